"""What is measured: a folder of pictures and how their low-resolution versions are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation
from trainer.data.store import folder_name


@dataclass(frozen=True, slots=True)
class BenchmarkSet:
    """A folder of pictures, and the degradation from which the methods start.

    Attributes:
        folder: Searched with all its sub-folders.
        degradation: The protocol's plain shrink, or another one, whose scores stand beside no published ones.
    """

    folder: Path
    degradation: Degradation = PLAIN

    @property
    def name(self) -> str:
        """The folder's name and, unless it is the protocol's, the degradation: ``val, bicubic, JPEG 60``."""
        name = folder_name(self.folder)
        return name if self.degradation.is_plain else f"{name}, {self.degradation.title}"


def sets_of(folders: Sequence[Path], degradations: Sequence[Degradation] = (PLAIN,)) -> tuple[BenchmarkSet, ...]:
    """Every folder with every degradation.

    Raises:
        ValueError: Two of them have one name.
    """
    sets = tuple(BenchmarkSet(folder, degradation) for folder in folders for degradation in degradations)
    names = [one.name for one in sets]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"Two of the sets are called '{name}'; measure them one after the other.")
    return sets
