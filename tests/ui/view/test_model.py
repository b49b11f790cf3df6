"""The shared view as the window and the canvases use it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.geometry import Rect
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.view.state import ViewState, fitted

PICTURE = (1600, 1200)
VIEWPORT = (400, 300)


class Clock:
    """A clock that the test advances."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def model(qtbot: QtBot, clock: Clock) -> ViewModel:
    model = ViewModel(clock=clock)
    model.set_viewport(*VIEWPORT)
    model.set_picture_size(PICTURE)
    return model


def test_a_picture_is_first_shown_whole(model: ViewModel) -> None:
    assert model.is_fit
    assert model.view == fitted(PICTURE, VIEWPORT)
    assert model.visible_rect == Rect(0, 0, *PICTURE)


def test_without_a_picture_nothing_moves(qtbot: QtBot) -> None:
    model = ViewModel()
    with qtbot.assertNotEmitted(model.changed):
        model.zoom_in()
        model.pan_left()
        model.fit()
        model.one_to_one()
        model.zoom_to_region(Rect(0, 0, 5, 5))
        model.back()
    assert model.visible_rect.is_empty


def test_the_fitting_view_follows_the_window(model: ViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.changed):
        model.set_viewport(800, 600)
    assert model.view == fitted(PICTURE, (800, 600))


def test_another_view_keeps_centre_and_scale_when_the_window_changes(model: ViewModel) -> None:
    model.zoom_to_region(Rect(300, 300, 200, 150))
    before = model.view
    model.set_viewport(720, 500)
    assert model.view == before


def test_a_canvas_that_grows_and_shrinks_again_loses_nothing(model: ViewModel) -> None:
    """As when a pane is shown alone and then all again, with the view near the picture's edge."""
    model.zoom_to(1.0)
    model.pan_by(5000, 5000)
    before = model.view
    model.set_viewport(1200, 900)
    assert model.view != before, "the larger canvas must not show a margin"
    model.set_viewport(*VIEWPORT)
    assert model.view == before


def test_a_new_size_is_shown_whole_and_forgets_the_past(model: ViewModel) -> None:
    model.zoom_to(3.0)
    model.set_picture_size((800, 800))
    assert model.is_fit
    assert not model.can_go_back
    model.back()
    assert model.view == fitted((800, 800), VIEWPORT)


def test_a_picture_of_the_same_size_keeps_the_view(model: ViewModel) -> None:
    model.zoom_to(3.0)
    model.set_picture_size(PICTURE)
    assert model.scale == 3.0


def test_100_percent_is_exactly_one(model: ViewModel) -> None:
    model.zoom_at(37.3, 91.1, 1.2345)
    model.one_to_one()
    assert model.scale == 1.0


def test_zooming_stops_at_its_limits(model: ViewModel) -> None:
    for _ in range(40):
        model.zoom_in()
    assert model.scale == 64.0
    for _ in range(80):
        model.zoom_out()
    assert model.scale == pytest.approx(fitted(PICTURE, VIEWPORT).scale / 2)
    assert model.visible_rect == Rect(0, 0, *PICTURE)


def test_zooming_out_by_steps_stops_at_the_entire_picture(model: ViewModel) -> None:
    model.set_viewport(437, 311)
    model.zoom_to(1.0)
    while model.scale > fitted(PICTURE, (437, 311)).scale:
        model.step_at(10, 290, -1)
    assert model.is_fit
    assert model.view == fitted(PICTURE, (437, 311))
    model.zoom_out()
    assert not model.is_fit
    model.zoom_in()
    assert model.is_fit
    model.zoom_in()
    assert model.scale == pytest.approx(1 / 3)


def test_the_point_under_the_pointer_stays_to_half_a_pixel(model: ViewModel) -> None:
    model.zoom_to_region(Rect(700, 500, 100, 75))
    point = model.view.to_picture(120, 80, VIEWPORT)
    model.step_at(120, 80, 3)
    assert model.view.to_device(*point, VIEWPORT) == pytest.approx((120, 80), abs=model.scale / 4 + 1)


def test_keys_pan_by_an_eighth_of_the_canvas(model: ViewModel) -> None:
    model.zoom_to(2.0)
    before = model.view
    model.pan_right()
    model.pan_down()
    assert model.view == ViewState(before.center_x + 25, before.center_y + 18.5, 2.0)
    model.pan_left()
    model.pan_up()
    assert model.view == before


def test_panning_a_picture_that_is_wholly_seen_does_nothing(model: ViewModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.changed):
        model.pan_left()
    assert model.is_fit
    assert not model.can_go_back


def test_a_region_outside_the_picture_is_ignored(model: ViewModel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.changed):
        model.zoom_to_region(Rect(5000, 5000, 10, 10))


def test_back_and_forward_walk_through_the_views(model: ViewModel) -> None:
    model.zoom_to_region(Rect(100, 100, 200, 150))
    region = model.view
    model.zoom_to(1.0)
    last = model.view
    model.back()
    assert model.view == region
    model.back()
    assert model.is_fit
    assert not model.can_go_back
    model.back()
    assert model.is_fit
    model.forward()
    assert model.view == region
    model.forward()
    assert model.view == last
    assert not model.can_go_forward


def test_a_new_move_ends_the_way_forward(model: ViewModel) -> None:
    model.zoom_to(1.0)
    model.back()
    assert model.can_go_forward
    model.zoom_to(2.0)
    assert not model.can_go_forward


def test_a_burst_of_the_wheel_is_one_step_back(model: ViewModel, clock: Clock) -> None:
    for _ in range(6):
        model.step_at(100, 100, 1)
        clock.now += 0.1
    after_burst = model.view
    clock.now += 5
    model.step_at(100, 100, 1)
    model.back()
    assert model.view == after_burst
    model.back()
    assert model.is_fit


def test_moves_of_two_kinds_are_two_steps_back(model: ViewModel) -> None:
    model.step_at(100, 100, 5)
    zoomed = model.view
    model.pan_by(10, 10)
    model.back()
    assert model.view == zoomed


def test_a_drag_is_one_step_back_however_long(model: ViewModel, clock: Clock) -> None:
    model.zoom_to(2.0)
    before = model.view
    model.begin_move()
    for _ in range(5):
        model.pan_by(7, 3)
        clock.now += 3
    model.end_move()
    assert model.view == ViewState(before.center_x - 17.5, before.center_y - 7.5, 2.0)
    model.back()
    assert model.view == before


def test_a_drag_that_goes_nowhere_leaves_no_step(model: ViewModel) -> None:
    model.begin_move()
    model.end_move()
    assert not model.can_go_back


def test_hover_is_reported_once_for_each_pixel(model: ViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.hovered) as told:
        model.set_hover(4, 5)
    assert told.args == [4, 5]
    with qtbot.assertNotEmitted(model.hovered):
        model.set_hover(4, 5)
    with qtbot.waitSignal(model.left):
        model.clear_hover()
    with qtbot.assertNotEmitted(model.left):
        model.clear_hover()


def test_the_crosshair_can_be_switched_off(model: ViewModel, qtbot: QtBot) -> None:
    assert model.crosshair_shown
    with qtbot.waitSignal(model.crosshair_changed) as told:
        model.set_crosshair_shown(False)
    assert told.args == [False]
    assert not model.crosshair_shown


def test_five_thousand_signals_of_every_kind_do_no_harm(model: ViewModel) -> None:
    """Some releases of PySide6 lose a reference with every signal and abort after some hundreds."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1

    model.changed.connect(count)
    model.hovered.connect(count)
    model.crosshair_changed.connect(count)
    for number in range(5000):
        model.set_hover(number, number)
        model.set_crosshair_shown(number % 2 == 1)
        model.set_viewport(300 + number % 2, 300)
    assert counted == 15000


def test_the_fit_fills_the_canvas_and_by_whole_factors_if_wanted(model: ViewModel) -> None:
    model.set_picture_size((100, 75))
    filled = model.scale
    width, height = model.viewport
    assert filled == min(width / 100, height / 75)
    model.set_whole_factors(True)
    assert model.is_fit
    assert model.scale == int(filled)
    model.set_whole_factors(False)
    assert model.scale == filled


def test_going_back_to_a_rectangle_makes_it_a_share_again(model: ViewModel) -> None:
    model.zoom_to_region(Rect(10, 10, 40, 30))
    assert model.moment.is_share
    model.pan_by(5, 5)
    assert model.moment.is_share
    model.one_to_one()
    assert not model.moment.is_share
    model.back()
    assert model.moment.is_share
    model.zoom_to(model.scale)
    assert not model.moment.is_share, "the same scale, now chosen"
