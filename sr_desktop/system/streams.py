"""Makes what a command prints appear under any encoding, and where nobody listens."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path


def take_any_text() -> None:
    """Spell out on stdout and stderr what their encoding does not have: ``\\udcff`` of a name that is no UTF-8.

    A stream that was closed before the program began becomes one into which everything vanishes.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", errors="backslashreplace"))  # noqa: SIM115  # open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
