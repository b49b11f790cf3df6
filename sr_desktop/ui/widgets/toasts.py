"""Notices that do not interrupt: one small card over the lower right corner of the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sr_desktop.messages.names import escaped
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.widgets.message_log import MessageLog
from sr_desktop.ui.widgets.progress_bar import ProgressBar

SHOWN_MS = 6000
"""How long a short notice is shown."""
READING_MS = 60
"""What each character of a message adds to the time that a longer one is shown."""
URGENCY = 3
"""How many times as long an error, or a notice with something to do, is shown."""
MARGIN = 12
WIDTH = 380


class Severity(Enum):
    """How important a toast is."""

    NOTICE = "notice"
    """Says what was done."""
    ERROR = "error"
    """Says what went wrong; is shown longer, and can be copied."""
    PROGRESS = "progress"
    """Shows how far some work is; stays until the work removes it, behind what is said meanwhile."""


_RADIUS = 5
_STRIPE = 4
_STRIPE_COLORS = {Severity.NOTICE: "accent", Severity.ERROR: "warning", Severity.PROGRESS: "accent"}


class Toast(QWidget):
    """One card. It goes after the time that it takes to read, but stays while the pointer rests on it, or the keyboard
    is at one of its buttons.

    Signals:
        closed: The card is gone or going.
    """

    closed = Signal()

    def __init__(self, text: str, severity: Severity, parent: QWidget, *, has_bar: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        # Qt would leave out what is no UTF-8.
        text = escaped(text)
        self.setAccessibleName(text)
        self.text = text
        self.severity = severity

        message = QLabel(text, self)
        message.setWordWrap(True)
        message.setTextFormat(Qt.TextFormat.PlainText)
        message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self._buttons.addStretch(1)
        body = QVBoxLayout()
        body.addWidget(message)
        body.addLayout(self._buttons)
        self._bar: ProgressBar | None = None
        if has_bar:
            self._bar = ProgressBar(self)
            self._bar.setAccessibleName(text)
            body.insertWidget(1, self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 7, 9)
        layout.addLayout(body, 1)
        if severity is not Severity.PROGRESS:
            close = tool_button(self, self.tr("Dismiss"), self.tr("Dismiss"), "close")
            close.clicked.connect(self.dismiss)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

        self._timer = QTimer(self, singleShot=True, interval=max(SHOWN_MS, READING_MS * len(text)))
        self._timer.timeout.connect(self._expire)
        if severity is Severity.ERROR:
            self.add_button(self.tr("Copy"), self._copy, dismisses=False)
        if severity is not Severity.PROGRESS:
            self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """A card with a stripe in the colour of its severity."""
        colors = colors_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(card, _RADIUS, _RADIUS)
        painter.fillPath(shape, colors.color("button"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _STRIPE, self.height(), colors.color(_STRIPE_COLORS[self.severity]))
        painter.restore()
        painter.setPen(colors.color("line"))
        painter.drawPath(shape)
        painter.end()

    def set_progress(self, fraction: float) -> None:
        """Show how far the work is, 0 to 1."""
        if self._bar is not None:
            self._bar.set_fraction(fraction)

    def add_button(self, label: str, act: Callable[[], object], *, dismisses: bool = True) -> None:
        """Offer something to do about it; the card is then shown longer."""
        button = tool_button(self, label)
        button.clicked.connect(lambda: act())
        if dismisses:
            button.clicked.connect(self.dismiss)
        self._buttons.addWidget(button)
        self._timer.setInterval(URGENCY * max(SHOWN_MS, READING_MS * len(self.text)))

    @Slot()
    def dismiss(self) -> None:
        """Remove the card."""
        self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEvent) -> None:  # noqa: N802
        """Stay while the pointer rests on the card."""
        self._timer.stop()
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Continue the countdown."""
        if self.severity is not Severity.PROGRESS and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    @Slot()
    def _expire(self) -> None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            self._timer.start()
        else:
            self.dismiss()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


class Toasts(QObject):
    """Shows one card over the lower right corner of a window: what was said last, else the work under way.

    A message takes the place of the one before it. All are kept in the log; if an error gave way before it could be
    read, the card says so, with a button that opens the log.

    Args:
        host: The cards lie over it.

    Attributes:
        log: What was said.

    Signals:
        log_requested: The user wants to see the log.
    """

    log_requested = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._message: Toast | None = None
        self._work: list[Toast] = []
        self._missed = 0
        self.log = MessageLog(self)
        host.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """The cards on screen: one or none."""
        return ((self._message,) if self._message is not None else tuple(self._work))[-1:]

    def notice(self, text: str) -> Toast:
        """Say something that need not be acted upon."""
        return self._say(text, Severity.NOTICE)

    def error(self, text: str) -> Toast:
        """Say what went wrong: what happened, to which file, what to do."""
        return self._say(text, Severity.ERROR)

    def progress(self, text: str, *, has_bar: bool = True) -> Toast:
        """Say what is being done. The caller reports progress to the toast, and dismisses it in the end.

        Args:
            text: What.
            has_bar: Whether it is known how far it is.
        """
        toast = self._made(text, Severity.PROGRESS, has_bar=has_bar)
        self._work.append(toast)
        self._place()
        return toast

    def clear(self) -> None:
        """Remove the message; the card of work under way stays."""
        self._missed = 0
        if self._message is not None:
            self._message.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size, and cards whose size changes."""
        resized = watched is self._host and event.type() == QEvent.Type.Resize
        if resized or (watched is not self._host and event.type() == QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _say(self, text: str, severity: Severity) -> Toast:
        last = self._message
        if last is None:
            self._missed = 0
        elif last.severity is Severity.ERROR and last.text != text:
            self._missed += 1
        if last is not None:
            last.dismiss()
        self.log.add(text, is_error=severity is Severity.ERROR)
        toast = self._message = self._made(text, severity)
        if self._missed:
            label = self.tr("Earlier messages ({count})").format(count=self._missed)
            toast.add_button(label, self.log_requested.emit)
        self._place()
        return toast

    def _made(self, text: str, severity: Severity, *, has_bar: bool = False) -> Toast:
        toast = Toast(text, severity, self._host, has_bar=has_bar)
        toast.closed.connect(self._forget)
        toast.installEventFilter(self)
        return toast

    @Slot()
    def _forget(self) -> None:
        gone = self.sender()
        self._work = [toast for toast in self._work if toast is not gone]
        if self._message is gone:
            self._message = None
        self._place()

    def _place(self) -> None:
        for toast in self._work:
            toast.setVisible(toast in self.shown)
        if not self.shown:
            return
        (shown,) = self.shown
        width = max(160, min(WIDTH, self._host.width() - 2 * MARGIN))
        height = max(shown.heightForWidth(width), shown.minimumSizeHint().height())
        shown.setGeometry(self._host.width() - MARGIN - width, self._host.height() - MARGIN - height, width, height)
        shown.show()
        shown.raise_()
