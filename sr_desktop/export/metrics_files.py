"""The scores of a comparison as JSON (one file a picture) and CSV (one row a picture and method)."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.results import MethodResult, MethodScores, PictureResult
from sr_desktop.export.tables.text_tables import Value, as_csv, csv_file
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import METRICS, PLAIN_METRICS, measured_metrics
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Compute, Metric, Scores
from sr_desktop.messages.message import MessageError

Json = dict[str, "Json"] | list["Json"] | str | int | float | None
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class PictureScores:
    """One picture's scores, without any pixels.

    Attributes:
        image: The file, or the name of a pasted picture.
        mode: ``"reference"`` or ``"upscale"``.
        scale: How many times each side is enlarged.
        input_size: ``(width, height)`` of the low-resolution input.
        output_size: ``(width, height)`` of the whole outputs.
        region: The part that was measured, in output pixels; None for all of it.
        protocol: How it was measured.
        methods: Scores and run by method id.
        titles: What the methods are called, by id, where that is known.
    """

    image: str
    mode: str
    scale: int
    input_size: tuple[int, int]
    output_size: tuple[int, int]
    region: Rect | None
    protocol: Protocol
    methods: dict[str, MethodScores]
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_reference(self) -> bool:
        """Whether there is an original to measure against."""
        return self.mode == Mode.REFERENCE


def scores_of(result: PictureResult, checkpoint: Callable[[], None] | None = None) -> PictureScores:
    """The scores of a result. For a region the quality is measured again, over the region alone.

    Args:
        checkpoint: Called now and then while measuring; may raise to abandon it.

    Raises:
        ExportError: What computes a metric is lost.
    """
    return PictureScores(
        image=str(result.source) if result.source else result.name,
        mode=result.mode.value,
        scale=result.protocol.scale,
        input_size=result.input_size,
        output_size=result.output_size,
        region=result.region,
        protocol=result.protocol,
        methods={
            method.method: MethodScores(_scores(result, method, checkpoint), method.run, result.protocol)
            for method in result.methods
        },
        titles={method.method: result.catalogue.title(method.method) for method in result.methods},
    )


def write_metrics_json(path: Path, picture: PictureScores) -> None:
    """Write one picture's scores. Infinite PSNR is the string ``"inf"``, a missing value is null.

    Where there is nothing to measure, ``not_measured`` says why.

    Raises:
        ExportError: The file cannot be written.
    """
    text = json.dumps(_as_json(picture), indent=2, ensure_ascii=False, allow_nan=False)
    write_atomically(path, text + "\n", ExportError)


def write_metrics_csv(path: Path, pictures: Iterable[PictureScores]) -> None:
    """Write one row for every picture and method, under a row of names.

    Infinite PSNR is ``inf``, a missing value is empty.

    Raises:
        ExportError: The file cannot be written.
    """
    pictures = list(pictures)
    metrics = file_metrics(method.scores for picture in pictures for method in picture.methods.values())
    rows = [csv_row(picture, method, metrics) for picture in pictures for method in picture.methods]
    write_atomically(path, csv_file(as_csv(csv_columns(metrics), rows, line_end="\r\n")), ExportError)


_BEFORE = (
    "image", "mode", "scale", "input_width", "input_height", "output_width", "output_height",
    "region_x", "region_y", "region_width", "region_height", "method",
)  # fmt: skip
_AFTER = (
    "seconds", "device", "precision", "tile", "weights_sha256", "protocol", "degradation", "low_resolution", "title",
)  # fmt: skip
_SECONDS_DIGITS = 4


def csv_columns(metrics: Sequence[Metric] = PLAIN_METRICS) -> tuple[str, ...]:
    """The columns of the CSV file, in order."""
    return (*_BEFORE, *(metric.id for metric in metrics), *_AFTER)


def csv_row(picture: PictureScores, method: str, metrics: Sequence[Metric] = PLAIN_METRICS) -> tuple[Value, ...]:
    """The cells of one picture and method under `csv_columns`, scores rounded to more digits than mean anything."""
    of, region = picture.methods[method], picture.region
    run = of.run
    place = (None,) * 4 if region is None else (region.x, region.y, region.width, region.height)
    return (
        picture.image, picture.mode, picture.scale, *picture.input_size, *picture.output_size, *place, method,
        *(metric.rounded(of.scores.get(metric.id)) for metric in metrics),
        *((None,) * 5 if run is None else
          (round(run.seconds, _SECONDS_DIGITS), run.device, run.precision_text, run.tile, run.weights_sha256)),
        picture.protocol.summary,
        *((picture.protocol.degradation, picture.protocol.low_resolution) if picture.has_reference else (None, None)),
        picture.titles.get(method, method),
    )  # fmt: skip


def file_metrics(scores: Iterable[Scores]) -> tuple[Metric, ...]:
    """The metrics that have a column in files: those that need no network, and what else was measured."""
    measured = measured_metrics(scores)
    return tuple(metric for metric in METRICS if metric in PLAIN_METRICS or metric in measured)


def as_number(value: float | None) -> float | str | None:
    """A score as JSON has it: an infinite one is ``"inf"``, for JSON knows no infinity."""
    # NaN would be a fault of ours and fails in json.dumps.
    return "inf" if value is not None and math.isinf(value) else value


def _scores(result: PictureResult, method: MethodResult, checkpoint: Callable[[], None] | None) -> Scores:
    if result.region is None:
        return method.scores
    # By what the whole picture has values of.
    networks = {name: result.computes[name] for name in result.computes if method.scores.get(name) is not None}
    try:
        return _measured(result, method, checkpoint, networks)
    except MessageError as error:
        raise ExportError(error.message) from error


def _measured(
    result: PictureResult,
    method: MethodResult,
    checkpoint: Callable[[], None] | None,
    networks: Mapping[str, Compute],
) -> Scores:
    return measure(
        method.pixels,
        None if result.ground_truth is None else result.ground_truth.pixels,
        is_gray=result.is_gray,
        alpha=method.alpha,
        true_alpha=None if result.ground_truth is None else result.ground_truth.alpha,
        low_resolution=result.low_resolution.pixels,
        low_alpha=result.low_resolution.alpha,
        border=result.protocol.border,
        region=result.region,
        networks=networks,
        checkpoint=checkpoint,
    )


def _as_json(picture: PictureScores) -> Json:
    region = picture.region
    metrics = file_metrics(method.scores for method in picture.methods.values())
    return {
        "image": picture.image,
        "mode": picture.mode,
        "scale": picture.scale,
        "input_size": list(picture.input_size),
        "output_size": list(picture.output_size),
        "region": None if region is None else [region.x, region.y, region.width, region.height],
        "protocol": {**picture.protocol.as_json(of_region=region is not None)},
        "methods": {
            name: {"title": picture.titles.get(name, name), **_method_as_json(method, metrics)}
            for name, method in picture.methods.items()
        },
    }


def _method_as_json(method: MethodScores, metrics: Sequence[Metric]) -> dict[str, Json]:
    run, reason = method.run, method.scores.reason
    return {
        **{metric.id: as_number(method.scores.get(metric.id)) for metric in metrics},
        **({} if reason is None else {"not_measured": str(reason)}),
        "seconds": method.seconds,
        "device": None if run is None else run.device,
        "precision": None if run is None else run.precision_text,
        "self_ensemble": None if run is None else run.self_ensemble,
        "tile": None if run is None else run.tile,
        "weights_sha256": None if run is None else run.weights_sha256,
        **({} if run is None or run.model_format is None else {"model_format": run.model_format}),
    }
