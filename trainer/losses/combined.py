"""The sum of the terms that a recipe asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from trainer.losses.features import VGG16Features
from trainer.losses.lpips import LPIPSAlex
from trainer.losses.pattern import repeating_pattern
from trainer.losses.section import LossSection


@dataclass(frozen=True, slots=True)
class FeatureFiles:
    """Where the recognition networks' weights lie; None leaves them to torchvision and to the `lpips` package."""

    vgg16: Path | None = None
    alexnet: Path | None = None
    lpips_linear: Path | None = None


class CombinedLoss(nn.Module):
    """Weighted sum of pixel, VGG feature and LPIPS terms between two ``(N, C, H, W)`` batches in 0 to 1.

    Raises:
        FeatureWeightsError: Weights of a recognition network that a term needs cannot be had.
    """

    def __init__(self, section: LossSection, files: FeatureFiles) -> None:
        super().__init__()
        self.section = section
        self.vgg = VGG16Features(section.vgg_layers, files.vgg16) if section.vgg else None
        self.lpips = LPIPSAlex(files.alexnet, files.lpips_linear) if section.lpips else None

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """The loss, a scalar."""
        section = self.section
        loss = torch.zeros((), device=output.device)
        if section.l1:
            loss = loss + section.l1 * (output - target).abs().mean()
        if section.mse:
            loss = loss + section.mse * (output - target).square().mean()
        if section.pattern:
            loss = loss + section.pattern * repeating_pattern(output - target).abs().mean()
        output, target = self._shifted(output, target)
        if self.vgg is not None:
            loss = loss + section.vgg * self._vgg_distance(output, target)
        if self.lpips is not None:
            loss = loss + section.lpips * self.lpips(output, target).mean()
        return loss

    def _shifted(self, output: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Both without the same randomly chosen rows and columns at their edges, always of one size."""
        largest = self.section.shift
        if not largest:
            return output, target
        top, left = torch.randint(largest + 1, (2,)).tolist()
        rows = slice(top, output.shape[-2] - largest + top)
        columns = slice(left, output.shape[-1] - largest + left)
        return output[..., rows, columns], target[..., rows, columns]

    def _vgg_distance(self, output: Tensor, target: Tensor) -> Tensor:
        assert self.vgg is not None
        with torch.no_grad():
            wanted = self.vgg(target)
        distance = torch.zeros((), device=output.device)
        for name, features in self.vgg(output).items():
            difference = features.float() - wanted[name].float()
            distance = (
                distance + (difference.abs() if self.section.vgg_distance == "l1" else difference.square()).mean()
            )
        return distance / len(wanted)
