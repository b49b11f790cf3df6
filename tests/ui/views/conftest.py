"""What the tests of the views leave as they found it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


@pytest.fixture(autouse=True)
def pointer_away(qapp: object) -> Iterator[None]:
    """Leave the pointer where no window is, lest a window of the next test opens under it."""
    yield
    widget = QWidget()
    widget.show()
    QTest.mouseMove(widget, QPoint(5000, 5000))
    widget.close()
