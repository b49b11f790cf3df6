"""How the picture files that a command names are found and read: its arguments, and what is told of each file."""

from __future__ import annotations

import argparse

from rich.console import Console

from sr_desktop.cli.console import tell
from sr_desktop.cli.naming import Naming
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import says_part
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.messages.message import Message

_HOW_TO_CHOOSE = "If a range was judged wrongly, give it with --range, as in --range 0-255."
_HOW_TO_OPEN = "Open what is there with --allow-truncated."


def value_range(text: str) -> ValueRange:
    """``BLACK-WHITE`` as an argument."""
    try:
        return ValueRange.parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def add_finding_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how files are found."""
    parser.add_argument("--recursive", action="store_true", help="a folder means the pictures of its subfolders too")


def add_reading_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how files are read."""
    group = parser.add_argument_group("how files are read")
    group.add_argument(
        "--range",
        dest="value_range",
        type=value_range,
        metavar="BLACK-WHITE",
        help="the values that are black and white in files of more than 8 bits, as in 0-1, 0-4095 or --range=-1,1 "
        "(default: what a file states, else a guess, which is told)",
    )
    group.add_argument(
        "--allow-truncated", action="store_true", help="open what is there of a file that breaks off, and say so"
    )


def given_reading_options(options: argparse.Namespace) -> list[str]:
    """Those of them that were given."""
    named = (
        ("--recursive", options.recursive),
        ("--range", options.value_range),
        ("--allow-truncated", options.allow_truncated),
    )
    return [name for name, given in named if given]


def read_options(options: argparse.Namespace) -> ReadOptions:
    """How files are read."""
    return ReadOptions(options.value_range, options.allow_truncated)


def told(message: Message) -> str:
    """A message in a command with these arguments: on a damaged file with what can be done about it."""
    return f"{message} {_HOW_TO_OPEN}" if says_part(message) else str(message)


class Reports:
    """Tells what was guessed or converted when pictures were read; how to choose a range, once.

    Args:
        naming: Of the pictures.
    """

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._told: set[Message] = set()
        self._told_how = False

    def tell(self, picture: Picture, console: Console) -> None:
        """Tell what the user should know of a picture, once."""
        for notice in picture.origin.notices:
            if picture.path is not None:
                notice = self._naming.of(notice, picture.path)
            if notice not in self._told:
                self._told.add(notice)
                tell(console, str(notice))
        if picture.origin.is_guess and not self._told_how:
            self._told_how = True
            tell(console, _HOW_TO_CHOOSE)
