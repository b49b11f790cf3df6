"""Metrics that the library piq computes, on the processor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.measures.pairs import Checkpoint, Distance, Interruptible
from sr_desktop.imaging.channels import LUMA_WEIGHTS
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.message import Message

BRIGHTNESS_WEIGHTS = np.array(LUMA_WEIGHTS)
"""Of R, G and B: the Y of YIQ, in which the papers measure."""

MS_SSIM_SIDE = 161
"""Pixels a side below which five scales leave less than a window of 11 x 11."""

HAARPSI_SIDE = 16
GMSD_SIDE = 6


def load_piq() -> Any:
    """The library.

    Raises:
        EngineError: It is not installed or does not work here; the message says what to do.
    """
    try:
        import piq
    except ModuleNotFoundError as error:
        raise EngineError(Message("measure.no-package", package=str(error.name))) from None
    except Exception as error:
        raise EngineError(Message("measure.broken-package", package="piq", reason=str(error))) from error
    return piq


def _distance(
    measure: Callable[[Any, Tensor, Tensor], Tensor],
    smallest: int,
    *,
    multiple: int,
    of_brightness: bool,
    dtype: torch.dtype,
) -> Distance:
    @torch.inference_mode()
    def distance(output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
        piq = load_piq()
        # Of an odd side, what halves the pictures would measure a black row more.
        height, width = (side - side % multiple for side in output.shape[:2])
        if min(height, width) < smallest:
            return None
        one = is_gray or of_brightness
        pair = [_as_tensor(each[:height, :width], is_gray, one).to(dtype) for each in (output, target)]
        with Interruptible(checkpoint):
            return float(measure(piq, *pair))

    return distance


def _as_tensor(pixels: Pixels, is_gray: bool, one_channel: bool) -> Tensor:
    """``(1, C, H, W)`` float64 in 0 to 1."""
    if is_gray:
        planes = np.rint(pixels.mean(axis=2))[np.newaxis]
    elif one_channel:
        planes = (pixels @ BRIGHTNESS_WEIGHTS)[np.newaxis]
    else:
        planes = pixels.transpose(2, 0, 1).astype(np.float64)
    return torch.from_numpy((planes / 255).clip(0, 1))[None]


# In double precision its convolutions take twelve times as long (5.2 against .44 s of processor time a megapixel), and
# the values agree to 1.2e-6.
ms_ssim = _distance(
    lambda piq, output, target: piq.multi_scale_ssim(output, target),
    MS_SSIM_SIDE,
    multiple=1,
    of_brightness=True,
    dtype=torch.float32,
)
gmsd = _distance(
    lambda piq, output, target: piq.gmsd(output, target),
    GMSD_SIDE,
    multiple=2,
    of_brightness=True,
    dtype=torch.float64,
)
haarpsi = _distance(
    lambda piq, output, target: piq.haarpsi(output, target),
    HAARPSI_SIDE,
    multiple=2,
    of_brightness=False,
    dtype=torch.float64,
)
