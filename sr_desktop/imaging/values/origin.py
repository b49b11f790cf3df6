"""How a picture was read from its file: what was asked for, and what was found out and is told to the user."""

from __future__ import annotations

from dataclasses import dataclass, field

from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.messages.message import Message


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a file is to be read.

    Attributes:
        value_range: Which values are black and white where a picture has more than 8 bits; None for what the file
            states, or a guess.
        allow_truncated: Open what is there of an incomplete file.
        own_colors: Leave colours in the RGB profile that the file has, which may hold more of them than sRGB.
    """

    value_range: ValueRange | None = None
    allow_truncated: bool = False
    own_colors: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """How a picture was read.

    Attributes:
        options: What was asked for; the same file with the same options gives the same picture.
        value_range: The values that became black and white; None for 8 bits, which have no other range.
        is_guess: Whether that range is a guess.
        notices: What was guessed, converted or left out, a sentence each.
        profile: The ICC profile that the colours were left in; None for sRGB.
    """

    options: ReadOptions = field(default_factory=ReadOptions)
    value_range: ValueRange | None = None
    is_guess: bool = False
    notices: tuple[Message, ...] = ()
    profile: bytes | None = None


class Findings:
    """Collects what is found out while a file is read.

    Args:
        name: What the messages call the file.
        options: How it is to be read.
    """

    def __init__(self, name: str, options: ReadOptions) -> None:
        self.name = name
        self.options = options
        self._notices: list[Message] = []
        self._range: ValueRange | None = None
        self._is_guess = False
        self._profile: bytes | None = None

    def tell(self, message: Message) -> None:
        """Something that the user should know; said once."""
        if message not in self._notices:
            self._notices.append(message)

    def take_range(self, value_range: ValueRange, *, is_guess: bool) -> None:
        """Which values became black and white; a guess is told."""
        self._range, self._is_guess = value_range, is_guess
        if is_guess:
            black, white = f"{value_range.black:.6g}", f"{value_range.white:.10g}"
            self.tell(Message("range.guessed", name=self.name, black=black, white=white))

    def leave_colors(self, profile: bytes) -> bool:
        """Whether the colours are to be left in this RGB profile, which serves; that they are is then noted."""
        if self.options.own_colors:
            self._profile = profile
        return self.options.own_colors

    @property
    def origin(self) -> Origin:
        """All of it."""
        return Origin(self.options, self._range, self._is_guess, tuple(self._notices), self._profile)
