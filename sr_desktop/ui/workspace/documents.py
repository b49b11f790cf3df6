"""The ways in which pictures come into the window: dialog, command line, drop, clipboard, recent files, samples."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import unquote_to_bytes

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from sr_desktop.export.session.model import SUFFIX
from sr_desktop.imaging.files.ordinary_files import is_folder, is_there
from sr_desktop.imaging.formats.catalogue import MEDIA_TYPES
from sr_desktop.imaging.picture import Picture
from sr_desktop.imaging.reading import PictureReadError, decode, read_picture
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.paths import resources_dir
from sr_desktop.ui.background.disk import at_once
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.file_dialogs import ask_files, ask_folder, picture_filters
from sr_desktop.ui.workspace.kept_results import KeptResults, stamp_of
from sr_desktop.ui.workspace.read_choices import ReadChoices

_SAMPLE_SUFFIXES = (".png", ".webp", ".jpg", ".avif")


class Documents(QObject):
    """Reads pictures in the background; the latest request wins.

    Signals:
        loading: A picture of this name is being read.
        opened: A `Picture` was read.
        session_named: The file of a session is to be opened.
        picture_named: The user wants a picture or several opened: what was asked for earlier is wanted no more.
        several: ``(paths,)``: several files, or a folder, are to be opened.
        unreadable: ``(path, why)`` of a file that could not be read; `failed` or `broken` follows.
        failed: One sentence on why it could not be opened.
        broken: ``(path, why)`` instead, of a file that breaks off: what is there could be opened.
        notice: Something worth saying although the reading succeeded.

    Attributes:
        choices: How the user wants files to be read.
        also_read: Called with every picture that was read from a file, on the thread that reads it, to read what
            belongs to it.
    """

    loading = Signal(str)
    opened = Signal(object)
    session_named = Signal(Path)
    picture_named = Signal()
    several = Signal(object)
    unreadable = Signal(Path, str)
    failed = Signal(str)
    broken = Signal(Path, str)
    notice = Signal(str)

    def __init__(self, tasks: Tasks, settings: Settings, window: QWidget, kept: KeptResults | None = None) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._settings = settings
        self._window = window
        self.choices = ReadChoices()
        self._kept = kept
        self._reading: Task[Picture | None] | None = None
        self.also_read: Callable[[Picture], None] = lambda _: None

    @property
    def is_reading(self) -> bool:
        """Whether a picture is being read."""
        return self._reading is not None

    @Slot()
    def open_by_dialog(self) -> None:
        """Ask for one or several files and open them."""
        folder = self._settings.last_folder
        self.open_paths(ask_files(self._window, self.tr("Open pictures"), folder, picture_filters()))

    @Slot()
    def open_folder_by_dialog(self) -> None:
        """Ask for a folder and open all pictures in it."""
        title = self.tr("Open all pictures of a folder")
        folder = ask_folder(self._window, title, self._settings.last_folder)
        if folder is not None:
            self.open_paths([folder])

    @Slot(Path)
    def open_path(self, path: Path) -> None:
        """Open a file, or all pictures of a folder, that the user named."""
        self.open_paths([path])

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what the user named: a file, several, a folder. All become recent, the first on top."""
        named = [path.absolute() for path in paths]
        if (session := next((path for path in named if path.suffix.lower() == SUFFIX), None)) is not None:
            self.session_named.emit(session)
            return
        if not named:
            return
        self.picture_named.emit()
        self._settings.last_folder = named[0].parent
        if len(named) > 1:
            self._tasks.submit(lambda _: is_folder(named[0]), done=partial(self._follow_folder, named[0]))
            self.several.emit(named)
        else:
            self._read_file(named[0], is_recent=True)

    def _follow_folder(self, path: Path, is_one: bool) -> None:
        """The next dialog begins in a folder that was named, rather than in the one around it."""
        if is_one and self._settings.last_folder == path.parent:
            self._settings.last_folder = path

    def browse(self, path: Path) -> None:
        """Show a file of the open list, without adding it to the recent ones."""
        self._read_file(path, is_recent=False)

    @Slot()
    def paste(self) -> None:
        """Open what is on the clipboard."""
        # Of an empty clipboard some systems give no data at all.
        self.open_mime(QGuiApplication.clipboard().mimeData() or QMimeData(), self.tr("Clipboard"))

    def open_mime(self, mime: QMimeData, name: str) -> None:
        """Open dropped or pasted data: files first, then a picture itself, then a text that is a path."""
        paths = local_files(mime)
        if paths:
            self.open_paths(paths)
            return
        encoded = next((mime.data(kind).data() for kind in MEDIA_TYPES if mime.hasFormat(kind)), b"")
        if encoded or mime.hasImage():
            self.picture_named.emit()
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

    def stop_reading(self) -> None:
        """Open nothing of what is being read."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def reload(self, picture: Picture) -> None:
        """Read the picture's file again."""
        if picture.path is None:
            self.notice.emit(self.tr("A pasted picture has no file to be read again from."))
        else:
            self.browse(picture.path)

    def _read_file(self, path: Path, *, is_recent: bool) -> None:
        def done(picture: Picture | None) -> None:
            if picture is None:
                self._follow_folder(path, is_one=True)
                self.several.emit([path])
                return
            if is_recent:
                self._settings.add_recent(path)
            self.opened.emit(picture)

        options = self.choices.of(path)

        def read(task: Task[Picture | None]) -> Picture | None:
            # Found out here, for its disk may not answer.
            if is_recent and is_folder(path):
                return None
            picture = self.read(path, options)
            task.check()
            self.also_read(picture)
            return picture

        self._read(path.name, read, done, path)

    def read(self, path: Path, options: ReadOptions | None = None) -> Picture:
        """The picture in a file, for any thread; one that was read before and has not changed is not read again.

        Args:
            path: The file.
            options: How it is read; None for as the user chose for it.

        Raises:
            PictureReadError: It cannot be read.
        """
        options = self.choices.of(path) if options is None else options
        if self._kept is None:
            return read_picture(path, options)
        picture = self._kept.picture_at(path, options)
        if picture is None:
            stamp = stamp_of(path)
            picture = read_picture(path, options)
            self._kept.keep_picture(picture, options, stamp)
        return picture

    def _read(
        self,
        name: str,
        work: Callable[[Task[Picture | None]], Picture | None],
        done: Callable[[Picture | None], object],
        path: Path | None = None,
    ) -> None:
        self.stop_reading()

        def finished(picture: Picture | None) -> None:
            self._reading = None
            done(picture)

        def failed(error: Exception) -> None:
            self._reading = None
            if not isinstance(error, PictureReadError):
                raise error
            why = translated(error.message)
            if path is not None:
                self.unreadable.emit(path, why)
            if path is not None and error.has_part:
                self.broken.emit(path, why)
            else:
                self.failed.emit(why)

        self.loading.emit(name)
        self._reading = self._tasks.submit(work, done=finished, failed=failed)


def local_files(mime: QMimeData) -> list[Path]:
    """The files that dragged or copied data name: as URLs, or as text that is the path of something that exists.

    A path on a disk that does not answer is taken for no path: that is known only to be a text.
    """
    paths = [_path_of(url) for url in mime.urls() if url.isLocalFile()]
    if paths or not mime.hasText() or mime.hasImage():
        return paths
    text = mime.text().strip().strip("\"'")
    if not text or "\n" in text or len(text) > 4096:
        return []
    url = QUrl(text)
    path = Path(url.toLocalFile()) if url.isLocalFile() else Path(text)
    return [path] if path.is_absolute() and at_once(path, is_there, otherwise=False) else []


def _path_of(url: QUrl) -> Path:
    """The file of a URL; Qt itself loses the bytes of a name that are no UTF-8."""
    path = url.toLocalFile()
    if "\ufffd" not in path:
        return Path(path)
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))


def offers_picture(mime: QMimeData) -> bool:
    """Whether dragged data may hold a picture, without reading any file."""
    return mime.hasImage() or bool(local_files(mime)) or any(mime.hasFormat(kind) for kind in MEDIA_TYPES)


def picture_from_image(image: QImage, name: str) -> Picture:
    """A picture from an image that Qt has decoded, as some systems' clipboards give it."""
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


def sample_pictures() -> tuple[Path, ...]:
    """The sample pictures, by name; empty if none were shipped."""
    folder = resources_dir() / "samples"
    if not is_folder(folder):
        return ()
    return tuple(sorted(path for path in folder.iterdir() if path.suffix in _SAMPLE_SUFFIXES))


def sample_name(path: Path) -> str:
    """The name of a sample picture in English."""
    return path.stem.replace("-", " ").capitalize()
