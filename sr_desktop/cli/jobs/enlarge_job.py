"""Runs the job of ``sr-desktop enlarge``, and says what becomes of each picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID

from sr_desktop.cli.arguments.reading import told
from sr_desktop.cli.console import Outcome, complain, progress_bar, results, tell
from sr_desktop.cli.interruption import Interruption
from sr_desktop.cli.naming import Naming
from sr_desktop.engine.errors import EngineError
from sr_desktop.engine.events import Notice
from sr_desktop.engine.machine.devices import choose_device, choose_precision
from sr_desktop.engine.worker.loading import LoadedEngine
from sr_desktop.enlarging.costs import Costs, Forecast
from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.events import EnlargeEnded, EnlargeEvent, EnlargeProgress, ItemChanged, Surveyed
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.job import EnlargeJob
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.plan import EnlargePlan, Source
from sr_desktop.enlarging.size import Size
from sr_desktop.enlarging.survey import survey
from sr_desktop.export.tables.times import clock, duration, rough_duration
from sr_desktop.messages.amounts import byte_count
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import escaped, shown
from sr_desktop.system.allocator import keep_freed_memory

_LOOKING = "Looking at the pictures"


class EnlargeRun:
    """One run of the command.

    Args:
        plan: What is done, and to where.
        sources: The pictures.
    """

    def __init__(self, plan: EnlargePlan, sources: Sequence[Source]) -> None:
        self._plan = plan
        self._sources = tuple(sources)
        self._naming = Naming(source.path for source in sources)
        self._running: Path | None = None
        self._items: list[Item] = []
        self._told: set[Message] = set()
        self._was_cancelled = False

    def run(self, console: Console) -> Outcome:
        """Do it; a line for each enlarged picture goes to stdout, everything else to ``console``."""
        keep_freed_memory()
        try:
            choose_precision(self._plan.settings.precision, choose_device(self._plan.settings.device))
        except EngineError as error:
            # Once: every picture would repeat it.
            complain(console, str(error))
            return Outcome(failed=True, cancelled=False)
        work = EnlargeJob(self._plan, self._sources).begin(LoadedEngine())
        with Interruption() as interruption, progress_bar(console) as progress:
            task = progress.add_task(_LOOKING, total=1.0, detail="")
            with interruption.cancels(work.cancel):
                try:
                    work.run(lambda event: self._receive(event, progress, task))
                except EnlargeError as error:
                    complain(progress.console, str(error))
                    return Outcome(failed=True, cancelled=False)
            progress.update(task, visible=False)
        self._conclude(console)
        failed = any(item.state is State.FAILED for item in self._items)
        return Outcome(failed, interruption.requested, interruption.exit_code)

    def _receive(self, event: EnlargeEvent, progress: Progress, task: TaskID) -> None:
        match event:
            case Surveyed():
                self._items = list(event.items)
                for sentence in forecast_sentences(self._plan, event.items, event.forecast):
                    tell(progress.console, sentence)
                for item in event.items:
                    self._report(item, progress.console)
            case ItemChanged():
                self._items[event.place] = event.item
                if event.item.state is State.RUNNING:
                    self._running = event.item.source.path
                    progress.update(task, description=shown(event.item.source.path.name), refresh=True)
                self._report(event.item, progress.console)
            case EnlargeProgress():
                left = "" if event.seconds_left is None else f"{clock(event.seconds_left)} left"
                progress.update(task, completed=event.fraction, detail=left)
            case Notice():
                running = self._running
                message = event.message if running is None else self._naming.of(event.message, running)
                if message not in self._told:
                    self._told.add(message)
                    tell(progress.console, str(message))
            case EnlargeEnded():
                self._was_cancelled = event.was_cancelled

    def _report(self, item: Item, console: Console) -> None:
        remark = "" if item.remark is None else told(self._naming.of(item.remark, item.source.path))
        if item.state is State.FAILED:
            complain(console, remark)
        elif item.state is State.SKIPPED:
            tell(console, remark)
        elif item.state is State.DONE:
            results().print(escaped(self._line(item)), soft_wrap=True)

    def _line(self, item: Item) -> str:
        assert item.method is not None
        sizes = f"{_size_text(item.before)} -> {_size_text(item.after)}"
        how = f"{shown(self._plan.catalogue.title(item.method))}, {item.precision}, {duration(item.seconds)}"
        return f"{shown(str(item.source.path))} -> {shown(str(item.out))}  {sizes}  {how}"

    def _conclude(self, console: Console) -> None:
        done = sum(item.state is State.DONE for item in self._items)
        there = sum(item.state in (State.DONE, State.KNOWN) for item in self._items)
        where = f"'{shown(str(self._plan.folder))}'"
        are = "is" if len(self._items) == 1 else "are"
        text = f"Enlarged {_count(done)}; {there} of {_count(len(self._items))} {are} in {where}."
        outdated = sum(item.is_outdated for item in self._items)
        if outdated:
            text += f" For {_count(outdated)} an older result is kept; --existing replace makes it again."
        if self._was_cancelled:
            text = f"Cancelled. {text} The same command does the rest."
        tell(console, text)


def say_only(plan: EnlargePlan, sources: Sequence[Source], console: Console) -> bool:
    """Say on stdout what would be done. Returns whether all can be done, as far as that is known without doing it.

    How far the looking at the pictures is goes to ``console``.
    """
    with progress_bar(console) as progress:
        task = progress.add_task(_LOOKING, total=1.0, detail="")
        items = survey(plan, sources, Journal(plan.folder), lambda done: progress.update(task, completed=done))
    for sentence in forecast_sentences(plan, items, Costs(plan).forecast(items)):
        results().print(sentence, soft_wrap=True)
    for item in items:
        what = str(item.remark)
        if item.state is State.WAITING and item.method is not None:
            title = shown(plan.catalogue.title(item.method))
            what = f"{_size_text(item.before)} -> {_size_text(item.after)}, {title} -> {shown(str(item.out))}"
        elif item.state is State.KNOWN:
            what = f"done already: {shown(str(item.out))}"
        results().print(escaped(f"{shown(str(item.source.path))}: {what}"), soft_wrap=True)
    return all(item.state is not State.FAILED for item in items)


def forecast_sentences(plan: EnlargePlan, items: Sequence[Item], forecast: Forecast) -> list[str]:
    """What a job takes, and what an earlier one has done of it."""
    sentences = []
    known = sum(item.state is State.KNOWN for item in items)
    if known:
        sentences.append(f"{_count(known)} enlarged by an earlier run {'is' if known == 1 else 'are'} not done again.")
    if not forecast.waiting:
        return [*sentences, "There is nothing to enlarge."]
    methods = [f"{shown(plan.catalogue.title(name))} ({count})" for name, count in sorted(forecast.by_method.items())]
    time = "an unknown time, as a method has not run here yet"
    if forecast.seconds is not None:
        time = f"about {rough_duration(forecast.seconds)}"
    sentences.append(
        f"Enlarging {_count(forecast.waiting)} by {' and '.join(methods)}: {_megapixels(forecast.before)} -> "
        f"{_megapixels(forecast.after)} megapixels, about {byte_count(forecast.size)}, {time}."
    )
    if not forecast.fits:
        needed, free = byte_count(forecast.size), byte_count(forecast.free or 0)
        sentences.append(str(Message("enlarge.disk", needed=needed, free=free, folder=plan.folder)))
    return sentences


def _count(number: int) -> str:
    return str(Message("enlarge.count", count=number))


def _megapixels(pixels: float) -> str:
    return f"{pixels / 1e6:.1f}" if pixels >= 1e5 else f"{pixels / 1e6:.3f}"


def _size_text(size: Size | None) -> str:
    return "?" if size is None else f"{size[0]} x {size[1]}"
