"""What is known of a model file once it has been opened. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.messages.message import Message

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


@dataclass(frozen=True, slots=True)
class ForeignModel:
    """A model file in a known architecture.

    Attributes:
        id: Its name in commands, files and settings: the file's stem in small letters, digits, dots, hyphens.
        title: Its name before the user: architecture and file stem.
        path: The file.
        architecture: Its name as spandrel or our own registry gives it.
        scale: How many times it enlarges in one run.
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
        is_half: Whether it computes in fp16 whatever is asked for.
        fixed_size: ``(height, width)`` of the pieces that a picture is cut into for it; None if it takes any size.
        knows_gpu: Whether it can be run elsewhere than on the processor.
        cost: Multiply-adds for one pixel of its input; None to have torch count them.
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
    is_half: bool = False
    fixed_size: tuple[int, int] | None = None
    knows_gpu: bool = True
    cost: float | None = None

    @property
    def is_luma(self) -> bool:
        """Whether it knows brightness alone."""
        return self.input_channels == 1

    @property
    def runs(self) -> int:
        """How often it is run on a picture: twice if that makes the program's scale, else once."""
        return 2 if self.scale**2 == SCALE else 1

    @property
    def overlap(self) -> int:
        """Context around a tile in low-resolution pixels, all runs together."""
        return sum(-(-OVERLAP // self.scale**run) for run in range(self.runs))

    @property
    def remarks(self) -> tuple[Message, ...]:
        """What is done to make its result comparable with others; nothing for an RGB model of the scale."""
        remarks = []
        if self.runs == 2:
            remarks.append(Message("model.run-twice", title=self.title, scale=self.scale))
        elif self.scale != SCALE:
            remarks.append(Message("model.other-scale", title=self.title, scale=self.scale, wanted=SCALE))
        if self.is_luma:
            remarks.append(Message("model.luma", title=self.title))
        if self.fixed_size is not None:
            height, width = self.fixed_size
            remarks.append(Message("model.pieces", title=self.title, width=width, height=height))
        return tuple(remarks)

    @property
    def about(self) -> tuple[Message, ...]:
        """What it is, and its remarks."""
        millions = self.parameter_count / 1e6
        kind = Message("model.about", architecture=self.architecture, millions=millions, path=self.path)
        return (kind, *self.remarks)
