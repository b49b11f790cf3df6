"""The picture files of a folder by their names, so that those of thousands of pictures are each found at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from sr_desktop import SCALE

_ROLE = r"[ ._-]*(?:x{0}[mdw]?|{0}x|srf[ ._-]?{0}|x?(?:lr|hr)(?:bi|bd|bn|dn)?[ ._-]?{0}?|(?:bi)?cubic|matlab|gt)$"
"""What data sets write behind the name of a picture: the scale (DIV2K's ``x4`` and, by difficulty, ``x4m``), which of
the pair it is (``LR4``, ``LRBI``, ``HR``, ``GT``), and how it was shrunk. ``{0}`` stands for the scale."""

Files = tuple[Path, ...]


class NamedFiles:
    """Files, and which of them a picture means by its name.

    Args:
        files: Those of one folder.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self.files = tuple(files)
        self._by_stem = self._by(lambda stem: stem)
        self._by_folded = self._by(str.casefold)
        self._by_bare: dict[int, dict[str, Files]] = {}
        self._sorted: list[tuple[str, int]] = []

    def of(self, stem: str, scale: int) -> Iterator[Files]:
        """The files of a picture, from the narrowest reading of the names to the widest.

        Args:
            stem: The picture's.
            scale: What may stand behind the names.

        Yields:
            The files of the same stem; those of the same but for case; and those of the same `bare_stem`.
        """
        yield self._by_stem.get(stem, ())
        yield self._by_folded.get(stem.casefold(), ())
        if scale not in self._by_bare:
            self._by_bare[scale] = self._by(lambda own: bare_stem(own, scale))
        yield self._by_bare[scale].get(bare_stem(stem, scale), ())

    def beginning_with(self, stem: str, scale: int) -> Files:
        """The files whose names begin with the stem of a picture, as ``baby_SRResNet`` and ``babyx4_SwinIR``."""
        if not self._sorted:
            self._sorted = sorted((file.stem.casefold(), place) for place, file in enumerate(self.files))
        begin = stem.casefold()
        named = takewhile(lambda one: one[0].startswith(begin), self._sorted[bisect_left(self._sorted, (begin, 0)) :])
        continued = re.compile(rf"(x{scale}|{scale}x)?[^0-9a-z]")
        places = sorted(place for own, place in named if continued.match(own, len(begin)) is not None)
        return tuple(self.files[place] for place in places)

    def _by(self, key: Callable[[str], str]) -> dict[str, Files]:
        found: defaultdict[str, list[Path]] = defaultdict(list)
        for file in self.files:
            found[key(file.stem)].append(file)
        return {name: tuple(files) for name, files in found.items()}


def bare_stem(stem: str, scale: int = SCALE) -> str:
    """A stem without case and without what data sets write behind it: ``img_001`` of ``img_001_SRF_4_LR`` at 4."""
    role = re.compile(_ROLE.format(scale), re.IGNORECASE)
    while (shorter := role.sub("", stem)) not in ("", stem):
        stem = shorter
    return stem.casefold()
