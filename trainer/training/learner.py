"""What learns: a network with its average, its losses and its optimiser, and any discriminator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.modules.batchnorm import _BatchNorm
from torch.nn.parallel import DistributedDataParallel

from sr_desktop.engine.forms.fast_forms import fast_form
from trainer.adversarial.discriminator_trainer import DiscriminatorTrainer
from trainer.data.patches import Batch
from trainer.distributed import World
from trainer.losses.combined import CombinedLoss
from trainer.losses.loss import FeatureFiles
from trainer.optimization.ema import WeightAverage
from trainer.optimization.schedule import rate_factor
from trainer.optimization.stepping import Stepper
from trainer.recipes.recipe import Recipe
from trainer.training.checkpoint import Checkpoint
from trainer.training.initialisation import initialise_as_interpolation, initialise_without_checkerboard
from trainer.training.trial import built_network, check_on_a_patch

_HALVES = {"bf16": torch.bfloat16, "fp16": torch.float16}
"""The arithmetic of autocast by the recipe's name for it."""


class Learner:
    """Takes the steps of a recipe; which step it is, the training loop says.

    Args:
        recipe: What to train and how.
        files: Weights of the recognition networks that the loss needs.
        device: Where to train.
        world: The processes that train together. Batch norm takes its statistics over all of them on GPUs; on the
            CPU, where PyTorch has no such form, each process takes those of its slice.

    Raises:
        RecipeError: Network, losses and patches do not go together.
        FeatureWeightsError: Weights that a loss needs are missing or unreadable.

    Attributes:
        network: What is trained.
        average: Its moving average.
        stepper: Takes its optimiser's steps.
        discriminator: Trains the discriminator; None where there is none.
    """

    def __init__(self, recipe: Recipe, files: FeatureFiles, device: torch.device, world: World) -> None:
        self._recipe, self._device, self._world = recipe, device, world
        network = built_network(recipe)
        if recipe.network.initialisation == "interpolation":
            initialise_as_interpolation(network)
        elif recipe.network.initialisation == "icnr":
            initialise_without_checkerboard(network)
        if device.type == "cuda" and not world.is_alone:
            network = nn.SyncBatchNorm.convert_sync_batchnorm(network)  # type: ignore[no-untyped-call]
        self.network = network.to(device=device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.average = WeightAverage(self.network, recipe.optimizer.ema)
        self.stepper = Stepper(self.network, recipe.optimizer, device, recipe.precisions)
        self._model = self._runnable()
        self.discriminator = self._make_discriminator()
        finish = recipe.finish
        self._loss = CombinedLoss(recipe.loss, files).to(device)
        self._final_loss = self._loss
        if finish is not None and finish.loss is not None:
            self._final_loss = CombinedLoss(finish.loss, files).to(device)
        check_on_a_patch(recipe, self.network, (self._loss, self._final_loss), device)

    def start_from(self, tensors: Mapping[str, Tensor]) -> None:
        """Begin with published weights instead of fresh ones."""
        self.network.load_state_dict(tensors)
        self.average.network.load_state_dict(tensors)

    def restore(self, checkpoint: Checkpoint) -> None:
        """Continue from a checkpoint."""
        self.network.load_state_dict(checkpoint.network)
        self.average.network.load_state_dict(checkpoint.average)
        self.average.updates = checkpoint.average_updates
        self.stepper.restore(checkpoint.optimizer, checkpoint.scaler)
        if self.discriminator is not None:
            self.discriminator.restore(checkpoint.discriminator)

    def state(self) -> dict[str, Any]:
        """Its parts of a checkpoint."""
        return {
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "average_updates": self.average.updates,
            **self.stepper.state(),
            "discriminator": None if self.discriminator is None else self.discriminator.state(),
        }

    def enter_phase(self, step: int) -> None:
        """Get ready for the step that follows `step` others, the first one or the first one of the finish."""
        self._model.train()
        finish = self._recipe.finish
        if finish is not None and finish.freeze_batch_norm and step >= self._recipe.finish_start:
            for module in self._model.modules():
                if isinstance(module, _BatchNorm):
                    module.eval()

    def learn(self, batch: Batch, step: int) -> Tensor:
        """Take the step that follows `step` others.

        Returns:
            The losses of this rank's slice, still on the device: the network's and any discriminator's.
        """
        recipe = self._recipe
        factor = rate_factor(step, recipe.schedule)
        self.stepper.set_rate(factor)
        there = batch.to(self._device)
        loss_of = self._loss if step < recipe.finish_start else self._final_loss
        half = _HALVES.get(recipe.precision_at(step))
        with torch.autocast(self._device.type, half, enabled=half is not None):
            # The losses take fp32 pixels; the networks inside them may run in half precision.
            output = self._model(there.inputs).float()
            loss: Tensor = loss_of(output, there.targets)
        if self.discriminator is not None:
            loss = loss + self.discriminator.generator_term(output, there.targets, step)
        self.stepper.take(loss)
        self.average.update(self.network)
        losses = [loss.detach()]
        if self.discriminator is not None:
            losses.append(self.discriminator.learn(output, there.targets, step, factor))
        return torch.stack(losses)

    def _runnable(self) -> nn.Module:
        """The network as it is run: rewritten, shared with the other ranks, compiled; the same parameters."""
        model = fast_form(self.network)
        if not self._world.is_alone:
            model = DistributedDataParallel(model, [self._device] if self._device.type == "cuda" else None)
        return cast(nn.Module, torch.compile(model)) if self._recipe.compile else model

    def _make_discriminator(self) -> DiscriminatorTrainer | None:
        recipe = self._recipe
        if recipe.adversarial is None:
            return None
        half = recipe.precision == "bf16"
        return DiscriminatorTrainer(recipe.adversarial, self._device, self._world, half=half, compiled=recipe.compile)
