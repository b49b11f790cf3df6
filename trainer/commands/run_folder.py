"""The folder of a run, which holds at most one."""

from __future__ import annotations

import argparse

from sr_desktop.cli.arguments.types import named_path
from trainer.training.checkpoint import LAST


def add_run_folder_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the run is written, and whether over an earlier one."""
    parser.add_argument("--out", type=named_path, required=True, metavar="RUN", help="folder of the run")
    parser.add_argument("--overwrite", action="store_true", help="start over even if the folder holds a run")


def check_free(options: argparse.Namespace, otherwise: str = "") -> None:
    """See that nothing is overwritten unasked.

    Args:
        options: The command's.
        otherwise: What else could be done, as ``add --resume to continue it, ``.

    Raises:
        ValueError: The folder holds a run already.
    """
    if (options.out / LAST).exists() and not options.overwrite:
        raise ValueError(
            f"The folder {options.out} already holds a run: {otherwise}add --overwrite to start over, or name another "
            "folder."
        )
