"""Picture quality by the protocol of the published super-resolution tables (to be completed)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metrics:
    """Quality of one output against the truth.

    Attributes:
        psnr_y: PSNR of the BT.601 studio-range luma in dB; infinite if equal.
        psnr_rgb: PSNR over the three channels in dB; infinite if equal.
        ssim_y: SSIM of the same luma (Wang et al. 2004), -1 to 1.
    """

    psnr_y: float
    psnr_rgb: float
    ssim_y: float
