"""What the tooltip of a pane's title says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.methods import Method
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name


def describe_pane(method: Method | None, alone: str, moving: str) -> str:
    """What the method is, where it comes from, and how to show it alone.

    Args:
        method: The method; None for the original.
        alone: The key that shows it alone, as the system writes it; empty if it has none.
        moving: The keys that move it.
    """
    translate = QCoreApplication.translate
    if method is None:
        about: tuple[str | None, ...] = (
            translate("PaneDescription", "The picture that the results are measured against."),
        )
    else:
        about = (translated_name(method.summary), *map(translated, method.about), method.paper)
    if alone:
        key = translate("PaneDescription", "Double-click, or {key}, shows it alone.").format(key=alone)
    else:
        key = translate("PaneDescription", "Double-click shows it alone.")
    drag = translate("PaneDescription", "Drag the title to move the pane.")
    if moving:
        drag = translate("PaneDescription", "Drag the title to move the pane ({keys}).").format(keys=moving)
    return "\n".join(part for part in (*about, key, drag) if part)
