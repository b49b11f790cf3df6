from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation, DegradationError, parse_degradation
from sr_desktop.imaging.degrading.operations import Shrinking, jpeg_coded
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import downscale


@pytest.fixture
def picture() -> Picture:
    random = np.random.default_rng(0)
    coarse = random.integers(0, 256, (32, 24, 3)).astype(np.uint8)
    return Picture(np.ascontiguousarray(coarse.repeat(4, 0).repeat(4, 1)), "blocks")


@pytest.mark.parametrize(
    ("text", "degradation", "title"),
    [
        ("bicubic", PLAIN, "bicubic"),
        ("jpeg60", Degradation(jpeg=60), "bicubic, JPEG 60"),
        (
            "blur1.2+noise5+jpeg75",
            Degradation(blur=1.2, noise=5, jpeg=75),
            "blur 1.2 px, bicubic, noise 5, JPEG 75",
        ),
        ("matlab+jpeg60", Degradation(shrinking=Shrinking.MATLAB, jpeg=60), "MATLAB bicubic, JPEG 60"),
        ("area", Degradation(shrinking=Shrinking.AREA), "area"),
        ("noise5+seed3", Degradation(noise=5, seed=3), "bicubic, noise 5, seed 3"),
    ],
)
def test_ids_name_degradations_both_ways(text: str, degradation: Degradation, title: str) -> None:
    assert parse_degradation(text) == degradation
    assert degradation.id == text
    assert degradation.title == title


def test_parts_stand_in_any_order() -> None:
    assert parse_degradation("jpeg75+noise5+blur1.2").id == "blur1.2+noise5+jpeg75"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sharpen", "no degradation called 'sharpen'; examples: bicubic"),
        ("jpeg", "no degradation called"),
        ("jpeg0", "JPEG quality of 0 is not possible: choose 1 to 100"),
        ("jpeg60+jpeg70", "names jpeg twice"),
        ("area+matlab", "names shrinking twice"),
        ("blur99", "blur of 99 is not possible"),
        ("noise101", "Noise of 101 is not possible"),
        ("", "no degradation called"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(text: str, reason: str) -> None:
    with pytest.raises(DegradationError, match=reason):
        parse_degradation(text)


def test_the_plain_one_is_the_protocols_shrink(picture: Picture) -> None:
    assert PLAIN.is_plain
    assert not Degradation(jpeg=100).is_plain
    assert np.array_equal(PLAIN.applied(picture).pixels, downscale(picture).pixels)


def test_the_order_is_blur_shrink_noise_jpeg(picture: Picture) -> None:
    before = Degradation(blur=1.2, noise=5).applied(picture).pixels
    after = Degradation(blur=1.2, noise=5, jpeg=75).applied(picture).pixels
    assert np.array_equal(jpeg_coded(before, 75), after)
    softer = Degradation(blur=1.2).applied(picture).pixels
    assert (before.astype(float) - softer).std() == pytest.approx(5, rel=0.1)
    assert softer.std() < downscale(picture).pixels.std()


def test_the_same_picture_becomes_the_same_and_another_seed_another(picture: Picture) -> None:
    first, second, other = (Degradation(noise=5, seed=seed).applied(picture).pixels for seed in (1, 1, 2))
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)


def test_gray_stays_gray_and_opacity_is_only_shrunk() -> None:
    random = np.random.default_rng(5)
    gray = np.ascontiguousarray(random.integers(0, 256, (64, 64, 1)).astype(np.uint8).repeat(3, 2))
    alpha = random.integers(0, 256, (64, 64)).astype(np.uint8)
    picture = Picture(gray, "gray", alpha=alpha, is_gray=True)
    degraded = Degradation(blur=1, noise=5, jpeg=40).applied(picture)
    assert (degraded.pixels == degraded.pixels[..., :1]).all()
    plain = downscale(picture)
    assert plain.alpha is not None
    assert degraded.alpha is not None
    assert np.array_equal(degraded.alpha, plain.alpha)
    assert degraded.is_gray


def test_sides_that_are_no_multiple_are_refused() -> None:
    with pytest.raises(ValueError, match="does not shrink evenly"):
        Degradation(jpeg=60).applied(Picture(np.zeros((10, 12, 3), np.uint8), "odd"))
