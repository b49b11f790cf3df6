"""Joins the plots to the window: a dock each, fed while it is seen, its chart taken away on wish."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from sr_desktop.export.chart.styles import CurveStyles
from sr_desktop.imaging.line_profile import Line
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.measuring.plots.dock import PlotDock
from sr_desktop.ui.measuring.plots.docks import HistogramDock, ProfileDock, SpectrumDock
from sr_desktop.ui.measuring.plots.feed import PlotFeed
from sr_desktop.ui.measuring.plots.keeping import PlotKeeping
from sr_desktop.ui.workspace.dock_switch import DockSwitch
from sr_desktop.ui.workspace.parts import WindowParts


class Plotting(QObject):
    """Owns the three plots, and joins the line in the panes to the first.

    Attributes:
        profile: The values along the line.
        spectrum: The power over spatial frequency.
        histogram: How often each level occurs.
        switches: What shows and hides their docks, in this order.
    """

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        window, actions, stage, session = parts.window, parts.actions, parts.stage, parts.session
        tasks, settings, toasts = parts.tasks, parts.settings, parts.toasts
        self._model = stage.model
        self._settings = settings
        self.profile = ProfileDock(settings, window)
        self.spectrum = SpectrumDock(settings, window)
        self.histogram = HistogramDock(settings, window)
        styles = CurveStyles()
        self.switches = (
            DockSwitch(
                self.profile, actions[ActionId.PROFILE], session, settings.profile_shown, self._remember_profile, self
            ),
            DockSwitch(
                self.spectrum,
                actions[ActionId.SPECTRUM],
                session,
                settings.spectrum_shown,
                self._remember_spectrum,
                self,
            ),
            DockSwitch(
                self.histogram,
                actions[ActionId.HISTOGRAM],
                session,
                settings.histogram_shown,
                self._remember_histogram,
                self,
            ),
        )
        docks: tuple[PlotDock, ...] = (self.profile, self.spectrum, self.histogram)
        for dock, switch in zip(docks, self.switches, strict=True):
            PlotFeed(dock, switch, stage, session, tasks, styles, self)
            PlotKeeping(dock, window, tasks, settings, toasts)
        self._model.line.drawn.connect(self.switches[0].show)
        self.profile.spot_changed.connect(self._point_out)
        self.profile.escaped.connect(self._remove_line)
        self.profile.help_requested.connect(self._draw_line)

    @Slot(object)
    def _point_out(self, distance: float | None) -> None:
        """Mark the place that is read off in the panes."""
        line = self._model.line.line
        self._model.line.set_spot(None if line is None or distance is None else distance / line.length)

    @Slot()
    def _remove_line(self) -> None:
        self._model.line.set(None)

    @Slot()
    def _draw_line(self) -> None:
        """A line across the middle half of what is seen, for those without a mouse."""
        seen = self._model.visible_rect
        row, quarter = seen.y + seen.height // 2, seen.width // 4
        left, right = seen.x + quarter, seen.right - 1 - quarter
        if left < right:
            self._model.line.set(Line(left, row, right, row))

    def _remember_profile(self, shown: bool) -> None:
        self._settings.profile_shown = shown

    def _remember_spectrum(self, shown: bool) -> None:
        self._settings.spectrum_shown = shown

    def _remember_histogram(self, shown: bool) -> None:
        self._settings.histogram_shown = shown
