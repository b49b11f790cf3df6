"""Recipes: everything that decides a training, read from TOML and checked before anything starts."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, model_validator

from trainer.anchored.section import AnchoredSection
from trainer.data.section import DegradationSection
from trainer.losses.section import LossSection, other_names
from trainer.recipes.adversarial import AdversarialSection
from trainer.recipes.sections import (
    DataSection,
    FinishSection,
    NetworkSection,
    OptimizerSection,
    Precision,
    ScheduleSection,
    ValidationSection,
)
from trainer.section import Section

RECIPES_DIR = Path(__file__).resolve().parent


class RecipeError(Exception):
    """A recipe that cannot be used; the message says which value of which file is wrong and what would be right."""


class Recipe(Section):
    """A whole training, except for where the data is and where the run is written.

    Attributes:
        name: Stem of the weights that the run publishes.
        note: What the weights are, in plain sentences; goes onto their card.
        strengths: What the method is good at, in a few words; goes onto the card.
        weaknesses: What it is bad at, in a few words; goes onto the card.
        seed: Of every random choice.
        precision: Arithmetic of the network during training.
        checkpoint_every: Steps between two checkpoints, and so the most that are lost by a crash.
        keep_every: Steps between two checkpoints that are kept under the number of their step; 0 keeps none but the
            last and the best.
        compile: Translate the network with `torch.compile`: minutes of waiting at the start, faster steps on a GPU.
        degradation: How the low-resolution patches are made worse; None leaves them the plain bicubic shrink.
        finish: What changes towards the end.
        adversarial: The discriminator that it is trained against; None trains without.
        anchored: How A+ is fitted in closed form; optimizer and schedule then have no part. None trains by steps.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    note: str
    strengths: str = ""
    weaknesses: str = ""
    seed: int = Field(0, ge=0, lt=1 << 32)
    precision: Precision = "bf16"
    checkpoint_every: int = Field(500, ge=1)
    keep_every: int = Field(0, ge=0)
    compile: bool = False
    network: NetworkSection
    data: DataSection = DataSection()
    degradation: DegradationSection | None = None
    loss: LossSection
    optimizer: OptimizerSection = OptimizerSection()
    schedule: ScheduleSection = ScheduleSection()
    validation: ValidationSection = ValidationSection()
    finish: FinishSection | None = None
    adversarial: AdversarialSection | None = None
    anchored: AnchoredSection | None = None

    @model_validator(mode="after")
    def _discriminator_can_judge(self) -> Recipe:
        if self.adversarial is not None and self.network.input != "rgb":
            raise ValueError('adversarial: the discriminator works on colour pictures; network.input must be "rgb"')
        if self.adversarial is not None and "fp16" in self.precisions:
            raise ValueError('adversarial: its losses need the range of bf16 or fp32; precision must not be "fp16"')
        return self

    @model_validator(mode="after")
    def _degraded_in_colour(self) -> Recipe:
        if self.degradation is not None and self.network.input != "rgb":
            raise ValueError('degradation: it is of colour pictures; network.input must be "rgb"')
        return self

    @model_validator(mode="after")
    def _anchored_is_aplus(self) -> Recipe:
        if (self.anchored is not None) != (self.network.name == "aplus"):
            raise ValueError("anchored: this table and the network aplus belong together")
        if self.anchored is not None and not {"atoms", "components"} <= self.network.parameters.keys():
            raise ValueError("anchored: network.parameters must have atoms and components")
        return self

    @property
    def on_luma(self) -> bool:
        """Whether the network restores the luma of the bicubic enlargement rather than colours."""
        return self.network.input == "luma"

    @property
    def precisions(self) -> tuple[Precision, Precision]:
        """The arithmetic before and after the finish begins."""
        return self.precision, (self.finish and self.finish.precision) or self.precision

    def precision_at(self, step: int) -> Precision:
        """The arithmetic of the step that follows `step` others."""
        return self.precisions[step >= self.finish_start]

    @property
    def finish_start(self) -> int:
        """Steps taken before the finish begins; all of them without one."""
        steps = self.schedule.steps
        return steps if self.finish is None else steps - round(steps * self.finish.fraction)

    def validates_after(self, step: int) -> bool:
        """Whether the network is measured after this step, counted from 1."""
        return step == self.schedule.steps or step % self.validation.every == 0

    def saves_after(self, step: int) -> bool:
        """Whether the last checkpoint is written after this step, though it may not be the end."""
        return step % self.checkpoint_every == 0

    def keeps_after(self, step: int) -> bool:
        """Whether a checkpoint is kept permanently after this step."""
        return self.keep_every > 0 and step % self.keep_every == 0


def find_recipe(name: str) -> Path:
    """The file of a recipe given by path or by the name of one that ships with the trainer.

    Raises:
        RecipeError: Neither exists.
    """
    for path in (Path(name), RECIPES_DIR / f"{name}.toml"):
        if path.is_file():
            return path
    shipped = ", ".join(sorted(path.stem for path in RECIPES_DIR.glob("*.toml")))
    raise RecipeError(f"There is no recipe '{name}': give a TOML file or one of {shipped}.")


def load_recipe(path: Path, overrides: Sequence[str] = ()) -> Recipe:
    """Read and check a recipe; `overrides` are ``section.key=value`` with the value written as in TOML.

    Raises:
        RecipeError: The file or an override is not valid TOML, a key is unknown, or a value impossible.
    """
    return validated(overridden(read_toml(path), overrides), str(path))


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a recipe's or an experiment's file.

    Raises:
        RecipeError: It cannot be read or is not valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"The recipe {path} is not valid TOML: {error}.") from error


def overridden(values: dict[str, Any], overrides: Sequence[str]) -> dict[str, Any]:
    """The values, changed in place by ``section.key=value`` each.

    Raises:
        RecipeError: An override is not of that form, or names a value as if it were a section.
    """
    for override in overrides:
        _apply(values, override)
    return values


def validated(values: dict[str, Any], source: str) -> Recipe:
    """The recipe that these values describe; `source` names their origin in the error.

    Raises:
        RecipeError: A key is unknown or a value impossible.
    """
    try:
        return Recipe.model_validate(values)
    except ValidationError as error:
        raise RecipeError(f"The recipe {source} cannot be used: {fault_list(error)}.") from error


def fault_list(error: ValidationError) -> str:
    """What is wrong with which key, in clauses."""
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or 'file'}: {fault['msg']}" for fault in error.errors())


def _apply(values: dict[str, Any], override: str) -> None:
    key, equals, text = override.partition("=")
    if not equals or not key.strip():
        raise RecipeError(f"'{override}' is not of the form section.key=value.")
    *sections, last = key.strip().split(".")
    for section in sections:
        if values.get(section) is None:
            values[section] = {}
        values = values[section]
        if not isinstance(values, dict):
            raise RecipeError(f"'{override}' names no section: {section} is a value.")
    if sections[-1:] == ["loss"]:
        for name in other_names(last):
            values.pop(name, None)
    values[last] = _parse_value(text.strip())


def _parse_value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text  # a bare word is taken as a string, so that a shell needs no nested quotes
