"""Commands that go through many pictures."""

from __future__ import annotations

from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.commands.records import WindowChapter, WindowCommand
from sr_desktop.ui.workspace.workspace import Workspace


def has_several_pictures(workspace: Workspace) -> bool:
    """Whether there are several pictures to go through."""
    return len(workspace.feature(Collection).paths) > 1


PICTURES = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Pictures"),
    (
        WindowCommand(
            "next-picture",
            QT_TRANSLATE_NOOP("Actions", "&Next picture"),
            QT_TRANSLATE_NOOP("Actions", "Show the next picture of the film strip; the view stays"),
            lambda w: w.feature(Collection).show_next(),
            keys=("PgDown",),
            menu=Place(MenuId.PICTURES, 0),
            enabled_when=has_several_pictures,
        ),
        WindowCommand(
            "previous-picture",
            QT_TRANSLATE_NOOP("Actions", "&Previous picture"),
            QT_TRANSLATE_NOOP("Actions", "Show the previous picture; the view stays"),
            lambda w: w.feature(Collection).show_previous(),
            keys=("PgUp",),
            menu=Place(MenuId.PICTURES, 0),
            enabled_when=has_several_pictures,
        ),
        WindowCommand(
            "first-picture",
            QT_TRANSLATE_NOOP("Actions", "&First picture"),
            QT_TRANSLATE_NOOP("Actions", "Show the first picture of the film strip"),
            lambda w: w.feature(Collection).show_first(),
            keys=("Home",),
            menu=Place(MenuId.PICTURES, 0),
            enabled_when=has_several_pictures,
        ),
        WindowCommand(
            "last-picture",
            QT_TRANSLATE_NOOP("Actions", "&Last picture"),
            QT_TRANSLATE_NOOP("Actions", "Show the last picture of the film strip"),
            lambda w: w.feature(Collection).show_last(),
            keys=("End",),
            menu=Place(MenuId.PICTURES, 0),
            enabled_when=has_several_pictures,
        ),
        WindowCommand(
            "order-pictures",
            QT_TRANSLATE_NOOP("Actions", "&Order of the film strip…"),
            QT_TRANSLATE_NOOP("Actions", "Order the pictures by name, by a score, or by the gap between two methods"),
            lambda w: w.feature(Ordering).choose(),
            keys=("Shift+F6",),
            menu=Place(MenuId.PICTURES, 1),
            enabled_when=lambda w: w.feature(Ordering).can_order,
        ),
        WindowCommand(
            "worst-picture",
            QT_TRANSLATE_NOOP("Actions", "Go to the &worst"),
            QT_TRANSLATE_NOOP("Actions", "Show the evaluated picture on which the chosen method does worst"),
            lambda w: w.feature(Ordering).show_worst(),
            keys=("Shift+End",),
            menu=Place(MenuId.PICTURES, 1),
            enabled_when=lambda w: w.feature(Ordering).has_scores,
        ),
        WindowCommand(
            "film-strip",
            QT_TRANSLATE_NOOP("Actions", "Film &strip"),
            QT_TRANSLATE_NOOP("Actions", "Show all open pictures in a row under the panes"),
            lambda w: w.feature(Collection).strip_switch.toggle(),
            keys=("F6",),
            menu=Place(MenuId.PICTURES, 1),
            checked_when=lambda w: w.feature(Collection).strip_switch.is_chosen,
        ),
        WindowCommand(
            "evaluate-all",
            QT_TRANSLATE_NOOP("Actions", "&Evaluate all"),
            QT_TRANSLATE_NOOP(
                "Actions", "Measure every shown method on all pictures of the film strip, and their mean"
            ),
            lambda w: w.feature(Evaluating).evaluate(),
            keys=("Shift+F5",),
            menu=Place(MenuId.PICTURES, 2),
            icon="evaluate",
            enabled_when=lambda w: w.feature(Evaluating).can_evaluate,
        ),
        WindowCommand(
            "cancel-evaluation",
            QT_TRANSLATE_NOOP("Actions", "&Cancel the evaluation"),
            QT_TRANSLATE_NOOP("Actions", "Stop; what is done stays"),
            lambda w: w.feature(Evaluating).cancel(),
            keys=("Ctrl+Shift+.",),
            menu=Place(MenuId.PICTURES, 2),
            enabled_when=lambda w: w.feature(Evaluating).busy,
        ),
        WindowCommand(
            "evaluation",
            QT_TRANSLATE_NOOP("Actions", "&Table of the evaluation"),
            QT_TRANSLATE_NOOP("Actions", "Show the scores of all pictures and their mean"),
            lambda w: w.feature(Evaluating).switch.toggle(),
            keys=("F7",),
            menu=Place(MenuId.PICTURES, 2),
            checked_when=lambda w: w.feature(Evaluating).switch.is_chosen,
        ),
    ),
)
