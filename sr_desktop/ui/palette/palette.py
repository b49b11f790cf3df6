"""The palette's card, over the top of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from sr_desktop.ui.palette.delegate import LineDelegate
from sr_desktop.ui.palette.entries import Entry
from sr_desktop.ui.palette.model import PaletteModel
from sr_desktop.ui.theme.colors import colors_of

WIDTH = 680
_TOP = 44
_MARGIN = 16
_LINES = 12
_RADIUS = 8

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES - 2, Qt.Key.Key_PageUp: 2 - _LINES}


class Palette(QWidget):
    """Takes the keyboard while it is open; Esc, a click elsewhere, and its own key close it.

    Args:
        host: The window that it lies over.
        opener: The action that opens it, and closes it again.

    Signals:
        chosen: The `Entry` to be done; the palette is closed by then, and the focus where it was.
    """

    chosen = Signal(object)

    def __init__(self, host: QWidget, opener: QAction) -> None:
        super().__init__(host)
        self.setObjectName("palette")
        self._host = host
        self._opener = opener
        self._came_from: QWidget | None = None
        self._query = QLineEdit(self)
        self._query.setObjectName("palette-query")
        self._query.setPlaceholderText(self.tr("Type a few letters of a command, a pane or a recent picture"))
        self._query.setAccessibleName(self.tr("Find a command"))
        self._query.setFrame(False)
        self._query.setMinimumHeight(self._query.fontMetrics().height() + 16)
        self._query.textChanged.connect(self._find)
        self._query.installEventFilter(self)
        self._model = PaletteModel()
        self._list = QListView(self)
        self._list.setObjectName("palette-list")
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(LineDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._choose)
        self._nothing = QLabel(self.tr("Nothing is called like that."), self)
        self._nothing.setObjectName("palette-nothing")
        self._nothing.setEnabled(False)
        self._nothing.setContentsMargins(10, 6, 10, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(7, 7, 7, 7)
        layout.setSpacing(5)
        for widget in (self._query, self._list, self._nothing):
            layout.addWidget(widget)
        host.installEventFilter(self)
        self.hide()

    def open(self, entries: Sequence[Entry], recent: Sequence[str]) -> None:
        """Offer these entries, those of the names in `recent` first."""
        self._came_from = self._host.focusWidget()
        if (application := QCoreApplication.instance()) is not None:
            application.installEventFilter(self)
        self._model.set_entries(entries, recent)
        self._query.clear()
        self._refresh()
        self.show()
        self.raise_()
        self._query.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def dismiss(self) -> None:
        """Close, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if (application := QCoreApplication.instance()) is not None:
            application.removeEventFilter(self)
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self._host.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The keys of the field, the size of the window, and clicks beside the card."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is not self._query:
            if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget) and not self._has(watched):
                self.dismiss()
            return super().eventFilter(watched, event)
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride:
                # While someone types here, no key is another's: but for the one that closes the palette.
                if QKeySequence(event.keyCombination()) not in self._opener.shortcuts():
                    event.accept()
                return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._press(event.key()) or super().eventFilter(watched, event)
            case QFocusEvent() if event.type() == QEvent.Type.FocusOut:
                # A menu of the field, or another window, does not end it.
                if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                    self.dismiss()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A card in the colour of fields, with a hairline."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.color("base"))
        painter.setPen(colors.color("dim_text"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.setPen(colors.color("line"))
        below = self._query.geometry().bottom() + 3
        painter.drawLine(1, below, self.width() - 2, below)
        painter.end()

    def _has(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget)

    def _press(self, key: int) -> bool:
        """Do what a key means here; whether it means anything."""
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self._list.currentIndex())
        elif (step := _STEPS.get(Qt.Key(key))) is not None:
            self._move(step)
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def _move(self, step: int) -> None:
        """Go to another line that can be chosen; from one end, a single step leads to the other."""
        rows = [row for row in range(self._model.rowCount()) if self._model.line(row).entry.enabled]
        if not rows:
            return
        current = self._list.currentIndex().row()
        place = rows.index(current) if current in rows else -1
        aim = place + step
        aim = aim % len(rows) if abs(step) == 1 else min(max(aim, 0), len(rows) - 1)
        self._list.setCurrentIndex(self._model.index(rows[aim]))

    @Slot(str)
    def _find(self, query: str) -> None:
        self._model.find(query)
        self._refresh()

    def _refresh(self) -> None:
        self._list.scrollToTop()
        self._list.setCurrentIndex(QModelIndex())
        self._move(1)
        has_lines = self._model.rowCount() > 0
        self._list.setVisible(has_lines)
        self._nothing.setVisible(not has_lines)
        self._place()

    def _place(self) -> None:
        width = min(WIDTH, self._host.width() - 2 * _MARGIN)
        line = self._list.sizeHintForRow(0) if self._model.rowCount() else 0
        room = self._host.height() - _TOP - _MARGIN - self._query.minimumHeight() - 20
        self._list.setFixedHeight(max(line, min(min(self._model.rowCount(), _LINES) * line, room)))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.setGeometry((self._host.width() - width) // 2, _TOP, width, self.sizeHint().height())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.line(index.row()).entry.enabled:
            entry = self._model.line(index.row()).entry
            self.dismiss()
            self.chosen.emit(entry)
