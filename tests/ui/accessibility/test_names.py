"""Everything that can take the focus has a name for screen readers: in the window, in docks and in dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.dialogs.crash_dialog import CrashDialog
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.window.main_window import MainWindow

DIALOGS = (
    "settings", "shortcuts", "about", "enlarge", "export", "figure", "flip", "why-psnr", "blind-test",
)  # fmt: skip


def name_of(widget: QWidget) -> str:
    """What a screen reader calls a widget: its accessible name, that of its label, or its own text."""
    buddies = [label.text() for label in widget.window().findChildren(QLabel) if label.buddy() is widget]
    if isinstance(widget, QComboBox):
        # Qt takes the text of the moment for the name, which does not say what is chosen.
        return widget.accessibleName() or "".join(buddies)
    interface = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or "".join(buddies) or (interface.text(QAccessible.Text.Name) if interface else "")


def widgets_to_be_named(root: QWidget) -> Iterator[QWidget]:
    """All widgets that can take the focus, be pressed or show a state, except the parts of Qt's own widgets."""
    for widget in (root, *root.findChildren(QWidget)):
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if isinstance(widget, QLabel) or (isinstance(widget, QPushButton) and widget.isHidden()):
            # A label's text, which may be none, is its name; a button that is not offered may have no text yet.
            continue
        is_own = not widget.objectName().startswith("qt_") and not is_inside_of_another(widget)
        if isinstance(widget, QTabBar):
            # Qt makes them for docks and pages; every tab has a text of its own.
            assert all(widget.tabText(place) for place in range(widget.count()))
            continue
        if is_own and (takes_focus or isinstance(widget, QAbstractButton | QProgressBar | QDockWidget)):
            yield widget


def is_inside_of_another(widget: QWidget) -> bool:
    """Whether a widget is a part of one that Qt makes: the popup of a combo box, the button of a field."""
    parents = []
    parent = widget.parentWidget()
    while parent is not None:
        parents.append(parent)
        parent = parent.parentWidget()
    return any(isinstance(each, QComboBox | QLineEdit) for each in parents)


def nameless(root: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} '{widget.objectName()}' in {' < '.join(owners(widget))}"
        for widget in widgets_to_be_named(root)
        if not name_of(widget).strip()
    ]


def owners(widget: QWidget) -> Iterator[str]:
    """The classes of a widget's ancestors, innermost first."""
    parent = widget.parentWidget()
    while parent is not None:
        yield type(parent).__name__
        parent = parent.parentWidget()


@pytest.fixture
def busy_window(qtbot: QtBot, window: MainWindow, tmp_path: Path, picture_file: Path) -> MainWindow:
    """A window with everything in it: several pictures, all results, an evaluation, every dock."""
    for number in range(2):
        Image.open(picture_file).save(tmp_path / f"copy{number}.png")
    window.open_paths([picture_file, tmp_path / "copy0.png", tmp_path / "copy1.png"])
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)
    for dock in window.findChildren(QDockWidget):
        dock.show()
    window.feature(Evaluating).evaluate()
    qtbot.waitUntil(lambda: not window.feature(Evaluating).busy)
    window.toasts.error("Something went wrong.").add_button("Undo", lambda: None)
    return window


def test_every_widget_of_the_window_has_a_name(busy_window: MainWindow) -> None:
    assert sum(1 for _ in widgets_to_be_named(busy_window)) > 60
    found = nameless(busy_window)
    assert not found, "\n".join(found)


def test_every_button_that_shows_an_icon_alone_has_a_tooltip(busy_window: MainWindow) -> None:
    bare = [
        f"{type(button).__name__} '{button.objectName()}' in {' < '.join(owners(button))}"
        for button in busy_window.findChildren(QAbstractButton)
        if not button.text()
        and not button.toolTip()
        and not button.isHidden()
        and not button.objectName().startswith("qt_")
        if not isinstance(button.parentWidget(), QTabBar)
    ]
    assert not bare, "\n".join(bare)


@pytest.mark.parametrize("action_id", DIALOGS)
def test_every_widget_of_a_dialog_has_a_name(qtbot: QtBot, busy_window: MainWindow, action_id: str) -> None:
    busy_window.actions_by_id[action_id].trigger()
    qtbot.waitUntil(lambda: any(isinstance(each, QDialog) and each.isVisible() for each in dialogs(busy_window)))
    dialog = next(each for each in dialogs(busy_window) if each.isVisible())
    assert dialog.windowTitle()
    found = nameless(dialog)
    assert not found, "\n".join(found)
    dialog.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home])
def test_what_is_set_with_keys_keeps_them_from_the_actions_of_the_window(busy_window: MainWindow, key: Qt.Key) -> None:
    setters = [each for each in busy_window.findChildren(QWidget) if isinstance(each, QComboBox | QAbstractSlider)]
    setters = [each for each in setters if each.focusPolicy() != Qt.FocusPolicy.NoFocus]
    assert len(setters) > 5
    for setter in setters:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(setter, event)
        assert event.isAccepted(), name_of(setter)


def dialogs(window: MainWindow) -> list[Any]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.parent() is window]


def test_every_widget_of_the_crash_dialog_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    dialog = CrashDialog(window)
    found = nameless(dialog)
    assert not found, "\n".join(found)


def test_a_pane_tells_its_figures(busy_window: MainWindow) -> None:
    pane = next(pane for pane in busy_window.stage.panes if pane.method_id == "srresnet")
    assert pane.canvas.accessibleName() == "SRResNet"
    assert "25.00" in pane.canvas.accessibleDescription()


def test_a_picture_of_the_strip_tells_its_name(busy_window: MainWindow) -> None:
    pictures = busy_window.feature(Collection).strip.pictures
    interface = QAccessible.queryAccessibleInterface(pictures)
    names = {interface.child(place).text(QAccessible.Text.Name) for place in range(interface.childCount())}
    assert {"a photo.png", "copy0.png", "copy1.png"} <= names
