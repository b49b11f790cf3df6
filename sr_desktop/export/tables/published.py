"""Published scores, to be shown beside those that were measured here: in tables for papers, and by the trainer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.methods import METHODS, PublishedScores, published


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One line of a table.

    Attributes:
        published: What is printed where.
        method_id: Our method of the same kind, None if there is none.
    """

    published: PublishedScores
    method_id: str | None = None

    @property
    def label(self) -> str:
        """Method, what it was trained on, and where the scores are printed."""
        return f"{self.published.label} ({self.published.source})"

    def of(self, set_name: str) -> Scores | None:
        """The means over a set; None if it was not measured on that."""
        return self.published.scores.get(set_name)


PUBLISHED: tuple[PublishedRow, ...] = (
    *(PublishedRow(row, method.id) for method in METHODS for row in method.published),
    PublishedRow(published("FSRCNN", "Dong et al. 2016", (30.72,), (27.61,), (26.98,))),
    PublishedRow(published("VDSR, 291 images", "Kim et al. 2016", (31.35,), (28.01,), (27.29,))),
)
"""The rows of the tables that the project compares itself with: those of the methods' records, and others."""

PUBLISHED_SETS = tuple(dict.fromkeys(name for row in PUBLISHED for name in row.published.scores))
"""The sets that these have scores of, by the names of their folders."""


def published_for(set_names: Iterable[str], protocol: Protocol) -> tuple[PublishedRow, ...]:
    """The rows that have scores of one of these sets by this protocol, at its scale; none by another than papers'."""
    if not protocol.is_published:
        return ()
    names = tuple(set_names)
    return tuple(
        row
        for row in PUBLISHED
        if row.published.scale == protocol.scale and any(row.of(name) is not None for name in names)
    )
