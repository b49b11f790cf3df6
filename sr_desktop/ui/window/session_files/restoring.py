"""Brings a window to a session: one of a file, or the one that another window has had."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.export.evaluating.picture_order import Order
from sr_desktop.export.session.kept_evaluation import KeptEvaluation
from sr_desktop.export.session.model import SavedLayout
from sr_desktop.export.session.state import AddedMethod, SessionState
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.metrics import chosen_ids
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.view.history import HistoryState, PastView
from sr_desktop.ui.view.state import MAX_SCALE, ViewState, smallest_scale
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.session_files.capturing import COMBINED_MODES
from sr_desktop.ui.window.session_files.looks import show_looks, show_looks_of
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Workspace


class Restoring(QObject):
    """Restores one session after the other; what depends on a picture or a model follows when that is there.

    Args:
        workspace: The window's.
        parent: The owner.

    Signals:
        settled: One more of what comes later is there.
    """

    settled = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._renaming = workspace.feature(Renaming)
        self._models = workspace.feature(UserModels)
        self._given = workspace.feature(GivenResults)
        self._state: SessionState | None = None
        self._layout: SavedLayout | None = None
        self._ids: dict[str, str] = {}
        self._placed: set[str] = set()
        self._awaited: dict[tuple[Path, str], AddedMethod] = {}
        self._evaluation: KeptEvaluation | None = None
        self._why_missing = ""
        workspace.session.restarted.connect(self._follow_picture)
        self._models.added.connect(self._follow_model)
        self._given.added.connect(self._follow_result)

    def restore(self, state: SessionState, why_missing: str = "") -> None:
        """Open a session in place of what is open.

        Args:
            state: The session.
            why_missing: Why scores of its evaluation are missing; empty if that is not known.
        """
        self._state, self._layout = state, None
        self._ids, self._awaited = {}, {}
        self._restore_choices(state)
        self._restore_methods(state)
        self._evaluation, self._why_missing = state.content.evaluation, why_missing
        self._show_evaluation()
        self._restore_layout(state.layout)
        self._layout, self._placed = state.layout, set(self._workspace.stage.order)
        self._workspace.feature(Ordering).set_order(self._order(state.order))
        content, documents = state.content, self._workspace.documents
        documents.choices.restore(content.pictures, content.readings)
        if len(content.pictures) > 1:
            self._workspace.feature(Collection).bring_back(content.pictures, state.current)
            return
        self._workspace.feature(Collection).clear()
        if content.pictures:
            documents.browse(content.pictures[0])
        else:
            self._given.belong_to(None)
            self._workspace.session.close()

    def _restore_choices(self, state: SessionState) -> None:
        """How pictures are compared."""
        workspace, settings, content = self._workspace, self._workspace.settings, state.content
        settings.scale = content.scale
        workspace.feature(Inputs).restore(state.choice)
        settings.mode = content.mode
        for metric_id in set(workspace.scoring.chosen) ^ set(chosen_ids(content.metrics)):
            workspace.scoring.toggle(metric_id)
        workspace.feature(BlindTest).bring_back(content.votes)

    def _restore_methods(self, state: SessionState) -> None:
        """Names, colours, models and results."""
        content, settings = state.content, self._workspace.settings
        for name in {*settings.method_names, *settings.method_colors, *content.names}.intersection(SHIPPED.ids):
            title, color = content.names.get(name, ("", ""))
            self._renaming.rename(name, title)
            self._renaming.color(name, color)
        known = {(one.model, one.format): one.id for one in self._models.all}
        for model in content.models:
            if (model.path, model.format) in known:
                self._name(known[model.path, model.format], model)
            else:
                self._awaited[model.path, str(model.format)] = model
                self._models.add_path(model.path, model.format)
        self._given.forget()
        for one in content.folders:
            self._name(self._given.bring_back_many(one.path, one.id, one.title), one)
        for picture, results in content.results.items():
            for one in results:
                self._name(self._given.remember(picture, one.path, one.id, one.title), one)

    def _show_evaluation(self) -> None:
        kept = None if self._evaluation is None else self._evaluation.renaming(self._ids)
        # Asked for only now: the tabs of docks are in the order in which features are made.
        self._workspace.feature(Evaluating).bring_back(kept, self._why_missing)

    def _name(self, method_id: str, one: AddedMethod) -> None:
        """Give a method the name and the colour that it had; it may have another id now."""
        if one.id:
            self._ids[one.id] = method_id
        session = self._workspace.session
        title = one.title or session.catalogue.title(method_id)
        if method_id in self._workspace.stage.titles:
            self._renaming.rename(method_id, title)
            self._renaming.color(method_id, one.color)
        else:
            # Its pane comes with its picture.
            session.rename(method_id, title)
            session.color(method_id, one.color)

    def _id(self, saved_id: str) -> str:
        """The id that it has here; of a model that is not there yet one that nothing has, for its own may be taken."""
        return self._id_here(saved_id) or f"?{saved_id}"

    def _id_here(self, saved_id: str) -> str | None:
        """The id that it has here; None of a model that is not there yet."""
        is_awaited = any(model.id == saved_id for model in self._awaited.values())
        return None if is_awaited else self._ids.get(saved_id, saved_id)

    def _order(self, order: Order) -> Order:
        return replace(order, method=self._id(order.method), other=self._id(order.other))

    def _restore_layout(self, layout: SavedLayout) -> None:
        """Which panes and docks are shown, and how; panes that come later take their places then."""
        stage, order = self._workspace.stage, [self._id(name) for name in layout.order]
        if order:
            stage.arrange(order)
            shown = {self._id(name) for name in layout.shown}
            for name in stage.order:
                stage.show_pane(name, name in shown)
        self._restore_places(layout)
        stage.show_mode(layout.mode)
        if layout.alone is not None and stage.solo != self._id(layout.alone):
            stage.show_alone(self._id(layout.alone))
        self._workspace.docks.arrange(layout.docks, layout.dock_places)
        show_looks(self._workspace, layout.looks, self._id_here)

    def _restore_places(self, layout: SavedLayout) -> None:
        """What the views show that show several panes in one place."""
        for mode, view in zip(COMBINED_MODES, self._workspace.stage.combined_views, strict=True):
            places = layout.places.get(mode, ())
            if len(places) == len(view.places):
                view.choose(*map(self._id, places))

    @Slot(object)
    def _follow_picture(self, plan: Plan | None) -> None:
        """The picture that was looked at is there: mark its region and its line, and show what was seen of it."""
        state = self._state
        if state is None or plan is None or plan.picture.path != state.current:
            return
        self._state = None
        model, whole = self._workspace.stage.model, Rect(0, 0, *plan.output_size)
        line, view = state.content.line, state.view
        # Also what it has not: its file may have been open already, and then looks as it did.
        region = (state.content.region or Rect(0, 0, 0, 0)).intersected(whole)
        model.mark.set(None if region.is_empty else region)
        model.line.set(line if line is not None and whole.contains(line.bounds) else None)
        seen = None
        if view is not None:
            scale = min(max(view.scale, smallest_scale(plan.output_size, model.viewport)), MAX_SCALE)
            seen = ViewState(view.x, view.y, scale)
        model.resume(PastView(seen), HistoryState())

    @Slot(str)
    def _follow_model(self, method_id: str) -> None:
        """A model was opened: give it its name, its colour and its place."""
        method = self._workspace.session.catalogue.get(method_id)
        one = None if method.model is None else self._awaited.pop((method.model, str(method.format)), None)
        if one is not None:
            shown = None if self._evaluation is None else self._evaluation.renaming(self._ids)
            self._name(method_id, one)
            if shown == self._workspace.feature(Evaluating).kept and self._evaluation is not None:
                # Nothing has been evaluated since, and the model may have another id now.
                self._show_evaluation()
            self._follow_result(method_id)
            if self._layout is not None and one.id:
                show_looks_of(self._workspace, self._layout.looks, one.id, method_id)
            self.settled.emit()

    @Slot(str)
    def _follow_result(self, method_id: str) -> None:
        """A pane was added: put it where it was, once."""
        layout, stage = self._layout, self._workspace.stage
        if layout is None or method_id in self._placed:
            return
        self._placed.add(method_id)
        names = [self._id(name) for name in layout.order]
        if method_id in names:
            stage.arrange(placed(stage.order, names, method_id))
            if method_id not in {self._id(name) for name in layout.shown}:
                stage.show_pane(method_id, False)
            self._restore_places(layout)


def placed(order: Sequence[str], wanted: Sequence[str], name: str) -> tuple[str, ...]:
    """An order in which a name stands where another has it.

    Args:
        order: The present order, which has the name; that of the others stays.
        wanted: The other order, which has the name too.
        name: The name.

    Returns:
        The order with the name behind the nearest of those that stand before it in `wanted`; first if there is none.
    """
    others = [one for one in order if one != name]
    before = [one for one in wanted[: list(wanted).index(name)] if one in others]
    place = others.index(before[-1]) + 1 if before else 0
    return (*others[:place], name, *others[place:])
