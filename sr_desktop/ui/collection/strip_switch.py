"""Whether the film strip is shown."""

from __future__ import annotations

from sr_desktop.ui.collection.strip import FilmStrip
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.workspace.absence import Absence


class StripSwitch:
    """Shows the film strip while it is wanted and there are several pictures.

    In full screen it is put away as docks are, see `Absence`.

    Args:
        strip: The strip.
        settings: Where it is remembered whether it is wanted.
    """

    def __init__(self, strip: FilmStrip, settings: Settings) -> None:
        self._strip = strip
        self._settings = settings
        self._has_several = False
        self._is_full_screen = False
        self._absence = Absence()

    @property
    def is_chosen(self) -> bool:
        """Whether the strip is wanted and not put away."""
        return self._settings.film_strip_shown and not self._absence.is_now

    def toggle(self) -> None:
        """Show the strip, or hide it; one that was there before full screen is hidden until that ends."""
        if not self.is_chosen:
            self._settings.film_strip_shown = True
            self._absence.interrupt()
        elif not self._absence.resume():
            self._settings.film_strip_shown = False
        self._follow()

    def want(self, wanted: bool) -> None:
        """Show the strip, or never; in full screen, once that ends."""
        self._settings.film_strip_shown = wanted
        self.set_full_screen(self._is_full_screen)

    def set_full_screen(self, is_full: bool) -> None:
        """Put the strip away while the window fills the screen."""
        self._is_full_screen = is_full
        if is_full and self._settings.film_strip_shown:
            self._absence.begin()
        else:
            self._absence.end()
        self._follow()

    def set_count(self, count: int) -> None:
        """There are so many pictures now."""
        self._has_several = count > 1
        self._follow()

    def _follow(self) -> None:
        self._strip.setVisible(self._has_several and self.is_chosen)
