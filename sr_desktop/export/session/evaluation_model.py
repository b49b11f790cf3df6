"""How an evaluation stands in a session's file, validated. Imports no torch."""

from __future__ import annotations

import math
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, NonNegativeInt, PlainSerializer, model_validator

from sr_desktop import SCALE
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.export.metrics_files import as_number
from sr_desktop.export.recipe.model import Scale, Sha256
from sr_desktop.export.session.parts import Id, Part, Pixels, SavedFile, SavedFolder
from sr_desktop.imaging.degrading.degradation import PLAIN, parse_degradation
from sr_desktop.imaging.measuring.metrics import MetricId
from sr_desktop.imaging.measuring.protocol import Protocol


def _no_nan(value: float | None) -> float | None:
    if value is not None and math.isnan(value):
        raise ValueError("a score is a number, infinite, or null")
    return value


Score = Annotated[float | None, AfterValidator(_no_nan), PlainSerializer(as_number, when_used="json")]
"""One value; an infinite one is written as ``"inf"``."""

Said = dict[str, Any]
"""A `Message`, as its `as_json` writes it. Another version may have other texts, so it is read when it is needed."""


class SavedScores(Part):
    """A method's scores of one picture.

    Attributes:
        values: By metric.
        reason: Why there is nothing to measure.
        run: How it was computed, by its place in `SavedEvaluation.runs`; None for an external result.
        seconds: What that took.
    """

    values: dict[MetricId, Score] = Field(default_factory=dict)
    reason: Said | None = None
    run: NonNegativeInt | None = None
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0


class SavedEvaluatedPicture(SavedFile):
    """A picture that was evaluated; path, size and checksum are those of the file that was measured.

    Attributes:
        low_resolution_sha256: Checksum of its low-resolution file; None where that was made of the picture.
        results: Checksums of external results, by method.
        input_size: ``(width, height)`` of the low-resolution input; None if nothing was measured.
        output_size: That of the results.
        scores: By method.
        failures: Why methods have none.
        problem: Why the picture could not be measured.
        notices: What was guessed when it was read.
        is_ended: Whether all that could be measured has been.
    """

    low_resolution_sha256: Sha256 | None = None
    results: dict[Id, Sha256] = Field(default_factory=dict)
    input_size: tuple[Pixels, Pixels] | None = None
    output_size: tuple[Pixels, Pixels] | None = None
    scores: dict[Id, SavedScores] = Field(default_factory=dict)
    failures: dict[Id, Said] = Field(default_factory=dict)
    problem: Said | None = None
    notices: tuple[Said, ...] = ()
    is_ended: bool = False

    @model_validator(mode="after")
    def _check_sizes(self) -> Self:
        if self.scores and (self.input_size is None or self.output_size is None):
            raise ValueError("scores belong to a picture of a size")
        return self


class SavedEvaluation(Part):
    """An evaluation, and all that its scores depend on.

    Attributes:
        program: The version of the program that measured it.
        methods: Ids in the order of the columns.
        settings: How methods were run.
        degradation: How low-resolution pictures were made, where they were not given.
        scale: How many times larger the results are than the input.
        low_resolution: A folder of low-resolution pictures, matched by name; None without.
        protocol: How scores were made where the low-resolution picture was not given.
        runs: The different ways in which methods were computed, the time that it took apart.
        pictures: In their order.
    """

    program: str
    methods: tuple[Id, ...] = ()
    settings: EngineSettings = Field(default_factory=EngineSettings)
    degradation: Annotated[str, AfterValidator(lambda text: parse_degradation(text).id)] = PLAIN.id
    scale: Scale = SCALE
    low_resolution: SavedFolder | None = None
    protocol: Protocol
    runs: tuple[RunInfo, ...] = ()
    pictures: tuple[SavedEvaluatedPicture, ...] = ()

    @model_validator(mode="after")
    def _check_runs(self) -> Self:
        for picture in self.pictures:
            for one in picture.scores.values():
                if one.run is not None and one.run >= len(self.runs):
                    raise ValueError("a score names a run that is not there")
        return self
