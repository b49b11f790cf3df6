"""Passes results of the session to the panes, and describes methods in the panes' titles."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Slot

from sr_desktop.engine.events import InputReady, MethodDone, MethodFailed, Progress, TileReady
from sr_desktop.engine.settings import Mode
from sr_desktop.engine.view import View
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank
from sr_desktop.imaging.layer import Layer, Opacity, Pixels
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.methods import OF_THE_SCALE, Method
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.preview import Preview
from sr_desktop.ui.panes.remedies import Remedy
from sr_desktop.ui.panes.scores import device_text, ranked
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.view.model import ViewModel
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.read_choices import is_read_again
from sr_desktop.ui.workspace.session import Session

Value = TypeVar("Value")

ORIGINAL = "original"
"""Id of the pane that shows the picture itself."""


class Levels(NamedTuple):
    """Mip levels, the full picture first, of colours and of opacity (empty if all is opaque)."""

    colors: tuple[Pixels, ...]
    opacity: tuple[Opacity, ...]


_OF_THE_DEVICE = ("device.", "precision.")
"""Failures that another choice of device mends, by the beginnings of their codes."""


INPUT_METHOD = "nearest"
"""The method whose result shows the input, where there is no original: its pixels as squares."""


class PaneFeed(QObject):
    """Passes tiles, results and failures to the panes, and what the user looks at to the session.

    Whatever costs time (mip levels, the preview) is made in the background first.

    Args:
        session: Where results come from.
        tasks: Where work runs in the background.
        model: The view that the panes share.
        panes: The panes by method id, and the one of the original.
        parent: The owner.
    """

    def __init__(
        self, session: Session, tasks: Tasks, model: ViewModel, panes: Mapping[str, Pane], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._model = model
        self._panes = panes
        self._picture: Picture | None = None
        self._preview: Preview | None = None
        self._opacity: tuple[Opacity, ...] = ()
        self._scores: dict[str, MethodScores] = {}
        self._competing: Collection[str] = ()
        self._shown: Collection[str] = ()
        self._view: View | None = None
        self._pending: list[Task[Any]] = []
        model.changed.connect(self._send_view)
        session.restarted.connect(self._restart)
        session.computing.connect(self._expect)
        session.input_ready.connect(self._take_input)
        session.tile_ready.connect(self._add_tile)
        session.method_done.connect(self._finish)
        session.method_failed.connect(self._fail)
        session.method_scored.connect(self._show_scores)
        session.progressed.connect(self._progress)
        session.stopped.connect(self._stop)

    def rank(self, competing: Collection[str]) -> None:
        """From now on, mark the best and the second among these panes."""
        self._competing = competing
        self._rank()

    def show(self, shown: Collection[str]) -> None:
        """From now on, these panes can be seen."""
        self._shown = shown
        self._send_view()

    @Slot(object)
    def _restart(self, plan: Plan | None) -> None:
        for task in self._pending:
            task.cancel()
        self._pending.clear()
        self._scores.clear()
        self._preview = None
        self._opacity = ()
        # Before the size changes: a pointer at rest is then over another pixel, which the old results may not have.
        for pane in self._panes.values():
            pane.clear()
        picture = None if plan is None else plan.picture
        if picture is not self._picture and not is_read_again(picture, self._picture):
            # A new picture is shown whole, even if it has the size of the previous one.
            self._model.set_picture_size(None)
        self._picture = picture
        self._model.set_picture_size(None if plan is None else plan.output_size)
        if plan is not None:
            self._prepare(plan)

    @Slot(object)
    def _expect(self, method_ids: tuple[str, ...]) -> None:
        plan = self._session.plan
        if plan is None:
            return
        for name in method_ids:
            # What it had before is no rival of what the others have now.
            self._scores.pop(name, None)
        self._rank()
        for name in self._with_input(method_ids):
            self._panes[name].begin(plan.output_size, is_transparent=plan.is_transparent)
            if self._opacity:
                self._panes[name].set_opacity(self._opacity)
            if self._preview is not None:
                self._panes[name].set_placeholder(self._preview)
        self._send_view()

    @property
    def _has_input(self) -> bool:
        """Whether the pane of the original shows the input, because there is no original."""
        return self._session.plan is not None and self._session.plan.mode is Mode.UPSCALE

    def _with_input(self, method_ids: Iterable[str]) -> Iterator[str]:
        """The panes of these methods, and that of the input if it is among what one of them shows."""
        for name in method_ids:
            yield name
            if name == INPUT_METHOD and self._has_input:
                yield ORIGINAL

    def _prepare(self, plan: Plan) -> None:
        """Show the input in every pane, and the original, before the engine has even been loaded."""
        if plan.mode is Mode.REFERENCE:
            self._panes[ORIGINAL].begin(plan.output_size)
            self._build(
                lambda: plan.source.ground_truth(plan.picture).layer,
                partial(self._show_levels, ORIGINAL, MethodScores()),
            )
            self._build(
                lambda: plan.source.low_resolution(plan.picture, plan.source.ground_truth(plan.picture)).layer,
                self._show_preview,
            )
        else:
            self._build(lambda: plan.picture.layer, self._show_preview)

    @Slot(object)
    def _take_input(self, given: InputReady) -> None:
        """Make the mip levels of the opacity that all results have: what arrives before them waits for them."""
        alpha = given.alpha
        if alpha is not None:
            self._submit(lambda _: build_pyramid(alpha), self._show_opacity)

    def _show_opacity(self, opacity: tuple[Opacity, ...]) -> None:
        self._opacity = opacity
        for name in self._with_input(self._session.pending):
            self._panes[name].set_opacity(opacity)

    def _show_preview(self, levels: Levels) -> None:
        self._preview = Preview(*levels)
        for name in self._with_input(self._session.pending):
            self._panes[name].set_placeholder(self._preview)

    @Slot(object)
    def _add_tile(self, tile: TileReady) -> None:
        for name in self._with_input((tile.method_id,)):
            self._panes[name].add_tile(tile.rect, tile.levels)

    @Slot(object)
    def _finish(self, done: MethodDone) -> None:
        given = self._session.input
        assert given is not None
        layer = given.layer_of(done)
        show = partial(self._show_result, done, MethodScores(done.scores, done.run, given.protocol))
        if done.levels and layer.alpha is None:
            show(Levels(done.levels, ()))
        elif done.levels and done.alpha is None and self._opacity:
            show(Levels(done.levels, self._opacity))
        else:
            self._build(lambda: layer, show, done.levels)

    @Slot(object)
    def _show_scores(self, done: MethodDone) -> None:
        """A result has further scores."""
        if done.method_id in self._scores:
            scores = self._scores[done.method_id] = replace(self._scores[done.method_id], scores=done.scores)
            self._panes[done.method_id].header.set_scores(scores)
            self._rank()

    def _show_result(self, done: MethodDone, scores: MethodScores, levels: Levels) -> None:
        now = self._session.results.get(done.method_id)
        # Meanwhile it may have got further scores, or be under way again.
        if now is not None and now.pixels is done.pixels:
            self._show_levels(done.method_id, replace(scores, scores=now.scores), levels)

    def _show_levels(self, pane_id: str, scores: MethodScores, levels: Levels) -> None:
        self._panes[pane_id].finish(levels.colors, scores, levels.opacity)
        if pane_id == INPUT_METHOD and self._has_input:
            self._panes[ORIGINAL].finish(levels.colors, MethodScores(), levels.opacity)
        if pane_id != ORIGINAL:
            self._scores[pane_id] = scores
            self._rank()

    @Slot(object)
    def _fail(self, failure: MethodFailed) -> None:
        self._scores.pop(failure.method_id, None)
        remedies = _remedies(failure.message.code)
        for name in self._with_input((failure.method_id,)):
            self._panes[name].fail(translated(failure.message), remedies)
        self._rank()

    @Slot(object)
    def _progress(self, progress: Progress | None) -> None:
        if progress is not None:
            for name, fraction in progress.by_method.items():
                if not self._session.has_ended(name):
                    for shown in self._with_input((name,)):
                        self._panes[shown].set_progress(fraction)

    @Slot(str)
    def _stop(self, why: str) -> None:
        for name in self._session.cut_off:
            self._scores.pop(name, None)
        for name in self._with_input(self._session.cut_off):
            self._panes[name].fail(why, (Remedy.RESUME,))
        self._rank()

    @Slot()
    def _send_view(self) -> None:
        seen = self._model.visible_rect
        view = None if seen.is_empty else View(seen, frozenset(self._shown))
        if view != self._view:
            self._view = view
            self._session.set_view(view)

    def _build(
        self, source: Callable[[], Layer], done: Callable[[Levels], None], colors: tuple[Pixels, ...] = ()
    ) -> None:
        """Make a layer and its mip levels in the background; those of the colours may be there already."""
        self._submit(lambda _: _levels_of(source(), colors), done)

    def _submit(self, work: Callable[[Task[Value]], Value], done: Callable[[Value], None]) -> None:
        self._pending = [task for task in self._pending if not task.is_cancelled]
        self._pending.append(self._tasks.submit(work, done=done))

    def _rank(self) -> None:
        competing = {name: scores for name, scores in self._scores.items() if name in self._competing}
        is_settled = all(map(self._is_settled, self._competing))
        for name, by_column in ranked(competing).items():
            for column, rank in by_column.items():
                # The best of some results is not yet the best of all.
                self._panes[name].set_rank(column, rank if is_settled else Rank.NONE)
        self._tell_devices(competing)

    def _is_settled(self, name: str) -> bool:
        """Whether a pane has its scores, or nothing is under way that will give it some."""
        if name == ORIGINAL or name in self._scores:
            return True
        return name not in self._session.results and (self._session.has_ended(name) or not self._session.busy)

    def _tell_devices(self, scores: Mapping[str, MethodScores]) -> None:
        """Name the devices of networks where they differ; otherwise the status bar says it."""
        catalogue = self._session.catalogue
        devices = {
            name: device_text(each)
            for name, each in scores.items()
            if each.run is not None and catalogue.get(name).kind.is_network
        }
        differ = len(set(devices.values())) > 1
        for name, pane in self._panes.items():
            pane.header.show_device(differ and name in devices)


def _remedies(code: str) -> tuple[Remedy, ...]:
    """What can be done about a failure."""
    if code in OF_THE_SCALE:
        return (Remedy.SCALE,)
    return (Remedy.PROCESSOR if code.startswith(_OF_THE_DEVICE) else Remedy.RECOMPUTE, Remedy.DETAILS)


def _levels_of(layer: Layer, colors: tuple[Pixels, ...]) -> Levels:
    opacity = () if layer.alpha is None else build_pyramid(layer.alpha)
    return Levels(colors or build_pyramid(layer.pixels, opacity=opacity or None), opacity)


def describe_pane(method: Method | None, alone: str, moving: str) -> str:
    """What the method is, where it comes from, and how to show it alone.

    Args:
        method: The method; None for the original.
        alone: The key that shows it alone, as the system writes it; empty if it has none.
        moving: The keys that move it.
    """
    translate = QCoreApplication.translate
    if method is None:
        about: tuple[str | None, ...] = (
            translate("PaneDescription", "The picture that the results are measured against."),
        )
    else:
        about = (translated_name(method.summary), *map(translated, method.about), method.paper)
    if alone:
        key = translate("PaneDescription", "Double-click, or {key}, shows it alone.").format(key=alone)
    else:
        key = translate("PaneDescription", "Double-click shows it alone.")
    drag = translate("PaneDescription", "Drag the title to move the pane.")
    if moving:
        drag = translate("PaneDescription", "Drag the title to move the pane ({keys}).").format(keys=moving)
    return "\n".join(part for part in (*about, key, drag) if part)
