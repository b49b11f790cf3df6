"""What the network makes of a few fixed crops, next to its input and to the truth."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from torch import nn

from sr_desktop import SCALE
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.training.validation import ValidationPair, restored
from trainer.writing import make_folder, whole_file

FOLDER = "previews"
_ROWS = 4
_CROP = 96
"""Side of a crop in pixels of the truth."""
_ZOOM = 2
_GAP = 8
_HEADER = 24
_CAPTION = 18
_BACKGROUND = (48, 48, 48)
_INK = (235, 235, 235)
_SHOWN = metric_of("psnr_y")


def draw_preview(network: nn.Module, pairs: Sequence[ValidationPair], title: str) -> Image.Image:
    """A row for each of some evenly chosen pairs: low resolution, bicubic, output, truth, with PSNR-Y below.

    Args:
        network: In eval mode.
        pairs: The validation pictures; the same rows are drawn each time.
        title: Heading of the output's column.
    """
    shown = pairs[:: max(1, len(pairs) // _ROWS)][:_ROWS]
    side = _CROP * _ZOOM
    headings = ("low resolution", "bicubic", title, "truth")
    width = len(headings) * (side + _GAP) + _GAP
    height = _HEADER + len(shown) * (side + _CAPTION + _GAP)
    sheet = Image.new("RGB", (width, height), _BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(13)
    for column, heading in enumerate(headings):
        draw.text((_GAP + column * (side + _GAP), 5), heading, fill=_INK, font=font)
    for row, pair in enumerate(shown):
        y = _HEADER + row * (side + _CAPTION + _GAP)
        for column, (crop, caption) in enumerate(_cells(network, pair)):
            x = _GAP + column * (side + _GAP)
            size = crop.shape[1] * _ZOOM, crop.shape[0] * _ZOOM
            sheet.paste(Image.fromarray(crop).resize(size, Image.Resampling.NEAREST), (x, y))
            draw.text((x, y + side + 2), caption, fill=_INK, font=font)
    return sheet


def save_preview(folder: Path, step: int, picture: Image.Image) -> Path:
    """Write the preview of a step into a run's folder, atomically."""
    make_folder(folder / FOLDER)
    path = folder / FOLDER / f"step-{step:08d}.png"
    with whole_file(path) as temporary:
        picture.save(temporary)
    return path


def newest_preview(folder: Path) -> Path | None:
    """The last preview of a run, None if it has none."""
    return max((folder / FOLDER).glob("step-*.png"), default=None)


def _cells(network: nn.Module, pair: ValidationPair) -> list[tuple[Pixels, str]]:
    ground_truth = pair.ground_truth.pixels
    region = _middle(pair.low.bounds, _CROP // SCALE).scaled(SCALE).slices
    candidates = [
        upscale(pair.low.pixels, SCALE, Kernel.NEAREST),
        upscale(pair.low.pixels, SCALE, Kernel.BICUBIC),
        restored(network, pair.low),
    ]
    cells = [
        (picture[region], _quality(picture[region], ground_truth[region], pair.ground_truth.is_gray))
        for picture in candidates
    ]
    return [*cells, (ground_truth[region], "")]


def _middle(bounds: Rect, side: int) -> Rect:
    width, height = min(side, bounds.width), min(side, bounds.height)
    return Rect((bounds.width - width) // 2, (bounds.height - height) // 2, width, height)


def _quality(crop: Pixels, ground_truth: Pixels, is_gray: bool) -> str:
    value = measure(crop, ground_truth, is_gray=is_gray, metrics=(_SHOWN,))[_SHOWN.id]
    return "" if value is None else f"{_SHOWN.compact(value)} {_SHOWN.label}"
