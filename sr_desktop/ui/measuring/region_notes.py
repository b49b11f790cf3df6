"""Writes the scores of the marked region into every pane, at the region."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Slot

from sr_desktop.imaging.metrics import PLAIN_METRICS, telling_first
from sr_desktop.imaging.scores import Scores
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.panes.overlays import band_label
from sr_desktop.ui.workspace.pane_area import PaneArea


class RegionNotes(QObject):
    """Keeps the note at the region up to date in all panes.

    Args:
        measuring: Where the scores come from.
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
        scores, is_current = self._measuring.scores, self._measuring.is_current
        for pane in self._stage.panes:
            measured = scores.get(pane.method_id)
            size = band_label(region)
            note = size if measured is None else f"{scores_note(measured)}   {size}"
            pane.canvas.set_region_note(note, is_faded=measured is not None and not is_current)


def scores_note(scores: Scores) -> str:
    """``27.91 dB  .8012  PSNR-RGB 26.40 dB``: the most important first, because a narrow pane cuts off the end."""
    if scores.reason is not None:
        return QCoreApplication.translate("RegionNotes", "of one colour: nothing to measure")
    parts = []
    for metric in telling_first(PLAIN_METRICS):
        value = metric.compact(scores.get(metric.id))
        parts.append(value if metric.is_headline else f"{metric.short_label} {value}")
    return "  ".join(parts)
