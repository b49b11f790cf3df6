"""The ``[loss]`` table of a recipe."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from trainer.section import Section


class LossSection(Section):
    """Weights of the summed losses; zero leaves a term out.

    Attributes:
        l1: Mean absolute difference of pixels in 0 to 1.
        mse: Mean squared difference of pixels in 0 to 1.
        vgg: Distance between VGG-16 features at `vgg_layers` (Johnson et al. 2016, equation 2).
        vgg_layers: Layers such as ``relu2_2``.
        vgg_distance: Squared, as in the paper, or absolute.
        lpips: LPIPS over AlexNet (Zhang et al. 2018).
        pattern: Mean absolute part of the pixels' error that repeats every four pixels (see `trainer.losses.pattern`).
        shift: Largest number of rows and of columns, drawn anew at each step, that are left out before the recognition
            networks see the pictures. These look at the picture on grids, AlexNet's of 4 pixels, and a network for x4
            that is always judged on the same grid as its own can learn a pattern that only there looks right. A
            resumed training draws other shifts.
    """

    l1: float = Field(0.0, ge=0)
    mse: float = Field(0.0, ge=0)
    vgg: float = Field(0.0, ge=0)
    vgg_layers: tuple[str, ...] = ("relu2_2",)
    vgg_distance: Literal["l1", "mse"] = "mse"
    lpips: float = Field(0.0, ge=0)
    pattern: float = Field(0.0, ge=0)
    shift: int = Field(0, ge=0, le=16)

    @model_validator(mode="after")
    def _needs_a_term(self) -> LossSection:
        if self.l1 + self.mse + self.vgg + self.lpips + self.pattern == 0:
            raise ValueError("at least one of l1, mse, vgg, lpips and pattern must be above 0")
        return self
