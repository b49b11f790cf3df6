"""Trains the discriminator: all that the training loop knows of an adversarial training."""

from __future__ import annotations

from typing import Any, cast

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from trainer.adversarial.discriminator import Discriminator
from trainer.adversarial.losses import (
    discriminator_loss,
    generator_loss,
    relativistic_discriminator_loss,
    relativistic_generator_loss,
)
from trainer.adversarial.watch import DiscriminatorWatch
from trainer.distributed import World
from trainer.optimization.stepping import Stepper
from trainer.recipes.adversarial import AdversarialSection
from trainer.recipes.sections import OptimizerSection


class DiscriminatorTrainer:
    """A discriminator and its own optimiser.

    In each step the loop first asks for the `generator_term` of the generator's loss. When the generator has taken its
    step, `learn` takes the discriminator's, on the same pictures.

    Args:
        section: The recipe's table.
        device: Where to train.
        world: The processes that train together.
        half: Compute in bf16 where that is exact enough.
        compiled: Translate the discriminator with `torch.compile`.

    Attributes:
        discriminator: The network.
        stepper: Takes its steps.
        watch: Checks its losses.
    """

    def __init__(
        self, section: AdversarialSection, device: torch.device, world: World, *, half: bool, compiled: bool
    ) -> None:
        self._section = section
        self._world, self._half = world, half
        discriminator: nn.Module = Discriminator(section.width, section.dense_side, section.batch_norm)
        if device.type == "cuda" and not world.is_alone:
            discriminator = nn.SyncBatchNorm.convert_sync_batchnorm(discriminator)  # type: ignore[no-untyped-call]
        self.discriminator = cast(nn.Module, discriminator.to(device, memory_format=torch.channels_last))  # type: ignore[call-overload]
        adam = OptimizerSection(kind="adam", learning_rate=section.learning_rate, betas=section.betas, clip_norm=0)
        self.stepper = Stepper(self.discriminator, adam, device, ["fp32"])
        both: nn.Module = _RealAndFake(self.discriminator)
        if not world.is_alone:
            both = DistributedDataParallel(both, [device] if device.type == "cuda" else None)
        self._both = cast(nn.Module, torch.compile(both)) if compiled else both
        self.watch = DiscriminatorWatch()

    def learns_at(self, step: int) -> bool:
        """Whether it learns in the step that follows `step` others."""
        return self._section.learns_at(step)

    def generator_term(self, output: Tensor, target: Tensor, step: int) -> Tensor:
        """The weighted adversarial term of the generator's loss, 0 until it counts.

        Args:
            output: What the generator made, ``(N, 3, H, W)`` RGB in 0 to 1, unclamped, with its graph.
            target: What it should have made.
            step: Steps taken before this one.
        """
        if not self._section.counts_at(step):
            return output.new_zeros(())
        # The generator's gradient passes through the discriminator and leaves nothing there.
        self.discriminator.requires_grad_(False)
        with self._arithmetic(output):
            fake = self.discriminator(output).float()
            if self._section.kind == "standard":
                return self._section.weight * generator_loss(fake)
            with torch.no_grad():
                real = self.discriminator(target).float()
        return self._section.weight * relativistic_generator_loss(real, fake, self._world)

    def learn(self, output: Tensor, target: Tensor, step: int, factor: float) -> Tensor:
        """Take the discriminator's step.

        Args:
            output: What the generator made; its graph is not followed.
            target: What it should have made.
            step: Steps taken before this one.
            factor: Of the learning rate, by the schedule.

        Returns:
            The discriminator's loss, on the device; NaN before it starts to learn.
        """
        section = self._section
        if not section.learns_at(step):
            return output.new_full((), torch.nan)
        self.discriminator.requires_grad_(True)
        with self._arithmetic(output):
            real, fake = self._both(target, output.detach())
        real, fake = real.float(), fake.float()
        if section.kind == "standard":
            loss = discriminator_loss(real, fake)
        else:
            loss = relativistic_discriminator_loss(real, fake, self._world)
        self.stepper.set_rate(factor)
        self.stepper.take(loss)
        return loss.detach()

    def state(self) -> dict[str, Any]:
        """Its part of a checkpoint."""
        return {"discriminator": self.discriminator.state_dict(), "optimizer": self.stepper.optimizer.state_dict()}

    def restore(self, state: dict[str, Any] | None) -> None:
        """Continue from a checkpoint.

        Raises:
            ValueError: The checkpoint has no discriminator.
        """
        if state is None:
            raise ValueError("it has no discriminator")
        self.discriminator.load_state_dict(state["discriminator"])
        self.stepper.restore(state["optimizer"], {})

    def _arithmetic(self, like: Tensor) -> torch.autocast:
        return torch.autocast(like.device.type, torch.bfloat16, enabled=self._half)


class _RealAndFake(nn.Module):
    """Both kinds of pictures in one forward pass, as `DistributedDataParallel` needs it, each with its own statistics.

    Batch norm over a mixture of the two would give away which is which by the rest of the batch.
    """

    def __init__(self, discriminator: nn.Module) -> None:
        super().__init__()
        self.discriminator = discriminator

    def forward(self, real: Tensor, fake: Tensor) -> tuple[Tensor, Tensor]:
        """The logits of each side."""
        return self.discriminator(real), self.discriminator(fake)
