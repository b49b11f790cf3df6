"""Which back end runs a network on this machine: the faster one, measured at its first run and remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.devices import cpu
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import BackendChoice
from sr_desktop.imaging.atomic import atomic_path
from sr_desktop.methods import Kind
from sr_desktop.paths import cache_dir
from sr_desktop.system.versions import package_version

ENVIRONMENT_VARIABLE = "SR_DESKTOP_BACKEND"
"""Names the back end that AUTO takes where it can, without measuring."""

_TRIAL_SIDE = 48
"""Side of the picture that is timed, in low-resolution pixels."""
_TRIAL_ROUNDS = 8
"""Each takes some hundredths of a second; other programs disturb some of them, and the best counts."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Speeds(_Model):
    """How fast a network ran here.

    Attributes:
        network: What it is, in words.
        speeds: Multiply-adds a second by each back end.
    """

    network: str
    speeds: dict[Backend, float]

    @property
    def fastest(self) -> Backend:
        """The back end that is taken."""
        return max(self.speeds, key=lambda backend: self.speeds[backend])


class _Memory(_Model):
    """The file's content: what was measured, and on what: another library or processor needs another measuring."""

    machine: dict[str, str | None]
    networks: dict[str, Speeds] = {}


def remembered() -> tuple[Speeds, ...]:
    """What has been measured on this machine with these libraries."""
    return tuple(_read().networks.values())


def choose(
    network: str, candidates: Mapping[Backend, Callable[[], ReadyNetwork]], choice: BackendChoice
) -> tuple[Backend, ReadyNetwork | None, float | None]:
    """The back end for a network, one of the candidates, of which there is at least one.

    Args:
        network: Name of the network, its parameters and its precision: what its speed depends on.
        candidates: Make the network ready, by back end.
        choice: What was asked for; one that is no candidate counts as AUTO.

    Returns:
        The back end, the network if it had to be made to find out, and how fast it is (multiply-adds a second), if
        that is known.
    """
    wanted = os.environ.get(ENVIRONMENT_VARIABLE, "") if choice is BackendChoice.AUTO else choice.value
    known = _read().networks.get(network)
    for backend in candidates:
        if backend.value == wanted:
            return backend, None, None if known is None else known.speeds.get(backend)
    if len(candidates) == 1:
        return next(iter(candidates)), None, None
    made: dict[Backend, ReadyNetwork] = {}
    if known is None or set(known.speeds) != set(candidates):
        made = {backend: make() for backend, make in candidates.items()}
        known = Speeds(network=network, speeds=_timed(made))
        _remember(known)
    return known.fastest, made.get(known.fastest), known.speeds[known.fastest]


def _timed(networks: Mapping[Backend, ReadyNetwork]) -> dict[Backend, float]:
    """Multiply-adds a second of each; the best of interleaved rounds, after one that does not count."""
    best = dict.fromkeys(networks, float("inf"))
    for number in range(_TRIAL_ROUNDS + 1):
        for backend, ready in networks.items():
            on_luma = ready.kind is Kind.LUMA_NETWORK
            side = _TRIAL_SIDE * (SCALE if on_luma else 1)
            values = np.random.default_rng(0).random((side, side, 1 if on_luma else 3), np.float32)
            started = perf_counter()
            ready.network.run(values)
            if number:
                best[backend] = min(best[backend], perf_counter() - started)
    return {backend: networks[backend].cost * _TRIAL_SIDE**2 / seconds for backend, seconds in best.items()}


def _machine() -> dict[str, str | None]:
    return {"processor": cpu().name, "torch": package_version("torch"), "openvino": package_version("openvino")}


def _path() -> Path:
    return cache_dir() / "back-ends.json"


def _read() -> _Memory:
    """What is remembered; nothing where that cannot be read or is of another machine."""
    machine = _machine()
    with suppress(OSError, ValidationError):
        memory = _Memory.model_validate_json(_path().read_bytes())
        if memory.machine == machine:
            return memory
    return _Memory(machine=machine)


def _remember(speeds: Speeds) -> None:
    before = _read()
    memory = before.model_copy(update={"networks": {**before.networks, speeds.network: speeds}})
    # What cannot be written is measured again.
    with suppress(OSError):
        _path().parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(_path()) as path:
            path.write_text(memory.model_dump_json(indent=1), encoding="utf-8")
