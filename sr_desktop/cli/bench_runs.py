"""What `bench` measures: each method by the engine, and the same network in plain PyTorch."""

from __future__ import annotations

from dataclasses import dataclass

from sr_desktop.cli.measuring import Work
from sr_desktop.cli.plain import PlainRun
from sr_desktop.engine.comparison import Comparison
from sr_desktop.engine.events import Event, MethodDone, MethodFailed, Notice, RunInfo
from sr_desktop.engine.memory import is_shortage
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import Method


class MethodFailedError(Exception):
    """The engine gave no picture; the message is its sentence."""


class EngineRun:
    """One method on one picture by the engine, as the window runs it.

    Args:
        method: The method.
        picture: The small picture.
        settings: Device, precision and tiles.
        pool: Keeps the network between runs.
    """

    def __init__(self, method: Method, picture: Picture, settings: EngineSettings, pool: NetworkPool) -> None:
        self._method = method
        self._picture = picture
        self._settings = settings
        self._pool = pool
        self._failure = f"{method.title} gave no picture."
        self.notices: list[str] = []

    def __call__(self) -> RunInfo:
        """Run once; how it ran.

        Raises:
            MethodFailedError: The engine gave no picture.
        """
        done: list[RunInfo] = []

        def receive(event: Event) -> None:
            match event:
                case MethodDone(run=RunInfo() as run):
                    done.append(run)
                case MethodFailed():
                    self._failure = str(event.message)
                case Notice() if (notice := str(event.message)) not in self.notices:
                    self.notices.append(notice)

        Comparison(self._picture, (self._method.id,), Mode.UPSCALE, self._settings, pool=self._pool).run(receive)
        if not done:
            raise MethodFailedError(self._failure)
        return done[0]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method that has run once, and so can be measured.

    Attributes:
        method: The method.
        info: How the engine ran it.
        engine: Runs it by the engine.
        plain: Runs its network in plain PyTorch; None if it has none, or if that run found too little memory.
        notices: What the user should know of the first runs.
    """

    method: Method
    info: RunInfo
    engine: Work
    plain: Work | None
    notices: tuple[str, ...]

    @property
    def works(self) -> dict[str, Work]:
        """What is to be measured, by a name of its own."""
        named = {self.method.id: self.engine}
        return named if self.plain is None else {**named, self.plain_name: self.plain}

    @property
    def plain_name(self) -> str:
        """The name of the plain run in `works`."""
        return f"{self.method.id} in plain PyTorch"


def warm_up(method: Method, picture: Picture, settings: EngineSettings, pool: NetworkPool) -> Candidate:
    """Run a method once both ways: the first time loads weights and lets libraries choose their kernels.

    Raises:
        MethodFailedError: The engine gave no picture.
    """
    engine = EngineRun(method, picture, settings, pool)
    info = engine()
    if not method.kind.is_network:
        return Candidate(method, info, engine, None, tuple(engine.notices))
    plain = PlainRun(method, info.device)
    try:
        plain(picture.pixels)
    except (RuntimeError, MemoryError) as error:
        if not is_shortage(error):
            raise
        notice = f"{method.title} in plain PyTorch needs more memory than there is."
        return Candidate(method, info, engine, None, (*engine.notices, notice))
    return Candidate(method, info, engine, lambda: plain(picture.pixels), tuple(engine.notices))
