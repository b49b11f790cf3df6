"""Pictures that somebody else has made of the open picture, added as results: read in the background, then compared."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot

from sr_desktop import SCALE
from sr_desktop.engine.errors import ExternalResultError
from sr_desktop.engine.inputs.external import (
    external_method,
    match_results,
    read_external,
    results_method,
)
from sr_desktop.imaging.files.file_patterns import folder_of
from sr_desktop.imaging.files.pairing import MatchedFiles
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import SHIPPED, Method
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.user_methods.added import RemoveMenu, UserMethods
from sr_desktop.ui.user_methods.many_dialog import ManyResultsDialog
from sr_desktop.ui.widgets.file_dialogs import ask_files, picture_filters
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.read_choices import is_read_again, read_as
from sr_desktop.ui.workspace.workspace import Workspace


@dataclass(slots=True, eq=False)
class _Outcome:
    """What is done with a file that is read; None while it is being read."""

    act: Callable[[], None] | None = None


class GivenResults(UserMethods):
    """The results added for the open picture, removed when another is opened, and back with their picture; and folders
    of results, which stay whatever is opened.

    Attributes:
        remove_menu: The menu that lists them.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._session = workspace.session
        self._tasks = workspace.tasks
        self._settings = workspace.settings
        self._window = workspace.window
        # Their ids: the catalogue alone knows what a method is called and how it is read by now.
        self._given: tuple[str, ...] = ()
        self._folders: tuple[str, ...] = ()
        self._picture: Picture | None = None
        self._by_picture: defaultdict[Path, dict[str, Path]] = defaultdict(dict)
        self._outcomes: deque[_Outcome] = deque()
        self.remove_menu = RemoveMenu(self.tr("Remo&ve result"), self, workspace.window)

    @property
    def all(self) -> tuple[Method, ...]:
        """The results of the open picture, and the folders, in the order in which they were added."""
        return self._session.catalogue.select((*self._folders, *self._given))

    @property
    def folders(self) -> tuple[Method, ...]:
        """The folders of results."""
        return self._session.catalogue.select(self._folders)

    @Slot()
    def add_by_dialog(self) -> None:
        """Ask for files and add them."""
        folder = self._settings.result_folder or self._settings.last_folder
        title = self.tr("Add results for the open picture")
        self.add_paths(ask_files(self._window, title, folder, picture_filters()))

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Read picture files in the background; `added` or `failed` follows for each."""
        plan = self._session.plan
        if plan is None:
            self.failed.emit(self.tr("Open a picture first; results are compared with others for the same picture."))
            return
        self._picture = plan.picture
        for path in paths:
            self._settings.result_folder = path.absolute().parent
            self._add(path.absolute(), plan)

    @Slot()
    def add_many_by_dialog(self) -> None:
        """Ask for a folder or a pattern with a result for every picture, and add it."""
        folder = self._settings.result_folder or self._settings.last_folder
        dialog = ManyResultsDialog(self._pictures, self._scale, self._tasks, folder, self._window)
        dialog.chosen.connect(self.add_many)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @property
    def _pictures(self) -> tuple[Path, ...]:
        return self.workspace.feature(Collection).all_open

    @property
    def _scale(self) -> int:
        return SCALE if self._session.plan is None else self._session.plan.scale

    @Slot(Path, str)
    def add_many(self, named: Path, title: str = "") -> None:
        """Add a folder or a pattern with a result for every picture as one method; `added` or `failed` follows."""
        self._settings.result_folder = folder_of(named.absolute())
        pictures, scale = self._pictures, self._scale
        catalogue = self._session.catalogue

        def look(task: Task[tuple[Method, MatchedFiles]]) -> tuple[Method, MatchedFiles]:
            method = results_method(named, catalogue, title)
            return method, match_results(method, pictures, scale, task.check)

        self._tasks.submit(look, done=self._take_many)

    def _take_many(self, found: tuple[Method, MatchedFiles]) -> None:
        method, matched = found
        if matched.problems and not matched.files:
            self.failed.emit(translated(next(iter(matched.problems.values()))))
            return
        method = self._session.add_method(method)
        self._folders = _with(self._folders, method.id)
        self.added.emit(method.id)
        self.notice.emit(
            self.tr("Added {title}: results for {found} of {count} pictures.").format(
                title=method.title, found=len(matched.files), count=matched.count
            )
        )

    def by_picture(self) -> dict[Path, tuple[Method, ...]]:
        """The results of every picture that has any."""
        catalogue = self._session.catalogue
        return {
            picture: tuple(catalogue.get(method_id) for method_id in results)
            for picture, results in self._by_picture.items()
            if results
        }

    def remember(self, picture: Path, result: Path, method_id: str, title: str) -> str:
        """Add a result of a picture that is opened later; it is read then.

        Args:
            picture: The picture's file.
            result: The result's.
            method_id: The id that it had; empty for a new one.
            title: Its name; empty for the usual one.

        Returns:
            Its id, which is another if that one is taken.
        """
        method = self._keep(external_method(result, SHIPPED, title), method_id)
        self._by_picture[picture][method.id] = result
        return method.id

    def bring_back_many(self, named: Path, method_id: str, title: str) -> str:
        """Add a folder or a pattern of results that was there before, as `remember`; nothing is looked for."""
        method = self._keep(results_method(named, SHIPPED, title), method_id)
        self._folders = _with(self._folders, method.id)
        self.added.emit(method.id)
        return method.id

    def _keep(self, method: Method, method_id: str) -> Method:
        return self._session.add_method(replace(method, id=method_id or method.id))

    def forget(self) -> None:
        """Remove all results, for another session is about to be opened."""
        for method in self.all:
            self.removed.emit(method.id)
        self._folders = self._given = ()
        self._by_picture.clear()

    def belong_to(self, picture: Picture | None) -> None:
        """Another picture (or none) is about to be opened: drop the results, unless it is the same picture.

        A picture that is read again from the same file counts as the same.
        """
        before, self._picture = self._picture, picture
        same_file = is_read_again(picture, before)
        if picture is not None and same_file:
            # Read as the picture itself, of which another range may have been chosen.
            for method_id in self._given:
                self._session.reread(method_id, read_as(picture))
        if before is picture or same_file:
            return
        for method_id in self._given:
            self._drop(method_id)

    def bring_back(self) -> None:
        """Add the results again that the open picture had when it was last open, read from their files."""
        plan = self._session.plan
        if plan is None or plan.picture.path is None:
            return
        for method_id, path in self._by_picture[plan.picture.path].items():
            if method_id not in self._given:
                self._add(path, plan, quietly=True, title=self._session.catalogue.get(method_id).title)

    @Slot(str)
    def remove(self, method_id: str) -> None:
        """Remove a result, or a folder of them, for good."""
        if method_id in self._folders:
            self._folders = tuple(name for name in self._folders if name != method_id)
            self.removed.emit(method_id)
            return
        if self._picture is not None and self._picture.path is not None:
            self._by_picture[self._picture.path].pop(method_id, None)
        self._drop(method_id)

    def _drop(self, method_id: str) -> None:
        self._given = tuple(name for name in self._given if name != method_id)
        self.removed.emit(method_id)

    def _add(self, path: Path, plan: Plan, quietly: bool = False, title: str | None = None) -> None:
        def read(_: Task[None]) -> None:
            read_external(path, plan.output_size, plan.uncropped_size, read_as(plan.picture))

        outcome, take = _Outcome(), partial(self._take, path, plan, quietly, title)
        self._outcomes.append(outcome)
        self._tasks.submit(
            read, done=partial(self._follow_read, outcome, take), failed=partial(self._follow_failed, outcome)
        )

    def _follow_read(self, outcome: _Outcome, take: Callable[[], None], _: None) -> None:
        outcome.act = take
        self._act()

    def _follow_failed(self, outcome: _Outcome, error: Exception) -> None:
        outcome.act = partial(self._tell, error)
        self._act()

    def _act(self) -> None:
        """Add what is read as far as nothing before it is missing: panes come in the order of the files."""
        while self._outcomes and (act := self._outcomes[0].act) is not None:
            self._outcomes.popleft()
            act()

    def _take(self, path: Path, plan: Plan, quietly: bool, title: str | None) -> None:
        if self._session.plan is None or self._session.plan.picture is not plan.picture:
            # Another picture was opened in the meantime.
            return
        method = self._session.add_method(external_method(path, self._session.catalogue, title))
        self._session.reread(method.id, read_as(plan.picture))
        self._given = _with(self._given, method.id)
        if plan.picture.path is not None:
            self._by_picture[plan.picture.path][method.id] = path
        self.added.emit(method.id)
        if not quietly:
            self.notice.emit(self.tr("Added {title} as a result.").format(title=method.title))

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, ExternalResultError):
            raise error
        self.failed.emit(translated(error.message))


def _with(ids: tuple[str, ...], method_id: str) -> tuple[str, ...]:
    """These ids with this one, which may be one of them."""
    return ids if method_id in ids else (*ids, method_id)
