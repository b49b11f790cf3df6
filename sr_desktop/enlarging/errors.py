"""What cannot be done when pictures are enlarged."""

from __future__ import annotations

from sr_desktop.messages.message import MessageError


class EnlargeError(MessageError):
    """A choice that makes no sense, or a picture that it cannot be applied to; the message says why."""


class ExistsError(EnlargeError):
    """A file has taken the name since the names were given, and is kept."""


class LargeEnoughError(EnlargeError):
    """The picture has the wanted size already, which is no failure."""
