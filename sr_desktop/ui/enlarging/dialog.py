"""The dialog of enlarging: first the choices, then the queue. The window stays usable."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from sr_desktop.enlarging.choices import EnlargeChoices
from sr_desktop.methods import Catalogue
from sr_desktop.ui.enlarging.queue_model import QueueModel
from sr_desktop.ui.enlarging.queue_page import QueuePage
from sr_desktop.ui.enlarging.setup_page import SetupPage
from sr_desktop.ui.widgets.fitting import resize_within_screen

_SETTLE_MS = 200
"""How long the choices rest before the pictures are looked at for them."""


class EnlargeDialog(QDialog):
    """Holds both pages.

    Args:
        choices: What was chosen last.
        catalogue: The methods that can be chosen.
        model: The queue.
        parent: The window.

    Signals:
        settled: The choices have not changed for a moment.

    Attributes:
        setup: The choices.
        queue: The queue.
    """

    settled = Signal()

    def __init__(
        self, choices: EnlargeChoices, catalogue: Catalogue, model: QueueModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("enlarge-dialog")
        self.setWindowTitle(self.tr("Enlarge pictures"))
        self.setup = SetupPage(choices, catalogue, self)
        self.queue = QueuePage(model, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.setup)
        self._pages.addWidget(self.queue)
        layout = QVBoxLayout(self)
        layout.addWidget(self._pages)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.settled)
        self.setup.changed.connect(self._timer.start)
        self.queue.again_requested.connect(self.show_setup)
        resize_within_screen(self, 620, 480)

    @property
    def is_queue_shown(self) -> bool:
        """Whether the queue is the page that is shown."""
        return self._pages.currentWidget() is self.queue

    def show_setup(self) -> None:
        """Show the choices, as they stand."""
        self._pages.setCurrentWidget(self.setup)
        self._timer.start()

    def show_queue(self) -> None:
        """Show the queue."""
        self._timer.stop()
        self._pages.setCurrentWidget(self.queue)
        self.queue.view.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Look at no pictures for a dialog that nobody sees."""
        self._timer.stop()
        super().hideEvent(event)
