"""What can be plotted of a pane, and the chart of several panes. Its texts are for files."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from sr_desktop import SCALE
from sr_desktop.export.chart.chart import Axis, Chart, Curve, Mark, Values
from sr_desktop.imaging.backdrop import Backdrop
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import BLACK, Color, Layer
from sr_desktop.imaging.measuring.histogram import LEVELS, histogram
from sr_desktop.imaging.measuring.line_profile import Line, line_profile
from sr_desktop.imaging.measuring.spectrum import NYQUIST, SEGMENT, picture_spectrum
from sr_desktop.imaging.picture import Pixels

_LEAST_DENSITY = 1e-6
"""Lower power densities are raised to this, -60 dB: rounding to 8 bits alone makes -11 dB."""


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """The measured values of one pane.

    Attributes:
        places: ``(N,)`` values of x; the same for all panes.
        values: ``(N,)`` values there.
    """

    places: Values
    values: Values


class PlotMeasure(ABC):
    """One measurement with all its parameters; equal ones give equal results.

    Attributes:
        background: What panes that are not opaque are laid over first; None if all are opaque.
    """

    background: Color | None

    @abstractmethod
    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Series:
        """The series of a pane; `checkpoint` may raise to abandon the work."""

    @abstractmethod
    def chart(self, series: Mapping[str, Series], titles: Mapping[str, str], picture: str) -> Chart:
        """The chart of the panes in their order; there is at least one."""


@dataclass(frozen=True, slots=True)
class ProfileMeasure(PlotMeasure):
    """The values along a line.

    Attributes:
        line: From A to B.
        channel: Of the colours.
        width: Over how many parallel lines the mean is taken.
    """

    line: Line
    channel: Channel
    width: int
    background: Color | None = None

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Series:
        """Distances in pixels, values 0 to 255."""
        height, columns = layer.pixels.shape[:2]
        # Only what the lines touch is laid over the background.
        near = self.line.bounds.grown(self.width + 1).intersected(Rect(0, 0, columns, height))
        found = line_profile(
            _seen(layer, near, self.background), self.line.moved(-near.x, -near.y), self.channel, self.width
        )
        return Series(found.distance, found.value)

    def chart(self, series: Mapping[str, Series], titles: Mapping[str, str], picture: str) -> Chart:
        """Values over the distance from A."""
        line = self.line
        lines = "one line" if self.width == 1 else f"mean of {self.width} parallel lines, 1 px apart"
        return Chart(
            "profile",
            Axis("distance_px", "Distance from A (px)"),
            Axis("level", f"{self.channel.value.capitalize()} (levels, 0..255)"),
            _places(series),
            _curves(series, titles),
            picture,
            f"line from {line.x1}, {line.y1} to {line.x2}, {line.y2}",
            f"Line profile of the {self.channel.description}; bilinear interpolation, a sample about every pixel, "
            f"{lines}{_laid(self.background)}.",
        )


@dataclass(frozen=True, slots=True)
class SpectrumMeasure(PlotMeasure):
    """The power over spatial frequency.

    Attributes:
        region: Of the picture; None for all of it.
        channel: Of the colours.
        scale: How many times larger the picture is than the low-resolution one.
    """

    region: Rect | None
    channel: Channel
    background: Color | None = None
    scale: int = SCALE

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Series:
        """Frequencies in cycles per pixel, power densities in dB."""
        found = picture_spectrum(
            _seen(layer, self.region, self.background), self.channel, checkpoint=checkpoint
        ).up_to_nyquist()
        return Series(found.frequency, 10 * np.log10(np.maximum(found.density, _LEAST_DENSITY)))

    def chart(self, series: Mapping[str, Series], titles: Mapping[str, str], picture: str) -> Chart:
        """Power densities over frequency."""
        return self._chart(
            "spectrum",
            Axis("power_density_db", "Power density (dB re 1 level²·px²)"),
            series,
            titles,
            picture,
            "",
        )

    def relative_chart(
        self, series: Mapping[str, Series], titles: Mapping[str, str], picture: str, reference: str
    ) -> Chart:
        """The power of each series divided by the reference's, in dB, where 0 is fully restored."""
        base = series[reference].values
        others = {name: Series(each.places, each.values - base) for name, each in series.items()}
        return self._chart(
            "relative-spectrum",
            Axis("relative_power_db", f"Power relative to the {titles[reference].lower()} (dB)"),
            others,
            titles,
            picture,
            f" divided by that of the {titles[reference].lower()}",
        )

    def _chart(
        self, name: str, y: Axis, series: Mapping[str, Series], titles: Mapping[str, str], picture: str, divided: str
    ) -> Chart:
        return Chart(
            name,
            Axis("frequency_cycles_per_px", "Spatial frequency (cycles/px)"),
            y,
            _places(series),
            _curves(series, titles),
            picture,
            subject(self.region),
            f"Radially averaged power spectrum of the {self.channel.description}{divided}; mean subtracted, "
            f"Hann window, segments of at most {SEGMENT} x {SEGMENT} px that overlap by half (Welch)"
            f"{_laid(self.background)}.",
            self._marks(),
        )

    def _marks(self) -> tuple[Mark, ...]:
        """The highest frequency that the low-resolution picture holds, where it is smaller."""
        if self.scale == 1:
            return ()
        label = f"Nyquist limit of the low-resolution picture, 1/{2 * self.scale}"
        return (Mark(NYQUIST / self.scale, label),)


@dataclass(frozen=True, slots=True)
class HistogramMeasure(PlotMeasure):
    """How often each level occurs.

    Attributes:
        region: Of the picture; None for all of it.
        channel: Of the colours.
    """

    region: Rect | None
    channel: Channel
    background: Color | None = None

    def measure(self, layer: Layer, checkpoint: Callable[[], None]) -> Series:
        """Levels 0 to 255, shares of the pixels in percent."""
        counts = histogram(_seen(layer, self.region, self.background), self.channel, checkpoint)
        return Series(np.arange(LEVELS, dtype=np.float64), counts / counts.sum() * 100)

    def chart(self, series: Mapping[str, Series], titles: Mapping[str, str], picture: str) -> Chart:
        """Shares over levels, in steps."""
        return Chart(
            "histogram",
            Axis("level", f"{self.channel.value.capitalize()} (levels, 0..255)"),
            Axis("share_percent", "Share of pixels (%)"),
            _places(series),
            _curves(series, titles),
            picture,
            subject(self.region),
            f"Histogram of the {self.channel.description}, rounded to whole levels; 256 bins of one level"
            f"{_laid(self.background)}.",
            is_stepped=True,
        )


def subject(region: Rect | None) -> str:
    """The measured part of the picture, for files."""
    if region is None:
        return "whole picture"
    return f"region {region.width} × {region.height} px at {region.x}, {region.y}"


def _seen(layer: Layer, region: Rect | None, background: Color | None) -> Pixels:
    return layer.over(background or BLACK, region)


def _laid(background: Color | None) -> str:
    return "" if background is None else f"; transparency over {Backdrop(background).id}"


def _places(series: Mapping[str, Series]) -> Values:
    return next(iter(series.values())).places


def _curves(series: Mapping[str, Series], titles: Mapping[str, str]) -> tuple[Curve, ...]:
    return tuple(Curve(name, titles[name], each.values) for name, each in series.items())
