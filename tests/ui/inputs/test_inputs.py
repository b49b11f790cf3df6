"""A user chooses what the methods are given: by the tool bar's menu, the dialog, a file and a folder of his own."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from sr_desktop.engine.inputs.choice import PUBLISHED_CHOICE
from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.protocol import GIVEN
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple
from sr_desktop.imaging.writing import write_picture
from sr_desktop.methods import DEFAULT_IDS
from sr_desktop.ui.actions.command import MenuId
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.inputs import feature
from sr_desktop.ui.inputs.dialog import DegradationDialog
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.inputs.many_dialog import ManyInputsDialog
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.panes.header import PaneHeader
from sr_desktop.ui.panes.scores import COLUMNS, SCORE_COLUMNS
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.menus import Menus
from sr_desktop.ui.window.preparing_next import PreparingNext
from tests.ui.evaluating.hands import copied

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
HARD = "Blur 1.2 px, bicubic, noise 5, JPEG 75"


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    qtbot.waitUntil(lambda: all(pane.pixels is not None for pane in window.stage.panes if pane.isVisible()))


def labels(window: MainWindow) -> list[str]:
    menu = window.feature(Menus).menu(MenuId.INPUT)
    menu.aboutToShow.emit()
    return [action.text().replace("&", "") for action in menu.actions() if action.isVisible() and action.text()]


def checked(window: MainWindow) -> list[str]:
    menu = window.feature(Menus).menu(MenuId.INPUT)
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.isChecked()]


def pick(window: MainWindow, label: str) -> None:
    """Choose an entry of the menu at the Reference button."""
    button = next(
        b for b in window.toolbar.findChildren(QToolButton) if b.menu() is window.feature(Menus).menu(MenuId.INPUT)
    )
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().replace("&", "") == label).trigger()


def source(window: MainWindow) -> Any:
    assert window.session.plan is not None
    return window.session.plan.source


def header(window: MainWindow, pane_id: str) -> PaneHeader:
    return next(pane.header for pane in window.stage.panes if pane.method_id == pane_id)


def shrink(picture: Path, to: Path, kind: str = "bicubic") -> Path:
    to.parent.mkdir(exist_ok=True)
    write_picture(to, parse_degradation(kind).applied(crop_to_multiple(read_picture(picture))).pixels)
    return to


def toasts(window: MainWindow) -> str:
    return " ".join(toast.text for toast in window.toasts.shown)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small pictures."""
    folder = tmp_path / "set3"
    folder.mkdir()
    for number, size in enumerate([(64, 48), (96, 64), (64, 64)]):
        noise = np.random.default_rng(number).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
        Image.fromarray(noise).save(folder / f"p{number + 1}.png")
    return folder


def test_a_degradation_is_chosen_where_the_mode_is_and_stands_by_every_score(
    qtbot: QtBot, compared: MainWindow, picture_file: Path, engine: Any
) -> None:
    assert checked(compared) == ["Bicubic (the protocol)"]
    assert compared.workspace.status.input_text == ""
    pick(compared, "Bicubic, JPEG 60")
    wait(qtbot, compared)
    request = engine.made[-1].request
    assert request.source.degradation == parse_degradation("jpeg60")
    assert checked(compared) == ["Bicubic, JPEG 60"]
    assert compared.workspace.status.input_text == "Low resolution: bicubic, JPEG 60"
    for pane in compared.stage.panes:
        if pane.method_id not in DEFAULT_IDS:
            continue
        assert pane.header.copied_text().endswith(", low resolution: bicubic, JPEG 60")
        tips = {pane.header.tooltip_at(x) for x in range(0, pane.header.width(), 4)}
        assert sum("Low resolution: bicubic, JPEG 60" in tip for tip in tips) >= 1 + len(SCORE_COLUMNS)
    compared.actions_by_id["copy-figures"].trigger()
    assert "; low resolution: bicubic, JPEG 60" in QGuiApplication.clipboard().text()
    compared.actions_by_id["table"].trigger()
    table = compared.feature(Measuring).dock
    tips = [table.view.model().headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            for place in range(1, 4)]  # fmt: skip
    assert all(tip.endswith("low resolution: bicubic, JPEG 60") for tip in tips)
    for form in ("_copy_text", "_copy_latex", "_copy_csv"):
        getattr(table, form)()
        assert "low resolution: bicubic, JPEG 60" in QGuiApplication.clipboard().text()
    pick(compared, "Bicubic (the protocol)")
    wait(qtbot, compared)
    assert "low resolution" not in header(compared, "bicubic").copied_text()
    assert compared.workspace.status.input_text == ""


def test_the_header_paints_the_degradation_beside_the_title(qtbot: QtBot, compared: MainWindow) -> None:
    before = header(compared, "bicubic").grab().toImage()
    room = before.width() // 2
    pick(compared, "Bicubic, JPEG 60")
    wait(qtbot, compared)
    after = header(compared, "bicubic").grab().toImage()
    title = header(compared, "bicubic").title_width + 8

    def inked(image: Any, left: int, right: int) -> int:
        ground = image.pixelColor(2, 2)
        rows = range(4, image.height() - 4)
        return sum(image.pixelColor(x, y) != ground for x in range(left, right) for y in rows)

    assert inked(after, title + 6, room) > inked(before, title + 6, room) + 20


def test_narrow_headers_keep_the_first_score(qtbot: QtBot, compared: MainWindow) -> None:
    pick(compared, HARD)
    wait(qtbot, compared)
    compared.resize(640, 480)
    QApplication.processEvents()
    shown = header(compared, "bicubic").shown_columns()
    assert COLUMNS[0] in shown


def test_any_degradation_is_made_in_the_dialog(qtbot: QtBot, compared: MainWindow) -> None:
    qtbot.waitUntil(compared.isActiveWindow)
    qtbot.keyClick(compared, Qt.Key.Key_R, SHIFT)
    dialog = compared.findChild(DegradationDialog)
    assert dialog is not None
    assert dialog.degradation == parse_degradation("bicubic")
    dialog.findChild(QDoubleSpinBox, "degradation-blur").setValue(0.8)
    dialog.findChild(QComboBox, "degradation-shrinking").setCurrentIndex(1)
    dialog.findChild(QDoubleSpinBox, "degradation-noise").setValue(12.5)
    assert dialog.findChild(QSpinBox, "degradation-seed").isEnabled()
    dialog.findChild(QSpinBox, "degradation-seed").setValue(3)
    qtbot.mouseClick(dialog.findChild(QCheckBox, "degradation-jpeg"), LEFT)
    dialog.findChild(QSpinBox, "degradation-quality").setValue(35)
    dialog.accept()
    wait(qtbot, compared)
    assert source(compared).degradation.id == "matlab+blur0.8+noise12.5+jpeg35+seed3"
    assert checked(compared) == ["Blur 0.8 px, MATLAB bicubic, noise 12.5, seed 3, JPEG 35"]
    # It opens with what is chosen, and cancelling leaves that.
    compared.actions_by_id["degradation"].trigger()
    again = compared.findChildren(DegradationDialog)[-1]
    assert again.degradation == source(compared).degradation
    again.findChild(QDoubleSpinBox, "degradation-blur").setValue(0)
    again.reject()
    assert source(compared).degradation.id == "matlab+blur0.8+noise12.5+jpeg35+seed3"


def test_choosing_an_input_in_upscale_mode_enters_reference_mode(qtbot: QtBot, compared: MainWindow) -> None:
    compared.actions_by_id["upscale"].trigger()
    wait(qtbot, compared)
    pick(compared, "MATLAB bicubic")
    wait(qtbot, compared)
    assert compared.settings.mode is Mode.REFERENCE
    assert compared.actions_by_id["reference"].isChecked()
    assert source(compared).degradation.id == "matlab"
    compared.actions_by_id["upscale"].trigger()
    wait(qtbot, compared)
    assert compared.workspace.status.input_text == ""
    assert "low resolution" not in header(compared, "bicubic").copied_text()


def test_a_low_resolution_picture_of_ones_own_is_added(
    qtbot: QtBot, compared: MainWindow, picture_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Any
) -> None:
    low = shrink(picture_file, tmp_path / "low" / "mine & yours.png", "noise20")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(low), ""))
    pick(compared, "Add low-resolution picture…")
    qtbot.waitUntil(lambda: source(compared).given is not None)
    wait(qtbot, compared)
    given = engine.made[-1].request.source.given
    assert np.array_equal(given.pixels, np.asarray(Image.open(low)))
    assert compared.workspace.status.input_text == "Low resolution from 'mine & yours.png'"
    assert header(compared, "bicubic").copied_text().endswith(", low resolution from 'mine & yours.png'")
    assert source(compared).protocol.degradation == GIVEN
    assert checked(compared) == ["From mine && yours.png"]
    # It returns with its picture, and goes when the pictures are to be shrunk again.
    other = tmp_path / "other.png"
    Image.new("RGB", (64, 48), "gray").save(other)
    compared.open_paths([other])
    qtbot.waitUntil(lambda: compared.session.plan is not None and compared.session.plan.picture.path == other)
    assert source(compared).given is None
    compared.open_paths([picture_file])
    qtbot.waitUntil(lambda: compared.session.plan is not None and compared.session.plan.picture.path == picture_file)
    assert source(compared).given.path == low
    pick(compared, "Shrink the pictures again")
    wait(qtbot, compared)
    assert source(compared).given is None
    assert not compared.actions_by_id["make-low-resolution"].isEnabled()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("size", "'low.png' is 20 x 20 pixels; as the low resolution of 'a photo', which is 160 x 120, it must be "
         "40 x 30."),
        ("text", "'low.png' is not a picture that can be read"),
        ("gone", "There is no file"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_in_a_sentence_and_changes_nothing(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, content: str, says: str
) -> None:
    low = tmp_path / "low.png"
    if content == "size":
        Image.new("RGB", (20, 20)).save(low)
    elif content == "text":
        low.write_text("no picture")
    before = compared.session.plan
    compared.feature(Inputs).add_path(low)
    qtbot.waitUntil(lambda: says in toasts(compared))
    assert compared.session.plan is before
    assert not compared.feature(Inputs).has_files


def test_two_folders_are_matched_by_name(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Any
) -> None:
    for name in ("p1", "p2"):
        shrink(folder / f"{name}.png", tmp_path / "LR" / f"{name}x4.png", "matlab")
    window.open_paths([folder])
    wait(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "LR"))
    pick(window, "Add low-resolution pictures for all…")
    dialog = window.findChild(ManyInputsDialog)
    qtbot.mouseClick(dialog.findChild(QPushButton, "many-folder"), LEFT)
    add = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
    qtbot.waitUntil(add.isEnabled)
    assert dialog.findChild(QLabel, "many-count").text() == "2 of 3 pictures have a low-resolution picture."
    qtbot.mouseClick(add, LEFT)
    qtbot.waitUntil(lambda: source(window).given is not None)
    assert source(window).given.path == tmp_path / "LR" / "p1x4.png"
    window.feature(Collection).show_next()
    qtbot.waitUntil(lambda: window.session.plan.picture.name == "p2")
    assert source(window).given.path == tmp_path / "LR" / "p2x4.png"
    # It was read with the picture: not computed by the protocol first.
    qtbot.waitUntil(lambda: len(engine.made) >= 3)
    names = [(made.request.picture.name, made.request.source.given is None) for made in engine.made]
    assert names == [("p1", True), ("p1", False), ("p2", False)]
    window.feature(Collection).show_next()
    qtbot.waitUntil(lambda: window.session.plan.picture.name == "p3")
    assert source(window).given is None
    qtbot.waitUntil(lambda: "There is no low-resolution picture for 'p3.png' in" in toasts(window))
    assert "It is shrunk by bicubic instead." in toasts(window)
    wait(qtbot, window)


def test_the_next_picture_is_prepared_from_its_own_low_resolution(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, engine: Any
) -> None:
    for name in ("p1", "p2"):
        shrink(folder / f"{name}.png", tmp_path / "LR" / f"{name}.png", "noise9")
    window.open_paths([folder])
    wait(qtbot, window)
    window.feature(Inputs).add_many(tmp_path / "LR")
    qtbot.waitUntil(lambda: source(window).given is not None)
    wait(qtbot, window)
    window.settings.prepare_next = True
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: engine.made[-1].request.picture.name == "p2")
    assert engine.made[-1].request.source.given.path == tmp_path / "LR" / "p2.png"
    qtbot.waitUntil(lambda: not window.feature(PreparingNext).busy)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: engine.made[-1].request.picture.name == "p3")
    # That it has none is said when it is shown.
    assert toasts(window) == ""
    qtbot.waitUntil(lambda: not window.feature(PreparingNext).busy)
    qtbot.keyClick(window, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: "There is no low-resolution picture for 'p3.png' in" in toasts(window))
    names = [(made.request.picture.name, made.request.source.given is None) for made in engine.made]
    assert names == [("p1", True), ("p1", False), ("p1", False), ("p2", False), ("p3", True)]


def test_a_low_resolution_picture_that_is_read_late_leaves_the_mode_alone(
    qtbot: QtBot, compared: MainWindow, picture_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Any
) -> None:
    low = shrink(picture_file, tmp_path / "low.png")
    compared.feature(Inputs).add_path(low)
    qtbot.waitUntil(lambda: source(compared).given is not None)
    wait(qtbot, compared)
    read, has_begun, may_read, has_read = feature._read, Event(), Event(), Event()

    def read_slowly(*args: Any) -> Any:
        has_begun.set()
        assert may_read.wait(30)
        has_read.set()
        return read(*args)

    monkeypatch.setattr(feature, "_read", read_slowly)
    engine.entry.clear()
    # It is read again for another scale.
    qtbot.keyClick(compared, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(has_begun.is_set)
    qtbot.keyClick(compared, Qt.Key.Key_U)
    qtbot.keyClick(compared, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    may_read.set()
    qtbot.waitUntil(has_read.is_set)
    engine.entry.set()
    wait(qtbot, compared)
    assert compared.settings.mode is Mode.UPSCALE
    assert compared.session.plan is not None
    assert compared.session.plan.mode is Mode.UPSCALE


def test_an_evaluation_uses_the_same_inputs_and_says_so(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, engine: Any
) -> None:
    for name in ("p1", "p2"):
        shrink(folder / f"{name}.png", tmp_path / "LR" / f"{name}.png", "noise9")
    window.open_paths([folder])
    wait(qtbot, window)
    window.feature(Inputs).add_many(tmp_path / "LR")
    qtbot.waitUntil(lambda: source(window).given is not None)
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    asked = [made.request for made in engine.made if made.thread_name == "evaluation"]
    assert [request.source.given.path.name for request in asked] == ["p1.png", "p2.png"]
    pictures = evaluating.evaluation.pictures
    assert "There is no low-resolution picture for 'p3.png'" in str(pictures[2].problem)
    assert evaluating.dock.status_text.endswith("Low resolution from 'LR'")
    for form in ("text", "latex", "csv"):
        text = copied(qtbot, lambda form=form: evaluating.dock.copy_requested.emit(form))
        assert "low resolution from 'LR'" in text
    # With another input, everything is measured again.
    pick(window, "Bicubic, noise 5")
    wait(qtbot, window)
    count = len([made for made in engine.made if made.thread_name == "evaluation"])
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    asked = [made.request for made in engine.made if made.thread_name == "evaluation"][count:]
    assert [request.source.degradation.id for request in asked] == ["noise5"] * 3
    assert evaluating.dock.status_text == "3 pictures, 6 methods.  ·  Low resolution: bicubic, noise 5"


@pytest.mark.parametrize("name", ["empty", "missing"])
def test_a_folder_without_pictures_is_a_sentence(qtbot: QtBot, compared: MainWindow, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    compared.feature(Inputs).add_many(tmp_path / name)
    if name == "empty":
        qtbot.waitUntil(lambda: "holds no picture that can be read." in toasts(compared))
    else:
        qtbot.waitUntil(lambda: "There is no file" in toasts(compared))
    assert source(compared).given is None


def test_the_menu_offers_all_that_the_commands_do(compared: MainWindow) -> None:
    assert labels(compared) == [
        "Bicubic (the protocol)", "MATLAB bicubic", "Bicubic, JPEG 60", "Blur 1.2 px, bicubic", "Bicubic, noise 5",
        HARD, "Degradation…", "Add low-resolution picture…", "Add low-resolution pictures for all…",
        "Shrink the pictures again",
    ]  # fmt: skip


def test_the_degradation_is_remembered(qtbot: QtBot, compared: MainWindow, make_window: Any) -> None:
    pick(compared, HARD)
    wait(qtbot, compared)
    later = make_window()
    assert later.feature(Inputs).choice.degradation == parse_degradation("blur1.2+noise5+jpeg75")
    assert checked(later) == [HARD]
    later.feature(Inputs).choose(parse_degradation("bicubic"))
    assert make_window().feature(Inputs).choice == PUBLISHED_CHOICE
