"""The words and numbers in a figure."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sr_desktop.export.figure.request import FigureRequest
from sr_desktop.export.results import ORIGINAL, PictureResult
from sr_desktop.imaging.measuring.difference import reach
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Metric


def shown_metrics(request: FigureRequest) -> tuple[Metric, ...]:
    """The metrics whose scores are printed under the crops: those chosen that exist without or with the original."""
    chosen = (metric_of(name) for name in request.layout.numbers)
    return tuple(metric for metric in chosen if request.result.ground_truth is not None or not metric.needs_reference)


def scores_head(metrics: Sequence[Metric]) -> str:
    """Printed under the original in place of scores."""
    return " / ".join(metric.short_label for metric in metrics)


def title_of(request: FigureRequest, method_id: str) -> str:
    """A method's name: the request's own, else the catalogue's, else its id; that of the original too."""
    return plain(request.titles.get(method_id) or request.result.catalogue.title(method_id))


def color_of(request: FigureRequest, method_id: str) -> str:
    """The colour that was chosen for a method, ``#rrggbb``: the request's own, else the catalogue's; else empty."""
    method = request.result.catalogue.find(method_id)
    return request.colors.get(method_id) or ("" if method is None else method.color)


def overview_subtitle(request: FigureRequest) -> str:
    """What the whole picture at the left is, where there is an original; else `note` says so."""
    width, height = request.result.output_size
    return f"{title_of(request, ORIGINAL)}, {width} × {height} px"


def measured_what(request: FigureRequest) -> str:
    """Which scores the figure shows, and of which part: the first half of `note`."""
    is_gray = request.result.is_gray
    names = " / ".join(metric.short_heading if is_gray else metric.heading for metric in shown_metrics(request))
    if is_gray:
        names += " of the gray channel"
    if not request.regions or not request.measure_regions:
        part = "the whole picture"
    else:
        part = "the region" if len(request.regions) == 1 else "each region"
    protocol = request.result.protocol
    how = f"×{protocol.scale}{_shaved(shown_metrics(request), protocol)}{_seen(request.result)}"
    return f"{names} over {part}, {how}{_departure(request.result)}"


def note(request: FigureRequest, ranked: bool) -> str:
    """The line that says how the numbers were measured, or why there are none.

    Args:
        ranked: Whether a best number is marked.
    """
    result = request.result
    width, height = result.input_size
    below = _difference(request)
    if shown_metrics(request):
        marks = " Best in bold, second best underlined." if ranked else ""
        return f"{measured_what(request)}.{marks}{below}"
    if result.ground_truth is None:
        shown = " the whole picture is bicubic;" if request.shows_overview else ""
        return f"×{result.protocol.scale} from {width} × {height} px;{shown} no reference to measure against."
    return f"×{result.protocol.scale} from {width} × {height} px{_departure(result)}.{below}"


def _difference(request: FigureRequest) -> str:
    """What stands under the pictures, if anything does."""
    gain = request.difference
    if gain is None:
        return ""
    original = title_of(request, ORIGINAL)
    return (
        f" Below: absolute difference from {original}, mean of R, G and B, ×{gain}: black is 0, the brightest "
        f"{reach(gain):.0f} levels or more."
    )


def _shaved(metrics: Sequence[Metric], protocol: Protocol) -> str:
    """What is left out of the measure at the border, and by which metrics not."""
    whole = [metric.short_label for metric in metrics if not metric.is_shaved]
    if len(whole) == len(metrics):
        return ""
    return f", {protocol.border} px shaved" + (f" (not for {' and '.join(whole)})" if whole else "")


def _seen(result: PictureResult) -> str:
    """What transparent pictures were measured over; empty where all is opaque."""
    return ", over black and white (the worse)" if result.is_transparent else ""


def _departure(result: PictureResult) -> str:
    """What the methods were given, behind a semicolon; empty by the published protocol."""
    departs = result.protocol.input_message
    return "" if departs is None else f"; {plain(str(departs))}"


def description(request: FigureRequest) -> str:
    """How everything in the figure was made, for the file's metadata: protocol, device, precision, weights."""
    regions = "; ".join(f"{r.x},{r.y},{r.width},{r.height}" for r in request.regions) or "whole picture"
    parts = [
        f"{note(request, ranked=False)}",
        f"Protocol: {plain(request.result.protocol.summary)}.",
        f"Region: {regions}.",
    ]
    for method in request.result.with_methods(request.shown).methods:
        if method.run is None:
            parts.append(f"{title_of(request, method.method)}: a given picture.")
            continue
        weights = f", weights {method.run.weights_sha256}" if method.run.weights_sha256 else ""
        how = f"{method.run.precision_text} on {method.run.device}"
        parts.append(f"{title_of(request, method.method)}: {how}{weights}.")
    return " ".join(parts)


def plain(text: str) -> str:
    """``text`` on one line and without what a file of text cannot hold: control characters, half surrogates."""
    line = " ".join(text.split())
    return "".join("�" if unicodedata.category(c) == "Cs" else c for c in line if unicodedata.category(c) != "Cc")
