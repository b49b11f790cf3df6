"""Chooses the command to run. The module of a command is imported only when it runs."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Sequence
from typing import Protocol, cast

from sr_desktop import __doc__ as SENTENCE
from sr_desktop import __version__

COMMANDS: dict[str, str] = {
    "compare": "enlarge pictures with every method, without a window; write the results and their quality",
    "enlarge": "enlarge many pictures with one method, files to files; resumable",
    "evaluate": "measure every method on whole folders of pictures; write the table of a paper",
    "bench": "measure the speed and memory of every method on this machine",
    "desktop": "add the program to the menu of this Linux desktop, or remove it",
    "doctor": "show what is installed, which devices there are, and what is missing",
}
"""The sub-commands and what they do. A picture of such a name is opened as ``./compare``."""


class Command(Protocol):
    """What the module of a sub-command offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do the work; the exit code."""


def run(arguments: Sequence[str]) -> int:
    """Run a command line, without the program's name.

    Returns:
        0 all done, 1 some inputs failed, 130 cancelled.

    Raises:
        SystemExit: With code 2 after a wrong usage, 0 after ``--help`` or ``--version``.
    """
    if arguments and arguments[0] in COMMANDS:
        name = arguments[0]
        command = cast(Command, importlib.import_module(f"sr_desktop.cli.{name}"))
        description = f"{COMMANDS[name][0].upper()}{COMMANDS[name][1:]}."
        parser = argparse.ArgumentParser(prog=f"sr-desktop {name}", description=description, allow_abbrev=False)
        command.add_arguments(parser)
        return command.run(_parsed(parser, arguments[1:]))
    options = _parsed(window_parser(), arguments)

    from sr_desktop.cli.window import open_window

    return open_window(options.images)


def _parsed(parser: argparse.ArgumentParser, arguments: Sequence[str]) -> argparse.Namespace:
    """What the arguments say; pictures may stand before, between and behind the options."""
    arguments = list(arguments)
    if "--" in arguments:
        # Behind it a hyphen begins a name. Reading mixed arguments loses it, so the name says itself that it is one.
        place = arguments.index("--")
        arguments[place:] = [f"./{name}" if name.startswith("-") else name for name in arguments[place + 1 :]]
    return parser.parse_intermixed_args(arguments)


def window_parser() -> argparse.ArgumentParser:
    """The parser of ``sr-desktop [IMAGE ...]``, whose help also introduces the sub-commands."""
    # Only now: it loads what the choice of a command does without.
    from sr_desktop.cli.arguments.types import named_path

    width = max(map(len, COMMANDS))
    lines = [
        "commands:",
        *(f"  {name:<{width}}  {summary}" for name, summary in COMMANDS.items()),
        "",
        "  'sr-desktop COMMAND --help' shows the options of a command.",
        "",
        "examples:",
        "  sr-desktop photo.jpg",
        "  sr-desktop compare photo.jpg --out results",
        "  sr-desktop compare photos/ --out results --methods bicubic,srresnet --mode upscale",
        "  sr-desktop evaluate Set5 Set14 BSD100 --published --latex table.tex",
    ]
    parser = argparse.ArgumentParser(
        prog="sr-desktop",
        usage="sr-desktop [IMAGE ...]\n       sr-desktop COMMAND ...",
        description=f"{(SENTENCE or '').strip()} Without a command, the window opens.",
        epilog="\n".join(lines),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "images",
        metavar="IMAGE",
        nargs="*",
        type=named_path,
        help="picture to open in the window, or a folder of pictures; several form a film strip. A .srd file is a "
        "saved session",
    )
    parser.add_argument("--version", action="version", version=f"SR Desktop {__version__}")
    return parser
