"""What a user has chosen as the input of many pictures, and what follows for each of them. Imports no torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation
from sr_desktop.imaging.files.pairing import LowResolutionFiles
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.values.origin import ReadOptions


@dataclass(frozen=True, slots=True)
class InputChoice:
    """Where the low-resolution input of pictures comes from in reference mode.

    Attributes:
        degradation: How it is made, where it is not given.
        files: Low-resolution pictures of the user's own, which are taken instead; None makes them.
        singles: Those that the user has named for one picture each, by its file; they go before `files`.
        scale: How many times larger the results are than the input.
    """

    degradation: Degradation = PLAIN
    files: LowResolutionFiles | None = None
    singles: Mapping[Path, Path] = field(default_factory=dict)
    scale: int = SCALE

    def is_given(self, picture: Path) -> bool:
        """Whether a picture's input is to be a file."""
        return self.files is not None or picture in self.singles

    def file_for(self, picture: Path) -> Path | None:
        """The low-resolution file of a picture; None if it is made.

        Raises:
            PairError: There is none, or more than one.
        """
        single = self.singles.get(picture)
        return single if single is not None or self.files is None else self.files.of(picture, self.scale)

    def source_for(self, picture: Path, reading: ReadOptions | None = None) -> InputSource:
        """Where the input of a picture comes from; a given file is read.

        Args:
            picture: The file of the picture.
            reading: How files are read.

        Raises:
            PairError: There is no low-resolution file for it, or more than one.
            PictureReadError: That cannot be read.
        """
        file = self.file_for(picture)
        given = None if file is None else read_picture(file, reading or ReadOptions())
        return InputSource(self.degradation, given, self.scale)


PUBLISHED_CHOICE = InputChoice()
"""That of the published protocol: every input is made, by bicubic and nothing else."""
