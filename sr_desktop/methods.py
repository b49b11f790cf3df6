"""The catalogue: which methods exist, what they are called and where they come from. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sr_desktop.imaging.resampling import Kernel
from sr_desktop.paths import weights_dir


class Kind(Enum):
    """How a method makes its picture, and so how the engine runs it."""

    INTERPOLATION = "interpolation"
    """A resampling kernel, all channels alike."""
    LUMA_NETWORK = "luma network"
    """A network on the luma of the bicubic enlargement; Cb and Cr stay bicubic."""
    RGB_NETWORK = "RGB network"
    """A network from the low-resolution RGB picture to the enlarged one."""
    GIVEN = "given"
    """A picture file that somebody made of the same input: it is read, not computed."""

    @property
    def is_network(self) -> bool:
        """Whether a network is run."""
        return self in (Kind.LUMA_NETWORK, Kind.RGB_NETWORK)


@dataclass(frozen=True, slots=True)
class Method:
    """One way of enlarging a picture four times.

    Attributes:
        id: Its name in commands, files and settings.
        title: Its name before the user.
        summary: One sentence on what it is.
        kind: How the engine runs it.
        paper: Source in the form ``Authors, year, arXiv id``; None for interpolation.
        kernel: The resampling kernel of an interpolation, else None.
        weights: Stem of its files in the weights folder, else None.
        model: Model file of the user's own that it is, else None.
        result: Picture file that a given method's result is, else None.
        strengths: What an interpolation is good at, in a few words; of a network its weights' card says so.
        weaknesses: What it is bad at, likewise.
    """

    id: str
    title: str
    summary: str
    kind: Kind
    paper: str | None = None
    kernel: Kernel | None = None
    weights: str | None = None
    model: Path | None = None
    result: Path | None = None
    strengths: str = ""
    weaknesses: str = ""


class UnknownMethodError(ValueError):
    """A method id that the catalogue does not have or does not offer; its message names those it does."""


CATALOGUE: tuple[Method, ...] = (
    Method(
        "nearest", "Nearest", "Repeats every pixel.", Kind.INTERPOLATION, kernel=Kernel.NEAREST,
        strengths="Instant; every colour in it was in the picture.",
        weaknesses="Squares instead of edges.",
    ),
    Method(
        "bilinear", "Bilinear", "Blends the 2 x 2 nearest pixels.", Kind.INTERPOLATION, kernel=Kernel.BILINEAR,
        strengths="Instant; smooth, with no halos.",
        weaknesses="The softest of all; edges lose their contrast.",
    ),
    Method(
        "bicubic", "Bicubic", "Fits a cubic through the 4 x 4 nearest pixels.",
        Kind.INTERPOLATION, kernel=Kernel.BICUBIC,
        strengths="Instant; sharper than bilinear, and the baseline of every paper.",
        weaknesses="Still soft; thin halos along strong edges.",
    ),
    Method(
        "srcnn", "SRCNN", "Three convolutions that sharpen the luma of the bicubic picture.",
        Kind.LUMA_NETWORK, paper="Dong et al., 2014, arXiv 1501.00092", weights="srcnn",
    ),
    Method(
        "perceptual", "Perceptual",
        "A residual network trained to look right to a recognition network rather than to match pixels.",
        Kind.RGB_NETWORK, paper="Johnson et al., 2016, arXiv 1603.08155", weights="perceptual",
    ),
    Method(
        "srresnet", "SRResNet", "Sixteen residual blocks and sub-pixel convolution, trained to match pixels.",
        Kind.RGB_NETWORK, paper="Ledig et al., 2017, arXiv 1609.04802", weights="srresnet",
    ),
    Method(
        "srgan", "SRGAN", "SRResNet, trained further against a network that tells its pictures from real ones.",
        Kind.RGB_NETWORK, paper="Ledig et al., 2017, arXiv 1609.04802", weights="srgan",
    ),
    Method(
        "edsr", "EDSR", "Thirty-two residual blocks without batch norm, trained to match pixels.",
        Kind.RGB_NETWORK, paper="Lim et al., 2017, arXiv 1707.02921", weights="edsr",
    ),
)  # fmt: skip
"""Every method that there is a place for; `offered` tells which of them can be had."""

DEFAULT_IDS: tuple[str, ...] = ("nearest", "bilinear", "bicubic", "srcnn", "perceptual", "srresnet")
"""The six panes of a first start, in their order on the grid."""


def is_offered(method: Method) -> bool:
    """Whether a method can be had: one of the default ones, or one whose weights have been published.

    Weights of a default method that are missing are a fault, which running it tells; those of another method are
    perhaps not made yet, and publishing them is all that is needed to switch it on.
    """
    if method.weights is None or method.id in DEFAULT_IDS:
        return True
    return all((weights_dir() / f"{method.weights}.{suffix}").is_file() for suffix in ("safetensors", "json"))


def offered() -> tuple[Method, ...]:
    """The methods of the catalogue that can be had, in its order."""
    return tuple(method for method in CATALOGUE if is_offered(method))


def extra_ids() -> tuple[str, ...]:
    """The ids of the offered methods beyond the default ones: their panes are there to be switched on."""
    return tuple(method.id for method in offered() if method.id not in DEFAULT_IDS)


_NOT_IN_IDS = re.compile(r"[^a-z0-9._-]+")
_RESERVED_IDS = ("original", "input", "metrics", "figure", "flip")
"""Names that the results of an export have already."""

_added: tuple[Method, ...] = ()


def add(method: Method) -> None:
    """Let the catalogue have one more method until the program ends: a model file of the user's own, or a given result.

    Raises:
        ValueError: Its id is taken.
    """
    global _added
    if method.id in taken_ids():
        raise ValueError(f"there is already a method called '{method.id}'")
    _added = (*_added, method)


def remove(method_id: str) -> None:
    """Take back what `add` added; nothing happens if it is not there."""
    global _added
    _added = tuple(method for method in _added if method.id != method_id)


def added() -> tuple[Method, ...]:
    """What `add` added, in that order."""
    return _added


def taken_ids() -> frozenset[str]:
    """The ids of all methods that can be had, added ones included."""
    return frozenset(method.id for method in (*offered(), *_added))


def new_id(stem: str, taken: Collection[str], otherwise: str = "model") -> str:
    """A file's stem as an id: small letters, digits, dots, hyphens and underscores; numbered where it is taken.

    Where the stem has none of these, it is `otherwise`.
    """
    wanted = _NOT_IN_IDS.sub("-", stem.lower()).strip("-._")[:80] or otherwise
    used = {*taken, *_RESERVED_IDS}
    candidate, number = wanted, 1
    while candidate in used:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def get_method(method_id: str) -> Method:
    """The method of that id, of those that are offered or added to them.

    Raises:
        UnknownMethodError: There is none.
    """
    for method in (*CATALOGUE, *_added):
        if method.id == method_id and is_offered(method):
            return method
    known = ", ".join(method.id for method in (*offered(), *_added))
    if any(method.id == method_id for method in CATALOGUE):
        reason = f"The method '{method_id}' cannot be had: no weights of it are published in {weights_dir()}"
    else:
        reason = f"There is no method called '{method_id}'"
    raise UnknownMethodError(f"{reason}; choose from: {known}.")


def get_methods(method_ids: Iterable[str]) -> tuple[Method, ...]:
    """The methods of those ids, in their order.

    Raises:
        UnknownMethodError: One of them does not exist.
    """
    return tuple(get_method(method_id) for method_id in method_ids)
