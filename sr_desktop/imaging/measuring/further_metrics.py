"""The metrics beyond those of the published tables: consistency with the input, and measures of what the eye sees.

What needs torch is computed in `sr_desktop.engine.measures`.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.psnr import psnr_of_mse, sum_of_squares
from sr_desktop.imaging.measuring.scores import Channels, Metric, Sample
from sr_desktop.imaging.strips import sum_over_strips


def lr_psnr(sample: Sample) -> float | None:
    """PSNR in dB between the output, shrunk again by bicubic, and what it was made of, over the three channels.

    Over a region, of the low-resolution pixels that lie wholly inside it. None if the input is not known.
    """
    if sample.low_resolution is None:
        return None
    height, width = sample.low_resolution.pixels.shape[:2]
    scale = sample.whole.width // width
    area = LR_PSNR.area_of(sample)
    low = Rect.from_edges(
        -(-area.x // scale), -(-area.y // scale), area.right // scale, area.bottom // scale
    ).intersected(Rect(0, 0, width, height))
    if low.is_empty:
        return None

    def squares(strip: Rect) -> float:
        given = strip.scaled(scale).grown(_REACH * scale).intersected(sample.whole)
        box = strip.scaled(scale).moved(-given.x, -given.y)
        image = Image.fromarray(np.ascontiguousarray(sample.output_in(given)))
        # Pillow takes what lies outside its box into account, as far as the kernel reaches.
        shrunk = image.resize(
            (strip.width, strip.height), Image.Resampling.BICUBIC, box=(box.x, box.y, box.right, box.bottom)
        )
        difference = np.asarray(shrunk, np.float64) - sample.input_in(strip)
        return sum_of_squares(difference)

    return psnr_of_mse(sum_over_strips(low, squares, sample.checkpoint) / (3 * low.area))


_REACH = 3
"""How many shrunk pixels the kernel reaches to each side, and one more."""

LR_PSNR = Metric(
    id="lr_psnr",
    label="LR-PSNR",
    short_label="LR-PSNR",
    unit="dB",
    decimals=2,
    higher_is_better=True,
    needs_reference=False,
    explanation="Consistency with the input: the result is shrunk again by bicubic, and this is the PSNR against the "
    "input, over RGB. It says how well a result agrees with what is known, not how good the invented detail is.",
    compute=lr_psnr,
    is_headline=True,
    is_of_input=True,
    is_shaved=False,
)

LPIPS = Metric(
    id="lpips",
    label="LPIPS-Alex",
    short_label="LPIPS",
    unit="",
    decimals=4,
    higher_is_better=False,
    needs_reference=True,
    explanation="LPIPS 0.1 over AlexNet (Zhang et al. 2018), on RGB; lower is better.",
    compute=None,
    is_headline=True,
    is_shaved=False,
    seconds=0.5,
    tip="Measure LPIPS too, a distance between deep features: about 0.5 s a megapixel and method",
)

DISTS = Metric(
    id="dists",
    label="DISTS",
    short_label="DISTS",
    unit="",
    decimals=4,
    higher_is_better=False,
    needs_reference=True,
    explanation="DISTS over VGG-16 (Ding et al. 2020), on RGB at full size, as super-resolution tables have it, not "
    "shrunk to 256 pixels as in its paper; lower is better; 32 pixels a side or more.",
    compute=None,
    is_shaved=False,
    seconds=8.0,
    tip="Measure DISTS too, how alike structure and texture are: about 8 s a megapixel and method",
)

MS_SSIM = Metric(
    id="ms_ssim",
    label="MS-SSIM",
    short_label="MS-SSIM",
    unit="",
    decimals=4,
    higher_is_better=True,
    needs_reference=True,
    explanation="Multi-scale SSIM over five scales (Wang et al. 2003), on the brightness; 161 pixels a side or more.",
    compute=None,
    channels=Channels.BRIGHTNESS,
    seconds=1.0,
    package="piq",
    tip="Measure multi-scale SSIM too: about 1 s a megapixel and method",
)

GMSD = Metric(
    id="gmsd",
    label="GMSD",
    short_label="GMSD",
    unit="",
    decimals=4,
    higher_is_better=False,
    needs_reference=True,
    explanation="Deviation of the similarity of gradients (Xue et al. 2014), on the brightness; lower is better.",
    compute=None,
    channels=Channels.BRIGHTNESS,
    seconds=0.1,
    package="piq",
    tip="Measure the deviation of gradient similarity too: about 0.1 s a megapixel and method",
)

HAARPSI = Metric(
    id="haarpsi",
    label="HaarPSI",
    short_label="HaarPSI",
    unit="",
    decimals=4,
    higher_is_better=True,
    needs_reference=True,
    explanation="Perceptual similarity by Haar wavelets (Reisenhofer et al. 2018), on RGB; 16 pixels a side or more.",
    compute=None,
    seconds=0.5,
    package="piq",
    tip="Measure similarity by Haar wavelets too: about 0.5 s a megapixel and method",
)
