"""How long enlarging takes and how large the files become, learned from what was enlarged on this machine before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from sr_desktop import SCALE
from sr_desktop.engine.machine.footprint import expected_seconds
from sr_desktop.engine.machine.pace import PaceBook, paces_file
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.plan import EnlargePlan
from sr_desktop.enlarging.size import Size
from sr_desktop.imaging.writing import FileFormat
from sr_desktop.methods import SHIPPED, Method
from sr_desktop.networks.card import ModelCard
from sr_desktop.networks.published import WeightsError, read_card
from sr_desktop.paths import cache_dir, weights_dir

_SHRINKING = "shrink"
_USUAL_SHRINKING = 25e-9
"""Seconds for a pixel of the four times enlarged picture, as long as nothing was measured here."""
_USUAL_WRITING = 40e-9
"""Seconds for a pixel of the file, as long as nothing was measured here."""
_USUAL_BYTES: Mapping[tuple[str, bool], float] = {
    ("PNG", True): 1.1, ("TIFF", True): 1.7, ("WEBP", True): 0.7, ("JPEG", False): 0.3, ("WEBP", False): 0.15,
    ("AVIF", False): 0.1,
}  # fmt: skip
"""Bytes for a pixel of photographs, by format and whether it is lossless, as long as nothing was measured here."""
_ANY_BYTES = 1.0
_SMALL, _LARGE = 100_000, 1 << 20
"""Pixels below which a picture is small, and above which a file is large."""


def costs_file() -> Path:
    """Where they are kept between runs."""
    return cache_dir() / "enlarging.json"


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a job takes.

    Attributes:
        waiting: How many pictures are to be enlarged.
        by_method: How many of them by each method's id.
        before: Pixels of them together.
        after: Pixels that they get.
        seconds: About how long it takes; None where a method has never run here.
        size: About how many bytes the files take.
        free: Bytes that are free where they go; None where that is not known.
    """

    waiting: int
    by_method: Mapping[str, int]
    before: int
    after: int
    seconds: float | None
    size: float
    free: int | None

    @property
    def fits(self) -> bool:
        """Whether the disk seems to hold the files."""
        return self.free is None or self.size < self.free


class Costs:
    """What is known of times and sizes.

    Args:
        plan: How pictures are enlarged.
        book: What is remembered of enlarging; None for what lies in `costs_file`.
        paces: How fast networks were; None for what comparisons have left.
    """

    def __init__(self, plan: EnlargePlan, book: PaceBook | None = None, paces: PaceBook | None = None) -> None:
        self._plan = plan
        self._book = book or PaceBook(costs_file())
        self._paces = paces or PaceBook(paces_file())
        self._cards = _Cards()

    def computing(self, item: Item) -> float | None:
        """Seconds to read a picture and enlarge it four times; None where its method has never run here."""
        if item.before is None or item.method is None:
            return None
        method = self._plan.catalogue.get(item.method)
        known = self._known(item.settings, method, item.before)
        if known is not None:
            return known
        others = (self._known(self._plan.settings_of(one), one, item.before) for one in self._cards.alike(method))
        return next((seconds for seconds in others if seconds is not None), None)

    def _known(self, settings: Mapping[str, object], method: Method, size: Size) -> float | None:
        pace = self._book.get(_computing_key(settings, self._plan))
        return self._by_comparisons(method, size) if pace is None else pace * _pixels(size)

    def finishing(self, item: Item) -> float:
        """Seconds to bring a picture to its size and write it."""
        if item.before is None or item.after is None:
            return 0.0
        large = _pixels(item.before) * SCALE**2
        shrinking = self._book.get(_SHRINKING) or _USUAL_SHRINKING
        writing = self._book.get(_writing_key(self._plan, item.after)) or _USUAL_WRITING
        return writing * _pixels(item.after) + (shrinking * large if large != _pixels(item.after) else 0.0)

    def size(self, item: Item) -> float:
        """Bytes of its file, about."""
        known = self._book.get(_size_key(self._plan))
        each = _usual_bytes(self._plan.file_format, self._plan.quality) if known is None else known
        return 0.0 if item.after is None else each * _pixels(item.after)

    def note_computing(self, item: Item, seconds: float) -> None:
        """A picture was read and enlarged four times."""
        key = _computing_key(item.settings, self._plan)
        # Small ones take longer for each pixel, and say little of what takes long.
        if item.before is not None and (_pixels(item.before) >= _SMALL or self._book.get(key) is None):
            self._book.note(key, seconds, _pixels(item.before))

    def note_shrinking(self, item: Item, seconds: float) -> None:
        """It was brought to its size."""
        if item.before is not None:
            self._book.note(_SHRINKING, seconds, _pixels(item.before) * SCALE**2)

    def note_writing(self, item: Item, seconds: float, size: int) -> None:
        """It was written, and takes so many bytes."""
        if item.after is not None:
            self._book.note(_writing_key(self._plan, item.after), seconds, _pixels(item.after))
            self._book.note(_size_key(self._plan), size, _pixels(item.after))

    def save(self) -> None:
        """Keep it for the next run."""
        self._book.save()

    def forecast(self, items: Sequence[Item]) -> Forecast:
        """What those of the pictures take that are to be enlarged."""
        waiting = [item for item in items if item.state is State.WAITING]
        times = [self.computing(item) for item in waiting]
        known = [time for time in times if time is not None]
        return Forecast(
            waiting=len(waiting),
            by_method=Counter(item.method for item in waiting if item.method is not None),
            before=sum(_pixels(item.before) for item in waiting if item.before is not None),
            after=sum(_pixels(item.after) for item in waiting if item.after is not None),
            seconds=sum(known) + sum(map(self.finishing, waiting)) if len(known) == len(times) else None,
            size=sum(map(self.size, waiting)),
            free=_free_at(self._plan.folder),
        )

    def _by_comparisons(self, method: Method, size: Size) -> float | None:
        if not method.kind.is_network:
            return _USUAL_SHRINKING * _pixels(size) * SCALE**2
        card = self._cards.of(method)
        if card is None:
            return None
        return expected_seconds(size, [card], self._paces, is_ensemble=self._plan.settings.self_ensemble)


class _Cards:
    """The cards of the program's networks, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, ModelCard | None] = {}
        self._alike: dict[str, tuple[Method, ...]] = {}

    def of(self, method: Method) -> ModelCard | None:
        """None for a method that has none, or none that can be read."""
        name = method.weights
        if name is None:
            return None
        if name not in self._read:
            try:
                self._read[name] = read_card(weights_dir() / f"{name}.json")
            except WeightsError:
                self._read[name] = None
        return self._read[name]

    def alike(self, method: Method) -> tuple[Method, ...]:
        """Other methods whose network is the same but for its weights, and so as fast."""
        if method.id not in self._alike:
            own = self.of(method)
            others = [] if own is None else [one for one in SHIPPED.offered if one != method]
            self._alike[method.id] = tuple(one for one in others if _is_same_network(own, self.of(one)))
        return self._alike[method.id]


def _is_same_network(one: ModelCard | None, other: ModelCard | None) -> bool:
    return one is not None and other is not None and (one.network, one.parameters) == (other.network, other.parameters)


def _computing_key(settings: Mapping[str, object], plan: EnlargePlan) -> str:
    which = (settings.get(key) for key in ("method", "weights", "precision", "self_ensemble"))
    return " ".join(("enlarge", *map(str, which), plan.settings.device.value, plan.settings.backend.value))


def _writing_key(plan: EnlargePlan, size: Size) -> str:
    # Large ones are written on all cores where the format can be.
    return f"write {plan.file_format.name} {plan.quality is None} {_pixels(size) > _LARGE}"


def _size_key(plan: EnlargePlan) -> str:
    return f"size {plan.file_format.name} {plan.quality}"


def _usual_bytes(file_format: FileFormat, quality: int | None) -> float:
    is_lossless = file_format.lossless is not None and (quality is None or file_format.lossy is None)
    return _USUAL_BYTES.get((file_format.name, is_lossless), _ANY_BYTES)


def _pixels(size: Size) -> int:
    return size[0] * size[1]


def _free_at(folder: Path) -> int | None:
    """Bytes that are free where a folder is or will be."""
    for place in (folder, *folder.absolute().parents):
        try:
            return int(psutil.disk_usage(str(place)).free)
        except OSError:
            continue
    return None
