"""The ``[anchored]`` table of a recipe: how A+ is fitted."""

from __future__ import annotations

from pydantic import Field

from trainer.section import Section


class AnchoredSection(Section):
    """A fit in closed form instead of steps; its loss is the squared error.

    Attributes:
        samples: The most patches to learn from.
        sizes: In how many sizes each picture is used, the first its own.
        size_step: From one size to the next.
        dictionary_samples: Patches that the dictionary is learned from.
        sparsity: Weight of the absolute coefficients against the squared error in learning the dictionary.
        neighbours: Patches nearest to an atom that its regressor is fitted to.
        ridge: Weight of the regressor's squared norm.
    """

    samples: int = Field(5_000_000, ge=1000)
    sizes: int = Field(12, ge=1, le=64)
    size_step: float = Field(0.98, gt=0.5, lt=1)
    dictionary_samples: int = Field(100_000, ge=100)
    sparsity: float = Field(0.1, gt=0)
    neighbours: int = Field(2048, ge=16)
    ridge: float = Field(0.1, gt=0)
