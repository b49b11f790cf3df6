"""The table of an evaluation is copied and saved."""

from __future__ import annotations

import csv
import io
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from sr_desktop.export.evaluating.evaluation import Evaluation
from sr_desktop.export.evaluating.evaluation_files import evaluation_csv
from sr_desktop.ui.evaluating import feature
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.window.main_window import MainWindow
from tests.ui.evaluating.hands import (
    LEFT,
    choose_quality,
    copied,
    evaluate,
    open_folder,
    table,
    wait_until_ended,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_table_is_copied_and_saved(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    choose_quality(qtbot, window, 1)
    lines = copied(qtbot, lambda: qtbot.keyClick(table(window), Qt.Key.Key_C, CONTROL)).splitlines()
    assert lines[0].startswith("Image\tNearest PSNR-Y (dB)\tBilinear PSNR-Y (dB)")
    assert lines[4] == "Mean of 3\t20.00\t21.00\t22.00\t23.00\t24.00\t25.00"
    menu = window.feature(Evaluating).dock.findChild(QMenu, "evaluation-menu")
    assert r"\textbf{25.00}" in copied(qtbot, menu.actions()[2].trigger)
    saver = window.feature(Evaluating).dock.findChild(QToolButton, "save-evaluation")
    for name, start in (("a.csv", "image,mode,scale"), ("a.tex", "% Protocol")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args, to=tmp_path / name: (str(to), ""))
        qtbot.mouseClick(saver, LEFT)
        qtbot.waitUntil(lambda to=tmp_path / name: to.exists())
        assert (tmp_path / name).read_text().startswith(start)
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text())))
    assert len(rows) == 3 * 6 + 6
    qtbot.waitUntil(lambda: any("Saved the table" in toast.text for toast in window.toasts.shown))


def test_the_window_does_not_wait_while_a_table_is_written(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of thousands of pictures that takes seconds."""
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    go_on, begun = threading.Event(), threading.Event()

    def held(evaluation: Evaluation) -> str:
        begun.set()
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(30)
        return evaluation_csv(evaluation)

    monkeypatch.setattr(feature, "evaluation_csv", held)
    dock = window.feature(Evaluating).dock
    QGuiApplication.clipboard().setText("before")
    dock.copy_requested.emit("csv")
    qtbot.waitUntil(begun.is_set)
    # What was asked for last is on the clipboard, though it is there first.
    dock.copy_requested.emit("text")
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith("Image\t"))
    target = tmp_path / "a.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dock.save_requested.emit()
    go_on.set()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: any("Saved the table" in toast.text for toast in window.toasts.shown))
    assert QGuiApplication.clipboard().text().startswith("Image\t")


def test_a_table_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_folder(qtbot, window, folder)
    evaluate(qtbot, window)
    wait_until_ended(qtbot, window)
    gone = tmp_path / "gone" / "a.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(gone), ""))
    qtbot.mouseClick(window.feature(Evaluating).dock.findChild(QToolButton, "save-evaluation"), LEFT)
    qtbot.waitUntil(lambda: any(f"'{gone}' cannot be written" in toast.text for toast in window.toasts.shown))
