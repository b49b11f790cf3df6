"""What a user reads before files are replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.ui.widgets.replacing import ask_to_replace


def test_names_are_read_as_they_are(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    folder = Path("/pictures/<b>R&D</b>")
    answers: list[bool] = []
    ask_to_replace(window, folder, [folder / "<i>one</i>.png", folder / "two \udcff.png"], answers.append)
    box = window.findChild(QMessageBox, "replace-question")
    read = QTextDocumentFragment.fromHtml(box.informativeText()).toPlainText()
    assert read.splitlines() == ["/pictures/<b>R&D</b>", "", "<i>one</i>.png", "two \\udcff.png"]
    box.reject()
    assert answers == [False]
