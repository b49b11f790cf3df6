"""As `published`: SRResNet and SRGAN of their common re-implementations, and the forms of SAFMN."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from tests.engine.foreign.papers.published import (
    IMAGENET_DEVIATION,
    IMAGENET_MEAN,
    Published,
    State,
    conv,
    conv_shapes,
    leaky,
    merged,
    norm,
    norm_shapes,
    prelu,
)


def _less_imagenet(x: Tensor) -> Tensor:
    return (x - IMAGENET_MEAN) / IMAGENET_DEVIATION


def srgan_numbered(s: State, x: Tensor) -> Tensor:
    first = prelu(s, "block1.1", conv(s, "block1.0", x))
    y = first
    for block in ("block2", "block3"):
        z = prelu(s, f"{block}.prelu", norm(s, f"{block}.bn1", conv(s, f"{block}.conv1", y)))
        y = y + norm(s, f"{block}.bn2", conv(s, f"{block}.conv2", z))
    y = first + norm(s, "block7.1", conv(s, "block7.0", y))
    y = prelu(s, "block8.0.prelu", F.pixel_shuffle(conv(s, "block8.0.conv", y), 2))
    return (torch.tanh(conv(s, "block8.1", y)) + 1) / 2


SRGAN_NUMBERED = Published(
    "SRGAN with numbered blocks", "SRResNet",
    merged(
        conv_shapes("block1.0", 6, 3, 9), {"block1.1.weight": (1,)}, conv_shapes("block7.0", 6, 6),
        norm_shapes("block7.1", 6), conv_shapes("block8.0.conv", 24, 6), {"block8.0.prelu.weight": (1,)},
        conv_shapes("block8.1", 3, 6, 9),
        *(merged(conv_shapes(f"{block}.conv1", 6, 6), norm_shapes(f"{block}.bn1", 6), {f"{block}.prelu.weight": (1,)},
                 conv_shapes(f"{block}.conv2", 6, 6), norm_shapes(f"{block}.bn2", 6))
          for block in ("block2", "block3")),
    ),
    srgan_numbered, 2,
)  # fmt: skip


def _rows(s: State, x: Tensor, names: dict[str, str], epsilon: float = 1e-5) -> tuple[Tensor, Tensor]:
    """The entry's features, and those after the blocks and the norm behind them."""
    first = prelu(s, names["act"], conv(s, names["entry"], x))
    y = first
    for number in range(2):
        part = {name: names[name].format(number) for name in ("conv1", "norm1", "prelu", "conv2", "norm2")}
        z = prelu(s, part["prelu"], norm(s, part["norm1"], conv(s, part["conv1"], y), epsilon))
        y = y + norm(s, part["norm2"], conv(s, part["conv2"], z), epsilon)
    return first, norm(s, names["norm"], conv(s, names["middle"], y), epsilon)


def _row_shapes(names: dict[str, str], bias: bool = True) -> dict[str, tuple[int, ...]]:
    shapes = merged(
        conv_shapes(names["entry"], 6, 3, 9), {f"{names['act']}.weight": (1,)},
        conv_shapes(names["middle"], 6, 6, bias=bias), norm_shapes(names["norm"], 6),
        conv_shapes(names["exit"], 3, 6, 9),
    )  # fmt: skip
    for number in range(2):
        part = {name: names[name].format(number) for name in ("conv1", "norm1", "prelu", "conv2", "norm2")}
        shapes |= conv_shapes(part["conv1"], 6, 6, bias=bias) | conv_shapes(part["conv2"], 6, 6, bias=bias)
        shapes |= norm_shapes(part["norm1"], 6) | norm_shapes(part["norm2"], 6) | {f"{part['prelu']}.weight": (1,)}
    return shapes


_TRUNK = {
    "entry": "conv1.0", "act": "conv1.1", "middle": "conv2.0", "norm": "conv2.1", "exit": "conv3",
    "conv1": "trunk.{}.rcb.0", "norm1": "trunk.{}.rcb.1", "prelu": "trunk.{}.rcb.2", "conv2": "trunk.{}.rcb.3",
    "norm2": "trunk.{}.rcb.4",
}  # fmt: skip


def srresnet_trunk(s: State, x: Tensor) -> Tensor:
    first, deep = _rows(s, x, _TRUNK)
    y = first + deep
    for number in range(2):
        at = f"upsampling.{number}.upsample_block"
        y = prelu(s, f"{at}.2", F.pixel_shuffle(conv(s, f"{at}.0", y), 2))
    return conv(s, "conv3", y)


SRRESNET_TRUNK = Published(
    "SRResNet with a trunk", "SRResNet",
    merged(
        _row_shapes(_TRUNK, bias=False),
        *(conv_shapes(f"upsampling.{n}.upsample_block.0", 24, 6) | {f"upsampling.{n}.upsample_block.2.weight": (1,)}
          for n in range(2)),
    ),
    srresnet_trunk, 4,
)  # fmt: skip

_TUTORIAL = {
    "entry": "conv_block1.conv_block.0", "act": "conv_block1.conv_block.1", "middle": "conv_block2.conv_block.0",
    "norm": "conv_block2.conv_block.1", "exit": "conv_block3.conv_block.0",
    "conv1": "residual_blocks.{}.conv_block1.conv_block.0", "norm1": "residual_blocks.{}.conv_block1.conv_block.1",
    "prelu": "residual_blocks.{}.conv_block1.conv_block.2", "conv2": "residual_blocks.{}.conv_block2.conv_block.0",
    "norm2": "residual_blocks.{}.conv_block2.conv_block.1",
}  # fmt: skip


def srresnet_tutorial(s: State, x: Tensor) -> Tensor:
    first, deep = _rows(s, _less_imagenet(x), _TUTORIAL)
    at = "subpixel_convolutional_blocks.0"
    y = prelu(s, f"{at}.prelu", F.pixel_shuffle(conv(s, f"{at}.conv", first + deep), 2))
    return (torch.tanh(conv(s, "conv_block3.conv_block.0", y)) + 1) / 2


SRRESNET_TUTORIAL = Published(
    "SRResNet of a tutorial", "SRResNet",
    merged(
        _row_shapes(_TUTORIAL), conv_shapes("subpixel_convolutional_blocks.0.conv", 24, 6),
        {"subpixel_convolutional_blocks.0.prelu.weight": (1,)},
    ),
    srresnet_tutorial, 2,
)  # fmt: skip

_RES_BLOCKS = {
    "entry": "conv1.0", "act": "conv1.1", "middle": "conv2.0", "norm": "conv2.1", "exit": "conv3.0",
    "conv1": "res_blocks.{}.conv_block.0", "norm1": "res_blocks.{}.conv_block.1", "prelu": "res_blocks.{}.conv_block.2",
    "conv2": "res_blocks.{}.conv_block.3", "norm2": "res_blocks.{}.conv_block.4",
}  # fmt: skip


def srgan_res_blocks(s: State, x: Tensor) -> Tensor:
    first, deep = _rows(s, _less_imagenet(x), _RES_BLOCKS, epsilon=0.8)
    y = first + deep
    for number in (0, 4):
        y = norm(s, f"upsampling.{number + 1}", conv(s, f"upsampling.{number}", y))
        y = prelu(s, f"upsampling.{number + 3}", F.pixel_shuffle(y, 2))
    return torch.tanh(conv(s, "conv3.0", y)) * IMAGENET_DEVIATION + IMAGENET_MEAN


SRGAN_RES_BLOCKS = Published(
    "SRGAN with norms in its upsampling", "SRResNet",
    merged(
        _row_shapes(_RES_BLOCKS),
        *(merged(conv_shapes(f"upsampling.{n}", 24, 6), norm_shapes(f"upsampling.{n + 1}", 24),
                 {f"upsampling.{n + 3}.weight": (1,)}) for n in (0, 4)),
    ),
    srgan_res_blocks, 4,
)  # fmt: skip


def _instance_norm(s: State, name: str, x: Tensor) -> Tensor:
    mean = x.mean((2, 3), keepdim=True)
    variance = ((x - mean) ** 2).mean((2, 3), keepdim=True)
    weight, bias = (s[f"{name}.{part}"].view(1, -1, 1, 1) for part in ("weight", "bias"))
    return (x - mean) / (variance + 1e-5).sqrt() * weight + bias


def srresnet_instance(s: State, x: Tensor) -> Tensor:
    first = leaky(conv(s, "conv_input", x), 0.2)
    y = first
    for number in range(2):
        at = f"residual.{number}"
        z = leaky(_instance_norm(s, f"{at}.in1", conv(s, f"{at}.conv1", y)), 0.2)
        y = y + _instance_norm(s, f"{at}.in2", conv(s, f"{at}.conv2", z))
    y = first + _instance_norm(s, "bn_mid", conv(s, "conv_mid", y))
    for number in (0, 3):
        y = leaky(F.pixel_shuffle(conv(s, f"upscale4x.{number}", y), 2), 0.2)
    return conv(s, "conv_output", y)


def _affine(name: str) -> dict[str, tuple[int, ...]]:
    return {f"{name}.weight": (6,), f"{name}.bias": (6,)}


SRRESNET_INSTANCE = Published(
    "SRResNet with instance norm", "SRResNet",
    merged(
        conv_shapes("conv_input", 6, 3, 9, bias=False), conv_shapes("conv_mid", 6, 6, bias=False), _affine("bn_mid"),
        conv_shapes("upscale4x.0", 24, 6, bias=False), conv_shapes("upscale4x.3", 24, 6, bias=False),
        conv_shapes("conv_output", 3, 6, 9, bias=False),
        *(merged(conv_shapes(f"residual.{n}.conv1", 6, 6, bias=False), _affine(f"residual.{n}.in1"),
                 conv_shapes(f"residual.{n}.conv2", 6, 6, bias=False), _affine(f"residual.{n}.in2")) for n in range(2)),
    ),
    srresnet_instance, 4,
)  # fmt: skip


# SAFMN


def _modulated(s: State, at: str, x: Tensor, first_power: int) -> Tensor:
    size, seen = x.shape[-2:], []
    for level in range(4):
        y = x[:, 2 * level : 2 * level + 2]
        if level:
            times = 2 ** (level - 1 + first_power)
            y = F.adaptive_max_pool2d(y, (size[0] // times, size[1] // times))
        y = conv(s, f"{at}.mfr.{level}", y, groups=2)
        seen.append(F.interpolate(y, size, mode="nearest") if level else y)
    return F.gelu(conv(s, f"{at}.aggr", torch.cat(seen, 1))) * x


def _mixed(s: State, at: str, x: Tensor) -> Tensor:
    return conv(s, f"{at}.2", F.gelu(conv(s, f"{at}.0", x)))


def _channel_norm(s: State, at: str, x: Tensor) -> Tensor:
    mean = x.mean(1, keepdim=True)
    variance = ((x - mean) ** 2).mean(1, keepdim=True)
    weight, bias = (s[f"{at}.{part}"].view(1, -1, 1, 1) for part in ("weight", "bias"))
    return (x - mean) / (variance + 1e-6).sqrt() * weight + bias


def safmn(s: State, x: Tensor) -> Tensor:
    first = conv(s, "to_feat", x)
    y = first
    for number in range(2):
        at = f"feats.{number}"
        y = y + _modulated(s, f"{at}.safm", _channel_norm(s, f"{at}.norm1", y), 1)
        y = y + _mixed(s, f"{at}.ccm.ccm", _channel_norm(s, f"{at}.norm2", y))
    return F.pixel_shuffle(conv(s, "to_img.0", y + first), 2)


def safmn_challenge(s: State, x: Tensor) -> Tensor:
    y = conv(s, "to_feat", x)
    energy = y.square().sum((2, 3), keepdim=True).sqrt()
    y = s["norm.gamma"] * y * energy / (energy.mean(1, keepdim=True) + 1e-6) + s["norm.beta"] + y
    for number in range(2):
        at = f"feats.{number}"
        y = y + _modulated(s, f"{at}.safm", y, 2)
        y = y + _mixed(s, f"{at}.ccm.ccm", y)
    return F.pixel_shuffle(conv(s, "to_img.0", y), 4) + F.interpolate(x, scale_factor=4, mode="bilinear")


def _safmn_shapes(bias: bool, scale: int) -> dict[str, tuple[int, ...]]:
    shapes = conv_shapes("to_feat", 8, 3) | conv_shapes("to_img.0", 3 * scale**2, 8)
    for n in range(2):
        shapes |= merged(*(conv_shapes(f"feats.{n}.safm.mfr.{level}", 2, 1, bias=bias) for level in range(4)))
        shapes |= conv_shapes(f"feats.{n}.safm.aggr", 8, 8, 1, bias=bias)
        shapes |= conv_shapes(f"feats.{n}.ccm.ccm.0", 16, 8, bias=bias)
        shapes |= conv_shapes(f"feats.{n}.ccm.ccm.2", 8, 16, 1, bias=bias)
        if bias:
            shapes |= {f"feats.{n}.{norm}.{part}": (8,) for norm in ("norm1", "norm2") for part in ("weight", "bias")}
    return shapes


SAFMN = Published("SAFMN", "SAFMN", _safmn_shapes(bias=True, scale=2), safmn, 2)
SAFMN_CHALLENGE = Published(
    "SAFMN of NTIRE 2023", "SAFMN",
    _safmn_shapes(bias=False, scale=4) | {"norm.gamma": (1, 8, 1, 1), "norm.beta": (1, 8, 1, 1)}, safmn_challenge, 4,
)  # fmt: skip


def _simply_modulated(s: State, at: str, x: Tensor, part: int) -> Tensor:
    y = conv(s, f"{at}.proj", x)
    seen = F.adaptive_max_pool2d(y[:, :part], (x.shape[2] // 8, x.shape[3] // 8))
    seen = F.interpolate(conv(s, f"{at}.dwconv", seen, groups=part), x.shape[-2:], mode="bilinear")
    return conv(s, f"{at}.out", F.gelu(torch.cat([y[:, part:], F.gelu(seen) * y[:, :part]], 1)))


def safmn_plus_plus(s: State, x: Tensor) -> Tensor:
    y = conv(s, "to_feat", x)
    for number in range(2):
        at = f"feats.{number}"
        z = _simply_modulated(s, f"{at}.conv1", y, 2)
        y = y + conv(s, f"{at}.conv2.conv2", F.gelu(conv(s, f"{at}.conv2.conv1", z)))
    return F.pixel_shuffle(conv(s, "to_img.0", y), 4) + F.interpolate(x, scale_factor=4, mode="bilinear")


def safmn_light(s: State, x: Tensor) -> Tensor:
    first = conv(s, "to_feat", x)
    y = first
    for number in range(2):
        at = f"feats.{number}"
        y = _mixed(s, f"{at}.conv2.conv", _simply_modulated(s, f"{at}.conv1", y, 3))
    return F.pixel_shuffle(conv(s, "to_img.0", y + first), 4)


def _simple_shapes(part: int, mixer: tuple[str, str]) -> dict[str, tuple[int, ...]]:
    shapes = conv_shapes("to_feat", 6, 3, bias=False) | conv_shapes("to_img.0", 48, 6, bias=False)
    for n in range(2):
        shapes |= conv_shapes(f"feats.{n}.conv1.proj", 6, 6, bias=False)
        shapes |= conv_shapes(f"feats.{n}.conv1.dwconv", part, 1, bias=False)
        shapes |= conv_shapes(f"feats.{n}.conv1.out", 6, 6, 1, bias=False)
        shapes |= conv_shapes(f"feats.{n}.conv2.{mixer[0]}", 9, 6, bias=False)
        shapes |= conv_shapes(f"feats.{n}.conv2.{mixer[1]}", 6, 9, 1, bias=False)
    return shapes


SAFMN_PLUS_PLUS = Published("SAFMN++", "SAFMN", _simple_shapes(2, ("conv1", "conv2")), safmn_plus_plus, 4)
SAFMN_LIGHT = Published("light SAFMN++", "SAFMN", _simple_shapes(3, ("conv.0", "conv.2")), safmn_light, 4)
