"""The tables of a recipe: which keys there are, what they mean, which values are possible."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from sr_desktop.imaging.degrading.degradation import DegradationError, parse_degradation
from sr_desktop.imaging.measuring.metrics import MetricId
from trainer.losses.section import LossSection
from trainer.section import Section

Precision = Literal["fp32", "bf16", "fp16"]
"""Arithmetic of a network during training; weights, losses and outputs stay fp32. fp16 is for GPUs without bf16."""


class NetworkSection(Section):
    """Which network, and what it starts from.

    Attributes:
        name: Name in `sr_desktop.networks.registry`.
        parameters: Its arguments.
        initialisation: ``"default"`` is PyTorch's; ``"interpolation"`` makes the untrained network interpolate, so that
            training starts at the quality of bilinear enlargement; ``"icnr"`` lets sub-pixel upsampling start without a
            checkerboard (see `trainer.training.initialisation`).
        input: ``"rgb"`` feeds the low-resolution picture, ``"luma"`` the luma of its bicubic enlargement.
    """

    name: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    initialisation: Literal["default", "interpolation", "icnr"] = "default"
    input: Literal["rgb", "luma"] = "rgb"


class DataSection(Section):
    """What a batch is made of: `batch` aligned crops of ``4 crop`` pixels a side, flipped and turned at random.

    `crop` is in low-resolution pixels. `hardness` prefers crops that bicubic enlargement gets wrong: they are drawn
    with a probability in proportion to this power of their mean error (see `trainer.data.hardness`). `exclude` holds
    file name patterns of pictures that are left out. `truth_shrink` shrinks pictures by this factor before they are the
    ground truth: that takes away most of what lossy coding did to them.
    """

    crop: int = Field(24, ge=4, le=512)
    batch: int = Field(8, ge=1, le=4096)
    hardness: float = Field(0.0, ge=0, le=1)
    truth_shrink: int = Field(1, ge=1, le=4)
    exclude: tuple[str, ...] = ()


class OptimizerSection(Section):
    """The optimiser, its gradient clipping and the weight average that is published.

    Attributes:
        kind: Adam; stochastic gradient descent with momentum; or Muon for the kernels and Adam for the rest.
        learning_rate: The highest, reached after the warm-up.
        betas: Adam's decay rates.
        momentum: Of SGD and Muon.
        weight_decay: Share of Muon's weights that a step takes away, in learning rates.
        adam_rate: Factor of the learning rate for what Adam trains next to Muon: biases, slopes, narrow kernels.
        layer_rates: Factors of the learning rate for parameters whose name starts with the key.
        clip_norm: Largest norm of the gradient over all parameters; 0 does not clip.
        ema: Decay a step of the exponential moving average of the weights.
    """

    kind: Literal["adam", "sgd", "muon"] = "adam"
    learning_rate: float = Field(2e-4, gt=0, le=1)
    betas: tuple[float, float] = (0.9, 0.999)
    momentum: float = Field(0.9, ge=0, lt=1)
    weight_decay: float = Field(0.0, ge=0, le=10)
    adam_rate: float = Field(0.4, gt=0)
    layer_rates: dict[str, float] = Field(default_factory=dict)
    clip_norm: float = Field(0.5, ge=0)
    ema: float = Field(0.999, ge=0, lt=1)

    @model_validator(mode="after")
    def _decays_by_muon(self) -> OptimizerSection:
        if self.weight_decay and self.kind != "muon":
            raise ValueError(f"weight_decay is for muon, not for {self.kind}")
        return self


class ScheduleSection(Section):
    """Linear warm-up over `warmup` steps, then a cosine from the learning rate to `final_fraction` of it at `steps`."""

    steps: int = Field(10_000, ge=1)
    warmup: int = Field(100, ge=0)
    final_fraction: float = Field(0.01, ge=0, le=1)

    @model_validator(mode="after")
    def _warmup_fits(self) -> ScheduleSection:
        if self.warmup >= self.steps and self.warmup > 0:
            raise ValueError(f"warmup ({self.warmup}) must be less than steps ({self.steps})")
        return self


class ValidationSection(Section):
    """Every `every` steps the averaged weights are measured on the middle `crop` pixels of each validation picture.

    Each picture is shrunk in all the ways that `degradations` names by their ids (see
    `sr_desktop.imaging.degrading.degradation`), and the value is the mean over all.
    """

    every: int = Field(500, ge=1)
    crop: int = Field(256, ge=32)
    metric: MetricId = "psnr_y"
    degradations: tuple[str, ...] = Field(("bicubic",), min_length=1)

    def measures_as(self, other: ValidationSection) -> bool:
        """Whether values of the two can be compared: all but how often it is measured is the same."""
        return self == other.model_copy(update={"every": self.every})

    @field_validator("degradations")
    @classmethod
    def _exist(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for text in value:
            try:
                parse_degradation(text)
            except DegradationError as error:
                raise ValueError(str(error).rstrip(".")) from error
        return value


class FinishSection(Section):
    """What changes for the last `fraction` of the steps.

    Attributes:
        fraction: Share of all steps.
        precision: Arithmetic then; None keeps the recipe's. A network that has learned in bf16 has settled on weights
            that are right when rounded: in fp32 its pictures are half a level too bright or too dark until it has
            learned so for a few hundred steps.
        loss: Minimised then instead of the recipe's first loss; None keeps that.
        freeze_batch_norm: Normalise with the running statistics, which no longer change, so that the network learns
            in the form in which it is used. Scale and shift of the normalisation still learn.
    """

    fraction: float = Field(0.1, gt=0, lt=1)
    precision: Precision | None = None
    loss: LossSection | None = None
    freeze_batch_norm: bool = False
