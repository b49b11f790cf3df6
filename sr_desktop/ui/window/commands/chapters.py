"""All commands of the window, in the order in which pages list them."""

from __future__ import annotations

from sr_desktop.ui.window.commands.comparison import COMPARISON
from sr_desktop.ui.window.commands.files import FILES
from sr_desktop.ui.window.commands.measure import MEASURE
from sr_desktop.ui.window.commands.panes import PANES
from sr_desktop.ui.window.commands.pictures import PICTURES
from sr_desktop.ui.window.commands.records import WindowChapter
from sr_desktop.ui.window.commands.view import VIEW
from sr_desktop.ui.window.commands.window import WINDOW

CHAPTERS: tuple[WindowChapter, ...] = (FILES, PICTURES, VIEW, PANES, MEASURE, COMPARISON, WINDOW)
