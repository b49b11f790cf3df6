"""Tables as text, CSV and LaTeX, and for a terminal. Every table of the program is written here."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sr_desktop.export.latex import escaped
from sr_desktop.export.ranking import Rank
from sr_desktop.imaging.scores import NO_VALUE, Metric
from sr_desktop.messages.names import escaped as escaped_name

if TYPE_CHECKING:
    from rich.table import Table as TerminalTable

Value = str | float | int | None
"""What a cell holds; None where there is nothing."""

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
    """

    value: Value
    text: str
    rank: Rank = Rank.NONE


@dataclass(frozen=True, slots=True)
class Table:
    """A table, ready to be written.

    Attributes:
        columns: Its columns, at least one.
        rows: Cells, one for every column.
        about: Lines that say what it is of, and how that was measured.
        footers: So many rows at its end are set off, such as means.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: tuple[str, ...] = ()
    footers: int = 0


def words(text: str | None) -> Cell:
    """A cell of words; a dash for a reader if there are none."""
    return Cell(text, text or NO_VALUE)


def score(metric: Metric, value: float | None, rank: Rank = Rank.NONE, infinite: int = 0) -> Cell:
    """A cell of a score, rounded as files hold it; of a mean, with how many infinite values it leaves out."""
    return Cell(metric.rounded(value), metric.mean_text(value, infinite), rank)


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
    writer = csv.writer(written, lineterminator=line_end)
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue()


def csv_file(text: str) -> str:
    """CSV as a file: with the mark of UTF-8 before text that is not ASCII, without which Excel takes it for another."""
    return text if escaped_name(text).isascii() else f"\ufeff{text}"


def as_latex(table: Table) -> str:
    """A ``tabular`` with the rules of booktabs: best bold, second underlined; groups of columns over a rule each."""
    columns = table.columns
    lines = [f"% {line}" for line in table.about]
    lines.append(rf"\begin{{tabular}}{{{''.join('r' if column.is_number else 'l' for column in columns)}}}")
    lines.append(r"  \toprule")
    lines += _group_lines(columns)
    lines += [f"  {' & '.join(escaped(column.heading) for column in columns)} \\\\", r"  \midrule"]
    for number, row in enumerate(table.rows):
        if table.footers and number == len(table.rows) - table.footers:
            lines.append(r"  \midrule")
        lines.append(f"  {' & '.join(map(_latex_cell, row))} \\\\")
    lines += [r"  \bottomrule", r"\end{tabular}"]
    return "\n".join(lines) + "\n"


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

    grid = TerminalTable(
        box=box.SIMPLE_HEAD, title=title, caption=caption, title_justify="left", caption_justify="left"
    )
    for column in table.columns:
        grid.add_column(column.heading, justify="right" if column.is_number else "left")
    for number, row in enumerate(table.rows):
        if table.footers and number == len(table.rows) - table.footers:
            grid.add_section()
        style = None if styles is None else styles[number]
        grid.add_row(*(Text(cell.text, _STYLES[cell.rank]) for cell in row), style=style)
    return grid


def _group_lines(columns: Sequence[Column]) -> list[str]:
    """The names of the groups over their columns; none if all columns with a group share it."""
    if len({column.group for column in columns if column.group}) < 2:
        return []
    names, rules, first = [], [], 1
    for group, members in groupby(columns, key=lambda column: column.group):
        count = len(list(members))
        if group:
            names.append(rf"\multicolumn{{{count}}}{{c}}{{{escaped(group)}}}")
            rules.append(rf"\cmidrule(lr){{{first}-{first + count - 1}}}")
        else:
            names += [""] * count
        first += count
    return [f"  {' & '.join(names).lstrip()} \\\\", f"  {' '.join(rules)}"]


def _latex_cell(cell: Cell) -> str:
    text = escaped(cell.text).replace("∞", r"$\infty$").replace("−", "$-$").replace("–", "--")
    if cell.rank is Rank.BEST:
        return rf"\textbf{{{text}}}"
    return rf"\underline{{{text}}}" if cell.rank is Rank.SECOND else text
