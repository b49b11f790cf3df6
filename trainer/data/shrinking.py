"""Training pictures as smaller copies, which are quick to carry to another machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sr_desktop.imaging.writing import write_picture
from trainer.data.store import DataError, Skipped, find_pictures, read_ground_truth
from trainer.writing import make_folder


@dataclass(frozen=True, slots=True)
class Copying:
    """How pictures are copied.

    Attributes:
        factor: They are shrunk by it, in the protocol's way.
        quality: Of the AVIF files, 1 to 100.
        smallest: Low-resolution side in pixels under which a copy is too small to use.
        exclude: File name patterns to leave out.
    """

    factor: int = 2
    quality: int = 88
    smallest: int = 24
    exclude: tuple[str, ...] = ()

    def copy(self, folder: Path, target: Path, path: Path) -> Copy | Skipped:
        """Copy a picture below `folder` to the same place below `target`; one that cannot be read is left out.

        Raises:
            PictureWriteError: The copy cannot be written.
        """
        shrunk = read_ground_truth(path, self.smallest, self.factor)
        if isinstance(shrunk, Skipped):
            return shrunk
        place = (target / path.relative_to(folder)).with_name(f"{path.name}.avif")
        make_folder(place.parent)
        write_picture(place, shrunk.pixels, quality=self.quality)
        return Copy(place, shrunk.width * shrunk.height, place.stat().st_size)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy: its file, pixels and bytes."""

    file: Path
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
        progress: Called with the number of pictures done and of all.

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
    total = sum(map(len, files.values()))
    copies: list[Copy | Skipped] = []
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
