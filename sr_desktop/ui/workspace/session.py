"""The open picture, the methods that are wanted for it, and their results so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.engine.comparing.output import bytes_with_levels
from sr_desktop.engine.events import (
    Cancelled,
    Finished,
    InputReady,
    MethodDone,
    MethodFailed,
    MethodScored,
    Notice,
    Progress,
    TileReady,
)
from sr_desktop.engine.scratch.store import default_budget
from sr_desktop.engine.view import View
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.layer import Layer
from sr_desktop.imaging.measuring.scores import Compute, Scores
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.names import shown
from sr_desktop.methods import SHIPPED, Catalogue, Method, new_id
from sr_desktop.ui.background.comparisons import ComparisonRunner, RunCrashed, RunLost, RunnerEvent, RunRefused
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.workspace.kept_results import KeptResults, MethodKey, key_of
from sr_desktop.ui.workspace.plan import Plan


class Session(QObject):
    """Keeps the plan and the results, and asks the runner for what is wanted and missing.

    Attributes:
        kept: Results from before, of this picture and of others.
        computes: What computes the chosen metrics, on any thread but the window's.

    Signals:
        restarted: All results are void; the plan is new, or None when the picture was closed.
        computing: Ids of methods that were handed to the engine just now.
        input_ready: An `InputReady`, once for a plan.
        tile_ready: A `TileReady`.
        method_done: A `MethodDone`.
        method_failed: A `MethodFailed`.
        method_scored: A `MethodDone` that was there already and has further scores now.
        ended: Nothing is computed any more; whether all that was asked for has ended.
        notice: A sentence for the user.
        progressed: A `Progress`, or None when nothing runs.
        refused: The comparison could not start or continue; a sentence for the user.
        stopped: Work under way has ended without a result; a sentence on why.
    """

    restarted = Signal(object)
    computing = Signal(object)
    input_ready = Signal(object)
    tile_ready = Signal(object)
    method_done = Signal(object)
    method_failed = Signal(object)
    method_scored = Signal(object)
    ended = Signal(bool)
    notice = Signal(str)
    progressed = Signal(object)
    refused = Signal(str)
    stopped = Signal(str)

    def __init__(
        self, runner: ComparisonRunner, kept: KeptResults | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self.kept = kept or KeptResults(default_budget)
        self._runner.received.connect(self._receive)
        self._catalogue = SHIPPED
        self.computes: Mapping[str, Compute] = {}
        self._plan: Plan | None = None
        self._input: InputReady | None = None
        self._results: dict[str, MethodDone] = {}
        self._failed: set[str] = set()
        self._asked: set[str] = set()
        self._keys: dict[str, MethodKey | None] = {}
        self._has_continued = False

    @property
    def catalogue(self) -> Catalogue:
        """The methods that can be chosen now."""
        return self._catalogue

    def add_method(self, method: Method) -> Method:
        """Let one more method be chosen until the window closes; removed ones stay, for they may still be running.

        Returns:
            The method as registered: with a new id if its own is taken or could not name a file, as one that was read
            from a file may; for a known file, the existing method. Has that been written again, then it is described as
            it is now, and its result is made again.
        """
        for known in self._catalogue.added:
            if _files_of(known) == _files_of(method):
                self._catalogue = self._catalogue.describing(known.id, method)
                self._renew(known)
                return self._catalogue.get(known.id)
        method = replace(method, id=new_id(method.id, self._catalogue.ids))
        self._catalogue = self._catalogue.adding(method)
        return method

    def rename(self, method_id: str, title: str) -> None:
        """Give a method this title; its results stay."""
        self._catalogue = self._catalogue.renaming(method_id, title)

    def reread(self, method_id: str, reading: ReadOptions) -> Method:
        """Have the file of an added result read so from the next start on. Returns the method as it is then."""
        self._catalogue = self._catalogue.rereading(method_id, reading)
        return self._catalogue.get(method_id)

    def color(self, method_id: str, color: str) -> None:
        """Give a method this colour, ``#rrggbb``; empty for the program's choice."""
        self._catalogue = self._catalogue.coloring(method_id, color)

    @property
    def plan(self) -> Plan | None:
        """What is compared now; None while no picture is open."""
        return self._plan

    @property
    def input(self) -> InputReady | None:
        """The prepared input; None until the engine has prepared it."""
        return self._input

    @property
    def results(self) -> dict[str, MethodDone]:
        """The finished results by method id (a copy)."""
        return dict(self._results)

    def layer_of(self, method_id: str) -> Layer | None:
        """The colours and the opacity of a finished result; None if there is none."""
        done = self._results.get(method_id)
        return None if done is None or self._input is None else self._input.layer_of(done)

    def has_ended(self, method_id: str) -> bool:
        """Whether a method has a result or has failed."""
        return method_id in self._results or method_id in self._failed

    @property
    def pending(self) -> frozenset[str]:
        """Ids of the methods that were asked for and have neither a result nor failed."""
        return frozenset(name for name in self._asked if not self.has_ended(name))

    @property
    def cut_off(self) -> frozenset[str]:
        """Ids of the methods that were asked for, have not ended, and are no longer under way."""
        return self.pending - self._runner.awaited

    @property
    def busy(self) -> bool:
        """Whether anything is being computed."""
        return self._runner.busy

    def start(self, plan: Plan, method_ids: Iterable[str], *, afresh: bool = False) -> None:
        """Forget all results, stop what runs, and show or compute these methods by this plan.

        Args:
            plan: What is compared.
            method_ids: The methods.
            afresh: Whether results that are kept from before are computed again.
        """
        names = tuple(method_ids)
        if afresh:
            self.kept.forget(plan, self._catalogue.select(names))
        self._void(plan)
        self.restarted.emit(plan)
        self._ask(names, recompute=True, afresh=afresh)

    def close(self) -> None:
        """Forget the picture and stop what runs."""
        self._void(None)
        self._runner.forget()
        self.restarted.emit(None)
        self.progressed.emit(None)

    def request(self, method_ids: Iterable[str]) -> None:
        """Compute those of these methods that are neither done nor under way."""
        if self._plan is not None:
            self._ask(tuple(name for name in method_ids if name not in self._asked), recompute=False)

    def resume(self, method_ids: Iterable[str]) -> bool:
        """Compute those of these methods that were cancelled. Returns whether there were any."""
        names = tuple(name for name in method_ids if name in self.cut_off)
        if self._plan is None or not names:
            return False
        self._ask(names, recompute=False)
        return True

    def retry(self, method_id: str) -> None:
        """Compute a method that has failed again."""
        if method_id in self._failed:
            self._failed.discard(method_id)
            self._ask((method_id,), recompute=False)

    def cancel(self) -> None:
        """Stop within one tile; what is finished stays."""
        self._runner.cancel()

    def set_view(self, view: View | None) -> None:
        """Do what can be seen first."""
        self._runner.set_view(view)

    def _renew(self, method: Method) -> None:
        """Make the result of a method again if a file that it was made of has changed since."""
        plan = self._plan
        if plan is None or method.results is not None or not self.has_ended(method.id):
            return
        if self.kept.result_of(plan, method) is not None:
            return
        self._results.pop(method.id, None)
        self._failed.discard(method.id)
        self._ask((method.id,), recompute=False)

    def _void(self, plan: Plan | None) -> None:
        self._plan = plan
        self._input = None
        self._results.clear()
        self._failed.clear()
        self._asked.clear()
        self._keys.clear()
        self._has_continued = False

    def _ask(self, method_ids: tuple[str, ...], *, recompute: bool, afresh: bool = False) -> None:
        plan = self._plan
        if recompute:
            self._runner.forget()
        if plan is None or not method_ids:
            return
        self._asked.update(method_ids)
        kept = self._kept_results(plan, method_ids)
        missing = tuple(name for name in method_ids if name not in kept)
        if missing:
            self._keys |= {name: key_of(self._catalogue.get(name)) for name in missing}
            self.kept.make_room(plan, len(missing) * bytes_with_levels(plan.output_size))
            request = replace(plan.request(missing, self._catalogue), afresh=afresh)
            if recompute:
                self._runner.start(request)
            else:
                self._runner.add(request)
        self.computing.emit(method_ids)
        given = self.kept.input_of(plan) if self._input is None else None
        if given is not None:
            self._input = given
            self.input_ready.emit(given)
        for done in kept.values():
            self._take(done)
        if not self._runner.busy:
            self.ended.emit(True)
        if not self._runner.busy:
            self.progressed.emit(None)

    def _kept_results(self, plan: Plan, method_ids: tuple[str, ...]) -> dict[str, MethodDone]:
        found = {name: self.kept.result_of(plan, self._catalogue.get(name)) for name in method_ids}
        return {name: done for name, done in found.items() if done is not None}

    @Slot(object)
    def _receive(self, event: RunnerEvent) -> None:
        match event:
            case TileReady():
                self.tile_ready.emit(event)
            case Progress():
                self.progressed.emit(event)
            case InputReady():
                if self._input is None:
                    self._input = event
                    self.input_ready.emit(event)
                if self._plan is not None:
                    self.kept.keep_input(self._plan, event)
            case MethodDone():
                self._keep(event)
                self._has_continued = False
                self._take(event)
            case MethodFailed():
                self._failed.add(event.method_id)
                self.method_failed.emit(event)
            case MethodScored():
                self._add_scores(event)
            case Notice():
                self.notice.emit(translated(event.message))
            case Finished():
                self._end(None)
            case Cancelled():
                self._end(self.tr("Cancelled."))
            case RunRefused():
                why = translated(event.message)
                self.refused.emit(why)
                self._end(why)
            case RunCrashed():
                self._end(translated(event.message))
            case RunLost():
                self._continue_after(translated(event.message))

    def _take(self, done: MethodDone) -> None:
        self._results[done.method_id] = done
        self.method_done.emit(done)

    def _keep(self, done: MethodDone) -> None:
        """Keep a result; say so where that cannot be done."""
        if self._plan is None:
            return
        method = self._catalogue.get(done.method_id)
        if not self.kept.keep(self._plan, method, done, self._keys.get(method.id)):
            self.notice.emit(
                self.tr(
                    "The file of {title} was written again while it was computed: the result may be of either, and is "
                    "computed again the next time."
                ).format(title=shown(method.title))
            )

    def _continue_after(self, loss: str) -> None:
        """Have the new process do what the lost one has left; unless it was lost over the same before."""
        left = tuple(name for name in self._catalogue.ids if name in self.cut_off)
        if self._has_continued or not left:
            self._end(loss)
            return
        self._has_continued = True
        self.notice.emit(self.tr("{loss} Another continues; what was finished is kept.").format(loss=loss))
        self._ask(left, recompute=False)

    def _add_scores(self, event: MethodScored) -> None:
        done = self._results.get(event.method_id)
        if done is not None and self._plan is not None:
            scores = Scores({**done.scores, **event.scores}, reason=done.scores.reason)
            self._results[event.method_id] = done = replace(done, scores=scores)
            self.kept.keep_scores(self._plan, done)
            self.method_scored.emit(done)

    def _end(self, why_unfinished: str | None) -> None:
        if why_unfinished is not None:
            self.stopped.emit(why_unfinished)
        if not self._runner.busy:
            self.ended.emit(why_unfinished is None)
        if not self._runner.busy:
            self.progressed.emit(None)


def _files_of(method: Method) -> tuple[object, ...]:
    """What a method of the user's own is made of."""
    return method.model, method.format, method.result, method.results


def gatherer(session: Session, method_ids: Sequence[str]) -> Callable[[], PictureResult] | None:
    """A function that gives the present finished results of these methods, in this order; None if there are none.

    It takes a moment for large pictures: call it on another thread.
    """
    plan, given, results, catalogue = session.plan, session.input, session.results, session.catalogue
    computes = session.computes
    done = [results[name] for name in method_ids if name in results]
    if plan is None or given is None or not done:
        return None

    def gather() -> PictureResult:
        collector = ResultCollector(plan.picture, plan.mode, [each.method_id for each in done], catalogue)
        collector.take(given)
        for each in done:
            collector.take(each)
        return replace(collector.result(), computes=computes)

    return gather
