"""The ranking of a blind test as a table, for text, CSV and LaTeX."""

from __future__ import annotations

from sr_desktop.export.blind_test.ranking import Ranking, Standing
from sr_desktop.export.tables.text_tables import Cell, Column, Table, words
from sr_desktop.imaging.measuring.scores import NO_VALUE

_COLUMNS = (
    Column("method", "Method"),
    Column("strength", "Bradley-Terry", is_number=True),
    Column("low", "95 % from", is_number=True),
    Column("high", "to", is_number=True),
    Column("preferred", "Preferred", is_number=True),
    Column("same", "No difference", is_number=True),
    Column("lost", "Not preferred", is_number=True),
    Column("share", "Share", is_number=True),
)


def ranking_table(ranking: Ranking) -> Table:
    """A row for every method, the strongest first, and how it was found."""
    about = [
        f"{ranking.votes} votes by {ranking.raters} raters. Bradley-Terry: logarithm of the strength, mean 0, with "
        'Wald\'s intervals; "no difference" counts as half a vote for each.'
    ]
    if ranking.has_prior:
        about.append(
            "Some methods won or lost everything, or were not compared: each pair was given half a vote on both sides."
        )
    return Table(_COLUMNS, tuple(_row(one) for one in ranking.standings), tuple(about))


def signed(value: float) -> str:
    """``+0.53``, ``−0.53`` with a true minus, and ``0.00`` without a sign."""
    text = f"{value:+.2f}"
    return "0.00" if text[1:] == "0.00" else text.replace("-", "−")


def _row(one: Standing) -> tuple[Cell, ...]:
    low, high = one.interval
    share = Cell(None, NO_VALUE) if one.share is None else Cell(round(one.share, 4), f"{100 * one.share:.0f} %")
    return (
        words(one.title),
        *(Cell(round(value, 4), signed(value)) for value in (one.strength, low, high)),
        *(Cell(value, str(value)) for value in (one.preferred, one.same, one.lost)),
        share,
    )
