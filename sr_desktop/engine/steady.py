"""The forms in which networks are run: the fastest, and such that no sum depends on the size of the picture.

A tile must give, bit for bit, what the whole picture gives: in 8 bits a difference in the last place of a float is one
pixel in a hundred thousand that rounds the other way. oneDNN, which convolves for torch on the CPU, adds up each output
value in the same order whatever the picture's size, with these exceptions, found by comparing thousands of sizes:

* a convolution of one channel is done in one way up to some width and in another beyond (with two it is not);
* a padded convolution with an even kernel, likewise (padded beforehand it is not: see `rewriting.NearestConvolution`);
* torch takes small single pictures away from oneDNN (a batch of two stays there: see `running.is_small`);
* torch's fp32 tanh depends on where in memory a value lies (rounded from float64 it does not).

A transposed convolution, which no published network of ours has, may still differ in the last place at rare widths.
GPU libraries choose their sums by size too: there a few pixels may differ by one level between tile sizes.
"""

from __future__ import annotations

from copy import copy
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.rewriting import accelerate
from sr_desktop.networks.perceptual import PerceptualNetwork
from sr_desktop.networks.srcnn import SRCNN


def steady(network: nn.Module) -> nn.Module:
    """A module with the forward of `network`, sharing its parameters, in the form in which the engine runs it."""
    if isinstance(network, SRCNN):
        return SteadySRCNN(network)
    if isinstance(network, PerceptualNetwork) and network.tanh:
        linear = copy(network)
        linear.tanh = False
        return SteadyTanh(accelerate(linear))
    return accelerate(network)


class SteadySRCNN(nn.Module):
    """`SRCNN` whose first convolution sees a second channel, of zeros."""

    def __init__(self, network: SRCNN) -> None:
        super().__init__()
        self.network = network

    def forward(self, luma: Tensor) -> Tensor:
        """As `SRCNN.forward`."""
        x = luma
        for index, module in enumerate(self.network.convolutions):
            convolution = cast(nn.Conv2d, module)
            margin = convolution.kernel_size[0] // 2
            padded = F.pad(x, (margin, margin, margin, margin), mode="replicate")
            if index > 0:
                x = convolution(padded)
            else:
                padded = F.pad(padded, (0, 0, 0, 0, 0, 1)).contiguous(memory_format=torch.channels_last)
                x = F.conv2d(padded, F.pad(convolution.weight, (0, 0, 0, 0, 0, 1)), convolution.bias)
            if index + 1 < len(self.network.convolutions):
                x = torch.relu(x)
        return x + luma if self.network.residual else x


class SteadyTanh(nn.Module):
    """The last activation of `PerceptualNetwork` after one that is linear: to 0 to 1, by tanh."""

    def __init__(self, linear: nn.Module) -> None:
        super().__init__()
        self.linear = linear

    def forward(self, x: Tensor) -> Tensor:
        """As `PerceptualNetwork.forward`; always fp32."""
        x = self.linear(x)
        wide = x.double() if x.device.type == "cpu" else x.float()
        return (0.5 * torch.tanh(wide) + 0.5).float()
