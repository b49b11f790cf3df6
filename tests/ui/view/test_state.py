"""The arithmetic of views, by its properties."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.state import (
    MAX_SCALE,
    ViewState,
    carried,
    fitted,
    fitting_scale,
    region_fitted,
    smallest_scale,
    snapped,
    stepped_scale,
)

sizes = st.tuples(st.integers(1, 5000), st.integers(1, 5000))
viewports = st.tuples(st.integers(1, 4000), st.integers(1, 3000))
scales = st.floats(0.01, 64)
coordinates = st.floats(-2000, 6000)
views = st.builds(ViewState, coordinates, coordinates, scales)
points = st.tuples(st.floats(0, 4000), st.floats(0, 3000))


def continuous(view: ViewState, x: float, y: float, viewport: tuple[int, int]) -> tuple[float, float]:
    """Picture coordinates under a device position, before painting rounds the origin to a device pixel."""
    return (x - viewport[0] / 2) / view.scale + view.center_x, (y - viewport[1] / 2) / view.scale + view.center_y


@given(views, viewports, points, st.floats(0.1, 10))
def test_zooming_keeps_the_picture_point_under_the_pointer(
    view: ViewState, viewport: tuple[int, int], point: tuple[float, float], factor: float
) -> None:
    zoomed = view.zoomed_at(*point, factor, viewport)
    assert continuous(zoomed, *point, viewport) == pytest.approx(continuous(view, *point, viewport), abs=1e-6, rel=1e-9)
    assert zoomed.scale == pytest.approx(view.scale * factor)


@given(views, viewports, points, st.floats(0.1, 10))
def test_zooming_there_and_back_changes_nothing(
    view: ViewState, viewport: tuple[int, int], point: tuple[float, float], factor: float
) -> None:
    back = view.zoomed_at(*point, factor, viewport).zoomed_at(*point, 1 / factor, viewport)
    assert (back.center_x, back.center_y) == pytest.approx((view.center_x, view.center_y), abs=1e-5, rel=1e-9)


@given(views, viewports, st.integers(-500, 500), st.integers(-500, 500))
def test_the_painted_picture_follows_the_hand_by_whole_pixels(
    view: ViewState, viewport: tuple[int, int], dx: int, dy: int
) -> None:
    left, top = view.origin(viewport)
    moved_left, moved_top = view.panned(dx, dy).origin(viewport)
    # Only a coordinate that lies on the edge between two pixels to within the noise of floats may go to either side.
    edge = min(
        abs(((side / 2 - center * view.scale) % 1) - (0.5 + 2.0**-20))
        for side, center in zip(viewport, (view.center_x, view.center_y), strict=True)
    )
    assume(edge > 1e-9)
    assert (moved_left - left, moved_top - top) == (dx, dy)


@given(st.integers(1, 3000), st.integers(1, 3000), st.integers(1, 40), st.integers(-300, 300))
def test_whole_moves_never_jitter_at_halves(picture: int, viewport: int, scale: int, dx: int) -> None:
    """The middle of an odd canvas lies on half a pixel, where rounding is tempted to waver."""
    view = ViewState(picture / 2, picture / 2, float(scale))
    size = (viewport, viewport)
    assert view.panned(dx, 0).origin(size)[0] - view.origin(size)[0] == dx


@given(sizes, viewports)
def test_the_fitting_view_shows_the_entire_picture_in_the_middle(
    picture: tuple[int, int], viewport: tuple[int, int]
) -> None:
    view = fitted(picture, viewport)
    painted = view.device_rect(Rect(0, 0, *picture), viewport)
    # Rounding the edges may cost the half pixel that a fractional scale leaves.
    assert painted.x >= -1
    assert painted.y >= -1
    assert painted.right <= viewport[0] + 1
    assert painted.bottom <= viewport[1] + 1
    assert view.visible_rect(picture, viewport).grown(1).contains(Rect(0, 0, *picture))
    assert abs((painted.x + painted.right) - viewport[0]) <= 2
    assert abs((painted.y + painted.bottom) - viewport[1]) <= 2


@given(sizes, viewports)
def test_the_fitting_view_wastes_no_room(picture: tuple[int, int], viewport: tuple[int, int]) -> None:
    scale = fitting_scale(picture, viewport)
    if scale < MAX_SCALE:
        assert math.isclose(picture[0] * scale, viewport[0]) or math.isclose(picture[1] * scale, viewport[1])
    whole = fitting_scale(picture, viewport, whole=True)
    if scale < 1:
        assert whole == scale
    elif whole < MAX_SCALE:
        assert whole == int(whole)
        assert picture[0] * (whole + 1) > viewport[0] or picture[1] * (whole + 1) > viewport[1]


@given(sizes, sizes, viewports, scales)
def test_a_chosen_scale_stays_from_picture_to_picture_and_a_share_stays_a_share(
    old: tuple[int, int], new: tuple[int, int], viewport: tuple[int, int], scale: float
) -> None:
    assume(old != new)
    view = ViewState(old[0] / 3, old[1] / 4, scale)
    kept = carried(view, old, new, viewport, share=False)
    assert kept.scale == max(scale, smallest_scale(new, viewport))
    assert kept.center_x / new[0] == pytest.approx(1 / 3)
    shared = carried(view, old, new, viewport, share=True)
    wanted = scale / fitting_scale(old, viewport) * fitting_scale(new, viewport)
    assert shared.scale == pytest.approx(min(max(wanted, smallest_scale(new, viewport)), MAX_SCALE))


@given(
    st.builds(Rect, st.integers(0, 4000), st.integers(0, 4000), st.integers(1, 3000), st.integers(1, 3000)),
    st.tuples(st.integers(50, 4000), st.integers(50, 3000)),
)
def test_a_region_is_shown_whole_and_as_large_as_it_goes(region: Rect, viewport: tuple[int, int]) -> None:
    view = region_fitted(region, viewport)
    painted = view.device_rect(region, viewport)
    assert Rect(0, 0, *viewport).grown(1).contains(painted)
    touches = abs(painted.width - viewport[0]) <= 1 or abs(painted.height - viewport[1]) <= 1
    assert touches or view.scale == MAX_SCALE


def test_an_empty_region_cannot_be_shown() -> None:
    with pytest.raises(ValueError, match="empty"):
        region_fitted(Rect(3, 3, 0, 5), (100, 100))


@given(views, sizes, viewports)
def test_a_clamped_view_never_loses_the_picture(
    view: ViewState, picture: tuple[int, int], viewport: tuple[int, int]
) -> None:
    clamped = view.clamped(picture, viewport)
    assert clamped.scale == view.scale
    assert clamped.clamped(picture, viewport) == clamped
    painted = clamped.device_rect(Rect(0, 0, *picture), viewport)
    for start, stop, side, length in (
        (painted.x, painted.right, viewport[0], picture[0]),
        (painted.y, painted.bottom, viewport[1], picture[1]),
    ):
        if length * view.scale <= side:
            assert abs(start - (side - stop)) <= 2, "a small picture is in the middle"
        else:
            assert start <= 1, "no margin before a large picture"
            assert stop >= side - 1, "no margin behind a large picture"


@given(viewports, scales, st.integers(1, 500), st.floats(0, 1), st.floats(0, 1))
def test_a_clamped_view_keeps_what_is_in_order(
    viewport: tuple[int, int], scale: float, more: int, across: float, down: float
) -> None:
    shown_width, shown_height = viewport[0] / scale, viewport[1] / scale
    picture = (math.ceil(shown_width) + more, math.ceil(shown_height) + more)
    center_x = shown_width / 2 + across * (picture[0] - shown_width)
    center_y = shown_height / 2 + down * (picture[1] - shown_height)
    clamped = ViewState(center_x, center_y, scale).clamped(picture, viewport)
    assert (clamped.center_x, clamped.center_y) == pytest.approx((center_x, center_y))


@given(views, sizes, viewports)
def test_visible_pixels_are_those_painted_on_the_canvas(
    view: ViewState, picture: tuple[int, int], viewport: tuple[int, int]
) -> None:
    seen = view.visible_rect(picture, viewport)
    assert Rect(0, 0, *picture).contains(seen) or seen.is_empty
    for x, y in ((0.5, 0.5), (viewport[0] - 0.5, viewport[1] - 0.5), (viewport[0] / 2, viewport[1] / 2)):
        column, row = (math.floor(value) for value in view.to_picture(x, y, viewport))
        if 0 <= column < picture[0] and 0 <= row < picture[1]:
            assert seen.contains(Rect(column, row, 1, 1))


@given(views, viewports, st.integers(0, 500), st.integers(0, 500), st.integers(1, 300), st.integers(1, 300))
def test_neighbouring_tiles_are_painted_without_gap_or_overlap(
    view: ViewState, viewport: tuple[int, int], x: int, y: int, width: int, height: int
) -> None:
    left = view.device_rect(Rect(x, y, width, height), viewport)
    right = view.device_rect(Rect(x + width, y, 7, height), viewport)
    below = view.device_rect(Rect(x, y + height, width, 7), viewport)
    assert left.right == right.x
    assert left.bottom == below.y


@given(views, viewports, points)
def test_device_and_picture_coordinates_are_inverse(
    view: ViewState, viewport: tuple[int, int], point: tuple[float, float]
) -> None:
    assert view.to_device(*view.to_picture(*point, viewport), viewport) == pytest.approx(point, abs=1e-6)


@given(st.integers(1, 64), st.integers(-100, 100), st.integers(1, 1000))
def test_at_whole_scales_every_picture_pixel_is_an_equal_square(scale: int, column: int, side: int) -> None:
    painted = ViewState(side / 2 + 0.3, side / 3, float(scale)).device_rect(Rect(column, column, 1, 1), (side, side))
    assert (painted.width, painted.height) == (scale, scale)


@given(st.integers(-1000, 1000), st.floats(-0.49, 0.49))
def test_snapping_goes_to_the_nearest_pixel_and_halves_down(pixel: int, offset: float) -> None:
    assert snapped(pixel + offset) == pixel
    assert snapped(pixel + 0.5) == pixel


@given(scales)
def test_a_step_on_the_ladder_goes_up_or_down_and_stays_in_range(scale: float) -> None:
    up, down = stepped_scale(scale, 1), stepped_scale(scale, -1)
    assert scale < up <= MAX_SCALE or up == scale >= MAX_SCALE / 1.001
    assert down < scale
    assert stepped_scale(scale, 0) == scale


def test_the_ladder_meets_whole_magnifications_from_anywhere() -> None:
    scale, met = 0.2137, []
    for _ in range(15):
        scale = stepped_scale(scale, 1)
        met.append(scale)
    assert {0.5, 1.0, 2.0, 3.0, 4.0, 8.0, 16.0} <= set(met)
    assert stepped_scale(1.0, 2) == 2.0
    assert stepped_scale(2.0, -2) == 1.0
    assert stepped_scale(64.0, 3) == 64.0


@given(sizes, viewports)
def test_one_can_always_zoom_out_to_the_entire_picture_and_to_100_percent(
    picture: tuple[int, int], viewport: tuple[int, int]
) -> None:
    lowest = smallest_scale(picture, viewport)
    assert lowest <= fitting_scale(picture, viewport)
    assert lowest <= 1


@pytest.mark.parametrize("scale", [0.0, -1.0, math.inf, math.nan])
def test_a_view_without_a_real_scale_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match="scale"):
        ViewState(0, 0, scale)
