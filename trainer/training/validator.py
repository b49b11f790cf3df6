"""Measures the averaged network at the recipe's pace and says whether it is the best so far."""

from __future__ import annotations

from PIL import Image
from torch import nn

from sr_desktop.imaging.measuring.metrics import metric_of
from trainer.losses.metric_networks import network_metrics
from trainer.recipes.recipe import Recipe
from trainer.training.monitoring.preview import draw_preview
from trainer.training.request import TrainRequest
from trainer.training.validation import Validation, load_sets, measured_sets


class Validator:
    """Measures a network on the validation pictures by the recipe's metric.

    Raises:
        DataError, PictureReadError: A folder holds no pictures, or one that cannot be read.
        FeatureWeightsError: Weights that the metric needs are missing or unreadable.
    """

    def __init__(self, recipe: Recipe, request: TrainRequest) -> None:
        self._recipe = recipe
        self._sets = load_sets(request.validation, recipe.validation)
        self._metric = metric_of(recipe.validation.metric)
        self._networks = network_metrics([self._metric.id], request.files, request.device)

    def measure(self, network: nn.Module) -> Validation:
        """The mean over the pictures of each folder."""
        return measured_sets(network, self._sets, self._metric, self._networks)

    def is_better(self, value: float, other: float) -> bool:
        """Whether one value is better than another."""
        return self._metric.is_better(value, than=other)

    def preview(self, network: nn.Module, step: int) -> Image.Image:
        """What the network makes of a few crops after that step."""
        pairs = [pair for one in self._sets.values() for pair in one]
        return draw_preview(network, pairs, f"{self._recipe.name}, step {step}")
