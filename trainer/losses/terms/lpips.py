"""LPIPS over AlexNet (`sr_desktop.networks.lpips`) as a loss and as a metric, with the weights that the user names."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sr_desktop.engine.measures.lpips import ALEXNET_NAME, LINEAR_NAME, lpips_distance
from sr_desktop.engine.measures.pairs import Distance
from sr_desktop.engine.measures.shipped import shipped_file
from sr_desktop.networks.lpips import LPIPSAlex
from trainer.losses.loss import FeatureFiles, Loss, NetworkMetric, WeightsFile
from trainer.losses.recognition import FeatureWeightsError, read_feature_weights

ALEXNET_FILE = WeightsFile(
    ALEXNET_NAME, "--alexnet-weights", "AlexNet features, for LPIPS; else those that ship with the program"
)
LINEAR_FILE = WeightsFile(
    LINEAR_NAME, "--lpips-weights", "linear weights of LPIPS; else those that ship with the program"
)


class MeanLPIPS(nn.Module):
    """The mean LPIPS of a batch."""

    def __init__(self, lpips: LPIPSAlex) -> None:
        super().__init__()
        self.lpips = lpips

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """A scalar, of two batches ``(N, 3, H, W)`` RGB in 0 to 1, 31 pixels a side or more."""
        distances: Tensor = self.lpips(output, target)
        return distances.mean()


def lpips_alex(files: FeatureFiles) -> LPIPSAlex:
    """LPIPS with the weights that the user named, else with those that ship with the program.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
    """
    alexnet, linear = (files.path(file) or shipped_file(file.name) for file in (ALEXNET_FILE, LINEAR_FILE))
    try:
        return LPIPSAlex(read_feature_weights(alexnet), read_feature_weights(linear))
    except ValueError as error:
        raise FeatureWeightsError(str(error)) from error


def _distance(files: FeatureFiles, device: torch.device | None) -> Distance:
    network = lpips_alex(files).to(device)
    return lpips_distance(lambda: network, device)


def _mean_lpips(keys: object, files: FeatureFiles) -> MeanLPIPS:
    return MeanLPIPS(lpips_alex(files))


LPIPS = Loss(
    "lpips",
    "LPIPS 0.1 over AlexNet (Zhang et al. 2018, arXiv 1801.03924).",
    _mean_lpips,
    weights=(ALEXNET_FILE, LINEAR_FILE),
    shifted=True,
    order=5,
)

LPIPS_METRIC = NetworkMetric("lpips", _distance, weights=(ALEXNET_FILE, LINEAR_FILE))
