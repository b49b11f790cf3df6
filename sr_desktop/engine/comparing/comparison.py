"""Runs several methods side by side on one picture and reports the results as events."""

from __future__ import annotations

from collections.abc import Sequence

from sr_desktop.engine.comparing.comparison_run import ComparisonRun, Emit
from sr_desktop.engine.comparing.leftovers import Leftovers, Task
from sr_desktop.engine.comparing.output import Outputs
from sr_desktop.engine.comparing.preparing import check_size, prepare
from sr_desktop.engine.comparing.result_files import Earlier
from sr_desktop.engine.comparing.steering import Steering
from sr_desktop.engine.comparing.work_making import Means
from sr_desktop.engine.events import Cancelled
from sr_desktop.engine.inputs.external import Listing, pictures_in
from sr_desktop.engine.inputs.source import PUBLISHED_SOURCE, InputSource
from sr_desktop.engine.interruption import Interrupted, checkpoints
from sr_desktop.engine.machine.threads import use_threads
from sr_desktop.engine.measures.registry import computes
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.scratch.store import PlainStore
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.engine.view import View
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED, Catalogue


class Comparison:
    """Methods side by side on one picture.

    What can be seen comes first, then what lies around it, then the rest (`set_view`): at each of these stages the
    interpolations, then the networks, the cheapest first. Nothing is computed twice when the view moves.

    Args:
        picture: The opened picture. Colours that nobody sees are filled first (`comparing.preparing`).
        method_ids: Ids of the catalogue, in any order; one named twice is run once.
        mode: Whether the picture is the ground truth or the input.
        settings: Device, precision, tiles.
        pool: Networks to share with other comparisons; None for a pool of its own.
        catalogue: Where the methods are found.
        source: Where the low-resolution input comes from in reference mode, and the scale.
        outputs: Where results are kept; None for the memory of this process.
        earlier: What earlier comparisons have left, to continue with or take where it is of the same picture and
            settings, and where this one leaves what it has done; None to begin afresh.
        metrics: Ids of the chosen metrics that are measured beyond the usual ones, where there is an original.
        files_in: Lists a folder of given results; for many pictures, one that remembers.
        part: What of the results is wanted, in output pixels; None for all. Only that is computed, with what lies
            close around it, and measured.

    Raises:
        EngineError: A metric needs a package that is missing.
        WeightsError: The weights of a metric are missing or damaged.
        UnknownMethodError: There is no such method.
        PictureSizeError: The picture is too small, or there is no room for the results, or a given input does
            not fit it.
    """

    def __init__(
        self,
        picture: Picture,
        method_ids: Sequence[str],
        mode: Mode,
        settings: EngineSettings | None = None,
        pool: NetworkPool | None = None,
        catalogue: Catalogue = SHIPPED,
        source: InputSource = PUBLISHED_SOURCE,
        outputs: Outputs | None = None,
        earlier: Earlier | None = None,
        metrics: Sequence[str] = (),
        files_in: Listing = pictures_in,
        part: Rect | None = None,
    ) -> None:
        self._methods = catalogue.select(dict.fromkeys(method_ids))
        outputs = outputs or Outputs(PlainStore())
        check_size(picture, mode, len(self._methods), outputs, source)
        settings = settings or EngineSettings()
        self._task = Task(picture, mode, settings, source, part)
        self._means = Means(
            settings, pool or NetworkPool(), outputs, earlier or Earlier(Leftovers()), computes(metrics), files_in
        )
        self._steering = Steering()

    def run(self, emit: Emit) -> None:
        """Run everything on the calling thread, calling `emit` in the order that `sr_desktop.engine.events` describes.

        A failure of one method is emitted as `MethodFailed`. What `emit` itself raises is raised here.

        Raises:
            MemoryError: There is no room for the input.
        """
        try:
            self._steering.check()
            if use_threads(self._means.settings.threads):
                self._means.pool.release()
            given = prepare(self._task.picture, self._task.mode, self._task.source)
            run = ComparisonRun(self._methods, self._task, given, self._means, self._steering, emit)
            with checkpoints(run.check):
                run.run()
        except Interrupted:
            emit(Cancelled())

    def cancel(self) -> None:
        """Stop as soon as possible: between two layers of a network or two strips of measuring. From any thread."""
        self._steering.cancel()

    def add_methods(self, method_ids: Sequence[str], catalogue: Catalogue) -> None:
        """Do these methods of a catalogue too; those that come when all else has ended are not done. From any thread.

        Raises:
            UnknownMethodError: There is no such method.
        """
        self._steering.add(catalogue.select(method_ids))

    def set_view(self, view: View | None) -> None:
        """Do what can be seen first from now on; a running part that is far from it is abandoned. From any thread."""
        self._steering.view = view
