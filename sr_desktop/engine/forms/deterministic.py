"""The forms in which networks are run: the fastest, and such that no sum depends on the size of the picture.

A tile must give, bit for bit, what the whole picture gives: in 8 bits a difference in the last place of a float is one
pixel in a hundred thousand that rounds the other way. oneDNN, which convolves for torch on the CPU, adds up each output
value in the same order whatever the picture's size, with these exceptions, found by comparing thousands of sizes:

* a convolution of one channel is done in one way up to some width and in another beyond (with two it is not);
* so is a padded convolution with an even kernel (padded beforehand it is not: see `fast_forms.NearestConvolution`);
* torch takes small single pictures away from oneDNN (a batch of two stays there: see `running.is_small`);
* torch's fp32 tanh depends on where in memory a value lies (rounded from float64 it does not).

A transposed convolution, which no published network of ours has, may still differ in the last place at rare widths.
GPU libraries choose their sums by size too: there a few pixels may differ by one level between tile sizes.

In bf16 or fp16 the last convolution stays in fp32, for its results are the picture: in bf16 they would be rounded to
steps of a whole 8-bit level, which costs SRResNet three quarters of the PSNR that bf16 loses altogether. So does the
first one of SRCNN, whose input is nearly the picture already.
"""

from __future__ import annotations

from functools import singledispatch
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.forms.fast_forms import FastUpsampler, fast_form, twin_of
from sr_desktop.networks.perceptual import ScaledTanh
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.upsampler import Upsampler


@singledispatch
def deterministic_form(network: nn.Module) -> nn.Module:
    """A module with the forward of `network`, sharing its parameters, in the form in which the engine runs it.

    A network of a kind that has no form registered here is run as it is.
    """
    return network


@deterministic_form.register
def _deterministic_upsampler(network: Upsampler) -> nn.Module:
    fast = fast_form(twin_of(network, _deterministic_tanh))
    # Only the fast form is ours to change; a network that has none is the caller's.
    if isinstance(fast, FastUpsampler):
        fast.tail = FullPrecision(fast.tail)
    return fast


def _deterministic_tanh(module: nn.Module) -> nn.Module | None:
    return DeterministicTanh() if isinstance(module, ScaledTanh) else None


class FullPrecision(nn.Module):
    """A module that computes in fp32 whatever autocast says around it."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, x: Tensor) -> Tensor:
        """As the module's."""
        with torch.autocast(x.device.type, enabled=False):
            result: Tensor = self.module(x.float())
        return result


class DeterministicSRCNN(nn.Module):
    """`SRCNN` whose first convolution sees a second channel, of zeros, and whose ends are in fp32."""

    def __init__(self, network: SRCNN) -> None:
        super().__init__()
        self.network = network
        self._kernels = [cast(nn.Conv2d, module) for module in network.convolutions]
        self._tail = FullPrecision(network.convolutions[-1])

    def forward(self, luma: Tensor) -> Tensor:
        """As `SRCNN.forward`; always fp32."""
        first, *middle, last = self._kernels
        x: Tensor = self._first(_edged(luma, first), first)
        for convolution in middle:
            x = convolution(_edged(torch.relu(x), convolution))
        x = self._tail(_edged(torch.relu(x), last))
        return x + luma if self.network.residual else x

    @staticmethod
    def _first(padded: Tensor, convolution: nn.Conv2d) -> Tensor:
        two = F.pad(padded, (0, 0, 0, 0, 0, 1)).contiguous(memory_format=torch.channels_last)
        with torch.autocast(padded.device.type, enabled=False):
            kernel = F.pad(convolution.weight, (0, 0, 0, 0, 0, 1))
            result: Tensor = F.conv2d(two, kernel, convolution.bias)
        return result


def _edged(x: Tensor, convolution: nn.Conv2d) -> Tensor:
    """The picture with its edge repeated as far outwards as the kernel reaches."""
    margin = convolution.kernel_size[0] // 2
    return F.pad(x, (margin, margin, margin, margin), mode="replicate")


class DeterministicTanh(nn.Module):
    """`ScaledTanh`, always in fp32 and the same wherever a value lies."""

    def forward(self, x: Tensor) -> Tensor:
        """As `ScaledTanh.forward`."""
        wide = x.double() if x.device.type == "cpu" else x.float()
        return (0.5 * torch.tanh(wide) + 0.5).float()


@deterministic_form.register
def _deterministic_srcnn(network: SRCNN) -> nn.Module:
    return DeterministicSRCNN(network)
