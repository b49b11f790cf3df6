"""Makes what a command prints appear under any encoding, and lets its work continue where nobody can listen."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO


class Output(io.TextIOWrapper):
    """Text to a stream that may fail: a full disk, a terminal that is gone. What cannot be written is dropped.

    Attributes:
        problem: Why something was dropped; None if nothing was.
        before: What it takes the place of, and which would close the stream when it is dropped.
    """

    problem: OSError | None = None
    before: io.TextIOWrapper | None = None

    def write(self, text: str) -> int:
        """Write it, as far as that is possible. A pipe whose reader is gone still raises."""
        try:
            return super().write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            self.problem = error
            return len(text)

    def flush(self) -> None:
        """Pass on what was written, as far as that is possible."""
        try:
            super().flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            self.problem = error


def lenient(stream: TextIO | None) -> TextIO:
    """A stream in the place of another: it spells out what the encoding does not have, ``\\udcff``, and never fails.

    Of one that was closed before the program began, one into which everything vanishes; one that is no file, itself.
    """
    if stream is None:
        return Path(os.devnull).open("w", errors="backslashreplace")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    output = Output(stream.buffer, stream.encoding, "backslashreplace", line_buffering=stream.line_buffering)
    output.before = stream
    return output


def take_any_text() -> None:
    """Make stdout and stderr of this process `lenient`."""
    sys.stdout, sys.stderr = lenient(sys.stdout), lenient(sys.stderr)


def why_not_printed(stream: TextIO | None = None) -> OSError | None:
    """Why something that should be on stdout, or another stream, is not there; None if everything is."""
    stream = stream or sys.stdout
    stream.flush()
    return stream.problem if isinstance(stream, Output) else None
