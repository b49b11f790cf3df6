"""A user enlarges pictures in the window: the choices, the queue, a pause, a stop, and what a second start does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.worker.messages import WorkerLostError
from sr_desktop.enlarging.events import EnlargeEvent, ItemChanged
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.job import EnlargeWork
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.messages.message import Message
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.enlarging.dialog import EnlargeDialog
from sr_desktop.ui.enlarging.feature import Enlarging
from sr_desktop.ui.enlarging.queue_model import AFTER, BEFORE, DETAIL
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.clicking import click_quickly
from tests.ui.conftest import EngineScript, detailed_pixels, fake_result

LEFT, SHIFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is remembered of costs is this test's alone."""
    monkeypatch.setattr("sr_desktop.enlarging.costs.cache_dir", lambda: tmp_path / "cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three small pictures, the second a JPEG."""
    made = tmp_path / "photos"
    made.mkdir()
    for number, name in enumerate(("a.png", "b.jpg", "c.png")):
        Image.fromarray(detailed_pixels(24, 20, number)).save(made / name)
    return made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow, folder: Path) -> EnlargeDialog:
    """The dialog, opened by its key, with the folder chosen and looked at."""
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_U, SHIFT)
    dialog = window.feature(Enlarging).dialog
    assert dialog is not None
    assert dialog.isVisible()
    dialog.setup.set_named([folder])
    wait_for_summary(qtbot, dialog, "To enlarge: 3,")
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def wait_for_summary(qtbot: QtBot, dialog: EnlargeDialog, text: str) -> None:
    qtbot.waitUntil(lambda: text in dialog.setup.summary_text)


def press(qtbot: QtBot, dialog: EnlargeDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, f"enlarge-{name}")
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, LEFT)


def part(dialog: EnlargeDialog, kind: type[Any], name: str) -> Any:
    return dialog.findChild(kind, f"enlarge-{name}")


def wait_until_done(qtbot: QtBot, window: MainWindow) -> list[State]:
    feature = window.feature(Enlarging)
    qtbot.waitUntil(lambda: not feature.busy)
    return [item.state for item in feature.items]


def test_a_double_click_on_start_does_not_stop(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, engine: EngineScript
) -> None:
    engine.gate.clear()
    at = part(dialog, QPushButton, "start").mapTo(dialog, part(dialog, QPushButton, "start").rect().center())
    click_quickly(dialog, at)
    stop = part(dialog, QPushButton, "stop")
    # They stand where the other stood, though not at every point of it.
    qtbot.waitUntil(lambda: stop.isVisible() and stop.width() > 0)
    click_quickly(dialog, stop.mapTo(dialog, stop.rect().center()))
    engine.gate.set()
    assert wait_until_done(qtbot, window) == [State.DONE] * 3


def test_a_folder_is_enlarged_by_keys(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, folder: Path, settings: Settings
) -> None:
    summary = dialog.setup.summary_text
    assert summary.startswith("SRResNet (2), SRResNet Photo (1)\nTo enlarge: 3, 0.0 → 0.0 megapixels, about ")
    qtbot.keyClick(dialog, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: dialog.is_queue_shown)
    assert wait_until_done(qtbot, window) == [State.DONE] * 3
    assert sorted(path.name for path in (folder / "enlarged").glob("*.png")) == ["a_x4.png", "b_x4.png", "c_x4.png"]
    made = np.asarray(Image.open(folder / "enlarged" / "b_x4.png"))
    assert np.array_equal(made, fake_result(read_picture(folder / "b.jpg"), "srresnet-photo"))
    model = dialog.queue.view.model()
    assert model.index(1, 0).data(DETAIL).startswith("24 × 20 → 96 × 80  ·  SRResNet Photo  ·  fp32  ·  ")
    before, after = (model.index(1, 0).data(role) for role in (BEFORE, AFTER))
    assert isinstance(before, QPixmap)
    assert (before.width(), after.width()) == (24, 96)
    assert dialog.queue.status_text == "Enlarged: 3"
    assert window.feature(Collection).paths == ()
    # Where they went is another each time; how they were enlarged is kept.
    assert settings.enlarging.folder == ""


def test_the_pictures_that_are_open_are_offered_and_the_strip_has_a_button(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    window.open_paths([folder])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    qtbot.mouseClick(window.feature(Collection).strip.findChild(QToolButton, "enlarge-button"), LEFT)
    dialog = window.feature(Enlarging).dialog
    assert dialog is not None
    assert dialog.setup.named == (folder / "a.png", folder / "b.jpg", folder / "c.png")
    wait_for_summary(qtbot, dialog, "To enlarge: 3,")
    assert part(dialog, QLineEdit, "folder-field").text() == str(folder / "enlarged")


def test_what_cannot_be_is_said_before_it_starts(qtbot: QtBot, dialog: EnlargeDialog) -> None:
    template = part(dialog, QLineEdit, "template")
    template.selectAll()
    qtbot.keyClicks(template, "{stem}")
    wait_for_summary(qtbot, dialog, "There is nothing called '{stem}'")
    assert not part(dialog, QPushButton, "start").isEnabled()
    template.selectAll()
    qtbot.keyClicks(template, "{name}")
    size = part(dialog, QComboBox, "size")
    qtbot.keyClick(size, Qt.Key.Key_End)
    side = part(dialog, QSpinBox, "long-side")
    assert side.isVisible()
    side.setValue(200)
    wait_for_summary(qtbot, dialog, "Cannot be enlarged: 3. There is nothing to enlarge.")
    side.setValue(90)
    wait_for_summary(qtbot, dialog, "To enlarge: 3,")


def test_the_link_says_why_and_one_method_does_all(qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog) -> None:
    why = part(dialog, QLabel, "why")
    assert "SRResNet Photo for JPEG files" in why.text()
    why.linkActivated.emit("why")
    assert window.feature(Learning).page is not None
    method = part(dialog, QComboBox, "method")
    method.setCurrentIndex(method.findData("bicubic"))
    wait_for_summary(qtbot, dialog, "Bicubic (3)")
    assert "cubic" in why.text()


def test_a_pause_holds_a_stop_keeps_and_the_next_start_does_the_rest(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, engine: EngineScript, folder: Path
) -> None:
    feature = window.feature(Enlarging)
    engine.hold_at = "srresnet-photo"
    press(qtbot, dialog, "start")
    qtbot.waitUntil(lambda: [item.state for item in feature.items[:2]] == [State.DONE, State.RUNNING])
    press(qtbot, dialog, "pause")
    assert "paused" in dialog.queue.status_text
    engine.hold_at = None
    qtbot.wait(100)
    assert feature.items[1].state is State.RUNNING
    press(qtbot, dialog, "stop")
    assert wait_until_done(qtbot, window) == [State.DONE, State.WAITING, State.WAITING]
    assert dialog.queue.status_text.endswith("left: 2, which the next start does")
    asked = len(engine.made)
    press(qtbot, dialog, "again")
    wait_for_summary(qtbot, dialog, "Done already: 1.")
    press(qtbot, dialog, "start")
    assert wait_until_done(qtbot, window) == [State.KNOWN, State.DONE, State.DONE]
    assert [one.request.picture.name for one in engine.made[asked:]] == ["b", "c"]
    # Now there is nothing left to do, but a list to be seen.
    press(qtbot, dialog, "again")
    wait_for_summary(qtbot, dialog, "Done already: 3. There is nothing to enlarge.")
    assert part(dialog, QPushButton, "start").text() == "&Show list"
    press(qtbot, dialog, "start")
    assert dialog.queue.status_text == "Enlarged: 0  ·  already there: 3"
    assert not feature.busy


def test_one_bad_file_is_named_in_the_list(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, folder: Path
) -> None:
    (folder / "b.jpg").write_bytes((folder / "b.jpg").read_bytes()[:400])
    press(qtbot, dialog, "start")
    assert wait_until_done(qtbot, window) == [State.DONE, State.FAILED, State.DONE]
    assert dialog.queue.view.model().index(1, 0).data(DETAIL) == "'b.jpg' is damaged or incomplete."
    assert "failed: 1, the list says why" in dialog.queue.status_text


def test_a_picture_over_which_the_process_is_lost_stops_no_other(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = EnlargeWork.run
    runs: list[int] = []

    def run(self: EnlargeWork, emit: Callable[[EnlargeEvent], None]) -> None:
        def until_second(event: EnlargeEvent) -> None:
            emit(event)
            if isinstance(event, ItemChanged) and event.item.state is State.RUNNING and event.place == 1:
                raise WorkerLostError(Message("worker.killed"))

        runs.append(1)
        real(self, until_second if len(runs) == 1 else emit)

    monkeypatch.setattr(EnlargeWork, "run", run)
    press(qtbot, dialog, "start")
    qtbot.waitUntil(lambda: len(runs) == 2)
    assert wait_until_done(qtbot, window) == [State.DONE, State.FAILED, State.DONE]
    assert "ended from outside" in str(window.feature(Enlarging).items[1].remark)


def test_a_closed_dialog_leaves_the_queue_running_and_its_end_is_told(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, engine: EngineScript
) -> None:
    engine.hold_at = "srresnet"
    press(qtbot, dialog, "start")
    dialog.close()
    engine.hold_at = None
    assert wait_until_done(qtbot, window) == [State.DONE] * 3
    (toast,) = window.toasts.shown
    assert toast.text == "Enlarged: 3"
    toast.findChildren(QToolButton)[-1].click()
    assert dialog.isVisible()
    assert dialog.is_queue_shown


def test_the_queue_waits_while_the_panes_are_computed(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, engine: EngineScript, picture_file: Path
) -> None:
    engine.hold_at = "nearest"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: window.session.busy)
    press(qtbot, dialog, "start")
    assert "Waiting for the panes" in dialog.queue.status_text
    engine.hold_at = None
    assert wait_until_done(qtbot, window) == [State.DONE] * 3


def test_a_double_click_opens_the_enlarged_picture(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    press(qtbot, dialog, "start")
    wait_until_done(qtbot, window)
    view: QListView = dialog.queue.view
    at = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=at)
    assert opened == [str(folder / "enlarged" / "c_x4.png")]
    press(qtbot, dialog, "folder")
    assert opened[-1] == str(folder / "enlarged")


def test_every_state_is_painted(qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog) -> None:
    """The running picture has the accent at its side, a failed one its sentence in the colour of warnings."""
    feature = window.feature(Enlarging)
    press(qtbot, dialog, "start")
    wait_until_done(qtbot, window)
    model = dialog.queue.view.model()
    items: list[Item] = list(feature.items)
    for row, state in enumerate((State.RUNNING, State.FAILED)):
        remark = Message("picture.empty", name="b.jpg") if state is State.FAILED else None
        model.set_item(row, Item(items[row].source, state, remark=remark))
    view, colors = dialog.queue.view, colors_of(dialog.palette())
    qtbot.waitUntil(lambda: view.viewport().width() > 300)
    image = view.viewport().grab().toImage()
    rects = [view.visualRect(model.index(row, 0)) for row in range(3)]
    assert image.pixelColor(rects[0].x() + 1, rects[0].center().y()) == colors.color("accent")
    warning = colors.color("warning").name()
    seen = {image.pixelColor(x, y).name() for y in range(rects[1].y(), rects[1].bottom()) for x in range(120, 400)}
    assert warning in seen


def test_nothing_starts_by_choices_that_were_changed_since(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, folder: Path
) -> None:
    start = part(dialog, QPushButton, "start")
    assert start.isEnabled()
    part(dialog, QLineEdit, "template").setText("{name}_other")
    assert not start.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_S, ALT)
    assert not window.feature(Enlarging).busy
    wait_for_summary(qtbot, dialog, "To enlarge: 3,")
    qtbot.keyClick(dialog, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: dialog.is_queue_shown)
    assert wait_until_done(qtbot, window) == [State.DONE] * 3
    assert {path.stem for path in (folder / "enlarged").glob("*.png")} == {"a_other", "b_other", "c_other"}


def test_pictures_are_read_as_they_are_shown(
    qtbot: QtBot, window: MainWindow, dialog: EnlargeDialog, folder: Path
) -> None:
    values = np.random.default_rng(0).integers(0, 1001, (20, 24), np.uint16)
    deep = folder / "deep.png"
    Image.fromarray(values).save(deep)
    window.workspace.documents.choices.choose_range([deep], ValueRange(0, 1000))
    dialog.setup.set_named([deep])
    wait_for_summary(qtbot, dialog, "To enlarge: 1,")
    qtbot.keyClick(dialog, Qt.Key.Key_S, ALT)
    qtbot.waitUntil(lambda: dialog.is_queue_shown)
    assert wait_until_done(qtbot, window) == [State.DONE]
    shown = read_picture(deep, ReadOptions(value_range=ValueRange(0, 1000)))
    made = np.asarray(Image.open(folder / "enlarged" / "deep_x4.png").convert("RGB"))
    assert np.array_equal(made, fake_result(shown, "srresnet"))
