"""The figure's preview and form: regions moved by mouse and by keys, places, presets, the difference, one word."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QListWidget, QSpinBox
from pytestqt.qtbot import QtBot

from sr_desktop.export.figure.arrangement import OverviewPlace
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.figure.dialog import FigureDialog
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.clicking import move_released

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
REGION = Rect(40, 32, 48, 36)


@pytest.fixture
def dialog(qtbot: QtBot, compared: MainWindow) -> FigureDialog:
    """The dialog with one region, its overview large."""
    compared.stage.model.mark.set(REGION)
    compared.actions_by_id["figure"].trigger()
    qtbot.waitUntil(lambda: compared.findChild(FigureDialog) is not None)
    dialog = compared.findChild(FigureDialog)
    assert isinstance(dialog, FigureDialog)
    share = dialog.findChild(QSpinBox, "figure-overview-share")
    assert isinstance(share, QSpinBox)
    share.setValue(60)
    redrawn(qtbot, dialog)
    return dialog


def redrawn(qtbot: QtBot, dialog: FigureDialog) -> None:
    qtbot.waitUntil(lambda: dialog.preview.preview is not None and not dialog.preview.is_behind)


def at(dialog: FigureDialog, x: float, y: float) -> QPoint:
    """Where a pixel of the picture is on the preview."""
    (whole,) = dialog.preview.whole_areas()
    return QPoint(round(whole.x() + x / 160 * whole.width()), round(whole.y() + y / 120 * whole.height()))


def combo(dialog: FigureDialog, name: str) -> QComboBox:
    found = dialog.findChild(QComboBox, name)
    assert isinstance(found, QComboBox)
    return found


def test_a_region_is_moved_by_the_mouse_and_keeps_inside(qtbot: QtBot, dialog: FigureDialog) -> None:
    preview = dialog.preview
    qtbot.mousePress(preview, LEFT, pos=at(dialog, 60, 50))
    qtbot.mouseMove(preview, at(dialog, 80, 40))
    qtbot.mouseRelease(preview, LEFT, pos=at(dialog, 80, 40))
    (moved,) = dialog.regions
    assert (moved.width, moved.height) == (48, 36)
    assert abs(moved.x - 60) <= 1
    assert abs(moved.y - 22) <= 1
    redrawn(qtbot, dialog)
    qtbot.mousePress(preview, LEFT, pos=at(dialog, 80, 40))
    qtbot.mouseRelease(preview, LEFT, pos=at(dialog, 158, 2))
    (moved,) = dialog.regions
    assert (moved.right, moved.y) == (160, 0)
    assert dialog.request is not None
    assert dialog.request.regions == (moved,)
    listed = dialog.findChild(QListWidget, "figure-regions")
    assert isinstance(listed, QListWidget)
    assert listed.item(0).text().startswith(f"{moved.x}, {moved.y}")


def test_esc_leaves_a_region_where_it_was_and_control_draws_inside_it(qtbot: QtBot, dialog: FigureDialog) -> None:
    preview = dialog.preview
    qtbot.mousePress(preview, LEFT, pos=at(dialog, 60, 50))
    qtbot.mouseMove(preview, at(dialog, 90, 60))
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.mouseRelease(preview, LEFT, pos=at(dialog, 90, 60))
    assert dialog.regions == (REGION,)
    qtbot.mousePress(preview, LEFT, CONTROL, at(dialog, 44, 36))
    qtbot.mouseMove(preview, at(dialog, 70, 60))
    qtbot.mouseRelease(preview, LEFT, CONTROL, at(dialog, 70, 60))
    assert dialog.regions[0] == REGION
    assert len(dialog.regions) == 2
    assert REGION.contains(dialog.regions[1])


def test_arrow_keys_move_the_chosen_region(qtbot: QtBot, dialog: FigureDialog) -> None:
    preview = dialog.preview
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Right)
    assert dialog.regions == (REGION.moved(1, 0),)
    qtbot.keyClick(preview, Qt.Key.Key_Down, SHIFT)
    assert dialog.regions == (REGION.moved(1, 10),)
    for _ in range(6):
        qtbot.keyClick(preview, Qt.Key.Key_Left, SHIFT)
    assert dialog.regions == (Rect(0, 42, 48, 36),)
    qtbot.mousePress(preview, LEFT, pos=at(dialog, 100, 80))
    qtbot.mouseMove(preview, at(dialog, 140, 110))
    qtbot.mouseRelease(preview, LEFT, pos=at(dialog, 140, 110))
    second = dialog.regions[1]
    qtbot.keyClick(preview, Qt.Key.Key_Space)
    qtbot.keyClick(preview, Qt.Key.Key_Up)
    assert dialog.regions == (Rect(0, 41, 48, 36), second)


@pytest.mark.parametrize(
    ("place", "keys"), [(OverviewPlace.RIGHT, 2), (OverviewPlace.ABOVE, 3), (OverviewPlace.NONE, 4)]
)
def test_the_whole_picture_stands_where_it_is_chosen(
    qtbot: QtBot, compared: MainWindow, dialog: FigureDialog, place: OverviewPlace, keys: int
) -> None:
    chosen = combo(dialog, "figure-overview")
    chosen.setFocus()
    for _ in range(keys):
        qtbot.keyClick(chosen, Qt.Key.Key_Down)
    redrawn(qtbot, dialog)
    areas, page = dialog.preview.whole_areas(), dialog.preview.page_area()
    if place is OverviewPlace.NONE:
        assert areas == []
    else:
        (whole,) = areas
        assert whole.width() / page.width() == pytest.approx(0.6, abs=0.02)
        assert (whole.right() > page.right() - 4) is (place is OverviewPlace.RIGHT)
    dialog.reject()
    assert compared.settings.figure_layout.overview is place
    assert compared.settings.figure_layout.overview_share == pytest.approx(0.6)


def test_presets_give_the_measures_of_one_and_two_columns(qtbot: QtBot, dialog: FigureDialog) -> None:
    preset = combo(dialog, "figure-preset")
    width = dialog.findChild(QDoubleSpinBox, "figure-width")
    font = dialog.findChild(QDoubleSpinBox, "figure-font")
    assert isinstance(width, QDoubleSpinBox)
    assert isinstance(font, QDoubleSpinBox)
    assert preset.currentText() == "Two columns"
    preset.setFocus()
    qtbot.keyClick(preset, Qt.Key.Key_Up)
    assert (width.value(), font.value()) == (85.0, 7.0)
    width.setValue(100)
    assert preset.currentText() == "Own measures"
    preset.showPopup()
    view = preset.view()
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(preset.model().index(1, 0)).center())
    assert (width.value(), font.value()) == (170.0, 8.0)


def test_the_difference_is_chosen_by_its_gain(qtbot: QtBot, dialog: FigureDialog) -> None:
    chosen = combo(dialog, "figure-difference")
    chosen.setFocus()
    before = dialog.preview.preview
    qtbot.keyClick(chosen, Qt.Key.Key_End)
    assert dialog.request is not None
    assert dialog.request.difference == 32
    qtbot.waitUntil(lambda: dialog.preview.preview not in (None, before))


def test_the_word_for_the_original_is_chosen_once(qtbot: QtBot, compared: MainWindow) -> None:
    compared.settings.original_title = "HR"
    compared.stage.name_original("HR")
    assert compared.stage.titles["original"] == "HR"
    compared.actions_by_id["figure"].trigger()
    qtbot.waitUntil(lambda: compared.findChild(FigureDialog) is not None)
    dialog = compared.findChild(FigureDialog)
    assert isinstance(dialog, FigureDialog)
    assert dialog.request is not None
    assert dialog.request.titles["original"] == "HR"
    assert dialog.request.result.catalogue.title("original") == "HR"


def test_a_region_stays_where_something_else_got_the_release(qtbot: QtBot, dialog: FigureDialog) -> None:
    preview = dialog.preview
    for keys in (Qt.KeyboardModifier.NoModifier, CONTROL):
        qtbot.mousePress(preview, LEFT, keys, at(dialog, 60, 50))
        qtbot.mouseMove(preview, at(dialog, 80, 40))
        move_released(preview, at(dialog, 90, 60))
        qtbot.mouseRelease(preview, LEFT, pos=at(dialog, 90, 60))
        assert dialog.regions == (REGION,)
