"""The table of all methods: its rows, what its cells hold, how they are written, and who is best. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sr_desktop.engine.events import MethodDone
from sr_desktop.export.figure.wording import NO_VALUE, PSNR_DECIMALS, SSIM_DECIMALS, psnr_text, ssim_text
from sr_desktop.export.ranking import Rank, rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import Metrics

Value = str | float | int | None
"""What a cell holds; None where there is nothing."""

_UNKNOWN = Metrics(None, None, None)


class Column(Enum):
    """The columns in their order; the value is the column's name in CSV files, as far as possible that of exports."""

    METHOD = "method"
    PSNR_Y = "psnr_y"
    PSNR_RGB = "psnr_rgb"
    SSIM = "ssim_y"
    REGION_PSNR_Y = "region_psnr_y"
    REGION_PSNR_RGB = "region_psnr_rgb"
    REGION_SSIM = "region_ssim_y"
    SECONDS = "seconds"
    SPEED = "output_megapixels_per_second"
    DEVICE = "device"
    PRECISION = "precision"
    PARAMETERS = "parameters"


COLUMNS = tuple(Column)
REGION_COLUMNS = (Column.REGION_PSNR_Y, Column.REGION_PSNR_RGB, Column.REGION_SSIM)
"""What is measured in the marked region alone."""
_DECIMALS = {
    Column.PSNR_Y: PSNR_DECIMALS, Column.PSNR_RGB: PSNR_DECIMALS, Column.SSIM: SSIM_DECIMALS,
    Column.REGION_PSNR_Y: PSNR_DECIMALS, Column.REGION_PSNR_RGB: PSNR_DECIMALS, Column.REGION_SSIM: SSIM_DECIMALS,
}  # fmt: skip
"""The columns of quality, of which the best and the second are marked; times vary from run to run."""
_TEXT_COLUMNS = (Column.METHOD, Column.DEVICE, Column.PRECISION)


@dataclass(frozen=True, slots=True)
class Row:
    """One method.

    Attributes:
        method_id: Its id.
        title: Its name before the user.
        whole: Quality of the whole picture.
        region: Quality of the marked region.
        seconds: Time of this method alone; None before it is finished.
        megapixels: Size of its output in millions of pixels.
        device: The device in words.
        precision: The arithmetic, e.g. ``"fp32"``.
        parameters: Number of trained values; None for interpolation and where it is not known.
    """

    method_id: str
    title: str
    whole: Metrics = _UNKNOWN
    region: Metrics = _UNKNOWN
    seconds: float | None = None
    megapixels: float = 0.0
    device: str | None = None
    precision: str | None = None
    parameters: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """All rows in the order of the panes, and what they are of.

    Attributes:
        rows: One for every method.
        picture: What the picture is called.
        region: The marked region in output pixels; None if none is.
        is_current: Whether the region's figures are of `region`; else they are being measured anew.
    """

    rows: tuple[Row, ...] = ()
    picture: str = ""
    region: Rect | None = None
    is_current: bool = True


def row_of(method_id: str, title: str, done: MethodDone | None, region: Metrics | None, parameters: int | None) -> Row:
    """The row of a method: all but its name is empty as long as it is not `done`."""
    if done is None:
        return Row(method_id, title, parameters=parameters)
    run = done.run
    return Row(
        method_id,
        title,
        done.metrics or _UNKNOWN,
        region or _UNKNOWN,
        None if run is None else run.seconds,
        done.pixels.shape[0] * done.pixels.shape[1] / 1e6,
        None if run is None else run.device_name,
        None if run is None else run.precision,
        parameters,
    )


def value(row: Row, column: Column) -> Value:
    """What a cell holds: decibels, SSIM, seconds, output megapixels a second, a count, or words."""
    values: Mapping[Column, Value] = {
        Column.METHOD: row.title,
        Column.PSNR_Y: row.whole.psnr_y,
        Column.PSNR_RGB: row.whole.psnr_rgb,
        Column.SSIM: row.whole.ssim_y,
        Column.REGION_PSNR_Y: row.region.psnr_y,
        Column.REGION_PSNR_RGB: row.region.psnr_rgb,
        Column.REGION_SSIM: row.region.ssim_y,
        Column.SECONDS: row.seconds,
        Column.SPEED: row.megapixels / row.seconds if row.seconds else None,
        Column.DEVICE: row.device,
        Column.PRECISION: row.precision,
        Column.PARAMETERS: row.parameters,
    }
    return values[column]


def text(row: Row, column: Column) -> str:
    """A cell as it is written: ``27.91``, ``0.8012``, ``1.430``, ``1,547,350``, or a dash."""
    cell = value(row, column)
    if cell is None or isinstance(cell, str):
        return cell or NO_VALUE
    match column:
        case Column.SSIM | Column.REGION_SSIM:
            return ssim_text(cell)
        case Column.SECONDS:
            return f"{cell:.3f}"
        case Column.SPEED:
            return f"{cell:#.3g}" if cell < 99.95 else f"{cell:.0f}"
        case Column.PARAMETERS:
            return f"{cell:,}"
        case _:
            return psnr_text(cell)


def is_number(column: Column) -> bool:
    """Whether a column holds numbers, which are written flush right."""
    return column not in _TEXT_COLUMNS


def ranks(rows: Sequence[Row]) -> dict[tuple[str, Column], Rank]:
    """Who is best and second, by method id and column; what is written alike ranks alike."""
    found: dict[tuple[str, Column], Rank] = {}
    for column, decimals in _DECIMALS.items():
        cells = [value(row, column) for row in rows]
        numbers = [None if isinstance(cell, str) else cell for cell in cells]
        found |= {(row.method_id, column): each for row, each in zip(rows, rank(numbers, decimals), strict=True)}
    return found


def filled_columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns that hold anything."""
    return tuple(column for column in COLUMNS if any(value(row, column) is not None for row in rows))
