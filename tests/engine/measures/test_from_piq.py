"""MS-SSIM, GMSD and HaarPSI against computations of our own from the papers."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.ndimage import correlate, gaussian_filter
from skimage.metrics import structural_similarity
from torch import Tensor

from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.measures import haar_and_gradients
from sr_desktop.engine.measures.distances import DISTANCES
from sr_desktop.engine.measures.registry import computes
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.picture import Pixels

pytest.importorskip("piq")

Plane = NDArray[np.float64]


def pair(width: int, height: int) -> tuple[Pixels, Pixels]:
    """A smooth picture with edges, and it blurred with some noise."""
    rng = np.random.default_rng(width * height)
    truth = gaussian_filter(rng.random((height, width, 3)), (2, 2, 0))
    truth = (truth - truth.min()) / (truth.max() - truth.min())
    truth[height // 3 :, : width // 2] = 1 - truth[height // 3 :, : width // 2]
    output = gaussian_filter(truth, (1, 1, 0)) + rng.normal(0, 0.02, truth.shape)
    return tuple((each.clip(0, 1) * 255).round().astype(np.uint8) for each in (output, truth))  # type: ignore[return-value]


def brightness(pixels: Pixels) -> Plane:
    return pixels @ np.array([0.299, 0.587, 0.114])


def halved(plane: Plane) -> Plane:
    height, width = plane.shape
    return plane[: height // 2 * 2, : width // 2 * 2].reshape(height // 2, 2, width // 2, 2).mean((1, 3))


def gmsd_of(output: Pixels, truth: Pixels) -> float:
    """Xue et al. 2014: Prewitt gradients at half the size, c = 170, the deviation of their similarity."""
    kernel = np.outer([1, 1, 1], [1, 0, -1]) / 3

    def gradient(plane: Plane) -> Plane:
        found: Plane = np.hypot(correlate(plane, kernel, mode="constant"), correlate(plane, kernel.T, mode="constant"))
        return found

    ours, theirs = (gradient(halved(brightness(each))) for each in (output, truth))
    return float(((2 * ours * theirs + 170) / (ours**2 + theirs**2 + 170)).std())


def ms_ssim_of(output: Pixels, truth: Pixels) -> float:
    """Wang et al. 2003: contrast and structure of four scales, SSIM of the fifth, with the exponents of the paper."""
    value = 1.0
    planes = [brightness(each) for each in (output, truth)]
    for number, weight in enumerate((0.0448, 0.2856, 0.3001, 0.2363, 0.1333)):
        mean, full = structural_similarity(
            *planes, data_range=255, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, full=True
        )
        if number < 4:
            mu, nu = (gaussian_filter(plane, 1.5, truncate=3.5) for plane in planes)
            constant = (0.01 * 255) ** 2
            term = (full * (mu**2 + nu**2 + constant) / (2 * mu * nu + constant))[5:-5, 5:-5].mean()
        else:
            term = mean
        value *= max(0.0, float(term)) ** weight
        planes = [halved(plane) for plane in planes]
    return value


def haarpsi_of(output: Pixels, truth: Pixels) -> float:
    """Reisenhofer et al. 2018: C = 30, alpha = 4.2, two scales of similarity weighed by the third."""
    to_yiq = np.array([[0.299, 0.587, 0.114], [0.5959, -0.2746, -0.3213], [0.2115, -0.5227, 0.3112]])
    ours, theirs = ([halved(each.astype(np.float64) @ row) for row in to_yiq] for each in (output, truth))

    def coefficients(plane: Plane, axis: int) -> list[Plane]:
        found = []
        for scale in (1, 2, 3):
            size = 2**scale
            padded = np.pad(plane, ((size // 2 - 1, size // 2), (size // 2 - 1, size // 2)))
            windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
            kernel = np.full((size, size), 2.0**-scale)
            (kernel if axis == 0 else kernel.T)[size // 2 :] *= -1
            found.append(np.abs(np.einsum("hwij,ij->hw", windows, kernel)))
        return found

    def similarity(first: Plane, second: Plane) -> Plane:
        return (2 * first * second + 30) / (first**2 + second**2 + 30)

    similarities, weights = [], []
    for axis in (0, 1):
        one, two = coefficients(ours[0], axis), coefficients(theirs[0], axis)
        similarities.append((similarity(one[0], two[0]) + similarity(one[1], two[1])) / 2)
        weights.append(np.maximum(one[2], two[2]))

    def mean_of_four(plane: Plane) -> Plane:
        windows = np.lib.stride_tricks.sliding_window_view(np.pad(plane, ((0, 1), (0, 1))), (2, 2))
        found: Plane = np.abs(windows.mean((2, 3)))
        return found

    chroma = [similarity(mean_of_four(ours[k]), mean_of_four(theirs[k])) for k in (1, 2)]
    similarities.append(sum(chroma) / 2)
    weights.append((weights[0] + weights[1]) / 2)
    sigmoid = [1 / (1 + np.exp(-4.2 * each)) for each in similarities]
    score = sum((each * weight).sum() for each, weight in zip(sigmoid, weights, strict=True)) / sum(
        weight.sum() for weight in weights
    )
    return float((np.log(score / (1 - score)) / 4.2) ** 2)


@pytest.mark.parametrize(
    ("name", "own", "size", "within"),
    [
        ("gmsd", gmsd_of, (46, 38), 1e-5),
        ("gmsd", gmsd_of, (47, 37), 1e-5),
        ("haarpsi", haarpsi_of, (46, 38), 1e-5),
        ("haarpsi", haarpsi_of, (47, 37), 1e-5),
        ("ms_ssim", ms_ssim_of, (192, 176), 1e-4),
    ],
)
def test_it_agrees_with_the_paper(
    name: str, own: Callable[[Pixels, Pixels], float], size: tuple[int, int], within: float
) -> None:
    output, truth = pair(*size)
    value = DISTANCES[name](output, truth, False, lambda: None)
    assert value == pytest.approx(own(output, truth), abs=within)


@pytest.mark.parametrize("strip", [1, 300, 1 << 18])
@pytest.mark.parametrize("is_gray", [False, True])
@pytest.mark.parametrize("size", [(47, 37), (16, 16), (16, 90)])
def test_in_strips_it_is_what_the_library_says_of_the_whole(
    size: tuple[int, int], is_gray: bool, strip: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import piq
    import torch

    monkeypatch.setattr(haar_and_gradients, "STRIP_PIXELS", strip)
    output, truth = (np.repeat(each[..., :1], 3, axis=2) if is_gray else each for each in pair(*size))
    even = [each[: size[1] // 2 * 2, : size[0] // 2 * 2].transpose(2, 0, 1)[None] for each in (output, truth)]
    planes = [torch.from_numpy(each.astype(np.float64))[:, : 1 if is_gray else 3] for each in even]
    for name in ("gmsd", "haarpsi"):
        whole = float(getattr(piq, name)(*planes, data_range=255))
        # piq's rounded weights of R, G and B sum up to brightness but for 1e-5.
        assert DISTANCES[name](output, truth, is_gray, lambda: None) == pytest.approx(whole, abs=1e-5)


@pytest.mark.parametrize("name", ["gmsd", "haarpsi"])
def test_a_large_picture_is_measured_in_strips(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No plane is larger than a strip and what lies around it."""
    sizes: list[int] = []
    made = haar_and_gradients.as_planes

    def noted(pixels: Pixels, is_gray: bool, one_channel: bool) -> Tensor:
        sizes.append(pixels.shape[0])
        return made(pixels, is_gray, one_channel)

    monkeypatch.setattr(haar_and_gradients, "as_planes", noted)
    monkeypatch.setattr(haar_and_gradients, "STRIP_PIXELS", 20 * 10)
    DISTANCES[name](*pair(40, 400), False, lambda: None)
    assert len(sizes) >= 2 * 20
    assert max(sizes) <= 2 * (10 + 7)


@pytest.mark.parametrize(("name", "side", "equal"), [("gmsd", 6, 0.0), ("haarpsi", 16, 1.0), ("ms_ssim", 161, 1.0)])
def test_equal_pictures_have_the_best_value_and_too_small_ones_none(name: str, side: int, equal: float) -> None:
    _, truth = pair(side, side)
    assert DISTANCES[name](truth, truth, False, lambda: None) == pytest.approx(equal, abs=1e-6)
    assert DISTANCES[name](truth[:-2], truth[:-2], False, lambda: None) is None


def test_the_border_takes_no_part() -> None:
    output, truth = pair(46, 38)
    found = measure(output, truth, is_gray=False, networks=computes(["gmsd"]))
    assert found["gmsd"] == pytest.approx(gmsd_of(output[4:-4, 4:-4], truth[4:-4, 4:-4]), abs=1e-5)
    region = Rect(6, 8, 20, 16)
    found = measure(output, truth, is_gray=False, region=region, networks=computes(["gmsd"]))
    assert found["gmsd"] == pytest.approx(gmsd_of(output[region.slices], truth[region.slices]), abs=1e-5)


def test_of_a_gray_picture_the_gray_channel_is_measured() -> None:
    gray = [np.repeat(each[..., :1], 3, axis=2) for each in pair(40, 36)]
    as_gray = DISTANCES["haarpsi"](gray[0], gray[1], True, lambda: None)
    assert as_gray == pytest.approx(haarpsi_of_gray(gray[0], gray[1]), abs=1e-6)


def haarpsi_of_gray(output: Pixels, truth: Pixels) -> float:
    """Without the part of colour, by the library of the authors' own form for gray pictures."""
    import piq
    import torch

    planes = [torch.from_numpy(each[..., 0].astype(np.float64))[None, None] for each in (output, truth)]
    return float(piq.haarpsi(*planes, data_range=255))


def test_a_cancel_is_heeded_while_the_library_computes() -> None:
    calls = 0

    def third() -> None:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        DISTANCES["gmsd"](*pair(40, 40), False, third)


def test_a_missing_library_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "piq", None)
    with pytest.raises(EngineError, match=r"need the package 'piq', which is not installed; install it with: pip"):
        computes(["gmsd"])
