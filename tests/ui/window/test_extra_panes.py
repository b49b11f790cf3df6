"""Methods beyond the default six: in the menu, off until the user switches them on, remembered from then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from sr_desktop import methods
from sr_desktop.methods import Kind, Method
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.window.main_window import MainWindow

DEFAULT = methods.DEFAULT_IDS
EXTRA = "srgan"


@pytest.fixture(autouse=True)
def published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights of SRGAN, and none of EDSR."""
    folder = tmp_path / "weights"
    folder.mkdir()
    for suffix in ("safetensors", "json"):
        (folder / f"{EXTRA}.{suffix}").write_bytes(b"")
    monkeypatch.setattr(methods, "weights_dir", lambda: folder)


def entry(window: MainWindow, title: str) -> QAction:
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "S&hown panes")
    return next(action for action in menu.actions() if action.text() == title)


def pane(window: MainWindow, pane_id: str) -> Pane:
    return next(pane for pane in window.findChildren(Pane) if pane.method_id == pane_id)


def pick(qtbot: QtBot, window: MainWindow, title: str) -> None:
    """Open the menu of the shown panes, click on one of its entries, and leave it."""
    menu = next(menu for menu in window.findChildren(QMenu) if menu.title() == "S&hown panes")
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry(window, title)).center())
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not menu.isVisible())


def test_a_first_start_shows_the_six_and_the_menu_has_one_more(
    qtbot: QtBot, window: MainWindow, picture_file: Path
) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == len(DEFAULT) and not window.session.busy)
    assert window.stage.shown == DEFAULT
    assert EXTRA not in window.session.results
    assert not pane(window, EXTRA).isVisible()
    assert not entry(window, "SRGAN").isChecked()
    assert entry(window, "SRResNet").isChecked()
    assert "EDSR" not in [action.text() for action in window.workspace.pane_actions.shown]


def test_switching_it_on_computes_and_shows_it(qtbot: QtBot, window: MainWindow, picture_file: Path) -> None:
    window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(window.session.results) == len(DEFAULT) and not window.session.busy)
    pick(qtbot, window, "SRGAN")
    qtbot.waitUntil(lambda: pane(window, EXTRA).pixels is not None)
    assert window.stage.shown == (*DEFAULT, EXTRA)
    assert pane(window, EXTRA).isVisible()
    assert pane(window, EXTRA).scores is not None
    pick(qtbot, window, "SRGAN")
    assert window.stage.shown == DEFAULT


def test_it_is_remembered_and_forgotten(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings
) -> None:
    window = make_window()
    pick(qtbot, window, "SRGAN")
    assert Settings(storage).extra_panes == (EXTRA,)
    again = make_window()
    assert again.stage.unhidden == (*DEFAULT, EXTRA)
    assert entry(again, "SRGAN").isChecked()
    pick(qtbot, again, "SRGAN")
    assert Settings(storage).extra_panes == ()
    assert make_window().stage.unhidden == DEFAULT


def test_an_update_that_brings_it_leaves_an_arranged_screen_alone(
    make_window: Callable[[], MainWindow], storage: QSettings
) -> None:
    before = Settings(storage)
    before.hidden_panes = ("nearest",)
    before.pane_order = ("srresnet", "nearest", "bilinear", "bicubic", "srcnn", "perceptual", "original")
    stage = make_window().stage
    assert stage.unhidden == ("srresnet", "bilinear", "bicubic", "srcnn", "perceptual")
    assert EXTRA in stage.order


def test_the_keys_of_the_others_stay(window: MainWindow) -> None:
    keys = {action.data(): action.shortcut().toString() for action in window.workspace.pane_actions.solo}
    assert [keys[name] for name in (*DEFAULT, "original", EXTRA)] == [f"Ctrl+{number}" for number in range(1, 9)]


def test_a_model_of_the_users_that_had_its_name_stays_beside_it(
    make_window: Callable[[], MainWindow], storage: QSettings, tmp_path: Path
) -> None:
    own = [Method(name, f"My {name}", "", Kind.RGB_NETWORK, model=tmp_path / f"{name}.pth") for name in (EXTRA, "edsr")]
    Settings(storage).models = tuple(own)
    stage = make_window().stage
    # SRGAN's name is the program's own now; nobody else has taken that of EDSR.
    assert stage.order == (*DEFAULT, "original", EXTRA, f"{EXTRA}-2", "edsr")
    assert [stage.titles[name] for name in stage.order[-3:]] == ["SRGAN", "My srgan", "My edsr"]
    assert stage.unhidden == (*DEFAULT, f"{EXTRA}-2", "edsr")
    assert Settings(storage).models[0].id == f"{EXTRA}-2"
