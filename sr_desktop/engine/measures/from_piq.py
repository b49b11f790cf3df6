"""Metrics that the library piq computes, on the processor."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor

from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.measures.pairs import Checkpoint, Interruptible
from sr_desktop.imaging.colors.channels import LUMA_WEIGHTS
from sr_desktop.imaging.picture import Pixels
from sr_desktop.messages.message import Message

BRIGHTNESS_WEIGHTS = np.array(LUMA_WEIGHTS)
"""Of R, G and B: the Y of YIQ, in which the papers measure."""

MS_SSIM_SIDE = 161
"""Pixels a side below which five scales leave less than a window of 11 x 11."""


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


def as_planes(pixels: Pixels, is_gray: bool, one_channel: bool) -> Tensor:
    """``(1, C, H, W)`` float64 in 0 to 1.

    Args:
        pixels: ``(H, W, 3)`` uint8.
        is_gray: Whether they hold one gray channel.
        one_channel: Whether the brightness alone is wanted.
    """
    if is_gray:
        planes = np.rint(pixels.mean(axis=2))[np.newaxis]
    elif one_channel:
        planes = (pixels @ BRIGHTNESS_WEIGHTS)[np.newaxis]
    else:
        planes = pixels.transpose(2, 0, 1).astype(np.float64)
    return torch.from_numpy((planes / 255).clip(0, 1))[None]


@torch.inference_mode()
def ms_ssim(output: Pixels, target: Pixels, is_gray: bool, checkpoint: Checkpoint) -> float | None:
    """Multi-scale SSIM of the brightness; a `Distance`."""
    piq = load_piq()
    if min(output.shape[:2]) < MS_SSIM_SIDE:
        return None
    # In double precision its convolutions take twelve times as long (5.2 against .44 s of processor time a megapixel),
    # and the values agree to 1.2e-6.
    pair = [as_planes(each, is_gray, one_channel=True).float() for each in (output, target)]
    with Interruptible(checkpoint):
        return float(piq.multi_scale_ssim(*pair))
