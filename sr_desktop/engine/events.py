"""What a running comparison reports to its caller, as typed, immutable events. Imports no torch.

Order: one `InputReady`; then for every method any number of `TileReady`, ended by one `MethodDone` or `MethodFailed`,
mixed between methods, with `Progress` and `Notice` among them; at last exactly one `Finished` or `Cancelled`. Of what
measures finished results (`sr_desktop.engine.scoring`) only `MethodScored`, `Progress` and `Notice` come before that.
All are emitted on the thread that calls `Comparison.run`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Opacity
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.messages.message import Message


@dataclass(frozen=True, slots=True)
class RunInfo:
    """How one method's result was computed.

    Attributes:
        seconds: Time spent on this method alone, waiting for other methods not counted.
        device: Where it ran in the end, e.g. ``"cpu"`` or ``"cuda:0"``.
        device_name: The device in words, e.g. ``"NVIDIA H100"`` or the processor's name.
        precision: ``"fp32"``, ``"bf16"`` or ``"fp16"`` for networks; ``"uint8"`` for interpolation.
        tile: Side of a tile without its overlap, in low-resolution pixels; None if the picture was done in one piece.
        weights_sha256: Checksum of the weights file, None for interpolation.
        self_ensemble: Whether the network was asked eight times, its input flipped and turned, and the mean taken.
        backend: What computed it, e.g. ``"OpenVINO"``; None for interpolation.
        model_format: How a model file of the user's took and gave pictures; None for the program's own methods.
    """

    seconds: float
    device: str
    device_name: str
    precision: str
    tile: int | None
    weights_sha256: str | None
    self_ensemble: bool = False
    backend: str | None = None
    model_format: str | None = None

    @property
    def precision_text(self) -> str:
        """The precision as it is shown and written: that of a self-ensemble has ``" x8"`` behind it.

        So its scores are not taken for the plain network's.
        """
        return f"{self.precision} x8" if self.self_ensemble else self.precision


@dataclass(frozen=True, slots=True)
class InputReady:
    """The input is prepared. In reference mode `ground_truth` is the picture cropped to a multiple of the scale, else
    None.

    Every method's output is `output_size` ``(width, height)`` pixels, and its scores are made by `protocol`.
    `alpha`, ``(height, width)`` uint8, is the opacity of all that is computed, the input's enlarged by bicubic; None if
    the picture is opaque.
    """

    low_resolution: Picture
    ground_truth: Picture | None
    output_size: tuple[int, int]
    protocol: Protocol = PROTOCOL
    alpha: Opacity | None = None

    def layer_of(self, done: MethodDone) -> Layer:
        """The colours of a result with their opacity."""
        return Layer(done.pixels, self.alpha if done.alpha is None else done.alpha)


@dataclass(frozen=True, slots=True)
class TileReady:
    """A part of a method's output is there, at `rect`.

    `levels` is the whole output as far as it is done, ``(H, W, 3)`` uint8, with its mip levels behind it if the
    comparison keeps them. They are the engine's own arrays, which it continues to write to elsewhere.
    """

    method_id: str
    rect: Rect
    levels: tuple[Pixels, ...]

    @property
    def pixels(self) -> Pixels:
        """The part, ``(rect.height, rect.width, 3)`` uint8: a view of the output."""
        return self.levels[0][self.rect.slices]


@dataclass(frozen=True, slots=True)
class MethodDone:
    """A method is complete: `pixels` is its whole output, `scores` its quality.

    `run` says how it was computed; it is None for a picture that was given. `levels` are `pixels` and their mip levels
    if the comparison keeps them, else empty. The arrays are handed over: the engine never writes to them again.
    `alpha` is the own opacity of a picture that was given, if it has any; all else has that of `InputReady`, which
    `InputReady.layer_of` gives.
    """

    method_id: str
    pixels: Pixels
    scores: Scores
    run: RunInfo | None
    levels: tuple[Pixels, ...] = ()
    alpha: Opacity | None = None


@dataclass(frozen=True, slots=True)
class MethodFailed:
    """A method gave no trustworthy picture; `message` says why. The other methods continue."""

    method_id: str
    message: Message


@dataclass(frozen=True, slots=True)
class MethodScored:
    """A result that was there already has been measured by one more metric."""

    method_id: str
    scores: Scores


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know though the work continues, e.g. a retreat to smaller tiles."""

    message: Message


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is. `fraction` is of the whole job, 0 to 1; `by_method` that of each.

    `seconds_left` is None until it is known.
    `active` is the id of the method that the fraction last moved for.
    `metric_id` is by what its result is measured now, where results are that are there already.
    """

    fraction: float
    by_method: dict[str, float]
    active: str | None
    seconds_left: float | None
    metric_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """Every method has ended, well or not."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The job was cancelled; methods that had not ended give nothing more."""


Event = InputReady | TileReady | MethodDone | MethodFailed | MethodScored | Notice | Progress | Finished | Cancelled
