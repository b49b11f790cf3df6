"""Commands on what is computed."""

from __future__ import annotations

from sr_desktop import SCALES
from sr_desktop.engine.settings import Mode
from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.commands.records import (
    ToolBarSection,
    WindowChapter,
    WindowCommand,
    WindowSubmenu,
    has_picture,
)
from sr_desktop.ui.window.comparing import Comparing

_SCALE_TEXTS = {
    1: (
        QT_TRANSLATE_NOOP("Actions", "Scale ×1: restore"),
        QT_TRANSLATE_NOOP(
            "Actions", "Shrink and enlarge nothing: for models that remove noise, blur or JPEG, with a degradation"
        ),
    ),
    2: (
        QT_TRANSLATE_NOOP("Actions", "Scale ×2"),
        QT_TRANSLATE_NOOP("Actions", "Shrink to a half and enlarge twice"),
    ),
    3: (
        QT_TRANSLATE_NOOP("Actions", "Scale ×3"),
        QT_TRANSLATE_NOOP("Actions", "Shrink to a third and enlarge three times"),
    ),
    4: (
        QT_TRANSLATE_NOOP("Actions", "Scale ×4"),
        QT_TRANSLATE_NOOP("Actions", "Shrink to a quarter and enlarge four times, as the program's own networks do"),
    ),
    8: (
        QT_TRANSLATE_NOOP("Actions", "Scale ×8"),
        QT_TRANSLATE_NOOP("Actions", "Shrink to an eighth and enlarge eight times"),
    ),
}


def _scale(scale: int) -> WindowCommand:
    text, tip = _SCALE_TEXTS[scale]
    return WindowCommand(
        f"scale-{scale}",
        text,
        tip,
        lambda w: w.feature(Comparing).set_scale(scale),
        keys=(f"Alt+{scale}",),
        menu=Place(MenuId.SCALE, 0),
        checked_when=lambda w: w.settings.scale == scale,
        group="scale",
    )


COMPARISON = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Comparison"),
    (
        WindowCommand(
            "reference",
            QT_TRANSLATE_NOOP("Actions", "&Test: shrink and restore"),
            QT_TRANSLATE_NOOP(
                "Actions",
                "The picture is the truth: shrink it, restore it, and measure the results against it",
            ),
            lambda w: w.feature(Comparing).set_mode(Mode.REFERENCE),
            keys=("R",),
            menu=Place(MenuId.PANES, 0),
            tool_bar=ToolBarSection.MODE,
            icon="reference",
            short=QT_TRANSLATE_NOOP("Actions", "Test"),
            checked_when=lambda w: w.settings.mode is Mode.REFERENCE,
            group="mode",
        ),
        WindowCommand(
            "upscale",
            QT_TRANSLATE_NOOP("Actions", "&Enlarge"),
            QT_TRANSLATE_NOOP("Actions", "The picture is the input: enlarge it; there is nothing to measure against"),
            lambda w: w.feature(Comparing).set_mode(Mode.UPSCALE),
            keys=("U",),
            menu=Place(MenuId.PANES, 0),
            tool_bar=ToolBarSection.MODE,
            icon="upscale",
            checked_when=lambda w: w.settings.mode is Mode.UPSCALE,
            group="mode",
        ),
        WindowSubmenu(Place(MenuId.PANES, 0), MenuId.SCALE),
        *map(_scale, SCALES),
        WindowSubmenu(Place(MenuId.PANES, 0), MenuId.INPUT),
        WindowCommand(
            "degradation",
            QT_TRANSLATE_NOOP("Actions", "&Degradation…"),
            QT_TRANSLATE_NOOP(
                "Actions", "Choose how the low-resolution picture is made: another shrink, blur, noise, JPEG"
            ),
            lambda w: w.feature(Inputs).choose_by_dialog(),
            keys=("Shift+R",),
            menu=Place(MenuId.INPUT, 0),
        ),
        WindowCommand(
            "add-low-resolution",
            QT_TRANSLATE_NOOP("Actions", "Add &low-resolution picture…"),
            QT_TRANSLATE_NOOP("Actions", "Start from a low-resolution picture of your own; the open one is the truth"),
            lambda w: w.feature(Inputs).add_by_dialog(),
            menu=Place(MenuId.INPUT, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "add-low-resolution-folder",
            QT_TRANSLATE_NOOP("Actions", "Add low-resolution pictures for &all…"),
            QT_TRANSLATE_NOOP(
                "Actions",
                "Start from files of your own: a folder, or a path with the name of each; also with the scale (x4)",
            ),
            lambda w: w.feature(Inputs).add_many_by_dialog(),
            menu=Place(MenuId.INPUT, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "make-low-resolution",
            QT_TRANSLATE_NOOP("Actions", "&Shrink the pictures again"),
            QT_TRANSLATE_NOOP("Actions", "Use no low-resolution pictures of your own any more"),
            lambda w: w.feature(Inputs).forget_files(),
            menu=Place(MenuId.INPUT, 1),
            enabled_when=lambda w: w.feature(Inputs).has_files,
        ),
        WindowCommand(
            "recompute",
            QT_TRANSLATE_NOOP("Actions", "Re&compute"),
            QT_TRANSLATE_NOOP("Actions", "Continue what was cancelled, or compute every pane again"),
            lambda w: w.feature(Comparing).resume_or_recompute(),
            keys=("F5",),
            menu=Place(MenuId.PANES, 4),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "cancel",
            QT_TRANSLATE_NOOP("Actions", "C&ancel"),
            QT_TRANSLATE_NOOP("Actions", "Stop computing; finished panes stay"),
            lambda w: w.session.cancel(),
            keys=("Ctrl+.",),
            menu=Place(MenuId.PANES, 4),
            enabled_when=lambda w: w.runner.busy,
        ),
    ),
)
