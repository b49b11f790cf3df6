"""Asks what a blind test is to compare, or which one is to be continued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.blind_test.study import MOST_TRIALS
from sr_desktop.imaging.files.ordinary_files import is_empty, is_there
from sr_desktop.messages.names import shown
from sr_desktop.ui.background.disk import at_once
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.widgets.file_dialogs import ask_folder, ask_new_folder, first_folder
from sr_desktop.ui.widgets.fitting import resize_within_screen
from sr_desktop.ui.widgets.progress_bar import ProgressBar

MOST_REPEATS = 20
_SECONDS_A_TRIAL = 6
"""What most people take."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be compared.

    Attributes:
        methods: ``(id, title, whether it is chosen at first)``.
        pictures: How many pictures the film strip holds; 1 if only one is open.
        has_region: Whether a region is marked.
    """

    methods: Sequence[tuple[str, str, bool]]
    pictures: int
    has_region: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen.

    Attributes:
        method_ids: Two or more.
        all_pictures: Those of the film strip rather than the open one.
        only_region: The marked region rather than the whole picture.
        repeats: How many times each pair is shown on each picture.
        rater: Who votes; may be empty.
        folder: An empty folder, or one that does not exist yet.
    """

    method_ids: tuple[str, ...]
    all_pictures: bool
    only_region: bool
    repeats: int
    rater: str
    folder: Path


class SetupDialog(QDialog):
    """Says how many trials it will be before it starts.

    Args:
        offer: What can be compared.
        rater: Who voted last.
        settings: Remember the folder.
        parent: The window.

    Signals:
        start_requested: An `Answer`.
        continue_requested: ``(folder, rater)``.
        results_requested: The folder of a blind test.
        cancel_requested: Give up what is being prepared.
    """

    start_requested = Signal(object)
    continue_requested = Signal(object, str)
    results_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, offer: Offer, rater: str, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("blind-test-setup")
        self.setWindowTitle(self.tr("Blind test"))
        self._offer = offer
        self._settings = settings
        about = QLabel(
            self.tr(
                "Two results at a time, without their names: which one looks better? The votes give a ranking that no "
                "metric can give."
            ),
            self,
        )
        about.setWordWrap(True)
        self._methods = QListWidget(self)
        self._methods.setObjectName("blind-test-methods")
        self._methods.setAccessibleName(self.tr("Methods"))
        self._methods.setSpacing(3)
        for method_id, title, chosen in offer.methods:
            item = QListWidgetItem(title, self._methods)
            item.setData(Qt.ItemDataRole.UserRole, method_id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._methods.itemChanged.connect(self._count)
        self._one, self._all = self._choice(self.tr("The open picture"), self._strip_text(offer.pictures))
        self._all.setEnabled(offer.pictures > 1)
        self._whole, self._region = self._choice(self.tr("The whole picture"), self.tr("The marked region"))
        self._region.setEnabled(offer.has_region)
        self._region.setChecked(offer.has_region)
        self._repeats = QSpinBox(self)
        self._repeats.setObjectName("blind-test-repeats")
        self._repeats.setRange(1, MOST_REPEATS)
        self._repeats.setSuffix(self.tr(" × on each picture"))
        self._repeats.valueChanged.connect(self._count)
        self._rater = QLineEdit(rater, self)
        self._rater.setObjectName("blind-test-rater")
        self._rater.setPlaceholderText(self.tr("anonymous"))
        form = QFormLayout()
        form.addRow(self.tr("Methods"), self._methods)
        for label, pair in (
            (self.tr("Pictures"), (self._one, self._all)),
            (self.tr("Show"), (self._whole, self._region)),
        ):
            row = QHBoxLayout()
            for button in pair:
                row.addWidget(button)
            row.addStretch(1)
            form.addRow(label, row)
        form.addRow(self.tr("Each pair"), self._repeats)
        form.addRow(self.tr("Your name"), self._rater)
        self._status = QLabel(self)
        self._status.setObjectName("blind-test-status")
        self._status.setWordWrap(True)
        self._bar = ProgressBar(self)
        self._bar.setAccessibleName(self.windowTitle())
        self._bar.setTextVisible(True)
        self._bar.hide()
        layout = QVBoxLayout(self)
        layout.addWidget(about)
        layout.addLayout(form, 1)
        layout.addWidget(self._status)
        layout.addWidget(self._bar)
        layout.addLayout(self._buttons())
        resize_within_screen(self, 560, 560)
        self._count()

    @property
    def answer_without_folder(self) -> tuple[tuple[str, ...], int]:
        """The chosen methods and the number of trials."""
        items = [self._methods.item(row) for row in range(self._methods.count())]
        ids = tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked)
        pictures = self._offer.pictures if self._all.isChecked() else 1
        return ids, len(ids) * (len(ids) - 1) // 2 * pictures * self._repeats.value()

    def show_progress(self, fraction: float, name: str) -> None:
        """Show how far the preparation is."""
        self._bar.set_fraction(fraction)
        self._status.setText(self.tr("Computing the results of {name}…").format(name=name))

    def set_busy(self, busy: bool) -> None:
        """While it is being prepared, nothing can be chosen."""
        choices = (self._methods, self._one, self._all, self._whole, self._region, self._repeats, self._rater)
        for widget in (*choices, *self._of_others):
            widget.setEnabled(not busy)
        if not busy:
            self._all.setEnabled(self._offer.pictures > 1)
            self._region.setEnabled(self._offer.has_region)
        self._bar.setVisible(busy)
        self._start.setEnabled(not busy)
        self._count()

    def tell(self, sentence: str) -> None:
        """Say what went wrong, and let the user choose again."""
        self.set_busy(False)
        self._status.setText(sentence)

    def done(self, result: int) -> None:
        """Give up what is being prepared."""
        self.cancel_requested.emit()
        super().done(result)

    def _strip_text(self, count: int) -> str:
        if count == 1:
            return self.tr("All of the film strip")
        return self.tr("All {count} of the film strip").format(count=count)

    def _choice(self, first: str, second: str) -> tuple[QRadioButton, QRadioButton]:
        """Two buttons of which one is chosen, whatever is chosen of another pair."""
        group = QButtonGroup(self)
        buttons = QRadioButton(first, self), QRadioButton(second, self)
        buttons[0].setChecked(True)
        for button in buttons:
            group.addButton(button)
            button.toggled.connect(self._count)
        return buttons

    def _buttons(self) -> QHBoxLayout:
        self._start = QPushButton(self.tr("&Start…"), self)
        self._start.setObjectName("blind-test-start")
        self._start.clicked.connect(self._ask_start)
        self._start.setDefault(True)
        resume = QPushButton(self.tr("Con&tinue one…"), self)
        resume.setObjectName("blind-test-continue")
        resume.clicked.connect(self._ask_continue)
        results = QPushButton(self.tr("&Results of one…"), self)
        results.setObjectName("blind-test-results")
        results.clicked.connect(self._ask_results)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        self._of_others = (resume, results)
        for button in self._of_others:
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._start)
        row.addWidget(close)
        return row

    @Slot()
    def _count(self) -> None:
        if not hasattr(self, "_status") or self._bar.isVisible():
            return
        ids, trials = self.answer_without_folder
        self._start.setEnabled(len(ids) >= 2 and trials <= MOST_TRIALS)
        if len(ids) < 2:
            text = self.tr("Choose two methods or more.")
        elif trials > MOST_TRIALS:
            text = self.tr("{count} trials are more than anyone can vote on; choose less.").format(count=trials)
        else:
            minutes = max(1, round(trials * _SECONDS_A_TRIAL / 60))
            text = self.tr("Trials: {count}, about {minutes} min.").format(count=trials, minutes=minutes)
        self._status.setText(text)

    @Slot()
    def _ask_start(self) -> None:
        folder = ask_new_folder(self, self.tr("Name a folder for the blind test"), self._proposed)
        if folder is None:
            return
        # Of a disk that does not answer it is said when the test is prepared.
        if not at_once(folder, is_empty, otherwise=True):
            self._status.setText(
                self.tr("{folder} is not empty; choose another name.").format(folder=shown(str(folder)))
            )
            return
        self._settings.blind_test_folder = folder
        ids, _ = self.answer_without_folder
        answer = Answer(
            ids,
            self._all.isChecked(),
            self._region.isChecked(),
            self._repeats.value(),
            self._rater.text().strip(),
            folder,
        )
        self.start_requested.emit(answer)

    @Slot()
    def _ask_continue(self) -> None:
        folder = self._folder(self.tr("The folder of the blind test"))
        if folder is not None:
            self.continue_requested.emit(folder, self._rater.text().strip())

    @Slot()
    def _ask_results(self) -> None:
        folder = self._folder(self.tr("The folder of the blind test"))
        if folder is not None:
            self.results_requested.emit(folder)

    @property
    def _proposed(self) -> Path:
        """A folder that is not there yet, next to that of the last blind test or what was saved last."""
        last = self._settings.blind_test_folder
        folder = first_folder(None if last is None else last.parent, self._settings.saved_folder)
        name = self.tr("Blind test")
        names = (name, *(f"{name} {number}" for number in range(2, 1000)))
        paths = [folder / each for each in names]
        return at_once(folder, lambda _: next((each for each in paths if not is_there(each)), paths[0]), paths[0])

    def _folder(self, title: str) -> Path | None:
        chosen = ask_folder(self, title, first_folder(self._settings.blind_test_folder))
        if chosen is not None:
            self._settings.blind_test_folder = chosen
        return chosen
