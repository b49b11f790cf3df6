"""An evaluation that changes picture by picture has the means of one that is made at once."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture, Evaluation
from sr_desktop.export.evaluating.tally import Tally
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Scores, means_of

IDS = ("bicubic", "srcnn", "srresnet")
FINITE = st.floats(-60, 60).map(lambda value: round(value, 9))
VALUES = st.one_of(st.none(), st.just(math.inf), FINITE, st.sampled_from([20.0, 0.1]))
SCORES = st.dictionaries(st.sampled_from(["psnr_y", "ssim_y", "lpips"]), VALUES).map(Scores)
# A method that is none of the evaluation's may have been measured before.
MEASURED = st.dictionaries(st.sampled_from([*IDS, "perceptual"]), SCORES)


def picture(number: int, scores: dict[str, Scores]) -> EvaluatedPicture:
    path = Path(f"/{'ab'[number % 2]}/{number}.png")
    by_method = {name: MethodScores(each, None) for name, each in scores.items()}
    return EvaluatedPicture(
        path, PictureScores(str(path), "reference", 4, (8, 8), (32, 32), None, PROTOCOL, by_method) if scores else None
    )


def told(evaluation: Evaluation) -> list[object]:
    """All that follows from the pictures, of the whole and of each set."""
    return [
        (each.counted, each.tally.count, each.means_with_infinite, each.protocol, each.picture_names)
        for each in (evaluation, *(one.evaluation for one in evaluation.sets))
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(MEASURED, min_size=1, max_size=5),
    st.lists(st.tuples(st.integers(0, 4), MEASURED), max_size=6),
)
def test_one_that_is_changed_says_the_same_as_one_that_is_made(
    first: list[dict[str, Scores]], changes: list[tuple[int, dict[str, Scores]]]
) -> None:
    pictures = [picture(number, scores) for number, scores in enumerate(first)]
    changed = Evaluation(IDS, tuple(pictures))
    told(changed)
    for number, scores in changes:
        place = number % len(pictures)
        pictures[place] = picture(place, scores)
        changed = changed.with_picture(place, pictures[place])
        assert told(changed) == told(Evaluation(IDS, tuple(pictures)))


@given(st.lists(st.dictionaries(st.just("psnr_y"), VALUES).map(Scores), min_size=1, max_size=9))
def test_a_mean_is_that_of_the_metrics(scores: list[Scores]) -> None:
    pictures = [picture(number, {"bicubic": each}) for number, each in enumerate(scores)]
    known = {key: mean for key, mean in means_of(scores).items() if all(key in each for each in scores)}
    means = Tally.of(pictures, ("bicubic",)).means("bicubic")
    assert {key: replace(mean, count=None) for key, mean in means.items()} == known
    values = [each.get("psnr_y") for each in scores]
    missing = values.count(None)
    assert {mean.count for mean in means.values()} <= {len(values) - missing if 0 < missing < len(values) else None}


def test_a_picture_in_another_folder_changes_the_sets() -> None:
    evaluation = Evaluation(IDS[:1], (picture(0, {"bicubic": Scores(psnr_y=20.0)}),))
    assert [one.name for one in evaluation.sets] == ["a"]
    moved = replace(evaluation.pictures[0], folder=Path("/c"))
    assert [one.name for one in evaluation.with_picture(0, moved).sets] == ["c"]


def test_a_picture_in_another_folder_changes_the_names() -> None:
    first, second = (replace(picture(0, {}), path=Path(f"/a/1.{suffix}")) for suffix in ("png", "jpg"))
    evaluation = Evaluation(IDS[:1], (first, second))
    assert evaluation.picture_names == ("1.png", "1.jpg")
    assert evaluation.with_picture(0, replace(first, is_ended=True)).picture_names is evaluation.picture_names
    assert evaluation.with_picture(0, replace(first, folder=Path("/c"))).picture_names == ("1", "1")


def test_one_picture_more_is_added_without_looking_at_the_others() -> None:
    evaluation = Evaluation(IDS[:1], tuple(picture(number, {"bicubic": Scores(psnr_y=20.0)}) for number in range(9)))
    told(evaluation)
    looked_at: list[EvaluatedPicture] = []

    class Watched(EvaluatedPicture):
        def scores_by_method(self) -> dict[str, Scores]:
            looked_at.append(self)
            return dict(super().scores_by_method())

    watched = [Watched(one.path, one.scores) for one in evaluation.pictures]
    evaluation = Evaluation(IDS[:1], tuple(watched))
    assert evaluation.means["bicubic"]["psnr_y"] == evaluation.sets[0].evaluation.means["bicubic"]["psnr_y"] == 20
    looked_at.clear()
    other = picture(4, {"bicubic": Scores(psnr_y=29.0)})
    evaluation = evaluation.with_picture(4, other)
    assert evaluation.means["bicubic"]["psnr_y"] == 21
    assert evaluation.sets[0].evaluation.tally.count == 5
    assert {one.path for one in looked_at} <= {watched[4].path}
