"""The weighted sum of the losses that a recipe asks for."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from trainer.losses.loss import FeatureFiles
from trainer.losses.registry import LOSSES
from trainer.losses.section import LossSection


class CombinedLoss(nn.Module):
    """Weighted sum of losses between two ``(N, C, H, W)`` batches in 0 to 1.

    Raises:
        FeatureWeightsError: Weights of a recognition network that a loss needs are missing or unreadable.
    """

    def __init__(self, section: LossSection, files: FeatureFiles) -> None:
        super().__init__()
        self._shift = section.shift
        terms = [
            (section.weight(loss.key), loss.make(section, files), loss.shifted)
            for loss in LOSSES
            if section.weight(loss.key)
        ]
        self._of_whole = [(weight, term) for weight, term, shifted in terms if not shifted]
        self._of_shifted = [(weight, term) for weight, term, shifted in terms if shifted]
        # Named, so that they move to another device with this module.
        self._networks = nn.ModuleList(term for _, term, _ in terms if isinstance(term, nn.Module))

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """The loss, a scalar."""
        total = torch.zeros((), device=output.device)
        for weight, term in self._of_whole:
            total = total + weight * term(output, target)
        output, target = self._shifted(output, target)
        for weight, term in self._of_shifted:
            total = total + weight * term(output, target)
        return total

    def _shifted(self, output: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """Both without the same randomly chosen rows and columns at their edges, always of one size."""
        largest = self._shift
        if not largest:
            return output, target
        top, left = torch.randint(largest + 1, (2,)).tolist()
        rows = slice(top, output.shape[-2] - largest + top)
        columns = slice(left, output.shape[-1] - largest + left)
        return output[..., rows, columns], target[..., rows, columns]
