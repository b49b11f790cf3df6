"""Measures the averaged network at the recipe's pace and says whether it is the best so far."""

from __future__ import annotations

from PIL import Image
from torch import nn

from trainer.data.store import find_pictures
from trainer.losses.terms.lpips import lpips_alex
from trainer.recipes.recipe import Recipe
from trainer.training.monitoring.preview import draw_preview
from trainer.training.request import TrainRequest
from trainer.training.validation import load_pairs, mean_lpips, mean_psnr_y


class Validator:
    """Measures a network on the validation pictures by the recipe's metric.

    Raises:
        DataError, PictureReadError: The folder holds no pictures, or one that cannot be read.
        FeatureWeightsError: Weights for LPIPS are missing or unreadable.
    """

    def __init__(self, recipe: Recipe, request: TrainRequest) -> None:
        assert request.validation is not None
        self._recipe = recipe
        self._pairs = load_pairs(find_pictures(request.validation), recipe.validation)
        measures_lpips = recipe.validation.metric == "lpips"
        self._lpips = lpips_alex(request.files).to(request.device) if measures_lpips else None

    def measure(self, network: nn.Module) -> float:
        """The mean over all pictures."""
        if self._lpips is None:
            return mean_psnr_y(network, self._pairs)
        return mean_lpips(network, self._pairs, self._lpips)

    def is_better(self, value: float, other: float) -> bool:
        """Whether one value is better than another."""
        return value > other if self._lpips is None else value < other

    def preview(self, network: nn.Module, step: int) -> Image.Image:
        """What the network makes of a few crops after that step."""
        return draw_preview(network, self._pairs, f"{self._recipe.name}, step {step}")
