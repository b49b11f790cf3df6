"""Where the methods' low-resolution input comes from: made of the opened picture, or given. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop import SCALE
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.imaging.degradation import PLAIN, Degradation
from sr_desktop.imaging.metrics import Protocol
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message


@dataclass(frozen=True, slots=True)
class InputSource:
    """Where the methods' input comes from in reference mode; in upscale mode it is the opened picture itself.

    Attributes:
        degradation: How it is made from the opened picture.
        given: A picture of the user's own that is the input instead; nothing is made.
    """

    degradation: Degradation = PLAIN
    given: Picture | None = None

    @property
    def protocol(self) -> Protocol:
        """How scores of results from this input are made."""
        if self.given is None:
            return Protocol.of(self.degradation)
        return Protocol.of_given(str(self.given.path or self.given.name))


PUBLISHED_SOURCE = InputSource()
"""That of the published protocol: bicubic, and nothing else."""


def check_pair(given: Picture, picture: Picture) -> None:
    """Refuse a low-resolution picture that is not a quarter of the picture, rounded down or up.

    Raises:
        PictureSizeError: It is not; the message says what it must be.
    """
    for own, whole in zip(given.size, picture.size, strict=True):
        if own not in (whole // SCALE, -(-whole // SCALE)):
            raise PictureSizeError(
                Message(
                    "input.size",
                    low=given.name if given.path is None else given.path.name,
                    size=_words(given.size),
                    name=picture.name,
                    whole=_words(picture.size),
                    wanted=_words((picture.width // SCALE, picture.height // SCALE)),
                )
            )


def _words(size: tuple[int, int]) -> str:
    return f"{size[0]} x {size[1]}"
