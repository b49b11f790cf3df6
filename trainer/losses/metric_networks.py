"""The metrics that need a network, found in the modules of `trainer.losses.terms`, and their computing."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.scores import Compute, Sample
from trainer.losses.loss import FeatureFiles, NetworkMetric
from trainer.losses.registry import records

NETWORK_METRICS = {record.metric_id: record for record in records(NetworkMetric)}
"""By metric id."""


def network_metrics(ids: Iterable[str], files: FeatureFiles, device: torch.device | None = None) -> dict[str, Compute]:
    """What computes these metrics, without those that need no network. They measure whole pictures, border included.

    Args:
        device: Where the networks run; None for the processor.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
    """
    networks = {name: NETWORK_METRICS[name].make(files) for name in ids if name in NETWORK_METRICS}
    return {name: _compute(network.to(device), device) for name, network in networks.items()}


def _compute(network: nn.Module, device: torch.device | None) -> Compute:
    @torch.inference_mode()
    def compute(sample: Sample) -> float:
        output, reference = sample.output_in(sample.whole), sample.reference_in(sample.whole)
        return float(network(as_tensor(output, device), as_tensor(reference, device)))

    return compute


def as_tensor(pixels: Pixels, device: torch.device | None = None) -> Tensor:
    """``(H, W, 3)`` uint8 as ``(1, 3, H, W)`` float in 0 to 1."""
    return torch.from_numpy(pixels.copy()).to(device).permute(2, 0, 1)[None].float() / 255
