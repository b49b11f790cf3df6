"""The status bar: where the pointer is and what is under it, the zoom, what is computing, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from sr_desktop.export.tables.times import clock
from sr_desktop.ui.panes.values import color_text
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.progress_bar import ProgressBar

_WIDEST_POSITION = "x 88888  y 88888"
_WIDEST_ZOOM = "8888.8 %"
_WIDEST_DEVICE = "CUDA:0 fp16"
_WIDEST_JOB = "Measuring LPIPS-Alex  88:88 left"


RESERVED_FROM = 900
"""From this width in logical pixels, room for the progress is kept even while nothing is computed."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The colour of one pane under the pointer.

    Attributes:
        title: The pane's title.
        rgb: Red, green and blue, 0 to 255; None where nothing has been computed yet.
        opacity: 0 to 255; of what is transparent no colour is shown, for it is not seen.
    """

    title: str
    rgb: tuple[int, int, int] | None
    opacity: int = 255

    @property
    def text(self) -> str:
        """``121 98 77``; with its opacity if it is not opaque: ``121 98 77 at 40 %``."""
        return color_text(self.rgb, self.opacity)


def format_zoom(scale: float) -> str:
    """Device pixels per picture pixel as a percentage, with a decimal only where one is needed."""
    percent = scale * 100
    return f"{percent:.1f} %" if percent < 100 and abs(percent - round(percent)) >= 0.05 else f"{percent:.0f} %"


class StatusBar(QFrame):
    """One line in which every field has its place reserved, so nothing moves when a value arrives.

    Only in a window narrower than `RESERVED_FROM` does the progress take room when it appears.

    Signals:
        cancel_requested: The button next to the progress bar was pressed.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self._position = self._fixed(_WIDEST_POSITION)
        self._position.setToolTip(self.tr("Pixel under the pointer, counted from the top left of the result"))
        self._values = ElidedLabel(parent=self)
        self._sizes = QLabel(self)
        self._sizes.setObjectName("sizes")
        self._sizes.setToolTip(self.tr("Size of the picture in pixels, and of the results where it is enlarged"))
        self._zoom = self._fixed(_WIDEST_ZOOM)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._zoom.setToolTip(self.tr("Screen pixels to a picture pixel; 100 % shows every pixel as one"))

        self._job = ElidedLabel(parent=self, reserve=_WIDEST_JOB, align=Qt.AlignmentFlag.AlignRight)
        self._bar = ProgressBar(self)
        self._bar.setMinimumWidth(40)
        self._bar.setMaximumWidth(110)
        self._bar.setAccessibleName(self.tr("Progress of the comparison"))
        self.cancel_button = tool_button(self, self.tr("Cancel"), self.tr("Stop computing; finished panes stay"))
        self.cancel_button.setObjectName("cancel-comparison")
        self.cancel_button.clicked.connect(self.cancel_requested)
        self._input = ElidedLabel(parent=self, reserve="", align=Qt.AlignmentFlag.AlignRight)
        self._input.setObjectName("input")
        self._device = self._fixed(_WIDEST_DEVICE)
        self._device.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._device.setObjectName("device")

        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 3, 10, 3)
        layout.setSpacing(12)
        layout.addWidget(self._position)
        layout.addWidget(self._values, 1)
        layout.addWidget(self._sizes)
        layout.addWidget(self._zoom)
        layout.addWidget(self._job)
        layout.addWidget(self._bar)
        layout.addWidget(self.cancel_button)
        layout.addWidget(self._input)
        layout.addWidget(self._device)
        self._reserve(True)
        self.set_progress(None)
        self.set_input("")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow window, fields that are not shown leave their place to the colours."""
        self._reserve(event.size().width() >= RESERVED_FROM)
        # The title of the window has them too.
        self._sizes.setVisible(event.size().width() >= RESERVED_FROM)
        super().resizeEvent(event)

    def _reserve(self, reserved: bool) -> None:
        for widget in (self._bar, self.cancel_button, self._job):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(reserved)
            widget.setSizePolicy(policy)

    @property
    def position_text(self) -> str:
        """The pointer's position as it is shown."""
        return self._position.text()

    @property
    def values_text(self) -> str:
        """The colours under the pointer as they are shown."""
        return self._values.text()

    @property
    def values_tip(self) -> str:
        """The colours under the pointer with the names of their panes."""
        return self._values.toolTip()

    @property
    def sizes_text(self) -> str:
        """The sizes as they are shown."""
        return self._sizes.text()

    @property
    def zoom_text(self) -> str:
        """The zoom as it is shown."""
        return self._zoom.text()

    @property
    def job_text(self) -> str:
        """What is being computed, as it is shown."""
        return self._job.text()

    @property
    def device_text(self) -> str:
        """The device as it is shown."""
        return self._device.text()

    def set_pointer(self, x: int, y: int, samples: Sequence[Sample], told: Sequence[Sample]) -> None:
        """Show a picture pixel and its colour.

        Args:
            x: Column of the pixel.
            y: Its row.
            samples: The colours of all panes, for the tooltip.
            told: Those that are written here; other panes have theirs at their crosshairs.
        """
        self._position.setText(f"x {x}  y {y}")
        shown = "  |  ".join(f"{each.title} {each.text}" for each in told)
        self._values.set_text(f"RGB  {shown}" if told else "")
        self._values.setToolTip("\n".join(f"{each.title}: {each.text}" for each in samples))

    def clear_pointer(self) -> None:
        """The pointer is over no picture."""
        self._position.clear()
        self._values.set_text("")
        self._values.setToolTip("")

    def set_sizes(self, text: str) -> None:
        """Show the sizes of the picture and of its results; empty where nothing is open."""
        self._sizes.setText(text)

    def set_zoom(self, scale: float | None) -> None:
        """Show the zoom; None where nothing is open."""
        self._zoom.setText("" if scale is None else format_zoom(scale))

    def set_progress(self, fraction: float | None, job: str = "", seconds_left: float | None = None) -> None:
        """Show how far the work is, 0 to 1; None when nothing is computed."""
        running = fraction is not None
        for widget in (self._bar, self.cancel_button, self._job):
            widget.setVisible(running)
        if fraction is None:
            return
        self._bar.set_fraction(fraction)
        left = "" if seconds_left is None else self.tr("{time} left").format(time=clock(seconds_left))
        self._job.set_text("  ".join(part for part in (job, left) if part))

    @property
    def input_text(self) -> str:
        """What the methods are given, as it is shown."""
        return self._input.text()

    def set_input(self, text: str) -> None:
        """Show what the methods are given; empty where it goes without saying, which takes no room."""
        self._input.set_text(text)
        self._input.setToolTip(text)
        self._input.updateGeometry()
        self._input.setVisible(bool(text))

    def set_device(self, text: str, tip: str) -> None:
        """Show on which device, and in which precision, networks run."""
        self._device.setText(text)
        self._device.setToolTip(tip)

    def _fixed(self, widest: str) -> QLabel:
        label = QLabel(self)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
        return label
