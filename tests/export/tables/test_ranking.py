"""Best and second."""

from __future__ import annotations

import math

import pytest

from sr_desktop.export.tables.ranking import Rank, rank, rank_means
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Mean

B, S, N = Rank.BEST, Rank.SECOND, Rank.NONE


@pytest.mark.parametrize(
    ("values", "ranks"),
    [
        ([], []),
        ([None, None], [N, N]),
        ([27.0], [N]),
        ([27.0, None], [N, N]),
        ([26.0, 28.0, 27.0], [N, B, S]),
        ([27.001, 27.004, 26.0, 25.0], [B, B, S, N]),
        ([math.inf, 30.0, math.inf], [B, S, B]),
        ([5.0, 5.0], [N, N]),
        ([math.inf, math.inf, math.inf], [N, N, N]),
        ([27.001, 27.004, None], [N, N, N]),
        ([math.inf, math.inf, 50.0], [B, B, S]),
        ([-0.1, -0.2, None], [B, S, N]),
    ],
)
def test_ranks(values: list[float | None], ranks: list[Rank]) -> None:
    assert rank(values, metric_of("psnr_y")) == ranks


def test_the_lowest_is_best_where_lower_is_better() -> None:
    assert rank([0.3, 0.1, 0.2, None], metric_of("lpips")) == [N, B, S, N]


@pytest.mark.parametrize(
    ("means", "ranks"),
    [
        ([Mean(26.0), Mean(28.0), Mean(27.0)], [N, B, S]),
        ([Mean(26.0, 1), Mean(28.0, 1), Mean()], [S, B, N]),
        # The better one has the lower mean: its best picture is left out.
        ([Mean(20.0, 1), Mean(25.45)], [N, N]),
        ([Mean(20.0), Mean(21.0), Mean(22.0, 2)], [N, N, N]),
        ([Mean(math.inf), Mean(30.0, 1), Mean(31.0, 1)], [B, N, S]),
        ([Mean(math.inf), Mean(30.0, 1), Mean(31.0)], [N, N, N]),
        ([Mean(math.inf), Mean(math.inf)], [N, N]),
        ([], []),
    ],
)
def test_means_that_leave_out_different_pictures_have_no_rank(means: list[Mean], ranks: list[Rank]) -> None:
    assert rank_means(means, metric_of("psnr_y")) == ranks
