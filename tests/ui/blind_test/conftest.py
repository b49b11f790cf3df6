"""Pictures for blind tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


@pytest.fixture
def several(tmp_path: Path) -> list[Path]:
    """Three small pictures."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    paths = [folder / f"p{number}.png" for number in (1, 2, 3)]
    for number, path in enumerate(paths):
        noise = np.random.default_rng(number).integers(0, 256, (48, 64, 3), dtype=np.uint8)
        Image.fromarray(noise).save(path)
    return paths
