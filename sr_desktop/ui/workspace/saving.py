"""Writes files in the background, and says how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sr_desktop.messages.message import MessageError
from sr_desktop.messages.names import shown
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.desktop import open_folder
from sr_desktop.ui.widgets.replacing import ask_to_replace
from sr_desktop.ui.workspace.workspace import Feature

Write = Callable[[Callable[[], None]], object]
"""Writes a file; calls what it is given now and then, which raises once the work is cancelled."""


class Saving(Feature):
    """Writes what a user saves; a message names the file and offers its folder, or says why there is none."""

    def save(self, path: Path, write: Write, saved: str, tell: Callable[[str], object] = lambda _: None) -> None:
        """Write a file on another thread.

        Args:
            path: The file.
            write: Writes it; a `MessageError` says why it could not.
            saved: What is said when it is written, with ``{path}``.
            tell: Is told how it went, in a few words, for a dialog that stays open.
        """

        def run(task: Task[None]) -> None:
            write(task.check)

        def done(_: None) -> None:
            self.report(path, saved)
            tell(self.tr("Saved {name}.").format(name=shown(path.name)))

        def failed(error: Exception) -> None:
            if not isinstance(error, MessageError):
                raise error
            sentence = translated(error.message)
            self.workspace.toasts.error(sentence)
            tell(sentence)

        self.workspace.tasks.submit(run, done=done, failed=failed)

    def ask_first(
        self,
        parent: QWidget,
        find: Callable[[], Sequence[Path]],
        then: Callable[[], object],
        otherwise: Callable[[], object] = lambda: None,
    ) -> None:
        """Continue unless that would replace files that the user wants to keep.

        Args:
            parent: The window or dialog that waits for the answer.
            find: Finds those files of one folder that would be replaced unasked; called on another thread.
            then: Continues.
            otherwise: Called if the user wants to keep them.
        """

        def ask(existing: Sequence[Path]) -> None:
            if not existing:
                then()
            elif isValid(parent):
                folder = existing[0].parent
                ask_to_replace(parent, folder, existing, lambda may_be: then() if may_be else otherwise())

        self.workspace.tasks.submit(lambda _: find(), done=ask)

    def report(self, path: Path, saved: str) -> None:
        """Say that a file is written, and offer its folder.

        Args:
            path: The file.
            saved: What is said, with ``{path}``.
        """
        toast = self.workspace.toasts.notice(saved.format(path=shown(str(path))))
        toast.add_button(self.tr("Open folder"), partial(open_folder, path.parent))
