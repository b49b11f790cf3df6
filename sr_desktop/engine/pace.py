"""How fast networks ran on this machine before, so that the time left is known from the beginning. Imports no torch."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from pathlib import Path
from threading import Lock

from sr_desktop.imaging.atomic import write_atomically
from sr_desktop.messages.message import MessageError
from sr_desktop.paths import cache_dir

_NEWEST_WEIGHT = 0.5
"""How much the newest measurement counts beside those before it."""

_MOST_KNOWN = 200
"""How many are remembered; the oldest are forgotten first."""


def paces_file() -> Path:
    """Where the window's engine keeps them between runs."""
    return cache_dir() / "paces.json"


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
        """Seconds for a multiply-add; None if it was never measured."""
        return self._paces.get(key)

    def newest(self, weights_sha256: str, *, is_ensemble: bool) -> float | None:
        """Seconds for a multiply-add of these weights as they ran last, wherever that was; None if never measured."""
        end = f" {weights_sha256} {is_ensemble}"
        return next((self._paces[key] for key in reversed(self._paces) if key.endswith(end)), None)

    def note(self, key: str, seconds: float, cost: float) -> None:
        """So many multiply-adds took so long."""
        if seconds <= 0 or cost <= 0:
            return
        with self._lock:
            before = self._paces.pop(key, seconds / cost)
            self._paces[key] = before + _NEWEST_WEIGHT * (seconds / cost - before)

    def save(self) -> None:
        """Keep them for the next run; a disk that cannot be written to is no reason to fail."""
        if self._path is None:
            return
        with self._lock:
            newest = dict(list(self._paces.items())[-_MOST_KNOWN:])
        with suppress(OSError, MessageError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._path, json.dumps(newest, indent=1).encode(), MessageError)


def _read(path: Path) -> dict[str, float]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, float) and 0 < value < math.inf}
