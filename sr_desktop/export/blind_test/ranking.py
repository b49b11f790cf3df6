"""What votes say of methods: strengths by the model of Bradley and Terry, with 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop.export.blind_test.votes import Ballot

Z_95 = 1.959964
"""Quantile of the normal distribution that bounds the middle 95 %."""

_PRIOR = 0.5
"""Votes that each pair is given on both sides where the votes alone allow no finite strengths."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the votes say of one method.

    Attributes:
        method: Its id.
        title: Its name.
        strength: Natural logarithm of its strength; the mean over all methods is 0.
        interval: Bounds of the 95 % interval of `strength`.
        preferred: How many times it was preferred.
        same: How many times there was no difference.
        lost: How many times the other was preferred.
    """

    method: str
    title: str
    strength: float
    interval: tuple[float, float]
    preferred: int
    same: int
    lost: int

    @property
    def votes(self) -> int:
        """How many votes it took part in."""
        return self.preferred + self.same + self.lost

    @property
    def share(self) -> float | None:
        """The share of its votes that preferred it, "no difference" counted half; None without votes."""
        return (self.preferred + self.same / 2) / self.votes if self.votes else None


@dataclass(frozen=True, slots=True)
class Ranking:
    """All methods, the strongest first.

    Attributes:
        standings: The methods.
        raters: How many people voted.
        votes: How many votes were counted.
        has_prior: Whether each pair was given `_PRIOR` votes on both sides, because some methods won or lost
            everything against the others, or were not compared: the votes alone would say infinitely strong.
    """

    standings: tuple[Standing, ...]
    raters: int
    votes: int
    has_prior: bool


def rank_methods(ballots: Sequence[Ballot]) -> Ranking:
    """Strengths by maximum likelihood from all votes together; "no difference" counts as half a vote for each.

    Bradley and Terry 1952: a method of strength a is preferred to one of strength b with probability a / (a + b). The
    intervals are Wald's: the curvature of the likelihood at its maximum, votes taken as independent.

    Args:
        ballots: Of the same methods; see `votes.check_mergeable`.
    """
    methods = ballots[0].study.methods
    index = {method.id: place for place, method in enumerate(methods)}
    wins, ties = np.zeros((2, len(methods), len(methods)))
    for ballot in ballots:
        for vote in ballot.votes:
            left, right = index[vote.trial.left], index[vote.trial.right]
            if vote.preferred is None:
                ties[left, right] += 1
                ties[right, left] += 1
            else:
                winner = index[vote.preferred]
                wins[winner, left + right - winner] += 1
    counted = wins + ties / 2
    has_prior = not _has_maximum(counted)
    strengths, errors = bradley_terry(counted + _PRIOR * (1 - np.eye(len(methods))) if has_prior else counted)
    standings = [
        Standing(
            method.id,
            method.title,
            float(strength),
            (float(strength - Z_95 * error), float(strength + Z_95 * error)),
            round(wins[place].sum()),
            round(ties[place].sum()),
            round(wins[:, place].sum()),
        )
        for place, (method, strength, error) in enumerate(zip(methods, strengths, errors, strict=True))
    ]
    raters = len({ballot.rater or number for number, ballot in enumerate(ballots) if ballot.votes})
    votes = sum(len(ballot.votes) for ballot in ballots)
    return Ranking(tuple(sorted(standings, key=lambda one: -one.strength)), raters, votes, has_prior)


def bradley_terry(wins: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Logarithms of the strengths ``(M,)`` with mean 0, and their standard errors ``(M,)``, by Newton's method.

    Args:
        wins: ``(M, M)``: how often the method of the row was preferred to that of the column; every method must be
            reachable from every other by wins.
    """
    count = len(wins)
    played = wins + wins.T
    strengths = np.zeros(count)
    centring = np.full((count, count), 1 / count)
    for _ in range(100):
        chances = 1 / (1 + np.exp(strengths[None, :] - strengths[:, None]))
        gradient = wins.sum(axis=1) - (played * chances).sum(axis=1)
        weights = played * chances * (1 - chances)
        curvature = np.diag(weights.sum(axis=1)) - weights
        # The curvature knows only differences; the added matrix fixes the mean and changes nothing else.
        step = np.linalg.solve(curvature + centring, gradient)
        largest = float(np.abs(step).max())
        strengths = strengths + step * min(1.0, 2.0 / largest if largest else 1.0)
        if largest < 1e-10:
            break
    strengths -= strengths.mean()
    covariance = np.linalg.inv(curvature + centring) - centring
    return strengths, np.sqrt(np.maximum(0, np.diag(covariance)))


def _has_maximum(wins: NDArray[np.float64]) -> bool:
    """Whether the likelihood has a maximum (Ford 1957): every method is reachable from every other by wins."""
    # scipy takes half a second to import: a starting window should not wait for it.
    from scipy.sparse.csgraph import connected_components

    components, _ = connected_components(wins > 0, directed=True, connection="strong")
    return bool(components == 1)


def chance(first: Standing, second: Standing) -> float:
    """How likely the first is to be preferred to the second, 0 to 1."""
    return 1 / (1 + math.exp(second.strength - first.strength))
