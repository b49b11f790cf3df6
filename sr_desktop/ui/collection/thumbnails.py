"""Thumbnails for a long list, decoded in the background, the latest request first."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from sr_desktop.imaging.layer import COLORS, Layer
from sr_desktop.imaging.reading import PictureReadError, read_thumbnail
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.images import layer_image
from sr_desktop.ui.workspace.read_choices import ReadChoices

SIDE = 192
"""Longest side in pixels: enough for a dense screen."""

KEPT = 400
"""At most this many are kept, about 40 MB; older ones are decoded again when needed."""

WAITING = 64
"""At most this many wait, more than a strip shows at once. Older requests are dropped until visible again."""


class Thumbnails(QObject):
    """Decodes one at a time on its own thread, so that opening a picture never waits for it.

    Args:
        choices: How the user wants files to be read.
        parent: Owns it.

    Signals:
        arrived: ``(path,)`` whose thumbnail, or the reason why there is none, is now available.
    """

    arrived = Signal(Path)

    def __init__(self, choices: ReadChoices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._tasks = Tasks(self, threads=1)
        self._made: OrderedDict[Path, QPixmap] = OrderedDict()
        self._problems: dict[Path, str] = {}
        self._waiting: OrderedDict[Path, None] = OrderedDict()
        self._running: Path | None = None
        self._is_void = False

    def get(self, path: Path) -> QPixmap | None:
        """The thumbnail of a file; None if not ready: `arrived` follows, unless too many later requests displace it."""
        made = self._made.get(path)
        if made is not None:
            self._made.move_to_end(path)
        elif path not in self._problems and path != self._running:
            self._waiting[path] = None
            self._waiting.move_to_end(path)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._work()
        return made

    def problem(self, path: Path) -> str | None:
        """Why a file has no thumbnail, in one sentence; None without a known problem."""
        return self._problems.get(path)

    def set_problem(self, path: Path, reason: str) -> None:
        """Record a problem found when the file was opened."""
        self._problems[path] = reason
        self._made.pop(path, None)
        self.arrived.emit(path)

    def forget(self, path: Path) -> None:
        """Decode a file again when it is next asked for."""
        self._made.pop(path, None)
        self._problems.pop(path, None)
        self._is_void = self._is_void or path == self._running
        self.arrived.emit(path)

    def clear(self) -> None:
        """Forget everything, for a new list of files."""
        self._made.clear()
        self._problems.clear()
        self._waiting.clear()

    def stop(self) -> None:
        """Stop decoding. Does not wait."""
        self._waiting.clear()
        self._tasks.stop()

    def wait(self, seconds: float) -> bool:
        """Wait after `stop`. Returns whether the thread has ended."""
        return self._tasks.wait(seconds)

    def _work(self) -> None:
        if self._running is None and self._waiting:
            path, _ = self._waiting.popitem()
            self._running, self._is_void = path, False
            work = partial(_decode, path, self._choices.of(path))
            self._tasks.submit(work, done=partial(self._take, path), failed=partial(self._fail, path))

    def _take(self, path: Path, image: QImage) -> None:
        if self._is_void:
            self._again(path)
            return
        self._made[path] = QPixmap.fromImage(image)
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self._go_on(path)

    def _again(self, path: Path) -> None:
        """A file was forgotten while it was decoded, perhaps in another way than is wanted now."""
        self._waiting[path] = None
        self._go_on(path)

    def _fail(self, path: Path, error: Exception) -> None:
        if not isinstance(error, PictureReadError):
            self._running = None
            raise error
        if self._is_void:
            self._again(path)
            return
        self._problems[path] = translated(error.message)
        self._go_on(path)

    def _go_on(self, path: Path) -> None:
        self._running = None
        self.arrived.emit(path)
        self._work()


def _decode(path: Path, options: ReadOptions, task: Task[QImage]) -> QImage:
    channels = read_thumbnail(path, SIDE, options)
    alpha = channels[..., 3] if channels.shape[2] > COLORS else None
    return layer_image(Layer(channels[..., :COLORS], alpha))
