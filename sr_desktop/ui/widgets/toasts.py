"""Notices that do not interrupt: small cards over the lower right corner of the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.widgets.buttons import tool_button

SHOWN_MS = 6000
MARGIN = 12
WIDTH = 380
LIMIT = 4


class Severity(Enum):
    """How important a toast is."""

    NOTICE = "notice"
    """Goes away by itself."""
    ERROR = "error"
    """Stays until it is dismissed, and can be copied."""
    PROGRESS = "progress"
    """Shows how far some work is; stays until the work removes it."""


_RADIUS = 5
_STRIPE = 4
_STRIPE_COLORS = {Severity.NOTICE: "accent", Severity.ERROR: "warning", Severity.PROGRESS: "accent"}


class Toast(QWidget):
    """One card. It stays while the pointer rests on it.

    Signals:
        closed: The card is gone or going.
    """

    closed = Signal()

    def __init__(self, text: str, severity: Severity, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
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
        self._bar: QProgressBar | None = None
        if severity is Severity.PROGRESS:
            self._bar = QProgressBar(self)
            self._bar.setRange(0, 1000)
            self._bar.setTextVisible(False)
            body.insertWidget(1, self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 7, 9)
        layout.addLayout(body, 1)
        if severity is not Severity.PROGRESS:
            close = tool_button(self, self.tr("Dismiss"), self.tr("Dismiss"), "close")
            close.clicked.connect(self.dismiss)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.dismiss)
        if severity is Severity.ERROR:
            self.add_button(self.tr("Copy"), self._copy, dismisses=False)
        elif severity is Severity.NOTICE:
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
            self._bar.setValue(round(fraction * 1000))

    def add_button(self, label: str, act: Callable[[], object], *, dismisses: bool = True) -> None:
        """Offer something to do about it."""
        button = tool_button(self, label)
        button.clicked.connect(lambda: act())
        if dismisses:
            button.clicked.connect(self.dismiss)
        self._buttons.addWidget(button)

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
        if self.severity is Severity.NOTICE and self.isVisible():
            self._timer.start()
        super().leaveEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


class Toasts(QObject):
    """Stacks the toasts of a window over its lower right corner, the newest lowest."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._toasts: list[Toast] = []
        host.installEventFilter(self)

    @property
    def shown(self) -> tuple[Toast, ...]:
        """The cards on screen, oldest first."""
        return tuple(self._toasts)

    def notice(self, text: str) -> Toast:
        """Say something that need not be acted upon."""
        return self._show(text, Severity.NOTICE)

    def error(self, text: str) -> Toast:
        """Say what went wrong: what happened, to which file, what to do."""
        return self._show(text, Severity.ERROR)

    def progress(self, text: str) -> Toast:
        """Say what is being done. The caller reports progress to the toast, and dismisses it in the end."""
        return self._show(text, Severity.PROGRESS)

    def clear(self) -> None:
        """Remove all cards except those of work under way."""
        for toast in self.shown:
            if toast.severity is not Severity.PROGRESS:
                toast.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size, and cards whose size changes."""
        resized = watched is self._host and event.type() == QEvent.Type.Resize
        if resized or (watched is not self._host and event.type() == QEvent.Type.LayoutRequest):
            self._place()
        return super().eventFilter(watched, event)

    def _show(self, text: str, severity: Severity) -> Toast:
        for known in self.shown:
            if known.text == text:
                known.dismiss()
        while len(self._toasts) >= LIMIT:
            self._toasts[0].dismiss()
        toast = Toast(text, severity, self._host)
        toast.closed.connect(self._forget)
        toast.installEventFilter(self)
        self._toasts.append(toast)
        toast.show()
        self._place()
        return toast

    @Slot()
    def _forget(self) -> None:
        self._toasts = [toast for toast in self._toasts if toast is not self.sender()]
        self._place()

    def _place(self) -> None:
        bottom = self._host.height() - MARGIN
        width = max(160, min(WIDTH, self._host.width() - 2 * MARGIN))
        for toast in reversed(self._toasts):
            height = max(toast.heightForWidth(width), toast.minimumSizeHint().height())
            toast.setGeometry(self._host.width() - MARGIN - width, bottom - height, width, height)
            toast.raise_()
            bottom -= height + MARGIN // 2
