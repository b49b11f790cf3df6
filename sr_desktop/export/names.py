"""Names for files and folders that every system takes and that never collide."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from sr_desktop.messages.names import cut

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 120
"""Characters."""
_MOST_BYTES = 2 * _LONGEST - 20
"""Room for ``-2`` and a suffix is left of the 255 that file systems allow."""


class UniqueNames:
    """Hands out names, each only once, regardless of case as on Windows and macOS."""

    def __init__(self, reserved: Iterable[str] = ()) -> None:
        """Never hand out the ``reserved`` names."""
        self._taken = {name.casefold() for name in reserved}

    def take(self, wanted: str) -> str:
        """``wanted`` as a safe name; with ``-2``, ``-3`` and so on behind it if it is taken."""
        name = candidate = safe_name(wanted)
        number = 1
        while candidate.casefold() in self._taken:
            number += 1
            candidate = f"{name}-{number}"
        self._taken.add(candidate.casefold())
        return candidate


def shortened(name: str, around: str, times: int = 1) -> str:
    """``name``, cut where it would be too long for `safe_name` to leave all that stands around it.

    Args:
        name: A part of a name.
        around: The rest of it.
        times: How often the part stands in it.
    """
    characters, size = _LONGEST - len(around), _MOST_BYTES - len(os.fsencode(around))
    return cut(name[: max(0, characters) // times], size // times)


def safe_name(wanted: str) -> str:
    """``wanted`` without what Windows, macOS or Linux forbid in a file's name; ``picture`` if nothing is left."""
    name = cut(_FORBIDDEN.sub("_", wanted)[:_LONGEST], _MOST_BYTES).rstrip(". ").lstrip(" ")
    if _DEVICES.fullmatch(name):
        name = f"{name}_"
    return name or "picture"
