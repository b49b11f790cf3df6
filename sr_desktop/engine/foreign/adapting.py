"""Turns a model of another scale or of one channel into a network from RGB to RGB at the program's scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop import SCALE
from sr_desktop.engine.foreign.description import ForeignModel

_LUMA = (0.299, 0.587, 0.114)
"""Weights of R, G and B in full-range BT.601 luma, what gray pictures for training are commonly made with."""


class ForeignNetwork(nn.Module):
    """A model as one more RGB network: ``(1, 3, H, W)`` in 0 to 1 to ``(1, 3, 4H, 4W)``.

    A model of scale two is run twice. The result of any other scale but four is resampled with the kernel of Pillow's
    bicubic, antialias included. A model of one channel is given the luma; what it adds to the bicubic luma is added to
    the bicubic R, G and B, which leaves Cb and Cr bicubic and a gray picture gray.

    Args:
        model: The network itself, whose parameters these are.
        upscale: Calls ``model`` on ``(1, C, H, W)``, padded to what it needs; gives ``(1, C, H * scale, W * scale)``.
        scale: How many times the model enlarges in one run.
        runs: How often to run it.
        is_luma: Whether it takes and gives one channel.
    """

    scale = SCALE

    def __init__(
        self, model: nn.Module, upscale: Callable[[Tensor], Tensor], scale: int, runs: int, is_luma: bool
    ) -> None:
        super().__init__()
        self.model = model
        self._enlarge = upscale
        self._model_scale = scale
        self._runs = runs
        self._is_luma = is_luma

    def forward(self, x: Tensor) -> Tensor:
        """Enlarge the first picture of the batch: such models are promised to work on one at a time."""
        rgb = x[:1].float()
        if not self._is_luma:
            return self._to_scale(rgb)
        ground = resample(rgb, (rgb.shape[-2] * SCALE, rgb.shape[-1] * SCALE)).to(rgb.device)
        return ground + (self._to_scale(luma(rgb)) - luma(ground))

    def _to_scale(self, picture: Tensor) -> Tensor:
        height, width = picture.shape[-2:]
        y = picture
        for _ in range(self._runs):
            # Architectures reshape as if tensors lay in the usual order.
            y = self._enlarge(y.contiguous()).float()
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
