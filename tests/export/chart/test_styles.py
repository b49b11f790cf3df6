"""The colours of curves are seen on their ground and told apart, by colour-blind people too."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.color import deltaE_ciede2000, rgb2lab

from sr_desktop import methods
from sr_desktop.export.chart.styles import HUES, CurveStyles

# Machado, Oliveira and Fernandes (2009), full severity, for linear RGB.
SIGHTS = {
    "all cones": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "no blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
GROUNDS = {"on_dark": ("#1c1c1c", "#e4e4e4"), "on_light": ("#ffffff", "#1c1c1c")}


def linear(color: str) -> NDArray[np.float64]:
    values = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def lab(values: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(values, 0, 1)
    encoded = np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)
    return np.asarray(rgb2lab(encoded[None, None])[0, 0])


def colors(ground: str) -> list[str]:
    styles = CurveStyles()
    names = dict.fromkeys((*methods.DEFAULT_IDS, *(method.id for method in methods.METHODS), *"abcdefg"))
    return [getattr(styles.of(name), ground) for name in list(names)[:8]]


@pytest.mark.parametrize("ground", GROUNDS)
def test_a_thin_line_is_seen_on_its_ground(ground: str) -> None:
    luminance = {
        color: float(linear(color) @ [0.2126, 0.7152, 0.0722]) for color in (*colors(ground), GROUNDS[ground][0])
    }
    below = luminance[GROUNDS[ground][0]]
    for color in colors(ground):
        high, low = max(luminance[color], below), min(luminance[color], below)
        assert (high + 0.05) / (low + 0.05) >= 3.0, color


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_no_two_are_taken_for_each_other(ground: str, sight: str) -> None:
    seen = {color: lab(SIGHTS[sight] @ linear(color)) for color in (*colors(ground), GROUNDS[ground][1])}
    for (one, first), (other, second) in combinations(seen.items(), 2):
        assert deltaE_ciede2000(first, second) >= 15, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_pair_that_the_program_is_about_is_far_apart(ground: str, sight: str) -> None:
    styles = CurveStyles()
    ends = [lab(SIGHTS[sight] @ linear(getattr(styles.of(name), ground))) for name in ("perceptual", "srresnet")]
    assert deltaE_ciede2000(*ends) >= 30


@pytest.mark.parametrize("ground", GROUNDS)
def test_eight_colours_are_all_there_is_before_lines_are_dashed(ground: str) -> None:
    assert len(set(colors(ground))) == 8


def test_a_method_keeps_its_style_and_others_get_the_next() -> None:
    one, other = CurveStyles(), CurveStyles()
    assert one.of("mine") == other.of("yours")
    assert one.of("srresnet") == other.of("srresnet") != one.of("mine")
    # Eight colours, each plain and dashed, of which the program's own methods and "mine" have theirs already.
    others = "abcdefgh"[: 2 * 8 - len(methods.METHODS) - 1]
    looks = [one.of(name) for name in (*methods.DEFAULT_IDS, *others)]
    assert len(set(looks)) == len(looks)
    assert not any(look.is_dashed for look in looks[: len(methods.DEFAULT_IDS)])
    assert looks[-1].is_dashed


def test_an_added_method_takes_a_colour_that_no_other_pane_has() -> None:
    styles = CurveStyles()
    shown = [
        styles.of("bicubic"),
        styles.of("srcnn"),
        styles.of("ours", HUES[6]),
        styles.of("mine"),
        styles.of("yours"),
    ]
    assert len({look.on_light for look in shown}) == len(shown)
    # It keeps it when the owner comes, who is told from it.
    later = [styles.of(name) for name in methods.DEFAULT_IDS]
    assert styles.of("mine") == shown[3]
    assert shown[3] not in later
