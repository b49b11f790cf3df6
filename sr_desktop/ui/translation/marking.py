"""Marks texts that are translated only where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802
    """The text itself. `lupdate` finds texts to translate by this name; mypy does not see PySide6's own as a `str`."""
    return text
