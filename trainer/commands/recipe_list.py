"""The tables of the recipes and experiments that ship with the trainer, and of the losses that a recipe can name."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from trainer.experiments.definition import experiment_names, load_experiment
from trainer.losses.registry import LOSSES
from trainer.recipes.recipe import RECIPES_DIR, Recipe, load_recipe


class ListRecipes(argparse.Action):
    """Prints the tables and ends the program, as ``--help`` does: no other argument is needed."""

    def __init__(self, option_strings: Sequence[str], dest: str, **options: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **options)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print and exit."""
        Console().print(recipe_table(), experiment_table(), loss_table())
        parser.exit()


def experiment_table() -> Table:
    """Every shipped experiment: its name, arms and question."""
    title = "Experiments for `python -m trainer experiments NAME`"
    table = Table("Experiment", "Arms", "What it asks", title=title, title_justify="left")
    for name in experiment_names():
        experiment = load_experiment(name)
        table.add_row(name, ", ".join(arm.name for arm in experiment.arms), experiment.question)
    return table


def recipe_table() -> Table:
    """Every shipped recipe: its name, network, steps and what it makes."""
    table = Table("Recipe", "Network", title="Recipes for `python -m trainer train RECIPE`", title_justify="left")
    table.add_column("Steps", justify="right")
    table.add_column("What it makes")
    for path in sorted(RECIPES_DIR.glob("*.toml")):
        recipe = load_recipe(path)
        table.add_row(path.stem, recipe.network.name, _steps(recipe), recipe.note)
    return table


def _steps(recipe: Recipe) -> str:
    return "fitted" if recipe.anchored else f"{recipe.schedule.steps:,}"


def loss_table() -> Table:
    """Every loss: its key in a recipe and what it measures."""
    table = Table("Key", "What it measures", title=r"Losses for the \[loss] table of a recipe", title_justify="left")
    for loss in LOSSES:
        table.add_row(loss.key, loss.explanation)
    return table
