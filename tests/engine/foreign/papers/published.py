"""State dicts as papers' authors name them, and what their networks compute, written as plain functions of them.

Each `Published` gives the shapes of a small network's tensors and its answer, independently of the program's modules.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

State = dict[str, Tensor]
MEAN = torch.tensor([0.4488, 0.4371, 0.4040]).view(1, 3, 1, 1)
IMAGENET_MEAN = torch.tensor([0.485, 0.456, 0.406]).view(1, 3, 1, 1)
IMAGENET_DEVIATION = torch.tensor([0.229, 0.224, 0.225]).view(1, 3, 1, 1)


@dataclass(frozen=True)
class Published:
    """A network: its architecture's name, its tensors' shapes, its answer to ``(1, C, H, W)`` in 0 to 1."""

    name: str
    architecture: str
    shapes: dict[str, tuple[int, ...]]
    answer: Callable[[State, Tensor], Tensor]
    scale: int
    channels: int = 3
    values: str = "0-1"

    def state(self) -> State:
        """Random tensors, so small that layers neither die nor explode."""
        torch.manual_seed(len(self.shapes))
        return {name: _random(name, shape) for name, shape in self.shapes.items()}


def _random(name: str, shape: tuple[int, ...]) -> Tensor:
    if name.endswith("running_var"):
        return torch.rand(shape) + 0.5
    if len(shape) < 2:
        return torch.rand(shape) * 0.3 + (0.8 if name.endswith("weight") else 0)
    fan = shape[1] * shape[2] * shape[3]
    return torch.randn(shape) * (1.5 / fan) ** 0.5


def conv_shapes(name: str, made: int, given: int, size: int = 3, bias: bool = True) -> dict[str, tuple[int, ...]]:
    """Of a convolution."""
    shapes: dict[str, tuple[int, ...]] = {f"{name}.weight": (made, given, size, size)}
    return shapes | ({f"{name}.bias": (made,)} if bias else {})


def norm_shapes(name: str, channels: int) -> dict[str, tuple[int, ...]]:
    """Of a batch norm."""
    return {f"{name}.{part}": (channels,) for part in ("weight", "bias", "running_mean", "running_var")}


def conv(s: State, name: str, x: Tensor, stride: int = 1, groups: int = 1, pad: int | None = None) -> Tensor:
    weight = s[f"{name}.weight"]
    padding = weight.shape[-1] // 2 if pad is None else pad
    return F.conv2d(x, weight, s.get(f"{name}.bias"), stride=stride, padding=padding, groups=groups)


def norm(s: State, name: str, x: Tensor, epsilon: float = 1e-5) -> Tensor:
    mean, variance, weight, bias = (
        s[f"{name}.{part}"].view(1, -1, 1, 1) for part in ("running_mean", "running_var", "weight", "bias")
    )
    return (x - mean) / (variance + epsilon).sqrt() * weight + bias


def leaky(x: Tensor, slope: float = 0.05) -> Tensor:
    return torch.where(x > 0, x, x * slope)


def prelu(s: State, name: str, x: Tensor) -> Tensor:
    return torch.where(x > 0, x, x * s[f"{name}.weight"].view(1, -1, 1, 1))


def merged(*parts: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """All shapes of several."""
    found: dict[str, tuple[int, ...]] = {}
    for part in parts:
        found |= part
    return found


# FSRCNN, ESPCN, VDSR, SRCNN


def fsrcnn(s: State, x: Tensor) -> Tensor:
    y = prelu(s, "first_part.1", conv(s, "first_part.0", x))
    for number in range(0, 8, 2):
        y = prelu(s, f"mid_part.{number + 1}", conv(s, f"mid_part.{number}", y))
    return F.conv_transpose2d(y, s["last_part.weight"], s["last_part.bias"], stride=4, padding=4, output_padding=3)


FSRCNN = Published(
    "FSRCNN", "FSRCNN",
    merged(
        conv_shapes("first_part.0", 8, 1, 5), {"first_part.1.weight": (8,)},
        conv_shapes("mid_part.0", 4, 8, 1), {"mid_part.1.weight": (4,)},
        conv_shapes("mid_part.2", 4, 4), {"mid_part.3.weight": (4,)},
        conv_shapes("mid_part.4", 4, 4), {"mid_part.5.weight": (4,)},
        conv_shapes("mid_part.6", 8, 4, 1), {"mid_part.7.weight": (8,)},
        {"last_part.weight": (8, 1, 9, 9), "last_part.bias": (1,)},
    ),
    fsrcnn, 4, channels=1,
)  # fmt: skip


def espcn(s: State, x: Tensor) -> Tensor:
    y = torch.tanh(conv(s, "first_part.2", torch.tanh(conv(s, "first_part.0", x))))
    return F.pixel_shuffle(conv(s, "last_part.0", y), 3)


ESPCN = Published(
    "ESPCN", "ESPCN",
    merged(conv_shapes("first_part.0", 8, 1, 5), conv_shapes("first_part.2", 6, 8), conv_shapes("last_part.0", 9, 6)),
    espcn, 3, channels=1,
)  # fmt: skip


def vdsr(s: State, x: Tensor) -> Tensor:
    y = F.relu(conv(s, "input", x))
    for number in range(3):
        y = F.relu(conv(s, f"residual_layer.{number}.conv", y))
    return x + conv(s, "output", y)


VDSR = Published(
    "VDSR", "VDSR",
    merged(
        conv_shapes("input", 6, 1, bias=False),
        *(conv_shapes(f"residual_layer.{number}.conv", 6, 6, bias=False) for number in range(3)),
        conv_shapes("output", 1, 6, bias=False),
    ),
    vdsr, 1, channels=1,
)  # fmt: skip


def srcnn(s: State, x: Tensor) -> Tensor:
    return conv(s, "conv3", F.relu(conv(s, "conv2", F.relu(conv(s, "conv1", x)))))


SRCNN = Published(
    "SRCNN", "SRCNN",
    merged(conv_shapes("conv1", 6, 1, 9), conv_shapes("conv2", 4, 6, 5), conv_shapes("conv3", 1, 4, 5)),
    srcnn, 1, channels=1,
)  # fmt: skip


# EDSR and MSRResNet


def edsr_authors(s: State, x: Tensor) -> Tensor:
    shift = s["add_mean.bias"].view(1, 3, 1, 1)
    first = conv(s, "head.0", x * 255 - shift)
    y = first
    for number in range(2):
        y = y + conv(s, f"body.{number}.body.2", F.relu(conv(s, f"body.{number}.body.0", y)))
    y = first + conv(s, "body.2", y)
    for number in (0, 2):
        y = F.pixel_shuffle(conv(s, f"tail.0.{number}", y), 2)
    return (conv(s, "tail.1", y) + shift) / 255


@dataclass(frozen=True)
class Shifted(Published):
    """EDSR of its authors, whose first and last tensors are a shift and no random ones."""

    def state(self) -> State:
        """As `Published.state`."""
        state = super().state()
        for name, sign in (("sub_mean", -1), ("add_mean", 1)):
            state[f"{name}.weight"] = torch.eye(3).view(3, 3, 1, 1)
            state[f"{name}.bias"] = sign * 255 * MEAN.flatten()
        return state


EDSR_AUTHORS = Shifted(
    "EDSR of its authors", "EDSR",
    merged(
        conv_shapes("sub_mean", 3, 3, 1), conv_shapes("add_mean", 3, 3, 1), conv_shapes("head.0", 6, 3),
        *(conv_shapes(f"body.{block}.body.{layer}", 6, 6) for block in range(2) for layer in (0, 2)),
        conv_shapes("body.2", 6, 6), conv_shapes("tail.0.0", 24, 6), conv_shapes("tail.0.2", 24, 6),
        conv_shapes("tail.1", 3, 6),
    ),
    edsr_authors, 4, values="0-255",
)  # fmt: skip


def edsr_basicsr(s: State, x: Tensor) -> Tensor:
    first = conv(s, "conv_first", (x - MEAN) * 255)
    y = first
    for number in range(2):
        y = y + 0.1 * conv(s, f"body.{number}.conv2", F.relu(conv(s, f"body.{number}.conv1", y)))
    y = first + conv(s, "conv_after_body", y)
    y = F.pixel_shuffle(conv(s, "upsample.0", y), 3)
    return conv(s, "conv_last", y) / 255 + MEAN


EDSR_BASICSR = Published(
    "large EDSR of BasicSR", "EDSR",
    merged(
        conv_shapes("conv_first", 128, 3),
        *(conv_shapes(f"body.{block}.conv{layer}", 128, 128) for block in range(2) for layer in (1, 2)),
        conv_shapes("conv_after_body", 128, 128), conv_shapes("upsample.0", 1152, 128),
        conv_shapes("conv_last", 3, 128),
    ),
    edsr_basicsr, 3, values="0-255",
)  # fmt: skip


def msrresnet(s: State, x: Tensor) -> Tensor:
    y = leaky(conv(s, "conv_first", x), 0.1)
    for number in range(2):
        y = y + conv(s, f"body.{number}.conv2", F.relu(conv(s, f"body.{number}.conv1", y)))
    for number in (1, 2):
        y = leaky(F.pixel_shuffle(conv(s, f"upconv{number}", y), 2), 0.1)
    y = conv(s, "conv_last", leaky(conv(s, "conv_hr", y), 0.1))
    return y + F.interpolate(x, scale_factor=4, mode="bilinear", align_corners=False)


MSRRESNET = Published(
    "MSRResNet", "MSRResNet",
    merged(
        conv_shapes("conv_first", 6, 3),
        *(conv_shapes(f"body.{block}.conv{layer}", 6, 6) for block in range(2) for layer in (1, 2)),
        conv_shapes("upconv1", 24, 6), conv_shapes("upconv2", 24, 6), conv_shapes("conv_hr", 6, 6),
        conv_shapes("conv_last", 3, 6),
    ),
    msrresnet, 4,
)  # fmt: skip


# CARN


def _cascade(s: State, prefix: str, x: Tensor, step: Callable[[int, Tensor], Tensor]) -> Tensor:
    joined, last = x, x
    for number in (1, 2, 3):
        joined = torch.cat([joined, step(number, last)], dim=1)
        last = F.relu(conv(s, f"{prefix}c{number}.body.0", joined))
    return last


def _carn_shapes(channels: int, groups: int, scales: dict[str, int]) -> dict[str, tuple[int, ...]]:
    inner = channels // groups
    shapes = merged(
        conv_shapes("sub_mean.shifter", 3, 3, 1), conv_shapes("add_mean.shifter", 3, 3, 1),
        conv_shapes("entry", channels, 3), conv_shapes("exit", 3, channels),
        *(conv_shapes(f"c{n}.body.0", channels, channels * (n + 1), 1) for n in (1, 2, 3)),
    )  # fmt: skip
    for part in ("b1", "b2", "b3"):
        shapes |= merged(*(conv_shapes(f"{part}.c{n}.body.0", channels, channels * (n + 1), 1) for n in (1, 2, 3)))
        for step in ("b1",) if groups > 1 else ("b1", "b2", "b3"):
            shapes |= conv_shapes(f"{part}.{step}.body.0", channels, inner)
            shapes |= conv_shapes(f"{part}.{step}.body.2", channels, inner)
            if groups > 1:
                shapes |= conv_shapes(f"{part}.{step}.body.4", channels, channels, 1)
    for name, scale in scales.items():
        steps = 2 if scale == 4 else 1
        factor = 3 if scale == 3 else 2
        for step in range(steps):
            shapes |= conv_shapes(f"upsample.{name}.body.{3 * step}", channels * factor**2, inner)
    return shapes


def _carn(s: State, x: Tensor, groups: int, name: str, steps: int) -> Tensor:
    def step(part: str, number: int, y: Tensor) -> Tensor:
        at = f"{part}.b{1 if groups > 1 else number}.body"
        z = conv(s, f"{at}.2", F.relu(conv(s, f"{at}.0", y, groups=groups)), groups=groups)
        if groups > 1:
            z = conv(s, f"{at}.4", F.relu(z))
        return F.relu(z + y)

    def part(number: int, y: Tensor) -> Tensor:
        return _cascade(s, f"b{number}.", y, lambda inner, z: step(f"b{number}", inner, z))

    y = conv(s, "entry", conv(s, "sub_mean.shifter", x))
    y = _cascade(s, "", y, part)
    for number in range(steps):
        y = F.relu(conv(s, f"upsample.{name}.body.{3 * number}", y, groups=groups))
        y = F.pixel_shuffle(y, 3 if name == "up3" else 2)
    return conv(s, "add_mean.shifter", conv(s, "exit", y))


def carn_m_at(scale: int, s: State, x: Tensor) -> Tensor:
    """What the file of all scales gives at one of them."""
    return _carn(s, x, 4, f"up{scale}", 2 if scale == 4 else 1)


CARN = Published("CARN", "CARN", _carn_shapes(4, 1, {"up": 2}), lambda s, x: _carn(s, x, 1, "up", 1), 2)
CARN_M = Published(
    "CARN-M with all scales", "CARN-M", _carn_shapes(8, 4, {"up2": 2, "up3": 3, "up4": 4}),
    lambda s, x: carn_m_at(4, s, x), 4,
)  # fmt: skip
