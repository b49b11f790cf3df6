"""Measures the averaged network at the recipe's pace and says whether it is the best so far."""

from __future__ import annotations

from PIL import Image
from torch import nn

from sr_desktop.imaging.metrics import metric_of
from trainer.data.store import find_pictures
from trainer.losses.metric_networks import network_metrics
from trainer.recipes.recipe import Recipe
from trainer.training.monitoring.preview import draw_preview
from trainer.training.request import TrainRequest
from trainer.training.validation import load_pairs, mean_score


class Validator:
    """Measures a network on the validation pictures by the recipe's metric.

    Raises:
        DataError, PictureReadError: The folder holds no pictures, or one that cannot be read.
        FeatureWeightsError: Weights that the metric needs are missing or unreadable.
    """

    def __init__(self, recipe: Recipe, request: TrainRequest) -> None:
        assert request.validation is not None
        self._recipe = recipe
        self._pairs = load_pairs(find_pictures(request.validation), recipe.validation)
        self._metric = metric_of(recipe.validation.metric)
        self._networks = network_metrics([self._metric.id], request.files, request.device)

    def measure(self, network: nn.Module) -> float:
        """The mean over all pictures."""
        return mean_score(network, self._pairs, self._metric, self._networks)

    def is_better(self, value: float, other: float) -> bool:
        """Whether one value is better than another."""
        return self._metric.is_better(value, than=other)

    def preview(self, network: nn.Module, step: int) -> Image.Image:
        """What the network makes of a few crops after that step."""
        return draw_preview(network, self._pairs, f"{self._recipe.name}, step {step}")
