"""Details of validation crops side by side, as every arm restores them: where the checkerboards are strongest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from sr_desktop.imaging.colors.color import luma
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from trainer.evaluation.checkerboard import FLAT_BELOW, TEXTURED_ABOVE, WINDOW, stride_spectrum
from trainer.experiments.measuring import MeasuredExperiment
from trainer.writing import make_folder, whole_file

SIDE = 48
"""Side of a detail in pixels of the truth."""
ZOOM = 3
FLAT_CONTRAST = 8
"""By how much the contrast of a flat detail is raised: otherwise there is nothing to be seen."""
_GAP = 6
_HEADER = 34
_CAPTION = 18
_BACKGROUND = (48, 48, 48)
_INK = (235, 235, 235)


@dataclass(frozen=True, slots=True)
class Detail:
    """A place in a validation crop; `strength` is the mean excess of the arms there, in 8-bit levels."""

    pair: int
    area: Rect
    is_flat: bool
    strength: float


def strongest_details(measured: MeasuredExperiment, count: int) -> list[Detail]:
    """Of the flat and of the textured places, those in which the arms together show most checkerboard.

    At most `count` of each kind, at most one a picture; flat ones first.
    """
    found: list[Detail] = []
    for is_flat in (True, False):
        strongest: dict[int, Detail] = {}
        for detail in _places(measured, is_flat):
            if detail.pair not in strongest or detail.strength > strongest[detail.pair].strength:
                strongest[detail.pair] = detail
        found += sorted(strongest.values(), key=lambda detail: -detail.strength)[:count]
    return found


def draw_details(measured: MeasuredExperiment, details: list[Detail], path: Path) -> None:
    """Write a sheet with a row for each detail and a column for the truth and for each arm, atomically."""
    headings = ["ground truth", *(measured_arm.arm.title for measured_arm in measured.arms)]
    side = SIDE * ZOOM
    size = _GAP + len(headings) * (side + _GAP), _HEADER + len(details) * (side + _CAPTION + _GAP)
    sheet = Image.new("RGB", size, _BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(12)
    for column, heading in enumerate(headings):
        _write_wrapped(draw, font, heading, _GAP + column * (side + _GAP), side)
    for row, detail in enumerate(details):
        top = _HEADER + row * (side + _CAPTION + _GAP)
        for column, picture in enumerate(_pictures(measured, detail)):
            left = _GAP + column * (side + _GAP)
            sheet.paste(Image.fromarray(picture).resize((side, side), Image.Resampling.NEAREST), (left, top))
        caption = f"flat, contrast x {FLAT_CONTRAST}" if detail.is_flat else "textured"
        draw.text((_GAP, top + side + 2), caption, fill=_INK, font=font)
    make_folder(path.parent)
    with whole_file(path) as temporary:
        sheet.save(temporary, format="PNG")


def _places(measured: MeasuredExperiment, is_flat: bool) -> Iterator[Detail]:
    for index, pair in enumerate(measured.pairs):
        ground_truth = luma(pair.ground_truth.pixels)
        arms = [luma(arm.outputs[index]) for arm in measured.arms]
        margin = (SIDE - WINDOW) // 2
        for y in range(0, ground_truth.shape[0] - SIDE + 1, SIDE):
            for x in range(0, ground_truth.shape[1] - SIDE + 1, SIDE):
                window = Rect(x + margin, y + margin, WINDOW, WINDOW).slices
                deviation = float(ground_truth[window].std())
                if deviation < FLAT_BELOW if is_flat else deviation > TEXTURED_ABOVE:
                    strength = fmean(stride_spectrum(arm[window][None]).excess for arm in arms)
                    yield Detail(index, Rect(x, y, SIDE, SIDE), is_flat, strength)


def _pictures(measured: MeasuredExperiment, detail: Detail) -> Iterator[Pixels]:
    ground_truth = measured.pairs[detail.pair].ground_truth.pixels[detail.area.slices]
    for picture in (ground_truth, *(arm.outputs[detail.pair][detail.area.slices] for arm in measured.arms)):
        yield _stretched(picture) if detail.is_flat else np.ascontiguousarray(picture)


def _stretched(picture: Pixels) -> Pixels:
    """Around the detail's own mean, which an arm may have missed by more than the pattern's strength."""
    mean = picture.mean((0, 1))
    raised: Pixels = (mean + FLAT_CONTRAST * (picture - mean)).round().clip(0, 255).astype(np.uint8)
    return raised


def _write_wrapped(
    draw: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, text: str, left: int, width: int
) -> None:
    """A heading in at most two lines of a column's width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    draw.text((left, 2), "\n".join(lines[:2]), fill=_INK, font=font, spacing=1)
