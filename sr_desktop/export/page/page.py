"""Writes the page to share: pictures, scores and protocol in one HTML file."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from html import escape
from importlib.resources import files
from pathlib import Path

import numpy as np
from PIL import Image

from sr_desktop.export.chart.styles import style_in
from sr_desktop.export.errors import ExportError
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.metrics_files import Json, PictureScores, file_metrics, scores_of
from sr_desktop.export.results import ORIGINAL, MethodScores, PictureResult
from sr_desktop.export.tables.ranking import Rank, rank
from sr_desktop.imaging.backdrop import SHADES, Backdrop
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.metrics import headlines
from sr_desktop.imaging.measuring.scores import NO_VALUE
from sr_desktop.messages.message import Message
from sr_desktop.system.versions import versions

MOST_PIXELS = 64_000_000
"""Of all pictures of a page together: browsers on phones give up at some hundred megabytes of decoded pictures."""

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""Even if someone changed the page, a browser would fetch nothing."""

_BOARD = Backdrop()

Checkpoint = Callable[[], None]
"""Called now and then; may raise to abandon the work."""


def write_page(
    path: Path, result: PictureResult, checkpoint: Checkpoint = lambda: None, backdrop: Backdrop = _BOARD
) -> None:
    """Write the methods of a result, and the original where there is one, as they stand in it.

    Args:
        path: The file.
        result: What is shown; with a region, only that part.
        checkpoint: Called before every picture is coded.
        backdrop: What is seen through transparent parts.

    Raises:
        ExportError: There are more pixels than a page holds, or the file cannot be written.
    """
    write_atomically(path, page_of(result, checkpoint, backdrop), ExportError)


def page_of(result: PictureResult, checkpoint: Checkpoint = lambda: None, backdrop: Backdrop = _BOARD) -> str:
    """The page as text.

    Raises:
        ExportError: There are more pixels than a page holds.
    """
    area = result.area
    count = len(result.methods) + (result.ground_truth is not None)
    if area.area * count > MOST_PIXELS:
        raise ExportError(Message("page.too-large", megapixels=area.area * count / 1e6, most=MOST_PIXELS / 1e6))
    content = json.dumps(_content(result, checkpoint) | {"ground": _ground(result, backdrop)}, ensure_ascii=False)
    # No "</script>" or "<!--" in a title ends the script.
    safe = content.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return _part("page.html").format(
        title=escape(plain(result.name)),
        policy=escape(_POLICY, quote=True),
        style=_part("page.css"),
        content=safe,
        script=_part("page.js"),
    )


def _part(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def _content(result: PictureResult, checkpoint: Checkpoint) -> dict[str, Json]:
    scores = scores_of(result, checkpoint)
    area = result.area
    pictures: list[Json] = []
    if result.ground_truth is not None:
        title = plain(result.catalogue.title(ORIGINAL))
        pictures.append(_picture(ORIGINAL, title, result.ground_truth.layer, result, []))
    for method in result.methods:
        checkpoint()
        pictures.append(
            _picture(
                method.method,
                plain(result.catalogue.title(method.method)),
                method.layer,
                result,
                _scores(scores, method.method),
                _how(scores.methods[method.method]),
            )
        )
    shown = plain(result.name)
    if result.region is not None:
        shown += f", region {area.x},{area.y},{area.width},{area.height}"
    return {
        "name": shown,
        "width": area.width,
        "height": area.height,
        "about": [
            f"{result.output_size[0]} x {result.output_size[1]} pixels, enlarged {scores.scale} times from "
            f"{result.input_size[0]} x {result.input_size[1]}.",
            f"Protocol: {plain(result.protocol.summary)}",
            f"Made with SR Desktop {versions()['SR Desktop']}.",
        ],
        "pictures": pictures,
    }


def _ground(result: PictureResult, backdrop: Backdrop) -> Json:
    """The colours behind what can be seen through, two of a checkerboard; None if nothing can."""
    if not result.is_transparent:
        return None
    shades = SHADES if backdrop.color is None else (backdrop.color,)
    return [Backdrop(shade).id for shade in shades]


def _picture(
    method_id: str, title: str, layer: Layer, result: PictureResult, scores: list[Json], how: str = ""
) -> dict[str, Json]:
    source = _data_url(layer.part(result.area))
    method = result.catalogue.find(method_id)
    style = style_in(method.color) if method is not None and method.color else None
    colors: list[Json] = [] if style is None else [style.on_light, style.on_dark]
    return {"id": method_id, "title": title, "colors": colors, "scores": scores, "how": how, "source": source}


def _scores(picture: PictureScores, method_id: str) -> list[Json]:
    """Label, text and rank of each headline metric that a method has."""
    found: list[Json] = []
    for metric in headlines(file_metrics(one.scores for one in picture.methods.values())):
        values = {name: one.scores.get(metric.id) for name, one in picture.methods.items()}
        if values[method_id] is None:
            continue
        ranks = dict(zip(values, rank(list(values.values()), metric), strict=True))
        mark = {Rank.BEST: "best", Rank.SECOND: "second", Rank.NONE: ""}[ranks[method_id]]
        found.append({"label": metric.label, "unit": metric.unit, "text": metric.text(values[method_id]), "rank": mark})
    return found


def _how(method: MethodScores) -> str:
    """On what it ran, and with which weights."""
    run = method.run
    if run is None:
        return "a given picture"
    weights = f", weights {run.weights_sha256[:12]}" if run.weights_sha256 else ""
    return f"{run.precision_text} on {run.device_name or NO_VALUE}{weights}"


def _data_url(layer: Layer) -> str:
    """Lossless WebP, which every browser since 2020 shows, or PNG where a side is too long for it."""
    whole = layer.pixels if layer.alpha is None else np.dstack([layer.pixels, layer.alpha])
    image = Image.fromarray(np.ascontiguousarray(whole))
    coded = io.BytesIO()
    if max(image.size) <= 16_383:
        image.save(coded, "WEBP", lossless=True, exact=True, quality=20, method=2)
        kind = "webp"
    else:
        image.save(coded, "PNG")
        kind = "png"
    return f"data:image/{kind};base64,{base64.b64encode(coded.getvalue()).decode('ascii')}"
