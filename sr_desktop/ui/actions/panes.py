"""Which panes are shown, and in which layout."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.GRID,
            translate("Actions", "&Grid"),
            translate("Actions", "Show all panes side by side"),
            keys=("G", "Ctrl+0"),
            icon="grid",
            group="layout",
            needs_picture=True,
        ),
        Declaration(
            ActionId.SINGLE,
            translate("Actions", "&Single"),
            translate("Actions", "Show one pane alone; Ctrl+1, Ctrl+2, … choose which"),
            keys=("S",),
            icon="single",
            group="layout",
            needs_picture=True,
        ),
        Declaration(
            ActionId.WIPE,
            translate("Actions", "&Wipe"),
            translate("Actions", "Show two results in one place, parted by a divider to drag"),
            keys=("W",),
            icon="wipe",
            group="layout",
            needs_picture=True,
        ),
        Declaration(
            ActionId.FOUR_WIPE,
            translate("Actions", "&Four-way wipe"),
            translate("Actions", "Show four results in one place, parted by two dividers to drag"),
            keys=("Shift+W",),
            icon="four-wipe",
            short=translate("Actions", "Four"),
            group="layout",
            needs_picture=True,
        ),
        Declaration(
            ActionId.DIFFERENCE,
            translate("Actions", "&Difference"),
            translate("Actions", "Show how far a result is from the original"),
            keys=("D",),
            icon="difference",
            group="layout",
            needs_picture=True,
        ),
        Declaration(
            ActionId.SWAP,
            translate("Actions", "S&wap places"),
            translate("Actions", "Each result in the wipe or the difference goes on to the next place"),
            keys=("X",),
        ),
        Declaration(
            ActionId.TURN_DIVIDER,
            translate("Actions", "&Turn the divider"),
            translate("Actions", "Wipe across or down"),
            keys=("T",),
        ),
        Declaration(
            ActionId.DIFFERENCE_KIND,
            translate("Actions", "Absolute or si&gned"),
            translate("Actions", "The kind of difference"),
            keys=("N",),
        ),
        Declaration(
            ActionId.MORE_GAIN,
            translate("Actions", "&More gain"),
            translate("Actions", "Magnify the difference twice as much"),
            keys=("]",),
        ),
        Declaration(
            ActionId.LESS_GAIN,
            translate("Actions", "&Less gain"),
            translate("Actions", "Magnify the difference half as much"),
            keys=("[",),
        ),
        Declaration(
            ActionId.LEAVE_SINGLE,
            translate("Actions", "Back to the grid"),
            translate("Actions", "Show all panes again"),
            keys=("Esc",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.NEXT_PANE,
            translate("Actions", "&Next pane"),
            translate("Actions", "Show the next pane alone"),
            keys=("Ctrl+PgDown",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.PREVIOUS_PANE,
            translate("Actions", "&Previous pane"),
            translate("Actions", "Show the pane before alone"),
            keys=("Ctrl+PgUp",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.MOVE_BACK,
            translate("Actions", "Move the pane &back"),
            translate("Actions", "Change places with the pane before; or drag it by its title"),
            keys=("Ctrl+Shift+Left",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.MOVE_ON,
            translate("Actions", "Move the pane &on"),
            translate("Actions", "Change places with the next pane; or drag it by its title"),
            keys=("Ctrl+Shift+Right",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.SHOW_ALL,
            translate("Actions", "Show &all panes"),
            translate("Actions", "Bring back the hidden panes"),
            needs_picture=True,
        ),
        Declaration(
            ActionId.SHOW_ORIGINAL,
            translate("Actions", "&Original"),
            translate("Actions", "Show the original as a further pane"),
            keys=("O",),
            checkable=True,
        ),
        Declaration(
            ActionId.FLASH_ORIGINAL,
            translate("Actions", "&Hold to see the original"),
            translate("Actions", "While the key is held, every pane shows the original"),
            keys=("H",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.ADD_MODEL,
            translate("Actions", "Add &model…"),
            translate("Actions", "Compare a model file of your own (.pth, .safetensors, .onnx)"),
            keys=("Ctrl+M",),
        ),
        Declaration(
            ActionId.ADD_RESULT,
            translate("Actions", "Add &result…"),
            translate("Actions", "Compare a picture that somebody else made of the same input"),
            keys=("Ctrl+Shift+R",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.LOUPE,
            translate("Actions", "&Loupe"),
            translate("Actions", "Show the spot under the pointer of every pane, magnified, beside the pointer"),
            keys=("L",),
            icon="loupe",
            checkable=True,
            needs_picture=True,
        ),
        Declaration(
            ActionId.LOUPE_MORE,
            translate("Actions", "Stronger loupe"),
            translate("Actions", "Magnify more in the loupe; or turn the wheel with Shift"),
            keys=(".",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.LOUPE_LESS,
            translate("Actions", "Weaker loupe"),
            translate("Actions", "Magnify less in the loupe; or turn the wheel with Shift"),
            keys=(",",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.CROSSHAIR,
            translate("Actions", "&Crosshair"),
            translate("Actions", "Mark the spot under the pointer in every other pane"),
            keys=("C",),
            checkable=True,
        ),
    )
