"""Saves the session, opens one, and asks at the end if something would be lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from sr_desktop.export.errors import ExportError
from sr_desktop.export.session.files import (
    FoundFiles,
    SessionError,
    find_files,
    known_from,
    read_session,
    write_session,
)
from sr_desktop.export.session.model import SUFFIX
from sr_desktop.export.session.state import Content, SessionState, opened, saved
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import MessageError
from sr_desktop.messages.names import shown
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import first_names
from sr_desktop.ui.widgets.file_dialogs import ask_file, ask_target, first_folder
from sr_desktop.ui.window.session_files.capturing import captured, content_of
from sr_desktop.ui.window.session_files.restoring import Restoring
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_QUESTION = "session-unsaved"
_Found = tuple[SessionState, FoundFiles]


@dataclass(frozen=True, slots=True)
class Handover:
    """What a window leaves to the one that takes its place.

    Attributes:
        state: Its session.
        path: The session's file; None while it has none.
        saved: What is in that file.
        pasted: The open picture, if it is in no file.
    """

    state: SessionState
    path: Path | None = None
    saved: Content | None = None
    pasted: Picture | None = None


class SessionFiles(Feature):
    """The file of the session, and whether all that it should hold is in it.

    Signals:
        changed: The session has another file, or what is in that is known to be another.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._path: Path | None = None
        self._saved: Content | None = None
        self._is_from_file = False
        self._generation = 0
        self._may_close = False
        self._to_tell: Callable[[], None] | None = None
        self._restoring = Restoring(workspace, self)
        self._opening: Task[_Found] | None = None
        workspace.documents.session_named.connect(self.open)
        workspace.documents.picture_named.connect(self._stop_opening)
        workspace.session.restarted.connect(self._follow)
        self._restoring.settled.connect(self._take_as_saved)

    @property
    def path(self) -> Path | None:
        """The file of the session; None while it has none."""
        return self._path

    @property
    def would_be_lost(self) -> bool:
        """Whether closing the window loses what the user has put together."""
        content = content_of(self.workspace)
        if self._path is None or self._saved is None:
            return content.is_work
        return content != self._saved and (content.is_work or self._saved.is_work or bool(content.pictures))

    @property
    def is_opening(self) -> bool:
        """Whether the picture of a session that was opened is not there yet."""
        return self._path is not None and self._saved is None

    # Saving

    @Slot()
    def save(self) -> None:
        """Save to the session's file; ask for one if there is none."""
        if self._path is None:
            self.save_as()
        else:
            self._write(self._path)

    @Slot()
    def save_as(self) -> None:
        """Ask for a file, and save to it."""
        self._ask_and_write(lambda: None)

    def _ask_and_write(self, then: Callable[[], object]) -> None:
        settings = self.workspace.settings
        folder = first_folder(settings.session_folder, settings.saved_folder, settings.last_folder)
        suggested = self._path or folder / f"{self.tr('Session')}{SUFFIX}"
        path = ask_target(self.workspace.window, self.tr("Save the session"), suggested, [self._filter])
        if path is not None:
            self._write(path, then)

    @property
    def _filter(self) -> str:
        return self.tr("Sessions of SR Desktop (*{suffix})").format(suffix=SUFFIX)

    def _write(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        path = path.absolute()
        state, known = captured(self.workspace), known_from(self._path)
        plan, generation = self.workspace.session.plan, self._generation

        def write(task: Task[None]) -> None:
            write_session(path, saved(state, path.parent, task.check, known))

        def done(_: None) -> None:
            # Another session may have been opened meanwhile, which is in another file.
            is_still_open = generation == self._generation
            if is_still_open:
                self._path, self._saved = path, state.content
                self.changed.emit()
            self.workspace.settings.session_folder = path.parent
            self.workspace.settings.add_recent(path)
            self.workspace.toasts.notice(self.tr("Saved the session as {name}.").format(name=shown(path.name)))
            if plan is not None and plan.picture.path is None:
                self.workspace.toasts.notice(
                    self.tr("The pasted picture is in no file, and so not in the session; save it as a file first.")
                )
            if is_still_open:
                then()

        self.workspace.tasks.submit(write, done=done, failed=self._fail)

    # Opening

    @Slot()
    def open_by_dialog(self) -> None:
        """Ask for a file, and open it."""
        settings = self.workspace.settings
        folder = settings.session_folder or settings.last_folder
        path = ask_file(self.workspace.window, self.tr("Open a session"), folder, [self._filter])
        if path is not None:
            self.open(path)

    @Slot(Path)
    def open(self, path: Path, also_in: Path | None = None) -> None:
        """Open a session; its files are searched for where they were, and elsewhere. What would be lost is asked for.

        Args:
            path: Its file.
            also_in: One more folder to search.
        """
        read = partial(self._read, path.absolute(), also_in)
        if self.would_be_lost:
            self._ask_first(self.tr("Save the session before opening another?"), read)
        else:
            read()

    def _read(self, path: Path, also_in: Path | None) -> None:
        self._stop_opening()

        def read(task: Task[_Found]) -> _Found:
            session = read_session(path)
            others = () if also_in is None else (also_in,)
            files = find_files(session, path.parent, others, task.check)
            return opened(session, path.parent, files, task.check), files

        self._opening = self.workspace.tasks.submit(read, done=partial(self._take, path), failed=self._fail_to_open)

    @Slot()
    def _stop_opening(self) -> None:
        """Open nothing of the session that is on its way."""
        if self._opening is not None:
            self._opening.cancel()
            self._opening = None

    @Slot(object)
    def _follow(self, plan: Plan | None) -> None:
        if plan is None:
            self._stop_opening()
        self._settle()

    def _take(self, path: Path, read: _Found) -> None:
        state, files = read
        self._opening = None
        self._generation += 1
        self._path, self._saved = path, None
        self.workspace.settings.session_folder = path.parent
        self.workspace.settings.add_recent(path)
        self._is_from_file = True
        self._to_tell = partial(self._tell, path, state, files)
        self._restoring.restore(state, self._why_missing(state))
        if not state.content.pictures:
            self._saved = content_of(self.workspace)
            self._settle()
        self.changed.emit()

    # From one window to the next

    def hand_over(self) -> Handover:
        """All that the window that takes the place of this one is to bring back."""
        plan = self.workspace.session.plan
        pasted = None if plan is None or plan.picture.path is not None else plan.picture
        return Handover(captured(self.workspace), self._path, self._saved, pasted)

    def take_over(self, handover: Handover) -> None:
        """Bring back what another window has left."""
        self._generation += 1
        self._path, self._saved = handover.path, handover.saved
        self._is_from_file = False
        self._restoring.restore(handover.state)
        if handover.pasted is not None:
            self.workspace.documents.opened.emit(handover.pasted)
        self.changed.emit()

    def _tell(self, path: Path, state: SessionState, files: FoundFiles) -> None:
        """Say what was not where it was; once a picture is open, for that clears what was said before."""
        toasts = self.workspace.toasts
        for problem in state.problems:
            toasts.error(translated(problem))
        if files.missing_folders:
            names = self._named([one.path for one in files.missing_folders])
            toasts.error(self.tr("{names}: no such folder is there any more.").format(names=names))
        if files.missing:
            names = self._named([one.path for one in files.missing])
            toast = toasts.error(
                self.tr("{names}: not found, neither where the session has it nor near it. Show one of them.").format(
                    names=names
                )
            )
            toast.add_button(self.tr("Find…"), partial(self._ask_where, path, Path(files.missing[0].path).name))
        elif files.changed:
            names = self._named(files.changed)
            toasts.notice(self.tr("Changed since the session was saved: {names}.").format(names=names))
        elif files.moved:
            toasts.notice(self.tr("{count} files were found in another place.").format(count=len(files.moved)))
        if state.changed:
            toasts.notice(self._why_missing(state))

    def _why_missing(self, state: SessionState) -> str:
        """Why scores of the evaluation are missing; empty if none are for such a reason."""
        if not state.changed:
            return ""
        return self.tr(
            "Changed since the evaluation, so not measured now: {names}. Evaluate all measures them again."
        ).format(names=first_names(state.changed))

    def _named(self, paths: Sequence[str | Path]) -> str:
        """The names of the first files or folders, and how many more there are."""
        return first_names([Path(path).name for path in paths])

    def _ask_where(self, path: Path, name: str) -> None:
        """Ask for a file that was moved; the others are searched for in its folder too."""
        title = self.tr("Where is {name}?").format(name=shown(name))
        chosen = ask_file(self.workspace.window, title, path.parent, [self.tr("All files (*)")])
        if chosen is not None:
            self.open(path, chosen.absolute().parent)

    def _settle(self) -> None:
        """What has just been opened is as it is in the file."""
        if self._path is not None and self._saved is None:
            content = content_of(self.workspace)
            if content.pictures:
                self._saved = content
                self.changed.emit()
        if self._to_tell is not None:
            tell, self._to_tell = self._to_tell, None
            tell()

    @Slot()
    def _take_as_saved(self) -> None:
        """What the session has brought is in its file."""
        if self._saved is not None and self._is_from_file:
            self._saved = content_of(self.workspace)
            self.changed.emit()

    def _fail_to_open(self, error: Exception) -> None:
        self._opening = None
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, SessionError | ExportError | MessageError):
            raise error
        self.workspace.toasts.error(translated(error.message))

    # Closing

    def may_close(self) -> bool:
        """Whether the window can be closed; if something would be lost, it is asked, and closed then."""
        if self._may_close or not self.would_be_lost:
            return True
        self._ask_first(self.tr("Save the session before closing?"), self.close_unasked)
        return False

    def _ask_first(self, question: str, then: Callable[[], object]) -> None:
        """Ask once whether what would be lost is to be saved, and continue unless the user cancels."""
        asked = self.workspace.window.findChild(QMessageBox, _QUESTION)
        if asked is not None and asked.isVisible():
            asked.raise_()
            return
        box = QMessageBox(self.workspace.window)
        box.setObjectName(_QUESTION)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("Session"))
        box.setText(question)
        box.setInformativeText(
            self.tr(
                "The scores of an evaluation, and the results, folders and low-resolution pictures that you have "
                "added, are lost otherwise."
            )
        )
        buttons = QMessageBox.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.buttonClicked.connect(lambda button: self._answer(box.standardButton(button), then))
        box.open()

    def _answer(self, answer: QMessageBox.StandardButton, then: Callable[[], object]) -> None:
        if answer == QMessageBox.StandardButton.Discard:
            then()
        elif answer == QMessageBox.StandardButton.Save:
            if self._path is None:
                self._ask_and_write(then)
            else:
                self._write(self._path, then)

    def close_unasked(self) -> None:
        """Close the window without a question."""
        self._may_close = True
        self.workspace.window.close()
