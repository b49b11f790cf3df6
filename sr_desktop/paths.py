"""Where the files that ship with the program are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(folder: str) -> Path:
    inside = _PACKAGE / folder
    # Inside first: beside an installed package lie the folders of others.
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def weights_dir() -> Path:
    """Folder of the published weights, ``NAME.safetensors`` and their cards ``NAME.json``."""
    return _shipped("weights")


def resources_dir() -> Path:
    """Folder of icons, sample pictures and translations."""
    return _shipped("resources")


def cache_dir() -> Path:
    """Folder of this user for what can be made again; it may not exist yet."""
    # Imported late: most of what asks for the other folders needs no more than the standard library.
    from platformdirs import user_cache_path

    return user_cache_path("sr-desktop", appauthor=False)
