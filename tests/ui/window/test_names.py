"""The window on files whose names may hold anything: what is shown, remembered and written."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sr_desktop.export.exporter import export_results
from sr_desktop.export.figure.request import FigureFormat
from sr_desktop.export.plan import ExportPlan
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.window.main_window import MainWindow
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.workspace.documents import local_files
from sr_desktop.ui.workspace.session import gatherer
from tests.ui.evaluating.hands import copied

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of these names")

BYTES = "caf\udce9.png"
NAMES = {
    BYTES: r"caf\udce9.png",
    "two\nlines.png": r"two\nlines.png",
    "photo\u202egnp.png": r"photo\u202egnp.png",
    "תמונה.png": "\u2068תמונה.png\u2069",
    "-dash & co.png": "-dash & co.png",
    "a" * 251 + ".png": "a" * 251 + ".png",
    "图" * 83 + ".png": "图" * 83 + ".png",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A picture of each name."""
    folder = tmp_path / "set"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        Image.new("RGB", (32, 32), (20 * number, 100, 200)).save(folder / name)
    return folder


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.session.plan is not None and not window.session.busy)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_of_any_name_is_opened_shown_and_remembered(
    qtbot: QtBot, make_window: Callable[[], MainWindow], storage: QSettings, folder: Path, name: str
) -> None:
    window = make_window()
    window.open_paths([folder / name])
    wait(qtbot, window)
    assert window.windowTitle().startswith(f"{NAMES[name]} — 32 × 32")
    storage.sync()
    remembered = Settings(QSettings(storage.fileName(), QSettings.Format.IniFormat))
    assert remembered.recent_files == (str(folder / name),)
    assert remembered.last_folder == folder
    # It is opened again from the menu, whatever Qt makes of its name.
    window.feature(Opening).close_picture()
    menu = window.feature(Opening).recent_menu
    menu.aboutToShow.emit()
    action = menu.actions()[0]
    assert action.isEnabled()
    assert NAMES[name].replace("&", "&&") in action.text()
    action.trigger()
    qtbot.waitUntil(lambda: window.session.plan is not None)
    assert window.session.plan.picture.path == folder / name
    wait(qtbot, window)


def test_a_folder_of_them_is_listed_evaluated_and_saved(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_paths([folder])
    wait(qtbot, window)
    strip = window.feature(Collection)
    assert sorted(strip.paths) == sorted(folder / name for name in NAMES)
    model = strip._model
    shown = [model.data(model.index(row), Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert sorted(shown) == sorted(NAMES.values())
    evaluating = window.feature(Evaluating)
    evaluating.evaluate()
    qtbot.waitUntil(lambda: not evaluating.busy)
    for suffix, first in ((".csv", b"\xef\xbb\xbfimage,"), (".tex", b"% Protocol")):
        target = tmp_path / f"table \udcff{suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, target=target: (str(target), ""))
        evaluating.dock.save_requested.emit()
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda target=target, first=first: target.read_bytes().startswith(first))
    with (tmp_path / "table \udcff.csv").open(encoding="utf-8-sig", newline="") as file:
        images = {row["image"] for row in csv.DictReader(file)}
    assert str(folder / BYTES).encode("utf-8", "backslashreplace").decode() in images
    for form in ("text", "latex", "csv"):
        text = copied(qtbot, lambda form=form: evaluating.dock.copy_requested.emit(form))
        assert r"two" in text
        text.encode()


def test_results_of_any_name_are_exported_with_their_figure(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    for number, name in enumerate(NAMES):
        window.open_paths([folder / name])
        qtbot.waitUntil(
            lambda name=name: window.session.plan is not None and window.session.plan.picture.path == folder / name
        )
        wait(qtbot, window)
        gather = gatherer(window.session, ["nearest", "bicubic"])
        assert gather is not None
        plan = ExportPlan(tmp_path / f"out{number}", figure=FigureFormat.SVG)
        assert len(export_results(plan, [gather()]).written) == 6
        (metrics,) = (tmp_path / f"out{number}").rglob("metrics.json")
        assert json.loads(metrics.read_text(encoding="utf-8"))["image"] == str(folder / name)


def test_what_cannot_be_opened_is_named_on_one_line(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    for name in (BYTES, "two\nlines.png"):
        (tmp_path / name).write_bytes(b"no picture")
        window.open_paths([tmp_path / name])
        qtbot.waitUntil(lambda name=name: any(NAMES[name] in toast.text for toast in window.toasts.shown))
    os.mkfifo(tmp_path / "pipe.png")
    window.open_paths([tmp_path / "pipe.png"])
    qtbot.waitUntil(lambda: any("no ordinary file" in toast.text for toast in window.toasts.shown))


def test_a_dropped_file_keeps_the_bytes_of_its_name(folder: Path) -> None:
    mime = QMimeData()
    encoded = [QUrl.fromEncoded(b"file://" + quote_from_bytes(os.fsencode(folder / name)).encode()) for name in NAMES]
    mime.setUrls(encoded)
    assert local_files(mime) == [folder / name for name in NAMES]
