"""Which files lost something when they were coded, told by their first bytes."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.imaging.jpeg_layout import START
from sr_desktop.imaging.ordinary_files import open_file


def is_lossy_jpeg(path: Path) -> bool:
    """Whether a file is a JPEG (or MPO, which begins as one), whatever its name says.

    Raises:
        OSError: It cannot be read.
    """
    with open_file(path) as stream:
        return stream.read(len(START)) == START
