"""Connects many pictures to the window: the list, the current picture, and moving between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot

from sr_desktop.imaging.files.ordinary_files import is_folder
from sr_desktop.imaging.picture import Picture
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.collection.listing import Listing, Unreadable, find, unreadable_of
from sr_desktop.ui.collection.picture_views import PictureViews
from sr_desktop.ui.collection.pictures_model import PicturesModel
from sr_desktop.ui.collection.strip import FilmStrip
from sr_desktop.ui.collection.strip_switch import StripSwitch
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.file_dialogs import ask_folder
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_NAMED = 5
"""Of at most this many skipped files the reasons are told; the others are counted."""


class Collection(Feature):
    """The pictures that were opened together. Opening another picture on its own closes the collection.

    Signals:
        opened: A `Picture` to show, from this collection or not.
        changed: The pictures have changed, or are gone.

    Attributes:
        strip: The pictures in a row.
        strip_switch: Shows them.
        folders: Where the pictures are, in the order in which they were opened.
    """

    opened = Signal(object)
    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        documents = workspace.documents
        self._documents = documents
        self._stage = workspace.stage
        self._tasks = workspace.tasks
        self._settings = workspace.settings
        self._toasts = workspace.toasts
        self._views = PictureViews(workspace.stage.model)
        self._thumbnails = Thumbnails(documents.choices, self)
        self._model = PicturesModel(self._thumbnails, self)
        self.strip = FilmStrip(self._model, workspace.center)
        self.strip_switch = StripSwitch(self.strip, workspace.settings)
        self._named: tuple[Path, ...] = ()
        self.folders: tuple[Path, ...] = ()
        self._listing: Task[Listing] | None = None
        self._checking: Task[tuple[Unreadable, ...]] | None = None
        self._current: Path | None = None
        self._shown: Path | None = None
        self._direction = 1

        documents.several.connect(self.open)
        documents.loading.connect(self._stop_listing)
        documents.opened.connect(self._receive)
        documents.unreadable.connect(self._mark_unreadable)
        documents.failed.connect(self._stay)
        documents.broken.connect(self._stay)
        workspace.session.restarted.connect(self._follow_session)
        workspace.stopping.connect(self.clear)
        workspace.add_worker(self._thumbnails)
        workspace.actions.follow(self.changed)
        self.strip.chosen.connect(self._choose)
        workspace.stage.model.backdrop_changed.connect(self._take_backdrop)
        self._take_backdrop()
        self._follow()

    @Slot()
    def _take_backdrop(self) -> None:
        self.strip.pictures.set_backdrop(self._stage.model.backdrop)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The pictures in their order; empty if only one is open."""
        return self._model.paths

    @property
    def all_open(self) -> tuple[Path, ...]:
        """All pictures that are open, one alone too; a pasted one by its name."""
        plan = self.workspace.session.plan
        if self.paths or plan is None:
            return self.paths
        return (plan.picture.path or Path(plan.picture.name),)

    @property
    def current(self) -> Path | None:
        """The current picture: shown, or about to be."""
        return self._current

    @property
    def following(self) -> Path | None:
        """The picture that the user will show next, going on the same way; None at the end."""
        row = self._model.row_of(self._current)
        if row is None:
            return None
        row += self._direction
        while 0 <= row < self._model.rowCount():
            if self._model.problem(row) is None:
                return self._model.paths[row]
            row += self._direction
        return None

    # The list

    @Slot(object)
    def open(self, named: Sequence[Path], first: Path | None = None) -> None:
        """Find the pictures in these files and folders, and show the first, or this one; it stays if it is shown."""
        deeper = self._settings.subfolders
        self._list(
            lambda task: find(named, task.check, with_subfolders=deeper),
            lambda listing: self._take(listing, tuple(named), first),
        )

    def bring_back(self, paths: Sequence[Path], first: Path | None) -> None:
        """Show the pictures of a session in this order, and of them this one."""
        self._list(
            lambda task: find(paths, task.check, is_ordered=True), lambda listing: self._show_all(listing, first)
        )

    def _list(self, work: Callable[[Task[Listing]], Listing], done: Callable[[Listing], None]) -> None:
        self._stop_listing()
        # What was asked for last is opened: a picture that came meanwhile would end the listing.
        self._documents.stop_reading()
        self._listing = self._tasks.submit(work, done=done)

    @Slot()
    def add_folder_by_dialog(self) -> None:
        """Ask for a folder whose pictures join those that are open, behind them: one more set."""
        title = self.tr("Add all pictures of a folder")
        folder = ask_folder(self.workspace.window, title, self._settings.last_folder)
        if folder is not None:
            self._settings.last_folder = folder
            self.open((*self._open_now, folder), self._current)

    @property
    def _open_now(self) -> tuple[Path, ...]:
        """The files and folders that were named for what is open."""
        plan = self.workspace.session.plan
        alone = None if plan is None else plan.picture.path
        return self._named or self.paths or (() if alone is None else (alone,))

    @Slot()
    def toggle_subfolders(self) -> None:
        """Let folders stand for the pictures of their subfolders too, or not; open folders are listed again, and the
        picture that is shown stays if it is still among them.
        """
        self._settings.subfolders = not self._settings.subfolders
        self.workspace.actions.refresh()
        named = self._named
        self._tasks.submit(lambda _: any(map(is_folder, named)), done=partial(self._list_again, named))

    def _list_again(self, named: tuple[Path, ...], has_folders: bool) -> None:
        if has_folders and named == self._named:
            self.open(named, self._current)

    def show_scores(self, scores: Mapping[Path, str]) -> None:
        """Write these texts under the names of the pictures; none takes no room."""
        if scores or self._model.has_scores:
            self._model.set_scores(scores)
            self.strip.show_scores(bool(scores))

    def show_score(self, path: Path, text: str) -> None:
        """Write a text under the name of one picture."""
        if not self._model.has_scores:
            self.strip.show_scores(True)
        self._model.set_score(path, text)

    def lists(self, path: Path) -> bool:
        """Whether this is one of the pictures."""
        return self._model.row_of(path) is not None

    def arrange(self, paths: Sequence[Path]) -> None:
        """Put the pictures into this order; the one that is shown stays."""
        if tuple(paths) != self._model.paths:
            self._model.arrange(paths)
            row = self._model.row_of(self._current)
            if row is not None:
                self.strip.set_current(row)
            self.changed.emit()

    def read_again(self, paths: Iterable[Path]) -> None:
        """Make the thumbnails of these files again, which have changed or are now to be read in another way."""
        for path in paths:
            self._thumbnails.forget(path)

    @Slot()
    def clear(self) -> None:
        """Forget the pictures."""
        self._set_paths(())

    def _take(self, listing: Listing, named: tuple[Path, ...], first: Path | None = None) -> None:
        self._listing = None
        if not listing.paths:
            self._stay()
            toast = self._toasts.error(self._nothing_found(listing))
            if listing.has_subfolders:
                toast.add_button(self.tr("Look in subfolders"), lambda: self._look_deeper(named))
            return
        for path in reversed(named):
            self._settings.add_recent(path)
        self._show_all(listing, first, stays=True)
        self._named = named

    def _show_all(self, listing: Listing, first: Path | None = None, *, stays: bool = False) -> None:
        self._listing = None
        if not listing.paths:
            self._stay()
            self._toasts.error(self._nothing_found(listing))
            return
        self._toasts.clear()
        self.folders = tuple(dict.fromkeys(path.parent for path in listing.paths))
        shown = self._shown
        self._set_paths(listing.paths)
        if stays and first is not None and first == shown:
            self._current = self._shown = first
        rest = listing.paths[1:]
        self._checking = self._tasks.submit(
            lambda task: unreadable_of(rest, task.check), done=lambda found: self._skip(listing, found)
        )
        self._go(self._model.row_of(first) or 0)

    def _skip(self, listing: Listing, found: tuple[Unreadable, ...]) -> None:
        """Remove the files that cannot be read, and report them."""
        self._checking = None
        self._model.remove([each.path for each in found])
        self._follow()
        skipped = (*listing.unreadable, *found)
        sentences = [translated(failure) for failure in listing.failures]
        if len(skipped) == 1:
            sentences.append(self.tr("One file was skipped: {reason}").format(reason=translated(skipped[0].reason)))
        elif skipped:
            sentences.append(
                self.tr("{count} of {total} files were skipped.").format(
                    count=len(skipped), total=len(listing.paths) + len(listing.unreadable)
                )
            )
            sentences += self._reasons(skipped)
        if sentences:
            self._toasts.error(" ".join(sentences))

    def _nothing_found(self, listing: Listing) -> str:
        failures = [translated(failure) for failure in listing.failures]
        if len(listing.unreadable) < 2:
            return " ".join((*failures, *(translated(each.reason) for each in listing.unreadable)))
        sentence = self.tr("None of these {count} files can be read.").format(count=len(listing.unreadable))
        return " ".join((*failures, sentence, *self._reasons(listing.unreadable)))

    def _reasons(self, skipped: Sequence[Unreadable]) -> list[str]:
        """Of each file its own; of many the first few."""
        named = skipped if len(skipped) <= _NAMED else skipped[: _NAMED - 1]
        sentences = [translated(each.reason) for each in named]
        if left := len(skipped) - len(named):
            sentences.append(self.tr("And {count} more.").format(count=left))
        return sentences

    def _look_deeper(self, named: tuple[Path, ...]) -> None:
        self._settings.subfolders = True
        self.workspace.actions.refresh()
        self.open(named)

    def _set_paths(self, paths: Sequence[Path]) -> None:
        self._stop_listing()
        if self._checking is not None:
            self._checking.cancel()
            self._checking = None
        self._current = self._shown = None
        self._named = ()
        self._views.clear()
        if paths or self._model.paths:
            self._model.set_paths(paths)
        self._follow()

    @Slot()
    def _stop_listing(self) -> None:
        if self._listing is not None:
            self._listing.cancel()
            self._listing = None

    # The current picture

    def show(self, path: Path) -> None:
        """Show a picture; if it belongs to the collection, the collection stays."""
        row = self._model.row_of(path)
        if row is None:
            self._documents.browse(path)
        else:
            self._go(row)

    @Slot(int)
    def _choose(self, row: int) -> None:
        before = self._model.row_of(self._current)
        # The neighbour before it is the way back, as by an arrow key.
        self._direction = -1 if before is not None and row == before - 1 else 1
        self._go(row)

    @Slot()
    def show_next(self) -> None:
        """Show the next picture that can be read."""
        row = self._model.row_of(self._current)
        self._seek(0 if row is None else row + 1, 1)

    @Slot()
    def show_previous(self) -> None:
        """Show the previous picture that can be read."""
        row = self._model.row_of(self._current)
        self._seek(-1 if row is None else row - 1, -1)

    @Slot()
    def show_first(self) -> None:
        """Show the first picture that can be read."""
        self._seek(0, 1)

    @Slot()
    def show_last(self) -> None:
        """Show the last picture that can be read."""
        self._seek(self._model.rowCount() - 1, -1)

    def _seek(self, row: int, direction: int) -> bool:
        """Go to the first picture from that row on that can be shown. Returns whether there is one."""
        while 0 <= row < self._model.rowCount():
            if self._model.problem(row) is None:
                self._direction = direction
                self._go(row)
                return True
            row += direction
        return False

    def _go(self, row: int) -> None:
        path = self._model.paths[row]
        if path != self._current:
            self._current = path
            self._documents.browse(path)
        self.strip.set_current(row)

    @Slot(object)
    def _receive(self, picture: Picture) -> None:
        row = self._model.row_of(picture.path)
        if row is None or picture.path is None:
            self._toasts.clear()
            self._set_paths(())
            self.opened.emit(picture)
            return
        self._views.leave()
        self.opened.emit(picture)
        self._views.arrive(picture.path)
        self._current = self._shown = picture.path
        self.strip.set_current(row)

    @Slot(Path, str)
    def _mark_unreadable(self, path: Path, reason: str) -> None:
        """Skip to the next picture."""
        row = self._model.row_of(path)
        if row is None:
            return
        self._thumbnails.set_problem(path, reason)
        if path == self._current:
            self._seek(row + self._direction, self._direction)

    @Slot()
    def _stay(self) -> None:
        """What was to be shown is not, whichever picture was read in its place: go back to the one shown."""
        if self._documents.is_reading:
            return
        self._current = self._shown
        shown = self._model.row_of(self._shown)
        if shown is not None:
            self.strip.set_current(shown)

    @Slot(object)
    def _follow_session(self, plan: Plan | None) -> None:
        if plan is None:
            self._set_paths(())

    def _follow(self) -> None:
        self.strip_switch.set_count(self._model.rowCount())
        self.strip.refresh()
        self.changed.emit()
