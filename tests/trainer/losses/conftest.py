from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor

from trainer.losses.loss import FeatureFiles, WeightsFile
from trainer.losses.registry import weights_files
from trainer.losses.terms.lpips import ALEXNET_FILE, LINEAR_FILE
from trainer.losses.terms.vgg import VGG16_FILE


def vgg16_tensors() -> dict[str, Tensor]:
    """Torchvision's names, up to relu2_2."""
    shapes = {0: (64, 3), 2: (64, 64), 5: (128, 64), 7: (128, 128)}
    tensors = {f"features.{n}.weight": torch.randn(o, i, 3, 3).half() / 10 for n, (o, i) in shapes.items()}
    return tensors | {f"features.{n}.bias": torch.zeros(o).half() for n, (o, _) in shapes.items()}


def alexnet_tensors() -> dict[str, Tensor]:
    """Torchvision's names."""
    shapes = {0: (64, 3, 11), 3: (192, 64, 5), 6: (384, 192, 3), 8: (256, 384, 3), 10: (256, 256, 3)}
    tensors = {f"features.{n}.weight": torch.randn(o, i, k, k) / 30 for n, (o, i, k) in shapes.items()}
    return tensors | {f"features.{n}.bias": torch.zeros(o) for n, (o, _, _) in shapes.items()}


def linear_tensors() -> dict[str, Tensor]:
    """The names of the authors of LPIPS."""
    return {f"lin{n}.model.1.weight": torch.rand(1, c, 1, 1) for n, c in enumerate((64, 192, 384, 256, 256))}


RANDOM_TENSORS: dict[WeightsFile, Callable[[], dict[str, Tensor]]] = {
    VGG16_FILE: vgg16_tensors,
    ALEXNET_FILE: alexnet_tensors,
    LINEAR_FILE: linear_tensors,
}
"""Makes random weights for each file that a loss needs."""


@pytest.fixture
def pretrained(tmp_path: Path) -> Path:
    """A folder with small random weights under the names that the trainer looks for."""
    torch.manual_seed(0)
    folder = tmp_path / "pretrained"
    folder.mkdir()
    for file in weights_files():
        save_file(RANDOM_TENSORS[file](), folder / file.name)
    return folder


@pytest.fixture
def files(pretrained: Path) -> FeatureFiles:
    """Those weights, named one by one."""
    return FeatureFiles({file: pretrained / file.name for file in weights_files()})
