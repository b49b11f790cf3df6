"""The palette's card at the top of the window, and the painting of its lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from sr_desktop.ui.palette.model import LINE, Entry, Line, PaletteModel
from sr_desktop.ui.theme.colors import Colors, colors_of
from sr_desktop.ui.theme.icons import icon

WIDTH = 680
_TOP = 44
_MARGIN = 16
_LINES = 12
_RADIUS = 8

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _LINES - 2, Qt.Key.Key_PageUp: 2 - _LINES}


class Palette(QWidget):
    """Takes the keyboard while open; Esc, a click elsewhere and its own key close it.

    Args:
        host: The window that it lies over.
        opener: The action that opens it, and closes it again.

    Signals:
        chosen: The `Entry` to run, sent after the palette has closed and restored the focus.
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
        self._nothing = QLabel(self.tr("No matches."), self)
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
        """Open with these entries, those named in `recent` first."""
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
        """Close, and restore the focus."""
        if self.isHidden():
            return
        self.hide()
        if (application := QCoreApplication.instance()) is not None:
            application.removeEventFilter(self)
        before = self._came_from
        # It may have gone with its dock or its menu.
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
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
                # While the user types here, all keys belong to the palette, except the one that closes it.
                if QKeySequence(event.keyCombination()) not in self._opener.shortcuts():
                    event.accept()
                return True
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress:
                return self._press(event.key()) or super().eventFilter(watched, event)
            case QFocusEvent() if event.type() == QEvent.Type.FocusOut:
                # A context menu of the field, or another window, does not close it.
                if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                    self.dismiss()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A card in the colour of text fields, with a thin border."""
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
        """Handle a key. Returns whether it has a meaning here."""
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
        """Go to another line that can be chosen; a single step wraps around at the ends."""
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


_ICON = 16
_PAD = 10
_BETWEEN = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """One line of text high, with padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        """All lines have the same height."""
        return QSize(0, QFontMetrics(option.font).height() + 14)  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a line in the colours of the palette."""
        line: Line = index.data(LINE)
        colors = colors_of(option.palette)  # type: ignore[attr-defined]
        room: QRect = option.rect  # type: ignore[attr-defined]
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent"))
            painter.drawRoundedRect(room.adjusted(4, 1, -4, -1), 4, 4)
        inner = room.adjusted(_PAD, 0, -_PAD, 0)
        self._paint_icon(painter, line, inner, is_selected)
        inner.setLeft(inner.left() + _ICON + _PAD)
        strong, weak = _text_colors(colors, enabled=line.entry.enabled, selected=is_selected)
        font: QFont = option.font  # type: ignore[attr-defined]
        painter.setFont(font)
        painter.setPen(weak)
        painter.drawText(inner, _RIGHT, line.entry.keys)
        keys = QFontMetrics(font).horizontalAdvance(line.entry.keys)
        inner.setRight(inner.right() - (keys + _BETWEEN if keys else 0))
        inner.setLeft(_paint_title(painter, line, inner, strong, font) + _BETWEEN)
        painter.setFont(font)
        painter.setPen(weak)
        if inner.width() > _BETWEEN:
            detail = QFontMetrics(font).elidedText(line.entry.detail, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, _LEFT, detail)
        painter.restore()

    def _paint_icon(self, painter: QPainter, line: Line, room: QRect, is_selected: bool) -> None:
        shown = icon("check") if line.entry.checked else line.entry.icon
        if shown is not None:
            place = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            mode = QIcon.Mode.Selected if is_selected else QIcon.Mode.Normal
            shown.paint(painter, place, mode=mode if line.entry.enabled else QIcon.Mode.Disabled)


def _text_colors(colors: Colors, *, enabled: bool, selected: bool) -> tuple[QColor, QColor]:
    """The colours of the title and of the text beside it."""
    strong = colors.color("accent_text" if selected else "text" if enabled else "dim_text")
    weak = colors.color("accent_text" if selected else "dim_text")
    if not enabled:
        strong.setAlpha(150)
        weak.setAlpha(150)
    return strong, weak


def _paint_title(painter: QPainter, line: Line, room: QRect, color: QColor, font: QFont) -> int:
    """Paint the title, matched letters in bold. Returns where it ends."""
    bold = QFont(font)
    bold.setBold(True)
    painter.setPen(color)
    left = room.left()
    for is_meant, text in _runs(line):
        used = bold if is_meant else font
        painter.setFont(used)
        metrics = QFontMetrics(used)
        rest = QRect(left, room.top(), room.right() - left, room.height())
        if rest.width() <= 0:
            break
        painter.drawText(rest, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, rest.width()))
        left += metrics.horizontalAdvance(text)
    return min(left, room.right())


def _runs(line: Line) -> list[tuple[bool, str]]:
    """The title in runs of matched and of other letters."""
    runs: list[tuple[bool, str]] = []
    for place, letter in enumerate(line.entry.title):
        is_meant = place in line.match.places
        if runs and runs[-1][0] == is_meant:
            runs[-1] = (is_meant, runs[-1][1] + letter)
        else:
            runs.append((is_meant, letter))
    return runs
