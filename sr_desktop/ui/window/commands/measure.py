"""Commands on what is measured and plotted below the panes."""

from __future__ import annotations

from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.commands.metrics import METRIC_COMMANDS
from sr_desktop.ui.window.commands.records import WindowChapter, WindowCommand, WindowSubmenu, has_picture
from sr_desktop.ui.window.picture_menu import PictureMenu

MEASURE = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Measuring"),
    (
        WindowCommand(
            "mark-region",
            QT_TRANSLATE_NOOP("Actions", "Mark a &region"),
            QT_TRANSLATE_NOOP(
                "Actions", "Measure a part of the picture, at the pointer or in the middle; Ctrl + drag marks one"
            ),
            lambda w: w.feature(PictureMenu).mark_region(),
            keys=("M",),
            menu=Place(MenuId.MEASURE, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "draw-line",
            QT_TRANSLATE_NOOP("Actions", "&Draw a line"),
            QT_TRANSLATE_NOOP(
                "Actions", "Plot the values along a line, at the pointer or in the middle; Shift + drag draws one"
            ),
            lambda w: w.feature(PictureMenu).draw_line(),
            keys=("Shift+P",),
            menu=Place(MenuId.MEASURE, 0),
            enabled_when=has_picture,
        ),
        WindowSubmenu(Place(MenuId.MEASURE, 2), MenuId.METRICS),
        *METRIC_COMMANDS,
        WindowCommand(
            "table",
            QT_TRANSLATE_NOOP("Actions", "&Table of scores"),
            QT_TRANSLATE_NOOP("Actions", "Show the scores of all methods in one table"),
            lambda w: w.feature(Measuring).switch.toggle(),
            keys=("F",),
            menu=Place(MenuId.MEASURE, 2),
            enabled_when=has_picture,
            checked_when=lambda w: w.feature(Measuring).switch.is_chosen,
        ),
        WindowCommand(
            "profile",
            QT_TRANSLATE_NOOP("Actions", "Line &profile"),
            QT_TRANSLATE_NOOP("Actions", "Plot the values along a line; Shift + drag in a pane draws it"),
            lambda w: w.feature(Plotting).profile.toggle(),
            keys=("P",),
            menu=Place(MenuId.MEASURE, 2),
            enabled_when=has_picture,
            checked_when=lambda w: w.feature(Plotting).profile.is_chosen,
        ),
        WindowCommand(
            "spectrum",
            QT_TRANSLATE_NOOP("Actions", "&Spectrum"),
            QT_TRANSLATE_NOOP("Actions", "Plot the power over spatial frequency: what each method restores and loses"),
            lambda w: w.feature(Plotting).spectrum.toggle(),
            keys=("E",),
            menu=Place(MenuId.MEASURE, 2),
            enabled_when=has_picture,
            checked_when=lambda w: w.feature(Plotting).spectrum.is_chosen,
        ),
        WindowCommand(
            "histogram",
            QT_TRANSLATE_NOOP("Actions", "&Histogram"),
            QT_TRANSLATE_NOOP("Actions", "Plot how often each level occurs"),
            lambda w: w.feature(Plotting).histogram.toggle(),
            keys=("Shift+H",),
            menu=Place(MenuId.MEASURE, 2),
            enabled_when=has_picture,
            checked_when=lambda w: w.feature(Plotting).histogram.is_chosen,
        ),
        WindowCommand(
            "plane",
            QT_TRANSLATE_NOOP("Actions", "Perception and d&istortion"),
            QT_TRANSLATE_NOOP(
                "Actions", "Plot PSNR against LPIPS, a dot for every method: of the picture, a region or evaluated ones"
            ),
            lambda w: w.feature(PerceptionDistortion).switch.toggle(),
            keys=("Shift+D",),
            menu=Place(MenuId.MEASURE, 2),
            checked_when=lambda w: w.feature(PerceptionDistortion).switch.is_chosen,
        ),
        WindowCommand(
            "blind-test",
            QT_TRANSLATE_NOOP("Actions", "&Blind test…"),
            QT_TRANSLATE_NOOP(
                "Actions", "Compare results two at a time without their names, and rank them by the votes"
            ),
            lambda w: w.feature(BlindTest).open(),
            menu=Place(MenuId.MEASURE, 3),
            enabled_when=has_picture,
        ),
    ),
)
