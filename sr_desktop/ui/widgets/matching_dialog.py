"""Asks for a file of every open picture, by a folder or a pattern that names each, and says what there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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

from sr_desktop.imaging.files.file_patterns import FOLDER, STEM, guess_pattern
from sr_desktop.imaging.files.ordinary_files import typed_path
from sr_desktop.imaging.files.pairing import MatchedFiles
from sr_desktop.messages.names import escaped, shown, unescaped
from sr_desktop.ui.background.latest_look import LatestLook
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.file_dialogs import ask_file, ask_folder, picture_filters

_WIDTH = 620
_ROWS = 6
"""Of the list of pictures without a result that are seen at once."""
_NAMED = 300
"""At most so many of them are listed."""


Match = Callable[[Path, tuple[Path, ...], Callable[[], None]], MatchedFiles]
"""Finds the files of pictures by a path; the last argument is called between pictures, and may raise to abandon it."""


@dataclass(frozen=True, slots=True)
class MatchingTexts:
    """What the dialog says, in the user's language.

    Attributes:
        title: Of the dialog.
        about: What is to be chosen, with the marks of a pattern as ``{stem}`` and ``{folder}``.
        any_file: Title of the dialog that asks for the file of any picture.
        any_folder: Title of the one that asks for a folder.
        looking: While files are looked for.
        found: Of how many pictures there is one, with ``{found}`` and ``{count}``.
        without: Label of the list of the others.
        example: A pattern.
    """

    title: str
    about: str
    any_file: str
    any_folder: str
    looking: str
    found: str
    without: str
    example: str


class MatchingDialog(QDialog):
    """Chooses the files, says of how many pictures there is one, and names the others.

    Args:
        texts: What it says.
        pictures: The open pictures, one at least.
        match: Finds their files.
        tasks: Where files are looked for.
        folder: Where choosing begins.
        parent: The window.

    Attributes:
        form: The rows that are filled in.
        pattern: The field of the path.

    Signals:
        path_chosen: A folder, a pattern or a file.
    """

    path_chosen = Signal(Path)

    def __init__(
        self,
        texts: MatchingTexts,
        pictures: Sequence[Path],
        match: Match,
        tasks: Tasks,
        folder: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts.title)
        self._texts = texts
        self._pictures = tuple(pictures)
        self._folder = folder
        every = self._pictures
        self._matching: LatestLook[Path, MatchedFiles] = LatestLook(
            tasks, lambda path, check: match(path, every, check), self._take, self
        )
        self.pattern = QLineEdit(self)
        self.pattern.setObjectName("many-pattern")
        self.pattern.setClearButtonEnabled(True)
        self.pattern.setPlaceholderText(texts.example)
        self.pattern.textChanged.connect(self._look)
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
        about = QLabel(self._texts.about.format(stem=STEM, folder=FOLDER), self)
        about.setWordWrap(True)
        about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        files = QHBoxLayout()
        files.addWidget(self.pattern, 1)
        for name, text, ask in (
            ("many-file", self.tr("F&ile…"), self._ask_file),
            ("many-folder", self.tr("F&older…"), self._ask_folder),
        ):
            button = QPushButton(text, self)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(ask)
            files.addWidget(button)
        self.form = form = QFormLayout()
        label = QLabel(self.tr("&Files"), self)
        label.setBuddy(self.pattern)
        form.addRow(label, files)
        without = QLabel(self._texts.without, self)
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
        text = self.pattern.text().strip()
        if not text:
            return None
        return self._pictures[0].absolute().parent / typed_path(unescaped(text))

    def accept(self) -> None:
        """Take what is chosen."""
        if self.path is not None:
            self.path_chosen.emit(self.path)
        super().accept()

    def done(self, result: int) -> None:
        """Look for nothing any more."""
        self._matching.stop()
        super().done(result)

    # Choosing

    @Slot()
    def _ask_file(self) -> None:
        path = ask_file(self, self._texts.any_file, self._folder, picture_filters())
        if path is not None:
            self._folder = path.parent
            self._write(guess_pattern(path, self._pictures) or path.parent)

    @Slot()
    def _ask_folder(self) -> None:
        path = ask_folder(self, self._texts.any_folder, self._folder)
        if path is not None:
            self._folder = path
            self._write(path)

    def _write(self, path: Path) -> None:
        self.pattern.setText(escaped(str(path)))

    # What there is

    @Slot()
    def _look(self) -> None:
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        path = self.path
        self._matching.ask(path)
        if path is None:
            self._show(MatchedFiles({}, {}))
            self._count.setText(self.tr("Pictures: {count}").format(count=len(self._pictures)))
            return
        self._count.setText(self._texts.looking)

    def _take(self, matched: MatchedFiles) -> None:
        self._count.setText(self._texts.found.format(found=len(matched.files), count=matched.count))
        self._show(matched)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(matched.files))

    def _show(self, matched: MatchedFiles) -> None:
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
