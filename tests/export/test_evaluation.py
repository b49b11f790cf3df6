"""Means, ranks and files of a set of pictures."""

from __future__ import annotations

import csv
import io
import math
from pathlib import Path

import pytest

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluation_files import evaluation_csv, evaluation_table
from sr_desktop.export.latex_tables import as_latex
from sr_desktop.export.metrics_files import PictureScores, csv_columns
from sr_desktop.export.ranking import Rank
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables import as_text
from sr_desktop.imaging.metrics import PROTOCOL, metric_of
from sr_desktop.imaging.scores import Scores
from sr_desktop.messages.message import Message

IDS = ("bicubic", "srcnn", "srresnet")
PSNR_Y, PSNR_RGB, SSIM = (metric_of(name) for name in ("psnr_y", "psnr_rgb", "ssim_y"))


def method_scores(psnr: float) -> MethodScores:
    scores = Scores(psnr_y=psnr, psnr_rgb=psnr - 1, ssim_y=psnr / 40)
    return MethodScores(scores, RunInfo(0.5, "cpu", "Some CPU", "fp32", None, "abc"))


def picture(name: str, **psnr: float) -> EvaluatedPicture:
    path = Path(f"/set/{name}.png")
    by_method = {method: method_scores(value) for method, value in psnr.items()}
    return EvaluatedPicture(
        path, PictureScores(str(path), "reference", 4, (8, 8), (32, 32), None, PROTOCOL, by_method), is_ended=True
    )


@pytest.fixture
def evaluation() -> Evaluation:
    """Two pictures that all methods did, one that SRResNet failed on, one that could not be read."""
    return Evaluation(
        IDS,
        (
            picture("a_1", bicubic=20.0, srcnn=21.0, srresnet=22.0),
            picture("b", bicubic=30.0, srcnn=32.0, srresnet=31.0),
            picture("c", bicubic=10.0, srcnn=10.0),
            EvaluatedPicture(Path("/set/d.png"), problem=Message("picture.damaged", name="d.png"), is_ended=True),
        ),
    )


def test_the_mean_is_over_the_pictures_that_every_method_did(evaluation: Evaluation) -> None:
    assert [one.path.stem for one in evaluation.counted] == ["a_1", "b"]
    assert [evaluation.means[name]["psnr_y"] for name in IDS] == [25, 26.5, 26.5]
    assert evaluation.means["bicubic"].get("ssim_y") == pytest.approx(25 / 40)


def test_a_method_that_never_worked_keeps_no_picture_from_being_counted(evaluation: Evaluation) -> None:
    without = Evaluation((*IDS[:2], "perceptual"), evaluation.pictures)
    assert len(without.counted) == 3
    assert without.means["bicubic"].get("psnr_y") == 20
    assert without.means["perceptual"].get("psnr_y") is None
    assert Evaluation(IDS).counted == ()


@pytest.fixture
def perfect() -> Evaluation:
    """Three pictures, of which one is restored exactly by two methods, and a second by one of them."""
    return Evaluation(
        IDS,
        (
            picture("flat", bicubic=math.inf, srcnn=math.inf, srresnet=60.0),
            picture("b", bicubic=math.inf, srcnn=30.0, srresnet=31.0),
            picture("c", bicubic=20.0, srcnn=21.0, srresnet=22.0),
        ),
    )


def test_an_infinite_score_is_left_out_of_the_mean_and_counted_beside_it(perfect: Evaluation) -> None:
    assert [perfect.means[name]["psnr_y"] for name in IDS] == [20, 25.5, pytest.approx(113 / 3)]
    assert [perfect.infinite(None, name, PSNR_Y) for name in IDS] == [2, 1, 0]
    assert perfect.infinite(perfect.pictures[0], "bicubic", PSNR_Y) == 0
    means = list(csv.DictReader(io.StringIO(evaluation_csv(perfect))))[-3:]
    assert [(row["psnr_y"], row["psnr_y_infinite"]) for row in means] == [
        ("20.0", "2"),
        ("25.5", "1"),
        ("37.6667", "0"),
    ]
    text = as_text(evaluation_table(perfect, (PSNR_Y,)))
    assert "Mean of 3\t20.00 (2 ∞)\t25.50 (1 ∞)\t37.67\n" in text
    latex = as_latex(evaluation_table(perfect, (PSNR_Y,)))
    assert r"Mean of 3 & 20.00 (2 $\infty$) & \underline{25.50 (1 $\infty$)} & \textbf{37.67} \\" in latex
    assert r"  flat & \textbf{$\infty$} & \textbf{$\infty$} & \underline{60.00} \\" in latex


def test_where_every_score_is_infinite_so_is_the_mean_and_none_is_the_best() -> None:
    evaluation = Evaluation(IDS[:2], (picture("flat", bicubic=math.inf, srcnn=math.inf),))
    assert evaluation.means["bicubic"]["psnr_y"] == math.inf
    assert evaluation.infinite(None, "bicubic", PSNR_Y) == 0
    for of in (None, evaluation.pictures[0]):
        assert evaluation.standing(of, PSNR_Y) == {"bicubic": Rank.NONE, "srcnn": Rank.NONE}


def test_the_best_and_the_second_of_a_picture_and_of_the_mean(evaluation: Evaluation) -> None:
    second = evaluation.standing(evaluation.pictures[1], PSNR_Y)
    assert second == {"bicubic": Rank.NONE, "srcnn": Rank.BEST, "srresnet": Rank.SECOND}
    mean = evaluation.standing(None, PSNR_RGB)
    assert mean == {"bicubic": Rank.SECOND, "srcnn": Rank.BEST, "srresnet": Rank.BEST}


def test_csv_has_the_columns_of_exports_and_the_means_last(evaluation: Evaluation) -> None:
    rows = list(csv.DictReader(io.StringIO(evaluation_csv(evaluation))))
    # Behind them stands how many infinite values each mean leaves out.
    assert tuple(rows[0]) == (*csv_columns(), "psnr_y_infinite", "psnr_rgb_infinite", "ssim_y_infinite")
    assert [row["psnr_y_infinite"] for row in rows] == [""] * 8 + ["0"] * 3
    assert [(Path(row["image"]).stem, row["method"], row["psnr_y"]) for row in rows[:3]] == [
        ("a_1", "bicubic", "20.0"), ("a_1", "srcnn", "21.0"), ("a_1", "srresnet", "22.0")
    ]  # fmt: skip
    assert len(rows) == 3 + 3 + 2 + 3
    assert [(row["image"], row["method"], row["psnr_y"]) for row in rows[-3:]] == [
        ("mean of 2 images", name, value) for name, value in zip(IDS, ("25.0", "26.5", "26.5"), strict=True)
    ]
    assert all(row["protocol"] == PROTOCOL.summary for row in rows)
    assert rows[0]["precision"] == "fp32"


def test_latex_groups_the_columns_and_marks_the_best(evaluation: Evaluation) -> None:
    written = as_latex(evaluation_table(evaluation, (PSNR_Y, SSIM)))
    assert r"\begin{tabular}{lrrrrrr}" in written
    assert r"  & \multicolumn{3}{c}{PSNR-Y (dB)} & \multicolumn{3}{c}{SSIM-Y} \\" in written
    assert r"\cmidrule(lr){2-4} \cmidrule(lr){5-7}" in written
    assert r"  a\_1 & 20.00 & \underline{21.00} & \textbf{22.00} & 0.5000" in written
    assert r"  d & -- & -- & --" in written
    assert r"Mean of 2 & \underline{25.00} & \textbf{26.50} & \textbf{26.50}" in written
    assert f"% Protocol: {PROTOCOL.summary}" in written
    assert "% SRCNN: fp32 on cpu, weights abc" in written
    single = as_latex(evaluation_table(evaluation, (PSNR_Y,)))
    assert "multicolumn" not in single
    assert r"\begin{tabular}{lrrr}" in single


def test_text_is_what_spreadsheets_take(evaluation: Evaluation) -> None:
    lines = as_text(evaluation_table(evaluation, (SSIM,))).splitlines()
    assert lines[0] == "Image\tBicubic SSIM-Y\tSRCNN SSIM-Y\tSRResNet SSIM-Y"
    assert lines[2] == "b\t0.7500\t0.8000\t0.7750"
    assert lines[4] == "d\t–\t–\t–"
    assert lines[5].startswith("Mean of 2\t0.6250")


def test_without_a_result_there_is_no_mean() -> None:
    waiting = Evaluation(IDS, (EvaluatedPicture(Path("/set/a.png")),))
    assert "mean" not in evaluation_csv(waiting)
    assert "Mean" not in as_latex(evaluation_table(waiting, (PSNR_Y,)))


def test_it_is_called_as_its_sets_are_and_of_many_only_the_first_are_named() -> None:
    folders = ("a/Set5", "b/Set5", "Set14", "BSD100", "Urban100")

    def of(count: int) -> Evaluation:
        return Evaluation(pictures=tuple(EvaluatedPicture(Path(name, "x.png")) for name in folders[:count]))

    assert [of(count).name for count in (0, 1, 3)] == ["", "Set5", "a/Set5, b/Set5, Set14"]
    assert of(5).name == "a/Set5, b/Set5, Set14 and 2 more"
