"""Turns a model of any scale, of one channel, or one that sharpens into a network from RGB to RGB at a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.foreign.calling import ModelCall
from sr_desktop.engine.foreign.description import ForeignModel, Subject
from sr_desktop.imaging.colors.channels import LUMA_WEIGHTS

_STUDIO = {Subject.LUMA: (16 / 255, 219 / 255), Subject.ENLARGED_LUMA: (16 / 255, 219 / 255)}
"""Black, and how far white is above it, in 0 to 1; for a subject that is not here, 0 and 1."""


@runtime_checkable
class SeveralScales(Protocol):
    """A network that has parts for several scales in its file."""

    def at_scale(self, scale: int) -> nn.Module:
        """The same network, its parameters shared, at another of them."""


class ForeignNetwork(nn.Module):
    """A model as one more RGB network: ``(1, 3, H, W)`` in 0 to 1 to ``(1, 3, H * wanted, W * wanted)``.

    A model is run again on its own result where that makes the wanted scale (x2 twice for x4). Any other result is
    resampled with the kernel of Pillow's bicubic, antialias included. What a model of one channel adds to the bicubic
    luma is added to the bicubic R, G and B, which leaves Cb and Cr bicubic and a gray picture gray. A model that
    sharpens is given the bicubic enlargement.

    Args:
        model: The network itself, whose parameters these are.
        upscale: Calls ``model`` on ``(1, C, H, W)`` in 0 to 1; gives ``(1, C, H * scale, W * scale)`` in 0 to 1.
        described: What it is, and the scale to which it is brought.

    Attributes:
        scale: How many times the results are enlarged.
    """

    def __init__(self, model: nn.Module, upscale: ModelCall, described: ForeignModel) -> None:
        super().__init__()
        self.model = model
        self.scale = described.wanted
        self._enlarge = upscale
        self._model_scale = described.scale
        self._runs = described.runs
        self._subject = described.subject

    def described_by(self, described: ForeignModel) -> ForeignNetwork:
        """The same model, its parameters shared, at the scale that the description has, brought to that it wants."""
        if described.scale == self._model_scale:
            return ForeignNetwork(self.model, self._enlarge, described)
        assert isinstance(self.model, SeveralScales)
        model = self.model.at_scale(described.scale)
        return ForeignNetwork(model, self._enlarge.with_network(model, described.scale), described)

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge the first picture of the batch: such models are promised to work on one at a time."""
        rgb = x[:1].float()
        subject = self._subject
        if subject is Subject.RGB:
            return self._to_scale(rgb)
        ground = resample(rgb, (rgb.shape[-2] * self.scale, rgb.shape[-1] * self.scale)).to(rgb.device)
        if subject is Subject.ENLARGED_RGB:
            return self._enlarge(ground)
        black, white = _STUDIO.get(subject, (0.0, 1.0))
        before = luma(ground) * white + black
        after = self._enlarge(before) if subject.is_enlarged else self._to_scale(luma(rgb) * white + black)
        return ground + (after - before) / white

    def _to_scale(self, picture: Tensor) -> Tensor:
        height, width = picture.shape[-2:]
        y = picture
        for _ in range(self._runs):
            y = self._enlarge(y)
        if self._model_scale**self._runs != self.scale:
            y = resample(y, (height * self.scale, width * self.scale)).to(y.device)
        return y


@dataclass(frozen=True, slots=True, eq=False)
class LoadedModel:
    """A model, in eval mode, on the CPU, in fp32, needing no gradients, as a network of one scale."""

    network: ForeignNetwork
    model: ForeignModel

    def at(self, scale: int) -> LoadedModel:
        """The same model, its parameters shared, at another scale if its file has that, else brought to it."""
        if scale == self.model.wanted:
            return self
        model = self.model.at(scale)
        return LoadedModel(self.network.described_by(model).eval(), model)


def luma(rgb: Tensor) -> Tensor:
    """``(N, 1, H, W)`` full-range BT.601 luma of ``(N, 3, H, W)``."""
    weights = torch.tensor(LUMA_WEIGHTS, dtype=rgb.dtype, device=rgb.device).view(1, 3, 1, 1)
    return (rgb * weights).sum(dim=1, keepdim=True)


def resample(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """``(N, C, H, W)`` at ``size`` (height, width), by Pillow's bicubic but not rounded; always on the CPU."""
    return F.interpolate(picture.float().cpu(), size=size, mode="bicubic", align_corners=False, antialias=True)
