"""Strengths from votes, against closed forms, another library, and votes drawn from known strengths."""

from __future__ import annotations

import math
from collections.abc import Callable

import choix
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.export.blind_test.ranking import Z_95, bradley_terry, chance, rank_methods
from sr_desktop.export.blind_test.study import Choice, Study
from sr_desktop.export.blind_test.table import ranking_table
from sr_desktop.export.blind_test.votes import Ballot
from sr_desktop.export.tables.text_tables import as_text


@given(st.integers(1, 400), st.integers(1, 400))
def test_two_methods_have_the_closed_form(first: int, second: int) -> None:
    """The difference is the logarithm of the odds, its variance the sum of the inverse counts."""
    strengths, errors = bradley_terry(np.array([[0.0, first], [second, 0.0]]))
    assert strengths[0] - strengths[1] == pytest.approx(math.log(first / second), abs=1e-8)
    assert 2 * errors[0] == pytest.approx(math.sqrt(1 / first + 1 / second))
    assert errors[0] == pytest.approx(errors[1])


@pytest.mark.parametrize("seed", range(5))
def test_strengths_are_those_of_another_library(seed: int) -> None:
    wins = np.random.default_rng(seed).integers(1, 30, (6, 6)).astype(float)
    np.fill_diagonal(wins, 0)
    pairs = [(i, j) for i in range(6) for j in range(6) for _ in range(int(wins[i, j]))]
    strengths, _ = bradley_terry(wins)
    np.testing.assert_allclose(strengths, choix.opt_pairwise(6, pairs), atol=1e-5)


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    drawn = np.random.default_rng(0)
    truth = np.array([0.8, 0.2, -0.3, -0.7])
    held = 0
    for _ in range(300):
        wins = np.zeros((4, 4))
        for i in range(4):
            for j in range(i):
                won = drawn.binomial(40, 1 / (1 + math.exp(truth[j] - truth[i])))
                wins[i, j], wins[j, i] = won, 40 - won
        strengths, errors = bradley_terry(wins)
        held += int((np.abs(strengths - truth) < Z_95 * errors).sum())
    assert 0.93 < held / 1200 < 0.97


def test_a_ranking_counts_wins_losses_and_ties_of_all_raters(study: Study, voted: Callable[..., Ballot]) -> None:
    def mostly_first(left: str, right: str, number: int) -> Choice:
        if number % 6 == 5:
            return Choice.SAME
        likes_the_first = number % 6 != 2
        return Choice.LEFT if (left < right) == likes_the_first else Choice.RIGHT

    ballots = [voted(study, mostly_first, name) for name in ("Ann", "Ben")]
    ranking = rank_methods(ballots)
    assert [one.title for one in ranking.standings] == ["A", "B", "C"]
    assert (ranking.raters, ranking.votes, ranking.has_prior) == (2, 24, False)
    first = ranking.standings[0]
    counted = [vote for ballot in ballots for vote in ballot.votes if "a" in (vote.trial.left, vote.trial.right)]
    assert first.votes == len(counted) == 16
    assert first.preferred == sum(vote.preferred == "a" for vote in counted)
    assert first.same == sum(vote.preferred is None for vote in counted)
    assert first.share == (first.preferred + first.same / 2) / 16
    assert sum(one.strength for one in ranking.standings) == pytest.approx(0)
    assert first.interval[0] < first.strength < first.interval[1]
    assert chance(first, ranking.standings[-1]) > 0.5
    text = as_text(ranking_table(ranking))
    assert text.splitlines()[1].startswith(f"A\t{first.strength:+.2f}\t")
    assert "24 votes by 2 raters" in text


def test_a_method_that_won_everything_gets_a_finite_strength_and_the_table_says_how(
    study: Study, voted: Callable[..., Ballot]
) -> None:
    ranking = rank_methods([voted(study, lambda left, right, _: Choice.LEFT if left < right else Choice.RIGHT)])
    assert ranking.has_prior
    assert [one.method for one in ranking.standings] == ["a", "b", "c"]
    assert all(math.isfinite(bound) for one in ranking.standings for bound in one.interval)
    assert "half a vote on both sides" in as_text(ranking_table(ranking))


def test_before_the_first_vote_all_are_alike(study: Study) -> None:
    ranking = rank_methods([Ballot(study=study)])
    assert [one.strength for one in ranking.standings] == [0, 0, 0]
    assert [one.share for one in ranking.standings] == [None] * 3
    assert ranking.raters == 0
