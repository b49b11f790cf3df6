"""Which sampler gives a training its batches."""

from __future__ import annotations

from trainer.data.degraded import DegradedSampler
from trainer.data.hardness import cell_errors, corners_by_error
from trainer.data.patches import PatchPlan, PatchSampler, Sampler
from trainer.data.resident import ResidentSampler, fits
from trainer.recipes.recipe import Recipe
from trainer.training.request import DataDevice, TrainRequest


def make_sampler(recipe: Recipe, request: TrainRequest) -> Sampler:
    """The sampler for a recipe's patches, with the pictures where the request wants them.

    Raises:
        ValueError: The batch cannot be shared by the processes, or degraded patches are wanted from the device.
        OSError: What is computed once for all trainings cannot be kept.
    """
    data, store, world = recipe.data, request.store, request.world
    corners = None
    if data.hardness:
        with world.first_of_machine_first():
            corners = corners_by_error(cell_errors(store), store.sizes, data.crop, data.hardness)
    plan = PatchPlan(store.sizes, data.crop, data.batch, recipe.seed, world.rank, world.size, corners)
    if recipe.degradation is not None:
        if request.data_device is DataDevice.DEVICE:
            raise ValueError("Degraded patches are made on the host: leave out --data-device device.")
        return DegradedSampler(store, plan, recipe.degradation)
    has_room = request.data_device is DataDevice.AUTO and fits(store, recipe.on_luma, request.device)
    if has_room or request.data_device is DataDevice.DEVICE:
        return ResidentSampler(store, plan, recipe.on_luma, request.device)
    return PatchSampler(store, plan, recipe.on_luma)
