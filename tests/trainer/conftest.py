from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image


def save_photo_like(path: Path, width: int, height: int, seed: int) -> None:
    """A picture with edges and texture at several scales, so that there is something to learn."""
    random = np.random.default_rng(seed)
    picture = np.zeros((height, width, 3))
    for scale in (4, 8, 16, 32):
        coarse = random.random((height // scale + 2, width // scale + 2, 3))
        layer = Image.fromarray((coarse * 255).astype(np.uint8)).resize((width, height), Image.Resampling.NEAREST)
        picture += np.asarray(layer) / 4
    Image.fromarray(picture.astype(np.uint8)).save(path)


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """A folder of three small pictures."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for index, (width, height) in enumerate([(160, 128), (129, 150), (200, 100)]):
        save_photo_like(folder / f"photo{index}.png", width, height, index)
    return folder
