"""How a job of many pictures ended."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended.

    Attributes:
        failed: Whether a picture, or a method on a picture, failed; each was named.
        cancelled: Whether it was cancelled before the end.
    """

    failed: bool
    cancelled: bool
