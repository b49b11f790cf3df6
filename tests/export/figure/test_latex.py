"""The LaTeX beside the figure."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from PIL import Image

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
    assert escaped("−1–∞") == r"$-$1--$\infty$"
    assert escaped("a<b>|c") == r"a\textless{}b\textgreater{}\textbar{}c"
    snippet = latex_snippet(FigureRequest(make_result("my_cat 100%")), PurePosixPath("my_cat 1/figure.png"))
    assert r"\includegraphics[width=170mm]{my_cat 1/figure.png}" in snippet
    assert r"super-resolution on my\_cat 100\%." in snippet
    assert r"\label{fig:my-cat-100}" in snippet
    assert not snippet.startswith("%")


def test_a_file_that_tex_cannot_open_is_included_by_another_name_which_is_told(make_result: Make) -> None:
    request = FigureRequest(make_result())
    snippet = latex_snippet(request, PurePosixPath("100%/a#~{b}\n.pdf"))
    assert snippet.splitlines()[0] == "% TeX opens no file called '100%/a#~{b} .pdf': call it '100-/a-b-.pdf'."
    assert r"\includegraphics[width=170mm]{100-/a-b-.pdf}" in snippet
    assert r"\includesvg[width=170mm]{a-b}" in latex_snippet(request, PurePosixPath("a%b.svg"))
    broken = latex_snippet(request, PurePosixPath("a\n\udcffb.pdf"))
    assert broken.splitlines()[1].startswith(r"\begin")


NAMES = (
    "a%b",
    "a#b",
    "a_b",
    "a~b",
    "a b",
    "a{b",
    "a}b{",
    "a{b}",
    "a&b",
    "a$HOME",
    "a^b",
    "a\\b",
    "ä ü",
    'a"b',
    "a'b",
    "a.b",
    "[a]",
)


def test_a_real_tex_takes_figures_of_any_name(make_result: Make, tmp_path: Path) -> None:
    tex = shutil.which("pdflatex")
    if tex is None:
        pytest.skip("needs pdflatex")
    lines = [r"\documentclass{article}", r"\usepackage{graphicx}", r"\begin{document}"]
    for name in NAMES:
        snippet = latex_snippet(FigureRequest(make_result(f"{name}<|>")), PurePosixPath(f"{name}.png"))
        found = re.search(r"call it '(.*)'\.$", snippet.splitlines()[0])
        Image.new("RGB", (8, 8)).save(tmp_path / (found[1] if found else f"{name}.png"))
        lines += [snippet, r"\clearpage"]
    (tmp_path / "paper.tex").write_text("\n".join([*lines, r"\end{document}"]), encoding="utf-8")
    command = [tex, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace")
    assert ended.returncode == 0, ended.stdout[-2000:]
