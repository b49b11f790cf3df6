"""The weights that others made and that ship for metrics: what they are, whose, and what is said where they are not."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest
import torch
from safetensors.torch import load_file

from sr_desktop.engine.measures import dists, lpips, shipped
from sr_desktop.engine.measures.registry import computes
from sr_desktop.networks.published import WeightsError

LICENCES = {
    "BSD-2-Clause": ("Redistribution and use in source and binary forms", ""),
    "BSD-3-Clause": ("Redistribution and use in source and binary forms", "Neither the name"),
    "MIT": ("Permission is hereby granted, free of charge", "Keyan Ding"),
}
"""What their texts hold."""


@pytest.fixture
def folder(project: Path) -> Path:
    """Where they lie."""
    return project / "weights" / "measures"


def test_they_are_shipped_in_half_precision_with_the_licences_beside_them(folder: Path) -> None:
    sources: list[dict[str, Any]] = json.loads((folder / "SOURCES.json").read_text(encoding="utf-8"))
    assert {one["file"] for one in sources} == {path.name for path in folder.glob("*.safetensors")}
    for one in sources:
        content = (folder / one["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == one["sha256"]
        licence = (folder / one["text"]).read_text(encoding="utf-8")
        assert all(part in licence for part in LICENCES[one["licence"]])
        assert ("Neither the name" in licence) == (one["licence"] == "BSD-3-Clause")
    assert sum(path.stat().st_size for path in folder.iterdir()) < 33 << 20
    for name in (lpips.ALEXNET_NAME, dists.FEATURES_NAME):
        assert {tensor.dtype for tensor in load_file(folder / name).values()} == {torch.float16}


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"nothing")])
@pytest.mark.parametrize(
    ("metric_id", "title", "names", "load"),
    [
        ("lpips", "LPIPS", (lpips.ALEXNET_NAME, lpips.LINEAR_NAME), lpips.shipped_lpips),
        ("dists", "DISTS", (dists.FEATURES_NAME, dists.WEIGHTS_NAME), dists.shipped_dists),
    ],
)
def test_damaged_weights_are_a_sentence(
    metric_id: str,
    title: str,
    names: tuple[str, str],
    load: Any,
    spoil: Callable[[Path], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in names:
        shutil.copy(shipped.shipped_file(name), tmp_path)
    spoil(tmp_path / names[1])
    monkeypatch.setattr(shipped, "shipped_file", lambda name: tmp_path / name)
    load.cache_clear()
    with pytest.raises(WeightsError, match=rf"weights of {title} in .* cannot be read; install the program again"):
        computes([metric_id])


def test_weights_of_something_else_are_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    alexnet = shipped.shipped_file(lpips.ALEXNET_NAME)
    monkeypatch.setattr(shipped, "shipped_file", lambda name: alexnet)
    dists.shipped_dists.cache_clear()
    with pytest.raises(WeightsError, match="weights of DISTS in"):
        computes(["dists"])


def test_nothing_is_read_but_what_a_chosen_metric_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(path: Path) -> dict[str, torch.Tensor]:
        read.append(path.name)
        return load_file(path)

    monkeypatch.setattr(shipped, "load_file", noted)
    for load in (lpips.shipped_lpips, dists.shipped_dists):
        load.cache_clear()
    computes(["psnr_y", "lr_psnr"])
    assert read == []
    computes(["lpips"])
    assert read == [lpips.ALEXNET_NAME, lpips.LINEAR_NAME]
    computes(["dists", "lpips"])
    assert read[2:] == [dists.FEATURES_NAME, dists.WEIGHTS_NAME]


def test_those_of_dists_are_made_of_what_the_authors_publish(
    folder: Path, tmp_path: Path, resource_script: Callable[[str], ModuleType]
) -> None:
    for name in ("SOURCES.json", lpips.ALEXNET_NAME, lpips.LINEAR_NAME):
        shutil.copy(folder / name, tmp_path)
    wheel, features = tmp_path / "theirs.whl", tmp_path / "vgg16.pth"
    torch.save(load_file(folder / dists.WEIGHTS_NAME), tmp_path / "weights.pt")
    with ZipFile(wheel, "w") as package:
        package.write(tmp_path / "weights.pt", "DISTS_pytorch/weights.pt")
        package.write(folder / "LICENSE-dists.txt", "DISTS_pytorch-0.1.dist-info/LICENSE")
    # As torchvision has them, which also has what classifies.
    full = {name: tensor.float() for name, tensor in load_file(folder / dists.FEATURES_NAME).items()}
    torch.save({**full, "classifier.0.bias": torch.zeros(3)}, features)
    resource_script("make_dists_weights").make(wheel, features, tmp_path)
    for name in (dists.FEATURES_NAME, dists.WEIGHTS_NAME, "LICENSE-dists.txt", "SOURCES.json"):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
