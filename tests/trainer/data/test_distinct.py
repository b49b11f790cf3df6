"""Of pictures that show the same, the largest file is kept."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from trainer.data.distinct import distinct_pictures


def test_each_picture_is_compared_with_every_larger_one(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    files, last = [], []
    for number in range(12):
        coarse = Image.fromarray(random.integers(0, 256, (4, 6, 3), np.uint8))
        for side, found in ((96, files), (48, last)):
            found.append(tmp_path / f"{number}-{side}.bmp")
            coarse.resize((side * 3 // 2, side), Image.Resampling.BICUBIC).save(found[-1])
    done: list[tuple[int, int]] = []
    kept, alike = distinct_pictures([*last, *files], lambda *both: done.append(both))
    assert kept == set(files)
    assert [skipped.file for skipped in alike] == list(map(str, last))
    assert done[-1] == (24, 24)
