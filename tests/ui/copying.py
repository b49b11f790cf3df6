"""What a user has on the clipboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot


def copied_image(qtbot: QtBot, ask: Callable[[], object]) -> QImage:
    """The picture that is on the clipboard once it was copied."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    ask()
    qtbot.waitUntil(lambda: not clipboard.image().isNull())
    return clipboard.image()
