"""Where a command speaks: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys

from rich.console import Console

PIPED_WIDTH = 160
"""Columns of a table that goes into a file or a pipe, which has no width of its own."""


def results() -> Console:
    """The console of stdout, for what was asked for."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)


def messages() -> Console:
    """The console of stderr, for progress and complaints."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def complain(console: Console, sentence: str) -> None:
    """Tell that something failed. The sentence is taken as it is: a file's name may look like markup."""
    console.print("sr-desktop:", sentence, style="red" if console.is_terminal else None, markup=False)


def tell(console: Console, sentence: str) -> None:
    """Tell something that is no failure."""
    console.print("sr-desktop:", sentence, markup=False)
