"""The ``[adversarial]`` table of a recipe."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from trainer.section import Section


class AdversarialSection(Section):
    """The discriminator, how it learns, and the weight of its output in the generator's loss.

    Attributes:
        weight: Of the adversarial term, which is added to those of `loss`; the paper's is 1e-3 (equation 3).
        kind: ``"standard"`` is the paper's non-saturating loss; ``"relativistic"`` compares each picture with the mean
            of the other side (Jolicoeur-Martineau 2018, arXiv 1807.00734; used by ESRGAN).
        width: Feature maps of the discriminator's first convolution, 64 in the paper; the last has eight times as many.
        dense_side: Side of the grid to which the last features are averaged before the dense layers; 6 makes the
            paper's discriminator of crops of 24 low-resolution pixels, 1 is global pooling.
        batch_norm: Normalise batches in the discriminator, as in the paper; False where a batch is a few crops.
        learning_rate: The discriminator's highest; it follows the generator's schedule.
        betas: Decay rates of the discriminator's Adam.
        start: Steps before there is a discriminator; until then the generator minimises the recipe's loss alone.
        warmup: Steps from there on in which the discriminator learns, but does not yet count in the generator's
            loss.
    """

    weight: float = Field(1e-3, gt=0)
    kind: Literal["standard", "relativistic"] = "standard"
    width: int = Field(64, ge=1, le=512)
    dense_side: int = Field(1, ge=1, le=32)
    batch_norm: bool = True
    learning_rate: float = Field(1e-4, gt=0, le=1)
    betas: tuple[float, float] = (0.9, 0.999)
    start: int = Field(0, ge=0)
    warmup: int = Field(0, ge=0)

    def learns_at(self, step: int) -> bool:
        """Whether the discriminator learns in the step that follows `step` others."""
        return step >= self.start

    def counts_at(self, step: int) -> bool:
        """Whether the generator's loss has the adversarial term in the step that follows `step` others."""
        return step >= self.start + self.warmup
