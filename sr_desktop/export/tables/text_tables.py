"""Tables as text and CSV, and for a terminal; `sr_desktop.export.tables.latex_tables` writes them as LaTeX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.measuring.scores import NO_VALUE, Mean, Metric
from sr_desktop.messages.names import escaped as escaped_name

if TYPE_CHECKING:
    from rich.table import Table as TerminalTable
    from rich.text import Text

Value = str | float | int | None
"""What a cell holds; None where there is nothing."""

_SLASH = " / "
"""Between the parts of a cell."""

_ANY_LINE_END = "\r\n"

_STYLES = {Rank.NONE: "", Rank.BEST: "bold", Rank.SECOND: "underline"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        id: Its name in CSV files.
        heading: Its name for a reader.
        is_number: Whether it holds numbers, which are written flush right.
        group: What it shares with its neighbours, e.g. the metric of several methods; empty if nothing.
    """

    id: str
    heading: str
    is_number: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: What it holds, as CSV files have it.
        text: How it is written for a reader.
        rank: Whether it is the best or the second of those that it is compared with.
        parts: The cells that it joins, each with a rank of its own; none for a plain one.
    """

    value: Value
    text: str
    rank: Rank = Rank.NONE
    parts: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table, ready to be written.

    Attributes:
        columns: Its columns, at least one.
        rows: Cells, one for every column.
        about: Lines that say what it is of, and how that was measured.
        footers: So many rows at its end are set off, such as means.
        names_groups: Whether the groups of columns are named even where all share one.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...] = ()
    footers: int = 0
    names_groups: bool = False


def words(text: str | None) -> Cell:
    """A cell of words; a dash for a reader if there are none."""
    return Cell(text, text or NO_VALUE)


def score(metric: Metric, value: float | Mean | None, rank: Rank = Rank.NONE) -> Cell:
    """A cell of a score, rounded as files hold it; of a mean, with what it leaves out."""
    mean = value if isinstance(value, Mean) else Mean(value)
    return Cell(metric.rounded(mean.value), metric.mean_text(mean), rank)


def joined(cells: Sequence[Cell]) -> Cell:
    """Several cells as one, as papers print PSNR and SSIM: ``27.91 / 0.8012``; a dash where none has a value."""
    if all(cell.value is None for cell in cells):
        return words(None)
    text = _SLASH.join(cell.text for cell in cells)
    return Cell(text, text, parts=tuple(cells))


def score_column(metric: Metric) -> Column:
    """The column of a metric."""
    return Column(metric.id, metric.heading, is_number=True)


def as_text(table: Table) -> str:
    """Columns parted by tabs, as spreadsheets and editors take them, and what the table is of below."""
    lines = ["\t".join(f"{column.heading} {column.group}".rstrip() for column in table.columns)]
    lines += ["\t".join(cell.text for cell in row) for row in table.rows]
    if table.about:
        lines += ["", *table.about]
    return "\n".join(lines) + "\n"


def as_csv(columns: Sequence[str], rows: Sequence[Sequence[Value]], line_end: str = "\n") -> str:
    """A row of names, then the rows. Infinite is ``inf``, nothing is empty."""
    written = io.StringIO()
    # Python before 3.13 quotes those line ends alone that it writes, and readers end a row at any.
    writer = csv.writer(written, lineterminator=_ANY_LINE_END)
    lines = []
    for row in (columns, *rows):
        writer.writerow(row)
        lines.append(written.getvalue().removesuffix(_ANY_LINE_END) + line_end)
        written.seek(0)
        written.truncate()
    return "".join(lines)


def csv_file(text: str) -> str:
    """CSV as a file: with the mark of UTF-8 before text that is not ASCII, without which Excel takes it for another."""
    return text if escaped_name(text).isascii() else f"\ufeff{text}"


def as_terminal(
    table: Table, *, title: str | None = None, caption: str | None = None, styles: Sequence[str] | None = None
) -> TerminalTable:
    """For a terminal: best bold, second underlined.

    Args:
        title: Over the table.
        caption: Under it.
        styles: Of every row, as rich names them.
    """
    # rich takes its time to import, and the window has no terminal.
    from rich import box
    from rich.table import Table as TerminalTable
    from rich.text import Text

    # As texts: in plain words rich looks for markup, and a set of pictures may be called [x4].
    grid = TerminalTable(
        box=box.SIMPLE_HEAD,
        title=None if title is None else Text(title, "table.title"),
        caption=None if caption is None else Text(caption, "table.caption"),
        title_justify="left",
        caption_justify="left",
    )
    for place, column in enumerate(table.columns):
        heading = f"{column.group}\n{column.heading}" if table.names_groups and column.group else column.heading
        # A number is never cut: in a narrow terminal other columns give way.
        widest = max((_terminal_text(row[place]).cell_len for row in table.rows), default=0)
        grid.add_column(
            Text(heading),
            justify="right" if column.is_number else "left",
            min_width=widest if column.is_number else None,
        )
    for number, row in enumerate(table.rows):
        if table.footers and number == len(table.rows) - table.footers:
            grid.add_section()
        style = None if styles is None else styles[number]
        grid.add_row(*(_terminal_text(cell) for cell in row), style=style)
    return grid


def _terminal_text(cell: Cell) -> Text:
    from rich.text import Text

    if not cell.parts:
        return Text(cell.text, _STYLES[cell.rank])
    return Text(_SLASH).join(Text(part.text, _STYLES[part.rank]) for part in cell.parts)
