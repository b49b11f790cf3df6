"""Commands that choose the metrics which are not measured unless wanted."""

from __future__ import annotations

from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.window.commands.records import WindowCommand
from sr_desktop.ui.workspace.workspace import Workspace


def _command(metric: Metric) -> WindowCommand:
    def toggle(workspace: Workspace) -> None:
        workspace.scoring.toggle(metric.id)

    def is_on(workspace: Workspace) -> bool:
        return workspace.scoring.is_chosen(metric.id)

    return WindowCommand(
        f"measure-{metric.id.replace('_', '-')}",
        metric.label,
        metric.tip,
        toggle,
        menu=Place(MenuId.METRICS, 0),
        checked_when=is_on,
    )


METRIC_COMMANDS = tuple(map(_command, CHOSEN_METRICS))
"""One for each."""
