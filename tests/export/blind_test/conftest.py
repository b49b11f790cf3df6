"""A small study, and ballots on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sr_desktop.export.blind_test.study import Choice, Study, StudyMethod, StudyPicture, StudyRegion
from sr_desktop.export.blind_test.votes import Ballot

METHODS = tuple(StudyMethod(id=name, title=name.upper(), weights_sha256=name * 3) for name in ("a", "b", "c"))
PICTURES = (
    StudyPicture(name="dog", sha256="1" * 64),
    StudyPicture(name="猫", sha256="2" * 64, region=StudyRegion(x=4, y=8, width=100, height=60)),
)

Rater = Callable[[str, str, int], Choice]
"""What is said of a left and a right method in the trial of that number."""


@pytest.fixture
def study() -> Study:
    return Study(seed=7, methods=METHODS, pictures=PICTURES, repeats=2, protocol="bicubic x4", program="SR Desktop 0")


@pytest.fixture
def voted() -> Callable[..., Ballot]:
    """All trials of a study voted on by a rule."""

    def vote(study: Study, rule: Rater, rater: str = "", count: int | None = None) -> Ballot:
        ballot = Ballot(study=study, rater=rater)
        while (trial := ballot.next_trial) is not None and trial.number != count:
            ballot = ballot.with_vote(rule(trial.left, trial.right, trial.number), 1.5)
        return ballot

    return vote
