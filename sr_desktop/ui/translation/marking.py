"""Marks texts that are translated only where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802
    """The text itself. By this name `lupdate` finds what is to be translated; PySide6's own gives no `str` to mypy."""
    return text
