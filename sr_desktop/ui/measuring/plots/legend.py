"""The legend beside a plot, which also shows the values at the crosshair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sr_desktop.export.chart.styles import CurveStyle
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.theme.curves import curve_color
from sr_desktop.ui.theme.fonts import with_tabular_digits
from sr_desktop.ui.widgets.eliding import elided_apart

_SAMPLE = 18
"""Length of the line sample before a title, in logical pixels."""
_MARK = 10
"""Diameter of the mark before a title."""
_GAP = 6
_PAD = 1
_WIDEST_VALUE = "−100.0"
_POINTING = (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


@dataclass(frozen=True, slots=True)
class Entry:
    """One curve: its pane's id, its title and its style."""

    id: str
    title: str
    style: CurveStyle


class LegendButton(QAbstractButton):
    """A curve's entry: a sample of its line or its mark, its title, the value at the crosshair. A click toggles it.

    Args:
        entry: What it stands for.
        parent: The legend.
        has_marks: Whether it is drawn as marks rather than as a line.

    Attributes:
        neighbours: The titles of all entries, from which a title that is cut must stay apart.

    Signals:
        pointed: The pointer or the keyboard focus has come to it, or left it.
    """

    pointed = Signal()

    def __init__(self, entry: Entry, parent: QWidget | None = None, *, has_marks: bool = False) -> None:
        super().__init__(parent)
        self.entry = entry
        self._has_marks = has_marks
        self.neighbours: tuple[str, ...] = ()
        self._value = ""
        self.setCheckable(True)
        self.setChecked(True)
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setToolTip(
            self.tr("Click to hide or show these dots; point here to see them before the others.")
            if has_marks
            else self.tr("Click to hide or show this curve; point here to see it before the others.")
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def value(self) -> str:
        """The text at the right end."""
        return self._value

    def set_value(self, value: str) -> None:
        """Write the value at the crosshair."""
        if value != self._value:
            self._value = value
            self.setAccessibleDescription(value)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the line, the title and the widest value."""
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(_WIDEST_VALUE)
        return QSize(_SAMPLE + 2 * _GAP + words, metrics.height() + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The height of a line of text."""
        return QSize(_SAMPLE, self.sizeHint().height())

    @property
    def is_pointed_at(self) -> bool:
        """Whether the pointer is over it, or the keyboard focus on it."""
        return self.underMouse() or self.hasFocus()

    def event(self, event: QEvent) -> bool:
        """Say when pointer or focus come and go."""
        handled = super().event(event)
        if event.type() in _POINTING:
            self.update()
            self.pointed.emit()
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The entry, faded while its curve is hidden."""
        painter = QPainter(self)
        colors = colors_of(self.palette())
        if self.is_pointed_at:
            painter.fillRect(self.rect(), colors.color("button"))
        painter.setOpacity(1.0 if self.isChecked() else 0.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_sample(painter, round(self.height() / 2))
        font = with_tabular_digits(self.font())
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(colors.color("text"))
        metrics = painter.fontMetrics()
        taken = metrics.horizontalAdvance(self._value) + _GAP if self._value else 0
        words = self.rect().adjusted(_SAMPLE + _GAP, 0, -taken, 0)
        title = elided_apart(self.text(), self.neighbours, words.width(), metrics)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        font.setStrikeOut(False)
        painter.setFont(font)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._value)
        painter.end()

    def _paint_sample(self, painter: QPainter, middle: int) -> None:
        color, is_second = curve_color(self.entry.style, self.palette()), self.entry.style.is_dashed
        if self._has_marks:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            mark = QRect((_SAMPLE - _MARK) // 2, middle - _MARK // 2, _MARK, _MARK)
            painter.drawRect(mark) if is_second else painter.drawEllipse(mark)
        else:
            style = Qt.PenStyle.DashLine if is_second else Qt.PenStyle.SolidLine
            painter.setPen(QPen(color, 2.5, style, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QPoint(0, middle), QPoint(_SAMPLE, middle))


class Legend(QScrollArea):
    """The entries as a column; hidden ones stay hidden while others come and go.

    Args:
        parent: The dock.
        has_marks: Whether the plot draws marks rather than lines.

    Signals:
        hidden_changed: The set of hidden curves has changed.
        lifted_changed: Another entry is pointed at, or none.
    """

    hidden_changed = Signal()
    lifted_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, has_marks: bool = False) -> None:
        super().__init__(parent)
        self._has_marks = has_marks
        self._entries: tuple[Entry, ...] = ()
        self._hidden: frozenset[str] = frozenset()
        self._page = QWidget(self)
        self._rows = QVBoxLayout(self._page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch(1)
        self.setWidget(self._page)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def hidden(self) -> frozenset[str]:
        """Ids of the panes whose curves are hidden."""
        return self._hidden

    def set_hidden(self, names: frozenset[str]) -> None:
        """Hide the curves of these panes, and no others."""
        if names == self._hidden:
            return
        self._hidden = names
        for name, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(name not in names)
        self.hidden_changed.emit()

    @property
    def lifted(self) -> str | None:
        """Id of the pane whose entry is pointed at, by the mouse or else by the keyboard; None for none."""
        buttons = self.buttons
        under = (name for name, button in buttons.items() if button.underMouse())
        focused = (name for name, button in buttons.items() if button.hasFocus())
        return next(under, None) or next(focused, None)

    @property
    def buttons(self) -> dict[str, LegendButton]:
        """The entries by pane id."""
        items = (self._rows.itemAt(place) for place in range(len(self._entries)))
        found = (item.widget() for item in items if item is not None)
        return {each.entry.id: each for each in found if isinstance(each, LegendButton)}

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """List these curves."""
        if tuple(entries) == self._entries:
            return
        for button in self.buttons.values():
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._entries = tuple(entries)
        for place, entry in enumerate(self._entries):
            button = LegendButton(entry, self._page, has_marks=self._has_marks)
            button.setChecked(entry.id not in self._hidden)
            button.neighbours = tuple(other.title for other in self._entries)
            button.toggled.connect(self._follow)
            button.pointed.connect(self.lifted_changed)
            self._rows.insertWidget(place, button)
            button.show()

    def set_values(self, values: Mapping[str, str]) -> None:
        """Write the values at the crosshair by pane id; nothing for those left out."""
        for name, button in self.buttons.items():
            button.set_value(values.get(name, ""))

    @Slot(bool)
    def _follow(self, shown: bool) -> None:
        button = self.sender()
        assert isinstance(button, LegendButton)
        name = frozenset({button.entry.id})
        self._hidden = self._hidden - name if shown else self._hidden | name
        self.hidden_changed.emit()
