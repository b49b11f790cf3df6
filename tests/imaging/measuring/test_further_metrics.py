"""Consistency with the input, by hand, and which metrics are shown when."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import laid_over
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, metric_of, shown_metrics
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.resampling.factors import Kernel, downscale, upscale


def low_and_output() -> tuple[Pixels, Pixels]:
    """A small picture, and it enlarged with some noise."""
    rng = np.random.default_rng(3)
    low = rng.integers(0, 256, (9, 12, 3), np.uint8)
    noisy = upscale(low, 4, Kernel.BICUBIC) + rng.integers(-20, 21, (36, 48, 3))
    return low, noisy.clip(0, 255).astype(np.uint8)


def psnr(one: Pixels, other: Pixels) -> float:
    return float(10 * np.log10(255**2 / np.mean((one.astype(float) - other) ** 2)))


def test_flat_results_are_consistent_by_what_they_differ() -> None:
    # Whatever shrinks a flat picture leaves it as it is: by hand, every value is off by 5, 10 or 0.
    low = np.full((5, 6, 3), 100, np.uint8)
    output = np.full((20, 24, 3), (105, 90, 100), np.uint8)
    expected = 10 * math.log10(255**2 / ((5**2 + 10**2 + 0) / 3))
    assert measure(output, None, is_gray=False, low_resolution=low)["lr_psnr"] == pytest.approx(expected)
    equal = np.full((20, 24, 3), 100, np.uint8)
    assert measure(equal, None, is_gray=False, low_resolution=low)["lr_psnr"] == math.inf


def test_the_result_is_shrunk_again_and_compared_with_the_input() -> None:
    low, output = low_and_output()
    again = downscale(Picture(output, "output")).pixels
    found = measure(output, None, is_gray=False, low_resolution=low)
    assert found["lr_psnr"] == pytest.approx(psnr(again, low))
    assert found["psnr_y"] is None


def test_of_a_region_the_pixels_wholly_inside_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sr_desktop.imaging.strips.STRIP_PIXELS", 8)
    low, output = low_and_output()
    again = downscale(Picture(output, "output")).pixels
    region = Rect(6, 9, 25, 20)
    part = slice(3, 7), slice(2, 7)
    found = measure(output, None, is_gray=False, low_resolution=low, region=region)
    assert found["lr_psnr"] == pytest.approx(psnr(again[part], low[part]))
    assert measure(output, None, is_gray=False, low_resolution=low, region=Rect(9, 9, 6, 6))["lr_psnr"] is None


def test_what_nobody_sees_takes_no_part() -> None:
    low, output = low_and_output()
    low_alpha = np.full((9, 12), 255, np.uint8)
    low_alpha[:, :4] = 0
    alpha = np.repeat(np.repeat(low_alpha, 4, 0), 4, 1)
    hidden = output.copy()
    hidden[:, :16] = 255 - hidden[:, :16]
    found = [
        measure(one, None, is_gray=False, alpha=alpha, low_resolution=low, low_alpha=low_alpha)["lr_psnr"]
        for one in (output, hidden)
    ]
    assert found[0] == found[1]
    over = [
        psnr(downscale(Picture(laid_over(output, alpha, color), "")).pixels, laid_over(low, low_alpha, color))
        for color in ((0, 0, 0), (255, 255, 255))
    ]
    assert found[0] == pytest.approx(min(over))


def test_with_an_original_it_is_not_measured() -> None:
    low, output = low_and_output()
    assert "lr_psnr" not in measure(output, output, is_gray=False, low_resolution=low)
    assert "lr_psnr" not in measure(output, None, is_gray=False)


def test_what_is_shown_depends_on_the_original_and_on_the_choice() -> None:
    assert [each.id for each in shown_metrics(True)] == ["psnr_y", "psnr_rgb", "ssim_y"]
    assert [each.id for each in shown_metrics(True, ["gmsd", "lpips"])][3:] == ["lpips", "gmsd"]
    assert [each.id for each in shown_metrics(False, ["lpips"])] == ["lr_psnr"]
    assert [each.id for each in CHOSEN_METRICS] == ["lpips", "dists", "ms_ssim", "gmsd", "haarpsi"]
    assert metric_of("lr_psnr").is_headline


def test_of_a_region_the_border_counts_where_the_metric_counts_it() -> None:
    low, output = low_and_output()
    again = downscale(Picture(output, "output")).pixels
    whole = measure(output, None, is_gray=False, low_resolution=low)["lr_psnr"]

    def of_region(region: Rect) -> float | None:
        return measure(output, None, is_gray=False, low_resolution=low, region=region)["lr_psnr"]

    assert of_region(Rect(0, 0, 48, 36)) == whole
    assert of_region(Rect(0, 0, 4, 8)) == pytest.approx(psnr(again[:2, :1], low[:2, :1]))
    # What is left without the border of 4 pixels is a region like others.
    assert of_region(Rect(4, 4, 40, 28)) == pytest.approx(psnr(again[1:-1, 1:-1], low[1:-1, 1:-1]))
