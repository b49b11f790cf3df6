"""Long jobs wait for the panes that can be seen, and not for hidden ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.conftest import EngineScript


def test_an_evaluation_does_not_wait_for_a_pane_that_was_hidden(
    qtbot: QtBot, window: MainWindow, engine: EngineScript, picture_file: Path, tmp_path: Path
) -> None:
    shutil.copy(picture_file, tmp_path / "second.png")
    engine.hold_at = "srresnet"
    window.open_paths([picture_file, tmp_path / "second.png"])
    qtbot.waitUntil(lambda: len(window.session.results) == 5)
    precedence, evaluating = window.workspace.precedence, window.feature(Evaluating)
    told: list[bool] = []
    precedence.changed.connect(told.append)
    assert precedence.panes_go_first
    window.stage.show_pane("srresnet", False)
    assert (window.session.busy, told) == (True, [False])
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    assert evaluating.dock.status_text == "2 pictures, 5 methods."
    assert window.session.busy
    # Seen again, it goes first again, in a pane as in a wipe.
    window.stage.show_pane("srresnet", True)
    window.stage.show_pane("srresnet", False)
    assert told == [False, True, False]
    window.stage.show_mode("wipe")
    window.stage.view_of(WipeView).choose("bicubic", "srresnet")
    qtbot.waitUntil(lambda: told == [False, True, False, True])
    engine.hold_at = None
    qtbot.waitUntil(lambda: not window.session.busy)
    assert told == [False, True, False, True, False]


def test_what_was_cancelled_keeps_nobody_waiting_and_the_scoring_does(
    qtbot: QtBot, window: MainWindow, engine: EngineScript, picture_file: Path
) -> None:
    engine.hold_at = "srresnet"
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == 5)
    window.session.cancel()
    qtbot.waitUntil(lambda: not window.session.busy)
    assert window.session.pending == {"srresnet"}
    assert not window.workspace.precedence.panes_go_first
    engine.measuring.clear()
    window.actions_by_id["measure-lpips"].trigger()
    qtbot.waitUntil(lambda: window.session.busy)
    assert window.workspace.precedence.panes_go_first
    engine.measuring.set()
    qtbot.waitUntil(lambda: not window.workspace.precedence.panes_go_first)
