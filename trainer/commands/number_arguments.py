"""Types of arguments that are numbers: out of range is wrong usage, said before anything is read."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable

from sr_desktop.cli.arguments.types import number, whole_number


def whole(least: int) -> Callable[[str], int]:
    """The type of a whole number that is at least so much."""

    def at_least(text: str) -> int:
        value = whole_number(text)
        if value < least:
            raise argparse.ArgumentTypeError(f"it must be at least {least}, not {value}")
        return value

    return at_least


def seconds(text: str) -> float:
    """A time, above 0."""
    value = number(text)
    if not 0 < value < math.inf:
        raise argparse.ArgumentTypeError(f"'{text}' is not a time above 0")
    return value


def share(text: str) -> float:
    """A part of a whole, 0 to 1."""
    value = number(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not between 0 and 1")
    return value
