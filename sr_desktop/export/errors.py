"""How an export ends early."""

from __future__ import annotations

from sr_desktop.messages.message import MessageError


class ExportError(MessageError):
    """Something cannot be exported; the message names the file and says why."""


class RequestError(MessageError, ValueError):
    """There can be no figure or flip of that kind; the message says why."""


class ExportCancelled(Exception):
    """Raised through the measuring of a region to abandon it; callers of this package never see it."""
