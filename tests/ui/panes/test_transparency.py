"""Pictures that can be seen through are painted over a checkerboard that rests, or over a plain colour."""

from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.imaging.backdrop import Backdrop, checkerboard
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.ui.panes.content import PaneContent
from sr_desktop.ui.panes.ground import SQUARE, Ground
from sr_desktop.ui.panes.painting import render
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.theme.colors import DARK, LIGHT, Colors
from sr_desktop.ui.view.state import ViewState

CANVAS = (96, 64)


def painted(content: PaneContent, view: ViewState, ground: Ground | None = None, colors: Colors = DARK) -> np.ndarray:
    image = render(content, view, CANVAS, CANVAS, colors, ground)
    bits = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
    return np.dstack([bits >> 16 & 255, bits >> 8 & 255, bits & 255]).astype(int)


def board(colors: Colors, square: int = SQUARE) -> np.ndarray:
    shades = [(colors.color(name).red(),) * 3 for name in ("board_dark", "board_bright")]
    return checkerboard(*CANVAS, square, (shades[0], shades[1])).astype(int)


def result(alpha: np.ndarray, value: int = 200) -> PaneContent:
    height, width = alpha.shape
    opacity = build_pyramid(alpha, 16)
    content = PaneContent()
    content.finish(build_pyramid(np.full((height, width, 3), value, np.uint8), 16, opacity), opacity)
    return content


@pytest.mark.parametrize("colors", [DARK, LIGHT])
@pytest.mark.parametrize("scale", [0.4, 1.0, 3.0])
def test_the_board_lies_under_what_is_transparent(colors: Colors, scale: float) -> None:
    content = result(np.zeros((200, 300), np.uint8))
    assert np.array_equal(painted(content, ViewState(150, 100, scale), colors=colors)[:], board(colors))


@pytest.mark.parametrize("view", [ViewState(150, 100, 2.0), ViewState(151.3, 97.1, 2.0), ViewState(140, 90, 5.0)])
def test_the_board_rests_while_the_picture_moves(view: ViewState) -> None:
    alpha = np.zeros((200, 300), np.uint8)
    assert np.array_equal(painted(result(alpha), view), board(DARK))


def test_squares_have_the_same_size_on_every_screen() -> None:
    content = result(np.zeros((200, 300), np.uint8))
    ground = Ground.on_screen(Backdrop(), 1.5)
    assert np.array_equal(painted(content, ViewState(150, 100, 1.0), ground), board(DARK, 12))


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_plain_color_is_mixed_by_opacity(scale: float) -> None:
    content = result(np.full((200, 300), 102, np.uint8))
    seen = painted(content, ViewState(150, 100, scale), Ground(Backdrop((250, 0, 100))))
    # 40 % of 200 and 60 % of the colour.
    assert np.abs(seen - (230, 80, 140)).max() <= 1


def test_magnified_every_pixel_is_that_of_the_composite() -> None:
    rng = np.random.default_rng(0)
    pixels, alpha = rng.integers(0, 256, (32, 48, 3), np.uint8), rng.integers(0, 256, (32, 48), np.uint8)
    content = PaneContent()
    content.finish((pixels,), (alpha,))
    seen = painted(content, ViewState(24, 16, 2.0), Ground(Backdrop((10, 90, 200))))
    expected = Layer(pixels, alpha).over((10, 90, 200)).repeat(2, axis=0).repeat(2, axis=1).astype(int)
    # Qt rounds premultiplied colours once more.
    assert np.abs(seen - expected).max() <= 2


def test_shrunk_no_color_bleeds_from_what_nobody_sees() -> None:
    """White, and black where nobody sees it, in columns: every mixture of the two is white."""
    alpha = np.zeros((200, 300), np.uint8)
    alpha[:, ::2] = 255
    pixels = np.where(alpha[..., None] > 0, 255, 0).astype(np.uint8).repeat(3, axis=2)
    opacity = build_pyramid(alpha, 16)
    content = PaneContent()
    content.finish(build_pyramid(pixels, 16, opacity), opacity)
    seen = painted(content, ViewState(150, 100, 0.25), Ground(Backdrop((255, 255, 255))))
    inside = seen[20:44, 30:66]
    assert (inside >= 254).all()


def test_an_opaque_picture_is_painted_as_ever() -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (200, 300, 3), np.uint8)
    with_opacity, without = PaneContent(), PaneContent()
    opaque = build_pyramid(np.full((200, 300), 255, np.uint8), 16)
    with_opacity.finish(build_pyramid(pixels, 16, opaque), opaque)
    without.finish(build_pyramid(pixels, 16))
    for scale in (0.3, 1.0, 2.5):
        view = ViewState(150, 100, scale)
        assert np.array_equal(painted(with_opacity, view), painted(without, view))


def test_nothing_is_shown_before_its_opacity_is_known() -> None:
    pixels, alpha = np.full((64, 96, 3), 240, np.uint8), np.zeros((64, 96), np.uint8)
    content, view = PaneContent(), ViewState(48, 32, 1.0)
    content.begin((96, 64), is_transparent=True)
    content.add_tile(Rect(0, 0, 96, 64), (pixels,))
    placeholder = DARK.color("placeholder").red()
    assert content.levels is None
    assert content.layer is None
    assert content.has_gaps
    assert not content.covers(Rect(0, 0, 5, 5))
    assert (painted(content, view) == placeholder).all()
    content.set_opacity((alpha,))
    assert not content.has_gaps
    assert np.array_equal(painted(content, view), board(DARK))
    assert content.opacity_at(3, 3) == 0


def test_a_preview_lies_over_the_board_too() -> None:
    content = PaneContent()
    content.begin((96, 64), is_transparent=True)
    low, alpha = np.full((16, 24, 3), 240, np.uint8), np.zeros((16, 24), np.uint8)
    alpha[:, 12:] = 255
    content.set_placeholder(Preview((low,), (alpha,)))
    for scale in (0.5, 1.0, 2.0):
        seen = painted(content, ViewState(48, 32, scale))
        left, right = (48 - round(40 * scale), 48 + round(40 * scale))
        if scale >= 1:
            left, right = 4, 90
        assert np.array_equal(seen[30, left], board(DARK)[30, left])
        assert (np.abs(seen[30, right] - 240) <= 1).all()
