"""What nobody sees takes no part, whatever the method, the mode and the kind of picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given as examples
from hypothesis import settings as profile
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.comparing.preparing import prepare
from sr_desktop.engine.events import InputReady, MethodDone, Notice
from sr_desktop.engine.inputs.external import external_method
from sr_desktop.engine.inputs.source import InputSource
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.layer import BLACK, WHITE, Layer
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import Kernel, upscale, upscale_alpha
from sr_desktop.methods import SHIPPED
from tests.engine.conftest import Recorder

OURS = ("nearest", "bilinear", "bicubic", "srcnn", "perceptual", "srresnet")


def veiled(side: int = 64, hidden: int = 0, *, gray: bool = False, seed: int = 0) -> Picture:
    """A picture with an opaque part, a faint one and a transparent one, under which lies noise of another seed."""
    rng = np.random.default_rng(seed)
    pixels = np.broadcast_to(rng.integers(0, 256, (side, side, 1 if gray else 3), np.uint8), (side, side, 3)).copy()
    alpha = np.full((side, side), 255, np.uint8)
    alpha[: side // 2, side // 4 :] = rng.integers(0, 256, (side // 2, side - side // 4))
    alpha[side // 3 :, : side // 2] = 0
    noise = np.random.default_rng(1000 + hidden).integers(0, 256, (side, side, 1 if gray else 3), np.uint8)
    pixels[alpha == 0] = np.broadcast_to(noise, pixels.shape)[alpha == 0]
    return Picture(pixels, "veiled", alpha=alpha, is_gray=gray)


def run(picture: Picture, mode: Mode, pool: NetworkPool | None = None, ids=OURS, **given) -> Recorder:
    recorder = Recorder()
    Comparison(picture, ids, mode, pool=pool, **given).run(recorder)
    return recorder


def done(recorder: Recorder) -> dict[str, MethodDone]:
    return {event.method_id: event for event in recorder.of(MethodDone)}


def layers(recorder: Recorder) -> dict[str, Layer]:
    (ready,) = recorder.of(InputReady)
    return {name: ready.layer_of(result) for name, result in done(recorder).items()}


@pytest.mark.parametrize("gray", [False, True])
@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("settings", [EngineSettings(), EngineSettings(tile=16), EngineSettings(self_ensemble=True)])
def test_hidden_colors_change_no_output_and_no_score(
    pool: NetworkPool, mode: Mode, settings: EngineSettings, gray: bool
) -> None:
    side = 72 if mode is Mode.REFERENCE else 18
    first, second = (run(veiled(side, hidden, gray=gray), mode, pool, settings=settings) for hidden in (1, 2))
    one, other = done(first), done(second)
    assert set(one) == set(OURS)
    for name in OURS:
        np.testing.assert_array_equal(one[name].pixels, other[name].pixels)
        assert one[name].scores == other[name].scores
    (ready,), (again,) = first.of(InputReady), second.of(InputReady)
    np.testing.assert_array_equal(ready.low_resolution.pixels, again.low_resolution.pixels)
    if mode is Mode.REFERENCE:
        np.testing.assert_array_equal(ready.ground_truth.pixels, again.ground_truth.pixels)


@profile(max_examples=25, deadline=None)
@examples(
    st.integers(0, 2**32 - 1),
    st.sampled_from(["bicubic", "matlab", "jpeg30", "blur1.2+noise5", "upscale"]),
    st.sampled_from([0.02, 0.5, 0.98]),
)
def test_hidden_colors_never_reach_the_input(seed: int, kind: str, share: float) -> None:
    rng = np.random.default_rng(seed)
    alpha = np.where(rng.random((16, 20)) < share, rng.integers(0, 256, (16, 20)), 0).astype(np.uint8)
    pixels = rng.integers(0, 256, (2, 16, 20, 3), np.uint8)
    pixels[1][alpha > 0] = pixels[0][alpha > 0]
    mode = Mode.UPSCALE if kind == "upscale" else Mode.REFERENCE
    source = InputSource() if kind == "upscale" else InputSource(parse_degradation(kind))
    one, other = (prepare(Picture(each, "p", alpha=alpha), mode, source) for each in pixels)
    np.testing.assert_array_equal(one.low_resolution.pixels, other.low_resolution.pixels)
    assert one.alpha is not None
    np.testing.assert_array_equal(one.alpha, other.alpha)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("around", [0, 255])
def test_a_white_disc_is_white_wherever_it_is_seen(mode: Mode, around: int) -> None:
    y, x = np.mgrid[:48, :48]
    alpha = np.where(np.hypot(y - 23.5, x - 23.5) < 15, 255, 0).astype(np.uint8)
    pixels = np.where(alpha[..., None] > 0, 255, around).astype(np.uint8).repeat(3, axis=2)
    recorder = run(Picture(pixels, "disc", alpha=alpha), mode, ids=("nearest", "bilinear", "bicubic"))
    for result in layers(recorder).values():
        assert result.alpha is not None
        assert result.alpha.min() == 0
        assert (result.pixels[result.alpha > 0] == 255).all()


@pytest.mark.parametrize("mode", list(Mode))
def test_opacity_is_enlarged_by_bicubic_for_every_method(pool: NetworkPool, mode: Mode) -> None:
    recorder = run(veiled(32), mode, pool)
    (ready,) = recorder.of(InputReady)
    expected = upscale_alpha(ready.low_resolution.alpha, 4, Kernel.BICUBIC)
    np.testing.assert_array_equal(ready.alpha, expected)
    assert all(layer.alpha is ready.alpha for layer in layers(recorder).values())


def test_an_opaque_picture_has_no_opacity(pool: NetworkPool) -> None:
    recorder = run(Picture(veiled(32).pixels, "opaque"), Mode.REFERENCE, pool)
    assert [layer.alpha for layer in layers(recorder).values()] == [None] * 6


def test_scores_are_of_the_composites() -> None:
    picture = veiled(64)
    recorder = run(picture, Mode.REFERENCE, ids=("bicubic",))
    result, layer = done(recorder)["bicubic"], layers(recorder)["bicubic"]
    over = [measure(layer.over(color), picture.layer.over(color), is_gray=False) for color in (BLACK, WHITE)]
    assert result.scores == {name: min(each[name] for each in over) for name in over[0]}


@pytest.mark.parametrize("visible", [0, 1])
def test_a_picture_of_one_color_is_told_once(pool: NetworkPool, visible: int) -> None:
    picture = veiled(32)
    alpha = np.zeros_like(picture.alpha)
    alpha[0, :visible] = 255
    recorder = run(Picture(picture.pixels, "ghost", alpha=alpha), Mode.REFERENCE, pool)
    assert set(done(recorder)) == set(OURS)
    assert all(event.scores.reason is not None and not event.scores.exist for event in recorder.of(MethodDone))
    assert [str(event.message) for event in recorder.of(Notice)] == [
        "There is nothing to measure in 'ghost': laid over black or over white, it is of one colour."
    ]


def external(path: Path, pixels: np.ndarray, alpha: np.ndarray | None):
    Image.fromarray(pixels if alpha is None else np.dstack([pixels, alpha])).save(path)
    return external_method(path, SHIPPED)


@pytest.mark.parametrize("has_opacity", [False, True])
def test_a_given_result_keeps_its_opacity_or_gets_that_of_all(tmp_path: Path, has_opacity: bool) -> None:
    picture = veiled(48)
    own = np.random.default_rng(3).integers(0, 256, (48, 48), np.uint8)
    theirs = external(tmp_path / "theirs.png", picture.pixels, own if has_opacity else None)
    recorder = run(picture, Mode.REFERENCE, ids=(theirs.id,), catalogue=SHIPPED.adding(theirs))
    (ready,), (result,) = recorder.of(InputReady), recorder.of(MethodDone)
    alpha = ready.layer_of(result).alpha
    np.testing.assert_array_equal(alpha, own if has_opacity else ready.alpha)
    expected = measure(picture.pixels, picture.pixels, is_gray=False, alpha=alpha, true_alpha=picture.alpha)
    assert result.scores == expected
    notices = [str(event.message) for event in recorder.of(Notice)]
    assert len(notices) == (0 if has_opacity else 1)
    assert all("has no opacity; it is shown and measured with the one" in notice for notice in notices)


def test_a_given_result_may_have_opacity_where_the_picture_has_none(tmp_path: Path) -> None:
    picture = Picture(veiled(48).pixels, "opaque")
    own = np.random.default_rng(3).integers(0, 256, (48, 48), np.uint8)
    theirs = external(tmp_path / "theirs.png", picture.pixels, own)
    recorder = run(picture, Mode.REFERENCE, ids=(theirs.id, "bicubic"), catalogue=SHIPPED.adding(theirs))
    results = done(recorder)
    np.testing.assert_array_equal(results[theirs.id].alpha, own)
    assert results["bicubic"].alpha is None
    assert results[theirs.id].scores == measure(picture.pixels, picture.pixels, is_gray=False, alpha=own)


@pytest.mark.parametrize("has_opacity", [False, True])
def test_a_given_input_keeps_its_opacity_or_gets_that_of_the_picture(has_opacity: bool) -> None:
    picture = veiled(48)
    own = np.random.default_rng(4).integers(0, 256, (12, 12), np.uint8)
    low = Picture(veiled(12).pixels, "low", alpha=own if has_opacity else None)
    recorder = run(picture, Mode.REFERENCE, ids=("bicubic",), source=InputSource(given=low))
    (ready,) = recorder.of(InputReady)
    shrunk = prepare(picture, Mode.REFERENCE).low_resolution.alpha
    np.testing.assert_array_equal(ready.low_resolution.alpha, own if has_opacity else shrunk)
    assert len(recorder.of(Notice)) == (0 if has_opacity else 1)


def test_interpolations_take_the_filled_input() -> None:
    given = prepare(veiled(64), Mode.REFERENCE)
    result = done(run(veiled(64, hidden=7), Mode.REFERENCE, ids=("bicubic",)))["bicubic"]
    np.testing.assert_array_equal(result.pixels, upscale(given.low_resolution.pixels, 4, Kernel.BICUBIC))
