"""Opens the help pages, one of each at a time."""

from __future__ import annotations

from PySide6.QtCore import Slot
from shiboken6 import isValid

from sr_desktop.enlarging.plan import FOR_JPEG
from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.learning.photograph import SAMPLE
from sr_desktop.ui.learning.why_page import WhyPage
from sr_desktop.ui.workspace.documents import sample_pictures
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Learning(Feature):
    """Owns the thread on which the pages compute, started with the first page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._runner: ComparisonRunner | None = None
        self._page: WhyPage | None = None
        workspace.stopping.connect(self._close_page)

    @property
    def page(self) -> WhyPage | None:
        """The open page."""
        return self._page if self._page is not None and isValid(self._page) and self._page.isVisible() else None

    @Slot()
    def open_why(self) -> None:
        """Open the page, or raise it if it is open."""
        workspace = self.workspace
        if self.page is None:
            if self._runner is None:
                self._runner = ComparisonRunner(workspace.worker, self)
                workspace.add_worker(self._runner)
                workspace.other_work.add(self._runner)
            sample = next((path for path in sample_pictures() if path.stem == SAMPLE), None)
            self._page = WhyPage(sample, self._runner, workspace.tasks, workspace.settings.engine, workspace.window)
            self._page.show()
        if self._page is not None:
            self._page.raise_()
            self._page.activateWindow()

    @Slot()
    def open_which_network(self) -> None:
        """Open the page where it tells which network is right for which photograph."""
        self.open_why()
        if self._page is not None:
            self._page.show_part(FOR_JPEG)

    @Slot()
    def _close_page(self) -> None:
        if self.page is not None:
            self.page.close()
