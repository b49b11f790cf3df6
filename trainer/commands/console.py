"""Where the commands print."""

from __future__ import annotations

from rich.console import Console


def plain_console(*, stderr: bool = True, quiet: bool = False) -> Console:
    """A console that takes texts as they are: a file's name may look like markup, ``[bold]``, or an emoji, ``:cat:``.

    Args:
        stderr: For progress and what is said along the way; else for what was asked for.
        quiet: Print nothing.
    """
    return Console(stderr=stderr, quiet=quiet, markup=False, emoji=False, highlight=False)
