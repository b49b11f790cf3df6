"""Measuring a network during its training, on pictures that are neither trained on nor in a benchmark set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sr_desktop import SCALE
from sr_desktop.engine.enlarging import enlarge_with
from sr_desktop.engine.errors import OutputError
from sr_desktop.imaging.degradation import parse_degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import measure
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.methods import Kind
from trainer.losses.terms.lpips import LPIPSAlex
from trainer.recipes.sections import ValidationSection


@dataclass(frozen=True, slots=True)
class ValidationPair:
    """A crop of a validation picture and a low-resolution version of it."""

    low: Picture
    truth: Picture


def load_pairs(files: Sequence[Path], section: ValidationSection) -> list[ValidationPair]:
    """The middle of each picture, a multiple of four a side, with each of the degradations."""
    degradations = [parse_degradation(text) for text in section.degradations]
    pairs = []
    for file in files:
        picture = read_picture(file)
        width, height = (min(section.crop, side) // SCALE * SCALE for side in picture.size)
        region = Rect((picture.width - width) // 2, (picture.height - height) // 2, width, height)
        truth = picture.cropped(region)
        pairs += [ValidationPair(degradation.applied(truth), truth) for degradation in degradations]
    return pairs


def mean_psnr_y(network: nn.Module, pairs: Sequence[ValidationPair]) -> float:
    """Mean PSNR-Y in dB by the protocol, in fp32."""
    values = []
    for pair in pairs:
        metrics = measure(restored(network, pair.low), pair.truth.pixels, is_gray=pair.truth.is_gray)
        values.append(metrics.psnr_y)
    return float(np.mean([value for value in values if value is not None]))


@torch.inference_mode()
def mean_lpips(network: nn.Module, pairs: Sequence[ValidationPair], lpips: LPIPSAlex) -> float:
    """Mean LPIPS-Alex of the 8-bit outputs; lower is better."""
    device = next(network.parameters()).device
    values = [
        float(lpips(as_tensor(restored(network, pair.low), device), as_tensor(pair.truth.pixels, device)))
        for pair in pairs
    ]
    return float(np.mean(values))


def as_tensor(pixels: Pixels, device: torch.device | None = None) -> Tensor:
    """``(H, W, 3)`` uint8 as ``(1, 3, H, W)`` float in 0 to 1."""
    return torch.from_numpy(pixels.copy()).to(device).permute(2, 0, 1)[None].float() / 255


def restored(network: nn.Module, low: Picture) -> Pixels:
    """``(4H, 4W, 3)`` uint8 that the engine makes of a low-resolution picture with a network, in fp32, where it is.

    Black where the network gives no picture, as one that diverges does.
    """
    try:
        return enlarge_with(network, low, kind_of(network))
    except OutputError:
        return np.zeros((low.height * SCALE, low.width * SCALE, 3), np.uint8)


def kind_of(network: nn.Module) -> Kind:
    """How the engine has to feed a network: by its scale, 1 for one that works on the enlarged luma."""
    return Kind.LUMA_NETWORK if network.scale == 1 else Kind.RGB_NETWORK
