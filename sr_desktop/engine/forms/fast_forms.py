"""Exact, faster forms of the networks' upsampling. The network files stay the readable ones; this is how they are run.

Two identities, each exact up to the order of floating-point sums:

* A 9x9 convolution after a pixel shuffle by 2 is a 5x5 convolution from four times the channels to four times the
  channels before it, and a pointwise activation with a shared slope commutes with the shuffle. The fine picture's
  64-channel plane, the largest tensor of the network, is never made.
* Nearest-neighbour enlargement by 2 and a 3x3 convolution are four 2x2 convolutions, one for each position within a
  doubled pixel, and a pixel shuffle: 4/9 of the multiplications.

The kernels are derived from the network's own parameters by indexing and summing, which autograd follows, so the
same forms serve in training. In eval mode they are derived once. For training on a CPU there is also PReLU with
a backward pass that is vectorised there.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from itertools import product
from typing import Any, Self, cast

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sr_desktop.engine.interruption import heed_checkpoint
from sr_desktop.imaging.tiling import split
from sr_desktop.networks.perceptual import Upsampling, UpsamplingStage
from sr_desktop.networks.upsampler import SubPixelStage, Upsampler

_PIECE = 128
"""Longest side of what is enlarged at a time, in low-resolution pixels."""

_REACH = 3
"""How far beyond it the enlarging part looks: at most 1, 1/2 and 1 (two stages and a kernel of 9), rounded up."""

_BYTES = 4
_BODY_PLANES = 5
"""That the body of a network holds at a time, each with as many channels as it has."""
_ENDING_BYTES = 16 * 64
"""Of the sixteen pixels of the picture that one becomes, in fp32 and in 8 bits."""


def fast_form(network: nn.Module) -> nn.Module:
    """A module with the forward of `network` and its parameters, in a faster form where one is known, else `network`.

    The parameters are shared: training either trains both. Call `eval` on the result before inference; later changes
    to the parameters are then seen only after another `train` and `eval`.
    """
    if not isinstance(network, Upsampler):
        return network
    twin = twin_of(network, _fast_prelu)
    forms = [form for stage in twin.upsampling if (form := fast_stage(stage)) is not None]
    return FastUpsampler(twin, forms) if len(forms) == len(twin.upsampling) else network


class _DerivedConvolution(nn.Module):
    """A convolution whose kernel is derived from that of another: at every call in training, once in eval mode."""

    def __init__(self, conv: nn.Conv2d) -> None:
        super().__init__()
        self.conv = conv
        self._kernel: Tensor | None = None

    def train(self, mode: bool = True) -> Self:
        """Switch between the two ways of deriving the kernel, and forget the one derived so far."""
        self._kernel = None
        return super().train(mode)

    def derived(self, weight: Tensor) -> Tensor:
        """The kernel that the original's `weight` becomes."""
        raise NotImplementedError

    def kernel(self, device: torch.device) -> Tensor:
        """The derived kernel on a device."""
        kernel = self._kernel
        if kernel is None or kernel.device != device or kernel.dtype != self.conv.weight.dtype:
            kernel = self.derived(self.conv.weight)
            if not self.training:
                self._kernel = kernel = kernel.detach().contiguous(memory_format=torch.channels_last)
        return kernel


class ConvolutionBeforeShuffle(_DerivedConvolution):
    """A stride-1 convolution that follows a pixel shuffle by 2, moved before the shuffle.

    Takes what the shuffle would take, ``(N, 4C, H, W)``, and returns what ``conv(shuffle(x))`` would,
    ``(N, O, 2H, 2W)``. The kernel's side must be odd, zero-padded to keep the size.

    Args:
        conv: The convolution.
        phases_together: The input's channels are in the order of `NearestConvolution`, not in that of a pixel shuffle.
    """

    def __init__(self, conv: nn.Conv2d, *, phases_together: bool = False) -> None:
        super().__init__(conv)
        self._phases_together = phases_together

    def derived(self, weight: Tensor) -> Tensor:
        """As `kernel_before_shuffle`, its inputs in the order that this one is given."""
        kernel = kernel_before_shuffle(weight)
        if self._phases_together:
            outputs, inputs, *sides = kernel.shape
            kernel = kernel.reshape(outputs, inputs // 4, 4, *sides).transpose(1, 2).flatten(1, 2)
        return kernel

    def forward(self, x: Tensor) -> Tensor:
        """Convolve and shuffle."""
        kernel = self.kernel(x.device)
        bias = None if self.conv.bias is None else self.conv.bias.repeat_interleave(4)
        return F.pixel_shuffle(F.conv2d(x, kernel, bias, padding=kernel.shape[-1] // 2), 2)


def kernel_before_shuffle(weight: Tensor) -> Tensor:
    """The kernel ``(4O, 4C, k', k')`` that does before a shuffle by 2 what ``(O, C, k, k)``, k odd, does after it.

    Output position ``2i + a`` reads input position ``2i + a + u``; with ``u = 2p + a' - a`` that is phase ``a'`` of
    low-resolution position ``i + p``. So tap ``p`` of phases ``a, a'`` is the tap ``2p + a' - a`` of the original.
    """
    outputs, inputs, side, _ = weight.shape
    radius = side // 2
    reach = (radius + 1) // 2
    taps = torch.arange(-reach, reach + 1, device=weight.device)
    phases = torch.arange(2, device=weight.device)
    offset = 2 * taps.view(1, 1, -1) + phases.view(1, 2, 1) - phases.view(2, 1, 1)
    margin = 2 * reach + 1 - radius
    index = offset + radius + margin
    padded = F.pad(weight, (margin, margin, margin, margin))
    rows = padded[:, :, index]
    grid = rows[..., index]
    # (O, C, a, a', p, b, b', q) -> (O, a, b, C, a', b', p, q)
    grid = grid.permute(0, 2, 5, 1, 3, 6, 4, 7)
    return grid.reshape(4 * outputs, 4 * inputs, taps.numel(), taps.numel())


class NearestConvolution(_DerivedConvolution):
    """Nearest-neighbour enlargement by 2, then a 3x3 convolution: ``(N, C, H, W)`` to its four phases.

    The result ``(N, 4O, H, W)`` holds, for each position within a doubled pixel in reading order, all O channels
    together: so they lie side by side in memory, and `interleaved` moves them in long runs.
    """

    def derived(self, weight: Tensor) -> Tensor:
        """As `phase_kernels`."""
        return phase_kernels(weight)

    def forward(self, x: Tensor) -> Tensor:
        """Convolve; `interleaved` of the result is the enlarged picture."""
        kernel = self.kernel(x.device)
        height, width = x.shape[-2:]
        outputs = self.conv.out_channels
        bias = None if self.conv.bias is None else self.conv.bias.repeat(4)
        # One convolution over all phases gives (H + 1, W + 1) positions; phase 0 reads one pixel up or left of phase 1.
        # Padded beforehand: oneDNN adds up a padded even kernel in an order that depends on the picture's size.
        wide = F.conv2d(F.pad(x, (1, 1, 1, 1)), kernel, bias)
        size = (x.shape[0], 4 * outputs, height, width)
        phases = torch.empty(size, dtype=wide.dtype, device=wide.device, memory_format=torch.channels_last)
        for phase, (row, column) in enumerate(product((0, 1), repeat=2)):
            channels = slice(phase * outputs, (phase + 1) * outputs)
            phases[:, channels] = wide[:, channels, row : row + height, column : column + width]
        return phases


def interleaved(phases: Tensor) -> Tensor:
    """The picture ``(N, C, 2H, 2W)`` of its four phases ``(N, 4C, H, W)``, all channels of a phase together."""
    count, channels, height, width = phases.shape
    grid = phases.permute(0, 2, 3, 1).reshape(count, height, width, 2, 2, channels // 4)
    rows = grid.permute(0, 1, 3, 2, 4, 5).reshape(count, 2 * height, 2 * width, channels // 4)
    return rows.permute(0, 3, 1, 2)


def phase_kernels(weight: Tensor) -> Tensor:
    """The ``(4O, C, 2, 2)`` kernels that ``(O, C, 3, 3)`` becomes, all O of each position in a doubled pixel together.

    For the upper position the middle and lower taps fall on the same source pixel, for the lower one the upper and
    middle taps; the same holds for columns.
    """

    def split(taps: Tensor, dim: int) -> Tensor:
        first, middle, last = taps.unbind(dim)
        return torch.stack([torch.stack([first, middle + last], -1), torch.stack([first + middle, last], -1)], -2)

    rows = split(weight, 2)  # (O, C, 3 columns, a, 2)
    both = split(rows, 2)  # (O, C, a, 2 rows, b, 2 columns)
    return both.permute(2, 4, 0, 1, 3, 5).flatten(0, 2)


class SharedSlopePReLU(nn.PReLU):
    """`nn.PReLU` with one slope, whose gradient on the CPU in half precision costs a sixth of PyTorch's own."""

    def forward(self, x: Tensor) -> Tensor:
        """Rectify, any shape."""
        if x.device.type != "cpu" or not torch.is_grad_enabled():
            return super().forward(x)
        return cast(Tensor, _SharedSlopeFunction.apply(x, self.weight))  # type: ignore[no-untyped-call]


class _SharedSlopeFunction(torch.autograd.Function):
    """With a number for a slope PReLU is leaky ReLU, whose kernels are vectorised; the slope's gradient is a sum."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, slope: Tensor) -> Tensor:
        ctx.save_for_backward(x)
        ctx.slope = slope.item()
        return F.leaky_relu(x, ctx.slope)

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor]:
        (gradient,) = gradients
        (x,) = ctx.saved_tensors
        to_input = torch.ops.aten.leaky_relu_backward(gradient, x, ctx.slope, False)
        to_slope = torch.sum(torch.relu(-x).mul_(gradient), dtype=torch.float32)
        return to_input, -to_slope.view(1)


def _fast_prelu(module: nn.Module) -> nn.Module | None:
    if not isinstance(module, nn.PReLU) or module.num_parameters != 1:
        return None
    fast = SharedSlopePReLU()
    fast.weight = module.weight
    return fast


def twin_of(network: Upsampler, replacement: Callable[[nn.Module], nn.Module | None]) -> Upsampler:
    """A copy of the module tree that shares every parameter and buffer, some of its modules replaced.

    Args:
        network: The network; it is left as it is.
        replacement: Gives what a module is replaced by, None to leave it. Where it replaces none, `network` itself is
            returned.
    """
    if all(replacement(module) is None for module in network.modules()):
        return network
    shared: dict[int, Any] = {id(tensor): tensor for tensor in (*network.parameters(), *network.buffers())}
    twin = copy.deepcopy(network, shared)
    for module in list(twin.modules()):
        for name, child in module.named_children():
            if (other := replacement(child)) is not None:
                setattr(module, name, other)
    return twin


class FastStage(nn.Module):
    """An upsampling stage in two parts: its channels before they are moved to their places, and moving them."""

    phases_together = False
    """Whether the channels are in the order of `NearestConvolution`, not in that of a pixel shuffle."""

    def before_shuffle(self, x: Tensor) -> Tensor:
        """``(N, C, H, W)`` to ``(N, 4C, H, W)``."""
        raise NotImplementedError


class FastSubPixelStage(FastStage):
    """`SubPixelStage`; its activation commutes with the shuffle."""

    def __init__(self, stage: SubPixelStage) -> None:
        super().__init__()
        self.stage = stage

    def before_shuffle(self, x: Tensor) -> Tensor:
        """As `FastStage.before_shuffle`."""
        result: Tensor = self.stage.activation(self.stage.conv(x))
        return result

    def forward(self, x: Tensor) -> Tensor:
        """As `SubPixelStage.forward`."""
        result: Tensor = self.stage(x)
        return result


class FastNearestStage(FastStage):
    """`UpsamplingStage` with nearest-neighbour upsampling and no norm."""

    phases_together = True

    def __init__(self, stage: UpsamplingStage) -> None:
        super().__init__()
        self.conv = NearestConvolution(cast(nn.Conv2d, cast(nn.Sequential, stage.conv)[1]))

    def before_shuffle(self, x: Tensor) -> Tensor:
        """As `FastStage.before_shuffle`."""
        return torch.relu(self.conv(x))

    def forward(self, x: Tensor) -> Tensor:
        """As `UpsamplingStage.forward`."""
        return interleaved(self.before_shuffle(x))


def fast_stage(stage: nn.Module) -> FastStage | None:
    """The fast form of an upsampling stage; None if it has none."""
    match stage:
        case SubPixelStage():
            return FastSubPixelStage(stage)
        case UpsamplingStage(kind=Upsampling.NEAREST, norm=nn.Identity()):
            return FastNearestStage(stage)
    return None


class FastUpsampler(nn.Module):
    """An `Upsampler` with its last convolution before its last shuffle, and its stages in their fast forms."""

    def __init__(self, network: Upsampler, stages: list[FastStage]) -> None:
        super().__init__()
        self.network = network
        self.scale = network.scale
        self.receptive_radius = network.receptive_radius
        *self._first, self._last = stages
        # Registered together, for `train` and `to`.
        self.stages = nn.ModuleList(stages)
        self.tail: nn.Module = ConvolutionBeforeShuffle(network.tail, phases_together=self._last.phases_together)

    def forward(self, x: Tensor) -> Tensor:
        """As `Upsampler.forward`; on a processor the enlarging part by part, whose planes are the large ones."""
        x = self.network.features(x)
        height, width = x.shape[-2:]
        if x.device.type != "cpu" or torch.is_grad_enabled() or max(height, width) <= _PIECE:
            return self._ending(x)
        size = (x.shape[0], 3, self.scale * height, self.scale * width)
        picture = torch.empty(size, memory_format=torch.channels_last)
        for piece in split((width, height), _PIECE, _REACH):
            heed_checkpoint()
            part = x[(..., *piece.padded.slices)].contiguous(memory_format=torch.channels_last)
            answer = self._ending(part)[(..., *piece.inner.scaled(self.scale).slices)]
            picture[(..., *piece.core.scaled(self.scale).slices)] = answer
        return picture

    def _ending(self, x: Tensor) -> Tensor:
        for stage in self._first:
            x = stage(x)
        return self.network.output(self.tail(self._last.before_shuffle(x)))

    @property
    def bytes_per_pixel(self) -> int:
        """What a tile needs on a processor for each of its low-resolution pixels, the pieces apart, which are small."""
        return _BODY_PLANES * self.network.head.out_channels * _BYTES + _ENDING_BYTES
