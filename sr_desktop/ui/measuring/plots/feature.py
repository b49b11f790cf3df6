"""Connects the plots to the window: one dock each, updated while it is visible, with copying and saving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot

from sr_desktop.export.chart.styles import CurveStyles
from sr_desktop.imaging.measuring.line_profile import Line
from sr_desktop.ui.measuring.plots.dock import PlotDock
from sr_desktop.ui.measuring.plots.docks import HistogramDock, ProfileDock, SpectrumDock
from sr_desktop.ui.measuring.plots.feed import PlotFeed
from sr_desktop.ui.measuring.plots.keeping import PlotKeeping
from sr_desktop.ui.workspace.docks import DockSwitch
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Plotting(Feature):
    """Owns the three plots, and connects the line in the panes to the first.

    Attributes:
        profile: Shows and hides the values along the line.
        spectrum: Shows and hides the power over spatial frequency.
        histogram: Shows and hides how often each level occurs.
        styles: How the curves and marks of every pane look.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        window, settings = workspace.window, workspace.settings
        self._model = workspace.stage.model
        self._settings = settings
        self.styles = CurveStyles()
        profile = ProfileDock(settings, window)
        self.profile = self._add(profile, settings.profile_shown, self._remember_profile)
        self.spectrum = self._add(SpectrumDock(settings, window), settings.spectrum_shown, self._remember_spectrum)
        self.histogram = self._add(HistogramDock(settings, window), settings.histogram_shown, self._remember_histogram)
        self._model.line.drawn.connect(self.profile.show)
        profile.spot_changed.connect(self._point_out)
        profile.escaped.connect(self._remove_line)
        profile.help_requested.connect(self._draw_line)

    @property
    def docks(self) -> tuple[PlotDock, ...]:
        """All plots."""
        switches = (self.profile, self.spectrum, self.histogram)
        return tuple(switch.dock for switch in switches if isinstance(switch.dock, PlotDock))

    def _add(self, dock: PlotDock, is_wanted: bool, remember: Callable[[bool], None]) -> DockSwitch:
        switch = self.workspace.docks.add(dock, is_wanted=is_wanted, remember=remember)
        PlotFeed(dock, switch, self.workspace, self.styles, self)
        PlotKeeping(dock, self.workspace)
        return switch

    @Slot(object)
    def _point_out(self, distance: float | None) -> None:
        """Mark the place of the crosshair in the panes."""
        line = self._model.line.line
        self._model.line.set_spot(None if line is None or distance is None else distance / line.length)

    @Slot()
    def _remove_line(self) -> None:
        self._model.line.set(None)

    @Slot()
    def _draw_line(self) -> None:
        """Draw a line across the middle half of the visible part, for use without a mouse."""
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
