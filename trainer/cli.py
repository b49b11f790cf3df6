"""`python -m trainer`: train, evaluate and publish."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from sr_desktop.cli.console import plain_console
from trainer.commands import evaluate, experiments, publish, shrink, timed, train
from trainer.commands.failures import FAILURES, sentence_of
from trainer.distributed import note_failure


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command; returns the exit code: 0 done, 1 failed with one sentence on stderr, 2 wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m trainer", description="Train the networks, reproduce the published tables, publish the weights."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in (train, timed, evaluate, publish, experiments, shrink):
        module.add_parser(commands)
    options = parser.parse_args(arguments)
    try:
        code: int = options.run(options)
    except FAILURES as error:
        rank = os.environ.get("RANK", "0")
        prefix = "" if rank == "0" else f"process {rank}: "
        # Not broken into lines, so that paths in it can be copied and searched for.
        plain_console().print(f"{prefix}{sentence_of(error)}", style="red", soft_wrap=True)
        note_failure(sentence_of(error))
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    return code
