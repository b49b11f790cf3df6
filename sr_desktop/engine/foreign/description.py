"""What is known of a model file once it has been opened. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.messages.message import Message
from sr_desktop.model_format import OUR_FORMAT, FormatChoice

OVERLAP = 32
"""Context around a tile for one run of a model, in its input pixels.

Three times what upscalers of this ecosystem commonly take. The true receptive field is unknown; of deep networks it is
often the whole picture, but what lies this far away hardly weighs."""

ONNX = ".onnx"

SUFFIXES = (".pth", ".pt", ".ckpt", ".safetensors", ONNX)
"""Of the files that can be model files; the first three are pickles."""


class Tiling(Enum):
    """Whether a network may be given a picture in tiles."""

    EXACT = "exact"
    """Tiles with the network's overlap give what the whole picture gives."""
    APPROXIMATE = "approximate"
    """The overlap is long enough by experience: near the edges of tiles the result may differ by a few levels."""
    DISCOURAGED = "discouraged"
    """As APPROXIMATE, but the network looks far around: tiles only when there is no memory for the whole picture."""
    IMPOSSIBLE = "impossible"
    """The network needs the whole picture."""


class Subject(Enum):
    """What a model is given."""

    RGB = "RGB"
    """The low-resolution picture."""
    BRIGHTNESS = "brightness"
    """Its BT.601 luma over the full range, as gray pictures for training are commonly made."""
    LUMA = "luma"
    """Its BT.601 luma in the studio range, 16 to 235, as papers take it (MATLAB's ``rgb2ycbcr``)."""
    ENLARGED_LUMA = "enlarged luma"
    """The same of its bicubic enlargement, which the model sharpens."""
    ENLARGED_RGB = "enlarged RGB"
    """Its bicubic enlargement, which the model sharpens."""

    @property
    def is_luma(self) -> bool:
        """Whether it is one channel."""
        return self not in (Subject.RGB, Subject.ENLARGED_RGB)

    @property
    def is_enlarged(self) -> bool:
        """Whether it has the size of the result already."""
        return self in (Subject.ENLARGED_LUMA, Subject.ENLARGED_RGB)


class Source(Enum):
    """How the format of a model became known."""

    USUAL = "usual"
    """It is the one that most models have, and in a trial it gave a picture."""
    FOUND = "found"
    """A trial told."""
    CHOSEN = "chosen"
    """The user said it."""
    GUESSED = "guessed"
    """No format gave a picture in a trial."""


def title_of(architecture: str, stem: str) -> str:
    """The name of a model before the user: its architecture and the stem of its file, which often begins with that."""
    begins = _letters(stem).startswith(_letters(architecture))
    return stem if begins else f"{architecture} {stem}"


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


@dataclass(frozen=True, slots=True)
class ForeignModel:
    """A model file in a known architecture.

    Attributes:
        id: Its name in commands, files and settings: the file's stem in small letters, digits, dots, hyphens.
        title: Its name before the user, of `title_of`.
        path: The file.
        architecture: Its name as spandrel or our own registry gives it.
        scale: How many times it enlarges in one run; 1 if it is given the enlargement, or enlarges nothing.
        input_channels: 1 (brightness) or 3 (RGB).
        output_channels: 1 (brightness) or 3 (RGB).
        parameter_count: Number of trained values.
        sha256: Checksum of the file.
        tiling: Whether it may be given tiles.
        multiple_of: Sides of its input must be a multiple of this; what is missing is padded by reflection.
        minimum: Shortest side of its input; padded by reflection too.
        square: Whether its input must be square; padded by reflection too.
        supports_half: Whether it computes in fp16.
        supports_bfloat16: Whether it computes in bf16.
        fixed_size: ``(height, width)`` of the pieces that a picture is cut into for it; None if it takes any size.
        knows_gpu: Whether it can be run elsewhere than on the processor.
        cost: Multiply-adds for one pixel of its input; None to have torch count them.
        subject: What it is given.
        format: Its values, order of channels, axes and output, each known by now.
        source: How the format became known.
        outputs: How many outputs it has.
        unused_scales: Further scales in the same file.
        wanted: To how many times its result is brought.
    """

    id: str
    title: str
    path: Path
    architecture: str
    scale: int
    input_channels: int
    output_channels: int
    parameter_count: int
    sha256: str
    tiling: Tiling
    multiple_of: int = 1
    minimum: int = 0
    square: bool = False
    supports_half: bool = False
    supports_bfloat16: bool = False
    fixed_size: tuple[int, int] | None = None
    knows_gpu: bool = True
    cost: float | None = None
    subject: Subject = Subject.RGB
    format: FormatChoice = OUR_FORMAT
    source: Source = Source.USUAL
    outputs: int = 1
    unused_scales: tuple[int, ...] = ()
    wanted: int = SCALE

    @property
    def scales(self) -> tuple[int, ...]:
        """The scales that it has parameters for."""
        return tuple(sorted((self.scale, *self.unused_scales)))

    def at(self, wanted: int) -> ForeignModel:
        """The same brought to a scale: by what its file has for that, or else by what is used otherwise."""
        scale = wanted if wanted in self.unused_scales else self.scale
        return replace(self, wanted=wanted, scale=scale, unused_scales=tuple(s for s in self.scales if s != scale))

    @property
    def runs(self) -> int:
        """How often it is run on a picture: again on its own result if that makes the wanted scale, else once."""
        return next((runs for runs in (2, 3) if self.scale > 1 and self.scale**runs == self.wanted), 1)

    @property
    def enlarges(self) -> bool:
        """Whether its result is larger than the picture; else it restores pictures at their size."""
        return self.scale > 1 or self.subject.is_enlarged

    @property
    def overlap(self) -> int:
        """Context around a tile in low-resolution pixels, all runs together."""
        if self.subject.is_enlarged:
            return -(-OVERLAP // self.wanted)
        return sum(-(-OVERLAP // self.scale**run) for run in range(self.runs))

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What the user must know of its result; nothing for an RGB model of the scale in the usual format."""
        title, remarks = self.title, list[Message]()
        if self.runs == 2:
            remarks.append(Message("model.run-twice", title=title, scale=self.scale))
        elif self.runs == 3:
            remarks.append(Message("model.run-three-times", title=title, scale=self.scale))
        elif self.subject.is_enlarged:
            remarks.append(Message("model.sharpens", title=title))
        elif self.scale != self.wanted:
            remarks.append(Message("model.other-scale", title=title, scale=self.scale, wanted=self.wanted))
        if self.unused_scales:
            scales = ", ".join(map(str, self.unused_scales))
            remarks.append(Message("model.several-scales", title=title, scale=self.scale, others=scales))
        return (*remarks, *self._other_remarks)

    @property
    def _other_remarks(self) -> tuple[Message, ...]:
        """What is to be known of its result at any scale."""
        title, remarks = self.title, list[Message]()
        if self.subject.is_luma:
            remarks.append(Message("model.luma", title=title))
        if self.fixed_size is not None:
            height, width = self.fixed_size
            remarks.append(Message("model.pieces", title=title, width=width, height=height))
        if self.source is not Source.USUAL:
            remarks.append(self._format_line)
        return tuple(remarks)

    @property
    def about(self) -> tuple[Message, ...]:
        """What it is at any scale."""
        millions = self.parameter_count / 1e6
        kind = Message("model.about", architecture=self.architecture, millions=millions, path=self.path)
        line = (self._format_line,) if self.source is Source.USUAL else ()
        scale: tuple[Message, ...] = ()
        if self.subject.is_enlarged:
            scale = (Message("model.sharpens", title=self.title),)
        elif self.scale == 1:
            scale = (Message("model.restores", title=self.title),)
        elif self.scales != (SCALE,):
            scale = (Message("model.enlarges", title=self.title, scales=", ".join(map(str, self.scales))),)
        return (kind, *line, *scale, *self._other_remarks)

    @property
    def _format_line(self) -> Message:
        """Its format in one sentence."""
        title, given, made = self.title, str(self.format.given), str(self.format.made)
        first, second = self.format.order, self.format.made_order
        order = f"{first}" if first is second else f"{first}:{second}"
        layout = str(self.format.layout)
        match self.source:
            case Source.GUESSED:
                return Message("model.format-guessed", title=title, given=given)
            case Source.CHOSEN:
                return Message("model.format-chosen", title=title, given=given, made=made, order=order, layout=layout)
            case Source.FOUND:
                return Message("model.format-found", title=title, given=given, made=made, order=order, layout=layout)
            case Source.USUAL:
                return Message("model.format-usual", title=title, given=given, made=made, order=order, layout=layout)
