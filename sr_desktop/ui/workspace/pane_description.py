"""What the tooltip of a pane's title says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop import methods
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


def describe_pane(pane_id: str, alone: str, moving: str) -> str:
    """What the method is, where it comes from, and how to show it alone.

    Args:
        pane_id: The method's id, or that of the original.
        alone: The key that shows it alone, as the system writes it; empty if it has none.
        moving: The keys that move it.
    """
    translate = QCoreApplication.translate
    if pane_id == ORIGINAL:
        about: tuple[str | None, ...] = (
            translate("PaneDescription", "The picture that the results are measured against."),
        )
    else:
        method = methods.get_method(pane_id)
        about = (translated_name(method.summary), method.paper)
    if alone:
        key = translate("PaneDescription", "Double-click, or {key}, shows it alone.").format(key=alone)
    else:
        key = translate("PaneDescription", "Double-click shows it alone.")
    drag = translate("PaneDescription", "Drag the title to move the pane.")
    if moving:
        drag = translate("PaneDescription", "Drag the title to move the pane ({keys}).").format(keys=moving)
    return "\n".join(part for part in (*about, key, drag) if part)
