"""The LaTeX beside the figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath

from sr_desktop.engine.settings import Mode
from sr_desktop.export.figure.latex import escaped, latex_snippet
from sr_desktop.export.figure.request import FigureLayout, FigureRequest
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect

Make = Callable[..., PictureResult]


def test_a_wide_figure_spans_both_columns(make_result: Make) -> None:
    snippet = latex_snippet(FigureRequest(make_result(), (Rect(0, 0, 20, 20),)), PurePosixPath("figures/cat.pdf"))
    assert snippet == (
        "\\begin{figure*}[t]\n"
        "  \\centering\n"
        "  \\includegraphics[width=170mm]{figures/cat.pdf}\n"
        "  \\caption{Visual comparison of $\\times$4 super-resolution on cat. "
        "PSNR-Y (dB) / SSIM-Y over the region, $\\times$4, 4 px shaved.}\n"
        "  \\label{fig:cat}\n"
        "\\end{figure*}\n"
    )


def test_a_narrow_svg_without_a_reference(make_result: Make) -> None:
    request = FigureRequest(make_result(mode=Mode.UPSCALE), layout=FigureLayout(width_mm=82.5))
    snippet = latex_snippet(request, PureWindowsPath(r"fig\cat.svg"))
    assert r"\begin{figure}[t]" in snippet
    assert r"\includesvg[width=82.5mm]{fig/cat}" in snippet
    assert "PSNR" not in snippet


def test_what_latex_would_take_for_commands_is_escaped(make_result: Make) -> None:
    assert escaped(r"a_b $x^2$ 50% {&} #1 ~ \foo") == (
        r"a\_b \$x\textasciicircum{}2\$ 50\% \{\&\} \#1 \textasciitilde{} \textbackslash{}foo"
    )
    snippet = latex_snippet(FigureRequest(make_result("my_cat 100%")), PurePosixPath("my_cat 100%/figure.png"))
    assert r"\includegraphics[width=170mm]{\detokenize{my_cat 100%/figure.png}}" in snippet
    assert r"super-resolution on my\_cat 100\%." in snippet
    assert r"\label{fig:my-cat-100}" in snippet
