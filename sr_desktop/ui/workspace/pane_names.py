"""What the panes are called, the colours of their marks, and what the tooltips of their titles say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from sr_desktop.export.chart.styles import style_in
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.translation.names import original_name, translated_name
from sr_desktop.ui.workspace.pane_feed import ORIGINAL, describe_pane
from sr_desktop.ui.workspace.session import Session


class PaneNames:
    """Writes names and colours of methods into the titles of their panes.

    Args:
        session: Knows the methods.
        panes: The panes by id; more may come.

    Attributes:
        titles: The names of the panes by id.
    """

    def __init__(self, session: Session, panes: Mapping[str, Pane]) -> None:
        self._session = session
        self._panes = panes
        self._keys_alone: Mapping[str, str] = {}
        self._keys_of_moving = ""
        self.titles = {ORIGINAL: self._of_original}

    def add(self, pane_id: str) -> str:
        """Know a method that is to have a pane. Returns its name."""
        if pane_id != ORIGINAL:
            self.titles[pane_id] = translated_name(self._session.catalogue.get(pane_id).title)
        return self.titles[pane_id]

    def bring_back(self, pane_id: str) -> None:
        """Show a pane as its method is called and coloured now: that may have changed while it was away."""
        self.rename(pane_id, translated_name(self._session.catalogue.get(pane_id).title))
        self.mark(pane_id)

    def rename(self, pane_id: str, title: str) -> None:
        """Show a pane under this name from now on."""
        if title != self.titles[pane_id]:
            self.titles[pane_id] = title
            self._panes[pane_id].set_title(title)

    def name_original(self, *, is_input: bool) -> None:
        """Name the pane of the original, which shows the input where there is no original."""
        self.rename(ORIGINAL, QCoreApplication.translate("PaneArea", "Input") if is_input else self._of_original)

    @property
    def _of_original(self) -> str:
        return original_name(self._session.catalogue.title(ORIGINAL))

    def mark(self, pane_id: str) -> None:
        """Mark a pane with the colour that its method has now."""
        method = self._session.catalogue.find(pane_id)
        color = "" if method is None else method.color
        self._panes[pane_id].header.set_mark(style_in(color) if color else None)

    def tell_keys(self, alone: Mapping[str, str], moving: str) -> None:
        """Know the keys that show each pane alone, by its id, and those that move it."""
        self._keys_alone, self._keys_of_moving = alone, moving

    def describe(self, pane_ids: Iterable[str]) -> None:
        """Update methods and keys in the tooltips of these panes' titles."""
        for name in pane_ids:
            alone = self._keys_alone.get(name, "")
            about = describe_pane(self._session.catalogue.find(name), alone, self._keys_of_moving)
            self._panes[name].header.set_description(about)
