"""How much computing a network takes, by counting."""

from __future__ import annotations

import torch
from torch import nn

from sr_desktop import SCALE
from sr_desktop.engine.machine.devices import Device
from sr_desktop.methods import Kind


def multiply_adds(network: nn.Module, kind: Kind, device: Device, side: int = 8) -> float:
    """Multiply-adds for one low-resolution pixel, counted on a picture of ``side`` such pixels a side.

    Cards of published weights hold this number, because torch's counter takes most of a second to import.
    """
    from torch.utils.flop_counter import FlopCounterMode

    luma = kind is Kind.LUMA_NETWORK
    pixels = side * SCALE if luma else side
    picture = torch.zeros(1, 1 if luma else 3, pixels, pixels, device=device.torch_device)
    with torch.inference_mode(), FlopCounterMode(display=False) as counter:
        network(picture)
    return float(counter.get_total_flops()) / 2 / side**2
