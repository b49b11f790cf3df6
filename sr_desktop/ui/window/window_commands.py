"""What happens when an action on the work, the clipboard or the window is triggered."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QMainWindow

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.actions.wording import first_key
from sr_desktop.ui.dialogs.about import AboutDialog
from sr_desktop.ui.dialogs.settings_dialog import SettingsDialog
from sr_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from sr_desktop.ui.keys.keymap import Keymap
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.widgets import desktop as clipboard
from sr_desktop.ui.widgets.toasts import Toasts
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.session import Session

_THEMES = {
    ActionId.THEME_SYSTEM: ThemeChoice.SYSTEM,
    ActionId.THEME_DARK: ThemeChoice.DARK,
    ActionId.THEME_LIGHT: ThemeChoice.LIGHT,
}

OPEN_ANEW = 100
"""The code with which the application leaves its loop to open the window anew, in another language."""


class WindowCommands(QObject):
    """Actions on the work, the clipboard and the window itself.

    Signals:
        settings_changed: Device or precision is another.
    """

    settings_changed = Signal()

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        pane_actions: PaneActions,
        stage: PaneArea,
        session: Session,
        settings: Settings,
        theme: Theme,
        toasts: Toasts,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._stage = stage
        self._session = session
        self._settings = settings
        self._theme = theme
        self._toasts = toasts
        self._language = settings.language
        self._pane_actions = pane_actions
        self.keymap = Keymap(actions, pane_actions, settings, self)
        self.keymap.changed.connect(self._tell_keys)
        pane_actions.panes_changed.connect(self._tell_keys)
        self._tell_keys()
        for action_id, act in (
            (ActionId.CANCEL, session.cancel),
            (ActionId.COPY_PANE, self._copy_pane),
            (ActionId.COPY_FIGURES, self._copy_figures),
            (ActionId.SETTINGS, self._ask_settings),
            (ActionId.SHORTCUTS, self._show_shortcuts),
            (ActionId.ABOUT, self._show_about),
            (ActionId.QUIT, window.close),
        ):
            actions[action_id].triggered.connect(act)
        actions[ActionId.FULL_SCREEN].toggled.connect(self._set_full_screen)
        for action_id, choice in _THEMES.items():
            actions[action_id].setChecked(choice is theme.choice)
            actions[action_id].triggered.connect(self._set_theme)

    @Slot()
    def _copy_pane(self) -> None:
        name = self._stage.current
        if name is None:
            return
        region = self._stage.model.visible_rect
        title, pixels = self._excerpt(name, region)
        if pixels is None or region.is_empty:
            self._toasts.notice(self.tr("{title} is not finished yet; there is nothing to copy.").format(title=title))
            return
        clipboard.copy_image(pixels, Rect(0, 0, region.width, region.height))
        self._toasts.notice(
            self.tr("Copied {width} × {height} pixels of {title}.").format(
                width=region.width, height=region.height, title=title
            )
        )

    def _excerpt(self, pane_id: str, region: Rect) -> tuple[str, Pixels | None]:
        """Title and pixels of what is seen at the pointer; no pixels before they are complete."""
        if self._stage.combined_view is not None:
            return self._stage.combined_view.excerpt(region)
        pixels = self._stage.pixels_of(pane_id)
        return self._stage.titles[pane_id], None if pixels is None else pixels[region.slices]

    @Slot()
    def _copy_figures(self) -> None:
        results = self._session.results
        done = [results[name] for name in self._stage.wanted_methods if name in results]
        if not done:
            self._toasts.notice(self.tr("No pane is finished yet; there are no figures to copy."))
            return
        clipboard.copy_text(clipboard.figures_table(done, self._session.catalogue))
        self._toasts.notice(self.tr("Copied the figures of {count} panes as a table.").format(count=len(done)))

    @Slot()
    def _ask_settings(self) -> None:
        self._language = self._settings.language
        dialog = SettingsDialog(self._settings, self.keymap, self._window)
        dialog.accepted.connect(self._apply_settings)
        self._open(dialog)

    @Slot()
    def _apply_settings(self) -> None:
        self._choose_theme(self._settings.theme)
        self.settings_changed.emit()
        if self._settings.language is not self._language:
            toast = self._toasts.notice(self.tr("The window speaks the other language when it opens the next time."))
            toast.add_button(self.tr("Open it anew now"), self._open_anew)

    @Slot()
    def _open_anew(self) -> None:
        QCoreApplication.exit(OPEN_ANEW)

    @Slot()
    def _tell_keys(self) -> None:
        """The titles of the panes tell the keys that there are now."""
        alone = {action.data(): first_key(action) for action in self._pane_actions.solo}
        moving = (first_key(self._actions[action_id]) for action_id in (ActionId.MOVE_BACK, ActionId.MOVE_ON))
        self._stage.tell_keys(alone, ", ".join(key for key in moving if key))

    @Slot()
    def _set_theme(self) -> None:
        for action_id, choice in _THEMES.items():
            if self._actions[action_id].isChecked():
                self._choose_theme(choice)

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._settings.theme = choice
        for action_id, of_action in _THEMES.items():
            self._actions[action_id].setChecked(of_action is choice)
        if self._theme.choice is not choice:
            self._theme.set_choice(choice)

    @Slot(bool)
    def _set_full_screen(self, full: bool) -> None:
        state = self._window.windowState()
        screen = Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | screen if full else state & ~screen)

    @Slot()
    def _show_shortcuts(self) -> None:
        self._open(ShortcutsDialog(self.keymap.chapters(), self._window))

    @Slot()
    def _show_about(self) -> None:
        self._open(AboutDialog(self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
