"""Fonts for numbers: digits of equal width, so that columns do not shift."""

from __future__ import annotations

from PySide6.QtGui import QFont, QGuiApplication

from sr_desktop.export.tables.ranking import Rank


def with_tabular_digits(font: QFont) -> QFont:
    """The same font with the OpenType feature ``tnum``, where it has one."""
    tabular = QFont(font)
    tabular.setFeature(QFont.Tag("tnum"), 1)
    return tabular


def score_font(rank: Rank) -> QFont:
    """The application's font for a score in a table: the best bold, the second underlined."""
    font = with_tabular_digits(QGuiApplication.font())
    font.setBold(rank is Rank.BEST)
    font.setUnderline(rank is Rank.SECOND)
    return font
