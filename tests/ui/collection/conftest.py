"""A realistic folder of pictures of several sizes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

SIZES = {"img1": (160, 120), "img2": (160, 120), "img3": (320, 160), "img10": (64, 48)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Four pictures whose names sort differently by letter and by number, and a file that is no picture."""
    folder = tmp_path / "holiday"
    folder.mkdir()
    for number, (name, (width, height)) in enumerate(SIZES.items()):
        noise = np.random.default_rng(number).integers(0, 256, (height // 4, width // 4, 3), dtype=np.uint8)
        Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC).save(folder / f"{name}.png")
    (folder / "notes.txt").write_text("no picture")
    return folder


@pytest.fixture
def names() -> list[str]:
    """The names of the pictures in their order."""
    return list(SIZES)
