"""What an experiment compares: one recipe and the few values in which its arms differ, read from TOML."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from sr_desktop.imaging.measuring.metrics import MetricId
from trainer.recipes.recipe import RECIPES_DIR, Recipe, RecipeError, fault_list, overridden, read_toml, validated
from trainer.section import Section

EXPERIMENTS_DIR = RECIPES_DIR / "experiments"
START = "start"
"""Name of the run that all arms of a seed begin from, which no arm may have."""
_NAME = r"^[a-z0-9][a-z0-9_-]*$"

MeasureId = Literal["checker_flat", "checker_textured", "checker_levels"] | MetricId
"""What can be measured at the end of every run; see `trainer.experiments.measuring`."""


class Arm(Section):
    """One of the things compared.

    Attributes:
        name: Of its folder.
        title: In the table.
        set: The values in which it differs, as after ``--set``.
    """

    name: str = Field(pattern=_NAME)
    title: str
    set: tuple[str, ...]


class Experiment(Section):
    """A question, and the arms whose results answer it.

    Attributes:
        name: Stem of its file.
        title: Heading.
        question: What it asks.
        expectation: What others found.
        seeds: How many times each arm is run, with seeds 0, 1, 2 and so on; arms share the batches of a seed.
        measures: What the table shows of every arm, measured after the last step on all validation crops. Without any
            it shows the recipe's own validation.
        references: Published weights, by name, which the table shows below the arms with the same measures.
        conclusion: What follows from the record that ships; written after the runs.
        details: How many details of validation crops are shown of every arm, flat ones and textured ones each.
        recipe: What all arms have in common, as in a recipe's file.
        start: Values in which a first training differs from the recipe, as after ``--set``. All arms of a seed begin
            with its averaged weights. Without any they begin as the recipe says.
        arms: Two or more.
    """

    name: str = Field(pattern=_NAME)
    title: str
    question: str
    expectation: str
    seeds: int = Field(ge=1)
    measures: tuple[MeasureId, ...] = ()
    references: tuple[str, ...] = ()
    conclusion: str = ""
    details: int = Field(0, ge=0, le=4)
    recipe: dict[str, Any]
    start: tuple[str, ...] = ()
    arms: tuple[Arm, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _arms_differ(self) -> Experiment:
        if len({arm.name for arm in self.arms}) < len(self.arms):
            raise ValueError("two arms have the same name")
        if any(arm.name == START for arm in self.arms):
            raise ValueError(f"an arm may not be called '{START}'")
        return self

    def recipe_of(self, arm: Arm, seed: int, overrides: Sequence[str] = ()) -> Recipe:
        """The recipe of an arm with a seed; `overrides` hold for all arms.

        Raises:
            RecipeError: A value is impossible.
        """
        return self._recipe([*arm.set, *overrides, f"seed={seed}"], f"the arm '{arm.name}'")

    def recipe_of_start(self, seed: int, overrides: Sequence[str] = ()) -> Recipe:
        """The recipe of the training that all arms of a seed begin from.

        Raises:
            RecipeError: A value is impossible.
        """
        return self._recipe([*self.start, *overrides, f"seed={seed}"], "the start")

    def _recipe(self, changes: Sequence[str], whose: str) -> Recipe:
        return validated(overridden(deepcopy(self.recipe), changes), f"of {whose} of {self.name}")


def experiment_names() -> list[str]:
    """The experiments that ship with the trainer."""
    return sorted(path.stem for path in EXPERIMENTS_DIR.glob("*.toml"))


def load_experiment(name: str) -> Experiment:
    """An experiment that ships with the trainer, or one of the user's own by the path of its file.

    Raises:
        RecipeError: There is none of that name, or it cannot be used.
    """
    for path in (Path(name), EXPERIMENTS_DIR / f"{name}.toml"):
        if path.is_file():
            try:
                return Experiment.model_validate({"name": path.stem, **read_toml(path)})
            except ValidationError as error:
                raise RecipeError(f"The experiment {path} cannot be used: {fault_list(error)}.") from error
    raise RecipeError(f"There is no experiment '{name}'; choose from: {', '.join(experiment_names())}.")
