"""Training pictures as smaller copies, which are quick to carry to another machine."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.writing import write_picture
from sr_desktop.messages.names import escaped
from trainer.data.distinct import distinct_pictures
from trainer.data.store import DataError, Skipped, find_pictures, read_ground_truth
from trainer.writing import make_folder

PART = 512
"""Side of a part in pixels."""
_TRIES = 8
"""Places that are tried for each part."""


@dataclass(frozen=True, slots=True)
class Copying:
    """How pictures are copied.

    Attributes:
        factor: They are shrunk by it, in the protocol's way.
        long_side: In pixels; what would be longer is shrunk by a greater whole number. None for any length.
        parts: At most so many parts of each, `PART` pixels a side or the picture's whole side, at random but the same
            each time; None for all of it.
        quality: Of the AVIF files, 1 to 100.
        smallest: Low-resolution side in pixels under which a copy is too small to use.
        exclude: File name patterns to leave out.
        distinct: Leave out what shows the same as a larger file, in any of the folders.
    """

    factor: int = 2
    long_side: int | None = None
    parts: int | None = None
    quality: int = 88
    smallest: int = 24
    exclude: tuple[str, ...] = ()
    distinct: bool = False

    def copy(self, folder: Path, target: Path, path: Path) -> Copy | Skipped:
        """Copy a picture below `folder` to the same place below `target`; one that cannot be read is left out.

        Raises:
            PictureWriteError: The copy cannot be written.
        """
        shrunk = read_ground_truth(path, self.smallest, self.factor, self.long_side)
        if isinstance(shrunk, Skipped):
            return shrunk
        inside = path.relative_to(folder)
        place = target / inside
        make_folder(place.parent)
        if self.parts is None:
            files = {place.with_name(f"{path.name}.avif"): shrunk.pixels}
        else:
            chosen = random_parts(shrunk, self.parts, escaped(inside.as_posix()))
            files = {place.with_name(f"{path.name}.{x}.{y}.avif"): part for (x, y), part in chosen.items()}
        for file, pixels in files.items():
            write_picture(file, pixels, quality=self.quality)
        areas = (pixels.shape[0] * pixels.shape[1] for pixels in files.values())
        return Copy(tuple(files), sum(areas), sum(file.stat().st_size for file in files))


def random_parts(picture: Picture, count: int, seed: str) -> dict[tuple[int, int], Pixels]:
    """Up to `count` parts of a picture that do not overlap, by their left and upper edges in pixels.

    Args:
        picture: Each part has `PART` pixels a side, or the picture's whole side where that is shorter.
        count: How many at most; fewer where no more were found.
        seed: The same parts for the same text.
    """
    width, height = (min(PART, side) for side in picture.size)
    generator = random.Random(seed)
    places: list[tuple[int, int]] = []
    for _ in range(count * _TRIES):
        x, y = generator.randint(0, picture.width - width), generator.randint(0, picture.height - height)
        if len(places) < count and all(abs(x - left) >= width or abs(y - top) >= height for left, top in places):
            places.append((x, y))
    return {(x, y): picture.pixels[y : y + height, x : x + width] for x, y in places}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy, or the parts of one: the files, their pixels and bytes in all."""

    files: tuple[Path, ...]
    area: int
    size: int


def shrunk_copies(
    folders: Sequence[Path],
    out: Path,
    copying: Copying,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Copy | Skipped]:
    """Copy the pictures of each folder into a folder of the same name.

    Args:
        folders: Searched with all their sub-folders; no two may have the same name.
        out: Where the folders of copies are made; those that are there already are not touched.
        copying: How.
        progress: Called with the number of pictures done and of all; before, where those that differ are wanted, with
            the number of pictures compared.

    Raises:
        DataError: A folder is missing or empty, two have one name, or a folder of copies exists.
        PictureWriteError, WriteError: A copy cannot be written.
    """
    targets = {folder: out / folder.resolve().name for folder in folders}
    for target in targets.values():
        if list(targets.values()).count(target) > 1:
            raise DataError(f"Two of the folders are called {target.name}; their copies would lie in the same folder.")
        if target.exists():
            raise DataError(f"{target} exists; remove it, or name another folder for the copies.")
    files = {folder: find_pictures(folder, copying.exclude) for folder in folders}
    copies: list[Copy | Skipped] = []
    if copying.distinct:
        kept, alike = distinct_pictures([path for paths in files.values() for path in paths], progress)
        copies.extend(alike)
        files = {folder: [path for path in paths if path in kept] for folder, paths in files.items()}
    total = len(copies) + sum(map(len, files.values()))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            for folder, paths in files.items():
                for copy in pool.map(partial(copying.copy, folder, targets[folder]), paths):
                    copies.append(copy)
                    progress(len(copies), total)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return copies
