"""Tables as text, CSV and LaTeX, and for a terminal."""

from __future__ import annotations

import csv
import io
import math
import re

import pytest
from rich.console import Console

from sr_desktop.export.tables.latex_tables import NumberStyle, as_latex
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.export.tables.text_tables import (
    Cell,
    Column,
    Table,
    as_csv,
    as_terminal,
    as_text,
    score,
    score_column,
    words,
)
from sr_desktop.imaging.measuring.metrics import metric_of

PSNR, SSIM = metric_of("psnr_y"), metric_of("ssim_y")


@pytest.fixture
def table() -> Table:
    """Two methods and their mean, in two groups of columns."""
    columns = (
        Column("image", "Image"),
        *(
            Column(f"{name}_{metric.id}", name, True, metric.heading)
            for metric in (PSNR, SSIM)
            for name in ("A&B", "C")
        ),
    )
    return Table(
        columns,
        (
            (
                words("a_1"),
                score(PSNR, 27.914, Rank.BEST),
                score(PSNR, 26.0, Rank.SECOND),
                score(SSIM, -0.5),
                words(None),
            ),
            (words("Mean"), score(PSNR, math.inf), score(PSNR, None), score(SSIM, 0.8), score(SSIM, 1.0)),
        ),
        ("Protocol: x4",),
        footers=1,
    )


def test_text(table: Table) -> None:
    assert as_text(table).splitlines() == [
        "Image\tA&B PSNR-Y (dB)\tC PSNR-Y (dB)\tA&B SSIM-Y\tC SSIM-Y",
        "a_1\t27.91\t26.00\t−0.5000\t–",
        "Mean\t∞\t–\t0.8000\t1.0000",
        "",
        "Protocol: x4",
    ]
    assert as_text(Table((Column("a", "A"),), ((words("x"),),))) == "A\nx\n"


def test_latex(table: Table) -> None:
    assert as_latex(table).splitlines() == [
        "% Protocol: x4",
        r"\begin{tabular}{lrrrr}",
        r"  \toprule",
        r"  & \multicolumn{2}{c}{PSNR-Y (dB)} & \multicolumn{2}{c}{SSIM-Y} \\",
        r"  \cmidrule(lr){2-3} \cmidrule(lr){4-5}",
        r"  Image & A\&B & C & A\&B & C \\",
        r"  \midrule",
        r"  a\_1 & \textbf{27.91} & \underline{26.00} & $-$0.5000 & -- \\",
        r"  \midrule",
        r"  Mean & $\infty$ & -- & 0.8000 & 1.0000 \\",
        r"  \bottomrule",
        r"\end{tabular}",
    ]


def test_latex_without_groups_has_one_line_of_headings() -> None:
    single = Table((Column("method", "Method"), score_column(PSNR)), ((words("C"), score(PSNR, 20.0)),))
    assert "multicolumn" not in as_latex(single)
    assert r"  Method & PSNR-Y (dB) \\" in as_latex(single)


def test_csv_holds_values_and_not_their_text() -> None:
    written = as_csv(("a", "b", "c"), [(1.25, math.inf, None), ("x, y", 3, 'q"')])
    assert list(csv.reader(io.StringIO(written))) == [["a", "b", "c"], ["1.25", "inf", ""], ["x, y", "3", 'q"']]
    assert as_csv(("a",), [(1,)], line_end="\r\n") == "a\r\n1\r\n"
    # Names of files may hold line ends, and readers end a row at any.
    for name in ("a\rb", "a\nb", "a\r\nb"):
        assert list(csv.reader(io.StringIO(as_csv(("a", "b"), [(name, 1)]), newline=""))) == [["a", "b"], [name, "1"]]


def test_a_score_is_rounded_for_files_and_shorter_for_readers() -> None:
    assert score(PSNR, 27.91419, Rank.BEST) == Cell(27.9142, "27.91", Rank.BEST)
    assert score_column(PSNR) == Column("psnr_y", "PSNR-Y (dB)", is_number=True)


def test_a_terminal_shows_words_as_they_are_and_marks_the_best(table: Table) -> None:
    console = Console(width=100, color_system="standard", force_terminal=True, record=True, file=io.StringIO())
    console.print(as_terminal(table, title="Scores", caption="here", styles=("bold", "dim")))
    plain = console.export_text(clear=False)
    assert "Scores" in plain
    assert "A&B" in plain
    assert plain.index("a_1") < plain.index("Mean") < plain.index("here")
    columns = (Column("m", "[/M]"), Column("psnr", "PSNR", True, group="Set [x4]"))
    brackets = Table(columns, ((words("[red]x"), score(PSNR, 27.9, Rank.BEST)),), names_groups=True)
    console.print(as_terminal(brackets, title="[a]", caption="[/b]"))
    plain = console.export_text(clear=False)
    assert all(text in plain for text in ("[red]x", "[/M]", "Set [x4]", "[a]", "[/b]"))
    assert re.search(r"\x1b\[1m *27\.90\x1b", console.export_text(styles=True))


@pytest.mark.parametrize("width", [24, 40, 80])
def test_numbers_are_not_cut_in_a_narrow_terminal(width: int) -> None:
    columns = (
        Column("method", "Method"),
        Column("psnr", "PSNR-Y (dB)", is_number=True),
        Column("ssim", "SSIM-Y", is_number=True),
        Column("device", "Device"),
    )
    row = (words("SRResNet Photo"), Cell(27.9134, "27.91"), Cell(0.80121, "0.8012"), words("NVIDIA H100 80GB HBM3"))
    console = Console(width=width, record=True, file=io.StringIO())
    console.print(as_terminal(Table(columns, (row,))))
    told = console.export_text()
    assert "27.91" in told
    assert "0.8012" in told


@pytest.mark.parametrize("style", NumberStyle)
def test_latex_takes_no_beginning_of_a_row_for_an_argument(style: NumberStyle) -> None:
    names = ("[1] a", "*b", "c*", "[")
    rows = tuple((words(name), score(PSNR, 20.0)) for name in names)
    written = as_latex(Table((Column("image", "[Image]"), Column("psnr_y", "*PSNR", True)), rows), style)
    lines = [line.strip().partition(" & ")[0] for line in written.splitlines() if " & " in line]
    assert lines == ["{}[Image]", "{}[1] a", "{}*b", "c*", "{}["]
