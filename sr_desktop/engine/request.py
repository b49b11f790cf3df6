"""What a caller asks of the engine for one picture, and what it gets to hold. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from sr_desktop.engine.events import Event
from sr_desktop.engine.inputs.external import Listing, pictures_in
from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.view import View
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED, Catalogue


@dataclass(frozen=True, slots=True)
class ComparisonRequest:
    """What is to be computed.

    Attributes:
        picture: The opened picture.
        method_ids: Methods in the order of their panes.
        mode: Whether the picture is the ground truth or the input.
        settings: Device, precision and tiles.
        catalogue: What the methods are.
        source: Where the low-resolution input comes from in reference mode, and the scale.
        is_shown: Whether the results are shown: then their mip levels are kept, and scores made of them.
        metrics: Ids of the chosen metrics that are measured beyond the usual ones, where there is an original.
        afresh: Whether all is computed, also what earlier comparisons have left.
        files_in: Lists a folder of given results; for many pictures, one that remembers.
    """

    picture: Picture
    method_ids: tuple[str, ...]
    mode: Mode
    settings: EngineSettings
    catalogue: Catalogue = SHIPPED
    source: InputSource = PUBLISHED_SOURCE
    is_shown: bool = True
    metrics: tuple[str, ...] = ()
    afresh: bool = False
    files_in: Listing = field(default=pictures_in, compare=False)

    def is_part_of(self, other: ComparisonRequest) -> bool:
        """Whether the two ask for the same of the same picture, but for which methods."""
        same = replace(self, method_ids=(), catalogue=other.catalogue, afresh=other.afresh)
        return same == replace(other, method_ids=())


class RunningComparison(Protocol):
    """What a caller needs of `sr_desktop.engine.comparing.comparison.Comparison`, wherever it runs."""

    def run(self, emit: Callable[[Event], None]) -> None:
        """Compute, calling `emit` on this thread, until all is done or cancelled."""

    def cancel(self) -> None:
        """Stop within one tile; callable from any thread."""

    def add_methods(self, method_ids: Sequence[str], catalogue: Catalogue) -> None:
        """Compute these too, if the end has not been reported yet; callable from any thread."""

    def set_view(self, view: View | None) -> None:
        """Do what can be seen first; callable from any thread."""


class ComparisonFactory(Protocol):
    """Makes comparisons; it may load torch."""

    def __call__(self, request: ComparisonRequest) -> RunningComparison:
        """The comparison that was asked for."""
