"""How an export ends early."""

from __future__ import annotations


class ExportError(Exception):
    """Something could not be exported; the message is one sentence for the user that names the file and says why."""


class ExportCancelled(Exception):
    """Raised through the measuring of a region to abandon it; callers of this package never see it."""
