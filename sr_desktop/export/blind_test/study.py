"""What a blind test compares, and in which order it shows it. The order follows from the seed alone."""

from __future__ import annotations

from enum import StrEnum
from itertools import combinations
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

MOST_TRIALS = 5000
"""More than anyone looks at: about ten hours."""


class Choice(StrEnum):
    """What a rater says of two results."""

    LEFT = "left"
    RIGHT = "right"
    SAME = "same"
    """No difference."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StudyMethod(_Record):
    """One of the methods that are compared.

    Attributes:
        id: Its id in the catalogue.
        title: What it is called in the results; raters do not see it.
        weights_sha256: Checksum of its weights, None for an interpolation or a given result.
        precision: Arithmetic that its pictures were computed in; empty for a given result.
    """

    id: str
    title: str
    weights_sha256: str | None = None
    precision: str = ""


class StudyRegion(_Record):
    """A part of the output, in pixels."""

    x: int = Field(ge=0)
    y: int = Field(ge=0)
    width: int = Field(ge=1)
    height: int = Field(ge=1)


class StudyPicture(_Record):
    """What is shown in a trial: a picture, or a region of it.

    Attributes:
        name: What the picture is called.
        sha256: Of the file that it was read from, or of its pixels if it was pasted.
        region: The part that is shown; None for all of it.
    """

    name: str
    sha256: str
    region: StudyRegion | None = None


class Study(_Record):
    """A blind test before anyone has voted.

    Attributes:
        seed: Of the order of the trials and of the sides.
        methods: Two or more.
        pictures: One or more.
        repeats: How many times each pair of methods is shown on each picture.
        protocol: How the methods' input was made, in words.
        program: Name and version of the program.
    """

    seed: int = Field(ge=0, lt=2**32)
    methods: Annotated[tuple[StudyMethod, ...], Field(min_length=2)]
    pictures: Annotated[tuple[StudyPicture, ...], Field(min_length=1)]
    repeats: int = Field(1, ge=1, le=20)
    protocol: str
    program: str

    @model_validator(mode="after")
    def _is_feasible(self) -> Study:
        ids = [method.id for method in self.methods]
        if len(set(ids)) < len(ids):
            raise ValueError("a method is named twice")
        if self.trial_count > MOST_TRIALS:
            raise ValueError(f"{self.trial_count} trials; at most {MOST_TRIALS} can be voted on")
        return self

    @property
    def trial_count(self) -> int:
        """How many trials there are."""
        pairs = len(self.methods) * (len(self.methods) - 1) // 2
        return pairs * len(self.pictures) * self.repeats


class Trial(_Record):
    """Two results side by side.

    Attributes:
        number: Its place in the order, from 0.
        picture: Index of the study's picture.
        left: Id of the method on the left.
        right: Id of the method on the right.
    """

    number: int = Field(ge=0)
    picture: int = Field(ge=0)
    left: str
    right: str


def trials(study: Study) -> tuple[Trial, ...]:
    """All trials in their order: each repeat shows every pair on every picture once, shuffled.

    Of every pair each method stands on the left as often as on the right, give or take one, so that a rater who
    prefers a side favours nobody.
    """
    drawn = np.random.default_rng(study.seed)
    pairs = list(combinations([method.id for method in study.methods], 2))
    swapped = {pair: _sides(study, drawn) for pair in pairs}
    found: list[tuple[int, str, str]] = []
    shown = [(picture, pair) for picture in range(len(study.pictures)) for pair in pairs]
    for repeat in range(study.repeats):
        for place in drawn.permutation(len(shown)):
            picture, pair = shown[place]
            first, second = pair
            if swapped[pair][repeat * len(study.pictures) + picture]:
                first, second = second, first
            found.append((picture, first, second))
    return tuple(
        Trial(number=number, picture=picture, left=left, right=right)
        for number, (picture, left, right) in enumerate(found)
    )


def _sides(study: Study, drawn: np.random.Generator) -> list[bool]:
    """Whether a pair is swapped, for each time that it is shown."""
    count = len(study.pictures) * study.repeats
    first = bool(drawn.integers(2))
    return [bool(value) for value in drawn.permutation([first if place % 2 else not first for place in range(count)])]
