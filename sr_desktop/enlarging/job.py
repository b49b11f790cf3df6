"""Enlarging pictures as a job of the worker, one in memory at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from sr_desktop.engine.events import Notice
from sr_desktop.engine.request import ComparisonFactory
from sr_desktop.engine.worker.control import Control
from sr_desktop.enlarging.costs import Costs
from sr_desktop.enlarging.errors import EnlargeError, ExistsError
from sr_desktop.enlarging.events import EnlargeEnded, EnlargeEvent, ItemChanged, Surveyed, ThumbnailsMade
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.making import Abandoned, Making
from sr_desktop.enlarging.plan import EnlargePlan, Source
from sr_desktop.enlarging.schedule import Schedule
from sr_desktop.enlarging.survey import survey
from sr_desktop.export.recipe.paths import sha256_of
from sr_desktop.imaging.files.atomic import make_folder, sweep
from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read


@dataclass(frozen=True, slots=True)
class EnlargeJob:
    """Enlarges pictures; emits `EnlargeEvent`s, the last of which is `EnlargeEnded`.

    A picture that an earlier run has enlarged in the same way is not enlarged again.

    Attributes:
        plan: How, and where they go.
        sources: The pictures.
    """

    plan: EnlargePlan
    sources: tuple[Source, ...]

    def begin(self, engine: ComparisonFactory) -> EnlargeWork:
        """As `sr_desktop.engine.worker.jobs.Job`."""
        return EnlargeWork(self, engine)


class EnlargeWork:
    """Enlarges one picture after the other; one that fails does not keep the others from it.

    `cancel` and `set_paused` may be called from any thread; either takes effect within a tile, and what is done stays.

    Args:
        job: What is to be done.
        engine: Makes the comparisons.
        costs: What is known of times and sizes; None for what is remembered on this machine.
    """

    def __init__(self, job: EnlargeJob, engine: ComparisonFactory, costs: Costs | None = None) -> None:
        self._plan = job.plan
        self._sources = job.sources
        self._engine = engine
        self._costs = costs
        self._control = Control()

    def cancel(self) -> None:
        """End within a tile; the picture under way is left out."""
        self._control.cancel()

    def set_paused(self, paused: bool) -> None:
        """Pause at the end of the current tile, or continue."""
        self._control.set_paused(paused)

    def run(self, emit: Callable[[EnlargeEvent], None]) -> None:
        """Do it, and send events to `emit`.

        Raises:
            EnlargeError: The folder cannot be made.
        """
        plan, costs = self._plan, self._costs or Costs(self._plan)
        make_folder(plan.folder, EnlargeError)
        # A job that goes on where another was killed may have nothing left to write.
        sweep(plan.folder)
        journal = Journal(plan.folder)
        items = survey(plan, self._sources, journal, is_cancelled=lambda: self._control.is_cancelled)
        if len(items) == len(self._sources):
            emit(Surveyed(items, costs.forecast(items)))
            run = _Run(plan, Making(plan, self._engine, self._control, costs, emit), journal, Schedule(items, costs))
            for place, item in enumerate(items):
                self._control.wait()
                if self._control.is_cancelled:
                    break
                if item.state is State.WAITING:
                    run.do(place, item, emit)
            costs.save()
        emit(EnlargeEnded(self._control.is_cancelled))


@dataclass(frozen=True, slots=True)
class _Run:
    plan: EnlargePlan
    making: Making
    journal: Journal
    schedule: Schedule

    def do(self, place: int, item: Item, emit: Callable[[EnlargeEvent], None]) -> None:
        """Enlarge a picture, and report what becomes of it."""
        emit(ItemChanged(place, replace(item, state=State.RUNNING)))
        emit(self.schedule.begun(place, item))
        try:
            item = self._made(place, item, emit)
        except Abandoned:
            emit(ItemChanged(place, item))
            return
        except ExistsError as error:
            item = replace(item, state=State.SKIPPED, remark=error.message)
        except MessageError as error:
            item = replace(item, state=State.FAILED, remark=error.message)
        except MemoryError:
            item = replace(item, state=State.FAILED, remark=Message("picture.no-memory", name=item.source.path.name))
        except Exception as error:
            sys.excepthook(*sys.exc_info())
            remark = Message("program.fault", reason=str(error) or type(error).__name__)
            item = replace(item, state=State.FAILED, remark=remark)
        emit(ItemChanged(place, item))
        emit(self.schedule.ended(place))

    def _made(self, place: int, item: Item, emit: Callable[[EnlargeEvent], None]) -> Item:
        started, paused = perf_counter(), self.making.control.paused_seconds
        path, out = item.source.path, item.out
        assert out is not None
        try:
            checksum = item.checksum or sha256_of(path)
        except OSError as error:
            raise EnlargeError(Message("picture.unreadable", path=path, reason=why_not_read(error))) from error

        def note(file: Path) -> None:
            try:
                self.journal.add(checksum, item.settings, out, file)
            except EnlargeError as error:
                emit(Notice(error.message))

        made = self.making.make(item, lambda done, left: emit(self.schedule.computed(place, done, left)), note)
        emit(ThumbnailsMade(place, made.before, made.after))
        seconds = perf_counter() - started - (self.making.control.paused_seconds - paused)
        return replace(
            item,
            state=State.DONE,
            before=made.sizes[0],
            after=made.sizes[1],
            checksum=checksum,
            seconds=seconds,
            precision=made.run.precision_text,
        )
