"""A session is saved, closed and opened again in a new window; what would be lost is asked for, and what is missing."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.background.tasks import THREADS
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.session_files import feature
from sr_desktop.ui.window.session_files.feature import SessionFiles
from tests.ui.window.session_files.hands import REGION, save, wait

LEFT = Qt.MouseButton.LeftButton


def test_everything_is_there_again(qtbot: QtBot, again: MainWindow, saved: Path, folder: Path) -> None:
    window = again
    window.open_paths([saved])
    wait(qtbot, window, folder / "set" / "two.png")
    given = window.feature(GivenResults)
    qtbot.waitUntil(lambda: len(given.all) == 2)
    qtbot.waitUntil(lambda: not window.session.busy)
    assert [path.name for path in window.feature(Collection).paths] == ["one.png", "two.png"]
    assert window.stage.titles["srresnet"] == "Ours"
    assert window.session.catalogue.get("srresnet").color == "#E40C6C"
    titles = [window.stage.titles[method.id] for method in given.all]
    assert sorted(titles) == ["Baseline", "theirs"]
    assert window.workspace.scoring.chosen == ("lpips", "dists")
    qtbot.waitUntil(lambda: {"lpips", "dists"} <= set(window.session.results["bicubic"].scores))
    assert "bilinear" not in window.stage.unhidden
    assert window.stage.order[:3] == ("srresnet", "nearest", "bicubic")
    assert window.stage.view_of(WipeView).places == ("bicubic", "srresnet")
    assert window.feature(Measuring).switch.is_wanted
    assert window.stage.model.mark.region == REGION
    assert window.stage.model.scale == pytest.approx(3.0)
    assert window.settings.mode is Mode.REFERENCE
    # Nothing has changed: nothing is asked.
    qtbot.waitUntil(lambda: not window.feature(SessionFiles).would_be_lost)
    # A result of the other picture is not there, but it is when the picture comes back.
    window.actions_by_id["previous-picture"].trigger()
    wait(qtbot, window, folder / "set" / "one.png")
    assert [method.title for method in given.all] == ["theirs"]
    window.actions_by_id["next-picture"].trigger()
    qtbot.waitUntil(lambda: len(given.all) == 2)


def test_paths_are_from_its_folder_which_may_be_moved(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path
) -> None:
    paths = [one["path"] for one in json.loads(saved.read_text(encoding="utf-8"))["pictures"]]
    assert paths == ["set/one.png", "set/two.png"]
    target = folder.with_name("moved")
    folder.rename(target)
    again.open_paths([target / "evening.srd"])
    wait(qtbot, again, target / "set" / "two.png")
    qtbot.waitUntil(lambda: len(again.feature(GivenResults).all) == 2)


def test_how_pictures_are_made_small_comes_back(
    qtbot: QtBot,
    make_window: Callable[[], MainWindow],
    storage: QSettings,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make_window()
    window.open_paths([folder / "set" / "one.png"])
    wait(qtbot, window, folder / "set" / "one.png")
    window.feature(Inputs).choose(parse_degradation("jpeg60"))
    wait(qtbot, window, folder / "set" / "one.png")
    save(qtbot, window, folder / "small.srd", monkeypatch)
    window.close()
    storage.clear()
    again = make_window()
    again.open_paths([folder / "small.srd"])
    wait(qtbot, again, folder / "set" / "one.png")
    assert again.feature(Inputs).choice.degradation.id == "jpeg60"
    assert again.session.plan is not None
    assert again.session.plan.source.degradation.id == "jpeg60"


def test_what_is_nowhere_is_asked_for_and_the_rest_is_open(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = tmp_path / "far"
    far.mkdir()
    (folder / "set" / "two.png").rename(far / "anything.png")
    again.open_paths([saved])
    wait(qtbot, again, folder / "set" / "one.png")
    toast = again.toasts.shown[0]
    assert toast.text.startswith("two.png: not found")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(far / "anything.png"), ""))
    button = next(each for each in toast.findChildren(QToolButton) if each.text() == "Find…")
    qtbot.mouseClick(button, LEFT)
    wait(qtbot, again, far / "anything.png")
    assert len(again.feature(Collection).paths) == 2


def test_it_is_saved_again_while_its_pictures_are_gone(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path
) -> None:
    again.open_paths([saved])
    wait(qtbot, again, folder / "set" / "two.png")
    qtbot.waitUntil(lambda: not again.feature(SessionFiles).is_opening)
    before = json.loads(saved.read_text(encoding="utf-8"))["pictures"]
    saved_at = saved.stat().st_mtime_ns
    (folder / "set").rename(folder / "on a drive that is unplugged")
    again.feature(SessionFiles).save()
    qtbot.waitUntil(lambda: saved.stat().st_mtime_ns != saved_at)
    after = json.loads(saved.read_text(encoding="utf-8"))["pictures"]
    for field in ("path", "sha256", "size"):
        assert [one[field] for one in after] == [one[field] for one in before]


def test_a_damaged_file_is_a_sentence_and_what_is_open_stays(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.srd"
    bad.write_text("{}")
    bad.write_bytes(b"nothing")
    plan = compared.session.plan
    compared.open_paths([bad])
    qtbot.waitUntil(lambda: bool(compared.toasts.shown))
    assert "is no session, is damaged" in compared.toasts.shown[0].text
    assert compared.session.plan is plan
    assert compared.feature(SessionFiles).path is None


def test_a_session_whose_suffix_is_not_typed_is_not_replaced_unasked(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    precious = tmp_path / "Session.srd"
    precious.write_text("precious")
    answers = [str(tmp_path / "Session"), "", str(tmp_path / "Session"), str(precious)]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answers.pop(0), ""))
    compared.actions_by_id["save-session"].trigger()
    assert len(answers) == 2, "the user has left the dialog that asks about the whole name"
    assert precious.read_text() == "precious"
    compared.actions_by_id["save-session"].trigger()
    qtbot.waitUntil(lambda: compared.feature(SessionFiles).path == precious)
    assert json.loads(precious.read_text(encoding="utf-8"))["pictures"]


def test_a_save_that_ends_late_leaves_the_session_that_is_open_then(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    write_session: Callable[..., None] = feature.write_session

    def held(*given: Any) -> None:
        assert go_on.wait(10)
        write_session(*given)

    monkeypatch.setattr(feature, "write_session", held)
    again.open_paths([folder / "set" / "one.png"])
    wait(qtbot, again, folder / "set" / "one.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "late.srd"), ""))
    again.actions_by_id["save-session"].trigger()
    again.open_paths([saved])
    wait(qtbot, again, folder / "set" / "two.png")
    files = again.feature(SessionFiles)
    qtbot.waitUntil(lambda: not files.would_be_lost)
    go_on.set()
    qtbot.waitUntil(lambda: any("late.srd" in toast.text for toast in again.toasts.shown))
    assert [one["path"] for one in json.loads((folder / "late.srd").read_text())["pictures"]] == ["set/one.png"]
    assert files.path == saved
    assert not files.would_be_lost


def slow_session(saved: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, threading.Event]:
    """The same session in a file that is read only once that is set."""
    slow, taken = saved.with_name("slow.srd"), threading.Event()
    slow.write_bytes(saved.read_bytes())
    read_session: Callable[..., Any] = feature.read_session

    def held(path: Path) -> Any:
        if path == slow:
            assert taken.wait(30)
        return read_session(path)

    monkeypatch.setattr(feature, "read_session", held)
    return slow, taken


@pytest.mark.parametrize("then", ["close", "open", "paste"])
def test_a_session_on_its_way_is_not_opened_once_something_else_is_wanted(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    slow, taken = slow_session(saved, monkeypatch)
    again.open_paths([folder / "set" / "one.png"])
    wait(qtbot, again, folder / "set" / "one.png")
    again.open_paths([slow])
    if then == "close":
        qtbot.keyClick(again, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
        assert again.session.plan is None
    elif then == "open":
        again.open_paths([folder / "result of one.png"])
        wait(qtbot, again, folder / "result of one.png")
    else:
        QGuiApplication.clipboard().setImage(QImage(str(folder / "result of two.png")))
        plan = again.session.plan
        again.actions_by_id["paste"].trigger()
        qtbot.waitUntil(lambda: again.session.plan is not plan)
    shown = again.session.plan
    taken.set()
    wait_for_tasks(qtbot, again)
    assert again.session.plan is shown
    assert again.feature(SessionFiles).path is None
    assert len(again.feature(Collection).paths) < 2


def wait_for_tasks(qtbot: QtBot, window: MainWindow) -> None:
    """Until what was asked of the background has been done."""
    ended: list[None] = []
    for _ in range(THREADS):
        window.workspace.tasks.submit(lambda _: None, done=ended.append)
    qtbot.waitUntil(lambda: len(ended) == THREADS)


def test_a_save_that_fails_meanwhile_does_not_let_an_overtaken_session_open(
    qtbot: QtBot, again: MainWindow, saved: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, taken = slow_session(saved, monkeypatch)
    files = again.feature(SessionFiles)
    again.open_paths([folder / "set" / "one.png"])
    wait(qtbot, again, folder / "set" / "one.png")
    again.open_paths([slow])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(folder / "nowhere" / "failed.srd"), ""))
    again.actions_by_id["save-session"].trigger()
    qtbot.waitUntil(lambda: any("failed.srd" in toast.text for toast in again.toasts.shown))
    again.open_paths([saved])
    wait(qtbot, again, folder / "set" / "two.png")
    taken.set()
    with qtbot.waitSignal(again.workspace.documents.opened):
        again.actions_by_id["reload"].trigger()
    assert files.path == saved


def question(window: MainWindow) -> QMessageBox:
    return window.findChild(QMessageBox, "session-unsaved")


def test_a_session_of_the_open_picture_shows_it_as_it_was_saved(
    qtbot: QtBot, compared: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(qtbot, compared, tmp_path / "whole", monkeypatch)
    model, plan = compared.stage.model, compared.session.plan
    model.mark.set(REGION)
    model.line.set(Line(10, 10, 50, 40))
    model.zoom_to(3.0)
    compared.open_paths([tmp_path / "whole.srd"])
    qtbot.mouseClick(question(compared).button(QMessageBox.StandardButton.Discard), LEFT)
    qtbot.waitUntil(lambda: compared.session.plan is not plan)
    assert (model.is_fit, model.mark.region, model.line.line) == (True, None, None)
    assert not compared.feature(SessionFiles).would_be_lost


def test_nothing_is_asked_where_nothing_would_be_lost(compared: MainWindow) -> None:
    compared.stage.model.mark.set(REGION)
    compared.close()
    assert not compared.isVisible()


def test_added_work_is_asked_for_and_cancel_discard_and_save_are_heeded(
    qtbot: QtBot, compared: MainWindow, picture_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = tmp_path / "theirs.png"
    Image.fromarray(np.asarray(Image.open(picture_file)) // 2).save(result)
    compared.feature(GivenResults).add_paths([result])
    qtbot.waitUntil(lambda: "theirs" in compared.session.results)
    compared.actions_by_id["quit"].trigger()
    assert compared.isVisible()
    box = question(compared)
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), LEFT)
    assert compared.isVisible()
    path = tmp_path / "kept.srd"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))
    compared.close()
    qtbot.waitUntil(lambda: question(compared) is not None)
    qtbot.keyClick(compared.findChildren(QMessageBox, "session-unsaved")[-1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not compared.isVisible())
    assert json.loads(path.read_text(encoding="utf-8"))["pictures"][0]["results"][0]["title"] == "theirs"


def test_discarded_work_is_lost(qtbot: QtBot, compared: MainWindow, picture_file: Path, tmp_path: Path) -> None:
    compared.feature(GivenResults).add_many(picture_file.parent)
    qtbot.waitUntil(lambda: bool(compared.feature(GivenResults).all))
    compared.close()
    # A signal or a menu may ask again before there is an answer.
    compared.close()
    assert len(compared.findChildren(QMessageBox, "session-unsaved")) == 1
    qtbot.mouseClick(question(compared).button(QMessageBox.StandardButton.Discard), LEFT)
    assert not compared.isVisible()


def test_settings_of_a_first_start_have_no_session(settings: Settings) -> None:
    assert settings.session_folder is None
