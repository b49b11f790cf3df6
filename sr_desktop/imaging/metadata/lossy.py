"""Which files lost something when they were coded, told by their first bytes."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.imaging.files.ordinary_files import open_file
from sr_desktop.imaging.formats.jpeg_layout import START


def is_lossy_jpeg(path: Path) -> bool:
    """Whether a file is a JPEG (or MPO, which begins as one), whatever its name says.

    Raises:
        OSError: It cannot be read.
    """
    with open_file(path) as stream:
        return stream.read(len(START)) == START
