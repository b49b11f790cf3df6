"""The docks: line profile, spectrum, histogram."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from sr_desktop.export.chart.chart import Chart, Mark
from sr_desktop.export.chart.measures import (
    HistogramMeasure,
    PlotMeasure,
    ProfileMeasure,
    Series,
    SpectrumMeasure,
)
from sr_desktop.export.session.model import SavedPlot
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.line_profile import LINE_WIDTHS
from sr_desktop.imaging.measuring.spectrum import SEGMENT, SMALLEST_SIDE
from sr_desktop.ui.measuring.plots.dock import PlotContext, PlotDock
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.widgets.shortcut_override import ShortcutOverride
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


class ProfileDock(PlotDock):
    """Plots the values along the line that the user has drawn."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(
            "profile", QCoreApplication.translate("Plots", "Line profile"), settings.profile_channel, parent
        )
        self._settings = settings
        self.width_box = QComboBox(self)
        ShortcutOverride(self.width_box)
        self.width_box.setAccessibleName(self.tr("Width of the line"))
        self.width_box.setToolTip(self.tr("Number of parallel lines, one pixel apart, that are averaged."))
        for width in LINE_WIDTHS:
            self.width_box.addItem(self.tr("{width} px").format(width=width), width)
        self.width_box.setCurrentIndex(max(0, self.width_box.findData(settings.profile_width)))
        self.width_box.currentIndexChanged.connect(self.choice_changed)
        self.choices.addWidget(self.width_box)
        self.choice_changed.connect(self._remember)

    def measure(self, context: PlotContext) -> PlotMeasure | None:
        """The values along the line, if there is one."""
        if context.line is None:
            return None
        return ProfileMeasure(context.line, self.channel, int(self.width_box.currentData()), context.background)

    def why_nothing(self, context: PlotContext) -> str:
        """How to draw a line."""
        return self.tr("Hold Shift and drag across an edge in a pane: the values along that line are plotted here.")

    @property
    def help_text(self) -> str:
        """A line without the mouse."""
        return self.tr("Draw a line across the middle")

    def subject_text(self, measure: PlotMeasure) -> str:
        """The ends of the line."""
        assert isinstance(measure, ProfileMeasure)
        line = measure.line
        return self.tr("{x1}, {y1} to {x2}, {y2}").format(x1=line.x1, y1=line.y1, x2=line.x2, y2=line.y2)

    def labels(self, chart: Chart) -> tuple[str, str]:
        """Distance and level."""
        return self.tr("Distance from A (px)"), self.tr("{channel} (levels)").format(
            channel=self.channel_box.currentText()
        )

    def explanation(self) -> str:
        """Bilinear, about one sample per pixel."""
        return self.tr(
            "Interpolated bilinearly, about one sample per pixel. Luma is 0.299 R + 0.587 G + 0.114 B, from 0 to 255."
        )

    def reading_text(self, x: float) -> str:
        """Pixels."""
        return self.tr("{distance} px from A").format(distance=f"{x:.1f}")

    @property
    def look(self) -> SavedPlot:
        """Also the width of the line."""
        return super().look.model_copy(update={"width": int(self.width_box.currentData())})

    def set_look(self, look: SavedPlot) -> None:
        """Show this of the results."""
        super().set_look(look)
        if look.width is not None:
            self.width_box.setCurrentIndex(self.width_box.findData(look.width))

    def _remember(self) -> None:
        self._settings.profile_channel = self.channel
        self._settings.profile_width = int(self.width_box.currentData())


class SpectrumDock(PlotDock):
    """Plots the power over spatial frequency, of the marked region or of the whole picture."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("spectrum", QCoreApplication.translate("Plots", "Spectrum"), settings.spectrum_channel, parent)
        self._settings = settings
        self.relative_box = QCheckBox(self.tr("Relative"), self)
        self.relative_box.setToolTip(
            self.tr(
                "Relative to the original: power divided by the original's. What is at 0 dB is restored, "
                "what is below is lost, what is above is invented."
            )
        )
        self.relative_box.setChecked(settings.spectrum_relative)
        self.relative_box.toggled.connect(self.choice_changed)
        self.choices.addWidget(self.relative_box)
        self.choice_changed.connect(self._remember)

    def measure(self, context: PlotContext) -> PlotMeasure | None:
        """The spectrum of the region or the picture; None if that is too small."""
        self.relative_box.setEnabled(context.has_original)
        region = context.region
        size = context.size if region is None else (region.width, region.height)
        if size is not None and min(size) < SMALLEST_SIDE:
            return None
        return SpectrumMeasure(region, self.channel, context.background, context.scale)

    def why_nothing(self, context: PlotContext) -> str:
        """The region or the picture is too small."""
        if context.region is None:
            return self.tr("The picture is too small for a spectrum: it needs {side} × {side} pixels.").format(
                side=SMALLEST_SIDE
            )
        return self.tr("The region is too small for a spectrum: it needs {side} × {side} pixels.").format(
            side=SMALLEST_SIDE
        )

    def chart_of(
        self, measure: PlotMeasure, series: Mapping[str, Series], titles: Mapping[str, str], name: str
    ) -> Chart:
        """Relative to the original if chosen and possible."""
        if self.relative_box.isChecked() and ORIGINAL in series and isinstance(measure, SpectrumMeasure):
            return measure.relative_chart(series, titles, name, ORIGINAL)
        return measure.chart(series, titles, name)

    def subject_text(self, measure: PlotMeasure) -> str:
        """The region, or the whole picture."""
        assert isinstance(measure, SpectrumMeasure)
        return _region_text(measure.region)

    def labels(self, chart: Chart) -> tuple[str, str]:
        """Frequency and power."""
        power = self.tr("Power density (dB)") if chart.name == "spectrum" else self.tr("Relative power (dB)")
        return self.tr("Spatial frequency (cycles/px)"), power

    def mark_text(self, mark: Mark) -> str:
        """The only mark."""
        return self.tr("Nyquist limit of the low-resolution picture, 1/{period}").format(period=round(1 / mark.at))

    def explanation(self) -> str:
        """Hann, Welch, radially averaged."""
        return self.tr(
            "Power spectrum, averaged over all directions; 0 dB is one squared level times one squared pixel. "
            "The mean is subtracted and a Hann window applied; "
            "where a side is longer than {side} px, segments that overlap by half are averaged (Welch). "
            "The dashed line is the highest frequency that the low-resolution picture holds."
        ).format(side=SEGMENT)

    def reading_text(self, x: float) -> str:
        """Cycles per pixel."""
        return self.tr("{frequency} cycles/px").format(frequency=f"{x:.4f}")

    @property
    def look(self) -> SavedPlot:
        """Also whether it is divided by the original's."""
        return super().look.model_copy(update={"relative": self.relative_box.isChecked()})

    def set_look(self, look: SavedPlot) -> None:
        """Show this of the results."""
        super().set_look(look)
        if look.relative is not None:
            self.relative_box.setChecked(look.relative)

    def _remember(self) -> None:
        self._settings.spectrum_channel = self.channel
        self._settings.spectrum_relative = self.relative_box.isChecked()


class HistogramDock(PlotDock):
    """Plots how often each level occurs, in the marked region or in the whole picture."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__("histogram", translate("Plots", "Histogram"), settings.histogram_channel, parent)
        self._settings = settings
        self.choice_changed.connect(self._remember)

    def measure(self, context: PlotContext) -> PlotMeasure | None:
        """The histogram of the region, or of the whole picture."""
        return HistogramMeasure(context.region, self.channel, context.background)

    def why_nothing(self, context: PlotContext) -> str:
        """Nothing: there is always something to measure."""
        return ""

    def subject_text(self, measure: PlotMeasure) -> str:
        """The region, or the whole picture."""
        assert isinstance(measure, HistogramMeasure)
        return _region_text(measure.region)

    def labels(self, chart: Chart) -> tuple[str, str]:
        """Level and share."""
        level = self.tr("{channel} (levels)").format(channel=self.channel_box.currentText())
        return level, self.tr("Share of pixels (%)")

    def explanation(self) -> str:
        """256 bins."""
        return self.tr(
            "How many of the pixels have each of the 256 levels; luma, 0.299 R + 0.587 G + 0.114 B, is rounded."
        )

    def reading_text(self, x: float) -> str:
        """The level."""
        return self.tr("Level {level}").format(level=f"{x:.0f}")

    def value_text(self, value: float) -> str:
        """Percent, to hundredths."""
        return f"{value:.2f} %"

    def _remember(self) -> None:
        self._settings.histogram_channel = self.channel


def _region_text(region: Rect | None) -> str:
    translate = QCoreApplication.translate
    if region is None:
        return translate("Plots", "Whole picture")
    return translate("Plots", "Region {width} × {height} px at {x}, {y}").format(
        width=region.width, height=region.height, x=region.x, y=region.y
    )
