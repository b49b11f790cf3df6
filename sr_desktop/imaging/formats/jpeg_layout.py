"""How the data of a JPEG are laid out: its segments, its scans, and the restart markers that they should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

START, END = b"\xff\xd8", b"\xff\xd9"
SCAN = 0xDA
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
RESTART = re.compile(rb"(?<!\xff)\xff+[\xd0-\xd7]")
"""A marker within the data of a scan, with the bytes that may fill up before it."""

_MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd8\xff])", re.DOTALL)
"""The start of a segment, or the end. Within the data of a scan there are only those that are left out."""
_END_OF_PICTURE, _INTERVAL = 0xD9, 0xDD
_SEQUENTIAL = (0xC0, 0xC1)
_BLOCK = 8


@dataclass(frozen=True, slots=True)
class Segment:
    """What a marker begins, the data of scans left out: places in the file, which may end before."""

    marker: int
    start: int
    end: int


def segments(data: bytes) -> Iterator[Segment]:
    """Those of the first picture: a file may hold others after its end."""
    at = len(START)
    while (found := _MARKER.search(data, at)) is not None and found[1][0] != _END_OF_PICTURE:
        length = int.from_bytes(data[found.end() : found.end() + 2], "big")
        at = found.end() + max(length, 2)
        yield Segment(found[1][0], found.start(), at)


def end_of_picture(data: bytes) -> int | None:
    """Where the end marker of the first picture stands; None if it has none."""
    at = len(START)
    for segment in segments(data):
        at = segment.end
    found = _MARKER.search(data, at)
    return None if found is None else found.start()


def scan_data(data: bytes, scan: Segment) -> bytes:
    """What stands between the head of a scan and the next segment, without bytes that fill up."""
    found = _MARKER.search(data, scan.end)
    return data[scan.end : len(data) if found is None else found.start()].rstrip(b"\xff")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the head of a picture says.

    Attributes:
        marker: Of its kind.
        size: ``(width, height)``.
        factors: Of each component by its number: how often it is sampled across and down.
    """

    marker: int
    size: tuple[int, int]
    factors: dict[int, tuple[int, int]]

    @property
    def uses_arithmetic(self) -> bool:
        """Whether its coder leaves out zeros at the end of its data."""
        return self.marker >= 0xC9

    def units(self, components: Sequence[int]) -> tuple[int, int]:
        """Columns and rows of minimum coded units in a scan of these components."""
        across, down = self._most
        # The unit of a single component is a block.
        own = self.factors[components[0]] if len(components) == 1 else (1, 1)
        return -(-self.size[0] * own[0] // (across * _BLOCK)), -(-self.size[1] * own[1] // (down * _BLOCK))

    def middle(self, unit: int) -> tuple[int, int]:
        """The place in the middle of what is in the picture of a unit of a scan of all components, from 0."""
        row, column = divmod(unit, self.units(tuple(self.factors))[0])
        sides = (_BLOCK, _BLOCK) if len(self.factors) == 1 else tuple(_BLOCK * most for most in self._most)
        parts = zip((column, row), sides, self.size, strict=True)
        x, y = ((place * side + min((place + 1) * side, end) - 1) // 2 for place, side, end in parts)
        return x, y

    @property
    def _most(self) -> tuple[int, int]:
        across, down = zip(*self.factors.values(), strict=True)
        return max(across), max(down)


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan.

    Attributes:
        frame: The picture's.
        segment: Its head.
        components: Their numbers.
        interval: Minimum coded units from one restart marker to the next; 0 if there are none.
    """

    frame: Frame
    segment: Segment
    components: Sequence[int]
    interval: int

    @property
    def is_whole(self) -> bool:
        """Whether it alone is a sequential picture."""
        return self.frame.marker in _SEQUENTIAL and len(self.components) == len(self.frame.factors)

    def last_units(self) -> Iterator[int]:
        """The last before each restart marker that there should be, and the very last."""
        columns, rows = self.frame.units(self.components)
        if self.interval:
            yield from range(self.interval - 1, columns * rows - 1, self.interval)
        yield columns * rows - 1


def scans(data: bytes) -> Iterator[Scan]:
    """All of the first picture.

    Raises:
        ValueError: A head tells no size or no components.
    """
    frame, interval = None, 0
    for segment in segments(data):
        content = data[segment.start + 4 : segment.end]
        if segment.marker in FRAMES:
            frame = _frame(segment.marker, content)
        elif segment.marker == _INTERVAL:
            interval = int.from_bytes(content[:2], "big")
        elif segment.marker == SCAN:
            components = content[1 : 1 + 2 * content[0] : 2] if content else b""
            if frame is None or not components or not set(components) <= set(frame.factors):
                raise ValueError("a scan of no known components")
            yield Scan(frame, segment, tuple(components), interval)


def _frame(marker: int, content: bytes) -> Frame:
    if len(content) < 6 or not content[5] or len(content) < 6 + 3 * content[5]:
        raise ValueError("a short head")
    size = int.from_bytes(content[3:5], "big"), int.from_bytes(content[1:3], "big")
    parts = content[6 : 6 + 3 * content[5]]
    factors = {number: divmod(both, 16) for number, both in zip(parts[::3], parts[1::3], strict=True)}
    if not all(size) or not all(min(each) for each in factors.values()):
        raise ValueError("no size")
    return Frame(marker, size, factors)
