"""Which recipes can be trained for a given time: what such a training leaves out is refused, not ignored."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.recipes.recipe import Recipe, RecipeError

METRIC = "psnr_y"
"""What the averaged weights are measured by."""


def check_possible(recipe: Recipe) -> None:
    """See that a training by the clock does all that a recipe says.

    What the clock replaces is no matter: the steps, the warm-up, and after how many steps it is measured and saved.

    Raises:
        RecipeError: It has a discriminator, frozen statistics, luma, a fit in closed form, a finish in half precision,
            or another metric.
    """
    faults = list(_faults(recipe))
    if faults:
        raise RecipeError(f"The recipe {recipe.name} cannot be trained for a given time: {'; '.join(faults)}.")


def _faults(recipe: Recipe) -> Iterator[str]:
    finish, metric = recipe.finish, recipe.validation.metric
    if recipe.anchored is not None:
        yield "anchored: it is fitted in one go, by train"
    elif recipe.on_luma:
        yield 'network.input: it must be "rgb"; use train'
    if recipe.adversarial is not None:
        yield "adversarial: there is no discriminator; use train"
    if finish is not None and finish.freeze_batch_norm:
        yield "finish.freeze_batch_norm: it must be false; use train"
    if finish is not None and finish.precision not in (None, "fp32"):
        yield 'finish.precision: it must be "fp32"'
    if metric != METRIC:
        yield f'validation.metric: it must be "{METRIC}", not "{metric}"'
