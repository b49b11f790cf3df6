"""Decoded pictures in one file, with their low-resolution versions made as the app makes them.

The file is memory-mapped: pages that are in use stay in memory as long as it lasts, are shared by all processes of a
machine, and are given back when something else needs it. So a store may be larger than the memory. Where pictures must
never be fetched from a slow disk during the training, `open_store` reads the whole file, if it is small enough.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
from numpy.typing import NDArray

from sr_desktop import SCALE
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.opacity import filled
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import PictureReadError, read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from sr_desktop.messages.names import escaped
from sr_desktop.networks.card import DataSource
from trainer.writing import make_folder, whole_file

_FORMAT = 1
"""Raised when the layout of a store changes, so that old caches are made again."""


class DataError(Exception):
    """Training data that cannot be used; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture of a store: its file and the size of its low-resolution version in pixels."""

    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why."""

    file: str
    reason: str


def left_out(skipped: Iterable[Skipped]) -> Iterator[str]:
    """A line for each reason: the first file that was left out for it, and how many others."""
    files: dict[str, list[str]] = {}
    for one in skipped:
        files.setdefault(one.reason, []).append(one.file)
    for reason, (first, *others) in files.items():
        more = f" and {len(others)} more" if others else ""
        yield f"{first}{more}: {reason}"


@dataclass(frozen=True)
class PictureStore:
    """Pictures of one or several folders, ready to be cut from.

    Attributes:
        entries: What it holds, in the order of the arrays.
        sources: The folders, for the weights card.
        skipped: What could not be used.
        all_high: Every picture's RGB, row after row, picture after picture.
        all_low: The same of the low-resolution versions.
        starts: ``(pictures + 1,)`` low-resolution pixels before each picture.
        place: The folder that it is kept in, with what else is computed from its pictures.
    """

    entries: tuple[Entry, ...]
    sources: tuple[DataSource, ...]
    skipped: tuple[Skipped, ...]
    all_high: NDArray[np.uint8]
    all_low: NDArray[np.uint8]
    starts: NDArray[np.int64]
    place: Path

    @property
    def areas(self) -> NDArray[np.int64]:
        """Low-resolution pixels of each picture, ``(pictures,)``."""
        return np.diff(self.starts)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """Low-resolution width and height of each picture, ``(pictures, 2)``."""
        return np.array([(entry.width, entry.height) for entry in self.entries], np.int64)

    def low(self, index: int) -> Pixels:
        """Low-resolution version of a picture, ``(h, w, 3)`` uint8, a view."""
        entry, start = self.entries[index], int(self.starts[index])
        return self.all_low[start * 3 : (start + entry.width * entry.height) * 3].reshape(entry.height, entry.width, 3)

    def high(self, index: int) -> Pixels:
        """The picture itself, ``(4h, 4w, 3)`` uint8, a view."""
        entry, start = self.entries[index], int(self.starts[index])
        area = SCALE * SCALE
        flat = self.all_high[start * area * 3 : (start + entry.width * entry.height) * area * 3]
        return flat.reshape(entry.height * SCALE, entry.width * SCALE, 3)


def read_ground_truth(path: Path, smallest: int, shrink: int = 1, long_side: int | None = None) -> Picture | Skipped:
    """What a picture is to be restored to: opaque, shrunk by a factor, and a multiple of four a side.

    Args:
        path: The file.
        smallest: Low-resolution side in pixels under which it is too small to use.
        shrink: The factor.
        long_side: In pixels; a picture that would be longer is shrunk by the next greater factors until it is not.
    """
    try:
        picture = read_picture(path)
    except PictureReadError as error:
        return Skipped(str(path), str(error))
    if long_side is not None:
        shrink = max(shrink, math.ceil(max(picture.size) / long_side))
    least = smallest * SCALE * shrink
    if min(picture.size) < least:
        return Skipped(str(path), f"smaller than {least} pixels a side")
    whole = filled(crop_to_multiple(picture, SCALE * shrink))
    return whole if shrink == 1 else downscale(whole, shrink)


def find_pictures(folder: Path, exclude: Sequence[str] = ()) -> list[Path]:
    """All picture files below `folder`, sorted, without those whose name matches a pattern of `exclude`.

    Folders that are hidden, or that a system keeps thumbnails and deleted files in, are left out.

    Raises:
        DataError: The folder does not exist or holds none.
    """
    if not folder.is_dir():
        raise DataError(f"The data folder {folder} does not exist.")
    pictures, _ = expand((folder,), with_subfolders=True)
    found = [
        path
        for path in sorted(pictures)
        if path.is_file() and not any(fnmatch(path.name, pattern) for pattern in exclude)
    ]
    if not found:
        raise DataError(f"The data folder {folder} holds no picture that can be used.")
    return found


def folder_name(folder: Path) -> str:
    """What a folder is called, however it is written, as ``.`` or ``..``; a link keeps its own name.

    In UTF-8, which cards and logs are written in, whatever the file system allows.
    """
    has_own = folder.name not in ("", "..")
    return escaped(folder.name if has_own else folder.resolve().name) or str(folder)


def open_store(
    folders: Sequence[Path],
    cache: Path,
    *,
    exclude: Sequence[str] = (),
    smallest: int = 24,
    truth_shrink: int = 1,
    memory_share: float = 0.0,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> PictureStore:
    """The pictures of `folders`, decoded into `cache` unless it already holds these very files.

    Args:
        folders: Searched with all their sub-folders.
        cache: Where the decoded pictures are kept, in a folder named after the fingerprint of all files.
        exclude: File name patterns to leave out.
        smallest: Low-resolution side in pixels under which a picture is too small to use.
        truth_shrink: Pictures are shrunk by this factor before they are the ground truth, which takes away most of what
            lossy coding did to them.
        memory_share: Read the decoded pictures into memory if they take at most this share of the machine's; otherwise,
            and by default, they are memory-mapped.
        progress: Called with the number of files done and of all files.

    Raises:
        DataError: A folder is missing, or none of its pictures can be used.
    """
    files = {folder: find_pictures(folder, exclude) for folder in folders}
    sources, key = _fingerprint(files, smallest, truth_shrink)
    place = cache / key
    if not _is_whole(place):
        _decode(files, place, _Use(smallest, truth_shrink), progress)
    index = json.loads((place / "index.json").read_text(encoding="utf-8"))
    entries = tuple(Entry(**entry) for entry in index["entries"])
    skipped = tuple(Skipped(**skip) for skip in index["skipped"])
    if not entries:
        why = "; ".join(line.rstrip(".") for line in left_out(skipped))
        raise DataError(f"None of the pictures in {', '.join(map(str, folders))} can be used: {why}.")
    sizes = np.array([entry.width * entry.height for entry in entries], np.int64)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    counted = tuple(_counted(sources, files, entries, skipped))
    in_memory = int(sizes.sum()) * 3 * (1 + SCALE * SCALE) <= memory_share * psutil.virtual_memory().total
    high, low = (_content(place / name, in_memory) for name in ("high.bin", "low.bin"))
    return PictureStore(entries, counted, skipped, high, low, starts, place)


def _is_whole(place: Path) -> bool:
    """Whether a store is there with nothing lost of it, as to something that tidies up caches."""
    try:
        index = json.loads((place / "index.json").read_text(encoding="utf-8"))
        area = sum(entry["width"] * entry["height"] for entry in index["entries"])
        sizes = [(place / name).stat().st_size for name in ("high.bin", "low.bin")]
    except (FileNotFoundError, NotADirectoryError):
        return False
    return sizes == [area * 3 * SCALE * SCALE, area * 3]


def _content(path: Path, in_memory: bool) -> NDArray[np.uint8]:
    return np.fromfile(path, np.uint8) if in_memory else np.memmap(path, np.uint8, mode="r")


@dataclass(frozen=True, slots=True)
class _Use:
    """What becomes of a picture: the least low-resolution side, and by what its truth is shrunk first."""

    smallest: int
    truth_shrink: int

    def pair(self, path: Path) -> tuple[Pixels, Pixels] | Skipped:
        """The ground truth and its low-resolution version."""
        high = read_ground_truth(path, self.smallest, self.truth_shrink)
        return high if isinstance(high, Skipped) else (high.pixels, downscale(high, SCALE).pixels)


def _fingerprint(files: dict[Path, list[Path]], smallest: int, truth_shrink: int) -> tuple[list[DataSource], str]:
    shrunk = f" {truth_shrink}" if truth_shrink > 1 else ""
    whole = hashlib.sha256(f"{_FORMAT} {smallest}{shrunk}".encode())
    sources = []
    for folder, paths in files.items():
        digest = hashlib.sha256()
        for path in paths:
            digest.update(os.fsencode(path.relative_to(folder).as_posix()) + b"\0" + _digest(path))
        whole.update(os.fsencode(folder.resolve()) + digest.digest())
        sources.append(DataSource(name=folder_name(folder), pictures=0, megapixels=0, sha256=digest.hexdigest()))
    return sources, whole.hexdigest()[:16]


def _digest(path: Path) -> bytes:
    """Of a file's content; of one that cannot be read, or has just gone, and is left out, of nothing."""
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


def _counted(
    sources: Sequence[DataSource], files: dict[Path, list[Path]], entries: Sequence[Entry], skipped: Sequence[Skipped]
) -> Iterator[DataSource]:
    """Each source with its pictures, which are those found in its folder: a link may lead elsewhere."""
    without = {one.file for one in skipped}
    remaining = iter(entries)  # in the order of the files
    for source, paths in zip(sources, files.values(), strict=True):
        own = list(islice(remaining, sum(str(path.resolve()) not in without for path in paths)))
        area = sum(entry.width * entry.height for entry in own) * SCALE * SCALE
        yield source.model_copy(update={"pictures": len(own), "megapixels": round(area / 1e6, 1)})


def _decode(files: dict[Path, list[Path]], place: Path, use: _Use, progress: Callable[[int, int], None]) -> None:
    """Write ``high.bin``, ``low.bin`` and, last, ``index.json``, which says what is in the others."""
    make_folder(place)
    paths = [path.resolve() for group in files.values() for path in group]
    entries: list[Entry] = []
    skipped: list[Skipped] = []
    workers = os.cpu_count() or 1

    with (
        whole_file(place / "high.bin") as high_path,
        whole_file(place / "low.bin") as low_path,
        high_path.open("wb") as high_file,
        low_path.open("wb") as low_file,
        ThreadPoolExecutor(workers) as pool,
    ):
        # In slices, so that no more than a few pictures wait in memory.
        for start in range(0, len(paths), 4 * workers):
            part = paths[start : start + 4 * workers]
            for path, result in zip(part, pool.map(use.pair, part), strict=True):
                if isinstance(result, Skipped):
                    skipped.append(result)
                    continue
                high, low = result
                high_file.write(high.tobytes())
                low_file.write(low.tobytes())
                entries.append(Entry(str(path), low.shape[1], low.shape[0]))
            progress(min(start + 4 * workers, len(paths)), len(paths))
    index = {"entries": [_fields(entry) for entry in entries], "skipped": [_fields(skip) for skip in skipped]}
    with whole_file(place / "index.json") as index_path:
        index_path.write_text(json.dumps(index), encoding="utf-8")


def _fields(item: Entry | Skipped) -> dict[str, object]:
    return {name: getattr(item, name) for name in item.__slots__}
