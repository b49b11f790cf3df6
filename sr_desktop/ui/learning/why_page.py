"""The page "Why does it look better with a lower PSNR?"."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.engine.settings import EngineSettings
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.learning.bars import BarsPart
from sr_desktop.ui.learning.photograph import PhotographPart
from sr_desktop.ui.learning.stories import stories
from sr_desktop.ui.learning.text import heading, paragraph, quiet
from sr_desktop.ui.model_cards import MethodSummary, method_summaries
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.fitting import resize_within_screen

_WIDEST = 860
"""The width of the column in logical pixels: longer lines are hard to read."""


class WhyPage(QDialog):
    """Explains with pictures that are computed while the page is read. The window stays usable.

    Args:
        sample: The sample picture; None if none was shipped.
        runner: Computes for this page alone.
        tasks: Runs short work.
        settings: Device and precision.
        parent: The window.
    """

    def __init__(
        self,
        sample: Path | None,
        runner: ComparisonRunner,
        tasks: Tasks,
        settings: EngineSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("why-page")
        self.setWindowTitle(self.tr("Why does it look better with a lower PSNR?"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QWidget(self)
        column.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(column)
        rows.setSpacing(10)
        rows.addWidget(heading(self.windowTitle(), column, 1.6))
        self.bars = BarsPart(tasks, column)
        rows.addWidget(self.bars)
        self.parts: list[PhotographPart] = []
        for story in stories():
            rows.addSpacing(12)
            rows.addWidget(heading(story.title, column))
            if sample is None:
                rows.addWidget(paragraph(self.tr("The sample picture is missing; install the program again."), column))
                break
            part = PhotographPart(story, sample, runner, tasks, settings, column)
            rows.addWidget(part)
            self.parts.append(part)
        rows.addSpacing(12)
        rows.addWidget(heading(self.tr("What each method is good and bad at"), column))
        self.table = QWidget(column)
        rows.addWidget(self.table)
        rows.addStretch(1)
        self._reading = tasks.submit(lambda _: method_summaries(), done=self._fill_table)
        for part, following in pairwise(self.parts):
            part.ended.connect(following.begin)
        if self.parts:
            self.parts[0].begin()

        self.view = QScrollArea(self)
        self.view.setAccessibleName(self.windowTitle())
        self.view.setWidget(column)
        self.view.setWidgetResizable(True)
        self.view.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.view, 1)
        layout.addWidget(buttons)
        self.view.setFocus()
        resize_within_screen(self, _WIDEST + 60, 720)

    def show_part(self, method_id: str) -> None:
        """Scroll to what is told of a method, once the page is laid out."""
        part = next((part for part in self.parts if method_id in part.story.methods), None)
        if part is not None:
            heading_height = 2 * self.fontMetrics().height()
            bar = self.view.verticalScrollBar()
            QTimer.singleShot(0, part, lambda: bar.setValue(part.y() - heading_height))

    def done(self, result: int) -> None:
        """Abandon unfinished work, however the page is closed."""
        self._reading.cancel()
        self.bars.stop()
        for part in self.parts:
            part.stop()
        super().done(result)

    def _fill_table(self, found: tuple[MethodSummary, ...]) -> None:
        grid = QGridLayout(self.table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, text in enumerate((self.tr("Method"), self.tr("Strengths"), self.tr("Weaknesses"))):
            grid.addWidget(quiet(QLabel(text, self.table)), 0, place)
        for row, method in enumerate(found, start=1):
            name = QLabel(translated_name(method.title), self.table)
            font = name.font()
            font.setBold(True)
            name.setFont(font)
            said = (translated_name(text) for text in (method.strengths, method.weaknesses))
            cells = (name, *(paragraph(text, self.table) for text in said))
            for place, cell in enumerate(cells):
                grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignTop)
