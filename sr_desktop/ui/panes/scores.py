"""The figures in a pane's header: what they are, how they are written, and who is best."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from sr_desktop.engine.events import MethodDone
from sr_desktop.export.ranking import Rank, rank
from sr_desktop.imaging.metrics import Metrics

NO_VALUE = "–"
"""Written where a figure does not exist, e.g. PSNR without a reference."""


class Column(Enum):
    """The columns of figures, from the one that stays longest in a narrow pane to the one that goes first."""

    PSNR = "psnr"
    SSIM = "ssim"
    SECONDS = "seconds"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class PaneFigures:
    """What was measured of one result. None where a value does not exist.

    Attributes:
        psnr_y: PSNR of the luma in dB; infinite if the result equals the reference.
        ssim_y: SSIM of the luma, -1 to 1.
        psnr_rgb: PSNR over the three channels in dB.
        seconds: Time of this method alone.
        device: Where it ran, e.g. ``"cpu"``.
        precision: ``"fp32"``, ``"bf16"``, ``"fp16"``, or ``"uint8"`` for interpolation.
        device_name: The device in words.
    """

    psnr_y: float | None = None
    ssim_y: float | None = None
    psnr_rgb: float | None = None
    seconds: float | None = None
    device: str | None = None
    precision: str | None = None
    device_name: str | None = None


def figures_of(done: MethodDone) -> PaneFigures:
    """The figures of a finished method."""
    metrics, run = done.metrics or Metrics(None, None, None), done.run
    quality = PaneFigures(psnr_y=metrics.psnr_y, ssim_y=metrics.ssim_y, psnr_rgb=metrics.psnr_rgb)
    if run is None:
        return quality
    return replace(
        quality, seconds=run.seconds, device=run.device, precision=run.precision, device_name=run.device_name
    )


def format_psnr(value: float | None) -> str:
    """``27.91 dB``, ``∞ dB``, or a dash."""
    if value is None:
        return NO_VALUE
    return "∞ dB" if math.isinf(value) else f"{value:.2f} dB"


def format_ssim(value: float | None) -> str:
    """``.8012``, ``1.0000``, or a dash; the leading zero is left out as in the tables of papers."""
    if value is None:
        return NO_VALUE
    text = f"{abs(value):.4f}".removeprefix("0")
    return f"−{text}" if value < 0 and float(text) else text


def format_seconds(value: float | None) -> str:
    """``8 ms``, ``1.4 s``, ``125 s``, ``12 min``, or a dash."""
    if value is None:
        return NO_VALUE
    if value < 0.0005:
        return "<1 ms"
    if value < 0.9995:
        return f"{value * 1000:.0f} ms"
    if value < 99.95:
        return f"{value:.1f} s"
    return f"{value:.0f} s" if value < 999.5 else f"{value / 60:.0f} min"


def format_device(figures: PaneFigures) -> str:
    """``cpu bf16``, or a dash."""
    return " ".join(part for part in (figures.device, figures.precision) if part) or NO_VALUE


def texts(figures: PaneFigures) -> dict[Column, str]:
    """Every column as it is written in the header."""
    return {
        Column.PSNR: format_psnr(figures.psnr_y),
        Column.SSIM: format_ssim(figures.ssim_y),
        Column.SECONDS: format_seconds(figures.seconds),
        Column.DEVICE: format_device(figures),
    }


def copied_text(title: str, figures: PaneFigures) -> str:
    """All figures in one line, for the clipboard; those that do not exist are left out."""
    parts = []
    if figures.psnr_y is not None:
        parts.append(f"PSNR-Y {format_psnr(figures.psnr_y)}")
    if figures.ssim_y is not None:
        parts.append(f"SSIM-Y {figures.ssim_y:.4f}")
    if figures.psnr_rgb is not None:
        parts.append(f"PSNR-RGB {format_psnr(figures.psnr_rgb)}")
    if figures.seconds is not None:
        parts.append(format_seconds(figures.seconds))
    if figures.device or figures.precision:
        parts.append(format_device(figures))
    return f"{title}: {', '.join(parts)}" if parts else title


def explanation(column: Column, figures: PaneFigures) -> str:
    """How a figure was measured, for its tooltip."""
    translate = QCoreApplication.translate
    if column is Column.PSNR:
        if figures.psnr_y is None:
            return translate("Figures", "There is no original to measure against.")
        how = translate(
            "Figures", "PSNR of the luma (BT.601, studio range) against the original, 4 px shaved off every side."
        )
        return f"{how}\n" + translate("Figures", "Over the three colour channels: {value}").format(
            value=format_psnr(figures.psnr_rgb)
        )
    if column is Column.SSIM:
        if figures.ssim_y is None:
            return translate("Figures", "There is no original to measure against.")
        return translate(
            "Figures", "SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5), 4 px shaved off every side."
        )
    if figures.device is None:
        return translate("Figures", "This picture was given, not computed here.")
    if column is Column.SECONDS:
        return translate("Figures", "Time for this method alone, on this machine.")
    return translate("Figures", "Ran on {device}, precision {precision}.").format(
        device=figures.device_name or figures.device or NO_VALUE, precision=figures.precision or NO_VALUE
    )


def ranked(figures: Mapping[str, PaneFigures]) -> dict[str, dict[Column, Rank]]:
    """Who is best and second in PSNR and SSIM, as the figures are written: equal texts share their rank.

    Args:
        figures: The figures of the panes that compete, by id; the original must not be among them.
    """
    psnr = rank([value.psnr_y for value in figures.values()], decimals=2)
    ssim = rank([value.ssim_y for value in figures.values()], decimals=4)
    ranks = zip(figures, psnr, ssim, strict=True)
    return {key: {Column.PSNR: in_psnr, Column.SSIM: in_ssim} for key, in_psnr, in_ssim in ranks}
