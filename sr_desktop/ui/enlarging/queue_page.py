"""The queue: every picture with its state, how far all is, and what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from sr_desktop.enlarging.items import Item
from sr_desktop.ui.enlarging.queue_delegate import QueueDelegate
from sr_desktop.ui.enlarging.queue_model import ITEM, QueueModel
from sr_desktop.ui.widgets.buttons import ignore_second_clicks
from sr_desktop.ui.widgets.elided_label import ElidedLabel
from sr_desktop.ui.widgets.progress_bar import ProgressBar


class QueuePage(QWidget):
    """Shows a `QueueModel`.

    Args:
        model: The pictures.
        parent: The dialog.

    Signals:
        pause_requested: ``(paused,)``.
        stop_requested: End; what is done stays.
        folder_requested: Show the folder of the files.
        again_requested: Back to the choices.
        opened: ``(item,)`` that was double-clicked, or chosen by Enter.

    Attributes:
        view: The list.
    """

    pause_requested = Signal(bool)
    stop_requested = Signal()
    folder_requested = Signal()
    again_requested = Signal()
    opened = Signal(object)

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QListView(self)
        self.view.setObjectName("enlarge-queue")
        self.view.setAccessibleName(self.tr("Pictures that are enlarged"))
        self.view.setModel(model)
        self.view.setItemDelegate(QueueDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._open)
        self._bar = ProgressBar(self)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._status = ElidedLabel(parent=self)
        self._pause = self._button("pause", self.tr("&Pause"), self.tr("Pause within a tile, or continue"))
        self._pause.setCheckable(True)
        self._pause.toggled.connect(self.pause_requested)
        self._stop = self._button("stop", self.tr("&Stop"), self.tr("Stop; what is done stays and is known again"))
        self._stop.clicked.connect(self.stop_requested)
        self._again = self._button("again", self.tr("&Back to the choices"), self.tr("Enlarge in another way"))
        self._again.clicked.connect(self.again_requested)
        folder = self._button("folder", self.tr("&Open folder"), self.tr("Show the folder of the enlarged pictures"))
        folder.clicked.connect(self.folder_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(folder)
        buttons.addStretch(1)
        for button in (self._pause, self._stop, self._again):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._status)
        layout.addWidget(self._bar)
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        self.set_running(False)

    @property
    def status_text(self) -> str:
        """What is under way, or how it ended."""
        return self._status.text()

    def set_running(self, running: bool) -> None:
        """Whether pictures are being enlarged."""
        self._pause.setVisible(running)
        self._stop.setVisible(running)
        self._again.setVisible(not running)
        if not running:
            self._pause.setChecked(False)

    def set_progress(self, fraction: float, status: str) -> None:
        """How far it is, 0 to 1, and what is said of it."""
        self._bar.set_fraction(fraction)
        self._status.set_text(status)
        self._status.setToolTip(status)

    def show_row(self, row: int) -> None:
        """Scroll to a picture, unless the user is elsewhere in the list."""
        if not self.view.underMouse():
            self.view.scrollTo(self.view.model().index(row, 0))

    def _button(self, name: str, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"enlarge-{name}")
        button.setToolTip(tip)
        button.setAutoDefault(False)
        # Each may take the place of another, or of the one that starts.
        ignore_second_clicks(button)
        return button

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        item: Item = index.data(ITEM)
        self.opened.emit(item)
