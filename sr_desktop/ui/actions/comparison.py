"""What is computed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.REFERENCE,
            translate("Actions", "&Reference"),
            translate(
                "Actions",
                "The picture is the truth: shrink it four times, restore it, and measure the results against it",
            ),
            keys=("R",),
            group="mode",
        ),
        Declaration(
            ActionId.UPSCALE,
            translate("Actions", "&Upscale"),
            translate(
                "Actions", "The picture is the input: enlarge it four times; there is nothing to measure against"
            ),
            keys=("U",),
            group="mode",
        ),
        Declaration(
            ActionId.RECOMPUTE,
            translate("Actions", "Re&compute"),
            translate("Actions", "Go on with what was cancelled, or compute every pane anew"),
            keys=("F5",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.CANCEL,
            translate("Actions", "C&ancel"),
            translate("Actions", "Stop computing; finished panes stay"),
            keys=("Ctrl+.",),
        ),
    )
