"""The table that `evaluate` prints: our methods, the published rows, and how far ours are from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table as TerminalTable

from sr_desktop.export.tables.published import PUBLISHED, PublishedRow
from sr_desktop.export.tables.text_tables import Cell, Column, Table, as_terminal, words
from sr_desktop.imaging.measuring.metrics import headlines, measured_metrics
from sr_desktop.imaging.measuring.scores import NO_SCORES, Mean, Metric, Scores, means_of, values_of
from trainer.evaluation.benchmark import SetScores

_PROTOCOL = "x4, luma of BT.601, 4 px shaved"


def score_table(sets: SetScores, how: str) -> TerminalTable:
    """A table with a column for the headlines of each set and one for each metric that needed a network.

    Each published row of a method shows our difference behind its score, in the first of the metrics.
    """
    return _ScoreTable(sets).terminal(how)


def joined(scores: Scores, metrics: Sequence[Metric], infinite: Mapping[str, int] | None = None) -> str:
    """Scores in one cell: ``27.91 / 0.8012``. A dash stands for what is missing before the last that is known.

    Args:
        scores: Of one picture, or means.
        metrics: Which.
        infinite: How many infinite values a mean leaves out, by metric id: ``27.91 (2 ∞) / 0.8012``.
    """
    left_out = infinite or {}
    known = [place for place, metric in enumerate(metrics) if scores.get(metric.id) is not None]
    shown = metrics[: known[-1] + 1] if known else ()
    return " / ".join(metric.mean_text(Mean(scores.get(metric.id), left_out.get(metric.id, 0))) for metric in shown)


class _ScoreTable:
    def __init__(self, sets: SetScores) -> None:
        self._names = tuple(sets)
        means = {
            name: {method: means_of(images.values()) for method, images in methods.items()}
            for name, methods in sets.items()
        }
        self._means = {
            name: {method: values_of(by_id) for method, by_id in methods.items()} for name, methods in means.items()
        }
        self._infinite = {
            (name, method): {key: mean.infinite for key, mean in by_id.items()}
            for name, methods in means.items()
            for method, by_id in methods.items()
        }
        measured = measured_metrics(scores for means in self._means.values() for scores in means.values())
        self._joined = headlines([metric for metric in measured if metric.compute is not None])
        self._apart = [metric for metric in measured if metric.compute is None]

    def terminal(self, how: str) -> TerminalTable:
        methods = list(dict.fromkeys(method for means in self._means.values() for method in means))
        rows, styles = [], []
        for method in methods:
            rows.append((words(method), *self._own(method)))
            styles.append("bold")
            for row in PUBLISHED:
                if row.method_id == method and self._has(row):
                    rows.append((words(f"  {row.label}"), *self._published(row, method)))
                    styles.append("dim")
        others = [row for row in PUBLISHED if row.method_id not in methods and self._has(row)]
        for row in others:
            rows.append((words(row.label), *self._published(row, None)))
            styles.append("dim")
        table = Table((Column("method", "Method"), *self._columns()), tuple(rows), footers=len(others))
        title = " / ".join(metric.title for metric in self._joined)
        title = " and ".join([title, *(metric.title for metric in self._apart)])
        return as_terminal(table, title=f"{title}, {_PROTOCOL}", caption=f"Computed on {how}", styles=styles)

    def _columns(self) -> list[Column]:
        columns = []
        for name in self._names:
            columns.append(Column(name, name, is_number=True))
            columns += (Column(f"{name}_{each.id}", each.short_label, is_number=True) for each in self._apart)
        return columns

    def _has(self, row: PublishedRow) -> bool:
        return any(row.of(name) is not None for name in self._names)

    def _own(self, method: str) -> list[Cell]:
        cells = []
        for name, means in self._means.items():
            cells += self._cells(means.get(method, NO_SCORES), infinite=self._infinite.get((name, method)))
        return cells

    def _published(self, row: PublishedRow, method: str | None) -> list[Cell]:
        """The cells of all sets, beside those of our method if there is one."""
        cells = []
        for name, means in self._means.items():
            published = row.of(name) or NO_SCORES
            ours = NO_SCORES if method is None else means.get(method, NO_SCORES)
            cells += self._cells(published, self._difference(ours, published))
        return cells

    def _cells(self, scores: Scores, behind: str = "", infinite: Mapping[str, int] | None = None) -> list[Cell]:
        """The cells of a set."""
        texts = [joined(scores, self._joined, infinite) + behind, *(joined(scores, [one]) for one in self._apart)]
        return [Cell(text, text) for text in texts]

    def _difference(self, ours: Scores, published: Scores) -> str:
        first = self._joined[0]
        mine, theirs = ours.get(first.id), published.get(first.id)
        if mine is None or theirs is None:
            return ""
        difference = round(mine - theirs, first.decimals) + 0.0  # the sum makes a minus zero a plus
        return f" ({difference:+.{first.decimals}f} {first.unit})"
