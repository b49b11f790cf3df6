"""In any other language, nothing that a user sees is left in English."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
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
from sr_desktop.ui.translation import translator
from sr_desktop.ui.translation.languages import ENGLISH, LANGUAGES, TRANSLATED, Language
from sr_desktop.ui.translation.translator import install, table_of
from sr_desktop.ui.view_modes.modes import VIEW_MODES
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening

_PROPER = """
SR Desktop Dock SRCNN SRResNet SRGAN EDSR LaTeX siunitx CSV PNG SVG PDF JPEG WebP AVIF TIFF RAW GIF APNG JSON ONNX RGB
Welch Hann NVIDIA AMD CUDA ROCm Apple MPS CPU cpu auto Test processor English Python PySide PyTorch OpenVINO Qt Linux
Dong Johnson Ledig Lim Wang et al arXiv PSNR SSIM LPIPS DISTS dB GB px ms mm pt dpi MP cycles fp bf sigma BT
Alex MS GMSD HaarPSI Haar LR HR GT
MATLAB Pillow imresize OK Ctrl Shift Alt Esc Del Home End PgUp PgDown Space Backspace Left Right Up Down
"""
WORD = re.compile(r"[A-Za-z]{2,}")
PROPER = frozenset((*_PROPER.split(), *(word for one in LANGUAGES for word in WORD.findall(one.name))))
"""Names, measures, units and keys, which are the same in every language; those of Qt, and of the fake engine; the names
of the languages themselves."""
UNTOUCHED = re.compile(r"\S+\.(?:png|webp|jpg|json|csv|pth|safetensors|onnx|tex)\b|\.(?:pth|safetensors|onnx)|/\S+")


def words(text: str) -> list[str]:
    """The words in Latin letters that are no names."""
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


def untouched(language: Language) -> frozenset[str]:
    """The texts that are the same in a language as in English, by its table."""
    entries = ET.parse(table_of(language).with_suffix(".ts")).getroot().iter("message")
    texts = ((entry.findtext("source", ""), entry.findtext("translation")) for entry in entries)
    return frozenset(source for source, text in texts if source == text)


def left(said: Iterable[str], in_english: Iterable[str], language: Language) -> set[str]:
    """Of the texts that are shown in a language, those that are still English.

    Such a text, or a line of it, stands among those of an English window. In languages of another script English words
    are found within a text too.
    """
    said = set(said)
    lines, english = ({line for text in texts for line in text.splitlines()} for texts in (said, in_english))
    found = {line for line in lines & english if words(line)} - untouched(language)
    if QLocale(language.id).script() != QLocale.Script.LatinScript:
        found |= {text for text in said if words(text)}
    return found


Scene = Callable[[MainWindow], Iterable[str]]
"""Does something in a window and gives all the texts that are to be seen then."""
LeftOf = Callable[[Scene, Language], set[str]]


@pytest.fixture(params=TRANSLATED, ids=lambda language: language.id)
def language(request: pytest.FixtureRequest) -> Language:
    """A language with a table."""
    chosen: Language = request.param
    return chosen


@pytest.fixture
def left_of(qapp: QApplication, make_window: Callable[[], MainWindow]) -> Iterator[LeftOf]:
    """Plays a scene in English and in a language; what of it is left in English. English again in the end."""

    def play(scene: Scene, language: Language) -> Iterable[str]:
        install(qapp, language)
        window = make_window()
        # Until it is active, keys do not reach it.
        qapp.processEvents()
        said = set(scene(window))
        window.close()
        return said

    yield lambda scene, language: left(play(scene, language), play(scene, ENGLISH), language)
    install(qapp, ENGLISH)


def actions_and_welcome(window: MainWindow) -> Iterator[str]:
    """What can be chosen, and the page of an empty window."""
    for action in (*window.actions_by_id, *window.workspace.pane_actions.shown, *window.workspace.pane_actions.solo):
        yield from (action.text(), action.iconText(), tip_of(action))
    yield from (menu.title() for menu in window.findChildren(QMenu))
    yield from (action.text() for action in window.findChildren(QAction) if action.text() != "SR Desktop")
    yield from texts(window)


def test_actions_menus_and_the_welcome_page(left_of: LeftOf, language: Language) -> None:
    assert left_of(actions_and_welcome, language) == set()


def test_the_window_with_a_picture_and_its_docks(
    qtbot: QtBot, left_of: LeftOf, language: Language, picture_file: Path
) -> None:
    def scene(window: MainWindow) -> Iterator[str]:
        window.open_paths([picture_file])
        qtbot.waitUntil(lambda: len(window.session.results) == 6)
        for action_id in ("table", "profile", "spectrum", "histogram", "film-strip"):
            if not window.actions_by_id[action_id].isChecked():
                window.actions_by_id[action_id].trigger()
        for mode in VIEW_MODES:
            window.stage.show_mode(mode.id)
            yield from texts(window)
        yield from (dock.windowTitle() for dock in window.findChildren(QDockWidget))

    assert left_of(scene, language) == set()


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
def test_dialogs(
    qtbot: QtBot,
    left_of: LeftOf,
    language: Language,
    picture_file: Path,
    action_id: str,
) -> None:
    def scene(window: MainWindow) -> Iterator[str]:
        window.open_paths([picture_file])
        qtbot.waitUntil(lambda: len(window.session.results) == 6)
        window.actions_by_id[action_id].trigger()
        qtbot.waitUntil(lambda: bool(dialogs()))
        for dialog in dialogs():
            # The versions of libraries, and a mail of the protocol, are names and numbers.
            about = action_id == "about"
            yield from (text for text in texts(dialog) if not (about and ("arXiv" in text or "PySide6" in text)))
            dialog.close()
        qtbot.wait(10)

    assert left_of(scene, language) == set()


def dialogs() -> list[QDialog]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog) and widget.isVisible()]


def test_the_palette(qtbot: QtBot, left_of: LeftOf, language: Language) -> None:
    def scene(window: MainWindow) -> Iterator[str]:
        qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        card = window.feature(CommandPalette).palette
        model = card._list.model()
        lines = [model.index(row, 0).data(LINE).entry for row in range(model.rowCount())]
        yield from (text for line in lines for text in (line.title, line.detail))
        # Commands are found by their English names too: the keyboard may have Latin letters alone.
        qtbot.keyClicks(card._query, "settings")
        assert card._list.currentIndex().data(LINE).entry.name == "settings"
        qtbot.mouseClick(window.feature(Opening).welcome, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert left_of(scene, language) == set()


def test_failures(qtbot: QtBot, left_of: LeftOf, language: Language, tmp_path: Path) -> None:
    broken = tmp_path / "x.png"
    broken.write_bytes(b"not a picture")

    def scene(window: MainWindow) -> Iterator[str]:
        window.open_paths([broken])
        qtbot.waitUntil(lambda: bool(window.toasts.shown))
        yield window.toasts.shown[0].text.split("PNG")[0]
        window.open_paths([tmp_path / "missing.png"])
        qtbot.waitUntil(lambda: len(window.toasts.log.messages) == 2)
        yield window.toasts.shown[0].text

    assert left_of(scene, language) == set()


def accented(text: str) -> str:
    """A text as a language in Latin letters would have it: every word another, fields and mnemonics kept."""
    parts = re.split(r"(\{[^}]*\}|%n|&.|\*\.\w+)", text)
    return "".join(part if place % 2 else part.translate(_ACCENTS) for place, part in enumerate(parts))


_ACCENTS = str.maketrans("aeiouAEIOUcnsy", "áéíóúÁÉÍÓÚçñšý")


@pytest.mark.parametrize("forgotten", ["", "Or try one of these"])
def test_a_language_in_latin_letters_passes_if_nothing_is_forgotten(
    left_of: LeftOf,
    resource_script: Callable[[str], ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    forgotten: str,
) -> None:
    tree = ET.parse(table_of(TRANSLATED[0]).with_suffix(".ts"))
    for message in tree.getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        for form in list(translation) or [translation]:
            form.text = accented(source) if source != forgotten else ""
    table = tmp_path / "sr-desktop_xx.ts"
    tree.write(table, encoding="utf-8")
    resource_script("make_translations").compile_table(table, table.with_suffix(".qm"))
    german = Language("de", "Deutsch")
    monkeypatch.setattr(translator, "TRANSLATED", (german,))
    for module in (translator, sys.modules[__name__]):
        monkeypatch.setattr(module, "table_of", lambda _: table.with_suffix(".qm"))
    assert left_of(actions_and_welcome, german) == ({forgotten} - {""})
