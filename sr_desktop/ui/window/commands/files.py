"""Commands on files and the clipboard."""

from __future__ import annotations

from sr_desktop.ui.actions.command import MenuId, Place
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.enlarging.feature import Enlarging
from sr_desktop.ui.exporting.feature import Exporting
from sr_desktop.ui.figure.feature import PaperFigure
from sr_desktop.ui.flip.feature import Flip
from sr_desktop.ui.reading.feature import Reading
from sr_desktop.ui.sharing.feature import Sharing
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP
from sr_desktop.ui.window.commands.records import (
    ToolBarSection,
    WindowChapter,
    WindowCommand,
    WindowSubmenu,
    has_picture,
)
from sr_desktop.ui.window.copying import Copying
from sr_desktop.ui.window.opening import Opening
from sr_desktop.ui.window.session_files.feature import SessionFiles

FILES = WindowChapter(
    QT_TRANSLATE_NOOP("Actions", "Files"),
    (
        WindowCommand(
            "open",
            QT_TRANSLATE_NOOP("Actions", "&Open…"),
            QT_TRANSLATE_NOOP("Actions", "Open a picture, or several"),
            lambda w: w.documents.open_by_dialog(),
            keys=("Ctrl+O",),
            menu=Place(MenuId.FILE, 0),
            tool_bar=ToolBarSection.OPEN,
            icon="open",
            short=QT_TRANSLATE_NOOP("Actions", "Open"),
        ),
        WindowCommand(
            "open-folder",
            QT_TRANSLATE_NOOP("Actions", "Open &folder…"),
            QT_TRANSLATE_NOOP("Actions", "Open all pictures of a folder"),
            lambda w: w.documents.open_folder_by_dialog(),
            keys=("Ctrl+Shift+O",),
            menu=Place(MenuId.FILE, 0),
            icon="folder",
        ),
        WindowCommand(
            "add-folder",
            QT_TRANSLATE_NOOP("Actions", "A&dd folder…"),
            QT_TRANSLATE_NOOP(
                "Actions", "Open all pictures of a folder behind those that are open; each folder is a set of its own"
            ),
            lambda w: w.feature(Collection).add_folder_by_dialog(),
            menu=Place(MenuId.FILE, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "subfolders",
            QT_TRANSLATE_NOOP("Actions", "Include su&bfolders"),
            QT_TRANSLATE_NOOP("Actions", "A folder that is opened stands for the pictures of its subfolders too"),
            lambda w: w.feature(Collection).toggle_subfolders(),
            menu=Place(MenuId.FILE, 0),
            checked_when=lambda w: w.settings.subfolders,
        ),
        WindowSubmenu(Place(MenuId.FILE, 0), make=lambda w: w.feature(Opening).recent_menu),
        WindowCommand(
            "paste",
            QT_TRANSLATE_NOOP("Actions", "&Paste"),
            QT_TRANSLATE_NOOP("Actions", "Open the picture, or the picture file, on the clipboard"),
            lambda w: w.documents.paste(),
            keys=("Ctrl+V",),
            menu=Place(MenuId.FILE, 0),
            tool_bar=ToolBarSection.OPEN,
            icon="paste",
        ),
        WindowCommand(
            "reload",
            QT_TRANSLATE_NOOP("Actions", "Reload from dis&k"),
            QT_TRANSLATE_NOOP("Actions", "Read the picture's file again"),
            lambda w: w.feature(Opening).reload(),
            keys=("Ctrl+R",),
            menu=Place(MenuId.FILE, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "value-range",
            QT_TRANSLATE_NOOP("Actions", "&Value range…"),
            QT_TRANSLATE_NOOP("Actions", "Choose which values are black and white in a file of more than 8 bits"),
            lambda w: w.feature(Reading).choose_range(),
            menu=Place(MenuId.FILE, 0),
            enabled_when=lambda w: w.feature(Reading).can_choose_range,
        ),
        WindowSubmenu(Place(MenuId.FILE, 0), MenuId.SESSION),
        WindowCommand(
            "open-session",
            QT_TRANSLATE_NOOP("Actions", "Open se&ssion…"),
            QT_TRANSLATE_NOOP("Actions", "Open what a session holds: pictures, methods, results, names and view"),
            lambda w: w.feature(SessionFiles).open_by_dialog(),
            menu=Place(MenuId.SESSION, 0),
        ),
        WindowCommand(
            "save-session",
            QT_TRANSLATE_NOOP("Actions", "Sa&ve session"),
            QT_TRANSLATE_NOOP("Actions", "Save what is open, how it is compared and shown, to be opened again"),
            lambda w: w.feature(SessionFiles).save(),
            keys=("Ctrl+Alt+S",),
            menu=Place(MenuId.SESSION, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "save-session-as",
            QT_TRANSLATE_NOOP("Actions", "Save session &as…"),
            QT_TRANSLATE_NOOP("Actions", "Save the session to another file"),
            lambda w: w.feature(SessionFiles).save_as(),
            menu=Place(MenuId.SESSION, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "close",
            QT_TRANSLATE_NOOP("Actions", "&Close picture"),
            QT_TRANSLATE_NOOP("Actions", "Back to the welcome page"),
            lambda w: w.feature(Opening).close_picture(),
            keys=("Ctrl+W",),
            menu=Place(MenuId.FILE, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "export",
            QT_TRANSLATE_NOOP("Actions", "&Export…"),
            QT_TRANSLATE_NOOP("Actions", "Save the results and their scores"),
            lambda w: w.feature(Exporting).export(),
            keys=("Ctrl+E", "Ctrl+S"),
            menu=Place(MenuId.FILE, 1),
            tool_bar=ToolBarSection.END,
            icon="export",
            enabled_when=has_picture,
        ),
        WindowCommand(
            "export-region",
            QT_TRANSLATE_NOOP("Actions", "Export visible re&gion…"),
            QT_TRANSLATE_NOOP("Actions", "Save what the panes show now"),
            lambda w: w.feature(Exporting).export_visible(),
            keys=("Ctrl+Shift+E", "Ctrl+Shift+S"),
            menu=Place(MenuId.FILE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "enlarge",
            QT_TRANSLATE_NOOP("Actions", "E&nlarge pictures…"),
            QT_TRANSLATE_NOOP("Actions", "Enlarge files, or all pictures of a folder, by one method and write them"),
            lambda w: w.feature(Enlarging).open(),
            keys=("Shift+U",),
            menu=Place(MenuId.FILE, 1),
            icon="upscale",
            short=QT_TRANSLATE_NOOP("Actions", "Enlarge all"),
        ),
        WindowCommand(
            "figure",
            QT_TRANSLATE_NOOP("Actions", "F&igure…"),
            QT_TRANSLATE_NOOP("Actions", "Make the figure of a paper: regions of every method, side by side"),
            lambda w: w.feature(PaperFigure).open(),
            keys=("Ctrl+Shift+F",),
            menu=Place(MenuId.FILE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "flip",
            QT_TRANSLATE_NOOP("Actions", "F&lip…"),
            QT_TRANSLATE_NOOP("Actions", "Make an animation that shows two results in turn"),
            lambda w: w.feature(Flip).open(),
            keys=("Ctrl+Shift+L",),
            menu=Place(MenuId.FILE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "share-page",
            QT_TRANSLATE_NOOP("Actions", "Share as a &web page…"),
            QT_TRANSLATE_NOOP("Actions", "Write the shown results and their scores to one file that any browser shows"),
            lambda w: w.feature(Sharing).share(),
            menu=Place(MenuId.FILE, 1),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "quit",
            QT_TRANSLATE_NOOP("Actions", "&Quit"),
            QT_TRANSLATE_NOOP("Actions", "Leave SR Desktop"),
            lambda w: w.window.close(),
            keys=("Ctrl+Q",),
            menu=Place(MenuId.FILE, 2),
        ),
        WindowCommand(
            "copy-pane",
            QT_TRANSLATE_NOOP("Actions", "&Copy pane"),
            QT_TRANSLATE_NOOP("Actions", "Copy what the pane under the pointer shows"),
            lambda w: w.feature(Copying).copy_pane(),
            keys=("Ctrl+C",),
            menu=Place(MenuId.EDIT, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "copy-region",
            QT_TRANSLATE_NOOP("Actions", "Copy &region of all panes"),
            QT_TRANSLATE_NOOP(
                "Actions", "Copy the marked region of every pane, else what is shown, as one labelled picture"
            ),
            lambda w: w.feature(PaperFigure).copy_region(),
            keys=("Ctrl+Alt+C",),
            menu=Place(MenuId.EDIT, 0),
            enabled_when=has_picture,
        ),
        WindowCommand(
            "copy-figures",
            QT_TRANSLATE_NOOP("Actions", "Copy sc&ores"),
            QT_TRANSLATE_NOOP("Actions", "Copy the scores of all panes as a table"),
            lambda w: w.feature(Copying).copy_scores(),
            keys=("Ctrl+Shift+C",),
            menu=Place(MenuId.EDIT, 0),
            enabled_when=has_picture,
        ),
    ),
)
