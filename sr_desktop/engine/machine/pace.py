"""How fast networks ran on this machine before: for the time that is left, and for the size of tiles.

Other programs slow a network down for a while. The time left is told from how fast it ran lately; the size of tiles
follows from the best that was seen, so that a busy hour does not make tiles small for good. Imports no torch.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.messages.message import MessageError
from sr_desktop.paths import cache_dir

_NEWEST_WEIGHT = 0.5
"""How much the newest measurement counts beside those before it."""

_MOST_CHANGE = 2.0
"""How far apart from what is known one measurement counts: more is taken for something else that happened then."""

_LEAST_SECONDS = 0.02
"""What took less is no measurement of how fast a network can be."""

_MOST_KNOWN = 200
"""How many are remembered; the oldest are forgotten first."""


def paces_file() -> Path:
    """Where the window's engine keeps them between runs."""
    return cache_dir() / "paces.json"


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast something is, in seconds for a multiply-add.

    Attributes:
        recent: A mean in which the newest measurement counts most.
        best: The least that was ever measured.
    """

    recent: float
    best: float

    def noting(self, measured: float, *, is_certain: bool) -> Pace:
        """After one more measurement; one that is not certain is no best."""
        near = min(max(measured, self.recent / _MOST_CHANGE), self.recent * _MOST_CHANGE)
        recent = self.recent + _NEWEST_WEIGHT * (near - self.recent)
        return Pace(recent, min(self.best, measured) if is_certain else self.best)


class PaceBook:
    """Seconds for a multiply-add, by what the speed depends on.

    Args:
        path: The file that keeps them between runs; None to remember them for this run only.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._lock = Lock()
        self._paces = {} if path is None else _read(path)

    def get(self, key: str) -> float | None:
        """Seconds for a multiply-add as they were lately; None if it was never measured."""
        pace = self._paces.get(key)
        return None if pace is None else pace.recent

    def best(self, key: str) -> float | None:
        """The fewest seconds for a multiply-add; None if it was never measured."""
        pace = self._paces.get(key)
        return None if pace is None else pace.best

    def newest(self, weights_sha256: str, *, is_ensemble: bool) -> float | None:
        """Seconds for a multiply-add of these weights as they ran last, wherever that was; None if never measured."""
        end = f" {weights_sha256} {is_ensemble}"
        return next((self._paces[key].recent for key in reversed(self._paces) if key.endswith(end)), None)

    def note(self, key: str, seconds: float, cost: float) -> None:
        """So many multiply-adds took so long."""
        if seconds <= 0 or cost <= 0:
            return
        measured = seconds / cost
        with self._lock:
            before = self._paces.pop(key, None)
            if before is None:
                self._paces[key] = Pace(measured, measured)
            else:
                self._paces[key] = before.noting(measured, is_certain=seconds >= _LEAST_SECONDS)

    def save(self) -> None:
        """Keep them for the next run; a disk that cannot be written to is no reason to fail."""
        if self._path is None:
            return
        with self._lock:
            newest = {key: asdict(pace) for key, pace in list(self._paces.items())[-_MOST_KNOWN:]}
        with suppress(OSError, MessageError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(newest, indent=1).encode(), MessageError)


def _read(path: Path) -> dict[str, Pace]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    paces = {key: _pace(value) for key, value in found.items()}
    return {key: pace for key, pace in paces.items() if pace is not None}


def _pace(value: object) -> Pace | None:
    """What the file says of one; None where that is nothing. A number alone is what earlier versions wrote."""
    recent, best = (value.get("recent"), value.get("best")) if isinstance(value, dict) else (value, value)
    if isinstance(recent, float) and isinstance(best, float) and 0 < best < math.inf and 0 < recent < math.inf:
        return Pace(recent, best)
    return None
