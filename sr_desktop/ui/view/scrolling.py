"""What turning a wheel, or moving two fingers on a trackpad, does to the view."""

from __future__ import annotations

from enum import StrEnum


class Scrolling(StrEnum):
    """What scrolls; on some systems a trackpad cannot be told from a wheel."""

    AUTO = "auto"
    TRACKPAD = "trackpad"
    MOUSE = "mouse"
