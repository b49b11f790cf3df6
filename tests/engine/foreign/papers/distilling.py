"""IMDN, RFDN and RLFN, which distil their features step by step, as `published` has other networks."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from tests.engine.foreign.papers.published import Published, State, conv, conv_shapes, leaky, merged


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
