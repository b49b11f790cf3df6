"""Model files of the user's own in the window: opened by the worker, added as methods, remembered between starts."""

from __future__ import annotations

from collections import deque
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu

from sr_desktop.engine.foreign.description import SUFFIXES
from sr_desktop.engine.worker.jobs import OpenModelJob
from sr_desktop.messages.message import MessageError
from sr_desktop.messages.names import shown
from sr_desktop.methods import Method, unique
from sr_desktop.model_format import NO_CHOICE, FormatChoice
from sr_desktop.ui.background.worker_tasks import WorkerTask
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.user_methods.added import RemoveMenu, UserMethods
from sr_desktop.ui.user_methods.format_menu import add_format_menu
from sr_desktop.ui.widgets.file_dialogs import ask_files
from sr_desktop.ui.workspace.workspace import Workspace


class UserModels(UserMethods):
    """The model files that the user has added.

    Attributes:
        remove_menu: The menu that lists them.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._session = workspace.session
        self._waiting: deque[tuple[Path, FormatChoice]] = deque()
        self._tasks = workspace.tasks
        self._worker = workspace.worker
        self._settings = workspace.settings
        self._window = workspace.window
        self._reading: dict[str, WorkerTask[Method]] = {}
        self.remove_menu = RemoveMenu(self.tr("Remove m&odel"), self, workspace.window)
        workspace.stage.pane_menu_opening.connect(self._extend_menu)

    @property
    def all(self) -> tuple[Method, ...]:
        """Their methods, in the order in which they were added; remembered between starts."""
        return self._settings.models

    @Slot()
    def add_by_dialog(self) -> None:
        """Ask for one or several files and add them."""
        folder = self._settings.model_folder
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        filters = (self.tr("Model files ({patterns})").format(patterns=patterns), self.tr("All files (*)"))
        for path in ask_files(self._window, self.tr("Add models"), folder, filters):
            self.add_path(path)

    def add_path(self, path: Path, choice: FormatChoice = NO_CHOICE) -> None:
        """Open a model file in the background, in a format if one is known; `added` or `failed` follows.

        Several are opened one after the other, so their panes are in the order in which they were named.
        """
        path = path.absolute()
        self._settings.model_folder = path.parent
        self._waiting.append((path, choice))
        if len(self._waiting) == 1:
            self._open_first()

    def _open_first(self) -> None:
        path, choice = self._waiting[0]
        opening = self.tr("Opening the model {name}…").format(name=shown(path.name))
        card = self.workspace.toasts.progress(opening, has_bar=False)

        def done(opened: Method) -> None:
            card.dismiss()
            self._remember(opened)
            self._open_next()

        def failed(error: Exception) -> None:
            card.dismiss()
            self._open_next()
            self._tell(error)

        job = OpenModelJob(path, self._session.catalogue, choice)
        WorkerTask(self._tasks, self._worker, job, done=done, failed=failed)

    def _open_next(self) -> None:
        self._waiting.popleft()
        if self._waiting:
            self._open_first()

    @Slot(str)
    def remove(self, method_id: str) -> None:
        """Remove a model; the catalogue keeps the method until the program ends, because it may be running."""
        if method_id in self._reading:
            self._reading.pop(method_id).cancel()
        self._settings.models = tuple(method for method in self.all if method.id != method_id)
        self.removed.emit(method_id)

    @Slot(str, QMenu)
    def _extend_menu(self, pane_id: str, menu: QMenu) -> None:
        method = next((one for one in self.all if one.id == pane_id), None)
        if method is not None:
            add_format_menu(menu, method, partial(self.read_as, method))

    def read_as(self, method: Method, choice: FormatChoice) -> None:
        """Open a model again in the format that the user picked; it takes the place of the one that there was."""
        if method.id in self._reading:
            # Of two formats that are picked in a row the last is meant.
            self._reading.pop(method.id).cancel()
        if method.model is not None and choice != method.format:
            job = OpenModelJob(method.model, self._session.catalogue, choice)
            done, failed = partial(self._replace, method), partial(self._not_read, method)
            self._reading[method.id] = WorkerTask(self._tasks, self._worker, job, done=done, failed=failed)

    def _replace(self, before: Method, opened: Method) -> None:
        del self._reading[before.id]
        # The model may have been added in this format before.
        method = self._session.add_method(opened)
        if method.id not in [one.id for one in self.all]:
            method = self._looking_alike(method, before.id)
        self._settings.models = unique(method if one.id == before.id else one for one in self.all)
        self.added.emit(method.id)
        if method.id != before.id:
            self.removed.emit(before.id)
        self.notice.emit(" ".join(translated(line) for line in method.about[1:]))

    def _not_read(self, method: Method, error: Exception) -> None:
        del self._reading[method.id]
        self._tell(error)

    def _looking_alike(self, method: Method, other_id: str) -> Method:
        """A method with the name and the colour that the user gave another, for this start and the next ones."""
        other = self._session.catalogue.get(other_id)
        self._session.rename(method.id, other.title)
        self._session.color(method.id, other.color)
        self._settings.keep_color(method.id, other.color)
        return self._session.catalogue.get(method.id)

    def _remember(self, opened: Method) -> None:
        method = self._session.add_method(opened)
        others = tuple(known for known in self.all if known.id != method.id)
        self._settings.models = (*others, method)
        self.added.emit(method.id)
        added = self.tr("Added {title}.").format(title=method.title)
        self.notice.emit(" ".join([added, *(translated(line) for line in method.about[1:2])]))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, MessageError):
            raise error
        self.failed.emit(translated(error.message))


def is_model_file(path: Path) -> bool:
    """Whether a file has the suffix of a model."""
    return path.suffix.lower() in SUFFIXES
