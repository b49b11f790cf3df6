"""The table as text, CSV and LaTeX. Knows no Qt.

All three say of what picture, region and protocol the figures are. What is copied is English, for papers and programs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from sr_desktop.export.figure.latex import ranked_cell
from sr_desktop.export.ranking import Rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import PROTOCOL, Metrics
from sr_desktop.ui.measuring.table import (
    COLUMNS,
    Column,
    Table,
    Value,
    filled_columns,
    is_number,
    ranks,
    text,
    value,
)

HEADINGS = {
    Column.METHOD: "Method",
    Column.PSNR_Y: "PSNR-Y (dB)",
    Column.PSNR_RGB: "PSNR-RGB (dB)",
    Column.SSIM: "SSIM-Y",
    Column.REGION_PSNR_Y: "Region PSNR-Y (dB)",
    Column.REGION_PSNR_RGB: "Region PSNR-RGB (dB)",
    Column.REGION_SSIM: "Region SSIM-Y",
    Column.SECONDS: "Seconds",
    Column.SPEED: "MP/s",
    Column.DEVICE: "Device",
    Column.PRECISION: "Precision",
    Column.PARAMETERS: "Parameters",
}
_CONTEXT_NAMES = ("image", "region_x", "region_y", "region_width", "region_height", "protocol")


def as_text(table: Table) -> str:
    """Columns parted by tabs, as spreadsheets and editors take them; those without any value are left out."""
    table = _measured(table)
    columns = filled_columns(table.rows)
    lines = ["\t".join(HEADINGS[column] for column in columns)]
    lines += ["\t".join(text(row, column) for column in columns) for row in table.rows]
    return "\n".join((*lines, "", *_about(table))) + "\n"


def as_csv(table: Table) -> str:
    """Every column under the names that exports use, numbers in full; infinite is ``inf``, nothing is empty."""
    table = _measured(table)
    region = table.region
    place = ("", "", "", "") if region is None else (region.x, region.y, region.width, region.height)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow((*(column.value for column in COLUMNS), *_CONTEXT_NAMES))
    for row in table.rows:
        cells = (_plain(value(row, column)) for column in COLUMNS)
        writer.writerow((*cells, table.picture, *place, PROTOCOL.summary))
    return written.getvalue()


def as_latex(table: Table) -> str:
    """A ``tabular`` with the rules of booktabs: best bold, second underlined, columns without any value left out."""
    table = _measured(table)
    columns = filled_columns(table.rows)
    standing = ranks(table.rows)
    lines = [f"% {line}" for line in _about(table)]
    lines.append(rf"\begin{{tabular}}{{{''.join('r' if is_number(column) else 'l' for column in columns)}}}")
    lines.append(r"  \toprule")
    lines.append("  " + " & ".join(HEADINGS[column] for column in columns) + r" \\")
    lines.append(r"  \midrule")
    for row in table.rows:
        cells = (ranked_cell(text(row, column), standing.get((row.method_id, column), Rank.NONE)) for column in columns)
        lines.append("  " + " & ".join(cells) + r" \\")
    lines += [r"  \bottomrule", r"\end{tabular}"]
    return "\n".join(lines) + "\n"


def region_text(region: Rect) -> str:
    """``64 × 48 px at 12, 40``."""
    return f"{region.width} × {region.height} px at {region.x}, {region.y}"


def _measured(table: Table) -> Table:
    """The table without figures of a region that has since moved on: they must not be taken for those of the new."""
    if table.is_current:
        return table
    unknown = Metrics(None, None, None)
    return replace(table, rows=tuple(replace(row, region=unknown) for row in table.rows))


def _about(table: Table) -> Sequence[str]:
    lines = [f"Picture: {table.picture}".replace("\n", " ")]
    if table.region is not None:
        lines.append(f"Region: {region_text(table.region)}")
    lines.append(f"Protocol: {PROTOCOL.summary}")
    return lines


def _plain(cell: Value) -> str:
    return "" if cell is None else str(cell)
