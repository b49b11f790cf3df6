"""What a network is before it has learned anything: an interpolation, or a sub-pixel upsampler without a checkerboard.

As an interpolation, in its paper's own architecture, three channels carry the picture through the head, past the
residual blocks and through the upsampling, whose kernels for them are those of bilinear enlargement; every other weight
keeps its random start, except that the convolutions which would add to the picture begin at zero. PReLU and ReLU let
the picture pass, since its values are positive. A training then starts near 28 dB rather than near 10, and its first
thousand steps are spent on detail.
"""

from __future__ import annotations

from typing import cast

import torch
from torch import Tensor, nn

from sr_desktop.networks.perceptual import ScaledTanh, Upsampling, UpsamplingStage
from sr_desktop.networks.srcnn import SRCNN
from sr_desktop.networks.upsampler import SubPixelStage, Upsampler

_COLOURS = 3


@torch.no_grad()
def initialise_as_interpolation(network: nn.Module) -> None:
    """Set the weights of `network` so that it enlarges bilinearly (SRCNN: passes the bicubic luma through).

    Raises:
        ValueError: The network has no such start: one with batch norm, a tanh or transposed convolutions.
    """
    match network:
        case Upsampler():
            _start_upsampler(network)
        case SRCNN():
            _start_srcnn(network)
        case _:
            raise ValueError(f"{type(network).__name__} cannot start as an interpolation.")


@torch.no_grad()
def initialise_without_checkerboard(network: nn.Module) -> None:
    """Let each sub-pixel stage of `network` start as nearest-neighbour upsampling of a random convolution.

    The four filters whose outputs a pixel shuffle puts side by side begin equal ("ICNR", Aitken et al. 2017, arXiv
    1707.02937), so the untrained network has no pattern of the stride's period.

    Raises:
        ValueError: The network has no sub-pixel stage.
    """
    stages = [conv for module in network.modules() if (conv := _sub_pixel_convolution(module)) is not None]
    if not stages:
        raise ValueError(f"{type(network).__name__} has no sub-pixel upsampling that could start by ICNR.")
    for conv in stages:
        conv.weight.copy_(conv.weight[::4].repeat_interleave(4, 0))
        if conv.bias is not None:
            conv.bias.copy_(conv.bias[::4].repeat_interleave(4))


def _sub_pixel_convolution(module: nn.Module) -> nn.Conv2d | None:
    """The convolution before the pixel shuffle, of a stage of any of our networks."""
    if isinstance(module, SubPixelStage):
        return module.conv
    if isinstance(module, UpsamplingStage) and module.kind is Upsampling.SUBPIXEL:
        return cast(nn.Conv2d, cast(nn.Sequential, module.conv)[0])
    return None


def _start_upsampler(network: Upsampler) -> None:
    if any(isinstance(module, nn.BatchNorm2d | ScaledTanh) for module in network.modules()):
        raise ValueError(f"{type(network).__name__} can start as an interpolation only without batch norm and tanh.")
    _pass_colours(network.head)
    for block in network.blocks:
        _silence(cast(nn.Conv2d, block.conv2))
    trunk = getattr(network, "trunk_conv", None)
    if isinstance(trunk, nn.Conv2d):
        trunk.weight[:_COLOURS] = 0
        _zero_bias(trunk, slice(_COLOURS))
    for stage in network.upsampling:
        _start_stage(stage)
    _silence(network.tail)
    _pass_colours(network.tail)


def _start_stage(stage: nn.Module) -> None:
    match stage:
        case SubPixelStage():
            _double_colours(stage.conv)
        case UpsamplingStage(kind=Upsampling.NEAREST):
            _smooth_colours(cast(nn.Conv2d, cast(nn.Sequential, stage.conv)[1]))
        case _:
            raise ValueError("A network can start as an interpolation only with sub-pixel or nearest upsampling.")


def _start_srcnn(network: SRCNN) -> None:
    first, *rest = cast(list[nn.Conv2d], list(network.convolutions))
    if network.residual:
        _silence(rest[-1])
        return
    _silence(rest[-1])
    for conv in (first, *rest):
        _pass_colours(conv, colours=1)


def _pass_colours(conv: nn.Conv2d, colours: int = _COLOURS) -> None:
    """Let the first channels through unchanged, with nothing added from other channels."""
    middle = conv.kernel_size[0] // 2
    conv.weight[:colours] = 0
    for colour in range(colours):
        conv.weight[colour, colour, middle, middle] = 1
    _zero_bias(conv, slice(colours))


def _double_colours(conv: nn.Conv2d) -> None:
    """Let the convolution before a pixel shuffle enlarge the first channels bilinearly by 2."""
    for colour in range(_COLOURS):
        conv.weight[4 * colour : 4 * colour + 4] = 0
        conv.weight[4 * colour : 4 * colour + 4, colour] = _bilinear_phases()
    _zero_bias(conv, slice(4 * _COLOURS))


def _smooth_colours(conv: nn.Conv2d) -> None:
    """Let the convolution after nearest-neighbour enlargement by 2 make it a bilinear one of the first channels."""
    taps = torch.tensor([0.25, 0.5, 0.25])
    conv.weight[:_COLOURS] = 0
    for colour in range(_COLOURS):
        conv.weight[colour, colour] = torch.outer(taps, taps)
    _zero_bias(conv, slice(_COLOURS))


def _silence(conv: nn.Conv2d) -> None:
    conv.weight.zero_()
    _zero_bias(conv, slice(None))


def _zero_bias(conv: nn.Conv2d, channels: slice) -> None:
    if conv.bias is not None:
        conv.bias[channels] = 0


def _bilinear_phases() -> Tensor:
    """``(4, 3, 3)``: for each position within a doubled pixel, the kernel of bilinear enlargement by 2."""
    taps = (torch.tensor([0.25, 0.75, 0.0]), torch.tensor([0.0, 0.75, 0.25]))
    return torch.stack([torch.outer(taps[a], taps[b]) for a in (0, 1) for b in (0, 1)])
