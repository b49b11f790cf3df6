"""What one does with files and the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.actions.declaration import Declaration
from sr_desktop.ui.actions.ids import ActionId


def declarations() -> tuple[Declaration, ...]:
    """The actions of this chapter, in the order in which a list shows them."""
    translate = QCoreApplication.translate
    return (
        Declaration(
            ActionId.OPEN,
            translate("Actions", "&Open…"),
            translate("Actions", "Open a picture, or several"),
            keys=("Ctrl+O",),
            icon="open",
            short=translate("Actions", "Open"),
        ),
        Declaration(
            ActionId.OPEN_FOLDER,
            translate("Actions", "Open &folder…"),
            translate("Actions", "Open all pictures of a folder"),
            keys=("Ctrl+Shift+O",),
            icon="folder",
        ),
        Declaration(
            ActionId.PASTE,
            translate("Actions", "&Paste"),
            translate("Actions", "Open the picture, or the picture file, on the clipboard"),
            keys=("Ctrl+V",),
            icon="paste",
        ),
        Declaration(
            ActionId.RELOAD,
            translate("Actions", "&Reload from disk"),
            translate("Actions", "Read the picture's file again"),
            keys=("Ctrl+R",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.CLOSE,
            translate("Actions", "&Close picture"),
            translate("Actions", "Back to the welcome page"),
            keys=("Ctrl+W",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.EXPORT,
            translate("Actions", "&Export…"),
            translate("Actions", "Save the results and their figures"),
            keys=("Ctrl+E", "Ctrl+S"),
            icon="export",
            needs_picture=True,
        ),
        Declaration(
            ActionId.EXPORT_REGION,
            translate("Actions", "Export visible re&gion…"),
            translate("Actions", "Save what the panes show now"),
            keys=("Ctrl+Shift+E", "Ctrl+Shift+S"),
            needs_picture=True,
        ),
        Declaration(
            ActionId.FIGURE,
            translate("Actions", "F&igure…"),
            translate("Actions", "Make the figure of a paper: regions of every method, side by side"),
            keys=("Ctrl+Shift+F",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.FLIP,
            translate("Actions", "F&lip…"),
            translate("Actions", "Make an animation that shows two results in turn"),
            keys=("Ctrl+Shift+L",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.QUIT, translate("Actions", "&Quit"), translate("Actions", "Leave SR Desktop"), keys=("Ctrl+Q",)
        ),
        Declaration(
            ActionId.COPY_PANE,
            translate("Actions", "&Copy pane"),
            translate("Actions", "Copy what the pane under the pointer shows"),
            keys=("Ctrl+C",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.COPY_REGION,
            translate("Actions", "Copy &region of all panes"),
            translate("Actions", "Copy the marked region of every pane, else what is shown, as one labelled picture"),
            keys=("Ctrl+Alt+C",),
            needs_picture=True,
        ),
        Declaration(
            ActionId.COPY_FIGURES,
            translate("Actions", "Copy &figures"),
            translate("Actions", "Copy the figures of all panes as a table"),
            keys=("Ctrl+Shift+C",),
            needs_picture=True,
        ),
    )
