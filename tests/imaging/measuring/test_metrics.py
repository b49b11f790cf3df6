"""The numbers, against the published ones and against plain numpy."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import BLACK, WHITE, laid_over
from sr_desktop.imaging.measuring import metrics
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import METRICS, headlines, measured_metrics, metric_of, telling_first
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Metric, Sample, Scores, mean_scores
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.factors import Kernel, crop_to_multiple, downscale, upscale


def pair(width: int, height: int, seed: int = 7) -> tuple[np.ndarray, np.ndarray]:
    """A smooth picture with some texture, and a disturbed copy."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width]
    waves = [128 + 90 * np.sin(x / (5 + 3 * c) + y / 9) for c in range(3)]
    ground_truth = np.clip(np.dstack(waves) + rng.normal(0, 12, (height, width, 3)), 0, 255).astype(np.uint8)
    output = np.clip(ground_truth + rng.normal(0, 15, ground_truth.shape), 0, 255).astype(np.uint8)
    return output, ground_truth


def plain_luma(pixels: np.ndarray) -> np.ndarray:
    r, g, b = (pixels[..., c].astype(float) for c in range(3))
    return 16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255


def plain_psnr(a: np.ndarray, b: np.ndarray) -> float:
    return 10 * math.log10(255**2 / np.mean((a.astype(float) - b.astype(float)) ** 2))


def plain_ssim_map(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Wang et al. 2004, equations 13 to 16, window by window; one value for every window that fits."""
    t = np.arange(-5, 6)
    g = np.exp(-(t**2) / (2 * 1.5**2))
    w = np.outer(g, g) / g.sum() ** 2
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    windows_x = np.lib.stride_tricks.sliding_window_view(x, (11, 11))
    windows_y = np.lib.stride_tricks.sliding_window_view(y, (11, 11))
    mx, my = (windows_x * w).sum((2, 3)), (windows_y * w).sum((2, 3))
    dx, dy = windows_x - mx[..., None, None], windows_y - my[..., None, None]
    vx, vy, vxy = (w * dx * dx).sum((2, 3)), (w * dy * dy).sum((2, 3)), (w * dx * dy).sum((2, 3))
    return ((2 * mx * my + c1) * (2 * vxy + c2)) / ((mx**2 + my**2 + c1) * (vx + vy + c2))


def test_colour_numbers_equal_plain_numpy() -> None:
    output, ground_truth = pair(60, 44)
    a, b = output[4:-4, 4:-4], ground_truth[4:-4, 4:-4]
    got = measure(output, ground_truth, is_gray=False)
    assert got["psnr_y"] == pytest.approx(plain_psnr(plain_luma(a), plain_luma(b)), abs=1e-9)
    assert got["psnr_rgb"] == pytest.approx(plain_psnr(a, b), abs=1e-9)
    assert got["ssim_y"] == pytest.approx(plain_ssim_map(plain_luma(a), plain_luma(b)).mean(), abs=1e-9)


def test_gray_is_measured_on_the_channel_itself() -> None:
    output, ground_truth = (np.dstack([p[..., 0]] * 3) for p in pair(50, 40))
    a, b = output[4:-4, 4:-4, 0], ground_truth[4:-4, 4:-4, 0]
    got = measure(output, ground_truth, is_gray=True)
    assert got["psnr_y"] == got["psnr_rgb"] == pytest.approx(plain_psnr(a, b), abs=1e-9)
    assert got["ssim_y"] == pytest.approx(plain_ssim_map(a.astype(float), b.astype(float)).mean(), abs=1e-9)


def test_a_coloured_output_of_a_gray_picture_is_averaged_to_one_channel() -> None:
    output, ground_truth = pair(50, 40)
    ground_truth = np.dstack([ground_truth[..., 0]] * 3)
    mean = np.rint(output.astype(float).mean(axis=2))
    got = measure(output, ground_truth, is_gray=True)
    assert got["psnr_y"] == pytest.approx(plain_psnr(mean[4:-4, 4:-4], ground_truth[4:-4, 4:-4, 0]), abs=1e-9)


@settings(max_examples=40)
@given(st.integers(-5, 40), st.integers(-5, 40), st.integers(0, 60), st.integers(0, 60))
def test_a_region_is_a_part_of_the_whole(x: int, y: int, width: int, height: int) -> None:
    output, ground_truth = pair(48, 40)
    region = Rect(x, y, width, height)
    got = measure(output, ground_truth, is_gray=False, region=region)
    shaved = region.intersected(Rect(4, 4, 40, 32))
    if shaved.is_empty:
        assert got == Scores(psnr_y=None, psnr_rgb=None, ssim_y=None)
        return
    a, b = plain_luma(output[shaved.slices]), plain_luma(ground_truth[shaved.slices])
    assert got["psnr_y"] == pytest.approx(plain_psnr(a, b), abs=1e-9)
    assert got["psnr_rgb"] == pytest.approx(plain_psnr(output[shaved.slices], ground_truth[shaved.slices]), abs=1e-9)
    # The map has a value where a window of 11 fits into the shaved picture, from row and column 9 on.
    whole = plain_ssim_map(plain_luma(output[4:-4, 4:-4]), plain_luma(ground_truth[4:-4, 4:-4]))
    centers = region.intersected(Rect(9, 9, 30, 22))
    if centers.is_empty:
        assert got["ssim_y"] is None
    else:
        assert got["ssim_y"] == pytest.approx(whole[centers.moved(-9, -9).slices].mean(), abs=1e-9)


def test_strips_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    output, ground_truth = pair(40, 70)
    whole = measure(output, ground_truth, is_gray=False)
    monkeypatch.setattr("sr_desktop.imaging.strips.STRIP_PIXELS", 40 * 7)
    calls: list[int] = []
    strips = measure(output, ground_truth, is_gray=False, checkpoint=lambda: calls.append(1))
    assert len(calls) > 10
    for name in ("psnr_y", "psnr_rgb", "ssim_y"):
        assert strips[name] == pytest.approx(whole[name], abs=1e-10)


def test_a_checkpoint_may_stop_the_work() -> None:
    def stop() -> None:
        raise InterruptedError

    output, ground_truth = pair(40, 40)
    with pytest.raises(InterruptedError):
        measure(output, ground_truth, is_gray=False, checkpoint=stop)


def test_equal_pictures_are_infinitely_good() -> None:
    _, ground_truth = pair(30, 30)
    assert measure(ground_truth, ground_truth, is_gray=False) == {
        "psnr_y": math.inf,
        "psnr_rgb": math.inf,
        "ssim_y": pytest.approx(1.0),
    }


def test_noise_in_the_shaved_border_counts_for_nothing() -> None:
    output, ground_truth = pair(40, 40)
    inside = measure(output, ground_truth, is_gray=False)
    output[:4] = output[-4:] = output[:, :4] = output[:, -4:] = 0
    assert measure(output, ground_truth, is_gray=False) == inside


@pytest.mark.parametrize(
    ("side", "psnr", "ssim"), [(8, False, False), (9, True, False), (18, True, False), (19, True, True)]
)
def test_what_is_too_small_has_no_number(side: int, psnr: bool, ssim: bool) -> None:
    got = measure(*pair(side, 40), is_gray=False)
    assert (got["psnr_y"] is not None, got["psnr_rgb"] is not None, got["ssim_y"] is not None) == (psnr, psnr, ssim)


def test_unequal_sizes_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in shape"):
        measure(pair(20, 20)[0], pair(20, 24)[1], is_gray=False)


def test_without_a_reference_only_what_needs_none_is_measured() -> None:
    output, _ = pair(40, 40)
    free = Metric(
        "flat", "Flat", "Flat", "", 2, False, False, "Standard deviation.", lambda s: float(s.output_in(s.area).std())
    )
    assert measure(output, None, is_gray=False) == Scores(psnr_y=None, psnr_rgb=None, ssim_y=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metrics, "METRICS", (*METRICS, free))
        got = measure(output, None, is_gray=False, metrics=(*metrics.PLAIN_METRICS, free))
    shaved = output[4:-4, 4:-4]
    assert got == {"psnr_y": None, "psnr_rgb": None, "ssim_y": None, "flat": pytest.approx(shaved.std())}


def test_only_what_is_asked_for_is_measured() -> None:
    output, ground_truth = pair(40, 40)
    got = measure(output, ground_truth, is_gray=False, metrics=(metric_of("ssim_y"),))
    assert got == Scores(ssim_y=measure(output, ground_truth, is_gray=False)["ssim_y"])


def test_a_network_is_lent_for_the_metric_that_needs_one() -> None:
    output, ground_truth = pair(40, 40)
    low = downscale(Picture(ground_truth, "truth")).pixels
    seen: list[Sample] = []

    def distance(sample: Sample) -> float:
        seen.append(sample)
        return 0.25

    region = Rect(0, 0, 20, 20)
    got = measure(output, ground_truth, is_gray=False, low_resolution=low, region=region, networks={"lpips": distance})
    assert list(got) == ["psnr_y", "psnr_rgb", "ssim_y", "lpips"]
    assert got["lpips"] == 0.25
    assert (seen[0].shaved, seen[0].area) == (Rect(4, 4, 32, 32), Rect(4, 4, 16, 16))
    assert seen[0].low_resolution is not None
    assert seen[0].low_resolution.pixels is low
    with pytest.raises(ValueError, match="LPIPS-Alex needs a network"):
        measure(output, ground_truth, is_gray=False, metrics=METRICS)


def test_every_metric_has_a_name_of_its_own() -> None:
    assert len({metric.id for metric in METRICS}) == len(METRICS)
    assert len({metric.label for metric in METRICS}) == len(METRICS)
    for metric in METRICS:
        assert metric_of(metric.id) is metric
        assert metric.explanation.endswith(".")
    with pytest.raises(ValueError, match="no metric 'niqe'; known are psnr_y"):
        metric_of("niqe")


def test_headlines_come_first_where_the_end_is_cut_off() -> None:
    assert [metric.id for metric in telling_first(metrics.PLAIN_METRICS)] == ["psnr_y", "ssim_y", "psnr_rgb"]
    assert [metric.id for metric in headlines()] == ["psnr_y", "ssim_y"]
    assert [metric.id for metric in measured_metrics([Scores(lpips=None), Scores(psnr_y=1.0)])] == ["psnr_y", "lpips"]


def test_the_protocol_is_plain_json() -> None:
    block = json.loads(json.dumps(PROTOCOL.as_json()))
    assert block["border"] == 4
    assert block["ssim_window"] == 11
    assert "studio" in block["luma"]


def mean_of_set(folder: Path, kernel: Kernel) -> Scores:
    rows = []
    for path in sorted(folder.glob("*.png")):
        with Image.open(path) as image:
            picture = Picture(np.array(image.convert("RGB")), path.stem, is_gray=image.mode == "L")
        ground_truth = crop_to_multiple(picture)
        rows.append(
            measure(
                upscale(downscale(ground_truth).pixels, 4, kernel), ground_truth.pixels, is_gray=ground_truth.is_gray
            )
        )
    return mean_scores(rows)


@pytest.mark.parametrize(
    ("name", "kernel", "psnr_y", "ssim_y"),
    [
        ("Set5", Kernel.BICUBIC, 28.43, 0.811),
        ("Set5", Kernel.NEAREST, 26.26, None),
        ("Set14", Kernel.BICUBIC, 26.00, None),
        ("BSD100", Kernel.BICUBIC, 25.96, 0.668),
    ],
)
def test_published_figures(benchmark_dir: Path, name: str, kernel: Kernel, psnr_y: float, ssim_y: float | None) -> None:
    got = mean_of_set(benchmark_dir / name, kernel)
    assert got["psnr_y"] == pytest.approx(psnr_y, abs=0.005)
    if ssim_y is not None:
        assert got["ssim_y"] == pytest.approx(ssim_y, abs=0.0005)


def test_an_opaque_alpha_changes_no_digit() -> None:
    output, ground_truth = pair(40, 40)
    opaque = np.full((40, 40), 255, np.uint8)
    assert measure(output, ground_truth, is_gray=False, alpha=opaque, true_alpha=opaque) == measure(
        output, ground_truth, is_gray=False
    )


@pytest.mark.parametrize("is_gray", [False, True])
@pytest.mark.parametrize("region", [None, Rect(7, 9, 19, 17)])
def test_transparency_is_measured_over_black_and_over_white_and_the_worse_counts(
    is_gray: bool, region: Rect | None
) -> None:
    output, ground_truth = pair(40, 40)
    if is_gray:
        output, ground_truth = (np.repeat(each[..., :1], 3, axis=2) for each in (output, ground_truth))
    rng = np.random.default_rng(5)
    alpha, true_alpha = (rng.integers(0, 256, (40, 40), np.uint8) for _ in range(2))
    distance = {"lpips": lambda sample: float(sample.output_in(sample.whole).mean())}
    got = measure(
        output,
        ground_truth,
        is_gray=is_gray,
        alpha=alpha,
        true_alpha=true_alpha,
        region=region,
        networks=distance,
    )
    over = [
        measure(
            laid_over(output, alpha, background),
            laid_over(ground_truth, true_alpha, background),
            is_gray=is_gray,
            region=region,
            networks=distance,
        )
        for background in (BLACK, WHITE)
    ]
    for name in ("psnr_y", "psnr_rgb", "ssim_y"):
        assert got[name] == min(each[name] for each in over)
    assert got["lpips"] == max(each["lpips"] for each in over)
    assert over[0] != over[1]


@pytest.mark.parametrize("kind", ["result", "truth"])
def test_one_of_the_two_may_be_opaque(kind: str) -> None:
    picture, _ = pair(40, 40)
    alpha = np.full((40, 40), 100, np.uint8)
    given = {"alpha": alpha} if kind == "result" else {"true_alpha": alpha}
    # Over white a bright picture, over black a dark one differ least: the worse is what tells them apart.
    shown = [measure(picture, laid_over(picture, alpha, color), is_gray=False)["psnr_y"] for color in (BLACK, WHITE)]
    assert measure(picture, picture, is_gray=False, **given)["psnr_y"] == min(shown)


@pytest.mark.parametrize("visible", ["nothing", "one pixel in the border", "the same everywhere"])
def test_what_is_of_one_color_is_not_measured_but_told(visible: str) -> None:
    output, ground_truth = pair(40, 40)
    alpha = np.zeros((40, 40), np.uint8)
    if visible == "one pixel in the border":
        alpha[2, 20] = 255
    elif visible == "the same everywhere":
        ground_truth[:], alpha[:] = (9, 99, 199), 77
    scores = measure(output, ground_truth, is_gray=False, alpha=alpha, true_alpha=alpha)
    assert scores == Scores(psnr_y=None, psnr_rgb=None, ssim_y=None)
    assert "of one colour" in str(scores.reason)


def test_a_region_of_one_color_is_told_and_the_whole_is_measured() -> None:
    output, ground_truth = pair(40, 40)
    alpha = np.zeros((40, 40), np.uint8)
    alpha[:, 20:] = 255
    clear = measure(output, ground_truth, is_gray=False, alpha=alpha, true_alpha=alpha, region=Rect(5, 5, 12, 12))
    assert clear.reason is not None
    assert not clear.exist
    whole = measure(output, ground_truth, is_gray=False, alpha=alpha, true_alpha=alpha)
    assert whole.reason is None
    assert None not in whole.values()


@pytest.mark.parametrize("color", [BLACK, WHITE])
def test_one_color_over_one_background_alone_is_measured_over_the_other(color: tuple[int, int, int]) -> None:
    ground_truth = np.full((40, 40, 3), color, np.uint8)
    alpha = np.zeros((40, 40), np.uint8)
    alpha[10:30, 12:24] = 255
    blurred = np.full((40, 40), 3, np.uint8) // 2 + alpha // 2
    scores = measure(ground_truth, ground_truth, is_gray=False, alpha=blurred, true_alpha=alpha)
    assert scores.reason is None
    assert scores["psnr_y"] is not None
    assert math.isfinite(scores["psnr_y"])


def test_an_opaque_picture_of_one_color_keeps_its_digits() -> None:
    flat = np.full((40, 40, 3), 80, np.uint8)
    assert measure(flat, flat, is_gray=False) == {"psnr_y": math.inf, "psnr_rgb": math.inf, "ssim_y": 1}


@given(st.integers(0, 2**32 - 1))
def test_colors_under_opacity_0_never_change_a_score(seed: int) -> None:
    rng = np.random.default_rng(seed)
    alpha = rng.choice(np.array([0, 0, 60, 255], np.uint8), (24, 24))
    shown = rng.integers(0, 256, (2, 24, 24, 3), np.uint8)
    others = np.where(alpha[..., None] == 0, rng.integers(0, 256, shown.shape, np.uint8), shown)
    first, second = (
        measure(*each, is_gray=False, alpha=alpha, true_alpha=alpha, region=Rect(3, 4, 18, 17))
        for each in (shown, others)
    )
    assert first == second
