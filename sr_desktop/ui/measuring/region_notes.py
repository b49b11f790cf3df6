"""Writes the scores of the marked region into every pane, at the region."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Slot

from sr_desktop.export.tables.ranking import Rank, rank
from sr_desktop.imaging.measuring.metrics import PLAIN_METRICS, telling_first
from sr_desktop.imaging.measuring.scores import Metric, Scores
from sr_desktop.ui.measuring.region_measuring import RegionMeasuring
from sr_desktop.ui.panes.labels import Note
from sr_desktop.ui.panes.overlays import band_label
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.scoring import Scoring
from sr_desktop.ui.workspace.session import Session


class RegionNotes(QObject):
    """Keeps the note at the region up to date in all panes.

    Args:
        measuring: Where the scores come from.
        scoring: By what they are.
        session: Knows of what there will be none.
        stage: Whose panes.
        parent: The owner.
    """

    def __init__(
        self,
        measuring: RegionMeasuring,
        scoring: Scoring,
        session: Session,
        stage: PaneArea,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scoring = scoring
        self._measuring = measuring
        self._stage = stage
        # The last that the best is waiting for may fail, or be cancelled.
        for changed in (measuring.changed, stage.arrangement_changed, session.method_failed, session.ended):
            changed.connect(self._write)

    @Slot()
    def _write(self) -> None:
        region = self._stage.model.mark.region
        if region is None:
            return
        scores, is_current = self._measuring.scores, self._measuring.is_current
        competing = [name for name in self._stage.unhidden if name in scores]
        # The best of some results is not yet the best of all.
        is_complete = not self._stage.awaits_results and all(name in scores for name in self._stage.finished)
        metrics = self._scoring.metrics
        best = _best({name: scores[name] for name in competing}, metrics) if is_complete else {}
        size = (band_label(region), False)
        for pane in self._stage.panes:
            measured = scores.get(pane.method_id)
            parts = () if measured is None else scores_note(measured, best.get(pane.method_id, frozenset()), metrics)
            tip = note_tip(pane.title, size[0], measured, metrics)
            pane.canvas.set_region_note(Note((*parts, size), tip), is_faded=measured is not None and not is_current)


def scores_note(
    scores: Scores, best: Collection[str] = (), metrics: Sequence[Metric] = PLAIN_METRICS
) -> tuple[tuple[str, bool], ...]:
    """``27.91 dB  .8012  PSNR-RGB 26.40 dB``: the most important first, because a small pane leaves out the last.

    Args:
        scores: Of one result.
        best: Ids of the metrics in which it is the best, which are bold.
        metrics: What is shown.
    """
    if scores.reason is not None:
        return ((_nothing(), False),)
    parts = []
    for metric in telling_first(metrics):
        value = metric.compact(scores.get(metric.id))
        text = value if metric.is_headline and metric in PLAIN_METRICS else f"{metric.short_label} {value}"
        parts.append((text, metric.id in best))
    return tuple(parts)


def note_tip(title: str, size: str, scores: Scores | None, metrics: Sequence[Metric] = PLAIN_METRICS) -> str:
    """All that a note says, a line each, every score with its name.

    Args:
        title: The pane's.
        size: The region's.
        scores: Of the result; None before they are measured.
        metrics: What is shown.
    """
    lines = [f"{title}, {size}"]
    if scores is not None and scores.reason is not None:
        lines.append(_nothing())
    elif scores is not None:
        lines += (metric.named(scores.get(metric.id)) for metric in telling_first(metrics))
    return "\n".join(lines)


def _nothing() -> str:
    return QCoreApplication.translate("RegionNotes", "of one colour: nothing to measure")


def _best(scores: Mapping[str, Scores], metrics: Sequence[Metric]) -> dict[str, frozenset[str]]:
    """By method, the ids of the metrics in which it is the best of these."""
    found: dict[str, set[str]] = {name: set() for name in scores}
    for metric in metrics:
        ranks = rank([each.get(metric.id) for each in scores.values()], metric)
        for name, place in zip(scores, ranks, strict=True):
            if place is Rank.BEST:
                found[name].add(metric.id)
    return {name: frozenset(ids) for name, ids in found.items()}
