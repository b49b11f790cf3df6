r"""Tables as LaTeX with the rules of booktabs, their numbers plain or in columns of siunitx.

A document that takes them needs ``\usepackage{booktabs}``, for `NumberStyle.SIUNITX` ``siunitx``, and ``longtable``
where a table runs over pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, groupby, pairwise

from sr_desktop.export.tables.latex import escaped
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.export.tables.text_tables import Cell, Column, Table

_NUMBER = re.compile(r"[−-]?(\d+)(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Size:
    """A size of letters, in documents of 10 points.

    Attributes:
        command: Switches to it.
        character: Mean width of a character of a table, in points of TeX.
        gap: Between two columns, in points.
    """

    command: str
    character: float
    gap: float

    @property
    def lines(self) -> list[str]:
        """What sets it."""
        return [rf"\{self.command}\setlength{{\tabcolsep}}{{{self.gap / 2:g}pt}}"]


SIZES = (Size("small", 4.6, 10), Size("footnotesize", 4.2, 8), Size("scriptsize", 3.8, 6))
"""From the usual one of tables to the smallest that is read well."""


class NumberStyle(StrEnum):
    """How columns of numbers are set."""

    PLAIN = "plain"
    """As text, flush right."""
    SIUNITX = "siunitx"
    """In ``S`` columns, whose decimal points stand below each other."""


def as_latex(table: Table, style: NumberStyle = NumberStyle.PLAIN) -> str:
    """A ``tabular``: best bold, second underlined; groups of columns over a rule each; what it is of as comments."""
    lines = [f"% {line}" for line in table.about]
    return "\n".join([*lines, *tabular(table, style)]) + "\n"


def tabular(table: Table, style: NumberStyle) -> list[str]:
    """The lines of the ``tabular`` alone."""
    head, body = _head(table, style), _body(table, style)
    begin = rf"\begin{{tabular}}{{{_specification(table, style)}}}"
    return [begin, r"  \toprule", *head, r"  \midrule", *body, r"  \bottomrule", r"\end{tabular}"]


def longtable(table: Table, style: NumberStyle, caption: str, label: str) -> list[str]:
    """The lines of a table that runs over as many pages as it needs, its heading on each.

    Args:
        caption: Over it; LaTeX already.
        label: What the text refers to.
    """
    head = _head(table, style)
    count = len(table.columns)
    return [
        rf"\begin{{longtable}}{{{_specification(table, style)}}}",
        rf"  \caption{{{caption}}}\label{{{label}}} \\",
        r"  \toprule", *head, r"  \midrule", r"  \endfirsthead",
        r"  \toprule", *head, r"  \midrule", r"  \endhead",
        r"  \midrule", rf"  \multicolumn{{{count}}}{{r}}{{continued}} \\", r"  \endfoot",
        r"  \bottomrule", r"  \endlastfoot",
        *_body(table, style),
        r"\end{longtable}",
    ]  # fmt: skip


def fitting(table: Table, width_pt: float, sizes: Sequence[Size] = SIZES) -> tuple[Size, tuple[Table, ...]]:
    """The largest size in which a table fits a width; in the smallest it is cut where it does not.

    Each part has the first column, the columns of a group are together, and no part is much narrower than another.

    Args:
        width_pt: In points of TeX, e.g. 345 for the text of an article.
        sizes: To choose from, the largest first.
    """
    for size in sizes:
        if table_width(table, size) <= width_pt:
            return size, (table,)
    first, *others = range(len(table.columns))
    groups = [tuple(group) for _, group in groupby(others, key=lambda place: table.columns[place].group or str(place))]
    parts: list[list[int]] = []
    for group in groups:
        if parts and _width(table, [first, *parts[-1], *group], sizes[-1]) <= width_pt:
            parts[-1] += group
        else:
            parts.append([*group])
    even = _dealt(groups, len(parts))
    if all(_width(table, [first, *part], sizes[-1]) <= width_pt for part in even):
        parts = even
    return sizes[-1], tuple(_only(table, [first, *part]) for part in parts)


def _dealt(groups: Sequence[Sequence[int]], count: int) -> list[list[int]]:
    """The groups in their order in so many parts, of which none has two more than another."""
    ends = [len(groups) * number // count for number in range(count + 1)]
    return [list(chain.from_iterable(groups[begin:end])) for begin, end in pairwise(ends)]


def table_width(table: Table, size: Size) -> float:
    """About how wide a table is, in points of TeX."""
    return _width(table, range(len(table.columns)), size)


def _only(table: Table, places: Sequence[int]) -> Table:
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def _width(table: Table, places: Sequence[int], size: Size) -> float:
    longest = [max(len(table.columns[at].heading), *(len(row[at].text) for row in table.rows), 1) for at in places]
    return sum(longest) * size.character + size.gap * len(longest)


def _specification(table: Table, style: NumberStyle) -> str:
    """The letters of the columns."""
    letters = []
    for place, column in enumerate(table.columns):
        number_format = _number_format(table, place) if style is NumberStyle.SIUNITX else None
        if number_format is not None:
            letters.append(f"S[table-format={number_format}]")
        elif any(row[place].parts for row in table.rows):
            letters.append("c")
        else:
            letters.append("r" if column.is_number else "l")
    return "".join(letters)


def _number_format(table: Table, place: int) -> str | None:
    """The digits of a column before and behind the point, as siunitx takes them; None if it is not of numbers."""
    if not table.columns[place].is_number or any(row[place].parts for row in table.rows):
        return None
    found = [match for row in table.rows if (match := _NUMBER.fullmatch(row[place].text))]
    before = max((len(match[1]) for match in found), default=1)
    behind = max((len(match[2] or "") for match in found), default=0)
    sign = "-" if any(match[0][0] in "−-" for match in found) else ""
    return f"{sign}{before}.{behind}"


def _head(table: Table, style: NumberStyle) -> list[str]:
    headings = [escaped(column.heading) for column in table.columns]
    if style is NumberStyle.SIUNITX:
        # An S column takes what is no number between braces alone.
        headings = [f"{{{heading}}}" if _number_format(table, at) else heading for at, heading in enumerate(headings)]
    return [*_group_lines(table), _row(headings)]


def _body(table: Table, style: NumberStyle) -> list[str]:
    formats = [_number_format(table, at) if style is NumberStyle.SIUNITX else None for at in range(len(table.columns))]
    lines = []
    for number, row in enumerate(table.rows):
        if table.footers and number == len(table.rows) - table.footers:
            lines.append(r"  \midrule")
        cells = (
            _cell(cell) if number_format is None else _siunitx_cell(cell, number_format)
            for cell, number_format in zip(row, formats, strict=True)
        )
        lines.append(_row([*cells]))
    return lines


def _row(cells: Sequence[str]) -> str:
    """A line of the table; braces stand before what TeX would take for an argument of the line before."""
    line = " & ".join(cells)
    return f"  {'{}' if line.startswith(('[', '*')) else ''}{line} \\\\"


def _group_lines(table: Table) -> list[str]:
    """The names of the groups over their columns; none if all columns with a group share it."""
    columns: tuple[Column, ...] = table.columns
    if not table.names_groups and len({column.group for column in columns if column.group}) < 2:
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


def _cell(cell: Cell) -> str:
    if cell.parts:
        return " / ".join(map(_cell, cell.parts))
    text = escaped(cell.text)
    if cell.rank is Rank.BEST:
        return rf"\textbf{{{text}}}"
    return rf"\underline{{{text}}}" if cell.rank is Rank.SECOND else text


def _siunitx_cell(cell: Cell, number_format: str) -> str:
    """A cell of an ``S`` column; what is no number stands in braces, and so does what is underlined."""
    if not _NUMBER.fullmatch(cell.text):
        return f"{{{_cell(cell)}}}"
    number = cell.text.replace("−", "-")
    if cell.rank is Rank.SECOND:
        return rf"{{\underline{{\tablenum[table-format={number_format}]{{{number}}}}}}}"
    return rf"\bfseries {number}" if cell.rank is Rank.BEST else number
