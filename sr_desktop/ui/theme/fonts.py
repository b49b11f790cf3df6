"""Fonts for figures: digits of one width, so that columns stand still."""

from __future__ import annotations

from PySide6.QtGui import QFont


def with_tabular_digits(font: QFont) -> QFont:
    """The same font with the OpenType feature ``tnum``, where it has one."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular
