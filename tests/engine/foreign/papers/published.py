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
        y = F.pixel_shuffle(F.relu(conv(s, f"upsample.{name}.body.{3 * number}", y, groups=groups)), 2)
    return conv(s, "add_mean.shifter", conv(s, "exit", y))


CARN = Published("CARN", "CARN", _carn_shapes(4, 1, {"up": 2}), lambda s, x: _carn(s, x, 1, "up", 1), 2)
CARN_M = Published(
    "CARN-M with all scales", "CARN-M", _carn_shapes(8, 4, {"up2": 2, "up3": 3, "up4": 4}),
    lambda s, x: _carn(s, x, 4, "up4", 2), 4,
)  # fmt: skip


# IMDN, RFDN, RLFN


def _distilled(s: State, names: tuple[str, ...], x: Tensor, kept: int) -> Tensor:
    aside, rest = [], x
    for name in names[:3]:
        y = leaky(conv(s, name, rest))
        aside.append(y[:, :kept])
        rest = y[:, kept:]
    return torch.cat([*aside, conv(s, names[3], rest)], dim=1)


def imdn(s: State, x: Tensor) -> Tensor:
    first = conv(s, "fea_conv", x)
    y, answers = first, []
    for block in ("IMDB1", "IMDB2"):
        joined = _distilled(s, tuple(f"{block}.c{n}" for n in (1, 2, 3, 4)), y, 2)
        about = joined.mean((2, 3), keepdim=True)
        contrast = ((joined - about) ** 2).mean((2, 3), keepdim=True).sqrt() + about
        weights = torch.sigmoid(conv(s, f"{block}.cca.conv_du.2", F.relu(conv(s, f"{block}.cca.conv_du.0", contrast))))
        y = conv(s, f"{block}.c5", joined * weights) + y
        answers.append(y)
    y = conv(s, "LR_conv", leaky(conv(s, "c.0", torch.cat(answers, 1)))) + first
    return F.pixel_shuffle(conv(s, "upsampler.0", y), 4)


def _imdn_block(name: str, conv_names: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    first, second, third, fourth, last = (f"{name}.{one}" for one in conv_names)
    return merged(
        conv_shapes(first, 8, 8), conv_shapes(second, 8, 6), conv_shapes(third, 8, 6), conv_shapes(fourth, 2, 6),
        conv_shapes(last, 8, 8, 1),
    )  # fmt: skip


IMDN = Published(
    "IMDN", "IMDN",
    merged(
        conv_shapes("fea_conv", 8, 3), conv_shapes("c.0", 8, 16, 1), conv_shapes("LR_conv", 8, 8),
        conv_shapes("upsampler.0", 48, 8),
        *(_imdn_block(block, ("c1", "c2", "c3", "c4", "c5")) for block in ("IMDB1", "IMDB2")),
        *(conv_shapes(f"{block}.cca.conv_du.0", 3, 8, 1) for block in ("IMDB1", "IMDB2")),
        *(conv_shapes(f"{block}.cca.conv_du.2", 8, 3, 1) for block in ("IMDB1", "IMDB2")),
    ),
    imdn, 4,
)  # fmt: skip


def imdn_challenge(s: State, x: Tensor) -> Tensor:
    first = conv(s, "model.0", x)
    y = first
    for number in range(2):
        at = f"model.1.sub.{number}"
        joined = _distilled(s, (f"{at}.conv1.0", f"{at}.conv2.0", f"{at}.conv3.0", f"{at}.conv4"), y, 2)
        y = y + conv(s, f"{at}.conv1x1", joined)
    return F.pixel_shuffle(conv(s, "model.2", first + conv(s, "model.1.sub.2", y)), 4)


IMDN_CHALLENGE = Published(
    "IMDN of NTIRE 2022", "IMDN",
    merged(
        conv_shapes("model.0", 8, 3),
        *(_imdn_block(f"model.1.sub.{n}", ("conv1.0", "conv2.0", "conv3.0", "conv4", "conv1x1")) for n in range(2)),
        conv_shapes("model.1.sub.2", 8, 8), conv_shapes("model.2", 48, 8),
    ),
    imdn_challenge, 4,
)  # fmt: skip


def _attention(s: State, at: str, x: Tensor, is_plain: bool) -> Tensor:
    narrow = conv(s, f"{at}.conv1", x)
    seen = F.max_pool2d(conv(s, f"{at}.conv2", narrow, stride=2, pad=0), 7, 3)
    if is_plain:
        seen = conv(s, f"{at}.conv3", seen)
    else:
        seen = F.relu(conv(s, f"{at}.conv3", F.relu(conv(s, f"{at}.conv_max", seen))))
        seen = conv(s, f"{at}.conv3_", seen)
    seen = F.interpolate(seen, x.shape[-2:], mode="bilinear", align_corners=False)
    return x * torch.sigmoid(conv(s, f"{at}.conv4", seen + conv(s, f"{at}.conv_f", narrow)))


def _attention_shapes(at: str, channels: int, inner: int, is_plain: bool) -> dict[str, tuple[int, ...]]:
    names = ("conv2", "conv3") if is_plain else ("conv2", "conv3", "conv_max", "conv3_")
    return merged(
        conv_shapes(f"{at}.conv1", inner, channels, 1), conv_shapes(f"{at}.conv_f", inner, inner, 1),
        conv_shapes(f"{at}.conv4", channels, inner, 1), *(conv_shapes(f"{at}.{n}", inner, inner) for n in names),
    )  # fmt: skip


def rfdn(s: State, x: Tensor) -> Tensor:
    first = conv(s, "fea_conv", x * 255)
    y, answers = first, []
    for block in ("B1", "B2"):
        aside = []
        for step in ("c1", "c2", "c3"):
            aside.append(leaky(conv(s, f"{block}.{step}_d", y)))
            y = leaky(conv(s, f"{block}.{step}_r", y) + y)
        aside.append(leaky(conv(s, f"{block}.c4", y)))
        y = _attention(s, f"{block}.esa", conv(s, f"{block}.c5", torch.cat(aside, 1)), is_plain=False)
        answers.append(y)
    y = conv(s, "LR_conv", leaky(conv(s, "c.0", torch.cat(answers, 1)))) + first
    return F.pixel_shuffle(conv(s, "upsampler.0", y), 4) / 255


RFDN = Published(
    "RFDN", "RFDN",
    merged(
        conv_shapes("fea_conv", 8, 3), conv_shapes("c.0", 8, 16, 1), conv_shapes("LR_conv", 8, 8),
        conv_shapes("upsampler.0", 48, 8),
        *(conv_shapes(f"{block}.{step}_d", 4, 8, 1) for block in ("B1", "B2") for step in ("c1", "c2", "c3")),
        *(conv_shapes(f"{block}.{step}_r", 8, 8) for block in ("B1", "B2") for step in ("c1", "c2", "c3")),
        *(merged(conv_shapes(f"{block}.c4", 4, 8), conv_shapes(f"{block}.c5", 8, 16, 1)) for block in ("B1", "B2")),
        *(_attention_shapes(f"{block}.esa", 8, 3, is_plain=False) for block in ("B1", "B2")),
    ),
    rfdn, 4, values="0-255",
)  # fmt: skip


def _rlfn(s: State, x: Tensor, first_name: str, block_name: str, last_name: str, scale: int) -> Tensor:
    first = conv(s, first_name, x * 255)
    y = first
    for number in (1, 2):
        at = f"{block_name}{number}"
        z = y
        for step in ("c1_r", "c2_r", "c3_r"):
            z = leaky(conv(s, f"{at}.{step}", z))
        y = _attention(s, f"{at}.esa", conv(s, f"{at}.c5", z + y), is_plain=True)
    return F.pixel_shuffle(conv(s, "upsampler.0", conv(s, last_name, y) + first), scale) / 255


def _rlfn_shapes(first: str, block: str, last: str, scale: int) -> dict[str, tuple[int, ...]]:
    return merged(
        conv_shapes(first, 6, 3), conv_shapes(last, 6, 6), conv_shapes("upsampler.0", 3 * scale**2, 6),
        *(merged(conv_shapes(f"{block}{n}.c1_r", 7, 6), conv_shapes(f"{block}{n}.c2_r", 7, 7),
                 conv_shapes(f"{block}{n}.c3_r", 6, 7), conv_shapes(f"{block}{n}.c5", 6, 6, 1),
                 _attention_shapes(f"{block}{n}.esa", 6, 3, is_plain=True)) for n in (1, 2)),
    )  # fmt: skip


RLFN = Published(
    "RLFN", "RLFN", _rlfn_shapes("conv_1", "block_", "conv_2", 2),
    lambda s, x: _rlfn(s, x, "conv_1", "block_", "conv_2", 2), 2, values="0-255",
)  # fmt: skip
RLFN_CHALLENGE = Published(
    "RLFN of NTIRE 2022", "RLFN", _rlfn_shapes("fea_conv", "B", "LR_conv", 4),
    lambda s, x: _rlfn(s, x, "fea_conv", "B", "LR_conv", 4), 4, values="0-255",
)  # fmt: skip
