"""Opening and closing pictures: the welcome page, the recent ones, what is dropped on the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Slot

from sr_desktop.engine.settings import Mode
from sr_desktop.imaging.files.ordinary_files import is_folder
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.actions.wording import KeyedTip
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels, is_model_file
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.dropping import DropOverlay
from sr_desktop.ui.window.recent import RecentMenu
from sr_desktop.ui.window.welcome import WelcomePage
from sr_desktop.ui.workspace.documents import local_files
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Opening(Feature):
    """Shows the welcome page while no picture is open, else the panes.

    Attributes:
        welcome: The page.
        recent_menu: The menu of recent pictures.
        drop_overlay: The frame that shows where pictures may be dropped.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        window, documents = workspace.window, workspace.documents
        self._collection = workspace.feature(Collection)
        self._models = workspace.feature(UserModels)
        self._results = workspace.feature(GivenResults)
        self._comparing = workspace.feature(Comparing)
        doors = tuple(workspace.actions[mode.value] for mode in Mode)
        self.welcome = WelcomePage(doors, workspace.tasks, workspace.settings, workspace.recent, workspace.pages)
        workspace.pages.insertWidget(0, self.welcome)
        self.recent_menu = RecentMenu(workspace.recent, window)
        self.drop_overlay = DropOverlay(window)
        for door in self.welcome.doors:
            KeyedTip(door, [workspace.actions["open"]])
        KeyedTip(self.welcome.paster, [workspace.actions["paste"]])

        self.recent_menu.chosen.connect(documents.open_path)
        self.welcome.chosen.connect(documents.open_path)
        self.welcome.door_chosen.connect(self._open_in_mode)
        self.welcome.paste_requested.connect(documents.paste)
        self.drop_overlay.dropped.connect(self._open_dropped)
        self.drop_overlay.result_dropped.connect(self._add_dropped_results)
        documents.failed.connect(workspace.toasts.error)
        documents.notice.connect(workspace.toasts.notice)
        self._collection.opened.connect(self.show_picture)
        workspace.session.restarted.connect(self._follow_session)
        self._follow_session(workspace.session.plan)

    @Slot(object)
    def show_picture(self, picture: Picture) -> None:
        """Compare the methods on a picture; the previous one is closed."""
        self._results.belong_to(picture)
        self._comparing.start(picture)
        self._results.bring_back()

    @Slot(str)
    def _open_in_mode(self, mode: str) -> None:
        """Ask for pictures that are opened in this mode."""
        self._comparing.set_mode(Mode(mode))
        self.workspace.actions.refresh()
        self.workspace.documents.open_by_dialog()

    @Slot()
    def close_picture(self) -> None:
        """Back to the welcome page, also while another picture is on its way."""
        self.workspace.documents.stop_reading()
        self._results.belong_to(None)
        self.workspace.session.close()

    @Slot()
    def reload(self) -> None:
        """Read the open picture's file again."""
        plan = self.workspace.session.plan
        if plan is None:
            return
        if plan.picture.path is not None:
            self._collection.read_again([plan.picture.path])
        self.workspace.documents.reload(plan.picture)

    @Slot(QMimeData)
    def _open_dropped(self, mime: QMimeData) -> None:
        files = local_files(mime)
        models = [path for path in files if is_model_file(path)]
        for path in models:
            self._models.add_path(path)
        if models:
            self.workspace.documents.open_paths([path for path in files if path not in models])
        else:
            self.workspace.documents.open_mime(mime, self.tr("Dropped picture"))

    @Slot(QMimeData)
    def _add_dropped_results(self, mime: QMimeData) -> None:
        files = local_files(mime)
        if files:
            self.workspace.tasks.submit(lambda _: [*map(is_folder, files)], done=partial(self._add_results, files))
        else:
            self.workspace.toasts.error(self.tr("A result is added from a picture file; save the picture first."))

    def _add_results(self, files: Sequence[Path], are_folders: Sequence[bool]) -> None:
        """Of folders those of all pictures."""
        by_kind = list(zip(files, are_folders, strict=True))
        for folder in [path for path, is_one in by_kind if is_one]:
            self._results.add_many(folder)
        self._results.add_paths([path for path, is_one in by_kind if not is_one])

    @Slot(object)
    def _follow_session(self, plan: Plan | None) -> None:
        stage = self.workspace.stage
        self.workspace.pages.setCurrentWidget(self.welcome if plan is None else stage)
        self.drop_overlay.takes_results = plan is not None
        if plan is not None and not self._collection.strip.isAncestorOf(self.workspace.window.focusWidget()):
            stage.take_focus()
