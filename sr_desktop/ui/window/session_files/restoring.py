"""Brings a window back to what a session's file says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.engine.input_choice import InputChoice
from sr_desktop.export.recipe.paths import found
from sr_desktop.export.session.model import SavedFolder, SavedSession
from sr_desktop.imaging.degradation import parse_degradation
from sr_desktop.imaging.metrics import chosen_ids
from sr_desktop.imaging.pairing import LowResolutionFiles, PairError
from sr_desktop.model_format import parse_format
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.view.history import HistoryState, PastView
from sr_desktop.ui.view.state import ViewState
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.window.session_files.capturing import COMBINED_MODES
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
        self._session: SavedSession | None = None
        self._first: Path | None = None
        self._names: dict[Path, tuple[str, str]] = {}
        workspace.session.restarted.connect(self._follow_picture)
        self._models.added.connect(self._follow_method)
        self._given.added.connect(self._follow_method)

    def restore(self, session: SavedSession, folder: Path, paths: Mapping[str, Path]) -> None:
        """Open what it says.

        Args:
            session: The session.
            folder: Where its file lies.
            paths: Where its files are; what is missing is left out.
        """
        self._session = session
        self._names = {}
        self._restore_choices(session, folder, paths)
        self._restore_methods(session, folder, paths)
        self._restore_layout(session)
        pictures = [paths[one.path] for one in session.pictures if one.path in paths]
        for one in session.pictures:
            if one.path in paths:
                self._workspace.documents.choices.choose(paths[one.path], one.reading)
                for result in one.results:
                    if result.path in paths:
                        method = self._given.remember(paths[one.path], paths[result.path], result.title)
                        self._names[paths[result.path]] = (method.title, result.color)
        current = session.pictures[session.current or 0 : (session.current or 0) + 1]
        self._first = next((paths[one.path] for one in current if one.path in paths), next(iter(pictures), None))
        if len(pictures) > 1:
            self._workspace.feature(Collection).open(pictures, self._first)
        elif pictures:
            self._workspace.documents.open_paths(pictures)

    def _restore_choices(self, session: SavedSession, folder: Path, paths: Mapping[str, Path]) -> None:
        """How pictures are compared."""
        workspace, settings = self._workspace, self._workspace.settings
        files: LowResolutionFiles | None = None
        if session.low_resolution is not None:
            try:
                files = LowResolutionFiles(_folder(session.low_resolution, folder))
            except PairError as error:
                workspace.toasts.error(translated(error.message))
        singles = {
            paths[one.path]: paths[one.low_resolution.path]
            for one in session.pictures
            if one.low_resolution is not None and one.path in paths and one.low_resolution.path in paths
        }
        settings.scale = session.scale
        choice = InputChoice(parse_degradation(session.degradation), files, singles, session.scale)
        workspace.feature(Inputs).restore(choice)
        settings.mode = session.mode
        for metric_id in set(workspace.scoring.chosen) ^ set(chosen_ids(session.metrics)):
            workspace.scoring.toggle(metric_id)
        if session.votes is not None:
            settings.blind_test_folder = _folder(session.votes, folder)

    def _restore_methods(self, session: SavedSession, folder: Path, paths: Mapping[str, Path]) -> None:
        """Names, colours, models and folders of results."""
        for name in session.names:
            self._renaming.rename(name.id, name.title)
            self._renaming.color(name.id, name.color)
        known = {(one.model, str(one.format)): one.id for one in self._models.all}
        for model in session.models:
            path = paths.get(model.path)
            if path is None:
                continue
            self._names[path] = (model.title, model.color)
            if (path, model.format) in known:
                self._follow_method(known[path, model.format])
            else:
                self._models.add_path(path, parse_format(model.format))
        for one in session.folders:
            path = _folder(one, folder)
            self._names[path] = (one.title, one.color)
            self._given.add_many(path, one.title)

    def _restore_layout(self, session: SavedSession) -> None:
        """Which panes and docks are shown, and how."""
        stage, layout = self._workspace.stage, session.layout
        if layout.order:
            stage.arrange(layout.order)
            for name in stage.order:
                stage.show_pane(name, name in layout.shown)
        for mode, view in zip(COMBINED_MODES, stage.combined_views, strict=True):
            places = layout.places.get(mode, ())
            if len(places) == len(view.places):
                view.choose(*places)
        stage.show_mode(layout.mode)
        if layout.alone is not None and stage.solo != layout.alone:
            stage.show_alone(layout.alone)
        self._workspace.docks.want(layout.docks)

    @Slot(object)
    def _follow_picture(self, plan: Plan | None) -> None:
        """The picture that was looked at is there: mark its region, and show what was seen of it."""
        session = self._session
        if session is None or plan is None or plan.picture.path != self._first:
            return
        self._session = None
        model = self._workspace.stage.model
        if session.region is not None:
            model.mark.set(session.region.rect)
        if session.view is not None:
            view = ViewState(session.view.x, session.view.y, session.view.scale)
            model.resume(PastView(view), HistoryState())

    @Slot(str)
    def _follow_method(self, method_id: str) -> None:
        """What was added is there: give it its name and colour."""
        method = self._workspace.session.catalogue.get(method_id)
        path = method.model or method.result or method.results
        title, color = self._names.pop(path, ("", "")) if path is not None else ("", "")
        if title:
            self._renaming.rename(method_id, title)
            self._renaming.color(method_id, color)
            self.settled.emit()


def _folder(saved: SavedFolder, folder: Path) -> Path:
    return found(saved.path, folder).resolve()
