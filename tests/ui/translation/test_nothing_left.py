"""In Chinese, nothing that a user sees is left in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sr_desktop.ui.actions.wording import tip_of
from sr_desktop.ui.palette.feature import CommandPalette
from sr_desktop.ui.palette.model import LINE
from sr_desktop.ui.translation.languages import TRANSLATED, Language
from sr_desktop.ui.translation.translator import install
from sr_desktop.ui.view_modes.modes import VIEW_MODES
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening

_PROPER = """
SR Desktop Dock SRCNN SRResNet SRGAN EDSR LaTeX CSV PNG SVG PDF JPEG WebP TIFF GIF APNG JSON ONNX RGB
Welch Hann NVIDIA AMD CUDA ROCm Apple MPS CPU cpu auto Test processor English Python PySide PyTorch Qt Linux
Dong Johnson Ledig Lim Wang et al arXiv PSNR SSIM LPIPS dB px ms mm pt dpi MP cycles fp bf sigma BT
Ctrl Shift Alt Esc Del Home End PgUp PgDown Space Backspace Left Right Up Down
"""
PROPER = frozenset(_PROPER.split())
"""Names, measures, units and keys, which are the same in every language; those of Qt, and of the fake engine."""
WORD = re.compile(r"[A-Za-z]{2,}")
UNTOUCHED = re.compile(r"\S+\.(?:png|webp|jpg|json|csv|pth|safetensors|onnx|tex)\b|\.(?:pth|safetensors|onnx)|/\S+")


def english(text: str) -> list[str]:
    """The words of a text that are left in English."""
    return [word for word in WORD.findall(UNTOUCHED.sub("", text)) if word not in PROPER]


def texts(widget: QWidget) -> Iterator[str]:
    """What a widget and those in it show, say in tooltips, or tell a screen reader."""
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
        match one:
            case QAbstractButton() | QLabel():
                yield one.text()
            case QGroupBox() | QMenu():
                yield one.title()
            case QLineEdit():
                yield one.placeholderText()
            case QComboBox():
                yield from (one.itemText(row) for row in range(one.count()))
            case QTabWidget():
                yield from (one.tabText(tab) for tab in range(one.count()))
            case QTreeWidget():
                yield from rows_of(one.invisibleRootItem())
            case QTableView():
                model = one.model()
                if model is not None:
                    for column in range(model.columnCount()):
                        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def rows_of(item: QTreeWidgetItem) -> Iterator[str]:
    """The texts of a tree."""
    for row in range(item.childCount()):
        child = item.child(row)
        yield child.text(0)
        yield child.toolTip(0)
        yield from rows_of(child)


def left_in(widget: QWidget) -> dict[str, list[str]]:
    """By text, the English words in it."""
    return {text: words for text in texts(widget) if (words := english(text))}


@pytest.fixture(params=TRANSLATED)
def chinese(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    """The application in Chinese; in English again in the end."""
    install(qapp, request.param)
    yield request.param
    install(qapp, Language.ENGLISH)


@pytest.fixture
def spoken_window(chinese: Language, make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


def test_actions_menus_and_the_welcome_page(spoken_window: MainWindow) -> None:
    actions = [
        *spoken_window.actions_by_id,
        *spoken_window.workspace.pane_actions.shown,
        *spoken_window.workspace.pane_actions.solo,
    ]
    said = [text for action in actions for text in (action.text(), action.iconText(), tip_of(action))]
    said += [menu.title() for menu in spoken_window.findChildren(QMenu)]
    said += [action.text() for action in spoken_window.findChildren(QAction) if action.text() != "SR Desktop"]
    assert {text: english(text) for text in said if english(text)} == {}
    assert left_in(spoken_window) == {}


def test_the_window_with_a_picture_and_its_docks(qtbot: QtBot, spoken_window: MainWindow, picture_file: Path) -> None:
    spoken_window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(spoken_window.session.results) == 6)
    for action_id in ("table", "profile", "spectrum", "histogram", "film-strip"):
        if not spoken_window.actions_by_id[action_id].isChecked():
            spoken_window.actions_by_id[action_id].trigger()
    for mode in VIEW_MODES:
        spoken_window.stage.show_mode(mode.id)
        assert left_in(spoken_window) == {}, mode.id
    for dock in spoken_window.findChildren(QDockWidget):
        assert english(dock.windowTitle()) == []


@pytest.mark.parametrize(
    "action_id",
    [
        "settings",
        "shortcuts",
        "about",
        "why-psnr",
        "export",
        "figure",
        "flip",
    ],
)
def test_dialogs(qtbot: QtBot, spoken_window: MainWindow, picture_file: Path, action_id: str) -> None:
    spoken_window.open_paths([picture_file])
    qtbot.waitUntil(lambda: len(spoken_window.session.results) == 6)
    spoken_window.actions_by_id[action_id].trigger()
    qtbot.waitUntil(lambda: bool(dialogs()))
    for dialog in dialogs():
        # The versions of libraries, and a mail of the protocol, are names and numbers.
        left = left_in(dialog)
        if action_id == "about":
            left = {text: words for text, words in left.items() if "arXiv" not in text and "PySide6" not in text}
        assert left == {}
        dialog.close()
    qtbot.wait(10)


def dialogs() -> list[QDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def test_the_palette(qtbot: QtBot, spoken_window: MainWindow) -> None:
    qtbot.keyClick(spoken_window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    card = spoken_window.feature(CommandPalette).palette
    model = card._list.model()
    lines = [model.index(row, 0).data(LINE).entry for row in range(model.rowCount())]
    assert [text for line in lines for text in (line.title, line.detail) if english(text)] == []
    # Whoever types Latin letters finds commands by their English names.
    qtbot.keyClicks(card._query, "settings")
    assert card._list.currentIndex().data(LINE).entry.name == "settings"
    qtbot.mouseClick(spoken_window.feature(Opening).welcome, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_failures_are_told_in_chinese(qtbot: QtBot, spoken_window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "x.png"
    broken.write_bytes(b"not a picture")
    spoken_window.open_paths([broken])
    qtbot.waitUntil(lambda: bool(spoken_window.toasts.shown))
    assert english(spoken_window.toasts.shown[0].text.split("PNG")[0]) == []
    spoken_window.open_paths([tmp_path / "missing.png"])
    qtbot.waitUntil(lambda: len(spoken_window.toasts.shown) == 2)
    assert english(spoken_window.toasts.shown[1].text) == []
