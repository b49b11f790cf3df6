"""Means, ranks and files of a set of pictures."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import replace
from pathlib import Path

import pytest

from sr_desktop.engine.events import RunInfo
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.evaluation_files import evaluation_csv, evaluation_json, evaluation_table
from sr_desktop.export.evaluating.set_tables import SetTableOptions, picture_table, set_table
from sr_desktop.export.metrics_files import PictureScores, csv_columns
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.latex_tables import as_latex
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.export.tables.text_tables import as_text
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Mean, Scores
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
    assert [perfect.mean(None, name, PSNR_Y).infinite for name in IDS] == [2, 1, 0]
    assert perfect.mean(perfect.pictures[0], "bicubic", PSNR_Y).infinite == 0
    means = list(csv.DictReader(io.StringIO(evaluation_csv(perfect))))[-3:]
    assert [(row["psnr_y"], row["psnr_y_infinite"]) for row in means] == [
        ("20.0", "2"),
        ("25.5", "1"),
        ("37.6667", "0"),
    ]
    text = as_text(evaluation_table(perfect, (PSNR_Y,)))
    assert "Mean of 3\t20.00 (2 ∞)\t25.50 (1 ∞)\t37.67\n" in text
    latex = as_latex(evaluation_table(perfect, (PSNR_Y,)))
    # Means over different pictures are not compared.
    assert r"Mean of 3 & 20.00 (2 $\infty$) & 25.50 (1 $\infty$) & 37.67 \\" in latex
    assert r"  flat & \textbf{$\infty$} & \textbf{$\infty$} & \underline{60.00} \\" in latex


def test_where_every_score_is_infinite_so_is_the_mean_and_none_is_the_best() -> None:
    evaluation = Evaluation(IDS[:2], (picture("flat", bicubic=math.inf, srcnn=math.inf),))
    assert evaluation.means["bicubic"]["psnr_y"] == math.inf
    assert evaluation.mean(None, "bicubic", PSNR_Y).infinite == 0
    for of in (None, evaluation.pictures[0]):
        assert evaluation.standing(of, PSNR_Y) == {"bicubic": Rank.NONE, "srcnn": Rank.NONE}


def test_a_method_that_restores_a_picture_exactly_is_not_ranked_below_one_that_does_not() -> None:
    pictures = (picture("a", bicubic=20.0, srcnn=19.9), picture("b", bicubic=math.inf, srcnn=31.0))
    evaluation = Evaluation(IDS[:2], pictures)
    assert set(evaluation.standing(None, PSNR_Y).values()) == {Rank.NONE}
    assert evaluation.standing(pictures[0], PSNR_Y) == {"bicubic": Rank.BEST, "srcnn": Rank.SECOND}
    both = Evaluation(IDS[:2], (pictures[0], picture("b", bicubic=math.inf, srcnn=math.inf)))
    assert both.standing(None, PSNR_Y) == {"bicubic": Rank.BEST, "srcnn": Rank.SECOND}


def test_methods_that_restore_different_pictures_exactly_are_not_ranked() -> None:
    first, second = picture("a", bicubic=math.inf, srcnn=32.0), picture("b", bicubic=30.0, srcnn=math.inf)
    evaluation = Evaluation(IDS[:2], (first, second))
    assert [evaluation.mean(None, name, PSNR_Y) for name in IDS[:2]] == [Mean(30.0, 1), Mean(32.0, 1)]
    assert set(evaluation.standing(None, PSNR_Y).values()) == {Rank.NONE}
    table = set_table(evaluation.sets, SetTableOptions((PSNR_Y,)))
    assert {part.rank for row in table.rows for part in row[1].parts} == {Rank.NONE}
    # The same as pictures are measured one after the other, and where the picture is replaced by another.
    growing = Evaluation(IDS[:2], (first, replace(second, scores=None)))
    assert growing.standing(None, PSNR_Y) == {"bicubic": Rank.BEST, "srcnn": Rank.SECOND}
    assert set(growing.with_picture(1, second).standing(None, PSNR_Y).values()) == {Rank.NONE}
    exact = evaluation.with_picture(0, picture("a", bicubic=31.0, srcnn=32.0)).with_picture(
        1, picture("b", bicubic=math.inf, srcnn=math.inf)
    )
    assert exact.standing(None, PSNR_Y) == {"bicubic": Rank.SECOND, "srcnn": Rank.BEST}


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


def at(path: str, **psnr: float) -> EvaluatedPicture:
    return replace(picture("x", **psnr), path=Path(path))


def test_sets_of_one_name_are_told_apart_by_as_many_folders_as_that_takes() -> None:
    def names(*folders: str) -> list[str]:
        return [one.name for one in Evaluation(pictures=tuple(at(f"{folder}/1.png") for folder in folders)).sets]

    assert names("/x/HR/X4", "/y/HR/X4") == ["x/HR/X4", "y/HR/X4"]
    assert names("/x/HR/X4", "/y/HR/X4", "/z/LR/X4", "/z/Set5") == ["x/HR/X4", "y/HR/X4", "LR/X4", "Set5"]
    assert names("/S", "/a/S", "S") == ["/S", "a/S", "S"]


def test_every_set_is_in_the_json_with_its_own_numbers() -> None:
    evaluation = Evaluation(IDS[:1], (at("/x/HR/X4/1.png", bicubic=20.0), at("/y/HR/X4/1.png", bicubic=40.0)))
    found = json.loads(evaluation_json(evaluation))["sets"]
    assert {name: one["bicubic"]["psnr_y"] for name, one in found.items()} == {"x/HR/X4": 20.0, "y/HR/X4": 40.0}


def test_pictures_of_one_stem_are_told_apart_in_json_and_table() -> None:
    pictures = (
        at("/s/1.png", bicubic=20.0), at("/s/1.jpg", bicubic=30.0), at("/s/a/2.png", bicubic=40.0),
        at("/s/b/2.png", bicubic=50.0), at("/s/b/3.png", bicubic=60.0),
    )  # fmt: skip
    evaluation = Evaluation(IDS[:1], tuple(replace(one, folder=Path("/s")) for one in pictures))
    names = ["1.png", "1.jpg", "a/2", "b/2", "3"]
    images = json.loads(evaluation_json(evaluation))["sets"]["s"]["bicubic"]["images"]
    assert [(name, one["psnr_y"]) for name, one in images.items()] == list(zip(names, range(20, 70, 10), strict=True))
    table = evaluation_table(evaluation, (PSNR_Y,))
    assert [row[0].text for row in table.rows] == [*names, "Mean of 5"]


def test_a_stem_of_two_sets_stands_for_both() -> None:
    evaluation = Evaluation(IDS[:1], (at("/s/1.png", bicubic=20.0), at("/t/1.png", bicubic=30.0)))
    assert evaluation.picture_names == ("1", "1")


def test_where_pictures_have_no_value_the_number_of_values_stands_beside_the_mean() -> None:
    def without(one: EvaluatedPicture, *metric_ids: str) -> EvaluatedPicture:
        assert one.scores is not None
        methods = {
            name: replace(each, scores=Scores({**each.scores, **dict.fromkeys(metric_ids)}))
            for name, each in one.scores.methods.items()
        }
        return replace(one, scores=replace(one.scores, methods=methods))

    whole = picture("a", bicubic=30.0)
    tiny, flat = without(picture("b", bicubic=20.0), "ssim_y"), without(picture("c", bicubic=9.0), "ssim_y", "psnr_y")
    evaluation = Evaluation(IDS[:2], (whole, tiny, flat))
    rows = list(csv.DictReader(io.StringIO(evaluation_csv(evaluation))))
    assert list(rows[0])[-2:] == ["psnr_y_count", "ssim_y_count"]
    assert [(row["image"], row["psnr_y"], row["psnr_y_count"], row["ssim_y_count"]) for row in rows[-2:]] == [
        ("mean of 3 images", "25.0", "2", "1"),
        ("mean of 3 images", "", "", ""),
    ]
    assert {row["psnr_y_count"] for row in rows[:-2]} == {""}
    found = json.loads(evaluation_json(evaluation))["sets"]["set"]
    assert found["bicubic"]["counts"] == {"psnr_y": 2, "ssim_y": 1}
    about = (PSNR_Y, SSIM)
    texts = [
        as_text(evaluation_table(evaluation, about)),
        as_text(picture_table(evaluation.sets[0], SetTableOptions(about))),
    ]
    texts.append(as_latex(set_table(evaluation.sets, SetTableOptions(about))))
    assert all("25.00 (n=2)" in text and "0.7500 (n=1)" in text for text in texts)
    complete = Evaluation(IDS[:2], (whole,))
    assert "(n=" not in as_text(evaluation_table(complete, about))
    assert "counts" not in json.loads(evaluation_json(complete))["sets"]["set"]["bicubic"]
    assert "_count" not in evaluation_csv(complete)
