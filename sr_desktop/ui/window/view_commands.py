"""What happens when an action on the view or on the panes is triggered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from sr_desktop.ui.actions.actions import Actions
from sr_desktop.ui.actions.ids import ActionId
from sr_desktop.ui.actions.tips import KeyedTip
from sr_desktop.ui.settings import Layout, Settings
from sr_desktop.ui.workspace.pane_actions import PaneActions
from sr_desktop.ui.workspace.pane_area import PaneArea
from sr_desktop.ui.workspace.pane_feed import ORIGINAL

_LAYOUTS = {
    Layout.GRID: ActionId.GRID,
    Layout.SINGLE: ActionId.SINGLE,
    Layout.WIPE: ActionId.WIPE,
    Layout.FOUR_WIPE: ActionId.FOUR_WIPE,
    Layout.DIFFERENCE: ActionId.DIFFERENCE,
}


class ViewCommands(QObject):
    """Actions that move the view or arrange the panes."""

    def __init__(self, actions: Actions, pane_actions: PaneActions, stage: PaneArea, settings: Settings) -> None:
        super().__init__(stage)
        self._actions = actions
        self._pane_actions = pane_actions
        self._stage = stage
        model = stage.model
        for action_id, act in (
            (ActionId.FIT, model.fit),
            (ActionId.ZOOM_100, model.one_to_one),
            (ActionId.ZOOM_IN, model.zoom_in),
            (ActionId.ZOOM_OUT, model.zoom_out),
            (ActionId.BACK, model.back),
            (ActionId.FORWARD, model.forward),
            (ActionId.PAN_LEFT, model.pan_left),
            (ActionId.PAN_RIGHT, model.pan_right),
            (ActionId.PAN_UP, model.pan_up),
            (ActionId.PAN_DOWN, model.pan_down),
            (ActionId.SHOW_ALL, stage.show_all),
            (ActionId.GRID, self._show_grid),
            (ActionId.SINGLE, self._show_single),
            (ActionId.WIPE, self._show_wipe),
            (ActionId.FOUR_WIPE, self._show_four_wipe),
            (ActionId.SWAP, stage.swap),
            (ActionId.TURN_DIVIDER, stage.wipe.turn),
            (ActionId.DIFFERENCE, self._show_difference),
            (ActionId.DIFFERENCE_KIND, stage.difference.toggle_kind),
            (ActionId.MORE_GAIN, stage.difference.more_gain),
            (ActionId.LESS_GAIN, stage.difference.less_gain),
            (ActionId.LEAVE_SINGLE, self._show_grid),
            (ActionId.NEXT_PANE, self._next),
            (ActionId.PREVIOUS_PANE, self._previous),
        ):
            actions[action_id].triggered.connect(act)
        actions[ActionId.ZOOM_200].triggered.connect(self._zoom_200)
        actions[ActionId.ZOOM_400].triggered.connect(self._zoom_400)
        actions[ActionId.SHOW_ORIGINAL].setChecked(settings.show_original)
        actions[ActionId.SHOW_ORIGINAL].triggered.connect(self._show_original)
        actions[ActionId.CROSSHAIR].setChecked(settings.crosshair)
        model.set_crosshair_shown(settings.crosshair)
        actions[ActionId.CROSSHAIR].toggled.connect(model.set_crosshair_shown)
        self._settings = settings
        actions[ActionId.CROSSHAIR].toggled.connect(self._keep_crosshair)
        pane_actions.shown_changed.connect(stage.show_pane)
        pane_actions.solo_requested.connect(stage.show_alone)
        for widget, keyed in (
            (stage.wipe.swap_button, (ActionId.SWAP,)),
            (stage.wipe.turn_button, (ActionId.TURN_DIVIDER,)),
            (stage.four_wipe.swap_button, (ActionId.SWAP,)),
            (stage.difference.kind_choice, (ActionId.DIFFERENCE_KIND,)),
            (stage.difference.gain_slider, (ActionId.LESS_GAIN, ActionId.MORE_GAIN)),
        ):
            KeyedTip(widget, [actions[action_id] for action_id in keyed])
        stage.arrangement_changed.connect(self._reflect)
        self._reflect()

    @Slot()
    def _zoom_200(self) -> None:
        self._stage.model.zoom_to(2.0)

    @Slot()
    def _zoom_400(self) -> None:
        self._stage.model.zoom_to(4.0)

    @Slot()
    def _show_grid(self) -> None:
        self._stage.show_layout(Layout.GRID)

    @Slot()
    def _show_single(self) -> None:
        self._stage.show_layout(Layout.SINGLE)

    @Slot()
    def _show_wipe(self) -> None:
        self._stage.show_layout(Layout.WIPE)

    @Slot()
    def _show_four_wipe(self) -> None:
        self._stage.show_layout(Layout.FOUR_WIPE)

    @Slot()
    def _show_difference(self) -> None:
        self._stage.show_layout(Layout.DIFFERENCE)

    @Slot()
    def _next(self) -> None:
        self._stage.show_next(1)

    @Slot()
    def _previous(self) -> None:
        self._stage.show_next(-1)

    @Slot(bool)
    def _show_original(self, shown: bool) -> None:
        self._stage.show_pane(ORIGINAL, shown)

    @Slot(bool)
    def _keep_crosshair(self, shown: bool) -> None:
        self._settings.crosshair = shown

    @Slot()
    def _reflect(self) -> None:
        """The check marks follow what is shown, whoever changed it."""
        shown = self._stage.unhidden
        for name in self._stage.order:
            self._pane_actions.set_shown(name, name in shown)
        self._actions[ActionId.SHOW_ORIGINAL].setChecked(self._settings.show_original)
        layout = self._stage.arrangement
        self._actions[_LAYOUTS[layout]].setChecked(True)
        self._actions[ActionId.LEAVE_SINGLE].setEnabled(layout is not Layout.GRID)
        self._actions[ActionId.SWAP].setEnabled(self._stage.combined_view is not None)
        self._actions[ActionId.TURN_DIVIDER].setEnabled(layout is Layout.WIPE)
        for action_id in (ActionId.DIFFERENCE_KIND, ActionId.MORE_GAIN, ActionId.LESS_GAIN):
            self._actions[action_id].setEnabled(layout is Layout.DIFFERENCE)
