"""Real models in known architectures, so small that running them takes no time, as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import nn

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.library import load_spandrel
from sr_desktop.imaging.picture import Picture

SaveModel = Callable[..., Path]


@pytest.fixture(scope="session")
def spandrel() -> Any:
    """The library; without it the test is skipped."""
    try:
        return load_spandrel()
    except ModelFileError as error:
        pytest.skip(str(error))


@pytest.fixture
def compact(spandrel: Any) -> Callable[..., nn.Module]:
    """Builds a tiny network of the RealESRGAN Compact architecture, always with the same weights."""
    from spandrel.architectures.Compact import Compact

    def build(scale: int = 4, channels: int = 3) -> nn.Module:
        torch.manual_seed(0)
        network: nn.Module = Compact(
            num_in_ch=channels, num_out_ch=channels, num_feat=8, num_conv=2, upscale=scale, act_type="prelu"
        )
        return network.eval().requires_grad_(False)

    return build


@pytest.fixture
def save_model(tmp_path: Path) -> SaveModel:
    """Saves a network's tensors under a name; how, its suffix says."""

    def save(network: nn.Module, name: str = "tiny.pth") -> Path:
        path = tmp_path / name
        if path.suffix == ".safetensors":
            save_file(network.state_dict(), path)
        else:
            torch.save(network.state_dict(), path)
        return path

    return save


@pytest.fixture
def picture() -> Picture:
    """A small low-resolution picture in colour, of odd sides."""
    y, x = np.mgrid[0:19, 0:23]
    planes = [120 + 90 * np.sin(x / 3), 120 + 90 * np.cos(y / 4), 11 * x]
    return Picture(np.stack(planes, axis=2).clip(0, 255).astype(np.uint8), "waves")
