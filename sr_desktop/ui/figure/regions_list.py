"""The regions of a figure: a list of them, each in its colour, and a field to type one more."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPainter, QPaintEvent, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.export.figure.sheet import mark_color
from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.widgets.buttons import tool_button

_SWATCH = 12
_LINES = 4


class RegionsList(QWidget):
    """Regions in pixels of the result, without duplicates. A double-click edits one, Del removes it.

    Args:
        regions: The initial ones.
        size: ``(width, height)`` of the results.
        parent: The dialog.

    Signals:
        changed: The regions have changed.
        chosen: ``(row,)``: another is the current one; -1 for none.
    """

    changed = Signal()
    chosen = Signal(int)

    def __init__(self, regions: tuple[Rect, ...], size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = Rect(0, 0, *size)
        self._regions = list(regions)
        self.list = _HintedList(self.tr("Draw one in the preview"), self)
        self.list.setObjectName("figure-regions")
        self.list.setAccessibleName(self.tr("Regions of the figure"))
        self.list.setIconSize(QSize(_SWATCH, _SWATCH))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        row = self.list.fontMetrics().height() + 6
        self.list.setFixedHeight(row * _LINES)
        self.list.itemChanged.connect(self._edit)
        self.list.currentRowChanged.connect(self.chosen)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list, self.remove_selected)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._field = QLineEdit(self)
        self._field.setObjectName("figure-region")
        self._field.setPlaceholderText(self.tr("X, Y, width, height"))
        self._field.setAccessibleName(self.tr("Region to add"))
        self._field.returnPressed.connect(self.add_typed)
        add = tool_button(self, self.tr("Add"), self.tr("Add the typed region"))
        add.clicked.connect(self.add_typed)
        self._remove = tool_button(self, self.tr("Remove"), self.tr("Remove the selected regions (Del)"))
        self._remove.clicked.connect(self.remove_selected)
        self._problem = QLabel(self)
        self._problem.setObjectName("figure-region-problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        entry = QHBoxLayout()
        for widget in (self._field, add, self._remove):
            entry.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.list, self._problem):
            layout.addWidget(part)
        layout.insertLayout(1, entry)
        self._fill()

    @property
    def regions(self) -> tuple[Rect, ...]:
        """The regions in their order."""
        return tuple(self._regions)

    def add(self, region: Rect) -> None:
        """Add a region, clipped to the picture."""
        inside = region.intersected(self._whole)
        if inside.is_empty or inside in self._regions:
            return
        self._regions.append(inside)
        self._fill()
        self.list.setCurrentRow(len(self._regions) - 1)
        self.changed.emit()

    def replace(self, number: int, region: Rect) -> None:
        """Put a region elsewhere; where there is one already, nothing changes."""
        if region not in self._regions:
            self._regions[number] = region
            self._fill()
            self.list.setCurrentRow(number)
            self.changed.emit()

    @Slot()
    def add_typed(self) -> None:
        """Add the one in the field, if it is a region."""
        region = self._parsed(self._field.text())
        if region is not None:
            self._field.clear()
            self.add(region)

    @Slot()
    def remove_selected(self) -> None:
        """Remove the selected ones."""
        rows = {index.row() for index in self.list.selectedIndexes()}
        if rows:
            self._regions = [region for row, region in enumerate(self._regions) if row not in rows]
            self._fill()
            self.list.setCurrentRow(min(min(rows), len(self._regions) - 1))
            self.changed.emit()

    @Slot(QListWidgetItem)
    def _edit(self, item: QListWidgetItem) -> None:
        # Not refilled: the editor is still open.
        row = self.list.row(item)
        region = self._parsed(item.text())
        is_new = region is not None and region not in self._regions
        if region is not None and is_new:
            self._regions[row] = region
        self.list.blockSignals(True)
        item.setText(_text(self._regions[row]))
        self.list.blockSignals(False)
        if is_new:
            self.changed.emit()

    def _parsed(self, text: str) -> Rect | None:
        """The typed region; None, with a message, if it is not a valid one."""
        numbers = [int(number) for number in re.findall(r"-?\d{1,9}", text)]
        width, height = self._whole.width, self._whole.height
        problem = ""
        region = None
        if len(numbers) != 4 or min(numbers[2:]) < 1:
            problem = self.tr("Type four whole numbers: X, Y, width, height.")
        else:
            region = Rect(*numbers)
            if not self._whole.contains(region):
                region = None
                problem = self.tr("It must lie inside the picture of {width} × {height} pixels.").format(
                    width=width, height=height
                )
        self._problem.setText(problem)
        self._problem.setStyleSheet(f"color: {colors_of(self.palette()).warning}")
        self._problem.setVisible(bool(problem))
        return region

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for number, region in enumerate(self._regions):
            item = QListWidgetItem(_text(region), self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            swatch = QPixmap(_SWATCH, _SWATCH)
            swatch.fill(QColor(mark_color(number)))
            icon = QIcon(swatch)
            # Otherwise Qt tints it with the selection colour.
            icon.addPixmap(swatch, QIcon.Mode.Selected)
            item.setIcon(icon)
        self.list.blockSignals(False)
        self._remove.setEnabled(bool(self._regions))


class _HintedList(QListWidget):
    """Says how it is filled, while it is empty."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The entries, or the hint."""
        super().paintEvent(event)
        if not self.count():
            painter = QPainter(self.viewport())
            painter.setPen(colors_of(self.palette()).color("dim_text"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._hint)
            painter.end()


def _text(region: Rect) -> str:
    return f"{region.x}, {region.y}, {region.width}, {region.height}"
