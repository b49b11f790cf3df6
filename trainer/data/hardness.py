"""Where a picture has something to teach: how far bicubic enlargement is from it, and crops drawn by that.

Smooth sky is right after bicubic enlargement already. A crop is drawn with a probability in proportion to a power, the
hardness, of its mean error; at 0 all crops are equally likely, at 1 one with twice the error is drawn twice as often.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop import SCALE
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from trainer.data.store import PictureStore
from trainer.writing import whole_file

CELL = 8
"""Side in low-resolution pixels of the cells over which the error is averaged."""
_FORMAT = 1
"""Raised when the errors are computed otherwise, so that kept ones are computed again."""
_LEAST_ERROR = 0.25
"""Levels: what rounding leaves on average. Crops without any error stay possible."""

CellErrors = tuple[NDArray[np.float32], ...]
"""For each picture ``(rows, columns)`` of cells: the mean absolute error in levels of 255. The last row and column of
cells may reach over the edge; their error is that of the pixels that there are."""


def cell_errors(store: PictureStore, progress: Callable[[int, int], None] = lambda done, total: None) -> CellErrors:
    """The errors of bicubic enlargement in all pictures; computed once and kept with the store.

    Args:
        store: The pictures.
        progress: Called with the number of pictures done and of all.

    Raises:
        OSError: They cannot be kept.
    """
    place = store.place / f"errors-{_FORMAT}.npy"
    shapes = [(-(-entry.height // CELL), -(-entry.width // CELL)) for entry in store.entries]
    if not place.is_file():
        found = []
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for errors in pool.map(lambda index: _errors(store.low(index), store.high(index)), range(len(shapes))):
                found.append(errors.ravel())
                progress(len(found), len(shapes))
        with whole_file(place) as temporary, temporary.open("wb") as file:
            np.save(file, np.concatenate(found))
    ends = np.cumsum([rows * columns for rows, columns in shapes])
    parts = np.split(np.load(place), ends[:-1])
    return tuple(part.reshape(shape) for part, shape in zip(parts, shapes, strict=True))


def no_errors(sizes: NDArray[np.int64]) -> CellErrors:
    """No error anywhere, for ``(pictures, 2)`` low-resolution widths and heights: what uniform draws need."""
    return tuple(np.zeros((-(-height // CELL), -(-width // CELL)), np.float32) for width, height in sizes.tolist())


def _errors(low: Pixels, high: Pixels) -> NDArray[np.float32]:
    enlarged = upscale(np.ascontiguousarray(low), SCALE, Kernel.BICUBIC)
    # The absolute difference of uint8, without a signed copy.
    error = np.maximum(enlarged, high) - np.minimum(enlarged, high)
    side = CELL * SCALE
    rows, columns = (np.arange(0, length, side) for length in error.shape[:2])
    sums = np.add.reduceat(np.add.reduceat(error.sum(2, dtype=np.float32), rows, 0), columns, 1)
    heights, widths = np.diff(rows, append=error.shape[0]), np.diff(columns, append=error.shape[1])
    means: NDArray[np.float32] = (sums / (3 * heights[:, None] * widths)).astype(np.float32)
    return means


@dataclass(frozen=True)
class Corners:
    """The low-resolution corners at which crops may begin, in rectangles of about a cell, and how likely each is.

    Attributes:
        pictures: ``(n,)`` of which picture.
        starts: ``(n, 2)`` x and y of a rectangle's first corner.
        counts: ``(n, 2)`` corners in it, along x and along y.
        ends: ``(n,)`` probabilities of the rectangles, summed up to and with each.
    """

    pictures: NDArray[np.int64]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    ends: NDArray[np.float64]

    def draw(self, random: np.random.Generator, count: int) -> list[tuple[int, int, int]]:
        """So many corners: picture, x, y."""
        chosen = np.searchsorted(self.ends, random.random(count), side="right")
        inside = (random.random((count, 2)) * self.counts[chosen]).astype(np.int64)
        corners = self.starts[chosen] + inside
        return [(int(picture), int(x), int(y)) for picture, (x, y) in zip(self.pictures[chosen], corners, strict=True)]


def corners_by_error(errors: CellErrors, sizes: NDArray[np.int64], crop: int, hardness: float) -> Corners:
    """The corners of all crops, likely by their errors.

    Args:
        errors: Of each picture.
        sizes: ``(pictures, 2)`` low-resolution width and height.
        crop: Side of a crop in low-resolution pixels.
        hardness: 0 to 1, the power of the mean error. At 0 the pictures are drawn in proportion to their area.
    """
    parts = []
    for picture, (own, (width, height)) in enumerate(zip(errors, sizes, strict=True)):
        x, columns = _stretches(int(width) - crop + 1)
        y, rows = _stretches(int(height) - crop + 1)
        # The rectangles' middle corners stand for all their corners.
        across = _overlap(x + (columns - 1) / 2, crop, int(width))
        down = _overlap(y + (rows - 1) / 2, crop, int(height))
        mean = down @ own @ across.T
        corners = rows[:, None] * columns
        weights = corners / corners.sum() * width * height * np.maximum(mean, _LEAST_ERROR) ** hardness
        grid_y, grid_x = np.meshgrid(y, x, indexing="ij")
        count_y, count_x = np.meshgrid(rows, columns, indexing="ij")
        parts.append(
            (
                np.full(weights.size, picture),
                np.stack([grid_x.ravel(), grid_y.ravel()], 1),
                np.stack([count_x.ravel(), count_y.ravel()], 1),
                weights.ravel(),
            )
        )
    pictures, starts, counts, weights = (np.concatenate(column) for column in zip(*parts, strict=True))
    ends = np.cumsum(weights)
    return Corners(pictures, starts, counts, ends / ends[-1])


def _stretches(corners: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Stretches of a cell's length: their first corners, and how many there are in each."""
    starts = np.arange(0, corners, CELL)
    return starts, np.diff(starts, append=corners)


def _overlap(starts: NDArray[np.float64], crop: int, length: int) -> NDArray[np.float64]:
    """``(crops, cells)``: the share of each crop that lies in each cell."""
    edges = np.minimum(np.arange(0, length + CELL, CELL), length)
    first, last = np.maximum(starts[:, None], edges[:-1]), np.minimum(starts[:, None] + crop, edges[1:])
    shares: NDArray[np.float64] = np.maximum(last - first, 0) / crop
    return shares
