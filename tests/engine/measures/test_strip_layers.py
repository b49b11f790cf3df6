"""Layers that are given a picture in strips of rows give what they give of the whole."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional as F

from sr_desktop.engine.measures.strip_layers import PairMoments, StripLayer
from sr_desktop.networks.dists import Convolution, L2Pooling

STRIPS = st.lists(st.integers(1, 9), min_size=1, max_size=8)
"""Their heights."""


def random_convolution() -> Convolution:
    layer = Convolution(2, 3)
    for parameter in layer.parameters():
        torch.nn.init.normal_(parameter)
    return layer.requires_grad_(False)


@settings(max_examples=60, deadline=None)
@given(strips=STRIPS, pooled=st.booleans(), seed=st.integers(0, 99))
def test_every_row_comes_once_and_as_of_the_whole_between_zeros(strips: list[int], pooled: bool, seed: int) -> None:
    torch.manual_seed(seed)
    layer = L2Pooling(2) if pooled else random_convolution()
    whole = torch.rand(2, 2, sum(strips), 5)
    expected = layer(F.pad(whole, (0, 0, 1, 1)))
    fed = StripLayer(layer)
    found = [
        rows
        for number, strip in enumerate(whole.split(strips, dim=2), 1)
        if (rows := fed.feed(strip, is_last=number == len(strips))) is not None
    ]
    torch.testing.assert_close(torch.cat(found, dim=2), expected, rtol=1e-5, atol=1e-6)


def test_moments_of_strips_are_those_of_the_whole_where_the_mean_is_large() -> None:
    values = torch.rand(2, 3, 50, 7, generator=torch.Generator().manual_seed(1)) / 100 + 300
    sums = PairMoments()
    for strip in values.split(9, dim=2):
        sums.add(strip)
    found = sums.result()
    first, second = values.double().flatten(2)
    for mine, of in zip((*found.means, *found.variances), (first.mean(1), second.mean(1), first.var(1, correction=0),
                                                            second.var(1, correction=0)), strict=True):  # fmt: skip
        torch.testing.assert_close(mine, of, rtol=1e-6, atol=0)
    covariance = torch.stack(
        [torch.cov(torch.stack(both), correction=0)[0, 1] for both in zip(first, second, strict=True)]
    )
    torch.testing.assert_close(found.covariance, covariance, rtol=1e-5, atol=1e-11)
