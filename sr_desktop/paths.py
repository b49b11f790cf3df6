"""Where the files that ship with the program are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(folder: str) -> Path:
    beside = _PACKAGE.parent / folder
    return beside if beside.is_dir() else _PACKAGE / folder


def weights_dir() -> Path:
    """Folder of the published weights, ``NAME.safetensors`` and their cards ``NAME.json``."""
    return _shipped("weights")


def resources_dir() -> Path:
    """Folder of icons, sample pictures and translations."""
    return _shipped("resources")
