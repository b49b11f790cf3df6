"""The order in which a blind test shows its trials."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sr_desktop.export.blind_test.study import Study, StudyMethod, StudyPicture, trials


def make(seed: int, methods: int, pictures: int, repeats: int) -> Study:
    return Study(
        seed=seed,
        methods=tuple(StudyMethod(id=str(number), title="") for number in range(methods)),
        pictures=tuple(StudyPicture(name=str(number), sha256="") for number in range(pictures)),
        repeats=repeats,
        protocol="",
        program="",
    )


STUDIES = st.builds(make, st.integers(0, 2**32 - 1), st.integers(2, 5), st.integers(1, 5), st.integers(1, 3))


@given(STUDIES)
def test_each_pair_is_shown_on_each_picture_once_a_repeat_and_sides_are_even(study: Study) -> None:
    order = trials(study)
    assert len(order) == study.trial_count
    assert [trial.number for trial in order] == list(range(len(order)))
    once = len(order) // study.repeats
    pairs = list(combinations([method.id for method in study.methods], 2))
    wanted = {(picture, pair): 1 for picture in range(len(study.pictures)) for pair in pairs}
    for repeat in range(study.repeats):
        part = order[repeat * once : (repeat + 1) * once]
        assert Counter((trial.picture, tuple(sorted((trial.left, trial.right)))) for trial in part) == wanted
    on_the_left = Counter((trial.left, trial.right) for trial in order)
    assert all(abs(on_the_left[one, other] - on_the_left[other, one]) <= 1 for one, other in pairs)


@given(STUDIES)
def test_the_order_follows_from_the_seed(study: Study) -> None:
    assert trials(study) == trials(study.model_copy())


def test_another_seed_is_another_order() -> None:
    assert len({trials(make(seed, 3, 4, 2)) for seed in range(20)}) == 20


def test_more_than_anyone_can_vote_on_is_refused() -> None:
    with pytest.raises(ValidationError, match="5700 trials; at most 5000 can be voted on"):
        make(0, 20, 30, 1)
    with pytest.raises(ValidationError, match="a method is named twice"):
        Study(seed=0, methods=(StudyMethod(id="a", title=""),) * 2, pictures=(StudyPicture(name="", sha256=""),),
              protocol="", program="")  # fmt: skip
