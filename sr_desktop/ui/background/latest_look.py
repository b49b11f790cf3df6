"""Looks at the disk for what is being typed; of much that is typed in a row only the last is looked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event as Flag
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from sr_desktop.ui.background.tasks import Task, Tasks

Asked = TypeVar("Asked")
Found = TypeVar("Found")

Look = Callable[[Asked, Callable[[], None]], Found]
"""Looks on another thread; what it is given second is called now and then, and may raise to abandon the look."""


class _OutdatedError(Exception):
    """Something else is wanted by now."""


class LatestLook(QObject, Generic[Asked, Found]):
    """Takes one look at a time: a disk that does not answer holds one thread, however much is asked for.

    Args:
        tasks: Where looks are taken.
        look: Takes one.
        done: Called with what the look at what was asked for last has found.
        parent: The owner.
    """

    def __init__(
        self, tasks: Tasks, look: Look[Asked, Found], done: Callable[[Found], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._look = look
        self._done = done
        self._wanted: Asked | None = None
        self._outdated = Flag()
        self._task: Task[tuple[Found] | None] | None = None

    def ask(self, what: Asked | None) -> None:
        """Look for this and for nothing that was asked for before; None looks for nothing."""
        self._wanted = what
        self._outdated.set()
        self._go_on()

    def stop(self) -> None:
        """Abandon the look."""
        self._wanted = None
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _go_on(self) -> None:
        what = self._wanted
        if self._task is not None or what is None:
            return
        outdated, look = Flag(), self._look
        self._outdated = outdated
        wanted = what

        def run(task: Task[tuple[Found] | None]) -> tuple[Found] | None:
            def check() -> None:
                task.check()
                if outdated.is_set():
                    raise _OutdatedError

            try:
                return (look(wanted, check),)
            except _OutdatedError:
                return None

        self._task = self._tasks.submit(run, done=partial(self._take, outdated), failed=partial(self._fail, outdated))

    def _take(self, outdated: Flag, found: tuple[Found] | None) -> None:
        self._task = None
        if found is None or outdated.is_set():
            self._go_on()
        else:
            self._wanted = None
            self._done(found[0])

    def _fail(self, outdated: Flag, error: Exception) -> None:
        self._task = None
        if outdated.is_set():
            self._go_on()
        else:
            self._wanted = None
        raise error
