"""Which of many pictures are different ones: a photograph often lies in a collection in several sizes and codings."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sr_desktop.imaging.reading import PictureReadError, read_thumbnail
from trainer.data.store import Skipped

Signature = NDArray[np.float32]
"""``(384,)``: a picture at 24 x 16 pixels in gray, whatever its shape, of mean 0 and length 1."""

_SIZE = (24, 16)
_READ = 96
_ALIKE = 0.95
"""Correlation of two signatures from which on they are of one photograph, cropped a little or toned differently."""


def distinct_pictures(
    files: Sequence[Path], progress: Callable[[int, int], None] = lambda done, total: None
) -> tuple[set[Path], list[Skipped]]:
    """Which of the files show something else than every larger file, and what is left out.

    Args:
        files: Pictures. One that cannot be read is kept: the error is reported when it is read later.
        progress: Called with the number of files looked at and of all.
    """
    signatures: dict[Path, Signature | None] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for path, signature in zip(files, pool.map(_signature, files), strict=True):
                signatures[path] = signature
                progress(len(signatures), len(files))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    kept: set[Path] = set()
    seen = np.empty((len(files), _SIZE[0] * _SIZE[1]), np.float32)
    count = 0
    for path in sorted(files, key=lambda path: path.stat().st_size, reverse=True):
        signature = signatures[path]
        if signature is not None:
            if (seen[:count] @ signature > _ALIKE).any():
                continue
            seen[count] = signature
            count += 1
        kept.add(path)
    alike = [Skipped(str(path), "shows the same as a larger file") for path in files if path not in kept]
    return kept, alike


def _signature(path: Path) -> Signature | None:
    """None for a picture that cannot be read, or of one gray throughout."""
    try:
        small = Image.fromarray(read_thumbnail(path, _READ)[..., :3]).convert("L").resize(_SIZE, Image.Resampling.BOX)
    except PictureReadError:
        return None
    values = np.asarray(small, np.float32).ravel()
    values -= values.mean()
    length = float(np.linalg.norm(values))
    return values / length if length > 0 else None
