"""The page shown while no picture is open: ways to open one, samples, and recent pictures."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.imaging.reading import read_picture
from sr_desktop.messages.names import shown
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.images import image_of
from sr_desktop.ui.workspace.documents import sample_name, sample_pictures

_THUMBNAIL = QSize(128, 96)
_RECENT_SHOWN = 6
_WIDTH = 560


class WelcomePage(QScrollArea):
    """Offers what one can do first; each offer is also an action of the window.

    Signals:
        open_requested: The button that opens the dialog.
        paste_requested: The button that pastes.
        chosen: A sample or a recent picture.
    """

    open_requested = Signal()
    paste_requested = Signal()
    chosen = Signal(Path)

    def __init__(self, tasks: Tasks, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome page"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

        column = QWidget(self)
        column.setMaximumWidth(_WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(column)
        self._column.setSpacing(8)
        self._add_heading()
        self._add_samples()
        self._recent = QWidget(column)
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(0, 0, 0, 0)
        self._recent_rows.setSpacing(0)
        self._column.addWidget(self._recent)

        page = QWidget(self)
        rows = QVBoxLayout(page)
        rows.addStretch(2)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(column, 100)
        row.addStretch(1)
        rows.addLayout(row)
        rows.addStretch(3)
        self.setWidget(page)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """List the recent pictures as they are now."""
        self._fill_recent()
        super().showEvent(event)

    def _add_heading(self) -> None:
        title = QLabel(self.tr("See what each way of enlarging a picture does to it"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        title.setFont(font)
        title.setWordWrap(True)
        hint = QLabel(
            self.tr("Drop pictures or a folder anywhere on this window, paste a picture, or open files."), self
        )
        hint.setWordWrap(True)
        opener = QPushButton(self.tr("Open a picture…"), self)
        opener.setObjectName("welcome-open")
        opener.setDefault(True)
        opener.setToolTip(self.tr("Open a picture"))
        opener.clicked.connect(self.open_requested)
        paster = QPushButton(self.tr("Paste"), self)
        paster.setToolTip(self.tr("Open the picture, or the picture file, on the clipboard"))
        paster.clicked.connect(self.paste_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(opener)
        buttons.addWidget(paster)
        buttons.addStretch(1)
        self.opener, self.paster = opener, paster
        self._column.addWidget(title)
        self._column.addWidget(hint)
        self._column.addSpacing(6)
        self._column.addLayout(buttons)

    def _add_samples(self) -> None:
        paths = sample_pictures()
        if not paths:
            return
        self._column.addSpacing(18)
        self._column.addWidget(self._caption(self.tr("Or try one of these")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for column, path in enumerate(paths[:4]):
            button = tool_button(self, translated_name(sample_name(path)), str(path))
            button.setAutoRaise(True)
            button.setObjectName(f"sample-{path.stem}")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(_THUMBNAIL)
            button.setIcon(QIcon(_blank()))
            button.clicked.connect(partial(self._choose, path))
            grid.addWidget(button, 0, column)
            self._tasks.submit(
                partial(_read_thumbnail, path), done=partial(_show_thumbnail, button), failed=lambda error: None
            )
        grid.setColumnStretch(4, 1)
        self._column.addLayout(grid)

    def _fill_recent(self) -> None:
        while (item := self._recent_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        paths = [path for path in map(Path, self._settings.recent_files) if path.exists()][:_RECENT_SHOWN]
        if not paths:
            return
        caption = self._caption(self.tr("Recent pictures"))
        caption.setContentsMargins(0, 18, 0, 4)
        self._recent_rows.addWidget(caption)
        for path in paths:
            self._recent_rows.addWidget(self._recent_row(path))

    def _recent_row(self, path: Path) -> QWidget:
        row = QWidget(self._recent)
        button = QPushButton(row)
        name = shown(path.name + os.sep if path.is_dir() else path.name)
        elided = button.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _WIDTH // 2)
        button.setText(elided.replace("&", "&&"))
        button.setFlat(True)
        button.setToolTip(shown(str(path)))
        button.setAccessibleName(shown(path.name))
        button.setStyleSheet("text-align: left; padding: 4px 6px;")
        button.clicked.connect(partial(self._choose, path))
        folder = ElidedLabel(shown(str(path.parent)), row, mode=Qt.TextElideMode.ElideMiddle)
        folder.setEnabled(False)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        layout.addWidget(folder, 1)
        return row

    def _caption(self, text: str) -> QLabel:
        caption = QLabel(text, self)
        font = caption.font()
        font.setBold(True)
        caption.setFont(font)
        return caption

    def _choose(self, path: Path, checked: bool = False) -> None:
        self.chosen.emit(path)


def _blank() -> QPixmap:
    pixmap = QPixmap(_THUMBNAIL)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _read_thumbnail(path: Path, task: Task[QImage]) -> QImage:
    picture = read_picture(path)
    image = image_of(picture.pixels)
    cover = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    # Twice the size, for dense screens.
    scaled = image.scaled(_THUMBNAIL * 2, cover, Qt.TransformationMode.SmoothTransformation)
    left, top = (scaled.width() - _THUMBNAIL.width() * 2) // 2, (scaled.height() - _THUMBNAIL.height() * 2) // 2
    return scaled.copy(left, top, _THUMBNAIL.width() * 2, _THUMBNAIL.height() * 2)


def _show_thumbnail(button: QToolButton, image: QImage) -> None:
    image.setDevicePixelRatio(2.0)
    button.setIcon(QIcon(QPixmap.fromImage(image)))
