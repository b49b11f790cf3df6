"""The pictures that ship with the program, to try it on."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.paths import resources_dir

_SUFFIXES = (".png", ".webp", ".jpg", ".avif")


def sample_pictures() -> tuple[Path, ...]:
    """The sample pictures, by name; empty if none were shipped."""
    folder = resources_dir() / "samples"
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES))


def sample_name(path: Path) -> str:
    """The name of a sample picture in English."""
    return path.stem.replace("-", " ").capitalize()
