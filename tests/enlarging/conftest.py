"""A folder of small pictures, and what remembers costs for one test alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is remembered between runs lies here."""
    folder = tmp_path / "cache"
    monkeypatch.setattr("sr_desktop.enlarging.costs.cache_dir", lambda: folder)
    return folder


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder with a PNG, a JPEG, and one more in a subfolder."""
    folder = tmp_path / "photos"
    (folder / "deep").mkdir(parents=True)
    noise = np.random.default_rng(1).integers(0, 256, (24, 32, 3), np.uint8)
    Image.fromarray(noise).save(folder / "a.png")
    Image.fromarray(noise[:12, :16]).save(folder / "b.jpg")
    Image.fromarray(noise[::-1]).save(folder / "deep" / "c.png")
    return folder
