"""LPIPS: Zhang et al., "The Unreasonable Effectiveness of Deep Features as a Perceptual Metric", arXiv 1801.03924."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from pickle import UnpicklingError
from typing import cast

import torch
from torch import Tensor, nn

from trainer.losses.loss import FeatureFiles, Loss, NetworkMetric, WeightsFile
from trainer.losses.recognition import FeatureWeightsError, downloaded_weights, fill, read_feature_weights

ALEXNET_FILE = WeightsFile(
    "alexnet_features_fp16.safetensors",
    "--alexnet-weights",
    "AlexNet features, for LPIPS; else torchvision downloads them",
)
LINEAR_FILE = WeightsFile(
    "lpips_lin_alexnet_v0.1.safetensors", "--lpips-weights", "linear weights of LPIPS; else those of the package lpips"
)

_SHIFT = (-0.030, -0.088, -0.188)
_SCALE = (0.458, 0.448, 0.450)
"""The authors' normalisation of RGB in -1 to 1."""
_EPSILON = 1e-10
_WIDTHS = (64, 192, 384, 256, 256)
"""Channels of AlexNet's five rectified convolutions."""
_PACKAGED = Path("weights", "v0.1", "alex.pth")
"""The linear weights inside the authors' package."""


class LPIPSAlex(nn.Module):
    """LPIPS version 0.1 over AlexNet.

    Args:
        alexnet: Safetensors file of torchvision's AlexNet convolutions, ``features.N.weight`` and ``.bias``; None lets
            torchvision download them.
        linear: Safetensors file of the authors' linear weights, ``linN.model.1.weight``; None takes those inside the
            authors' package `lpips`.

    Raises:
        FeatureWeightsError: Weights are missing or unusable; the message says what to do.
    """

    def __init__(self, alexnet: Path | None = None, linear: Path | None = None) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride=4, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(64, 192, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(192, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1), nn.ReLU(),
        )  # fmt: skip
        if alexnet is None:
            tensors = downloaded_weights("AlexNet", "AlexNet_Weights.IMAGENET1K_V1", ALEXNET_FILE)
        else:
            tensors = read_feature_weights(alexnet)
        fill(self, tensors, "AlexNet")
        layers = _packaged_linear() if linear is None else read_feature_weights(linear)
        for number, width in enumerate(_WIDTHS):
            self.register_buffer(f"linear{number}", _linear_layer(layers, number, width), persistent=False)
        self.register_buffer("shift", torch.tensor(_SHIFT).view(1, 3, 1, 1), persistent=False)
        self.register_buffer("scale", torch.tensor(_SCALE).view(1, 3, 1, 1), persistent=False)
        self.eval().requires_grad_(False)

    def forward(self, output: Tensor, target: Tensor) -> Tensor:
        """Distance of each pair, ``(N,)``, of two batches ``(N, 3, H, W)`` RGB in 0 to 1, 31 pixels a side or more."""
        total = torch.zeros(output.shape[0], device=output.device)
        for number, (ours, theirs) in enumerate(zip(self._layers(output), self._layers(target), strict=True)):
            difference = (_unit_length(ours) - _unit_length(theirs)) ** 2
            weighted = (difference * self.get_buffer(f"linear{number}")).sum(1)
            total = total + weighted.mean((1, 2))
        return total

    def _layers(self, x: Tensor) -> list[Tensor]:
        x = (2 * x - 1 - self.get_buffer("shift")) / self.get_buffer("scale")
        found = []
        for module in self.features:
            x = cast(Tensor, module(x))
            if isinstance(module, nn.ReLU):
                found.append(x)
        return found


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
    """LPIPS with the weights that the user named.

    Raises:
        FeatureWeightsError: Weights are missing or unreadable; the message says what to do.
    """
    return LPIPSAlex(files.path(ALEXNET_FILE), files.path(LINEAR_FILE))


def _packaged_linear() -> dict[str, Tensor]:
    """The linear weights inside the package `lpips`; it is not imported, since that needs torchvision."""
    spec = find_spec("lpips")
    if spec is None or not spec.submodule_search_locations:
        raise FeatureWeightsError(
            f"LPIPS needs its linear weights: install the package lpips, or give {LINEAR_FILE.option} FILE or "
            "--pretrained DIR."
        )
    path = Path(spec.submodule_search_locations[0]) / _PACKAGED
    try:
        tensors: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, UnpicklingError) as error:
        message = f"The linear weights of LPIPS in {path} cannot be read"
        raise FeatureWeightsError(
            f"{message}; reinstall the package lpips, or give {LINEAR_FILE.option} FILE."
        ) from error
    return tensors


def _linear_layer(tensors: dict[str, Tensor], number: int, width: int) -> Tensor:
    name = f"lin{number}.model.1.weight"
    if name not in tensors or tensors[name].shape != (1, width, 1, 1):
        raise FeatureWeightsError(f"The linear weights of LPIPS have no tensor {name} of {width} values.")
    return tensors[name].float()


def _unit_length(features: Tensor) -> Tensor:
    length = features.float().square().sum(1, keepdim=True).add(1e-20).sqrt()
    return features / (length + _EPSILON)


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

LPIPS_METRIC = NetworkMetric("lpips", lpips_alex, weights=(ALEXNET_FILE, LINEAR_FILE))
