"""Commands on which panes are shown, and in which view mode."""

from __future__ import annotations

from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.loupe.feature import Magnifying
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.user_methods.models import UserModels
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.modes import GRID, VIEW_MODES, ViewMode
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.window.appearance import Appearance
from sr_desktop.ui.window.commands.records import (
    ToolBarSection,
    WindowChapter,
    WindowCommand,
    WindowSubmenu,
    has_picture,
    is_shown,
)
from sr_desktop.ui.window.flashing import OriginalFlash
from sr_desktop.ui.window.pane_moving import PaneMoving
from sr_desktop.ui.window.renaming import Renaming
from sr_desktop.ui.workspace.pane_feed import ORIGINAL


def _mode_command(mode: ViewMode) -> WindowCommand:
    return WindowCommand(
        mode.id,
        mode.title,
        mode.tip,
        lambda w: w.stage.show_mode(mode.id),
        keys=mode.keys,
        menu=Place(MenuId.VIEW, 0),
        tool_bar=ToolBarSection.VIEW_MODE,
        icon=mode.icon,
        short=mode.short,
        enabled_when=has_picture,
        checked_when=lambda w: w.stage.view_mode == mode.id,
        group="view-mode",
    )


PANES = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Panes"),
    (
        *(_mode_command(mode) for mode in VIEW_MODES),
        WindowSubmenu(Place(MenuId.VIEW, 0), MenuId.TOGETHER),
        WindowCommand(
            "swap",
            QT_TRANSLATE_NOOP("Actions", "S&wap places"),
            QT_TRANSLATE_NOOP("Actions", "Move each result in the wipe or the difference to the next place"),
            lambda w: w.stage.swap(),
            keys=("X",),
            menu=Place(MenuId.TOGETHER, 0),
            enabled_when=lambda w: w.stage.combined_view is not None,
        ),
        WindowCommand(
            "turn-divider",
            QT_TRANSLATE_NOOP("Actions", "&Turn the divider"),
            QT_TRANSLATE_NOOP("Actions", "Wipe across or down"),
            lambda w: w.stage.view_of(WipeView).turn(),
            keys=("T",),
            menu=Place(MenuId.TOGETHER, 0),
            enabled_when=is_shown(WipeView),
        ),
        WindowCommand(
            "difference-kind",
            QT_TRANSLATE_NOOP("Actions", "Absolute or si&gned"),
            QT_TRANSLATE_NOOP("Actions", "The kind of difference"),
            lambda w: w.stage.view_of(DifferenceView).toggle_kind(),
            keys=("N",),
            menu=Place(MenuId.TOGETHER, 0),
            enabled_when=is_shown(DifferenceView),
        ),
        WindowCommand(
            "more-gain",
            QT_TRANSLATE_NOOP("Actions", "&More gain"),
            QT_TRANSLATE_NOOP("Actions", "Magnify the difference twice as much"),
            lambda w: w.stage.view_of(DifferenceView).more_gain(),
            keys=("]",),
            menu=Place(MenuId.TOGETHER, 0),
            enabled_when=is_shown(DifferenceView),
        ),
        WindowCommand(
            "less-gain",
            QT_TRANSLATE_NOOP("Actions", "&Less gain"),
            QT_TRANSLATE_NOOP("Actions", "Magnify the difference half as much"),
            lambda w: w.stage.view_of(DifferenceView).less_gain(),
            keys=("[",),
            menu=Place(MenuId.TOGETHER, 0),
            enabled_when=is_shown(DifferenceView),
        ),
        WindowCommand(
            "leave-single",
            QT_TRANSLATE_NOOP("Actions", "Back to the grid"),
            QT_TRANSLATE_NOOP("Actions", "Leave full screen; then show all panes again"),
            lambda w: w.feature(Appearance).step_back(),
            keys=("Esc",),
            enabled_when=lambda w: w.window.isFullScreen() or (w.has_picture and w.stage.view_mode != GRID.id),
        ),
        WindowCommand(
            "next-pane",
            QT_TRANSLATE_NOOP("Actions", "&Next pane"),
            QT_TRANSLATE_NOOP("Actions", "Show the next pane alone"),
            lambda w: w.stage.show_next(1),
            keys=("Ctrl+PgDown",),
            menu=Place(MenuId.PANES, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "previous-pane",
            QT_TRANSLATE_NOOP("Actions", "&Previous pane"),
            QT_TRANSLATE_NOOP("Actions", "Show the previous pane alone"),
            lambda w: w.stage.show_next(-1),
            keys=("Ctrl+PgUp",),
            menu=Place(MenuId.PANES, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "move-back",
            QT_TRANSLATE_NOOP("Actions", "Move the pane &back"),
            QT_TRANSLATE_NOOP("Actions", "Change places with the previous pane; or drag it by its title"),
            lambda w: w.feature(PaneMoving).move_back(),
            keys=("Ctrl+Shift+Left",),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "move-on",
            QT_TRANSLATE_NOOP("Actions", "Move the pane &on"),
            QT_TRANSLATE_NOOP("Actions", "Change places with the next pane; or drag it by its title"),
            lambda w: w.feature(PaneMoving).move_on(),
            keys=("Ctrl+Shift+Right",),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "rename",
            QT_TRANSLATE_NOOP("Actions", "Rename an&d colour…"),
            QT_TRANSLATE_NOOP(
                "Actions", "Give the pane under the pointer another name and a colour, in tables, plots and figures too"
            ),
            lambda w: w.feature(Renaming).ask_for_current(),
            keys=("F2",),
            menu=Place(MenuId.PANES, 2),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "show-original",
            QT_TRANSLATE_NOOP("Actions", "&Original"),
            QT_TRANSLATE_NOOP("Actions", "Show the original as a further pane, or the input where it is enlarged"),
            lambda w: w.stage.show_pane(ORIGINAL, not w.settings.show_original),
            keys=("O",),
            menu=Place(MenuId.SHOWN, 0),
            checked_when=lambda w: w.settings.show_original,
        ),
        WindowCommand(
            "show-all",
            QT_TRANSLATE_NOOP("Actions", "Show &all panes"),
            QT_TRANSLATE_NOOP("Actions", "Bring back the hidden panes"),
            lambda w: w.stage.show_all(),
            menu=Place(MenuId.SHOWN, 1),
            enabled_when=has_picture,
        ),
        WindowSubmenu(Place(MenuId.PANES, 2), MenuId.SHOWN),
        WindowSubmenu(Place(MenuId.PANES, 2), MenuId.ALONE),
        WindowCommand(
            "flash-original",
            QT_TRANSLATE_NOOP("Actions", "&Hold to see the original"),
            QT_TRANSLATE_NOOP("Actions", "While the key is held, every pane shows the original"),
            lambda w: w.feature(OriginalFlash).begin(),
            keys=("H",),
            menu=Place(MenuId.VIEW, 4),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "add-model",
            QT_TRANSLATE_NOOP("Actions", "Add &model…"),
            QT_TRANSLATE_NOOP("Actions", "Compare a model file of your own (.pth, .safetensors, .onnx)"),
            lambda w: w.feature(UserModels).add_by_dialog(),
            keys=("Ctrl+M",),
            menu=Place(MenuId.PANES, 3),
        ),
        WindowSubmenu(Place(MenuId.PANES, 3), make=lambda w: w.feature(UserModels).remove_menu),
        WindowCommand(
            "add-result",
            QT_TRANSLATE_NOOP("Actions", "Add &result…"),
            QT_TRANSLATE_NOOP("Actions", "Compare a picture that somebody else made of the same input"),
            lambda w: w.feature(GivenResults).add_by_dialog(),
            keys=("Ctrl+Shift+R",),
            menu=Place(MenuId.PANES, 3),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "add-result-folder",
            QT_TRANSLATE_NOOP("Actions", "Add results &for all pictures…"),
            QT_TRANSLATE_NOOP(
                "Actions",
                "Compare pictures that somebody else made: a folder, or a path with the name of each, as one method",
            ),
            lambda w: w.feature(GivenResults).add_many_by_dialog(),
            menu=Place(MenuId.PANES, 3),
            enabled_when=has_picture,
        ),
        WindowSubmenu(Place(MenuId.PANES, 3), make=lambda w: w.feature(GivenResults).remove_menu),
        WindowCommand(
            "loupe",
            QT_TRANSLATE_NOOP("Actions", "&Loupe"),
            QT_TRANSLATE_NOOP(
                "Actions", "Show the spot under the pointer of every pane, magnified, beside the pointer"
            ),
            lambda w: w.feature(Magnifying).toggle(),
            keys=("L",),
            menu=Place(MenuId.MEASURE, 1),
            icon="loupe",
            enabled_when=has_picture,
            checked_when=lambda w: w.settings.loupe_shown,
        ),
        WindowCommand(
            "loupe-more",
            QT_TRANSLATE_NOOP("Actions", "Stronger loupe"),
            QT_TRANSLATE_NOOP("Actions", "Magnify more in the loupe; or turn the wheel with Shift"),
            lambda w: w.stage.model.loupe.step(1),
            keys=(".",),
            menu=Place(MenuId.MEASURE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "loupe-less",
            QT_TRANSLATE_NOOP("Actions", "Weaker loupe"),
            QT_TRANSLATE_NOOP("Actions", "Magnify less in the loupe; or turn the wheel with Shift"),
            lambda w: w.stage.model.loupe.step(-1),
            keys=(",",),
            menu=Place(MenuId.MEASURE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "crosshair",
            QT_TRANSLATE_NOOP("Actions", "&Crosshair"),
            QT_TRANSLATE_NOOP("Actions", "Mark the spot under the pointer in every other pane"),
            lambda w: w.feature(Appearance).toggle_crosshair(),
            keys=("C",),
            menu=Place(MenuId.MEASURE, 1),
            checked_when=lambda w: w.settings.crosshair,
        ),
    ),
)
