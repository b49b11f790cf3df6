"""Which back end runs a network on this machine: the faster one, measured once it pays and remembered."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np
from pydantic import BaseModel, ConfigDict, ValidationError

from sr_desktop import SCALE
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.machine.memory import is_shortage
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import BackendChoice
from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.methods import Kind
from sr_desktop.paths import cache_dir
from sr_desktop.system.versions import package_version

ENVIRONMENT_VARIABLE = "SR_DESKTOP_BACKEND"
"""Names the back end that AUTO takes where it can, without measuring."""

_TRIAL_SIDE = 96
"""Side of the picture that is timed, in low-resolution pixels. At 48 the planes of a small network fit into the
processor's cache, which favours PyTorch by a factor of two; from 96 on the ratio is that of large tiles."""
_TRIAL_ROUNDS = 4
"""Each takes a tenth of a second or more; other programs disturb some of them, and the best counts."""
_CLEAR_LEAD = 2.0
"""How many times faster a back end is where a second round need not be followed by a third."""
_LEAST_LEAD = 1.2
"""How many times faster another back end must be than the first candidate, which takes less memory, is cancelled sooner
and needs no import of PyTorch: less is the noise of the machine."""


Candidates = Mapping[Backend, Callable[[], ReadyNetwork]]
"""What makes a network ready, by back end: at least one, the first to be preferred where nothing is known."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The back end for a network.

    Attributes:
        backend: The back end.
        ready: The network, if it had to be made to find out.
        speed: How fast it is, in multiply-adds a second, if that is known.
        is_final: Whether measuring would not change it.
    """

    backend: Backend
    ready: ReadyNetwork | None = None
    speed: float | None = None
    is_final: bool = True


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Speeds(_Model):
    """How fast a network ran here.

    Attributes:
        network: What it is, in words.
        speeds: Multiply-adds a second by each back end, the one first that is preferred.
    """

    network: str
    speeds: dict[Backend, float]

    @property
    def taken(self) -> Backend:
        """The fastest back end, or the preferred one where that is almost as fast."""
        preferred = next(iter(self.speeds))
        fastest = max(self.speeds, key=lambda backend: self.speeds[backend])
        return fastest if self.speeds[fastest] > _LEAST_LEAD * self.speeds[preferred] else preferred


class _Memory(_Model):
    """The file's content: what was measured, and on what: another library or processor needs another measuring."""

    machine: dict[str, str | None]
    networks: dict[str, Speeds] = {}


def remembered() -> tuple[Speeds, ...]:
    """What has been measured on this machine with these libraries."""
    return tuple(_read().networks.values())


def choose(network: str, candidates: Candidates, choice: BackendChoice, *, may_measure: bool = True) -> Chosen:
    """The back end for a network, one of the candidates.

    Args:
        network: Name of the network, its parameters and its precision: what its speed depends on.
        candidates: What there is to choose from.
        choice: What was asked for; one that is no candidate counts as AUTO.
        may_measure: Whether to find out what is not remembered; else the first candidate that works is taken.

    Raises:
        RuntimeError: No candidate works.
    """
    wanted = os.environ.get(ENVIRONMENT_VARIABLE, "") if choice is BackendChoice.AUTO else choice.value
    known = _read().networks.get(network)
    for backend in candidates:
        if backend.value == wanted:
            return Chosen(backend, speed=None if known is None else known.speeds.get(backend))
    if len(candidates) == 1:
        return Chosen(next(iter(candidates)))
    made: dict[Backend, ReadyNetwork] = {}
    if known is None or set(known.speeds) != set(candidates):
        made = _made(candidates, len(candidates) if may_measure else 1)
        if len(made) == 1:
            backend, ready = next(iter(made.items()))
            return Chosen(backend, ready, is_final=may_measure)
        known = Speeds(network=network, speeds=_timed(made))
        _remember(known)
    return Chosen(known.taken, made.get(known.taken), known.speeds[known.taken])


def _made(candidates: Candidates, wanted: int) -> dict[Backend, ReadyNetwork]:
    """The network by the first back ends that can make it ready, as many as are wanted, as long as one can."""
    made: dict[Backend, ReadyNetwork] = {}
    failure: RuntimeError | None = None
    for backend, make in candidates.items():
        try:
            made[backend] = make()
        except RuntimeError as error:
            # A back end that does not work on this machine; the memory that another would lack too is not asked for.
            if is_shortage(error):
                raise
            failure = error
        if len(made) == wanted:
            break
    if failure is not None and not made:
        raise failure
    return made


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
        if number > 1 and max(best.values()) > _CLEAR_LEAD * min(best.values()):
            break
    return {backend: networks[backend].cost * _TRIAL_SIDE**2 / seconds for backend, seconds in best.items()}


def _machine() -> dict[str, str | None]:
    libraries = {name: package_version(name) for name in ("torch", "openvino")}
    return {"processor": cpu().name, **libraries, "trial": f"{_TRIAL_SIDE} x {_TRIAL_SIDE}"}


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
