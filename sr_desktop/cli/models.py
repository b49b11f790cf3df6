"""Model files that are named on the command line, as methods."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adding import add_model


def add_models(paths: Iterable[Path]) -> tuple[list[str], list[str]]:
    """Add model files to the catalogue.

    Returns:
        The ids of the methods, and a sentence for each file that cannot be used.
    """
    ids: list[str] = []
    failures: list[str] = []
    for path in paths:
        try:
            ids.append(add_model(path).id)
        except ModelFileError as error:
            failures.append(str(error))
    return ids, failures
