"""`python -m trainer shrink`: smaller copies of training pictures, for a machine that is lent for minutes."""

from __future__ import annotations

import argparse
from typing import Any

from rich.progress import Progress

from sr_desktop.cli.arguments.types import named_path
from sr_desktop.cli.console import plain_console
from sr_desktop.messages.amounts import byte_count
from trainer.commands.number_arguments import whole
from trainer.data.shrinking import PART, Copy, Copying, shrunk_copies
from trainer.data.store import Skipped, left_out


def add_parser(commands: Any) -> None:
    """Add the sub-command to the command line."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "shrink",
        help="make smaller copies of training pictures",
        description="Shrink pictures by the protocol's bicubic filter, which takes away most of what lossy coding did "
        "to them, and write them as AVIF files: what `train` makes of them itself with data.truth_shrink, but small "
        "enough to be carried to a machine that is lent for minutes.",
    )
    parser.add_argument("--data", type=named_path, nargs="+", required=True, metavar="DIR",
                        help="folders of pictures, searched with all their sub-folders")  # fmt: skip
    parser.add_argument("--out", type=named_path, required=True, metavar="DIR",
                        help="where a folder is made for each of them, of the same name")  # fmt: skip
    usual = Copying()
    parser.add_argument("--factor", type=int, default=usual.factor, choices=(1, 2, 3, 4),
                        help="shrink by this (default: %(default)s)")  # fmt: skip
    parser.add_argument("--long-side", type=whole(PART), metavar="PX",
                        help=f"shrink what would be longer by a greater whole number; at least {PART}")  # fmt: skip
    parser.add_argument("--parts", type=whole(1), metavar="N",
                        help=f"take at most N parts of {PART} x {PART} pixels of each, at random but the same each "
                        "time (default: all of it)")  # fmt: skip
    parser.add_argument("--distinct", action="store_true",
                        help="leave out pictures that show the same as a larger file")  # fmt: skip
    parser.add_argument("--quality", type=int, default=usual.quality, choices=range(1, 101), metavar="1..100",
                        help="of the AVIF files (default: %(default)s)")  # fmt: skip
    parser.add_argument("--exclude", action="append", default=[], metavar="PATTERN",
                        help="leave out files by their name; repeat it for several")  # fmt: skip
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Make the copies, and say how many and how large."""
    copying = Copying(
        options.factor,
        options.long_side,
        options.parts,
        options.quality,
        exclude=tuple(options.exclude),
        distinct=options.distinct,
    )
    console = plain_console()
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("copying", total=None)
        made = shrunk_copies(
            options.data,
            options.out,
            copying,
            lambda done, total: progress.update(task, completed=done, total=total),
        )
    copies = [copy for copy in made if isinstance(copy, Copy)]
    skipped = [copy for copy in made if isinstance(copy, Skipped)]
    for line in left_out(skipped):
        console.print(f"left out: {line}", soft_wrap=True)
    area, size = (sum(getattr(copy, name) for copy in copies) for name in ("area", "size"))
    print(f"{len(copies)} pictures, {area / 1e6:.1f} megapixels, {byte_count(size)}; {len(skipped)} left out")
    return 0
