"""Every action of the window, declared once: label, icon, keys and explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from sr_desktop.ui.theme.icons import icon as load_icon


class ActionId(StrEnum):
    """Names of the actions."""

    OPEN = "open"
    PASTE = "paste"
    RELOAD = "reload"
    CLOSE = "close"
    EXPORT = "export"
    EXPORT_REGION = "export-region"
    QUIT = "quit"
    COPY_PANE = "copy-pane"
    COPY_FIGURES = "copy-figures"
    SETTINGS = "settings"
    REFERENCE = "reference"
    UPSCALE = "upscale"
    RECOMPUTE = "recompute"
    CANCEL = "cancel"
    GRID = "grid"
    SINGLE = "single"
    WIPE = "wipe"
    SWAP = "swap"
    TURN_DIVIDER = "turn-divider"
    DIFFERENCE = "difference"
    DIFFERENCE_KIND = "difference-kind"
    MORE_GAIN = "more-gain"
    LESS_GAIN = "less-gain"
    LEAVE_SINGLE = "leave-single"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    SHOW_ALL = "show-all"
    SHOW_ORIGINAL = "show-original"
    ADD_MODEL = "add-model"
    CROSSHAIR = "crosshair"
    TABLE = "table"
    FIT = "fit"
    ZOOM_100 = "zoom-100"
    ZOOM_200 = "zoom-200"
    ZOOM_400 = "zoom-400"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"
    BACK = "back"
    FORWARD = "forward"
    PAN_LEFT = "pan-left"
    PAN_RIGHT = "pan-right"
    PAN_UP = "pan-up"
    PAN_DOWN = "pan-down"
    FULL_SCREEN = "full-screen"
    THEME_SYSTEM = "theme-system"
    THEME_DARK = "theme-dark"
    THEME_LIGHT = "theme-light"
    SHORTCUTS = "shortcuts"
    ABOUT = "about"


class Actions(QObject):
    """The window's actions by name. Whoever handles one connects to its `triggered`.

    An action that needs a picture is disabled by `set_picture_open(False)`, and then leaves its key to whatever has the
    focus, so that arrows still move through the welcome page.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[ActionId, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._needing_picture: list[QAction] = []
        self._chapters: dict[str, list[QAction]] = {}
        for title, declare in (
            (self.tr("Files"), self._declare_files),
            (self.tr("View"), self._declare_view),
            (self.tr("Panes"), self._declare_panes),
            (self.tr("Comparison"), self._declare_comparison),
            (self.tr("Window"), self._declare_window),
        ):
            self._chapter = self._chapters.setdefault(title, [])
            declare()
        self.set_picture_open(False)

    def __getitem__(self, action_id: ActionId) -> QAction:
        return self._actions[action_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def groups(self) -> tuple[tuple[str, Sequence[QAction]], ...]:
        """All actions under titles, for a page that lists them."""
        return tuple(self._chapters.items())

    def set_picture_open(self, is_open: bool) -> None:
        """Enable or disable all that makes sense only while a picture is open."""
        for action in self._needing_picture:
            action.setEnabled(is_open)

    def _declare_files(self) -> None:
        add = self._add
        add(ActionId.OPEN, self.tr("&Open…"), self.tr("Open a picture"), "Ctrl+O", icon="open", short=self.tr("Open"))
        add(
            ActionId.PASTE, self.tr("&Paste"), self.tr("Open the picture, or the picture file, on the clipboard"),
            "Ctrl+V", icon="paste",
        )  # fmt: skip
        add(
            ActionId.RELOAD,
            self.tr("&Reload from disk"),
            self.tr("Read the picture's file again"),
            "Ctrl+R",
            needs=True,
        )
        add(ActionId.CLOSE, self.tr("&Close picture"), self.tr("Back to the welcome page"), "Ctrl+W", needs=True)
        add(
            ActionId.EXPORT, self.tr("&Export…"), self.tr("Save the results and their figures"),
            "Ctrl+E", "Ctrl+S", icon="export", needs=True,
        )  # fmt: skip
        add(
            ActionId.EXPORT_REGION, self.tr("Export visible re&gion…"), self.tr("Save what the panes show now"),
            "Ctrl+Shift+E", "Ctrl+Shift+S", needs=True,
        )  # fmt: skip
        add(ActionId.QUIT, self.tr("&Quit"), self.tr("Leave SR Desktop"), "Ctrl+Q")
        add(
            ActionId.COPY_PANE, self.tr("&Copy pane"), self.tr("Copy what the pane under the pointer shows"),
            "Ctrl+C", needs=True,
        )  # fmt: skip
        add(
            ActionId.COPY_FIGURES, self.tr("Copy &figures"), self.tr("Copy the figures of all panes as a table"),
            "Ctrl+Shift+C", needs=True,
        )  # fmt: skip

    def _declare_comparison(self) -> None:
        add = self._add
        add(
            ActionId.REFERENCE, self.tr("&Reference"),
            self.tr("The picture is the truth: shrink it four times, restore it, and measure the results against it"),
            "R", group="mode",
        )  # fmt: skip
        add(
            ActionId.UPSCALE, self.tr("&Upscale"),
            self.tr("The picture is the input: enlarge it four times; there is nothing to measure against"),
            "U", group="mode",
        )  # fmt: skip
        add(
            ActionId.RECOMPUTE,
            self.tr("Re&compute"),
            self.tr("Go on with what was cancelled, or compute every pane anew"),
            "F5",
            needs=True,
        )
        add(ActionId.CANCEL, self.tr("C&ancel"), self.tr("Stop computing; finished panes stay"), "Ctrl+.")

    def _declare_panes(self) -> None:
        add = self._add
        add(
            ActionId.GRID, self.tr("&Grid"), self.tr("Show all panes side by side"),
            "G", "Ctrl+0", icon="grid", group="layout", needs=True,
        )  # fmt: skip
        add(
            ActionId.SINGLE, self.tr("&Single"), self.tr("Show one pane alone; Ctrl+1, Ctrl+2, … choose which"),
            "S", icon="single", group="layout", needs=True,
        )  # fmt: skip
        add(
            ActionId.WIPE, self.tr("&Wipe"), self.tr("Show two results in one place, parted by a divider to drag"),
            "W", icon="wipe", group="layout", needs=True,
        )  # fmt: skip
        add(
            ActionId.DIFFERENCE, self.tr("&Difference"), self.tr("Show how far a result is from the original"),
            "D", icon="difference", group="layout", needs=True,
        )  # fmt: skip
        add(ActionId.SWAP, self.tr("S&wap the two"), self.tr("Each of the two results takes the other's place"), "X")
        add(ActionId.TURN_DIVIDER, self.tr("&Turn the divider"), self.tr("Wipe across or down"), "T")
        add(ActionId.DIFFERENCE_KIND, self.tr("Absolute or si&gned"), self.tr("The kind of difference"), "N")
        add(ActionId.MORE_GAIN, self.tr("&More gain"), self.tr("Magnify the difference twice as much"), "]")
        add(ActionId.LESS_GAIN, self.tr("&Less gain"), self.tr("Magnify the difference half as much"), "[")
        add(ActionId.LEAVE_SINGLE, self.tr("Back to the grid"), self.tr("Show all panes again"), "Esc", needs=True)
        add(ActionId.NEXT_PANE, self.tr("&Next pane"), self.tr("Show the next pane alone"), "Ctrl+PgDown", needs=True)
        add(
            ActionId.PREVIOUS_PANE,
            self.tr("&Previous pane"),
            self.tr("Show the pane before alone"),
            "Ctrl+PgUp",
            needs=True,
        )
        add(ActionId.SHOW_ALL, self.tr("Show &all panes"), self.tr("Bring back the hidden panes"), needs=True)
        add(
            ActionId.SHOW_ORIGINAL, self.tr("&Original"), self.tr("Show the original as a further pane"),
            "O", checkable=True,
        )  # fmt: skip
        add(
            ActionId.ADD_MODEL,
            self.tr("Add &model…"),
            self.tr("Compare a model file of your own (.pth, .safetensors)"),
            "Ctrl+M",
        )

        add(
            ActionId.CROSSHAIR, self.tr("&Crosshair"), self.tr("Mark the spot under the pointer in every other pane"),
            "C", checkable=True,
        )  # fmt: skip

    def _declare_view(self) -> None:
        add = self._add
        add(
            ActionId.FIT, self.tr("&Fit to pane"), self.tr("Show the whole picture"), "0",
            icon="fit", short=self.tr("Fit"), needs=True,
        )  # fmt: skip
        add(ActionId.ZOOM_100, self.tr("100 %"), self.tr("One picture pixel to a screen pixel"), "1", needs=True)
        add(ActionId.ZOOM_200, self.tr("200 %"), self.tr("Pixels twice as large"), "2", needs=True)
        add(ActionId.ZOOM_400, self.tr("400 %"), self.tr("Pixels four times as large"), "4", needs=True)
        add(
            ActionId.ZOOM_IN,
            self.tr("Zoom &in"),
            self.tr("Look closer"),
            "+",
            "=",
            "Ctrl++",
            icon="zoom-in",
            needs=True,
        )
        add(ActionId.ZOOM_OUT, self.tr("Zoom &out"), self.tr("See more"), "-", "Ctrl+-", icon="zoom-out", needs=True)
        add(
            ActionId.BACK, self.tr("Pre&vious view"), self.tr("Back to what was shown before"),
            "Backspace", "Alt+Left", icon="back", needs=True,
        )  # fmt: skip
        add(
            ActionId.FORWARD, self.tr("Ne&xt view"), self.tr("Undo going back"),
            "Shift+Backspace", "Alt+Right", needs=True,
        )  # fmt: skip
        add(ActionId.PAN_LEFT, self.tr("Move left"), self.tr("Show what is further left"), "Left", needs=True)
        add(ActionId.PAN_RIGHT, self.tr("Move right"), self.tr("Show what is further right"), "Right", needs=True)
        add(ActionId.PAN_UP, self.tr("Move up"), self.tr("Show what is further up"), "Up", needs=True)
        add(ActionId.PAN_DOWN, self.tr("Move down"), self.tr("Show what is further down"), "Down", needs=True)

        add(
            ActionId.TABLE, self.tr("&Table of figures"), self.tr("Show the figures of all methods in one table"),
            "F", checkable=True, needs=True,
        )  # fmt: skip

    def _declare_window(self) -> None:
        add = self._add
        add(
            ActionId.SETTINGS,
            self.tr("&Settings…"),
            self.tr("Device, precision and appearance"),
            "Ctrl+,",
            icon="settings",
        )
        add(ActionId.FULL_SCREEN, self.tr("F&ull screen"), self.tr("Use the whole screen"), "F11", checkable=True)
        add(ActionId.THEME_SYSTEM, self.tr("As the &system"), self.tr("Follow the system's colours"), group="theme")
        add(ActionId.THEME_DARK, self.tr("&Dark"), self.tr("Dark colours"), group="theme")
        add(ActionId.THEME_LIGHT, self.tr("&Light"), self.tr("Light colours"), group="theme")
        add(ActionId.SHORTCUTS, self.tr("&Keys and mouse"), self.tr("Every key and gesture"), "F1", "?", icon="help")
        add(ActionId.ABOUT, self.tr("&About SR Desktop"), self.tr("Version, licence and devices"))

    def _add(
        self,
        action_id: ActionId,
        label: str,
        tip: str,
        *keys: str,
        icon: str | None = None,
        short: str | None = None,
        group: str | None = None,
        checkable: bool = False,
        needs: bool = False,
    ) -> None:
        action = QAction(label, self._window)
        action.setObjectName(action_id.value)
        action.setCheckable(checkable or group is not None)
        action.setIconText(short if short is not None else label.replace("&", "").rstrip("…"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{tip} ({shown})" if shown else tip)
        action.setStatusTip("")
        action.setProperty("tip", tip)
        if icon is not None:
            action.setIcon(load_icon(icon))
        if group is not None:
            self._groups.setdefault(group, QActionGroup(self)).addAction(action)
        if needs:
            self._needing_picture.append(action)
        # Belonging to the window makes a key work even where no menu or button shows the action.
        self._window.addAction(action)
        self._chapter.append(action)
        self._actions[action_id] = action
