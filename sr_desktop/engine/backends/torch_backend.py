"""Runs networks by PyTorch, on any device."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.forms.cost import multiply_adds
from sr_desktop.engine.forms.deterministic import deterministic_form
from sr_desktop.engine.forms.ensemble import SelfEnsemble
from sr_desktop.engine.forms.fast_forms import FastUpsampler
from sr_desktop.engine.interruption import heed_checkpoint
from sr_desktop.engine.machine.devices import Device, Precision
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS, DeviceChoice
from sr_desktop.methods import Kind
from sr_desktop.networks.card import ModelCard

_DTYPES = {Precision.BF16: torch.bfloat16, Precision.FP16: torch.float16}

_PLAIN_CODE_VALUES = 20480
"""Up to so many values a single small input to a convolution takes another way through torch than a large one."""


class TorchNetwork:
    """A module on a device, in one precision; see `sr_desktop.engine.backends.backend.RunnableNetwork`.

    Args:
        module: In eval mode and its fastest form, on `device`, in fp32.
        device: Where it is.
        precision: What its convolutions are to be computed in, by autocast.
    """

    def __init__(self, module: nn.Module, device: Device, precision: Precision) -> None:
        self.backend = Backend.TORCH
        self.module = module
        self._device = device
        self._precision = precision
        self._narrowest = _narrowest(module) if device.kind is DeviceChoice.CPU else None

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """As `RunnableNetwork.run`."""
        # The batch axis comes before the permutation: only then are the strides what torch takes for channels-last.
        x = torch.from_numpy(np.ascontiguousarray(values)).unsqueeze(0).permute(0, 3, 1, 2)
        if self._is_small(x):
            x = x.expand(2, -1, -1, -1)
        x = x.to(self._device.torch_device).contiguous(memory_format=torch.channels_last)
        with torch.inference_mode(), self._autocast():
            y: Tensor = self.module(x)
        array: NDArray[np.float32] = y[0].float().permute(1, 2, 0).cpu().numpy()
        return array

    def release(self) -> None:
        """As `RunnableNetwork.release`: what torch keeps is not this network's."""

    def _autocast(self) -> torch.autocast:
        return torch.autocast(
            self._device.torch_device.type,
            dtype=_DTYPES.get(self._precision),
            enabled=self._precision is not Precision.FP32,
        )

    def _is_small(self, x: Tensor) -> bool:
        """Whether torch would convolve this input by other code than a larger one, whose sums differ in the last bit.

        On the CPU it takes small single inputs of 3x3 kernels away from oneDNN. A batch of two goes the usual way.
        """
        return self._narrowest is not None and x.shape[-2] * x.shape[-1] * self._narrowest <= _PLAIN_CODE_VALUES


def make_ready(
    network: nn.Module, kind: Kind, device: Device, precision: Precision, card: ModelCard | None = None
) -> ReadyNetwork:
    """Prepare a network that is already on ``device`` and in eval mode; its parameters are left where they are.

    Args:
        network: The network, or a self-ensemble of it.
        kind: What it takes and gives.
        device: Where it is.
        precision: Arithmetic of its convolutions.
        card: That of its weights; None for a network that came from no file.

    Raises:
        ValueError: It has no `scale` or `receptive_radius`, or does not end at the program's scale.
    """
    scale, radius = getattr(network, "scale", None), getattr(network, "receptive_radius", None)
    wanted = 1 if kind is Kind.LUMA_NETWORK else SCALE
    if scale != wanted or not isinstance(radius, int):
        raise ValueError(f"a {kind.value} needs scale {wanted} and a receptive radius, not {scale} and {radius}")
    fast = deterministic_form(network).eval()
    is_ensemble = isinstance(network, SelfEnsemble)
    if card is None or card.multiply_adds is None:
        cost = multiply_adds(fast, kind, device)
    else:
        cost = card.multiply_adds * (ENSEMBLE_ANSWERS if is_ensemble else 1)
    ready = ReadyNetwork(
        TorchNetwork(fast, device, precision),
        kind,
        device,
        precision,
        overlap=-(-radius * wanted // SCALE),
        cost=cost,
        weights_sha256=None if card is None else card.sha256,
        is_ensemble=is_ensemble,
    )
    if isinstance(fast, FastUpsampler) and device.kind is DeviceChoice.CPU:
        return replace(ready, bytes_per_pixel=fast.bytes_per_pixel)
    return ready


def in_precision(ready: ReadyNetwork, precision: Precision) -> ReadyNetwork:
    """The same network, its convolutions in another precision; the parameters are shared."""
    assert isinstance(ready.network, TorchNetwork)
    return replace(ready, network=TorchNetwork(ready.network.module, ready.device, precision), precision=precision)


def make_interruptible(network: nn.Module) -> nn.Module:
    """Hook a network so that it heeds `checkpoints` before each larger layer; several threads may share it."""
    for module in network.modules():
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
            module.register_forward_pre_hook(lambda _module, _inputs: heed_checkpoint())
    return network


def _narrowest(module: nn.Module) -> int | None:
    """The fewest channels that a kernel of up to 3x3 sees."""
    convolutions = [one for one in module.modules() if isinstance(one, nn.Conv2d)]
    return min((conv.in_channels for conv in convolutions if conv.kernel_size[0] <= 3), default=None)
