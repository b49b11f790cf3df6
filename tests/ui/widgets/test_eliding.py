"""Names that are cut stay apart."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.eliding import elided_apart

LONG = ("RealESRGAN_x4plus_photo_fine_general", "RealESRGAN_x4plus_paint_fine_general")


def metrics() -> QFontMetrics:
    return QFontMetrics(QFont())


def test_a_name_that_fits_is_whole_and_a_longer_one_is_cut_in_the_middle(qapp: QApplication) -> None:
    width = metrics().horizontalAdvance("4x-Something…-v2.pth")
    assert elided_apart("SRResNet", LONG, width, metrics()) == "SRResNet"
    shown = elided_apart("4x-Something-or-other-with-a-long-name-v2.pth", (), width, metrics())
    assert shown.startswith("4x-S")
    assert "…" in shown
    assert shown.endswith("v2.pth")


def test_two_that_differ_in_the_middle_alone_do_not_become_the_same(qapp: QApplication) -> None:
    width = metrics().horizontalAdvance("RealESR…general")
    shown = [elided_apart(name, LONG, width, metrics()) for name in LONG]
    assert "photo" in shown[0]
    assert "paint" in shown[1]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text("abcdefgh-_", max_size=30),
    st.text("abcdefgh-_", max_size=30),
    st.text("xyz", min_size=1, max_size=4),
    st.text("xyz", min_size=1, max_size=4),
    st.integers(70, 200),
)
@example("__", "__ff____", "x", "yx", 70)
def test_any_two_names_stay_apart(qapp: QApplication, start: str, end: str, one: str, other: str, width: int) -> None:
    assume(one != other and not one.startswith(other) and not other.startswith(one))
    names = (start + one + end, start + other + end)
    shown = [elided_apart(name, names, width, metrics()) for name in names]
    assert shown[0] != shown[1]
    assert all(metrics().horizontalAdvance(text) <= width for text in shown)


def test_a_shortened_label_is_known_by_its_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel("a long name", reserve="…")
    qtbot.addWidget(label)
    assert label.accessibleName() == "a long name"
    label.set_text("another")
    assert label.accessibleName() == "another"
