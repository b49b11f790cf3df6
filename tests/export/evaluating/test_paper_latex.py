"""Evaluations as LaTeX: what the tables hold, that they fit the page, and that a real TeX takes them."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.settings import Mode
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, EvaluatedSet, Evaluation
from sr_desktop.export.evaluating.paper_latex import LatexOptions, evaluation_latex
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import Scores

IDS = ("bicubic", "srcnn", "srresnet")
RUN = RunInfo(1.0, "cpu", "Test processor", "fp32", None, "abc")
ALL = LatexOptions(published=True, siunitx=True, pictures=True)


def picture(path: str, protocol: Protocol = PROTOCOL, **psnr: float) -> EvaluatedPicture:
    methods = {
        name: MethodScores(Scores(psnr_y=value, psnr_rgb=value - 1, ssim_y=value / 50), RUN, protocol)
        for name, value in psnr.items()
    }
    scores = PictureScores(path, Mode.REFERENCE.value, protocol.scale, (8, 8), (32, 32), None, protocol, methods)
    return EvaluatedPicture(Path(path), scores, is_ended=True)


def evaluation(protocol: Protocol = PROTOCOL) -> Evaluation:
    return Evaluation(
        IDS,
        (
            picture("/sets/Set5/baby_1.png", protocol, bicubic=28.0, srcnn=30.0, srresnet=32.0),
            picture("/sets/Set5/bird.png", protocol, bicubic=28.86, srcnn=30.96, srresnet=32.1),
            picture("/sets/Set14/a&b.png", protocol, bicubic=26.0, srcnn=27.5, srresnet=27.5),
        ),
    )


def underlined(number: str, digits: str) -> str:
    """A cell of siunitx."""
    return rf"{{\underline{{\tablenum[table-format={digits}]{{{number}}}}}}}"


def rows(latex: str) -> list[list[str]]:
    """The cells of all rows."""
    lines = (line.strip() for line in latex.splitlines())
    return [line.removesuffix(r" \\").split(" & ") for line in lines if line.endswith(r" \\") and " & " in line]


def test_methods_are_rows_and_sets_columns_with_both_scores_in_a_cell() -> None:
    latex = evaluation_latex(evaluation().sets, LatexOptions())
    assert r"\begin{tabular}{lcc}" in latex
    assert rows(latex) == [
        [r"& \multicolumn{1}{c}{Set5}", r"\multicolumn{1}{c}{Set14}"],
        ["Method", "PSNR / SSIM", "PSNR / SSIM"],
        ["Bicubic", "28.43 / 0.5686", r"\underline{26.00} / \underline{0.5200}"],
        ["SRCNN", r"\underline{30.48} / \underline{0.6096}", r"\textbf{27.50} / \textbf{0.5500}"],
        ["SRResNet", r"\textbf{32.05} / \textbf{0.6410}", r"\textbf{27.50} / \textbf{0.5500}"],
    ]
    assert r"\caption{Mean PSNR (dB) and SSIM at $\times$4. Best in bold, second underlined.}" in latex
    assert latex.startswith(f"% Protocol: {PROTOCOL.summary}\n% Means over pictures that every method did: Set5 2, ")
    assert "% SRResNet: fp32 on cpu, weights abc" in latex
    assert r"\usepackage{booktabs}" in latex


def test_published_rows_are_marked_stand_apart_and_take_part_in_the_ranking() -> None:
    latex = evaluation_latex(evaluation().sets, LatexOptions(published=True))
    table = {row[0]: row[1:] for row in rows(latex)}
    assert table[r"SRCNN, 91 images\textsuperscript{d}"] == ["30.07 / --", "27.18 / --"]
    assert table[r"EDSR, 43 M\textsuperscript{a}"][0] == r"\textbf{32.46} / \textbf{0.8968}"
    assert table["SRResNet"][0] == "32.05 / 0.6410"
    before, after = latex.split("  SRResNet & ")[1].split("\n", 1)
    assert after.lstrip().startswith(r"\midrule")
    assert before
    assert r"Rows with a letter as published: \textsuperscript{a} Lim et al. 2017; \textsuperscript{b} Ma" in latex
    assert "% Rows with a letter as published: ᵃ Lim et al. 2017; ᵇ Ma et al. 2020; ᶜ Kim" in latex


@pytest.mark.parametrize(
    "protocol", [Protocol.of(parse_degradation("jpeg60")), Protocol.of(parse_degradation("bicubic"), 2)]
)
def test_nothing_is_published_of_another_input_or_scale(protocol: Protocol) -> None:
    latex = evaluation_latex(evaluation(protocol).sets, LatexOptions(published=True))
    assert "published" not in latex
    assert f"at $\\times${protocol.scale}" in latex
    assert ("JPEG 60" in latex) is (protocol.degradation == "jpeg60")


@pytest.mark.parametrize("kind", ["bicubic", "jpeg60"])
def test_a_set_without_scores_says_nothing_of_the_protocol(kind: str) -> None:
    protocol = Protocol.of(parse_degradation(kind), 2)
    failed = EvaluatedPicture(Path("/sets/Bad/1.png"), is_ended=True)
    measured = evaluation(protocol)
    whole = replace(measured, pictures=(failed, *measured.pictures))
    latex = evaluation_latex(whole.sets, LatexOptions(published=True, pictures=True))
    assert latex.startswith(
        f"% Protocol: {protocol.summary}\n% Means over pictures that every method did: Bad 0, Set5 2"
    )
    assert latex.count("% Protocol") == 1
    assert r"SSIM at $\times$2" in latex
    assert r"Bad, every picture at $\times$2" in latex
    assert r"$\times$4" not in latex
    assert "published" not in latex
    assert ("JPEG 60" in latex) is (kind == "jpeg60")


def test_a_method_that_did_no_picture_of_a_set_is_named_beside_its_count() -> None:
    known = (picture("/sets/Set5/bird.png", bicubic=28.0, srcnn=30.0), EvaluatedPicture(Path("/sets/Set14/a.png")))
    latex = evaluation_latex(Evaluation(IDS, known).sets, LatexOptions())
    assert "\n% Means over pictures that every method did: Set5 1 (without SRResNet), Set14 0\n" in latex


def test_the_seed_of_noise_stands_in_the_caption() -> None:
    latex = evaluation_latex(evaluation(Protocol.of(parse_degradation("noise5+seed2"))).sets, LatexOptions())
    assert r"at $\times$4, low resolution: bicubic, noise 5, seed 2. Best" in latex


def test_a_set_without_scores_keeps_no_published_rows_from_the_others() -> None:
    failed = EvaluatedPicture(Path("/sets/Set14/1.png"), is_ended=True)
    whole = Evaluation(IDS, (failed, *evaluation().pictures[:2]))
    table = {row[0]: row[1:] for row in rows(evaluation_latex(whole.sets, LatexOptions(published=True)))}
    assert table[r"SRCNN, 91 images\textsuperscript{d}"] == ["--", "30.07 / --"]


def test_numbers_of_siunitx_stand_in_columns_of_their_own() -> None:
    latex = evaluation_latex(evaluation().sets, LatexOptions(siunitx=True))
    columns = "S[table-format=2.2]S[table-format=1.4]"
    assert rf"\begin{{tabular}}{{l{columns}{columns}}}" in latex
    assert ["Method", "{PSNR (dB)}", "{SSIM}", "{PSNR (dB)}", "{SSIM}"] in rows(latex)
    assert rows(latex)[2] == ["Bicubic", "28.43", "0.5686", *map(underlined, ("26.00", "0.5200"), ("2.2", "1.4"))]
    assert rows(latex)[3][1] == underlined("30.48", "2.2")
    assert rows(latex)[4][1] == r"\bfseries 32.05"


def test_what_exists_not_or_is_infinite_is_no_number() -> None:
    pictures = (picture("/s/a.png", bicubic=math.inf, srcnn=30.0), picture("/s/b.png", bicubic=20.0, srcnn=21.0))
    whole = Evaluation(IDS, pictures)
    plain = rows(evaluation_latex(whole.sets, LatexOptions(), (metric_of("psnr_y"),)))
    # Means over different pictures are not compared.
    assert [row[1] for row in plain[1:]] == [r"20.00 (1 $\infty$)", "25.50", "--"]
    apart = rows(evaluation_latex(whole.sets, LatexOptions(siunitx=True), (metric_of("psnr_y"),)))
    assert [row[1] for row in apart[1:]] == [r"{20.00 (1 $\infty$)}", "25.50", "{--}"]


def test_whatever_was_measured_of_the_headlines_is_in_the_cell() -> None:
    def with_lpips(one: EvaluatedPicture) -> EvaluatedPicture:
        assert one.scores is not None
        methods = {
            name: replace(each, scores=Scores({**each.scores, "lpips": 0.4 - place / 10}))
            for place, (name, each) in enumerate(one.scores.methods.items())
        }
        return replace(one, scores=replace(one.scores, methods=methods))

    whole = evaluation()
    latex = evaluation_latex(replace(whole, pictures=tuple(map(with_lpips, whole.pictures))).sets, LatexOptions())
    assert ["Method", "PSNR / SSIM / LPIPS", "PSNR / SSIM / LPIPS"] in rows(latex)
    assert rows(latex)[4][1].endswith(r" / \textbf{0.2000}")


def test_captions_are_a_paragraph_and_labels_differ_whatever_sets_are_called() -> None:
    """An empty line ends the argument of a caption; names without Latin letters give labels none of their own."""
    pictures = tuple(picture(f"/sets/{name}/a.png", bicubic=30.0) for name in ("集合", "另外", "a\n\nb"))
    latex = evaluation_latex(Evaluation(("bicubic",), pictures).sets, LatexOptions(pictures=True))
    assert r"\caption{a b, every picture" in latex
    assert re.findall(r"\\label{(.*?)}", latex) == ["tab:a-b", "tab:pictures", "tab:pictures-2", "tab:a-b-pictures"]


def test_a_table_wider_than_the_page_is_broken_between_sets() -> None:
    sets = [EvaluatedSet(f"Set number {number}", evaluation()) for number in range(7)]
    latex = evaluation_latex(sets, LatexOptions())
    assert latex.count(r"\begin{tabular}") > 1
    assert [latex.count(f"Set number {number}}}") for number in range(7)] == [1] * 7
    assert latex.count("[t]") == latex.count(r"\begin{tabular}")
    assert "(1 of" in latex
    assert latex.count("Bicubic &") == latex.count(r"\begin{tabular}")


def test_every_picture_has_a_row_and_many_methods_are_broken_into_tables() -> None:
    ids = ("bicubic", "srcnn", "srresnet", "nearest", "bilinear", "perceptual", "srgan")
    pictures = tuple(
        picture(f"/sets/Set5/{number}.png", **{name: 20.0 + number + place for place, name in enumerate(ids)})
        for number in range(80)
    )
    latex = evaluation_latex(Evaluation(ids, pictures).sets, LatexOptions(pictures=True))
    tables = latex.split(r"\begin{longtable}")[1:]
    assert len(tables) > 1
    for table in tables:
        assert len([line for line in table.splitlines() if re.match(r"  \d+ & ", line)]) == 80
        assert "  Mean of 80 & " in table
        assert r"\endhead" in table
    assert "(1 of" in tables[0]
    # As many methods in each as there can be.
    counts = [table.partition(r"\endfirsthead")[0].count(r"\multicolumn{1}{c}") for table in tables]
    assert sum(counts) == len(ids)
    assert max(counts) - min(counts) <= 1
    labels = re.findall(r"\\label\{([^}]*)\}", latex)
    assert len(set(labels)) == len(labels) == len(tables) + 1


@pytest.mark.parametrize("options", [LatexOptions(), ALL], ids=["plain", "all"])
def test_a_real_tex_takes_it_without_a_line_too_wide(tmp_path: Path, options: LatexOptions) -> None:
    tex = shutil.which("pdflatex")
    if tex is None:
        pytest.skip("needs pdflatex")
    if options.siunitx and not subprocess.run(["kpsewhich", "siunitx.sty"], capture_output=True).stdout:
        pytest.skip("needs the LaTeX package siunitx")
    whole = evaluation()
    awkward = (picture(f"/sets/Set5/{name}.png", bicubic=20.0, srcnn=21.0) for name in ("[1] a", "*b", "[c"))
    body = evaluation_latex(replace(whole, pictures=(*whole.pictures, *awkward)).sets, options)
    packages = re.findall(r"% Needs (\\usepackage\{.*\})", body)
    lines = [r"\documentclass{article}", *packages, r"\begin{document}", body, r"\end{document}"]
    (tmp_path / "paper.tex").write_text("\n".join(lines), encoding="utf-8")
    command = [tex, "-interaction=nonstopmode", "-halt-on-error", "paper.tex"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, errors="replace")
    assert ended.returncode == 0, ended.stdout[-2000:]
    assert (tmp_path / "paper.pdf").stat().st_size > 1000
    assert "Overfull" not in ended.stdout
    assert "Warning: Command" not in ended.stdout
