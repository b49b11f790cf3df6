"""Commands that choose the metrics which are not measured unless wanted."""

from __future__ import annotations

from sr_desktop.imaging.metrics import CHOSEN_METRICS
from sr_desktop.imaging.scores import Metric
from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.commands.records import WindowCommand
from sr_desktop.ui.workspace.workspace import Workspace

_TIPS = {
    "lpips": QT_TRANSLATE_NOOP(
        "Actions", "Measure LPIPS too, a distance between deep features: about 0.5 s a megapixel and method"
    ),
    "ms_ssim": QT_TRANSLATE_NOOP("Actions", "Measure multi-scale SSIM too: about 1 s a megapixel and method"),
    "gmsd": QT_TRANSLATE_NOOP(
        "Actions", "Measure the deviation of gradient similarity too: about 0.1 s a megapixel and method"
    ),
    "haarpsi": QT_TRANSLATE_NOOP(
        "Actions", "Measure similarity by Haar wavelets too: about 0.5 s a megapixel and method"
    ),
}
"""By metric id, with what it takes on one core."""


def _command(metric: Metric) -> WindowCommand:
    def toggle(workspace: Workspace) -> None:
        workspace.scoring.toggle(metric.id)

    def is_on(workspace: Workspace) -> bool:
        return workspace.scoring.is_chosen(metric.id)

    return WindowCommand(
        f"measure-{metric.id.replace('_', '-')}",
        metric.label,
        _TIPS[metric.id],
        toggle,
        menu=Place(MenuId.METRICS, 0),
        checked_when=is_on,
    )


METRIC_COMMANDS = tuple(map(_command, CHOSEN_METRICS))
"""One for each."""
