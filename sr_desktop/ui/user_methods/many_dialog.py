"""Asks for the results that somebody else made of all open pictures: a folder, or a pattern that names each file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.engine.external import MatchedResults, match_results, results_method
from sr_desktop.imaging.file_patterns import FOLDER, STEM, guess_pattern, usual_title
from sr_desktop.messages.names import escaped, shown, unescaped
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.file_dialogs import ask_file, ask_folder, picture_filters

_WIDTH = 620
_ROWS = 6
"""Of the list of pictures without a result that are seen at once."""
_NAMED = 300
"""At most so many of them are listed."""


class ManyResultsDialog(QDialog):
    """Chooses the files, says of how many pictures there is one, and names the others.

    Args:
        pictures: The open pictures.
        scale: How many times larger the results are.
        tasks: Where files are looked for.
        folder: Where choosing begins.
        parent: The window.

    Signals:
        chosen: ``(path, title)``: a folder or a pattern, and its name; empty for the usual one.
    """

    chosen = Signal(Path, str)

    def __init__(
        self, pictures: Sequence[Path], scale: int, tasks: Tasks, folder: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("many-results")
        self.setWindowTitle(self.tr("Results for all pictures"))
        self._pictures = tuple(pictures)
        self._scale = scale
        self._tasks = tasks
        self._folder = folder
        self._matching: Task[MatchedResults] | None = None
        self._pattern = QLineEdit(self)
        self._pattern.setObjectName("many-pattern")
        self._pattern.setClearButtonEnabled(True)
        self._pattern.setPlaceholderText(f"SwinIR/{STEM}_SwinIR.png")
        self._pattern.textChanged.connect(self._look)
        self._name = QLineEdit(self)
        self._name.setObjectName("many-name")
        self._count = QLabel(self)
        self._count.setObjectName("many-count")
        self._example = ElidedLabel("", self, mode=Qt.TextElideMode.ElideMiddle)
        self._example.setObjectName("many-example")
        self._missing = QListWidget(self)
        self._missing.setObjectName("many-missing")
        self._missing.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._missing.setFixedHeight(self.fontMetrics().lineSpacing() * (_ROWS + 1))
        standard = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self._buttons.button(standard.Ok).setText(self.tr("&Add"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._lay_out()
        self.setMinimumWidth(_WIDTH)
        self._look()

    def _lay_out(self) -> None:
        about = QLabel(
            self.tr(
                "Choose the result of any picture, or a folder with a file of each name. {stem} stands for the name of "
                "each picture, {folder} for the name of its folder."
            ).format(stem=STEM, folder=FOLDER),
            self,
        )
        about.setWordWrap(True)
        about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        files = QHBoxLayout()
        files.addWidget(self._pattern, 1)
        for name, text, ask in (
            ("many-file", self.tr("F&ile…"), self._ask_file),
            ("many-folder", self.tr("F&older…"), self._ask_folder),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(ask)
            files.addWidget(button)
        form = QFormLayout()
        label = QLabel(self.tr("&Files"), self)
        label.setBuddy(self._pattern)
        form.addRow(label, files)
        form.addRow(self.tr("&Name"), self._name)
        without = QLabel(self.tr("Pictures &without a result"), self)
        without.setBuddy(self._missing)
        rows = QVBoxLayout(self)
        rows.setSpacing(10)
        rows.addWidget(about)
        rows.addLayout(form)
        rows.addWidget(self._count)
        rows.addWidget(self._example)
        rows.addWidget(without)
        rows.addWidget(self._missing)
        rows.addStretch(1)
        rows.addWidget(self._buttons)

    @property
    def path(self) -> Path | None:
        """The folder or the pattern; None while nothing is written. A relative one is from the first picture."""
        text = self._pattern.text().strip()
        if not text:
            return None
        # Not Path.expanduser, which raises where there is no such user.
        return self._pictures[0].absolute().parent / os.path.expanduser(unescaped(text))  # noqa: PTH111

    def accept(self) -> None:
        """Add what is chosen."""
        if self.path is not None:
            self.chosen.emit(self.path, " ".join(self._name.text().split()))
        super().accept()

    def done(self, result: int) -> None:
        """Look for nothing any more."""
        self._stop()
        super().done(result)

    # Choosing

    @Slot()
    def _ask_file(self) -> None:
        path = ask_file(self, self.tr("The result of any of the pictures"), self._folder, picture_filters())
        if path is not None:
            self._folder = path.parent
            self._write(guess_pattern(path, self._pictures) or path.parent)

    @Slot()
    def _ask_folder(self) -> None:
        path = ask_folder(self, self.tr("A folder with a result for every picture"), self._folder)
        if path is not None:
            self._folder = path
            self._write(path)

    def _write(self, path: Path) -> None:
        self._pattern.setText(escaped(str(path)))

    # What there is

    @Slot()
    def _look(self) -> None:
        self._stop()
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        path = self.path
        if path is None:
            self._name.setPlaceholderText("")
            self._show(MatchedResults({}, {}))
            self._count.setText(self.tr("Pictures: {count}").format(count=len(self._pictures)))
            return
        self._name.setPlaceholderText(usual_title(path))
        self._count.setText(self.tr("Looking for the results…"))
        method, pictures, scale = results_method(path, SHIPPED), self._pictures, self._scale
        self._matching = self._tasks.submit(
            lambda task: match_results(method, pictures, scale, task.check), done=partial(self._take, path)
        )

    def _stop(self) -> None:
        if self._matching is not None:
            self._matching.cancel()
            self._matching = None

    def _take(self, path: Path, matched: MatchedResults) -> None:
        self._matching = None
        self._count.setText(
            self.tr("{found} of {count} pictures have a result.").format(found=len(matched.files), count=matched.count)
        )
        self._show(matched)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(matched.files))

    def _show(self, matched: MatchedResults) -> None:
        example = next(iter(matched.files.items()), None)
        text = "" if example is None else f"{shown(example[0].name)} → {shown(str(example[1]))}"
        self._example.set_text(text)
        self._missing.clear()
        for picture, problem in list(matched.problems.items())[:_NAMED]:
            item = QListWidgetItem(shown(picture.name))
            item.setToolTip(translated(problem))
            self._missing.addItem(item)
        if (more := len(matched.problems) - _NAMED) > 0:
            self._missing.addItem(self.tr("And {count} more.").format(count=more))
