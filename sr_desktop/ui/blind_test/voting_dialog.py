"""Shows one trial after the other, and takes the votes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Choice, Trial
from sr_desktop.export.blind_test.votes import Ballot, VoteFiles
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.blind_test.pair_view import PairView
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.buttons import ignore_second_clicks
from sr_desktop.ui.widgets.fitting import resize_within_screen
from sr_desktop.ui.widgets.images import image_of
from sr_desktop.ui.widgets.progress_bar import ProgressBar

_KEYS = {
    Qt.Key.Key_Left: Choice.LEFT,
    Qt.Key.Key_Right: Choice.RIGHT,
    Qt.Key.Key_Down: Choice.SAME,
    Qt.Key.Key_Space: Choice.SAME,
}


class VotingDialog(QDialog):
    """Every vote is on the disk before the next trial is shown; closing it loses none.

    Args:
        folder: The blind test.
        ballot: What the rater has said so far.
        files: Where that lies, or will lie.
        tasks: Reads the pictures and writes the votes.

    Signals:
        ended: Every trial has its vote.
    """

    ended = Signal()

    def __init__(
        self, folder: StudyFolder, ballot: Ballot, files: VoteFiles, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("blind-test-voting")
        self.setWindowTitle(self.tr("Blind test"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._folder = folder
        self._files = files
        self._ballot = ballot
        self._tasks = tasks
        self._seconds_before = 0.0
        self._shown_at: float | None = None
        self.view = PairView(self)
        self.view.setFocus()
        self._question = QLabel(self.tr("Which one looks better?"), self)
        self._place = QLabel(self)
        self._place.setObjectName("blind-test-place")
        self._status = QLabel(self)
        self._status.setObjectName("blind-test-fault")
        self._status.setWordWrap(True)
        self._status.hide()
        self._bar = ProgressBar(self)
        self._bar.setAccessibleName(self.windowTitle())
        self._bar.setMaximumHeight(4)
        self._bar.setRange(0, ballot.study.trial_count)
        self._buttons: dict[Choice | None, QPushButton] = {}
        top = QHBoxLayout()
        top.addWidget(self._question)
        top.addStretch(1)
        top.addWidget(self._place)
        bottom = QHBoxLayout()
        for choice, text, name in (
            (Choice.LEFT, self.tr("← Left"), "left"),
            (Choice.SAME, self.tr("No difference (Space)"), "same"),
            (Choice.RIGHT, self.tr("Right →"), "right"),
        ):
            bottom.addWidget(self._button(choice, text, name, partial(self.vote, choice)))
        last = QHBoxLayout()
        last.addWidget(self._button(None, self.tr("Take the last vote back (Backspace)"), "back", self.take_back))
        last.addStretch(1)
        pause = QPushButton(self.tr("Pause"), self)
        pause.setObjectName("blind-test-pause")
        pause.setAutoDefault(False)
        # It would have the keyboard when the dialog opens, and take arrows and Space.
        pause.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pause.setToolTip(self.tr("All votes are saved; continue whenever you like"))
        pause.clicked.connect(self.reject)
        last.addWidget(pause)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._status)
        layout.addLayout(bottom)
        layout.addLayout(last)
        resize_within_screen(self, 1200, 760)
        self._load()

    @property
    def ballot(self) -> Ballot:
        """The votes so far."""
        return self._ballot

    @property
    def is_ready(self) -> bool:
        """Whether the pictures of the trial are shown, so that a vote is taken."""
        return self._shown_at is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Vote by the arrows and Space; take back by Backspace; plus, minus and 0 zoom."""
        key = event.key()
        if key in _KEYS and not event.isAutoRepeat():
            self.vote(_KEYS[Qt.Key(key)])
        elif key == Qt.Key.Key_Backspace and not event.isAutoRepeat():
            self.take_back()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.view.zoom_by(2)
        elif key == Qt.Key.Key_Minus:
            self.view.zoom_by(0.5)
        elif key == Qt.Key.Key_0:
            self.view.fit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def vote(self, choice: Choice) -> None:
        """Vote on the trial that is shown."""
        if self._shown_at is None:
            return
        self._save(self._ballot.with_vote(choice, monotonic() - self._shown_at))

    @Slot()
    def take_back(self) -> None:
        """Show the trial before this again, without its vote."""
        if self._shown_at is not None and self._ballot.votes:
            self._save(self._ballot.without_last())

    def _button(self, choice: Choice | None, text: str, name: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        # By then another pair may be there, unseen.
        ignore_second_clicks(button)
        button.setObjectName(f"blind-test-{name}")
        button.setAutoDefault(False)
        # The keys are the dialog's: a focused button would take Space.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(act)
        self._buttons[choice] = button
        return button

    def _save(self, ballot: Ballot) -> None:
        self._shown_at = None
        self._let(False)
        files = self._files

        def write(_: object) -> Ballot:
            files.write(ballot)
            return ballot

        self._tasks.submit(write, done=self._saved, failed=self._tell_unsaved)

    def _saved(self, ballot: Ballot) -> None:
        self._ballot = ballot
        self._status.hide()
        self._load()

    def _tell_unsaved(self, error: Exception) -> None:
        """The vote does not count until it is on the disk: the same trial stays."""
        self._tell(error)
        self._shown_at = monotonic()
        self._let(True)

    def _load(self) -> None:
        trial = self._ballot.next_trial
        count = self._ballot.study.trial_count
        self._bar.setValue(len(self._ballot.votes))
        if trial is None:
            self.view.clear()
            self._let(False)
            self._place.setText(self.tr("All {count} trials have their vote.").format(count=count))
            self.ended.emit()
            return
        self._place.setText(self.tr("{number} of {count}").format(number=trial.number + 1, count=count))
        self._tasks.submit(lambda _: self._pictures(trial), done=self._show, failed=self._tell)

    def _pictures(self, trial: Trial) -> tuple[Pixels, Pixels]:
        seed = self._ballot.study.seed
        left, right = (
            read_picture(self._folder.picture_path(seed, trial.picture, method_id)).pixels
            for method_id in (trial.left, trial.right)
        )
        return left, right

    def _show(self, pair: tuple[Pixels, Pixels]) -> None:
        images: list[QImage] = [image_of(pixels) for pixels in pair]
        self.view.show_pair(images[0], images[1])
        self._shown_at = monotonic()
        self._let(True)

    def _let(self, vote: bool) -> None:
        for choice, button in self._buttons.items():
            button.setEnabled(vote and (choice is not None or bool(self._ballot.votes)))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self._status.setText(translated(error.message))
        self._status.show()
