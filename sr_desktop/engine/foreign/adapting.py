"""Turns a model of another scale, of one channel, or one that sharpens into a network from RGB to RGB at our scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop import SCALE
from sr_desktop.engine.foreign.description import ForeignModel, Subject

_LUMA = (0.299, 0.587, 0.114)
"""Weights of R, G and B in BT.601 luma."""

_STUDIO = {Subject.LUMA: (16 / 255, 219 / 255), Subject.ENLARGED_LUMA: (16 / 255, 219 / 255)}
"""Black, and how far white is above it, in 0 to 1; for a subject that is not here, 0 and 1."""


class ForeignNetwork(nn.Module):
    """A model as one more RGB network: ``(1, 3, H, W)`` in 0 to 1 to ``(1, 3, 4H, 4W)``.

    A model of scale two is run twice. The result of any other scale but four is resampled with the kernel of Pillow's
    bicubic, antialias included. What a model of one channel adds to the bicubic luma is added to the bicubic R, G and
    B, which leaves Cb and Cr bicubic and a gray picture gray. A model that sharpens is given the bicubic enlargement.

    Args:
        model: The network itself, whose parameters these are.
        upscale: Calls ``model`` on ``(1, C, H, W)`` in 0 to 1; gives ``(1, C, H * scale, W * scale)`` in 0 to 1.
        described: What it is.
    """

    scale = SCALE

    def __init__(self, model: nn.Module, upscale: Callable[[Tensor], Tensor], described: ForeignModel) -> None:
        super().__init__()
        self.model = model
        self._enlarge = upscale
        self._model_scale = described.scale
        self._runs = described.runs
        self._subject = described.subject

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge the first picture of the batch: such models are promised to work on one at a time."""
        rgb = x[:1].float()
        subject = self._subject
        if subject is Subject.RGB:
            return self._to_scale(rgb)
        ground = resample(rgb, (rgb.shape[-2] * SCALE, rgb.shape[-1] * SCALE)).to(rgb.device)
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
        if self._model_scale**self._runs != SCALE:
            y = resample(y, (height * SCALE, width * SCALE)).to(y.device)
        return y


@dataclass(frozen=True, slots=True, eq=False)
class LoadedModel:
    """A model, in eval mode, on the CPU, in fp32, needing no gradients, as a network of the program's scale."""

    network: ForeignNetwork
    model: ForeignModel


def luma(rgb: Tensor) -> Tensor:
    """``(N, 1, H, W)`` full-range BT.601 luma of ``(N, 3, H, W)``."""
    weights = torch.tensor(_LUMA, dtype=rgb.dtype, device=rgb.device).view(1, 3, 1, 1)
    return (rgb * weights).sum(dim=1, keepdim=True)


def resample(picture: Tensor, size: tuple[int, int]) -> Tensor:
    """``(N, C, H, W)`` at ``size`` (height, width), by Pillow's bicubic but not rounded; always on the CPU."""
    return F.interpolate(picture.float().cpu(), size=size, mode="bicubic", align_corners=False, antialias=True)
