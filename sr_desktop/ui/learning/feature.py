"""Opens the pages that explain, one of each at a time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.background.comparisons import ComparisonFactory, ComparisonRunner
from sr_desktop.ui.background.tasks import Tasks
from sr_desktop.ui.learning.photograph import SAMPLE
from sr_desktop.ui.learning.why_page import WhyPage
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.samples import sample_pictures


class Learning(QObject):
    """Owns the thread on which the pages compute, which is started with the first of them.

    Args:
        window: Whose pages they are.
        actions: The window's actions.
        factory: Makes comparisons, on that thread.
        tasks: Who does the small work.
        settings: What was remembered.
    """

    def __init__(
        self, window: QWidget, actions: Actions, factory: ComparisonFactory, tasks: Tasks, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window = window
        self._factory = factory
        self._tasks = tasks
        self._settings = settings
        self._runner: ComparisonRunner | None = None
        self._page: WhyPage | None = None
        actions[ActionId.WHY].triggered.connect(self.open_why)

    @property
    def page(self) -> WhyPage | None:
        """The page that is open."""
        return self._page if self._page is not None and isValid(self._page) and self._page.isVisible() else None

    @Slot()
    def open_why(self) -> None:
        """Open the page, or bring the open one to the front."""
        if self.page is None:
            if self._runner is None:
                self._runner = ComparisonRunner(self._factory, self)
            sample = next((path for path in sample_pictures() if path.stem == SAMPLE), None)
            self._page = WhyPage(sample, self._runner, self._tasks, self._settings.engine, self._window)
            self._page.show()
        if self._page is not None:
            self._page.raise_()
            self._page.activateWindow()

    def shut_down(self, timeout_seconds: float) -> bool:
        """Close the page and wait for its thread. Returns whether it has ended."""
        if self.page is not None:
            self.page.close()
        return self._runner is None or self._runner.shut_down(timeout_seconds)
