"""How many files a process may have open: each result that is kept is one, and the usual limit is soon reached."""

from __future__ import annotations

import sys
from contextlib import suppress

_ENOUGH = 65_536
"""More are of no use; some systems refuse to have no limit."""
_ASSUMED = 8_192
"""Where the system has no such limit, or none that can be asked for."""
_SHARE = 2
"""One of so many files may be a kept result; the others are libraries, pictures and what runs."""


def allow_many_files() -> None:
    """Raise this process's limit as far as the system lets it: by default it is 1024 on Linux and 256 on macOS."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    # macOS has a lower one besides.
    for wanted in (most, 10_240):
        if soft != resource.RLIM_INFINITY and soft < wanted <= most:
            with suppress(OSError, ValueError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
                return


def most_kept_files() -> int:
    """How many files may be kept open for later."""
    if sys.platform == "win32":
        return _ASSUMED // _SHARE
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return (_ASSUMED if soft == resource.RLIM_INFINITY else soft) // _SHARE
