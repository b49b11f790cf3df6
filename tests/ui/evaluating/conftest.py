"""Pictures to be evaluated."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small pictures in a folder called set3."""
    folder = tmp_path / "set3"
    folder.mkdir()
    for number, size in enumerate([(64, 48), (96, 64), (64, 64)]):
        noise = np.random.default_rng(number).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / f"p{number + 1}.png")
    return folder
