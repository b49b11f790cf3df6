"""What the two sides of an adversarial training minimise, of the discriminator's logits.

With D the sigmoid of a logit, ``softplus(-logit)`` is ``-log D`` and ``softplus(logit)`` is ``-log (1 - D)``. A loss
that compares two kinds of pictures is the mean of its two halves, so that a discriminator that knows nothing has the
loss ``log 2``, 0.693, under either rule.
"""

from __future__ import annotations

from torch import Tensor
from torch.nn.functional import softplus

from trainer.distributed import ALONE, World


def discriminator_loss(real: Tensor, fake: Tensor) -> Tensor:
    """``-log D(real)`` and ``-log (1 - D(fake))`` (Ledig et al. 2017, equation 2), the mean over both."""
    return (softplus(-real).mean() + softplus(fake).mean()) / 2


def generator_loss(fake: Tensor) -> Tensor:
    """``-log D(fake)`` (Ledig et al. 2017, equation 6): non-saturating, so that it pulls most where D is surest."""
    return softplus(-fake).mean()


def relativistic_discriminator_loss(real: Tensor, fake: Tensor, world: World = ALONE) -> Tensor:
    """Real must look more real than fake does on average, and fake less (Jolicoeur-Martineau 2018, section 4.2).

    The averages are over the whole batch, of which each process of `world` has an equal slice.
    """
    return discriminator_loss(real - world.mean(fake.mean()), fake - world.mean(real.mean()))


def relativistic_generator_loss(real: Tensor, fake: Tensor, world: World = ALONE) -> Tensor:
    """The discriminator's with the sides exchanged: fake must look more real than real does on average."""
    return relativistic_discriminator_loss(fake, real, world)
