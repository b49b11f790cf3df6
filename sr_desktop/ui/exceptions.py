"""Catches unhandled exceptions of any thread and passes them to the window, which keeps running."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sr_desktop.ui.background.mailbox import Mailbox
from sr_desktop.ui.report import crash_report


@dataclass(frozen=True, slots=True)
class Crash:
    """An exception that nobody caught: `summary` in a line, `report` to be copied."""

    summary: str
    report: str


class ExceptionCatcher(QObject):
    """Takes the place of `sys.excepthook` and `threading.excepthook` until it is released.

    Args:
        gpu: Gives the name of the GPU for reports, as far as it is known.
        parent: The owner.

    Signals:
        caught: A `Crash`, on the thread of this object, whatever thread it happened on.
    """

    caught = Signal(object)

    def __init__(self, gpu: Callable[[], str | None] = lambda: None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gpu = gpu
        self._mailbox: Mailbox[Crash] = Mailbox(self.caught.emit, self)
        self._previous = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def release(self) -> None:
        """Put the hooks back."""
        sys.excepthook, threading.excepthook = self._previous

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        try:
            report = crash_report(kind, error, trace, threading.current_thread().name, self._gpu())
            sys.stderr.write(report)
            self._mailbox.post(Crash(f"{kind.__name__}: {error}" if str(error) else kind.__name__, report))
        except Exception:
            # A fault in the reporting must not hide the exception itself.
            self._previous[0](kind, error, trace)

    def _catch_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._catch(args.exc_type, args.exc_value, args.exc_traceback)
