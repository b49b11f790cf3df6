"""The page shown while no picture is open: a door for each mode, samples, recent pictures, and what it is about."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCommandLinkButton,
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
from sr_desktop.methods import SHIPPED
from sr_desktop.paths import resources_dir
from sr_desktop.ui.actions.wording import label_of, tip_of
from sr_desktop.ui.background.tasks import Task, Tasks
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.buttons import tool_button
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.images import image_of
from sr_desktop.ui.window.welcome_wipe import WelcomeWipe
from sr_desktop.ui.workspace.documents import sample_name, sample_pictures
from sr_desktop.ui.workspace.recent_paths import RecentPath, RecentPaths

_THUMBNAIL = QSize(128, 96)
_RECENT_SHOWN = 6
_WIDTH = 480
_WIPE = 380
_GAP = 36
_WIDE = _WIDTH + _GAP + 320
"""From this width on the wipe is next to the rest, else above the samples and lower."""
_LOW = 150
_WIPED = ("bicubic", "srresnet")
_WIPED_SAMPLE = "flowers"


class WelcomePage(QScrollArea):
    """Offers what one can do first; each offer is also an action of the window.

    Args:
        doors: The actions of the modes; each has a button that also asks for pictures.
        tasks: Where pictures are read in the background.
        settings: Know the mode.
        recent: What was opened.
        parent: What it lies in.

    Signals:
        door_chosen: The id of the mode's action.
        paste_requested: The button that pastes.
        chosen: A sample or a recent picture.
    """

    door_chosen = Signal(str)
    paste_requested = Signal()
    chosen = Signal(Path)

    def __init__(
        self,
        doors: Sequence[QAction],
        tasks: Tasks,
        settings: Settings,
        recent: RecentPaths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._settings = settings
        self._recent_paths = recent
        recent.changed.connect(self._fill_recent)
        self._actions = tuple(doors)
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome page"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

        left, right = (translated_name(SHIPPED.title(name)) for name in _WIPED)
        self.wipe = WelcomeWipe((left, right), self)
        self.wipe.chosen.connect(self._choose_wiped)
        self._below = QWidget(self)
        self._below_rows = QVBoxLayout(self._below)
        self._below_rows.setContentsMargins(0, 0, 0, 0)
        self._add_samples()
        self._recent = QWidget(self._below)
        self._recent_rows = QVBoxLayout(self._recent)
        self._recent_rows.setContentsMargins(0, 0, 0, 0)
        self._recent_rows.setSpacing(0)
        self._below_rows.addWidget(self._recent)
        above = QWidget(self)
        self._column = QVBoxLayout(above)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_heading()
        self._lay_out(above)
        self._tasks.submit(_read_wiped, done=self._show_wiped, failed=lambda error: None)

    def _lay_out(self, above: QWidget) -> None:
        """Two columns side by side, or one where the window is narrow."""
        column = QWidget(self)
        column.setMaximumWidth(_WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._rows = QVBoxLayout(column)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(14)
        self._rows.addWidget(above)
        self._rows.addWidget(self._below)
        page = QWidget(self)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(_GAP)
        self._sides.addStretch(1)
        self._sides.addWidget(column, 100)
        self._sides.addWidget(self.wipe, 80, Qt.AlignmentFlag.AlignVCenter)
        self._sides.addStretch(1)
        around = QVBoxLayout(page)
        around.setContentsMargins(20, 16, 20, 16)
        around.addStretch(2)
        around.addLayout(self._sides)
        around.addStretch(3)
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the wipe where there is room for it."""
        super().resizeEvent(event)
        is_wide = self.viewport().width() >= _WIDE
        if is_wide == (self._rows.indexOf(self.wipe) >= 0):
            if is_wide:
                self._rows.removeWidget(self.wipe)
                self._sides.insertWidget(2, self.wipe, 80, Qt.AlignmentFlag.AlignVCenter)
            else:
                self._sides.removeWidget(self.wipe)
                self._rows.insertWidget(1, self.wipe)
        room = self.viewport().width() - _WIDTH - _GAP - 40
        side = max(_LOW, min(_WIPE, room))
        self.wipe.setFixedHeight(side if is_wide else _LOW)
        self.wipe.setMaximumWidth(side if is_wide else _WIDTH)
        self.wipe.setMinimumWidth(side if is_wide else 0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """List the recent pictures as they are now, and show once more what the program does."""
        self._fill_recent()
        self._recent_paths.look()
        for button, action in zip(self.doors, self._actions, strict=True):
            button.setText(label_of(action).replace("&", "&&"))
            button.setDescription(tip_of(action))
        super().showEvent(event)
        door = next(door for door in self.doors if door.objectName() == f"welcome-{self._settings.mode.value}")
        door.setFocus(Qt.FocusReason.OtherFocusReason)
        self.wipe.begin()

    def _add_heading(self) -> None:
        title = QLabel(self.tr("See what each way of enlarging a picture does to it"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.45)
        title.setFont(font)
        title.setWordWrap(True)
        self._column.addWidget(title)
        self._column.addSpacing(4)
        self.doors = tuple(self._door(action) for action in self._actions)
        for door in self.doors:
            self._column.addWidget(door)
        hint = QLabel(self.tr("Or drop pictures or a folder anywhere on this window."), self)
        hint.setWordWrap(True)
        self.paster = QPushButton(self.tr("Paste"), self)
        self.paster.setToolTip(self.tr("Open the picture, or the picture file, on the clipboard"))
        self.paster.clicked.connect(self.paste_requested)
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.paster)
        self._column.addLayout(row)

    def _door(self, action: QAction) -> QCommandLinkButton:
        """A large button that chooses a mode and asks for pictures."""
        button = QCommandLinkButton(self)
        button.setObjectName(f"welcome-{action.objectName()}")
        button.setIcon(action.icon())
        button.setIconSize(QSize(22, 22))
        button.setToolTip(self.tr("Choose pictures to open"))
        button.clicked.connect(partial(self._choose_door, action.objectName()))
        return button

    def _choose_door(self, name: str, checked: bool = False) -> None:
        self.door_chosen.emit(name)

    def _show_wiped(self, images: tuple[QImage, QImage]) -> None:
        self.wipe.show_images(*images)

    def _choose_wiped(self) -> None:
        path = next((path for path in sample_pictures() if path.stem == _WIPED_SAMPLE), None)
        if path is not None:
            self.chosen.emit(path)

    def _add_samples(self) -> None:
        paths = sample_pictures()
        if not paths:
            return
        self._below_rows.addWidget(self._caption(self.tr("Or try one of these")))
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
        self._below_rows.addLayout(grid)

    @Slot()
    def _fill_recent(self) -> None:
        while (item := self._recent_rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        there = [each for each in self._recent_paths.all if each.is_there][:_RECENT_SHOWN]
        if not there:
            return
        caption = self._caption(self.tr("Recent pictures"))
        caption.setContentsMargins(0, 18, 0, 4)
        self._recent_rows.addWidget(caption)
        for each in there:
            self._recent_rows.addWidget(self._recent_row(each))

    def _recent_row(self, recent: RecentPath) -> QWidget:
        path = recent.path
        row = QWidget(self._recent)
        button = QPushButton(row)
        name = shown(path.name + os.sep if recent.is_folder else path.name)
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


def _read_wiped(task: Task[tuple[QImage, QImage]]) -> tuple[QImage, QImage]:
    """What both methods made of the same part of a sample; ``resources/scripts/make_welcome.py`` writes it."""
    left, right = (image_of(read_picture(resources_dir() / "welcome" / f"{name}.webp").pixels) for name in _WIPED)
    return left, right


def _blank() -> QPixmap:
    pixmap = QPixmap(_THUMBNAIL)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _read_thumbnail(path: Path, task: Task[QImage]) -> QImage:
    # Twice the size, for dense screens. While Qt scales, Python waits, and with it the window.
    size = (_THUMBNAIL * 2).toTuple()
    return image_of(np.asarray(ImageOps.fit(Image.fromarray(read_picture(path).pixels), size)))


def _show_thumbnail(button: QToolButton, image: QImage) -> None:
    image.setDevicePixelRatio(2.0)
    button.setIcon(QIcon(QPixmap.fromImage(image)))
