"""Picture quality by the protocol of the published super-resolution tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from sr_desktop import SCALE
from sr_desktop.imaging.color import LUMA_WEIGHTS, luma
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.message import Message

STRIP_PIXELS = 1 << 20
"""Pixels measured at a time: keeps the float64 planes in the tens of megabytes whatever the picture's size."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Quality of one output against the truth. A value is None where nothing is left to measure (see `measure`).

    Attributes:
        psnr_y: PSNR of the BT.601 studio-range luma in dB; infinite if equal.
        psnr_rgb: PSNR over the three channels in dB; infinite if equal.
        ssim_y: SSIM of the same luma (Wang et al. 2004), -1 to 1.
    """

    psnr_y: float | None
    psnr_rgb: float | None
    ssim_y: float | None


@dataclass(frozen=True, slots=True)
class Protocol:
    """How the numbers are made, in words and figures that travel with them into every file."""

    scale: int = SCALE
    crop: str = "to a multiple of 4, right and bottom"
    downscale: str = "Pillow bicubic with antialias, rounded to uint8"
    output: str = "rounded to uint8"
    luma: str = "BT.601 studio range (16..235), not rounded"
    gray: str = "one channel (0..255) without luma; the output's channels averaged to one"
    border: int = 4
    psnr: str = "10 log10(255^2 / MSE) over the shaved picture"
    ssim: str = "Wang et al. 2004, mean over the windows that lie wholly inside the shaved picture"
    ssim_window: int = 11
    ssim_sigma: float = 1.5
    ssim_k1: float = 0.01
    ssim_k2: float = 0.03
    data_range: int = 255

    @property
    def message(self) -> Message:
        """The protocol in a line."""
        return Message("protocol", scale=self.scale, border=self.border, window=self.ssim_window, sigma=self.ssim_sigma)

    @property
    def summary(self) -> str:
        """The protocol in a line of English, for files."""
        return str(self.message)

    def as_json(self) -> dict[str, str | int | float]:
        """Plain values by name, as they are written into JSON files."""
        return asdict(self)


PROTOCOL = Protocol()
"""The one protocol of the program."""


def measure(
    output: Pixels,
    truth: Pixels,
    *,
    is_gray: bool,
    border: int = PROTOCOL.border,
    region: Rect | None = None,
    checkpoint: Callable[[], None] | None = None,
) -> Metrics:
    """Quality of ``output`` against ``truth``, both ``(H, W, 3)`` uint8.

    The picture is worked through in strips, so that 64 megapixels need no more memory than a few.

    Args:
        is_gray: Measure the one gray channel itself (0 to 255) rather than luma; `psnr_rgb` is then the same number.
        border: Pixels shaved off every side before measuring.
        region: Measure only these pixels, as far as they lie inside the shaved picture. SSIM averages the windows
            centred there; it is the mean of the whole picture's SSIM map over the region.
        checkpoint: Called before every strip; may raise to abandon the work.

    Returns:
        The metrics. PSNR is None if no pixel is left after shaving, SSIM is None if no 11 x 11 window fits.

    Raises:
        ValueError: The two differ in size.
    """
    if output.shape != truth.shape:
        raise ValueError(f"output {output.shape} and truth {truth.shape} differ in shape")
    shaved = Rect(0, 0, truth.shape[1], truth.shape[0]).grown(-border)
    wanted = shaved if region is None else shaved.intersected(region)
    if wanted.is_empty:
        return Metrics(None, None, None)
    checkpoint = checkpoint or (lambda: None)
    psnr_y, psnr_rgb = _psnr(output, truth, wanted, is_gray, checkpoint)
    # A window belongs to its centre: the pixels that matter reach half a window beyond the region.
    reach = wanted.grown(PROTOCOL.ssim_window // 2).intersected(shaved)
    return Metrics(psnr_y, psnr_rgb, _ssim(output, truth, reach, is_gray, checkpoint))


def psnr_of_mse(mse: float, peak: float = 255.0) -> float:
    """Peak signal-to-noise ratio in dB of a mean squared error; infinite at zero."""
    return 10 * math.log10(peak**2 / mse) if mse > 0 else math.inf


def _psnr(
    output: Pixels, truth: Pixels, area: Rect, is_gray: bool, checkpoint: Callable[[], None]
) -> tuple[float, float]:
    """PSNR of luma and of RGB over the pixels of ``area``; of the gray channel, twice, if gray."""
    squares_y = squares_rgb = 0.0
    for strip in _strips(area):
        checkpoint()
        a, b = output[strip.slices], truth[strip.slices]
        if is_gray:
            difference = _gray(a).astype(np.float64) - _gray(b)
            squares_y += float(np.vdot(difference, difference))
        else:
            rgb = np.subtract(a, b, dtype=np.float64)
            squares_rgb += float(np.vdot(rgb, rgb))
            difference = rgb @ LUMA_WEIGHTS
            squares_y += float(np.vdot(difference, difference))
    psnr_y = psnr_of_mse(squares_y / area.area)
    return psnr_y, psnr_y if is_gray else psnr_of_mse(squares_rgb / (3 * area.area))


def _ssim(output: Pixels, truth: Pixels, area: Rect, is_gray: bool, checkpoint: Callable[[], None]) -> float | None:
    """Mean SSIM over all windows that lie wholly inside ``area``; None if none fits."""
    # scikit-image and scipy take a good part of a second to import: a starting window should not wait for them.
    from skimage.metrics import structural_similarity

    window = PROTOCOL.ssim_window
    if min(area.width, area.height) < window:
        return None
    plane: Callable[[Pixels], NDArray[np.float64]] = (lambda p: _gray(p).astype(np.float64)) if is_gray else luma
    total = 0.0
    for centers in _strips(Rect.from_edges(area.x, area.y, area.right, area.bottom - window + 1)):
        checkpoint()
        rows = Rect.from_edges(area.x, centers.y, area.right, centers.bottom + window - 1)
        mean = structural_similarity(  # type: ignore[no-untyped-call]
            plane(output[rows.slices]),
            plane(truth[rows.slices]),
            data_range=PROTOCOL.data_range,
            gaussian_weights=True,
            sigma=PROTOCOL.ssim_sigma,
            use_sample_covariance=False,
            K1=PROTOCOL.ssim_k1,
            K2=PROTOCOL.ssim_k2,
        )
        # scikit-image averages exactly the windows that fit, so every strip weighs by its rows of window centres.
        total += float(mean) * centers.height
    return total / (area.height - window + 1)


def _gray(pixels: Pixels) -> NDArray[np.uint8]:
    """The one channel ``(H, W)`` of a gray picture: the mean of the three, rounded."""
    if np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(pixels[..., 0], pixels[..., 2]):
        gray: NDArray[np.uint8] = pixels[..., 0]
        return gray
    mean: NDArray[np.uint8] = np.rint(pixels.mean(axis=2)).astype(np.uint8)
    return mean


def _strips(area: Rect) -> Iterator[Rect]:
    """The area in full-width strips of at most `STRIP_PIXELS`, top to bottom."""
    rows = max(1, STRIP_PIXELS // area.width)
    for top in range(area.y, area.bottom, rows):
        yield Rect.from_edges(area.x, top, area.right, min(top + rows, area.bottom))
