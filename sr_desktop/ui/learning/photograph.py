"""The second part of the page on PSNR: part of a photograph by three methods, computed while the page is open."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_desktop.engine.events import Cancelled, MethodDone, MethodFailed
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import PROTOCOL, metric_of
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import read_picture
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunCrashed, RunnerEvent, RunRefused
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.learning.exhibits import ExhibitRow
from sr_desktop.ui.learning.text import paragraph, quiet
from sr_desktop.ui.panes.scores import DEVICE, SCORE_COLUMNS, explanation
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name

METHODS = ("bicubic", "srresnet", "perceptual")
SAMPLE, PIECE = "dog", Rect(76, 100, 192, 144)
"""Stem of the sample picture, and the part that is shown; its sides are multiples of four."""
_PSNR = metric_of("psnr_y")


class PhotographPart(QWidget):
    """Runs the engine on a small part of a sample picture.

    Args:
        sample: The sample picture's file.
        runner: Computes for this part alone; its work is cancelled when the page is closed.
        tasks: Reads the picture.
        settings: Device and precision.
    """

    def __init__(
        self,
        sample: Path,
        runner: ComparisonRunner,
        tasks: Tasks,
        settings: EngineSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._settings = settings
        self._psnr: dict[str, float] = {}
        titles = [self.tr("The original"), *(translated_name(method.title) for method in SHIPPED.select(METHODS))]
        self.row = ExhibitRow(titles, (PIECE.width, PIECE.height), self)
        self.verdict = paragraph("", self)
        how = self.tr("PSNR of the luma of this piece, computed just now. {protocol}.")
        self.measured = quiet(paragraph(how.format(protocol=translated(PROTOCOL.message)), self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            paragraph(
                self.tr(
                    "In a photograph it is fur, grass and hair that shrinking takes away. SRResNet was trained to "
                    "match pixels; Perceptual, to look right to a network that recognises things."
                ),
                self,
            )
        )
        for part in (self.row, self.verdict, self.measured):
            layout.addWidget(part)
        for place in range(1, len(METHODS) + 1):
            self.row.say(place, self.tr("computing…"))
        runner.received.connect(self._receive)
        self._reading: Task[Picture] = tasks.submit(
            lambda _: read_picture(sample).cropped(PIECE), done=self._begin, failed=self._tell
        )

    def stop(self) -> None:
        """Abandon unfinished work."""
        self._reading.cancel()
        self._runner.received.disconnect(self._receive)
        self._runner.forget()

    def _begin(self, piece: Picture) -> None:
        self.row.fill(0, piece.pixels, "")
        self._runner.start(ComparisonRequest(piece, METHODS, Mode.REFERENCE, self._settings))

    def _tell(self, error: Exception) -> None:
        self._end(str(error))

    @Slot(object)
    def _receive(self, event: RunnerEvent) -> None:
        match event:
            case MethodDone():
                scores, place = MethodScores(event.scores, event.run), METHODS.index(event.method_id) + 1
                psnr = event.scores[_PSNR.id]
                self.row.fill(place, event.pixels, _PSNR.named(psnr))
                self.row.notes[place].setToolTip(
                    "\n".join(explanation(column, scores) for column in (SCORE_COLUMNS[0], DEVICE))
                )
                if psnr is not None:
                    self._psnr[event.method_id] = psnr
                self._judge()
            case MethodFailed():
                self.row.say(METHODS.index(event.method_id) + 1, translated(event.message))
            case RunRefused() | RunCrashed():
                self._end(translated(event.message))
            case Cancelled():
                self._end(self.tr("Cancelled."))

    def _end(self, why: str) -> None:
        for place, exhibit in enumerate(self.row.exhibits):
            if exhibit.is_empty:
                self.row.say(place, why)

    def _judge(self) -> None:
        if "srresnet" not in self._psnr or "perceptual" not in self._psnr:
            return
        gap = self._psnr["srresnet"] - self._psnr["perceptual"]
        if gap > 0:
            text = self.tr(
                "Pixel by pixel, SRResNet is {gap:.2f} dB nearer to the original. Where it cannot know, it averages, "
                "and hairs become a smooth surface. Perceptual makes up hairs instead: few of them are where they "
                "were, which costs PSNR, but that there is fur can be seen. Which is better depends on what it is for."
            )
        else:
            text = self.tr("On this piece, Perceptual is even {gap:.2f} dB nearer to the original than SRResNet.")
        self.verdict.setText(text.format(gap=abs(gap)))
