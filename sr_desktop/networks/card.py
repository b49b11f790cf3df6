"""The card beside each weights file: what the weights are, how they came about, what they score. Imports no torch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, TypeAdapter

from sr_desktop.imaging.measuring.scores import Scores


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DataSource(_Model):
    """One folder of training pictures: how many, how large together, and a fingerprint of names and contents."""

    name: str
    pictures: int
    megapixels: float
    sha256: str


class Training(_Model):
    """How the weights came about.

    Attributes:
        recipe: The whole recipe, as validated.
        data: The folders that were trained on.
        validation: Names of the folders of pictures by which the best weights were chosen; empty if not noted.
        steps: Optimiser steps taken; 0 for a fit in closed form.
        seconds: Wall-clock time of the training, all runs of a resumed one added up.
        device: The processor or GPU in words.
        precision: Arithmetic of the convolutions during training.
        date: Day it ended, ISO 8601; empty if it was not noted.
        git_commit: Commit of the code, with ``-dirty`` if it was changed.
        versions: Python and libraries.
        initialised_from: SHA-256 of the weights that it started from, None if from scratch.
        before: The trainings that made those weights, as far as they are known, the first one first; each began with
            the weights of the one before it, and lists none before it.
    """

    recipe: dict[str, Any]
    data: tuple[DataSource, ...]
    validation: tuple[str, ...] = ()
    steps: int
    seconds: float
    device: str
    precision: str
    date: str
    git_commit: str
    versions: dict[str, str]
    initialised_from: str | None = None
    before: tuple[Training, ...] = ()

    @property
    def summary(self) -> str:
        """How long it took on what, and the trainings before it, in words."""
        text = f"{_effort([self])} on {self.device}"
        if not self.before:
            return text
        trainings = "1 training" if len(self.before) == 1 else f"{len(self.before)} trainings"
        return f"{text}, after {trainings} of {_effort(self.before)}"


def _effort(trainings: Sequence[Training]) -> str:
    steps, seconds = sum(one.steps for one in trainings), sum(one.seconds for one in trainings)
    return f"{steps:,} steps in {seconds / 3600:.1f} h" if steps else f"fitted in {seconds / 3600:.1f} h"


_BY_METRIC = TypeAdapter(dict[str, float | None])


def _scores(value: object) -> Scores:
    return value if isinstance(value, Scores) else Scores(_BY_METRIC.validate_python(value))


CardScores = Annotated[Scores, PlainValidator(_scores), PlainSerializer(dict)]
"""Mean quality over a set by the protocol, computed in fp32 on the CPU: an object of metric ids and values."""


class ModelCard(_Model):
    """Everything one should know before trusting a result.

    Attributes:
        name: Stem of the two files.
        network: Name in `sr_desktop.networks.registry`.
        parameters: Arguments of the network.
        parameter_count: Number of trained values.
        multiply_adds: Of the network in the form in which the engine runs it, for one low-resolution pixel; None in a
            card that was written before this was noted.
        dtype: Type of the stored tensors, ``"fp32"`` or ``"fp16"``; it says nothing of the arithmetic.
        sha256: Checksum of the safetensors file.
        note: What these weights are, in plain sentences, shortcomings included.
        strengths: What the method is good at with these weights, in a few words; empty if nobody has said.
        weaknesses: What it is bad at, in a few words.
        training: How they came about.
        scores: By set name; see `sr_desktop.imaging.measuring.metrics` for the ids.
        validation: Names of the folders of validation pictures by which the type of the tensors was chosen; empty if
            there were none, or if they were not noted.
        degraded_scores: On these pictures, by the id of their degradation (see `imaging.degrading.degradation`), the
            mean over the folders; of weights that were chosen by more than the protocol's plain shrink.
        precision_change: Change of PSNR-Y on Set5 in dB when run in ``"bf16"`` or ``"fp16"`` rather than fp32.
    """

    name: str
    network: str
    parameters: dict[str, Any]
    parameter_count: int
    multiply_adds: float | None = None
    scale: int = 4
    dtype: str
    sha256: str
    note: str
    strengths: str = ""
    weaknesses: str = ""
    training: Training
    scores: dict[str, CardScores] = Field(default_factory=dict)
    validation: tuple[str, ...] = ()
    degraded_scores: dict[str, CardScores] = Field(default_factory=dict)
    precision_change: dict[str, float] = Field(default_factory=dict)
