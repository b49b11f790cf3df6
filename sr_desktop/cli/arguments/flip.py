"""The arguments that ask for a flip."""

from __future__ import annotations

import argparse

from sr_desktop.cli.arguments.types import choice_of, number, whole_number
from sr_desktop.export.flip.request import FlipFormat, FlipOptions
from sr_desktop.export.results import ORIGINAL

_DEFAULT = FlipOptions(("", ORIGINAL))


def add_flip_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare them, in a group of their own."""
    group = parser.add_argument_group("the flip")
    group.add_argument(
        "--flip",
        type=_pair,
        metavar="ID,ID",
        help=f"also write an animation that shows two methods, or one and '{ORIGINAL}', in turn on the region; "
        "of several regions one each",
    )
    group.add_argument(
        "--flip-format",
        **choice_of(FlipFormat),
        help=f"WebP and APNG keep every pixel, GIF 256 colours (default: {_DEFAULT.format})",
    )
    group.add_argument(
        "--flip-seconds", type=number, metavar="S", help=f"how long each is shown (default: {_DEFAULT.seconds:g})"
    )
    group.add_argument(
        "--flip-magnification",
        type=whole_number,
        metavar="N",
        help="how often pixels are repeated (default: by the size)",
    )
    group.add_argument(
        "--flip-backdrop",
        metavar="{checkerboard,#rrggbb}",
        help=f"what is seen through pictures that are not opaque (default: {_DEFAULT.backdrop})",
    )
    group.add_argument(
        "--no-flip-titles",
        dest="flip_titles",
        action="store_const",
        const=False,
        help="leave out the names above the pictures",
    )


_FIELDS = {
    "flip_format": "format",
    "flip_seconds": "seconds",
    "flip_magnification": "magnification",
    "flip_backdrop": "backdrop",
    "flip_titles": "titles",
}
"""The option's field for each argument."""


def given_flip_options(options: argparse.Namespace) -> list[str]:
    """The arguments on the flip that were given, as typed."""
    given = [name for name in _FIELDS if getattr(options, name) is not None]
    return [f"--{'no-' if name == 'flip_titles' else ''}{name.replace('_', '-')}" for name in given]


def flip_options(options: argparse.Namespace) -> FlipOptions | None:
    """The flip that they ask for; None if they ask for none.

    Raises:
        RequestError: There can be no such flip; the message says why.
    """
    if options.flip is None:
        return None
    given = {field: getattr(options, name) for name, field in _FIELDS.items()}
    return FlipOptions(options.flip, **{field: value for field, value in given.items() if value is not None})


def _pair(text: str) -> tuple[str, str]:
    names = [part.strip() for part in text.split(",")]
    if len(names) != 2 or not all(names):
        raise argparse.ArgumentTypeError(f"'{text}' is not two methods; write two ids, as in bicubic,srresnet")
    return names[0], names[1]
