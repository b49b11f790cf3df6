"""The figures of a comparison as JSON (one file a picture) and CSV (one row a picture and method)."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.errors import ExportError
from sr_desktop.export.results import MethodResult, PictureResult
from sr_desktop.imaging.atomic import atomic_path
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import PROTOCOL, Metrics, Protocol, measure
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_written

Json = dict[str, "Json"] | list["Json"] | str | int | float | None
"""What JSON can hold."""

_NO_METRICS = Metrics(None, None, None)


@dataclass(frozen=True, slots=True)
class MethodFigures:
    """One method's figures, as they stand in the files.

    What does not exist is None: quality where there is no truth, seconds and device of a given picture.
    """

    psnr_y: float | None
    psnr_rgb: float | None
    ssim_y: float | None
    seconds: float | None
    device: str | None
    precision: str | None
    tile: int | None
    weights_sha256: str | None


@dataclass(frozen=True, slots=True)
class PictureFigures:
    """One picture's figures, without any pixels.

    Attributes:
        image: The file, or the name of a pasted picture.
        mode: ``"reference"`` or ``"upscale"``.
        scale: How many times each side is enlarged.
        input_size: ``(width, height)`` of the low-resolution input.
        output_size: ``(width, height)`` of the whole outputs.
        region: The part that was measured, in output pixels; None for all of it.
        protocol: How it was measured.
        methods: Figures by method id.
    """

    image: str
    mode: str
    scale: int
    input_size: tuple[int, int]
    output_size: tuple[int, int]
    region: Rect | None
    protocol: Protocol
    methods: dict[str, MethodFigures]


def figures_of(result: PictureResult, checkpoint: Callable[[], None] | None = None) -> PictureFigures:
    """The figures of a result. For a region the quality is measured anew, over the region alone.

    Args:
        checkpoint: Called now and then while measuring; may raise to abandon it.
    """
    return PictureFigures(
        image=str(result.source) if result.source else result.name,
        mode=result.mode.value,
        scale=PROTOCOL.scale,
        input_size=result.input_size,
        output_size=result.output_size,
        region=result.region,
        protocol=PROTOCOL,
        methods={method.method: _method_figures(result, method, checkpoint) for method in result.methods},
    )


def write_metrics_json(path: Path, figures: PictureFigures) -> None:
    """Write one picture's figures. Infinite PSNR is the string ``"inf"``, a missing value is null.

    Raises:
        ExportError: The file cannot be written.
    """
    text = json.dumps(_as_json(figures), indent=2, ensure_ascii=False, allow_nan=False)
    write_text(path, text + "\n")


def write_metrics_csv(path: Path, pictures: Iterable[PictureFigures]) -> None:
    """Write one row for every picture and method, under a row of names.

    Infinite PSNR is ``inf``, a missing value is empty.

    Raises:
        ExportError: The file cannot be written.
    """
    rows = [csv_row(picture, method) for picture in pictures for method in picture.methods]
    try:
        with atomic_path(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(CSV_COLUMNS)
            writer.writerows(rows)
    except OSError as error:
        raise ExportError(Message("file.not-written", path=path, reason=why_not_written(error, path))) from error


CSV_COLUMNS: tuple[str, ...] = (
    "image", "mode", "scale", "input_width", "input_height", "output_width", "output_height",
    "region_x", "region_y", "region_width", "region_height", "method", "psnr_y", "psnr_rgb", "ssim_y",
    "seconds", "device", "precision", "tile", "weights_sha256", "protocol",
)  # fmt: skip
"""The columns of the CSV file, in order."""


def _method_figures(
    result: PictureResult, method: MethodResult, checkpoint: Callable[[], None] | None
) -> MethodFigures:
    metrics = method.metrics
    if result.region is not None and result.truth is not None:
        metrics = measure(
            method.pixels, result.truth.pixels, is_gray=result.is_gray, region=result.region, checkpoint=checkpoint
        )
    return method_figures(metrics, method.run)


def method_figures(metrics: Metrics | None, run: RunInfo | None) -> MethodFigures:
    """A method's figures; no metrics are those of a picture without a reference, no run that of a given picture."""
    metrics = metrics or _NO_METRICS
    return MethodFigures(
        psnr_y=metrics.psnr_y,
        psnr_rgb=metrics.psnr_rgb,
        ssim_y=metrics.ssim_y,
        seconds=None if run is None else run.seconds,
        device=None if run is None else run.device,
        precision=None if run is None else run.precision,
        tile=None if run is None else run.tile,
        weights_sha256=None if run is None else run.weights_sha256,
    )


def _as_json(figures: PictureFigures) -> Json:
    region = figures.region
    return {
        "image": figures.image,
        "mode": figures.mode,
        "scale": figures.scale,
        "input_size": list(figures.input_size),
        "output_size": list(figures.output_size),
        "region": None if region is None else [region.x, region.y, region.width, region.height],
        "protocol": {**figures.protocol.as_json()},
        "methods": {
            name: {
                "psnr_y": _number(method.psnr_y),
                "psnr_rgb": _number(method.psnr_rgb),
                "ssim_y": _number(method.ssim_y),
                "seconds": method.seconds,
                "device": method.device,
                "precision": method.precision,
                "tile": method.tile,
                "weights_sha256": method.weights_sha256,
            }
            for name, method in figures.methods.items()
        },
    }


def _number(value: float | None) -> float | str | None:
    # JSON has no infinity; NaN would be a fault of ours and fails in json.dumps.
    return "inf" if value is not None and math.isinf(value) else value


def csv_row(picture: PictureFigures, method: str) -> tuple[str | int | float | None, ...]:
    """The cells of one picture and method under `CSV_COLUMNS`, figures rounded to more digits than mean anything."""
    figures, region = picture.methods[method], picture.region
    place = (None,) * 4 if region is None else (region.x, region.y, region.width, region.height)
    return (
        picture.image, picture.mode, picture.scale, *picture.input_size, *picture.output_size, *place, method,
        _rounded(figures.psnr_y, 4), _rounded(figures.psnr_rgb, 4), _rounded(figures.ssim_y, 6),
        _rounded(figures.seconds, 4), figures.device, figures.precision, figures.tile, figures.weights_sha256,
        picture.protocol.summary,
    )  # fmt: skip


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def write_text(path: Path, text: str) -> None:
    """Write a file of text, whole or not at all.

    Raises:
        ExportError: The file cannot be written.
    """
    try:
        with atomic_path(path) as temporary:
            temporary.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ExportError(Message("file.not-written", path=path, reason=why_not_written(error, path))) from error
