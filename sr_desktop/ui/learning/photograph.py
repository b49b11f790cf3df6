"""A part of the page on PSNR: a piece of a photograph by some methods, computed while the page is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_desktop.engine.events import Cancelled, Finished, MethodDone, MethodFailed
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.messages.message import MessageError
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunCrashed, RunLost, RunnerEvent, RunRefused
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.learning.exhibits import ExhibitRow
from sr_desktop.ui.learning.stories import Story
from sr_desktop.ui.learning.text import paragraph, quiet
from sr_desktop.ui.panes.scores import DEVICE, SCORE_COLUMNS, explanation
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name

SAMPLE = "dog"
"""Stem of the sample picture."""
_PSNR = metric_of("psnr_y")


class PhotographPart(QWidget):
    """Runs the engine on a small piece of a sample picture, after the other parts that share the runner.

    Args:
        story: What it tells.
        sample: The sample picture's file.
        runner: Computes for the parts of the page; its work is cancelled when the page is closed.
        tasks: Reads the picture.
        settings: Device and precision.

    Signals:
        ended: All that it computes is there, or will not come.

    Attributes:
        story: What it tells.
    """

    ended = Signal()

    def __init__(
        self,
        story: Story,
        sample: Path,
        runner: ComparisonRunner,
        tasks: Tasks,
        settings: EngineSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.story = story
        self._sample = sample
        self._runner = runner
        self._tasks = tasks
        self._settings = settings
        self._psnr: dict[str, float] = {}
        self._reading: Task[Picture] | None = None
        titles = [self.tr("The original"), *(translated_name(method.title) for method in SHIPPED.select(story.methods))]
        self.row = ExhibitRow(titles, (story.piece.width, story.piece.height), self)
        self.verdict = paragraph("", self)
        how = self.tr("PSNR of the luma of this piece, computed just now. {protocol}.")
        self.measured = quiet(paragraph(how.format(protocol=translated(story.source.protocol.message)), self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (paragraph(story.introduction, self), self.row, self.verdict, self.measured):
            layout.addWidget(part)
        for place in range(1, len(story.methods) + 1):
            self.row.say(place, self.tr("computing…"))

    def begin(self) -> None:
        """Read the picture and compute."""
        self._runner.received.connect(self._receive)
        piece = self.story.piece
        self._reading = self._tasks.submit(
            lambda _: read_picture(self._sample).cropped(piece), done=self._run, failed=self._tell
        )

    def stop(self) -> None:
        """Abandon unfinished work."""
        if self._reading is None:
            return
        self._reading.cancel()
        self._runner.received.disconnect(self._receive)
        self._runner.forget()
        self._reading = None

    def _run(self, piece: Picture) -> None:
        self.row.fill(0, piece.pixels, "")
        story = self.story
        self._runner.start(ComparisonRequest(piece, story.methods, Mode.REFERENCE, self._settings, source=story.source))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self._end(translated(error.message))

    @Slot(object)
    def _receive(self, event: RunnerEvent) -> None:
        match event:
            case MethodDone():
                self._show(event)
            case MethodFailed():
                self.row.say(self._place(event.method_id), translated(event.message))
            case RunRefused() | RunCrashed() | RunLost():
                self._end(translated(event.message))
            case Cancelled():
                self._end(self.tr("Cancelled."))
            case Finished():
                self._end("")

    def _show(self, done: MethodDone) -> None:
        place, psnr = self._place(done.method_id), done.scores[_PSNR.id]
        self.row.fill(place, done.pixels, _PSNR.named(psnr))
        scores = MethodScores(done.scores, done.run)
        how = (explanation(column, scores) for column in (SCORE_COLUMNS[0], DEVICE))
        self.row.notes[place].setToolTip("\n".join(how))
        if psnr is not None:
            self._psnr[done.method_id] = psnr
        if len(self._psnr) == len(self.story.methods):
            self.verdict.setText(self.story.verdict(self._psnr))

    def _place(self, method_id: str) -> int:
        return self.story.methods.index(method_id) + 1

    def _end(self, why: str) -> None:
        """Say why at every picture that has not come, and let the next part begin."""
        for place, exhibit in enumerate(self.row.exhibits):
            if exhibit.is_empty and why:
                self.row.say(place, why)
        self._runner.received.disconnect(self._receive)
        self._reading = None
        self.ended.emit()
