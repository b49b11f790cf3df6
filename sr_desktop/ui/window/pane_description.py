"""What the tooltip of a pane's title says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop import methods
from sr_desktop.ui.translation.names import in_words
from sr_desktop.ui.window.pane_actions import KEYED_PANES
from sr_desktop.ui.window.pane_feed import ORIGINAL


def describe_pane(pane_id: str, number: int) -> str:
    """What the method is, where it comes from, and how to show it alone.

    Args:
        pane_id: The method's id, or that of the original.
        number: The pane's place among all, from 1; the first nine have a key.
    """
    translate = QCoreApplication.translate
    if pane_id == ORIGINAL:
        about: tuple[str | None, ...] = (
            translate("PaneDescription", "The picture that the results are measured against."),
        )
    else:
        method = methods.get_method(pane_id)
        about = (in_words(method.summary), method.paper)
    if number <= KEYED_PANES:
        key = translate("PaneDescription", "Double-click, or Ctrl+{number}, shows it alone.").format(number=number)
    else:
        key = translate("PaneDescription", "Double-click shows it alone.")
    drag = translate("PaneDescription", "Drag the title to move the pane (Ctrl+Shift+Left, Ctrl+Shift+Right).")
    return "\n".join(part for part in (*about, key, drag) if part)
