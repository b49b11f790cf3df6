"""The first part of the page on PSNR: bars, their shifts, and their mean, a plain gray."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sr_desktop.imaging.measuring.bars_study import BarsStudy, Guess, study_bars
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.learning.exhibits import ExhibitRow
from sr_desktop.ui.learning.text import paragraph

SIZE = (24, 16)
"""Width and height of the picture of bars in pixels: few enough to count."""


class BarsPart(QWidget):
    """Computes the bars in the background and shows them with their errors."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shifts = ExhibitRow(
            [
                self.tr("Shrunk four times"),
                self.tr("The original"),
                self.tr("Shifted by 1 pixel"),
                self.tr("By 2 pixels"),
                self.tr("By 3 pixels"),
            ],
            SIZE,
            self,
            crisp=True,
        )
        self.answers = ExhibitRow(
            [self.tr("The original"), self.tr("A sharp guess"), self.tr("The mean of all four")],
            SIZE,
            self,
            crisp=True,
            room_for=5,
        )
        self.verdict = paragraph("", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            paragraph(
                self.tr(
                    "A picture that is shrunk four times has lost something: many large pictures become the very same "
                    "small one. These bars are two pixels wide. Wherever they stand, all that is left of them is flat "
                    "gray, so nobody can tell from the small picture which of the four it was."
                ),
                self,
            )
        )
        layout.addWidget(self.shifts)
        layout.addWidget(
            paragraph(
                self.tr(
                    "PSNR counts squared errors, pixel by pixel. Of all answers, the one with the smallest error on "
                    "average is the mean of everything that it may have been. That is what a network learns to give "
                    "when it is trained to match pixels."
                ),
                self,
            )
        )
        layout.addWidget(self.answers)
        layout.addWidget(self.verdict)
        self._study = tasks.submit(lambda _: study_bars(*SIZE), done=self._show)

    def stop(self) -> None:
        """Abandon unfinished work."""
        self._study.cancel()

    def _show(self, study: BarsStudy) -> None:
        same = self.tr("shrinks to the same gray")
        self.shifts.fill(0, study.low_resolution, self.tr("all that is known"))
        for place, guess in enumerate(study.candidates, start=1):
            self.shifts.fill(place, guess.pixels, same)
        self.answers.fill(0, study.ground_truth.pixels, "")
        for place, guess in ((1, study.opposite), (2, study.mean)):
            self.answers.fill(place, guess.pixels, self._scores(guess))
        self.verdict.setText(
            self.tr(
                "Gray wins by {gain:.2f} dB, and there is not one bar in it. Guessing one of the four blindly costs a "
                "squared error of {guessing:,.0f} on average, {times:.1f} times that of gray. So a high PSNR rewards "
                "the answer that dares nothing, and the eye prefers bars."
            ).format(
                gain=study.mean.psnr - study.opposite.psnr,
                guessing=study.mse_of_guessing,
                times=study.mse_of_guessing / study.mean.mse,
            )
        )

    def _scores(self, guess: Guess) -> str:
        psnr = "∞" if math.isinf(guess.psnr) else f"{guess.psnr:.2f}"
        return self.tr("PSNR {psnr} dB\nsquared error {mse:,.0f}").format(psnr=psnr, mse=guess.mse)
