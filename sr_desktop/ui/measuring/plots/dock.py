"""A dock with a plot, its choices, its legend, and buttons to copy and save it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sr_desktop import SCALE
from sr_desktop.export.chart.chart import Chart, Mark
from sr_desktop.export.chart.measures import PlotMeasure, Series
from sr_desktop.export.chart.styles import ChartView, CurveStyle
from sr_desktop.export.session.model import SavedPlot
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Color
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.measuring.plots.kept_dock import ChartBody, KeptDock
from sr_desktop.ui.measuring.plots.legend import Entry, Legend
from sr_desktop.ui.view.state import Size
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.hinted_pages import HintedPages
from sr_desktop.ui.widgets.progress_bar import ProgressBar
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride

if TYPE_CHECKING:
    from sr_desktop.ui.measuring.plots.panel import PlotPanel

_SIDE_WIDTH = 224


@dataclass(frozen=True, slots=True)
class PlotContext:
    """What the user has marked, which decides what is plotted.

    Attributes:
        region: The marked region.
        line: The drawn line.
        has_original: Whether there is an original.
        background: What is laid under panes that are not opaque; None if all are.
        scale: How many times larger the panes are than the low-resolution picture.
        size: Of the panes, in pixels; None while there is no picture.
    """

    region: Rect | None
    line: Line | None
    has_original: bool
    background: Color | None = None
    scale: int = SCALE
    size: Size | None = None


class PlotDock(KeptDock):
    """Shows one kind of chart. A subclass decides which, and adds its own widgets to `choices`.

    The plotting library is loaded for the first chart, by the caller of `build`.

    Args:
        name: Identifies it in the settings and in tests.
        title: On its tab.
        channel: The initial colour channel.
        parent: The window.

    Signals:
        choice_changed: The user has changed what is measured or how it is shown.
        spot_changed: x of the crosshair, or None.
        escaped: Esc was pressed in the plot.
        help_requested: The button below the hint was pressed.
    """

    choice_changed = Signal()
    spot_changed = Signal(object)
    escaped = Signal()
    help_requested = Signal()

    def __init__(self, name: str, title: str, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}-dock")
        self.setWindowTitle(title)
        self._panel: PlotPanel | None = None
        self._chart: Chart | None = None
        self._styles: Mapping[str, CurveStyle] = {}
        self.channel_box = self._channel_box(channel)
        self.subject = ElidedLabel(parent=self)
        self.legend = Legend(self)
        self.legend.hidden_changed.connect(self._hide_curves)
        self.legend.lifted_changed.connect(self._lift_curve)
        self.reading = QLabel(self)
        self.progress = ProgressBar(self)
        self.progress.setAccessibleName(self.tr("Progress of the measurement"))
        self.progress.setMaximumHeight(4)
        self.progress.hide()
        self.choices = QHBoxLayout()
        self.pages = HintedPages(self)
        self.hint, self.hint_button = self.pages.hint, self.pages.button
        self.hint_button.clicked.connect(self.help_requested)
        body = ChartBody(self)
        layout = QHBoxLayout(body)
        layout.setContentsMargins(4, 2, 8, 4)
        layout.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.pages, 1)
        left.addWidget(self.progress)
        layout.addLayout(left, 1)
        layout.addWidget(self._side_column())
        self.setWidget(body)
        self.show_hint("")

    # Provided by subclasses

    def measure(self, context: PlotContext) -> PlotMeasure | None:
        """What to measure; None if there is nothing."""
        raise NotImplementedError

    def why_nothing(self, context: PlotContext) -> str:
        """What the user must do first, where `measure` gives None."""
        raise NotImplementedError

    @property
    def help_text(self) -> str:
        """The label of the button below `why_nothing`; empty for no button."""
        return ""

    def subject_text(self, measure: PlotMeasure) -> str:
        """The measured part of the picture, in the user's language."""
        raise NotImplementedError

    def chart_of(
        self, measure: PlotMeasure, series: Mapping[str, Series], titles: Mapping[str, str], name: str
    ) -> Chart:
        """The chart of the measured series, for the picture of that name."""
        return measure.chart(series, titles, name)

    def labels(self, chart: Chart) -> tuple[str, str]:
        """The labels of the axes, in the user's language."""
        raise NotImplementedError

    def mark_text(self, mark: Mark) -> str:
        """The label of a mark, in the user's language."""
        return mark.label

    def explanation(self) -> str:
        """How it is measured, in the user's language."""
        raise NotImplementedError

    def reading_text(self, x: float) -> str:
        """The x value at the crosshair, with its unit."""
        raise NotImplementedError

    def value_text(self, value: float) -> str:
        """A curve's value at the crosshair."""
        return f"{value:.1f}".replace("-", "−")

    # Contents

    @property
    def channel(self) -> Channel:
        """The chosen colour channel."""
        return Channel(self.channel_box.currentData())

    @property
    def look(self) -> SavedPlot:
        """What of the results it shows; a subclass adds its own choices."""
        return SavedPlot(channel=self.channel, hidden=tuple(sorted(self.legend.hidden)))

    def set_look(self, look: SavedPlot) -> None:
        """Show this of the results."""
        self.channel_box.setCurrentIndex(self.channel_box.findData(look.channel.value))
        self.legend.set_hidden(frozenset(look.hidden))

    @property
    def panel(self) -> PlotPanel | None:
        """The plot; None until the plotting library is loaded."""
        return self._panel

    @property
    def chart(self) -> Chart | None:
        """The chart shown; None while a hint is shown instead."""
        return self._chart

    @property
    def seen(self) -> tuple[Chart, ChartView] | None:
        """The chart without its hidden curves, and its visible range; None while there is no chart."""
        if self._panel is None or self._chart is None:
            return None
        shown = frozenset(curve.id for curve in self._chart.curves) - self.legend.hidden
        x_range, y_range = self._panel.ranges
        return self._chart.only(shown), ChartView(x_range, y_range, dict(self._styles))

    def build(self) -> None:
        """Make the plot. Slow unless the plotting library has been imported already."""
        from sr_desktop.ui.measuring.plots.panel import PlotPanel

        if self._panel is not None:
            return
        self._panel = PlotPanel(self.pages)
        self._panel.spot_changed.connect(self._read_off)
        self._panel.escaped.connect(self.escaped)
        self.take_plot(self._panel)

    def show_hint(self, text: str, button: str = "") -> None:
        """Show a hint in place of the plot, with a button that helps."""
        self._chart = None
        self._read_off(None)
        super().show_hint(text, button)

    def show_chart(self, chart: Chart, subject: str, entries: tuple[Entry, ...]) -> None:
        """Show this chart. The plot must have been built.

        Args:
            chart: What to show.
            subject: The measured part of the picture, in the user's language.
            entries: The legend.
        """
        if self._panel is None:
            return
        self._chart = chart
        self._styles = {entry.id: entry.style for entry in entries}
        self.legend.set_entries(entries)
        self._panel.set_chart(chart, self._styles, self.labels(chart), [self.mark_text(mark) for mark in chart.marks])
        self._panel.set_hidden(self.legend.hidden)
        self.show_plot(self._panel, subject, self.explanation())

    @Slot(float)
    def show_progress(self, fraction: float) -> None:
        """Show the progress of a long measurement, 0 to 1; 1 ends it."""
        self.progress.set_fraction(fraction)
        self.progress.setVisible(fraction < 1)

    # Building

    @Slot()
    def _hide_curves(self) -> None:
        if self._panel is not None:
            self._panel.set_hidden(self.legend.hidden)
            self._lift_curve()

    @Slot()
    def _lift_curve(self) -> None:
        lifted = self.legend.lifted
        if self._panel is not None:
            # A hidden curve cannot be lifted, and must not fade the others.
            self._panel.lift(None if lifted in self.legend.hidden else lifted)

    @Slot(object)
    def _read_off(self, spot: int | None) -> None:
        chart = self._chart
        if spot is None or chart is None:
            self.reading.clear()
            self.legend.set_values({})
            self.spot_changed.emit(None)
            return
        x = float(chart.places[spot])
        self.reading.setText(self.reading_text(x))
        self.legend.set_values({curve.id: self.value_text(float(curve.values[spot])) for curve in chart.curves})
        self.spot_changed.emit(x)

    def show_all(self) -> None:
        """Show every curve whole."""
        if self._panel is not None:
            self._panel.show_all()

    def _channel_box(self, chosen: Channel) -> QComboBox:
        box = QComboBox(self)
        ShortcutOverride(box)
        box.setAccessibleName(self.tr("Colour channel"))
        box.setToolTip(self.tr("Which channel is plotted. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255."))
        for channel, label in (
            (Channel.LUMA, self.tr("Luma")),
            (Channel.RED, self.tr("Red")),
            (Channel.GREEN, self.tr("Green")),
            (Channel.BLUE, self.tr("Blue")),
        ):
            box.addItem(label, channel.value)
        box.setCurrentIndex(box.findData(chosen.value))
        box.currentIndexChanged.connect(self.choice_changed)
        return box

    def _side_column(self) -> QWidget:
        side = QWidget(self)
        side.setFixedWidth(_SIDE_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(3)
        head.addWidget(self.channel_box, 1)
        head.addLayout(self.choices, 1)
        for button in self.make_keeping_buttons(side):
            head.addWidget(button)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(head)
        about = QHBoxLayout()
        about.addWidget(self.subject, 1)
        about.addWidget(self.reading)
        layout.addLayout(about)
        layout.addWidget(self.legend, 1)
        return side
