"""The menu bar."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId


class Menus:
    """Fills a window's menu bar from its actions.

    Args:
        window: Whose menu bar.
        actions: The window's actions.
        recent: The menu of recent pictures.
        shown_panes: Actions that show and hide panes.
        solo_panes: Actions that show one alone.
        remove_model: The menu of the user's models.
        remove_result: The menu of the results that were added for the open picture.
    """

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        recent: QMenu,
        shown_panes: Iterable[QAction],
        solo_panes: Iterable[QAction],
        remove_model: QMenu,
        remove_result: QMenu,
    ) -> None:
        self._window = window
        self._actions = actions
        a = ActionId
        translate = QCoreApplication.translate

        files = self._menu(translate("Menus", "&File"), a.OPEN, a.OPEN_FOLDER)
        files.addMenu(recent)
        self._fill(files, a.PASTE, a.RELOAD, a.CLOSE, None, a.EXPORT, a.EXPORT_REGION, a.FIGURE, a.FLIP, None, a.QUIT)

        self._menu(translate("Menus", "&Edit"), a.COPY_PANE, a.COPY_REGION, a.COPY_FIGURES, None, a.SETTINGS)

        view = self._menu(translate("Menus", "&View"), a.GRID, a.SINGLE, a.WIPE, a.FOUR_WIPE, a.DIFFERENCE, None)
        self._fill(view, a.SWAP, a.TURN_DIVIDER, a.DIFFERENCE_KIND, a.MORE_GAIN, a.LESS_GAIN, None)
        self._fill(view, a.FIT, a.ZOOM_100, a.ZOOM_200, a.ZOOM_400, a.ZOOM_IN, a.ZOOM_OUT)
        self._fill(view, None, a.BACK, a.FORWARD, None, a.FLASH_ORIGINAL)
        self._fill(view, a.LOUPE, a.LOUPE_MORE, a.LOUPE_LESS, a.CROSSHAIR)
        measure = view.addMenu(translate("Menus", "&Measure"))
        self._fill(measure, a.TABLE, a.PROFILE, a.SPECTRUM, a.HISTOGRAM)
        theme = view.addMenu(translate("Menus", "&Appearance"))
        self._fill(theme, a.THEME_SYSTEM, a.THEME_DARK, a.THEME_LIGHT)
        self._fill(view, a.FULL_SCREEN)

        panes = self._menu(
            translate("Menus", "&Panes"), a.REFERENCE, a.UPSCALE, None, a.NEXT_PANE, a.PREVIOUS_PANE, None
        )
        panes.addActions(list(shown_panes))
        self._fill(panes, a.SHOW_ORIGINAL, a.SHOW_ALL)
        alone = panes.addMenu(translate("Menus", "Show a&lone"))
        alone.addActions(list(solo_panes))
        self._fill(panes, None, a.ADD_MODEL)
        panes.addMenu(remove_model)
        self._fill(panes, a.ADD_RESULT)
        panes.addMenu(remove_result)
        self._fill(panes, None, a.RECOMPUTE, a.CANCEL)
        self._panes, self._alone = panes, alone

        pictures = self._menu(translate("Menus", "Pi&ctures"), a.NEXT_PICTURE, a.PREVIOUS_PICTURE)
        self._fill(pictures, a.FIRST_PICTURE, a.LAST_PICTURE, None, a.FILM_STRIP, None)
        self._fill(pictures, a.EVALUATE_ALL, a.CANCEL_EVALUATION, a.EVALUATION)

        self._menu(translate("Menus", "&Help"), a.PALETTE, a.SHORTCUTS, a.WHY, None, a.ABOUT)

    def add_pane(self, show: QAction, solo: QAction) -> None:
        """List one more pane."""
        self._panes.insertAction(self._actions[ActionId.SHOW_ORIGINAL], show)
        self._alone.addAction(solo)

    def set_order(self, shown_panes: Iterable[QAction], solo_panes: Iterable[QAction]) -> None:
        """List the panes in this order."""
        self._panes.insertActions(self._actions[ActionId.SHOW_ORIGINAL], list(shown_panes))
        self._alone.addActions(list(solo_panes))

    def _menu(self, title: str, *entries: ActionId | None) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        self._fill(menu, *entries)
        return menu

    def _fill(self, menu: QMenu, *entries: ActionId | None) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[entry])
