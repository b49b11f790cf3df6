"""What is put away in full screen, and when it is there again."""

from __future__ import annotations

from sr_desktop.ui.workspace.absence import Absence


def test_it_is_put_away_until_it_is_asked_for_and_closed_only_until_full_screen_ends() -> None:
    absence = Absence()
    absence.begin()
    assert (absence.is_now, absence.ends) == (True, True)
    absence.interrupt()
    assert (absence.is_now, absence.ends) == (False, True)
    assert absence.resume(), "closed once more, it is only put away"
    assert absence.is_now
    absence.end()
    assert (absence.is_now, absence.ends) == (False, False)


def test_what_was_not_there_before_is_closed_for_good() -> None:
    absence = Absence()
    absence.interrupt()
    assert not absence.resume()
    assert not absence.is_now
