"""Small pictures, and networks so small that running them takes no time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture of 70 x 50 pixels with structure in it."""
    y, x = np.mgrid[0:50, 0:70]
    planes = [120 + 90 * np.sin(x / 5), 120 + 90 * np.cos(y / 7), 3 * x]
    path = tmp_path / "photo.png"
    Image.fromarray(np.stack(planes, axis=2).clip(0, 255).astype(np.uint8)).save(path)
    return path


@pytest.fixture
def tiny_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of weights for every network of the catalogue, used instead of the shipped ones."""
    import torch
    from safetensors.torch import save_file

    import sr_desktop.engine.comparing.result_files

    # Before anything is replaced: a module that was imported later would keep the replacement.
    import sr_desktop.engine.measures.lpips
    import sr_desktop.enlarging.costs  # noqa: F401
    from sr_desktop.networks.card import ModelCard, Training
    from sr_desktop.networks.registry import build_network

    parameters = {
        "srcnn": {"channels": [4, 4], "residual": True},
        "perceptual": {"blocks": 1, "channels": 4, "batch_norm": False},
        "srresnet": {"blocks": 1, "channels": 4, "batch_norm": False},
    }
    folder = tmp_path / "weights"
    folder.mkdir()
    torch.manual_seed(0)
    for name, values in parameters.items():
        network = build_network(name, values)
        file = folder / f"{name}.safetensors"
        save_file(network.state_dict(), file)
        card = ModelCard(
            name=name,
            network=name,
            parameters=values,
            parameter_count=sum(tensor.numel() for tensor in network.parameters()),
            dtype="fp32",
            sha256=_sha256(file),
            note="Not trained.",
            training=Training(
                recipe={}, data=(), steps=0, seconds=0, device="cpu", precision="fp32", date="2000-01-01",
                git_commit="none", versions={},
            ),
        )  # fmt: skip
        (folder / f"{name}.json").write_text(card.model_dump_json())
    for user in ("sr_desktop.engine.pool", "sr_desktop.cli.benchmark.plain", "sr_desktop.paths"):
        monkeypatch.setattr(f"{user}.weights_dir", lambda: folder)
    return folder


def _sha256(file: Path) -> str:
    import hashlib

    return hashlib.sha256(file.read_bytes()).hexdigest()
