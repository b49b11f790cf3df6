"""Writes the figures of the marked region into every pane, at the region."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from sr_desktop.imaging.metrics import Metrics
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.panes.overlays import band_label
from sr_desktop.ui.panes.scores import format_psnr, format_ssim
from sr_desktop.ui.workspace.pane_area import PaneArea


class RegionNotes(QObject):
    """Keeps the note at the region true in all panes.

    Args:
        measuring: Where the figures come from.
        stage: Whose panes.
        parent: The owner.
    """

    def __init__(self, measuring: RegionMeasuring, stage: PaneArea, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._measuring = measuring
        self._stage = stage
        measuring.changed.connect(self._write)

    @Slot()
    def _write(self) -> None:
        region = self._stage.model.mark.region
        if region is None:
            return
        figures, is_current = self._measuring.figures, self._measuring.is_current
        for pane in self._stage.panes:
            metrics = figures.get(pane.method_id)
            size = band_label(region)
            note = size if metrics is None else f"{_figures(metrics)}   {size}"
            pane.canvas.set_region_note(note, is_faded=metrics is not None and not is_current)


def _figures(metrics: Metrics) -> str:
    """``27.91 dB  .8012  RGB 26.40 dB``: the most telling first, for a narrow pane cuts the end off."""
    return f"{format_psnr(metrics.psnr_y)}  {format_ssim(metrics.ssim_y)}  RGB {format_psnr(metrics.psnr_rgb)}"
