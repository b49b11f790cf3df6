"""What goes into a paper of an evaluation: the table of all sets and, if wanted, tables of every picture, as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sr_desktop.export.evaluating.evaluation import EvaluatedSet
from sr_desktop.export.evaluating.set_tables import (
    SetTableOptions,
    picture_table,
    protocol_of,
    published_sources,
    set_table,
    usual_metrics,
)
from sr_desktop.export.figure.wording import plain
from sr_desktop.export.names import UniqueNames
from sr_desktop.export.tables.latex import escaped
from sr_desktop.export.tables.latex_tables import SIZES, NumberStyle, fitting, longtable, table_width, tabular
from sr_desktop.imaging.measuring.scores import Metric

TEXT_WIDTH_PT = 345.0
"""Of an article at 10 points on one column: the narrowest text that is common. Wider tables are broken."""

COLUMN_WIDTH_PT = 240.0
"""Of a column of a paper in two: wider tables span both."""


@dataclass(frozen=True, slots=True)
class LatexOptions:
    """How an evaluation is written as LaTeX.

    Attributes:
        published: Whether published rows are added, marked and with their sources.
        siunitx: Whether numbers stand in columns of siunitx, every metric in its own.
        pictures: Whether tables of every picture follow that of the means.
    """

    published: bool = False
    siunitx: bool = False
    pictures: bool = False

    @property
    def width(self) -> float:
        """Into which tables are to fit, in points of TeX; columns of siunitx are wider than their letters."""
        return TEXT_WIDTH_PT * (0.9 if self.siunitx else 1.0)


def evaluation_latex(
    sets: Sequence[EvaluatedSet], options: LatexOptions, metrics: Sequence[Metric] | None = None
) -> str:
    """A ``table`` with methods as rows and sets as columns; best bold, second underlined, as booktabs rules it.

    What is wider than the text of an article is set smaller, and at last broken into several tables. Tables of every
    picture run over as many pages as they need. How all was measured stands in comments.

    Args:
        sets: What is in the tables, of one protocol.
        options: How.
        metrics: What stands in a cell; None for what papers print, as far as it was measured.
    """
    metrics = usual_metrics(sets) if metrics is None else tuple(metrics)
    style = NumberStyle.SIUNITX if options.siunitx else NumberStyle.PLAIN
    what = SetTableOptions(metrics, options.published, apart=options.siunitx)
    table = set_table(sets, what)
    packages = ["booktabs", *(["siunitx"] if options.siunitx else []), *(["longtable"] if options.pictures else [])]
    lines = [f"% {line}" for line in (*table.about, f"Needs \\usepackage{{{','.join(packages)}}}")]
    size, parts = fitting(table, options.width)
    scale = protocol_of(sets).scale
    measures = " and ".join(filter(None, (", ".join(_titles(metrics[:-1])), *_titles(metrics[-1:]))))
    sources = published_sources(sets) if options.published else ""
    caption = f"Mean {measures} at ×{scale}{_of_input(sets)}. Best in bold, second underlined. {sources}".rstrip()
    labels = UniqueNames()
    label = _label([each.name for each in sets])
    for number, part in enumerate(parts):
        environment = "table*" if table_width(part, size) > COLUMN_WIDTH_PT else "table"
        lines += [
            rf"\begin{{{environment}}}[t]",
            r"  \centering",
            r"  \setlength{\belowcaptionskip}{6pt}",
            rf"  \caption{{{escaped(caption + _of(number, parts))}}}",
            rf"  \label{{tab:{labels.take(label)}}}",
            *(f"  {line}" for line in (*size.lines, *_setup(options), *tabular(part, style))),
            rf"\end{{{environment}}}",
        ]
    if options.pictures:
        for each in sets:
            own_scale = each.evaluation.protocol.scale if each.evaluation.is_measured else scale
            lines += ["", *_pictures(each, own_scale, what, style, options, labels)]
    return "\n".join(lines) + "\n"


def _pictures(
    each: EvaluatedSet,
    scale: int,
    what: SetTableOptions,
    style: NumberStyle,
    options: LatexOptions,
    labels: UniqueNames,
) -> list[str]:
    size, parts = fitting(picture_table(each, what), options.width, SIZES[1:])
    lines = [r"\begingroup", *size.lines, *_setup(options)]
    for number, part in enumerate(parts):
        caption = escaped(f"{plain(each.name)}, every picture at ×{scale}.{_of(number, parts)}")
        lines += longtable(part, style, caption, f"tab:{labels.take(_label([each.name, 'pictures']))}")
    return [*lines, r"\endgroup"]


def _of(number: int, parts: Sequence[object]) -> str:
    """Which of several tables one is."""
    return f" ({number + 1} of {len(parts)})" if len(parts) > 1 else ""


def _setup(options: LatexOptions) -> list[str]:
    """What bold numbers need to be bold in siunitx."""
    return [r"\sisetup{detect-weight=true,mode=text}"] if options.siunitx else []


def _titles(metrics: Sequence[Metric]) -> list[str]:
    return [metric.short_heading for metric in metrics]


def _of_input(sets: Sequence[EvaluatedSet]) -> str:
    """What the methods were given; empty by the published protocol."""
    departs = dict.fromkeys(each.evaluation.protocol.input_message for each in sets if each.evaluation.is_measured)
    return "".join(f", {message}" for message in departs if message is not None)


def _label(names: Sequence[str]) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "-".join(names).lower()).strip("-") or "scores"
