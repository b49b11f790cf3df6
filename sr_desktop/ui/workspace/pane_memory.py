"""Which methods' panes are shown, kept in the settings from one start to the next."""

from __future__ import annotations

from collections.abc import Mapping

from sr_desktop.methods import SHIPPED
from sr_desktop.ui.settings import Settings


def was_shown(method_id: str, settings: Settings) -> bool:
    """Whether a method's pane is to be shown: the default ones unless hidden, the extra ones once switched on.

    So a method that comes with an update does not change the panes that the user has arranged.
    """
    if method_id in SHIPPED.extra_ids:
        return method_id in settings.extra_panes
    return method_id not in settings.hidden_panes


def remember_shown(shown: Mapping[str, bool], settings: Settings) -> None:
    """Keep for the next start which methods' panes are shown, by their ids."""
    extra = SHIPPED.extra_ids
    settings.hidden_panes = tuple(name for name, is_shown in shown.items() if not is_shown and name not in extra)
    settings.extra_panes = tuple(name for name, is_shown in shown.items() if is_shown and name in extra)
