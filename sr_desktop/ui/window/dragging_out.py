"""Dragging a pane by its title out of the window: what is dropped elsewhere is its picture, as a file."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from sr_desktop.imaging.files.ordinary_files import is_file
from sr_desktop.messages.message import MessageError
from sr_desktop.ui.exporting.one_picture import OnePicture
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.widgets.images import image_of
from sr_desktop.ui.workspace.workspace import Feature, Workspace

_SHOWN = QSize(128, 96)
_CORNER = QPoint(-8, -8)


class DraggingOut(Feature):
    """Has the worker write a file once a title leaves the window, and lets the system drag it from there.

    The file is written in the format of exports, in a folder of its own that is removed at the end of the program. What
    was written once is not written again as long as the pane shows it.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._folder: Path | None = None
        self._written: dict[str, tuple[object, Path]] = {}
        self._wanted: str | None = None
        reordering = workspace.stage.reordering
        reordering.left.connect(self._prepare)
        reordering.returned.connect(self._forget)
        workspace.session.restarted.connect(self._forget_shown)
        workspace.stopping.connect(self._clean)

    @Slot(str)
    def _prepare(self, pane_id: str) -> None:
        """Write the picture of a pane whose title has left the window."""
        one, reordering = self.workspace.feature(OnePicture), self.workspace.stage.reordering
        if not one.can_write(pane_id):
            reordering.say(self.tr("not finished yet"))
            return
        self._wanted = pane_id
        shown = self._shown(pane_id)
        name = one.name(pane_id, self.workspace.settings.export_format)
        known, path = self._written.get(pane_id, (None, None))
        if path is not None and known is shown and path.name == name and is_file(path):
            self._take(pane_id, path)
            return
        reordering.say(self.tr("writing its file…"))
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="sr-desktop-dragged-"))
        path = Path(mkdtemp(dir=self._folder)) / name

        def done(path: Path) -> None:
            if self._shown(pane_id) is shown:
                self._written[pane_id] = shown, path
            self._take(pane_id, path)

        one.write(path, pane_id, done, self._fail)

    def _take(self, pane_id: str, path: Path) -> None:
        """The file is there: drag it, if it is still wanted."""
        if self._wanted == pane_id:
            # Not within the handling of the move that asked for it.
            QTimer.singleShot(0, self, lambda: self._drag(pane_id, path))

    def _drag(self, pane_id: str, path: Path) -> None:
        if self._wanted != pane_id or not QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            return
        self._wanted = None
        self.workspace.stage.reordering.hand_over()
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drag = QDrag(self.workspace.window)
        drag.setMimeData(mime)
        drag.setPixmap(self._pixmap(pane_id))
        drag.setHotSpot(_CORNER)
        drag.exec(Qt.DropAction.CopyAction)

    def _pixmap(self, pane_id: str) -> QPixmap:
        """What is seen at the pointer: the picture, small."""
        layer = self.workspace.stage.layer_of(pane_id)
        if layer is None:
            return QPixmap()
        step = max(1, layer.pixels.shape[1] // (2 * _SHOWN.width()))
        image = image_of(layer.pixels[::step, ::step])
        return QPixmap.fromImage(image).scaled(
            _SHOWN, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    def _shown(self, pane_id: str) -> object:
        """What tells that a pane shows another picture now."""
        return self.workspace.session.results.get(pane_id, self.workspace.session.input)

    @Slot()
    def _forget_shown(self) -> None:
        """No pane shows again what it showed; the files stay, for what they were dragged to may still read them."""
        self._written.clear()

    @Slot()
    def _forget(self) -> None:
        self._wanted = None

    def _fail(self, error: Exception) -> None:
        self._wanted = None
        self.workspace.stage.reordering.say("")
        if not isinstance(error, MessageError):
            raise error
        self.workspace.toasts.error(translated(error.message))

    @Slot()
    def _clean(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
