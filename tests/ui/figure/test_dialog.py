"""What is chosen in the figure dialog, by key, with mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSpinBox,
)
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.figure import dialog as dialog_module
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.figure.methods_list import MethodsList
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.figure.hands import ALT, CONTROL, SHIFT, close


def test_pictures_are_left_out_and_put_into_another_order_and_that_is_remembered(
    qtbot: QtBot, compared: MainWindow, ask: Callable[[], FigureDialog]
) -> None:
    dialog = ask()
    listed = dialog.findChild(MethodsList)
    listed.setCurrentRow(6)
    for _ in range(6):
        qtbot.keyClick(listed, Qt.Key.Key_Up, ALT)
    listed.setCurrentRow(2)
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    wanted = ("srresnet", "original", "bilinear", "bicubic", "srcnn", "perceptual")
    assert dialog.request.shown == wanted
    combo = dialog.findChild(QComboBox, "figure-numbers")
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    width = dialog.findChild(QDoubleSpinBox, "figure-width")
    width.selectAll()
    qtbot.keyClicks(width, "84.5")
    qtbot.keyClick(width, Qt.Key.Key_Tab)
    assert dialog.request.layout.width_mm == 84.5
    assert dialog.request.layout.numbers == ("psnr_y",)
    close(qtbot, compared, dialog)
    later = ask()
    assert later.request.shown == wanted
    assert later.request.layout.width_mm == 84.5
    assert later.request.layout.numbers == ("psnr_y",)


def test_a_region_is_typed_edited_and_removed(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    # Without a region every picture is whole, and one can be drawn on any.
    assert len(dialog.preview.whole_areas()) == 7
    field, listed = dialog.findChild(QLineEdit, "figure-region"), dialog.findChild(QListWidget, "figure-regions")
    problem = dialog.findChild(QLabel, "figure-region-problem")
    for text, says in (("1,2,3", "four whole numbers"), ("1,2,0,5", "four"), ("150,0,20,20", "inside the picture")):
        field.clear()
        qtbot.keyClicks(field, text)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert says in problem.text()
        assert problem.isVisible()
        assert dialog.regions == ()
    field.clear()
    qtbot.keyClicks(field, "10, 20, 30, 40")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert dialog.regions == (Rect(10, 20, 30, 40),)
    assert not problem.isVisible()
    assert dialog.isVisible()

    listed.editItem(listed.item(0))
    editor = listed.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "0,0,16,16")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.regions == (Rect(0, 0, 16, 16),))
    assert listed.item(0).text() == "0, 0, 16, 16"
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Delete)
    assert dialog.regions == ()


def test_invalid_choices_show_a_message_instead_of_the_page(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    dialog.findChild(QSpinBox, "figure-rows").setValue(2)
    dialog.findChild(QSpinBox, "figure-columns").setValue(2)
    assert dialog.preview.message.startswith("2 x 2 places cannot hold the 7 pictures")
    assert not dialog.findChild(QPushButton, "figure-save").isEnabled()
    dialog.findChild(QSpinBox, "figure-columns").setValue(4)
    qtbot.waitUntil(lambda: dialog.preview.preview is not None)
    assert dialog.findChild(QPushButton, "figure-save").isEnabled()


def test_the_wheel_over_a_field_scrolls_and_changes_nothing(qtbot: QtBot, ask: Callable[[], FigureDialog]) -> None:
    dialog = ask()
    width = dialog.findChild(QDoubleSpinBox, "figure-width")
    dialog.findChild(QPushButton, "figure-close").setFocus()

    def wheel() -> None:
        middle = QPointF(width.rect().center())
        event = QWheelEvent(
            middle, QPointF(width.mapToGlobal(middle)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QGuiApplication.sendEvent(width, event)

    wheel()
    assert width.value() == 170
    width.setFocus()
    qtbot.waitUntil(width.hasFocus)
    wheel()
    assert width.value() == 175


def test_what_finishes_while_the_dialog_is_open_joins_the_figure(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.settings.figure_order = ("original", "srresnet", "nearest", "bilinear", "bicubic", "srcnn", "perceptual")
    window.settings.figure_left_out = ("srcnn", "bilinear")
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is not None)
    dialog = window.findChild(FigureDialog)
    pictures = dialog.findChild(MethodsList)
    assert pictures.shown == ("original", "nearest", "bicubic")
    engine.hold_at = None
    qtbot.waitUntil(lambda: "perceptual" in pictures.shown and "srresnet" in pictures.shown)
    assert pictures.order == window.settings.figure_order
    assert pictures.shown == ("original", "srresnet", "nearest", "bicubic", "perceptual")
    assert dialog.request is not None
    assert dialog.request.shown == pictures.shown
    qtbot.waitUntil(lambda: dialog.preview.preview is not None)
    close(qtbot, window, dialog)


def test_scores_that_are_measured_while_the_dialog_is_open_stand_in_the_figure(
    qtbot: QtBot, compared: MainWindow, engine: Any, ask: Callable[[], FigureDialog]
) -> None:
    engine.measuring.clear()
    compared.actions_by_id["measure-lpips"].trigger()
    dialog = ask()
    assert dialog.request is not None
    assert not any("lpips" in method.scores for method in dialog.request.result.methods)
    numbers = dialog.findChild(QComboBox, "figure-numbers")
    qtbot.keyClick(numbers, Qt.Key.Key_Down)
    chosen = numbers.currentText()
    assert not any("LPIPS" in numbers.itemText(place) for place in range(numbers.count()))
    engine.measuring.set()
    qtbot.waitUntil(lambda: all("lpips" in method.scores for method in dialog.request.result.methods))
    qtbot.waitUntil(lambda: not dialog.preview.is_behind)
    assert numbers.currentText() == chosen
    # It can be chosen from now on.
    qtbot.keyClicks(numbers, "LPIPS")
    assert dialog.request.layout.numbers == ("lpips",)
    qtbot.waitUntil(lambda: not dialog.preview.is_behind)
    close(qtbot, compared, dialog)


def test_a_figure_made_early_forgets_no_choice_on_what_was_still_to_come(
    qtbot: QtBot, window: MainWindow, engine: Any, picture_file: Path
) -> None:
    window.settings.figure_left_out = ("srresnet",)
    engine.hold_at = "srcnn"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: "bicubic" in window.session.results)
    qtbot.keyClick(window, Qt.Key.Key_F, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: window.findChild(FigureDialog) is not None)
    close(qtbot, window, window.findChild(FigureDialog))
    assert window.settings.figure_left_out == ("srresnet",)


def test_the_preview_says_when_it_is_behind(
    ask: Callable[[], FigureDialog], qtbot: QtBot, compared: MainWindow
) -> None:
    dialog = ask()
    assert not dialog.preview.is_behind
    current = dialog.preview.grab().toImage()
    pictures = dialog.findChild(MethodsList)
    pictures.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.preview.is_behind
    assert dialog.preview.grab().toImage() != current, "the page is faded"
    qtbot.waitUntil(lambda: not dialog.preview.is_behind)
    close(qtbot, compared, dialog)


def test_all_choices_are_seen_where_the_screen_has_room(
    qapp: QApplication, ask: Callable[[], FigureDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        dialog_module, "resize_within_screen", lambda window, width, height: window.resize(width, height)
    )
    before = qapp.font()
    larger = QFont(before)
    # Letters of Chinese are taller, too.
    larger.setPointSize(before.pointSize() + 4)
    qapp.setFont(larger)
    try:
        dialog = ask()
        assert dialog.height() > 740
        assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    finally:
        qapp.setFont(before)
