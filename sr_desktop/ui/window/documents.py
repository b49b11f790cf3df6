"""The ways in which a picture comes into the window: dialog, command line, drop, clipboard, recent files, reload."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import READABLE_SUFFIXES, PictureReadError, decode, read_picture
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.settings import Settings

_ENCODED_TYPES = ("image/png", "image/tiff", "image/webp", "image/avif", "image/bmp", "image/jpeg")


class Documents(QObject):
    """Reads pictures beside the window; the latest request wins.

    Signals:
        loading: A picture of this name is being read.
        opened: A `Picture` was read.
        failed: One sentence on why it could not be.
        notice: Something worth saying though it worked.
    """

    loading = Signal(str)
    opened = Signal(object)
    failed = Signal(str)
    notice = Signal(str)

    def __init__(self, tasks: Tasks, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self._reading: Task[Picture] | None = None

    @Slot()
    def open_by_dialog(self) -> None:
        """Ask for a file and open it."""
        folder = self._settings.last_folder
        patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in READABLE_SUFFIXES)
        filters = self.tr("Pictures ({patterns})").format(patterns=patterns) + ";;" + self.tr("All files (*)")
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a picture"), "" if folder is None else str(folder), filters
        )
        if name:
            self.open_path(Path(name))

    @Slot(Path)
    def open_path(self, path: Path) -> None:
        """Read a file; `opened` or `failed` follows."""
        path = path.absolute()
        self._settings.last_folder = path.parent

        def read(_: Task[Picture]) -> Picture:
            return read_picture(path)

        def done(picture: Picture) -> None:
            self._settings.add_recent(path)
            self.opened.emit(picture)

        self._read(path.name, read, done)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open the first of several files; the others become recent files, one click away."""
        if not paths:
            return
        for path in reversed(paths[1:]):
            self._settings.add_recent(path.absolute())
        self.open_path(paths[0])
        if len(paths) > 1:
            self.notice.emit(
                self.tr("Opened the first of {count} pictures; the others are under File, Open recent.").format(
                    count=len(paths)
                )
            )

    @Slot()
    def paste(self) -> None:
        """Open what is on the clipboard."""
        self.open_mime(QGuiApplication.clipboard().mimeData(), self.tr("Clipboard"))

    def open_mime(self, mime: QMimeData, name: str) -> None:
        """Open dropped or pasted data: files first, then a picture itself, then a text that is a path."""
        paths = local_files(mime)
        if paths:
            self.open_paths(paths)
            return
        encoded = next((mime.data(kind).data() for kind in _ENCODED_TYPES if mime.hasFormat(kind)), b"")
        if encoded:
            self._read(name, lambda _: decode(bytes(encoded), name), self.opened.emit)
        elif mime.hasImage():
            image = QImage(mime.imageData())
            self._read(name, lambda _: picture_from_image(image, name), self.opened.emit)
        elif any(url.scheme() in ("http", "https") for url in mime.urls()):
            self.failed.emit(
                self.tr("That is a link to a picture, not a picture: save it first, or copy the picture itself.")
            )
        else:
            self.failed.emit(self.tr("There is no picture there: copy a picture or a picture file, then paste it."))

    def reload(self, picture: Picture) -> None:
        """Read the picture's file again."""
        if picture.path is None:
            self.notice.emit(self.tr("A pasted picture has no file to be read again from."))
        else:
            self.open_path(picture.path)

    def _read(self, name: str, work: Callable[[Task[Picture]], Picture], done: Callable[[Picture], object]) -> None:
        if self._reading is not None:
            self._reading.cancel()

        def finished(picture: Picture) -> None:
            self._reading = None
            done(picture)

        def failed(error: Exception) -> None:
            self._reading = None
            if not isinstance(error, PictureReadError | OSError):
                raise error
            self.failed.emit(str(error))

        self.loading.emit(name)
        self._reading = self._tasks.submit(work, done=finished, failed=failed)


def local_files(mime: QMimeData) -> list[Path]:
    """The files that dragged or copied data name: as URLs, or as text that is the path of an existing file."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths or not mime.hasText() or mime.hasImage():
        return paths
    text = mime.text().strip().strip("\"'")
    if not text or "\n" in text or len(text) > 4096:
        return []
    url = QUrl(text)
    path = Path(url.toLocalFile()) if url.isLocalFile() else Path(text)
    return [path] if path.is_absolute() and path.is_file() else []


def offers_picture(mime: QMimeData) -> bool:
    """Whether dragged data may hold a picture, without reading any file."""
    return mime.hasImage() or bool(local_files(mime)) or any(mime.hasFormat(kind) for kind in _ENCODED_TYPES)


def picture_from_image(image: QImage, name: str) -> Picture:
    """A picture from one that Qt has decoded, as clipboards of some systems give it."""
    converted = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rows = np.frombuffer(converted.constBits(), np.uint8).reshape(converted.height(), converted.bytesPerLine())
    rgba = rows[:, : converted.width() * 4].reshape(converted.height(), converted.width(), 4)
    alpha = np.ascontiguousarray(rgba[..., 3])
    return Picture(
        np.ascontiguousarray(rgba[..., :3]),
        name,
        alpha=alpha if image.hasAlphaChannel() and alpha.min() < 255 else None,
        is_gray=image.isGrayscale(),
    )
