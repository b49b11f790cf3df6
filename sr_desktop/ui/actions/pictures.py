"""Going through many pictures."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.NEXT_PICTURE,
            translate("Actions", "&Next picture"),
            translate("Actions", "Show the next picture of the film strip; the view stays"),
            keys=("PgDown",),
        ),
        Declaration(
            ActionId.PREVIOUS_PICTURE,
            translate("Actions", "&Previous picture"),
            translate("Actions", "Show the picture before; the view stays"),
            keys=("PgUp",),
        ),
        Declaration(
            ActionId.FIRST_PICTURE,
            translate("Actions", "&First picture"),
            translate("Actions", "Show the first picture of the film strip"),
            keys=("Home",),
        ),
        Declaration(
            ActionId.LAST_PICTURE,
            translate("Actions", "&Last picture"),
            translate("Actions", "Show the last picture of the film strip"),
            keys=("End",),
        ),
        Declaration(
            ActionId.FILM_STRIP,
            translate("Actions", "Film &strip"),
            translate("Actions", "Show all open pictures in a row under the panes"),
            keys=("F6",),
            checkable=True,
        ),
        Declaration(
            ActionId.EVALUATE_ALL,
            translate("Actions", "&Evaluate all"),
            translate("Actions", "Measure every shown method on all pictures of the film strip, and their mean"),
            keys=("Shift+F5",),
            icon="evaluate",
        ),
        Declaration(
            ActionId.CANCEL_EVALUATION,
            translate("Actions", "&Cancel the evaluation"),
            translate("Actions", "Stop; what is done stays"),
            keys=("Ctrl+Shift+.",),
        ),
        Declaration(
            ActionId.EVALUATION,
            translate("Actions", "&Table of the evaluation"),
            translate("Actions", "Show the figures of all pictures and their mean"),
            keys=("F7",),
            checkable=True,
        ),
    )
