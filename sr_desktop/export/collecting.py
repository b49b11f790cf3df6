"""From the engine's events to a result."""

from __future__ import annotations

from collections.abc import Sequence

from sr_desktop.engine.events import Event, InputReady, MethodDone, MethodFailed
from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.results import MethodResult, PictureResult
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED, Catalogue


class ResultCollector:
    """Gathers what one comparison reports; give it every event.

    Attributes:
        failures: Method id and message of every method that failed.
    """

    def __init__(self, picture: Picture, mode: Mode, method_ids: Sequence[str], catalogue: Catalogue = SHIPPED) -> None:
        """Collect the results for ``picture`` as it was opened, listed in the order of ``method_ids``."""
        self._picture = picture
        self._mode = mode
        self._order = tuple(method_ids)
        self._catalogue = catalogue
        self._input: InputReady | None = None
        self._methods: dict[str, MethodResult] = {}
        self.failures: dict[str, Message] = {}

    def take(self, event: Event) -> None:
        """Note what the event says; most say nothing that is exported."""
        match event:
            case InputReady():
                self._input = event
            case MethodDone():
                alpha = event.alpha if self._input is None else self._input.layer_of(event).alpha
                self._methods[event.method_id] = MethodResult(
                    event.method_id, event.pixels, event.scores, event.run, alpha
                )
            case MethodFailed():
                self.failures[event.method_id] = event.message

    def result(self) -> PictureResult:
        """What has been gathered so far: methods that have not ended are left out.

        Raises:
            ExportError: The comparison has not even begun.
        """
        if self._input is None:
            raise ExportError(Message("export.no-results", name=self._picture.name))
        low_resolution, ground_truth = self._input.low_resolution, self._input.ground_truth
        return PictureResult(
            name=self._picture.name,
            source=self._picture.path,
            mode=self._mode,
            low_resolution=low_resolution,
            ground_truth=ground_truth,
            output_size=self._input.output_size,
            methods=tuple(self._methods[method] for method in self._order if method in self._methods),
            catalogue=self._catalogue,
            protocol=self._input.protocol,
        )
