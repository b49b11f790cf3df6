"""The metrics of the published super-resolution tables: PSNR and SSIM of the luma, PSNR of the colours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from sr_desktop.imaging.colors.color import LUMA_WEIGHTS, luma, weighted
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.psnr import psnr_of_mse, sum_of_squares
from sr_desktop.imaging.measuring.scores import Channels, Metric, Sample
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.strips import sum_over_strips


def psnr_y(sample: Sample) -> float | None:
    """PSNR in dB of the luma, or of the one channel of a gray picture."""

    def squares(output: Pixels, ground_truth: Pixels) -> float:
        if sample.is_gray:
            difference = _gray(output).astype(np.float64) - _gray(ground_truth)
        else:
            difference = weighted(np.subtract(output, ground_truth, dtype=np.float64), LUMA_WEIGHTS)
        return sum_of_squares(difference)

    return _psnr(sample, squares, channels=1)


def psnr_rgb(sample: Sample) -> float | None:
    """PSNR in dB over the three channels; that of the one channel if the picture is gray."""
    if sample.is_gray:
        return psnr_y(sample)

    def squares(output: Pixels, ground_truth: Pixels) -> float:
        difference = np.subtract(output, ground_truth, dtype=np.float64)
        return sum_of_squares(difference)

    return _psnr(sample, squares, channels=3)


def ssim_y(sample: Sample) -> float | None:
    """SSIM of the luma, -1 to 1. Over a region, the mean of the whole picture's SSIM map there."""
    # scikit-image and scipy take a good part of a second to import: a starting window should not wait for them.
    from skimage.metrics import structural_similarity

    window = PROTOCOL.ssim_window
    # A window belongs to its centre: the pixels that matter reach half a window beyond the region.
    area = sample.area.grown(window // 2).intersected(sample.shaved)
    if sample.area.is_empty or min(area.width, area.height) < window:
        return None
    plane: Callable[[Pixels], NDArray[np.float64]] = (
        (lambda pixels: _gray(pixels).astype(np.float64)) if sample.is_gray else luma
    )

    def weighted(centers: Rect) -> float:
        rows = Rect.from_edges(area.x, centers.y, area.right, centers.bottom + window - 1)
        mean = structural_similarity(  # type: ignore[no-untyped-call]
            plane(sample.output_in(rows)),
            plane(sample.reference_in(rows)),
            data_range=PROTOCOL.data_range,
            gaussian_weights=True,
            sigma=PROTOCOL.ssim_sigma,
            use_sample_covariance=False,
            K1=PROTOCOL.ssim_k1,
            K2=PROTOCOL.ssim_k2,
        )
        # scikit-image averages exactly the windows that fit, so every strip weighs by its rows of window centres.
        return float(mean) * centers.height

    centers = Rect.from_edges(area.x, area.y, area.right, area.bottom - window + 1)
    return sum_over_strips(centers, weighted, sample.checkpoint) / (area.height - window + 1)


PSNR_Y = Metric(
    id="psnr_y",
    label="PSNR-Y",
    short_label="PSNR",
    unit="dB",
    decimals=2,
    higher_is_better=True,
    needs_reference=True,
    explanation="PSNR of the luma (BT.601, studio range) against the original; as many pixels as the scale are "
    "shaved off every side.",
    compute=psnr_y,
    is_headline=True,
    channels=Channels.LUMA,
)

PSNR_RGB = Metric(
    id="psnr_rgb",
    label="PSNR-RGB",
    short_label="PSNR-RGB",
    unit="dB",
    decimals=2,
    higher_is_better=True,
    needs_reference=True,
    explanation="PSNR of the three colour channels against the original; as many pixels as the scale are shaved "
    "off every side.",
    compute=psnr_rgb,
)

SSIM_Y = Metric(
    id="ssim_y",
    label="SSIM-Y",
    short_label="SSIM",
    unit="",
    decimals=4,
    higher_is_better=True,
    needs_reference=True,
    explanation="SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5); as many pixels as the scale are "
    "shaved off every side; in a region, the mean of the SSIM map there.",
    compute=ssim_y,
    is_headline=True,
    channels=Channels.LUMA,
)


def _psnr(sample: Sample, squares: Callable[[Pixels, Pixels], float], channels: int) -> float | None:
    """PSNR from what gives the sum of squared differences of a strip; None if there are no pixels."""
    if sample.area.is_empty:
        return None

    def of_strip(strip: Rect) -> float:
        return squares(sample.output_in(strip), sample.reference_in(strip))

    total = sum_over_strips(sample.area, of_strip, sample.checkpoint)
    return psnr_of_mse(total / (channels * sample.area.area))


def _gray(pixels: Pixels) -> NDArray[np.uint8]:
    """The one channel ``(H, W)`` of a gray picture: the mean of the three, rounded."""
    if np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(pixels[..., 0], pixels[..., 2]):
        gray: NDArray[np.uint8] = pixels[..., 0]
        return gray
    mean: NDArray[np.uint8] = np.rint(pixels.mean(axis=2)).astype(np.uint8)
    return mean
