"""When long jobs give way to the panes: while anything is computed that can be seen, or will be."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from sr_desktop.ui.background.comparisons import ComparisonRunner
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.session import Session


class Precedence(QObject):
    """Says when the panes go first. What is computed for hidden panes alone keeps nobody waiting.

    Args:
        session: The open picture and its results.
        runner: Where comparisons run.
        stage: The panes.
        parent: The owner.

    Signals:
        changed: Whether the panes go first now.
    """

    changed = Signal(bool)

    def __init__(
        self, session: Session, runner: ComparisonRunner, stage: PaneArea, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._stage = stage
        self._panes_go_first = False
        for changed in (
            runner.busy_changed,
            session.computing,
            session.method_done,
            session.method_failed,
            stage.arrangement_changed,
        ):
            changed.connect(self._follow)

    @property
    def panes_go_first(self) -> bool:
        """Whether a result that can be seen, or its scores, are under way."""
        under_way = self._session.pending - self._session.cut_off
        return self._runner.is_scoring or not under_way.isdisjoint(self._stage.wanted_methods)

    @Slot()
    def _follow(self) -> None:
        now = self.panes_go_first
        if now != self._panes_go_first:
            self._panes_go_first = now
            self.changed.emit(now)
