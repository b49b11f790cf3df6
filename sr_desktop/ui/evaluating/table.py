"""The table of an evaluation as a widget."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.ui.evaluating.table_model import EvaluationModel, SortedEvaluation
from sr_desktop.ui.theme.fonts import score_font
from sr_desktop.ui.widgets.shortcut_override import MOVING_KEYS, ShortcutOverride
from sr_desktop.ui.widgets.sorting import KeptSort
from sr_desktop.ui.widgets.table_view import TableView

_OPENING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROW_PAD = 8
_HEADING_PAD = 18
_CELL_PAD = 20
"""Of a score and its column: what the style sheet and the style leave free at both sides."""
_NAMES_SHARE = 0.35
"""Of the table's width that names may take: long ones must leave room for scores."""


class EvaluationTable(TableView):
    """Names of pictures at the left, which stay in view; a click on a heading sorts by its column.

    Signals:
        open_requested: ``(path,)`` of the picture of a row that was double-clicked, or of the current one at Return.

    Attributes:
        sorting: By which column the pictures are sorted.
    """

    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("evaluation-table")
        self.setAccessibleName(self.tr("Scores of all pictures"))
        self.scores = EvaluationModel(self)
        self._sorted = SortedEvaluation(self)
        self._sorted.setSourceModel(self.scores)
        self.setModel(self._sorted)
        self.sorting = KeptSort(self, lambda: self.scores.column_names)
        self._prepare()
        ShortcutOverride(self, (*MOVING_KEYS, *_OPENING_KEYS))
        self.doubleClicked.connect(self._open)
        self.verticalHeader().sectionDoubleClicked.connect(self._open_row)
        self.scores.modelReset.connect(self.fit_columns)

    @property
    def pictures_in_order(self) -> tuple[EvaluatedPicture, ...]:
        """The pictures in the visible order."""
        rows = (self._sorted.mapToSource(self._sorted.index(row, 0)).row() for row in range(self._sorted.rowCount()))
        return tuple(picture for picture in map(self.scores.picture, rows) if picture is not None)

    @Slot()
    def fit_columns(self) -> None:
        """Fit every column to its heading and scores."""
        metrics, best = self.fontMetrics(), QFontMetrics(score_font(Rank.BEST))
        for section in range(self.scores.columnCount()):
            column = self.scores.column(section)
            if column is not None:
                words = max(metrics.horizontalAdvance(line) for line in self.scores.heading(column).splitlines())
                digits = best.horizontalAdvance(column[0].text(88.8 if column[0].unit else 0.8))
                self.setColumnWidth(section, max(words + _HEADING_PAD, digits + _CELL_PAD))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Names take a part of the width at most."""
        self.verticalHeader().setMaximumWidth(round(_NAMES_SHARE * self.width()))
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Return opens the picture of the current row."""
        if event.key() in _OPENING_KEYS:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            picture = self.scores.picture(self._sorted.mapToSource(index).row())
            if picture is not None:
                self.open_requested.emit(picture.path)

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self._open(self._sorted.index(row, 0))

    def _prepare(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMinimumHeight(80)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.fontMetrics().height() + _ROW_PAD)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        # What tells one name from another is often at its end.
        rows.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        headings = self.horizontalHeader()
        headings.setStretchLastSection(True)
        headings.setHighlightSections(False)
