"""The table as text, CSV and LaTeX. Does not use Qt.

Each names the picture, region and protocol of the scores. The copy is always in English, for papers and programs.
"""

from __future__ import annotations

from dataclasses import replace

from sr_desktop.export.figure.wording import plain
from sr_desktop.export.tables import latex_tables
from sr_desktop.export.tables import text_tables as tables
from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.scores import NO_SCORES
from sr_desktop.ui.measuring.table import Column, ScoreTable, filled_columns, ranks, text

_CONTEXT_NAMES = ("image", "region_x", "region_y", "region_width", "region_height", "protocol", "degradation")


def as_text(table: ScoreTable) -> str:
    """Tab-separated columns; empty columns are left out."""
    return tables.as_text(_written(table))


def as_latex(table: ScoreTable, style: NumberStyle = NumberStyle.PLAIN) -> str:
    """A ``tabular``; empty columns are left out."""
    return latex_tables.as_latex(_written(table), style)


def as_csv(table: ScoreTable) -> str:
    """Every column, named as in exports, with numbers at full precision."""
    table = _measured(table)
    region = table.region
    place = (None,) * 4 if region is None else (region.x, region.y, region.width, region.height)
    context = (table.picture, *place, plain(table.protocol.summary), table.protocol.degradation)
    rows = [(*(column.value(row) for column in table.columns), *context) for row in table.rows]
    return tables.as_csv((*(column.id for column in table.columns), *_CONTEXT_NAMES), rows)


def region_text(region: Rect) -> str:
    """``64 × 48 px at 12, 40``."""
    return f"{region.width} × {region.height} px at {region.x}, {region.y}"


def _written(table: ScoreTable) -> tables.Table:
    """The cells as text, with the best and the second best marked."""
    table = _measured(table)
    columns = filled_columns(table.rows, table.columns)
    standing = ranks(table.rows, columns)
    rows = tuple(
        tuple(
            tables.Cell(column.value(row), text(row, column), standing.get((row.method_id, column), Rank.NONE))
            for column in columns
        )
        for row in table.rows
    )
    return tables.Table(tuple(map(_column, columns)), rows, _about(table))


def _column(column: Column) -> tables.Column:
    return tables.Column(column.id, column.heading, is_number=column.number_text is not None)


def _measured(table: ScoreTable) -> ScoreTable:
    """The table without outdated region scores: they must not be mistaken for those of the current region."""
    if table.is_current:
        return table
    return replace(table, rows=tuple(replace(row, region=NO_SCORES) for row in table.rows))


def _about(table: ScoreTable) -> tuple[str, ...]:
    lines = [f"Picture: {table.picture}".replace("\n", " ")]
    if table.region is not None:
        lines.append(f"Region: {region_text(table.region)}")
    lines.append(f"Protocol: {plain(table.protocol.summary)}")
    return tuple(lines)
