"""What is known of each picture of a job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from sr_desktop.enlarging.plan import Source
from sr_desktop.enlarging.size import Size
from sr_desktop.messages.message import Message


class State(Enum):
    """How far a picture is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    """It was enlarged now."""
    KNOWN = "known"
    """An earlier run enlarged it in the same way."""
    SKIPPED = "skipped"
    """It was left out, as asked; the remark says why."""
    FAILED = "failed"

    @property
    def is_ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self not in (State.WAITING, State.RUNNING)


OUTDATED = ("enlarge.made-of-other", "enlarge.older")
"""Codes of what is said where the file that is there is not of the picture as it is now."""


@dataclass(frozen=True, slots=True)
class Item:
    """One picture of a job.

    Attributes:
        source: The picture.
        state: How far it is.
        method: Id of the method; None where its file cannot be read.
        before: ``(width, height)`` as it is; None where that is not known.
        after: ``(width, height)`` that it gets.
        out: The file that is made, or was.
        settings: How it is enlarged, as `EnlargePlan.settings_of`.
        checksum: SHA-256 of its file, if that was needed so far.
        seconds: How long it took.
        precision: In which arithmetic, e.g. ``"bf16"``.
        remark: Why it failed or was left out.
    """

    source: Source
    state: State = State.WAITING
    method: str | None = None
    before: Size | None = None
    after: Size | None = None
    out: Path | None = None
    settings: Mapping[str, object] = field(default_factory=dict)
    checksum: str | None = None
    seconds: float | None = None
    precision: str | None = None
    remark: Message | None = None

    @property
    def is_outdated(self) -> bool:
        """Whether it was left out for a file that is not of the picture as it is now."""
        return self.remark is not None and self.remark.code in OUTDATED
