"""What a comparison found out about one picture, ready to be written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import Layer, Opacity
from sr_desktop.imaging.measuring.metrics import measured_metrics
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import NO_SCORES, Compute, Metric, Scores
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.messages.message import Message
from sr_desktop.methods import ORIGINAL as ORIGINAL
from sr_desktop.methods import SHIPPED, Catalogue


@dataclass(frozen=True, slots=True, eq=False)
class MethodResult:
    """One method's picture.

    Attributes:
        method: The method's id.
        pixels: ``(H, W, 3)`` uint8, the whole output.
        scores: Quality of the whole output.
        run: How it was computed; None for a picture that was given.
        alpha: ``(H, W)`` uint8 opacity of the output; None if it is opaque.
    """

    method: str
    pixels: Pixels
    scores: Scores
    run: RunInfo | None
    alpha: Opacity | None = None

    @property
    def layer(self) -> Layer:
        """Colours and opacity."""
        return Layer(self.pixels, self.alpha)


@dataclass(frozen=True, slots=True)
class MethodScores:
    """What is known of one method's picture, without its pixels.

    Attributes:
        scores: Its quality.
        run: How it was computed; None for a picture that was given, and for the original.
        protocol: How the scores were made.
    """

    scores: Scores = NO_SCORES
    run: RunInfo | None = None
    protocol: Protocol = PROTOCOL

    @property
    def seconds(self) -> float | None:
        """Time of this method alone; None if it was not computed here."""
        return None if self.run is None else self.run.seconds

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known, as of the original."""
        return self.run is None and not self.scores.exist


@dataclass(frozen=True, slots=True, eq=False)
class PictureResult:
    """One picture and what every method made of it.

    Attributes:
        name: What the picture is called, usually its file's stem; its folder is named after it.
        source: The file it was read from; None if pasted.
        mode: Whether it was the ground truth or the input.
        low_resolution: The input of the methods.
        ground_truth: The picture cropped to a multiple of the scale in reference mode, else None.
        output_size: ``(width, height)`` of every output.
        methods: The methods that ended well, in the order of the panes.
        region: The part to be written and measured, in output pixels; None for all of it.
        catalogue: What the methods are.
        protocol: How the scores were made.
        computes: What computes the metrics of a region that need torch, by their ids.
    """

    name: str
    source: Path | None
    mode: Mode
    low_resolution: Picture
    ground_truth: Picture | None
    output_size: tuple[int, int]
    methods: tuple[MethodResult, ...]
    region: Rect | None = None
    catalogue: Catalogue = SHIPPED
    protocol: Protocol = PROTOCOL
    computes: Mapping[str, Compute] = field(default_factory=dict)

    @property
    def input_size(self) -> tuple[int, int]:
        """``(width, height)`` of the low-resolution input."""
        return self.low_resolution.size

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """Those that any method has a value of."""
        known = (
            metric_id for method in self.methods for metric_id, value in method.scores.items() if value is not None
        )
        return measured_metrics([Scores(dict.fromkeys(known))])

    @property
    def is_gray(self) -> bool:
        """Whether the picture holds one channel."""
        return self.low_resolution.is_gray

    @property
    def is_transparent(self) -> bool:
        """Whether any of the pictures is not opaque."""
        alphas = [self.low_resolution.alpha, *(method.alpha for method in self.methods)]
        return any(alpha is not None for alpha in alphas)

    @property
    def area(self) -> Rect:
        """The part to be written, in output pixels: the region or all of it."""
        return self.region or Rect(0, 0, *self.output_size)

    def with_methods(self, method_ids: Collection[str]) -> PictureResult:
        """The same result with only these methods, those of them that there are, in their old order."""
        return replace(self, methods=tuple(method for method in self.methods if method.method in method_ids))

    def computed_by(self, computes: Callable[[Sequence[str]], Mapping[str, Compute]]) -> PictureResult:
        """The same result where its regions can be measured by what it was measured by.

        Args:
            computes: Gives what computes the metrics of these ids; all that needs is there.
        """
        return replace(self, computes=computes([metric.id for metric in self.metrics if metric.compute is None]))

    def within(self, region: Rect | None) -> PictureResult:
        """The same result with only ``region`` (output pixels) to be written, as far as it lies inside the picture.

        Raises:
            ExportError: It lies outside.
        """
        if region is None:
            return replace(self, region=None)
        width, height = self.output_size
        inside = region.intersected(Rect(0, 0, width, height))
        if inside.is_empty:
            text = f"{region.x},{region.y},{region.width},{region.height}"
            raise ExportError(Message("export.region", region=text, name=self.name, width=width, height=height))
        return replace(self, region=inside)
