"""One patch through a recipe's network and losses before anything else, so that what cannot work is said at once."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import nn

from sr_desktop import SCALE
from sr_desktop.networks.registry import build_network
from trainer.recipes.recipe import Recipe, RecipeError


def built_network(recipe: Recipe) -> nn.Module:
    """The recipe's network, freshly initialised.

    Raises:
        ValueError: There is none of that name, or it does not take these parameters.
        RecipeError: Their values are impossible.
    """
    try:
        return build_network(recipe.network.name, recipe.network.parameters)
    except (RuntimeError, ZeroDivisionError) as error:
        raise RecipeError(f"The recipe {recipe.name} cannot be used: network.parameters: {_reason(error)}.") from error


def outlined_network(recipe: Recipe) -> nn.Module:
    """The recipe's network without values: it takes no memory, and no random number is drawn.

    Raises:
        ValueError, RecipeError: As `built_network`.
    """
    with torch.device("meta"):
        return built_network(recipe)


@torch.no_grad()
def check_on_a_patch(recipe: Recipe, network: nn.Module, losses: Sequence[nn.Module], device: torch.device) -> None:
    """See that the network makes of a patch what the losses can compare; nothing changes, no random number is drawn.

    Raises:
        RecipeError: The network takes other channels, or a loss other channels or larger patches.
    """
    side, channels = recipe.data.crop * SCALE, 1 if recipe.on_luma else 3
    target = torch.zeros(1, channels, side, side, device=device)
    given = target if recipe.on_luma else target[..., ::SCALE, ::SCALE]
    network.eval()
    try:
        with torch.random.fork_rng([]):
            output = network(given)
            if output.shape != target.shape:
                raise RuntimeError(f"the network makes {tuple(output.shape[1:])}, not {tuple(target.shape[1:])}")
            for loss in losses:
                loss(output, target)
    except torch.OutOfMemoryError:
        raise
    except RuntimeError as error:
        raise RecipeError(
            f"The recipe {recipe.name} cannot be used: network, loss and data.crop do not go together: "
            f"{_reason(error)}."
        ) from error
    finally:
        network.train()


def _reason(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
