"""Where things stand: on the page, apart from each other, level."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sr_desktop.export.figure.arrangement import Arrangement, Box, Measures, OverviewPlace, arrange

ASPECTS = st.floats(0.05, 20)
MEASURES = st.builds(
    Measures,
    width=st.floats(40, 250),
    gap=st.floats(0, 4),
    count=st.integers(1, 10),
    crops=st.lists(ASPECTS, min_size=1, max_size=4).map(tuple),
    overview=st.none() | ASPECTS,
    label_width=st.floats(8, 25),
    label_height=st.floats(2, 10),
)


def paper(**changes: object) -> Measures:
    """The measures of a usual figure: seven crops of a square picture."""
    usual = {
        "width": 170.0, "gap": 1.2, "count": 7, "crops": (1.0,), "overview": 1.0,
        "label_width": 19.0, "label_height": 7.0,
    }  # fmt: skip
    return Measures(**{**usual, **changes})  # type: ignore[arg-type]


def overlap(a: Box, b: Box) -> bool:
    slack = 1e-6
    return (
        a.x + a.width > b.x + slack and b.x + b.width > a.x + slack
        and a.bottom > b.y + slack and b.bottom > a.y + slack
    )  # fmt: skip


def boxes(arrangement: Arrangement) -> list[Box]:
    overview = [] if arrangement.overview is None else [arrangement.overview]
    return [*overview, *chain.from_iterable(arrangement.bands)]


@given(MEASURES, st.none() | st.integers(1, 12))
def test_all_is_on_the_page_and_nothing_overlaps(measures: Measures, columns: int | None) -> None:
    found = arrange(measures, columns)
    labelled = [Box(box.x, box.y, box.width, box.height + measures.label_height) for box in boxes(found)]
    for box in labelled:
        assert box.width > 0
        assert box.height > measures.label_height
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.x + box.width <= measures.width + 1e-6
        assert box.bottom <= found.height + 1e-6
    for a, b in combinations(labelled, 2):
        assert not overlap(a, b)


@given(MEASURES)
def test_crops_keep_their_shape_and_are_of_one_width(measures: Measures) -> None:
    found = arrange(measures)
    assert (found.overview is None) == (measures.overview is None)
    if found.overview is not None:
        assert found.overview.height == pytest.approx(found.overview.width * (measures.overview or 0))
    assert len(found.bands) == len(measures.crops)
    width = found.bands[0][0].width
    for band, aspect in zip(found.bands, measures.crops, strict=True):
        assert len(band) == measures.count
        for box in band:
            assert box.width == pytest.approx(width)
            assert box.height == pytest.approx(width * aspect)


@pytest.mark.parametrize("overview", [0.75, 1.0, 1.5, 4.0])
@pytest.mark.parametrize("crops", [(1.0,), (0.75, 1.0)])
def test_the_whole_picture_ends_level_with_the_last_crops(overview: float, crops: tuple[float, ...]) -> None:
    found = arrange(paper(overview=overview, crops=crops))
    assert found.overview is not None
    first, last = found.bands[0][0], found.bands[-1][-1]
    assert found.overview.y == first.y == 0
    assert found.overview.bottom == pytest.approx(last.bottom)
    assert first.x > found.overview.x + found.overview.width
    # With their labels the crops reach the right edge.
    assert max(box.center_x for box in boxes(found)) + found.pitch / 2 == pytest.approx(170)


def test_a_very_wide_picture_stands_above_the_crops() -> None:
    found = arrange(paper(overview=0.1))
    assert found.overview is not None
    assert found.overview.width == pytest.approx(170)
    assert all(box.y > found.overview.bottom + 7 for box in found.bands[0])


def test_columns_can_be_fixed() -> None:
    for columns in (1, 2, 3, 4, 7):
        assert arrange(paper(), columns).columns == columns
        assert arrange(paper(overview=None), columns).columns == columns
    assert arrange(paper(), 99).columns == 7


def test_labels_find_room_under_narrow_crops() -> None:
    found = arrange(paper(crops=(6.0,)))
    assert found.bands[0][0].width < 19
    assert found.pitch >= 19
    centers = [box.center_x for box in found.bands[0][: found.columns]]
    assert all(b - a >= 19 for a, b in pairwise(centers))


def test_a_figure_fits_a_page() -> None:
    for overview in (None, 0.1, 0.5, 1.0, 2.0, 10.0):
        for aspect in (0.1, 1.0, 10.0):
            assert arrange(paper(overview=overview, crops=(aspect,))).height <= 225


def test_crops_that_would_show_no_more_than_the_whole_picture_stand_below_it() -> None:
    narrow = Measures(
        width=84, gap=1.2, count=4, crops=(0.8, 0.8), overview=1.0, label_width=14.5, label_height=6.5, share=0.17
    )
    found = arrange(narrow)
    assert found.overview is not None
    crops = [box for band in found.bands for box in band]
    assert all(box.y > found.overview.bottom for box in crops)
    assert min(box.width for box in crops) > 1.5 * 0.17 * found.overview.width
    # A wide page has room for both beside each other.
    wide = arrange(replace(narrow, width=170))
    assert wide.overview is not None
    assert wide.bands[0][0].x > wide.overview.x + wide.overview.width
    assert wide.bands[0][0].width > 1.5 * 0.17 * wide.overview.width


@pytest.mark.parametrize("count", range(1, 10))
@pytest.mark.parametrize("overview", [None, 0.7, 1.0, 1.4])
@pytest.mark.parametrize("crop", [0.75, 1.0])
def test_the_automatic_layout_leaves_no_place_empty_and_no_white_at_the_sides(
    count: int, overview: float | None, crop: float
) -> None:
    found = arrange(paper(count=count, overview=overview, crops=(crop,)))
    assert count % found.columns == 0
    edges = [box.x for box in boxes(found)], [box.x + box.width for box in boxes(found)]
    if overview is not None and count > 1:
        assert min(edges[0]) == pytest.approx(0)
        assert max(edges[1]) == pytest.approx(170)
    gaps = [right.x - left.x - left.width for left, right in pairwise(found.bands[0][: found.columns])]
    assert all(gap == pytest.approx(1.2) for gap in gaps)


@pytest.mark.parametrize("place", [OverviewPlace.LEFT, OverviewPlace.RIGHT, OverviewPlace.ABOVE])
@pytest.mark.parametrize("share", [None, 0.2, 0.4, 0.6])
def test_the_whole_picture_stands_where_and_as_wide_as_it_is_asked_to(
    place: OverviewPlace, share: float | None
) -> None:
    found = arrange(paper(count=6, overview=0.8, place=place, overview_share=share))
    assert found.overview is not None
    crops = list(chain.from_iterable(found.bands))
    if share is not None:
        assert found.overview.width == pytest.approx(170 * share)
    if place is OverviewPlace.ABOVE:
        assert all(box.y > found.overview.bottom for box in crops)
    elif place is OverviewPlace.LEFT:
        assert found.overview.x == 0
        assert all(box.x > found.overview.width for box in crops)
    else:
        assert found.overview.x + found.overview.width == pytest.approx(170)
        assert all(box.x + box.width < found.overview.x for box in crops)
    for a, b in combinations(boxes(found), 2):
        assert not overlap(a, b)
    assert found.height >= max(box.bottom for box in boxes(found))


@example(Measures(40.0, 3.0, 1, (1.0,), 1.0, 8.0, 2.0), OverviewPlace.AUTO, 0.875)
@given(MEASURES, st.sampled_from(OverviewPlace), st.none() | st.floats(0.1, 0.9))
def test_wherever_the_whole_picture_stands_all_is_on_the_page(
    measures: Measures, place: OverviewPlace, share: float | None
) -> None:
    found = arrange(replace(measures, place=place, overview_share=share))
    for box in boxes(found):
        assert box.x >= -1e-6
        assert box.x + box.width <= measures.width + 1e-6
        assert box.bottom <= found.height + 1e-6
    for a, b in combinations(boxes(found), 2):
        assert not overlap(a, b)
