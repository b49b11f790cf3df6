"""A user shares what is shown as a web page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the user names, without its suffix."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "shared"), ""))
    return tmp_path / "shared.html"


def content_of(path: Path) -> dict[str, Any]:
    found = re.search(r'type="application/json">(.*?)</script>', path.read_text(encoding="utf-8"), re.S)
    assert found is not None
    content: dict[str, Any] = json.loads(found[1])
    return content


def test_the_panes_that_are_shown_go_onto_the_page(
    qtbot: QtBot, window: MainWindow, small_picture: Picture, chosen: Path
) -> None:
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    next(action for action in window.workspace.pane_actions.shown if action.data() == "nearest").trigger()
    window.stage.model.mark.set(Rect(4, 8, 20, 12))
    window.actions_by_id["share-page"].trigger()
    qtbot.waitUntil(chosen.is_file)
    content = content_of(chosen)
    assert [one["id"] for one in content["pictures"]] == [
        "original", "bilinear", "bicubic", "srcnn", "perceptual", "srresnet"]  # fmt: skip
    assert (content["width"], content["height"]) == (20, 12)
    qtbot.waitUntil(lambda: any("shared.html" in toast.text for toast in window.toasts.shown))


def test_before_a_result_is_there_it_says_so(
    qtbot: QtBot, make_window: Callable[[], MainWindow], small_picture: Picture, chosen: Path, engine: Any
) -> None:
    engine.gate.clear()
    window = make_window()
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: bool(engine.made))
    window.actions_by_id["share-page"].trigger()
    qtbot.waitUntil(lambda: any("nothing to share" in toast.text for toast in window.toasts.shown))
    assert not chosen.exists()
    engine.gate.set()
    qtbot.waitUntil(lambda: not window.session.busy)


def test_the_dialog_begins_where_the_last_page_was_saved(
    qtbot: QtBot, window: MainWindow, small_picture: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    titles: list[str] = []

    def answer(*given: Any) -> tuple[str, str]:
        titles.append(given[1])
        suggested.append(Path(given[2]))
        return str(tmp_path / "gone" / "page.html"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    window.actions_by_id["share-page"].trigger()
    qtbot.waitUntil(lambda: any("cannot be written" in toast.text for toast in window.toasts.shown))
    (tmp_path / "gone").mkdir()
    window.stage.model.mark.set(Rect(4, 8, 20, 12))
    window.actions_by_id["share-page"].trigger()
    assert suggested[1].parent == tmp_path / "gone"
    assert titles == ["Share as a web page", "Share the marked region as a web page"]
    qtbot.waitUntil((tmp_path / "gone" / "page.html").is_file)


def test_where_all_panes_are_hidden_there_is_nothing_to_share(
    qtbot: QtBot, window: MainWindow, small_picture: Picture, chosen: Path
) -> None:
    window.feature(Opening).show_picture(small_picture)
    qtbot.waitUntil(lambda: not window.session.busy)
    for action in window.workspace.pane_actions.shown:
        if action.isChecked():
            action.trigger()
    assert window.stage.unhidden == ()
    window.actions_by_id["share-page"].trigger()
    assert any("nothing to share" in toast.text for toast in window.toasts.shown)
