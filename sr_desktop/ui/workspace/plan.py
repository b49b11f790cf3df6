"""What is compared."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource
from sr_desktop.engine.request import ComparisonRequest
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import Catalogue


@dataclass(frozen=True, slots=True)
class Plan:
    """What is compared: everything that, when it changes, makes all results void; `source` carries the scale."""

    picture: Picture
    mode: Mode
    settings: EngineSettings
    source: InputSource = PUBLISHED_SOURCE

    @property
    def protocol(self) -> Protocol:
        """How the scores are made."""
        return self.source.protocol if self.mode is Mode.REFERENCE else self.source.protocol_of_upscaling

    @property
    def scale(self) -> int:
        """How many times larger the results are than the input."""
        return self.source.scale

    @property
    def output_size(self) -> tuple[int, int]:
        """``(width, height)`` of every result in pixels."""
        (width, height), scale = self.picture.size, self.scale
        if self.mode is Mode.REFERENCE:
            return width // scale * scale, height // scale * scale
        return width * scale, height * scale

    @property
    def is_transparent(self) -> bool:
        """Whether the results are not opaque."""
        given = self.source.given if self.mode is Mode.REFERENCE else None
        return self.picture.alpha is not None or (given is not None and given.alpha is not None)

    @property
    def uncropped_size(self) -> tuple[int, int]:
        """``(width, height)`` of every result before its edges were cropped to a multiple of the scale."""
        return self.picture.size if self.mode is Mode.REFERENCE else self.output_size

    @property
    def sizes_text(self) -> str:
        """The picture's size; where it is enlarged, also that of the results: ``660 × 440 → 2640 × 1760``."""
        before = size_text(self.picture.size)
        return f"{before} → {size_text(self.output_size)}" if self.mode is Mode.UPSCALE else before

    def request(self, method_ids: tuple[str, ...], catalogue: Catalogue) -> ComparisonRequest:
        """What the engine is asked for to compute these methods."""
        return ComparisonRequest(self.picture, method_ids, self.mode, self.settings, catalogue, self.source)


def size_text(size: tuple[int, int]) -> str:
    """``2048 × 1365``."""
    return f"{size[0]} × {size[1]}"
