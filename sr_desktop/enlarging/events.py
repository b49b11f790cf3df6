"""What a job that enlarges pictures reports while it runs."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.engine.events import Notice
from sr_desktop.enlarging.costs import Forecast
from sr_desktop.enlarging.items import Item
from sr_desktop.imaging.picture import Pixels


@dataclass(frozen=True, slots=True)
class Surveyed:
    """All pictures were looked at; the first event.

    Attributes:
        items: What is to become of them, in their order.
        forecast: What that takes.
    """

    items: tuple[Item, ...]
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """More is known of a picture; `place` counts from 0."""

    place: int
    item: Item


@dataclass(frozen=True, slots=True)
class ThumbnailsMade:
    """What a picture looks like small: as it is, ``(h, w, 3 or 4)`` uint8, and enlarged, once it is."""

    place: int
    before: Pixels
    after: Pixels


@dataclass(frozen=True, slots=True)
class EnlargeProgress:
    """How far the job is.

    Attributes:
        fraction: Of all the work, 0 to 1; it never goes back.
        seconds_left: Estimated time left, without pauses; None until it can be estimated.
        place: The picture under way, counted from 0.
    """

    fraction: float
    seconds_left: float | None
    place: int


@dataclass(frozen=True, slots=True)
class EnlargeEnded:
    """The last event; `was_cancelled` if pictures are left that were to be enlarged."""

    was_cancelled: bool


EnlargeEvent = Surveyed | ItemChanged | ThumbnailsMade | EnlargeProgress | Notice | EnlargeEnded
