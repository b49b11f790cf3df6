"""The dock that holds the table of all methods."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from sr_desktop.export.tables.latex_tables import NumberStyle
from sr_desktop.ui.measuring.copying import as_csv, as_latex, as_text
from sr_desktop.ui.measuring.table import DEVICE, ScoreTable
from sr_desktop.ui.measuring.table_model import SortedTable, TableModel, heading
from sr_desktop.ui.widgets.desktop import copy_text
from sr_desktop.ui.widgets.sorting import KeptSort
from sr_desktop.ui.widgets.table_view import TableView
from sr_desktop.ui.workspace.docks import ClosableDock

_ROW_PAD = 8
_HEADING_PAD = 18
_NARROWEST = 48


class TableDock(ClosableDock):
    """Shows a `ScoreTable`, sorts it by a clicked heading (a third click restores the order of the panes), copies it.

    Args:
        parent: The window.

    Attributes:
        number_style: Gives how numbers are written as LaTeX.
        sorting: By which column the rows are sorted.

    Signals:
        copied: ``(rows, format)``: that many rows are on the clipboard in that format.
    """

    copied = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number_style: Callable[[], NumberStyle] = lambda: NumberStyle.PLAIN
        self.setObjectName("table-dock")
        self.setWindowTitle(self.tr("Table of scores"))
        self._model = TableModel(self)
        self._sorted = SortedTable(self)
        self._sorted.setSourceModel(self._model)
        self._fitted: set[tuple[object, ...]] = set()
        self.view = TableView(self)
        self.view.setObjectName("scores-table")
        self.view.setAccessibleName(self.windowTitle())
        self.view.setModel(self._sorted)
        self.sorting = KeptSort(self.view, lambda: [(column.id, "") for column in self.table.columns])
        self._prepare_view()
        self.view.copy_requested.connect(self._copy_text)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.setWidget(self.view)

    @property
    def table(self) -> ScoreTable:
        """What is shown, in the order of the panes."""
        return self._model.table

    def set_table(self, table: ScoreTable) -> None:
        """Show this table. Columns grow with their contents and never shrink, so nothing jumps while scores change."""
        if table == self.table:
            return
        is_new = table.metrics != self.table.metrics
        self._model.set_table(table)
        if is_new:
            self._restart_columns()
        self._widen_columns()

    # Copying

    @property
    def chosen(self) -> ScoreTable:
        """The rows to copy, in the visible order: the selected rows if there are several, else all."""
        selected = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        places = selected if len(selected) > 1 else range(self._sorted.rowCount())
        numbers = [self._sorted.mapToSource(self._sorted.index(place, 0)).row() for place in places]
        return replace(self.table, rows=tuple(self.table.rows[number] for number in numbers))

    @Slot()
    def _copy_text(self) -> None:
        self._copy(as_text, self.tr("text"))

    @Slot()
    def _copy_csv(self) -> None:
        self._copy(as_csv, "CSV")

    @Slot()
    def _copy_latex(self) -> None:
        self._copy(partial(as_latex, style=self.number_style()), "LaTeX")

    def _copy(self, written: Callable[[ScoreTable], str], name: str) -> None:
        chosen = self.chosen
        if chosen.rows:
            copy_text(written(chosen))
            self.copied.emit(len(chosen.rows), name)

    @Slot(QPoint)
    def _show_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("table-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, act in (
            (self.tr("Copy as &text"), self._copy_text),
            (self.tr("Copy as &CSV"), self._copy_csv),
            (self.tr("Copy as &LaTeX"), self._copy_latex),
        ):
            action = QAction(label, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        menu.actions()[0].setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _widen_columns(self) -> None:
        # Qt reserves room for a sort indicator beside every heading; ours is above it.
        headings, metrics, font = self.view.horizontalHeader(), self.view.fontMetrics(), self.view.font().key()
        fitted: set[tuple[object, ...]] = set()
        for section, column in enumerate(self.table.columns):
            if column is DEVICE:
                continue
            words = max(metrics.horizontalAdvance(line) for line in heading(column).splitlines()) + _HEADING_PAD
            needed = max((words, *self._widths_of_new(section, font, fitted)))
            if needed > headings.sectionSize(section):
                headings.resizeSection(section, needed)
        self._fitted = fitted

    def _widths_of_new(self, section: int, font: str, fitted: set[tuple[object, ...]]) -> Iterator[int]:
        """Those of the cells that the column was not fitted to when it was last looked at; `fitted` learns of all.

        Asking Qt takes far longer than all else, and at each new score most cells are what they were.
        """
        for number in range(len(self.table.rows)):
            look = (section, font, *self._model.look(number, section))
            if look not in self._fitted and look not in fitted:
                place = self._sorted.mapFromSource(self._model.index(number, section))
                yield self.view.sizeHintForIndex(place).width()
            fitted.add(look)

    def _restart_columns(self) -> None:
        """Other columns have the places of the old ones: their widths say nothing now."""
        self._fitted = set()
        headings = self.view.horizontalHeader()
        for section, column in enumerate(self.table.columns):
            stretches = column is DEVICE
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Interactive
            headings.setSectionResizeMode(section, mode)
            if not stretches:
                headings.resizeSection(section, _NARROWEST)

    def _prepare_view(self) -> None:
        view = self.view
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.setSizeAdjustPolicy(QTableView.SizeAdjustPolicy.AdjustToContents)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setFrameShape(QTableView.Shape.NoFrame)
        view.setShowGrid(False)
        view.setAlternatingRowColors(True)
        view.setCornerButtonEnabled(False)
        view.setTabKeyNavigation(False)
        view.setMinimumHeight(80)
        rows = view.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(view.fontMetrics().height() + _ROW_PAD)
        headings = view.horizontalHeader()
        headings.setMinimumSectionSize(_NARROWEST)
        headings.setDefaultSectionSize(_NARROWEST)
        # The device's name is by far the longest; a narrow window elides it, and its tooltip shows all of it.
        headings.setSectionResizeMode(self.table.columns.index(DEVICE), QHeaderView.ResizeMode.Stretch)
        headings.setHighlightSections(False)
        self._widen_columns()
