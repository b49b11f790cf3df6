"""The scores in a pane's header: which are shown, how they are written, and which is best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank, rank
from sr_desktop.export.tables.times import duration
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.measuring.metrics import METRICS, PLAIN_METRICS, headlines, measured_metrics, telling_first
from sr_desktop.imaging.measuring.protocol import GIVEN
from sr_desktop.imaging.measuring.scores import NO_VALUE, Metric
from sr_desktop.ui.translation.messages import capitalized, input_words, translated
from sr_desktop.ui.translation.names import metric_explanation


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the header.

    Attributes:
        id: Its name.
        reserved: The widest text that it usually holds; room for it is kept before there is a value.
        metric: The metric that it shows; None for `SECONDS` and `DEVICE`.
    """

    id: str
    reserved: str
    metric: Metric | None = None

    @property
    def name(self) -> str:
        """What is written before a value; empty for what needs no name."""
        return "" if self.metric is None else self.metric.short_label


SECONDS = Column("seconds", "000 ms")
DEVICE = Column("device", "cuda uint8")
_EVERY_SCORE = tuple(
    Column(metric.id, f"0{metric.compact(0.0)}" if metric.unit else metric.compact(0.0), metric)
    for metric in headlines(METRICS)
)


def columns_of(metrics: Sequence[Metric]) -> tuple[Column, ...]:
    """The columns for these metrics, from the one that stays longest in a narrow pane to the one that goes first."""
    return (*(column for column in _EVERY_SCORE if column.metric in metrics), SECONDS, DEVICE)


EVERY_COLUMN = columns_of(METRICS)
"""Those of every metric, in that order."""

SCORE_COLUMNS = tuple(column for column in _EVERY_SCORE if column.metric in PLAIN_METRICS)
COLUMNS = columns_of(PLAIN_METRICS)
"""Those where nothing further is chosen and there is an original."""


def input_tag(scores: MethodScores | None) -> str:
    """What the methods were given, in a word: ``jpeg60``; empty by the published protocol."""
    if scores is None or scores.protocol.is_published:
        return ""
    if scores.protocol.degradation == GIVEN:
        return QCoreApplication.translate("Scores", "given")
    degradation = parse_degradation(scores.protocol.degradation)
    if scores.protocol.scale == 1 and degradation.is_plain:
        return translated(degradation.message_at(1))
    return degradation.id


def device_text(scores: MethodScores) -> str:
    """``cpu bf16``, or a dash."""
    return NO_VALUE if scores.run is None else f"{scores.run.device} {scores.run.precision_text}"


def texts(scores: MethodScores, columns: Sequence[Column] = COLUMNS) -> dict[Column, str]:
    """These columns as they are written in the header."""
    run = {SECONDS: duration(scores.seconds), DEVICE: device_text(scores)}
    return {
        column: run[column] if column.metric is None else column.metric.compact(scores.scores.get(column.id))
        for column in columns
    }


def copied_text(title: str, scores: MethodScores) -> str:
    """All scores in one line, for the clipboard; missing ones are left out."""
    parts = [
        metric.named(value)
        for metric in telling_first(measured_metrics([scores.scores]))
        if (value := scores.scores.get(metric.id)) is not None
    ]
    if scores.run is not None:
        parts += [duration(scores.seconds), device_text(scores)]
    if parts and (departs := scores.protocol.input_message) is not None:
        parts.append(str(departs))
    return f"{title}: {', '.join(parts)}" if parts else title


def explanation(column: Column, scores: MethodScores) -> str:
    """How a value was measured, for its tooltip; that of the first metric also lists those that are no headlines."""
    translate = QCoreApplication.translate
    if column.metric is not None:
        if scores.scores.reason is not None:
            return translated(scores.scores.reason)
        if column.metric.needs_reference and scores.scores.get(column.id) is None:
            return translate("Scores", "There is no original to measure against.")
        lines = [metric_explanation(column.metric)]
        if column.metric == columns_of(measured_metrics([scores.scores]))[0].metric:
            others = (metric for metric in measured_metrics([scores.scores]) if not metric.is_headline)
            lines += (metric.named(scores.scores.get(metric.id)) for metric in others)
        if given := input_words(scores.protocol):
            lines.append(capitalized(given))
        return "\n".join(lines)
    if scores.run is None:
        return translate("Scores", "This picture was given, not computed here.")
    if column == SECONDS:
        return translate("Scores", "Time for this method alone, on this machine.")
    return translate("Scores", "Ran on {device}, precision {precision}.").format(
        device=scores.run.device_name or scores.run.device, precision=scores.run.precision_text
    )


def ranked(scores: Mapping[str, MethodScores]) -> dict[str, dict[Column, Rank]]:
    """The best and second of every metric, by the scores as written: equal texts share a rank.

    Args:
        scores: The scores of the panes that compete, by id; the original must not be among them.
    """
    found: dict[str, dict[Column, Rank]] = {key: {} for key in scores}
    for column in _EVERY_SCORE:
        if column not in SCORE_COLUMNS and not any(column.id in each.scores for each in scores.values()):
            continue
        assert column.metric is not None
        values = [each.scores.get(column.id) for each in scores.values()]
        for key, place in zip(scores, rank(values, column.metric), strict=True):
            found[key][column] = place
    return found
