"""What a canvas paints, compared with the picture pixel for pixel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_desktop.export.results import MethodScores
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.theme.colors import colors_of
from sr_desktop.ui.view.model import ViewModel

Grab = Callable[[QWidget], NDArray[np.uint8]]


def show(pane: Pane, model: ViewModel, pixels: Pixels) -> None:
    height, width = pixels.shape[:2]
    model.set_picture_size((width, height))
    pane.begin((width, height))
    pane.finish(build_pyramid(pixels), MethodScores())


def surround(pane: Pane) -> NDArray[np.uint8]:
    color = colors_of(pane.palette()).color("surround")
    return np.array([color.red(), color.green(), color.blue()], np.uint8)


@pytest.mark.parametrize("scale", [1, 2, 3, 5, 8, 16, 64])
def test_at_whole_scales_every_pixel_is_a_square_of_device_pixels(
    pane: Pane, model: ViewModel, pixels: Pixels, grab: Grab, scale: int
) -> None:
    show(pane, model, pixels)
    model.zoom_to(float(scale))
    painted = grab(pane.canvas)
    enlarged = pixels.repeat(scale, axis=0).repeat(scale, axis=1)
    left, top = model.view.origin(model.viewport)
    inside = Rect(left, top, enlarged.shape[1], enlarged.shape[0]).intersected(Rect(0, 0, 200, 150))
    expected = np.broadcast_to(surround(pane), painted.shape).copy()
    expected[inside.slices] = enlarged[inside.moved(-left, -top).slices]
    assert painted.shape == (150, 200, 3)
    np.testing.assert_array_equal(painted, expected)


@pytest.mark.parametrize("factor", [1.27, 2.5, 7.77])
def test_at_any_magnification_each_device_pixel_shows_the_pixel_under_its_centre(
    pane: Pane, model: ViewModel, pixels: Pixels, grab: Grab, factor: float
) -> None:
    show(pane, model, pixels)
    model.zoom_to(factor)
    painted = grab(pane.canvas)
    for x, y in ((0, 0), (57, 31), (100, 75), (199, 149)):
        column, row = (int(value) for value in model.view.to_picture(x + 0.5, y + 0.5, model.viewport))
        assert tuple(painted[y, x]) == tuple(pixels[row, column])


def test_magnified_pixels_are_never_blended(pane: Pane, model: ViewModel, grab: Grab) -> None:
    stripes = np.zeros((120, 160, 3), np.uint8)
    stripes[:, ::2] = 255
    show(pane, model, stripes)
    model.zoom_to(3.3)
    assert set(np.unique(grab(pane.canvas))) == {0, 255}


def test_a_shrunk_picture_is_smooth(pane: Pane, model: ViewModel, grab: Grab) -> None:
    """Stripes of one pixel, shrunk four times, must average to gray rather than alias to black or white."""
    stripes = np.zeros((600, 800, 3), np.uint8)
    stripes[:, ::2] = 255
    show(pane, model, stripes)
    assert model.scale == 0.25
    painted = grab(pane.canvas)[5:-5, 5:-5]
    assert painted.min() >= 126
    assert painted.max() <= 129


def test_a_shrunk_picture_lies_where_the_view_says(pane: Pane, model: ViewModel, grab: Grab) -> None:
    halves = np.zeros((1200, 1600, 3), np.uint8)
    halves[:, 800:] = 200
    show(pane, model, halves)
    painted = grab(pane.canvas)
    assert painted[75, 98].tolist() == [0, 0, 0]
    assert painted[75, 102].tolist() == [200, 200, 200]


def test_a_picture_of_odd_size_is_not_stretched_by_its_mip_levels(pane: Pane, model: ViewModel, grab: Grab) -> None:
    odd = np.zeros((1025, 1367, 3), np.uint8)
    odd[:, 683:] = 200
    show(pane, model, odd)
    row = grab(pane.canvas)[75, :, 0].astype(int)
    edge = model.view.to_device(683, 0, model.viewport)[0]
    assert abs(int(np.argmax(row > 100)) - edge) <= 1


def test_a_huge_picture_needs_only_its_visible_part(pane: Pane, model: ViewModel, grab: Grab) -> None:
    """40,000 pixels wide: more than Qt paints at once, more bytes than it lets an image have."""
    huge = np.zeros((3000, 40_000, 3), np.uint8)
    huge[1500, 39_990] = (10, 20, 30)
    model.set_picture_size((40_000, 3000))
    pane.begin((40_000, 3000))
    pane.finish((huge,), MethodScores())
    model.zoom_to_region(Rect(39_980, 1490, 20, 15))
    painted = grab(pane.canvas)
    x, y = model.view.to_device(39_990.5, 1500.5, model.viewport)
    assert painted[int(y), int(x)].tolist() == [10, 20, 30]


def test_without_a_picture_there_is_only_neutral_gray(pane: Pane, grab: Grab) -> None:
    painted = grab(pane.canvas)
    assert (painted == surround(pane)).all()
    red, green, blue = surround(pane)
    assert red == green == blue


def test_tiles_appear_where_they_belong_and_the_rest_is_bicubic(
    pane: Pane, model: ViewModel, pixels: Pixels, grab: Grab
) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    low = np.random.default_rng(0).integers(0, 256, (30, 40, 3), np.uint8)
    pane.set_placeholder(Preview(build_pyramid(low)))
    model.one_to_one()
    tile = Rect(32, 40, 64, 32)
    pane.add_tile(tile, build_pyramid(pixels))
    painted = grab(pane.canvas)
    left, top = model.view.origin(model.viewport)
    expected = upscale(low, 4, Kernel.BICUBIC)
    expected[tile.slices] = pixels[tile.slices]
    np.testing.assert_array_equal(painted[top : top + 120, left : left + 160], expected)
    assert pane.header.is_preview, "the title says that not all of it is the result"


@pytest.mark.parametrize("factor", [2.0, 5.0, 7.3])
def test_a_magnified_preview_is_that_of_the_bicubic_method(
    pane: Pane, model: ViewModel, grab: Grab, factor: float
) -> None:
    low = np.random.default_rng(0).integers(0, 256, (30, 40, 3), np.uint8)
    model.set_picture_size((160, 120))
    model.one_to_one()
    model.zoom_at(70, 40, factor)
    pane.begin((160, 120))
    pane.set_placeholder(Preview(build_pyramid(low)))
    waiting = grab(pane.canvas)
    pane.finish(build_pyramid(upscale(low, 4, Kernel.BICUBIC)), MethodScores())
    np.testing.assert_array_equal(grab(pane.canvas), waiting)


def test_a_shrunk_preview_looks_like_the_shrunk_bicubic_result(pane: Pane, model: ViewModel, grab: Grab) -> None:
    ramp = np.linspace(0, 255, 400).astype(np.uint8)
    low = np.ascontiguousarray(np.broadcast_to(ramp[None, :, None], (300, 400, 3)))
    model.set_picture_size((1600, 1200))
    model.zoom_at(0, 0, 5)
    assert 0.25 < model.scale < 1
    pane.begin((1600, 1200))
    pane.set_placeholder(Preview(build_pyramid(low)))
    waiting = grab(pane.canvas).astype(int)
    pane.finish(build_pyramid(upscale(low, 4, Kernel.BICUBIC)), MethodScores())
    assert np.abs(grab(pane.canvas) - waiting).max() <= 3


def test_the_mark_in_the_title_follows_the_view(pane: Pane, model: ViewModel, pixels: Pixels, qtbot: QtBot) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    assert not pane.header.is_preview, "there is nothing to see yet"
    pane.set_placeholder(Preview((np.zeros((30, 40, 3), np.uint8),)))
    model.zoom_to_region(Rect(0, 0, 40, 30))
    assert pane.header.is_preview
    assert "bicubic" in pane.header.tooltip_at(pane.header.width() - 40)
    assert "bicubic" in pane.header.accessibleDescription()
    pane.add_tile(model.visible_rect, (pixels,))
    assert not pane.header.is_preview
    with qtbot.waitSignal(pane.changed):
        model.zoom_to_region(Rect(100, 80, 40, 30))
    assert pane.header.is_preview
    pane.fail("It gave a picture of one colour.")
    assert not pane.header.is_preview


def test_the_preview_of_a_failed_method_is_veiled(pane: Pane, model: ViewModel, grab: Grab) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    pane.set_placeholder(Preview((np.full((30, 40, 3), 255, np.uint8),)))
    pane.fail("It gave a picture of one colour.")
    left, top = model.view.origin(model.viewport)
    waiting = grab(pane.canvas)[top + 5, left + 5]
    assert waiting[0] == waiting[1] == waiting[2]
    assert surround(pane)[0] < waiting[0] < 200, "it must not pass for a result"


def test_no_dark_rim_runs_around_a_tile_in_a_shrunk_picture(pane: Pane, model: ViewModel, grab: Grab) -> None:
    model.set_picture_size((1600, 1200))
    pane.begin((1600, 1200))
    pane.set_placeholder(Preview((np.full((300, 400, 3), 255, np.uint8),)))
    arrived = Rect(0, 0, 803, 601)
    result = np.zeros((1200, 1600, 3), np.uint8)
    result[arrived.slices] = 255
    pane.add_tile(arrived, build_pyramid(result))
    assert grab(pane.canvas)[2:-2, 2:-2].min() > surround(pane)[0] + 20


def test_the_finished_result_replaces_tiles_and_preview(
    pane: Pane, model: ViewModel, pixels: Pixels, grab: Grab
) -> None:
    model.set_picture_size((160, 120))
    model.one_to_one()
    pane.begin((160, 120))
    pane.set_placeholder(Preview((np.full((30, 40, 3), 255, np.uint8),)))
    pane.add_tile(Rect(0, 0, 10, 10), (np.zeros((120, 160, 3), np.uint8),))
    grab(pane.canvas)
    pane.finish(build_pyramid(pixels), MethodScores())
    left, top = model.view.origin(model.viewport)
    np.testing.assert_array_equal(grab(pane.canvas)[top : top + 120, left : left + 160], pixels)


def test_a_failure_is_shown_on_the_canvas(pane: Pane, model: ViewModel, grab: Grab) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    before = grab(pane.canvas)
    pane.fail("The network gave a picture of one colour; train it again.")
    after = grab(pane.canvas)
    assert (after != before).any(axis=2).sum() > 500
    assert after[:20].tolist() == before[:20].tolist()


def test_the_note_of_a_region_keeps_off_the_failure(pane: Pane, model: ViewModel, grab: Grab) -> None:
    model.set_picture_size((160, 120))
    pane.begin((160, 120))
    # Just above the middle of the picture: below it, the usual place of the note, is the sentence.
    model.mark.set(Rect(60, 20, 40, 30))
    free = grab(pane.canvas)
    pane.fail("There is no result.")
    failed = grab(pane.canvas)
    sentence = (failed != free).any(axis=2)
    pane.canvas.set_region_note("40 × 30 px", is_faded=False)
    noted = grab(pane.canvas)
    assert (noted != failed).any()
    rows, columns = np.nonzero(sentence)
    box = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
    np.testing.assert_array_equal(noted[box], failed[box])
