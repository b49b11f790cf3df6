"""The methods: which there are, what they are called, where they come from. Imports no torch.

`METHODS` are the program's own; a `Catalogue` holds them and what a user has added, and is passed to what needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.resampling.factors import Kernel
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.model_format import NO_CHOICE, FormatChoice
from sr_desktop.paths import weights_dir


class Kind(Enum):
    """How a method makes its picture, and so how the engine runs it."""

    INTERPOLATION = "interpolation"
    """A resampling kernel, all channels alike."""
    LUMA_NETWORK = "luma network"
    """A network on the luma of the bicubic enlargement; Cb and Cr stay bicubic."""
    RGB_NETWORK = "RGB network"
    """A network from the low-resolution RGB picture to the enlarged one."""
    EXTERNAL = "external result"
    """A picture file that somebody made of the same input: it is read, not computed."""

    @property
    def is_network(self) -> bool:
        """Whether a network is run."""
        return self in (Kind.LUMA_NETWORK, Kind.RGB_NETWORK)


OF_THE_SCALE = ("method.other-scale", "method.restores-only")
"""Codes of what `Method.why_not_at` says."""


@dataclass(frozen=True, slots=True)
class PublishedScores:
    """What a paper prints of a method.

    Attributes:
        label: Method and what it was trained on.
        source: Where the scores are printed.
        scores: Means by set name. A metric that is not printed, or not comparable, is left out.
        scale: At which it was measured.
    """

    label: str
    source: str
    scores: Mapping[str, Scores]
    scale: int = SCALE


_PRINTED = ("psnr_y", "ssim_y", "lpips")
_SETS = ("Set5", "Set14", "BSD100")


def published(label: str, source: str, *means: tuple[float | None, ...]) -> PublishedScores:
    """Scores of a paper at x4 on Set5, Set14 and BSD100, each PSNR-Y in dB, then SSIM-Y and LPIPS where it has them."""
    by_set = {
        name: Scores({metric: value for metric, value in zip(_PRINTED, values, strict=False) if value is not None})
        for name, values in zip(_SETS, means, strict=True)
    }
    return PublishedScores(label, source, by_set)


@dataclass(frozen=True, slots=True)
class Method:
    """One way of enlarging a picture, or of restoring one.

    Attributes:
        id: Its name in commands, files and settings.
        title: Its name before the user.
        summary: One sentence on what it is; empty where `about` says it.
        kind: How the engine runs it.
        paper: Source in the form ``Authors, year, arXiv id``; None for interpolation.
        kernel: The resampling kernel of an interpolation, else None.
        weights: Stem of its files in the weights folder, else None.
        scale: The one scale that it has weights for; None if it makes any.
        model: Model file of the user's own that it is, else None.
        format: What the user says of how that takes and gives pictures.
        result: Picture file that it is, of an external result; else None.
        results: Of external results for many pictures, the folder with a file for each, or a pattern that names each
            (see `sr_desktop.imaging.files.file_patterns`); else None.
        reading: How these files are read.
        strengths: What an interpolation is good at, in a few words; of a network its weights' card says so.
        weaknesses: What it is bad at; of a network its weights' card says so.
        about: What a file of the user's own is.
        published: What papers print of it.
        color: Of its marks and curves as ``#rrggbb``, chosen by the user; empty for the program's choice.
    """

    id: str
    title: str
    summary: str
    kind: Kind
    paper: str | None = None
    kernel: Kernel | None = None
    weights: str | None = None
    scale: int | None = None
    model: Path | None = None
    format: FormatChoice = NO_CHOICE
    result: Path | None = None
    results: Path | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    strengths: str = ""
    weaknesses: str = ""
    about: tuple[Message, ...] = ()
    published: tuple[PublishedScores, ...] = field(default=(), hash=False)
    color: str = ""

    def described_as(self, other: Method) -> Method:
        """The same method, described as another of the same files is; its id, name, colour and how it is read stay."""
        return replace(other, id=self.id, title=self.title, color=self.color, reading=self.reading)

    def why_not_at(self, scale: int) -> Message | None:
        """Why it makes no picture at a scale; None if it does."""
        if self.scale in (None, scale):
            return None
        if self.scale == 1:
            return Message("method.restores-only", title=self.title, scale=scale)
        return Message("method.other-scale", title=self.title, scale=self.scale, wanted=scale)


class UnknownMethodError(MessageError, ValueError):
    """A method id that the catalogue does not have or does not offer; the message names those it does."""


METHODS: tuple[Method, ...] = (
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
        published=(
            published("bicubic", "Lim et al. 2017", (28.43, 0.811), (26.00, 0.702), (25.96, 0.668)),
            published(
                "bicubic", "Ma et al. 2020", (28.42, None, 0.3407), (26.10, None, 0.4393), (25.96, None, 0.5249)
            ),
        ),
    ),
    Method(
        "aplus", "A+", "Restores each patch by the linear regression of the dictionary atom most like it.",
        Kind.LUMA_NETWORK, paper="Timofte et al., 2014, ACCV", weights="aplus", scale=SCALE,
        published=(published("A+", "Kim et al. 2016", (30.28, 0.8603), (27.32, 0.7491), (26.82, 0.7087)),),
    ),
    Method(
        "srcnn", "SRCNN", "Three convolutions that sharpen the luma of the bicubic picture.",
        Kind.LUMA_NETWORK, paper="Dong et al., 2014, arXiv 1501.00092", weights="srcnn", scale=SCALE,
        published=(
            published("SRCNN, 91 images", "Dong et al. 2014", (30.07,), (27.18,), (26.68,)),
            published("SRCNN, ImageNet", "Dong et al. 2014", (30.48, 0.8628), (27.50, 0.7513), (26.90, 0.7101)),
        ),
    ),
    Method(
        "perceptual", "Perceptual",
        "A residual network trained to look right to a recognition network rather than to match pixels.",
        Kind.RGB_NETWORK, paper="Johnson et al., 2016, arXiv 1603.08155", weights="perceptual", scale=SCALE,
        published=(
            published("SRResNet on VGG22 loss", "Ledig et al. 2017", (30.51,), (27.19,), (26.32,)),
            published("Perceptual, relu2_2", "Johnson et al. 2016", (27.09, 0.7680), (24.99, 0.6731), (24.95, 0.6317)),
        ),
    ),
    Method(
        "srresnet", "SRResNet", "Sixteen residual blocks and sub-pixel convolution, trained to match pixels.",
        Kind.RGB_NETWORK, paper="Ledig et al., 2017, arXiv 1609.04802", weights="srresnet", scale=SCALE,
        # SRResNet's and SRGAN's SSIM is another one (daala's) and not comparable.
        published=(published("SRResNet", "Ledig et al. 2017", (32.05,), (28.49,), (27.58,)),),
    ),
    Method(
        "srgan", "SRGAN", "SRResNet, trained further against a network that tells its pictures from real ones.",
        Kind.RGB_NETWORK, paper="Ledig et al., 2017, arXiv 1609.04802", weights="srgan", scale=SCALE,
        published=(published("SRGAN", "Ledig et al. 2017", (29.40,), (26.02,), (25.16,)),),
    ),
    Method(
        "srresnet-photo", "SRResNet Photo",
        "SRResNet, trained further on photographs that were blurred, made noisy and JPEG-coded.",
        Kind.RGB_NETWORK, paper="Zhang et al., 2021, arXiv 2103.14006", weights="srresnet-photo", scale=SCALE,
    ),
    Method(
        "edsr", "EDSR", "Thirty-two residual blocks without batch norm, trained to match pixels.",
        Kind.RGB_NETWORK, paper="Lim et al., 2017, arXiv 1707.02921", weights="edsr", scale=SCALE,
        published=(
            published("EDSR-baseline, 1.5 M", "Lim et al. 2017", (32.09, 0.8938), (28.58, 0.7813), (27.57, 0.7357)),
            published("EDSR, 43 M", "Lim et al. 2017", (32.46, 0.8968), (28.80, 0.7876), (27.71, 0.7420)),
        ),
    ),
)  # fmt: skip
"""The program's own methods, those without published weights included; `is_offered` says which can be run."""

DEFAULT_IDS: tuple[str, ...] = ("nearest", "bilinear", "bicubic", "srcnn", "perceptual", "srresnet")
"""The six panes of a first start, in their order on the grid."""


def is_offered(method: Method) -> bool:
    """Whether a method can be run: one of the default ones, or one whose weights have been published.

    Missing weights of a default method are a fault, which is reported when it runs. Those of another method may not
    exist yet: publishing them switches the method on.
    """
    if method.weights is None or method.id in DEFAULT_IDS:
        return True
    return all((weights_dir() / f"{method.weights}.{suffix}").is_file() for suffix in ("safetensors", "json"))


_NOT_IN_IDS = re.compile(r"[^a-z0-9._-]+")
ORIGINAL = "original"
"""The original's id among the ids of methods, and the stem of its file."""

ORIGINAL_TITLES = ("Original", "HR", "GT")
"""What it may be called, everywhere alike: the first unless another is chosen."""

_RESERVED_IDS = (ORIGINAL, "input", "metrics", "figure", "flip")
"""Names that the results of an export have already."""


def new_id(stem: str, taken: Collection[str], otherwise: str = "model") -> str:
    """A file's stem as an id: small letters, digits, dots, hyphens and underscores; numbered where it is taken.

    Where the stem has none of these, it is `otherwise`. What is an id already, and free, stays as it is.
    """
    wanted = _NOT_IN_IDS.sub("-", stem.lower()).strip("-._")[:80].rstrip("-._") or otherwise
    used = {*taken, *_RESERVED_IDS}
    candidate, number = wanted, 1
    while candidate in used:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def unique(methods: Iterable[Method]) -> tuple[Method, ...]:
    """Each of these methods once, by its id: the first of those that share one."""
    by_id: dict[str, Method] = {}
    for method in methods:
        by_id.setdefault(method.id, method)
    return tuple(by_id.values())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The methods that can be chosen. Immutable, so that threads and processes may share it.

    Attributes:
        own: The program's own methods.
        added: The user's model files and external results, in the order in which they were added.
        original: What the original is called.
    """

    own: tuple[Method, ...] = METHODS
    added: tuple[Method, ...] = ()
    original: str = ORIGINAL_TITLES[0]

    @property
    def offered(self) -> tuple[Method, ...]:
        """The program's own methods that can be run, in their order."""
        return tuple(method for method in self.own if is_offered(method))

    @property
    def extra_ids(self) -> tuple[str, ...]:
        """Ids of the offered methods beyond the default ones; their panes are off until the user switches them on."""
        return tuple(method.id for method in self.offered if method.id not in DEFAULT_IDS)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all methods that can be run, added ones last."""
        return tuple(method.id for method in (*self.offered, *self.added))

    def find(self, method_id: str) -> Method | None:
        """The method of that id; None if there is none.

        One that can be run comes before an own one without weights, whose id a user's model may have.
        """
        named = [method for method in (*self.own, *self.added) if method.id == method_id]
        return next(filter(is_offered, named), named[0] if named else None)

    def get(self, method_id: str) -> Method:
        """The method of that id, of those that can be run.

        Raises:
            UnknownMethodError: There is none.
        """
        method = self.find(method_id)
        if method is not None and is_offered(method):
            return method
        known = ", ".join(self.ids)
        if method is not None:
            raise UnknownMethodError(Message("method.no-weights", id=method_id, folder=weights_dir(), known=known))
        raise UnknownMethodError(Message("method.unknown", id=method_id, known=known))

    def select(self, method_ids: Iterable[str]) -> tuple[Method, ...]:
        """The methods of those ids, in their order.

        Raises:
            UnknownMethodError: One of them does not exist or cannot be run.
        """
        return tuple(self.get(method_id) for method_id in method_ids)

    def title(self, method_id: str) -> str:
        """The title of a method, or of the original; the id itself if there is no such method."""
        if method_id == ORIGINAL:
            return self.original
        method = self.find(method_id)
        return method_id if method is None else method.title

    def adding(self, method: Method) -> Catalogue:
        """A catalogue with one more method: a model file of the user's, or an external result.

        Raises:
            ValueError: Its id is taken.
        """
        if method.id in self.ids:
            raise ValueError(f"there is already a method called '{method.id}'")
        return replace(self, added=(*self.added, method))

    def available(self, method_ids: Iterable[str], scale: int) -> tuple[str, ...]:
        """Those of these methods that make pictures at a scale."""
        return tuple(name for name in method_ids if self.get(name).why_not_at(scale) is None)

    def renaming(self, method_id: str, title: str) -> Catalogue:
        """A catalogue in which a method, or the original, has this title; the same if there is no such method."""
        if method_id == ORIGINAL:
            return replace(self, original=title)
        return self._changing(method_id, lambda method: replace(method, title=title))

    def describing(self, method_id: str, method: Method) -> Catalogue:
        """A catalogue in which a method is described as another, of the same files, is; its name and colour stay."""
        return self._changing(method_id, lambda known: known.described_as(method))

    def rereading(self, method_id: str, reading: ReadOptions) -> Catalogue:
        """A catalogue in which the file of an added result is read so."""
        return self._changing(method_id, lambda method: replace(method, reading=reading))

    def resolving(self, method_id: str, file: Path) -> Catalogue:
        """A catalogue in which results for many pictures are this file, that of one of them."""
        return self._changing(method_id, lambda method: replace(method, result=file, results=None))

    def coloring(self, method_id: str, color: str) -> Catalogue:
        """A catalogue in which a method has this colour; nothing changes if there is no such method."""
        return self._changing(method_id, lambda method: replace(method, color=color))

    def _changing(self, method_id: str, change: Callable[[Method], Method]) -> Catalogue:
        def changed(methods: tuple[Method, ...]) -> tuple[Method, ...]:
            return tuple(change(method) if method.id == method_id else method for method in methods)

        return replace(self, own=changed(self.own), added=changed(self.added))


SHIPPED = Catalogue()
"""The program's own methods alone."""
