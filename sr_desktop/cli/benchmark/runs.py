"""What `bench` measures: each method by the engine, and the same network as others run it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from sr_desktop.cli.benchmark.measuring import Work
from sr_desktop.cli.benchmark.plain import OnnxRun, PlainRun
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Event, MethodDone, MethodFailed, Notice, RunInfo
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.machine.memory import is_shortage
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import Method
from sr_desktop.system.versions import package_version


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
class Run:
    """One way of running a network that is measured.

    Attributes:
        by: What computes it, in words.
        precision: The arithmetic, as it is shown.
        work: Runs it once.
        rest: Gives back what is kept in memory between runs.
    """

    by: str
    precision: str
    work: Work
    rest: Callable[[], None] = lambda: None

    @property
    def name(self) -> str:
        """What tells it from the other runs of its method."""
        return f"{self.by}, {self.precision}"


_NO_RIVALS = "Nothing else computes a self-ensemble, so it is compared with nothing."

PLAIN = "PyTorch, eager"
"""The rival that the ratios are of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A method that has run once, and so can be measured.

    Attributes:
        method: The method.
        info: How the engine ran it.
        runs: The ways of running it: first the program's own that was asked for.
        notices: What the user should know of the first runs.
    """

    method: Method
    info: RunInfo
    runs: tuple[Run, ...]
    notices: tuple[str, ...]

    @property
    def works(self) -> dict[str, Work]:
        """What is to be measured, by a name of its own."""
        return {f"{self.method.id}: {run.name}": run.work for run in self.runs}

    def rest(self) -> None:
        """Give back the memory that any of the ways keeps between runs: gigabytes, for large pictures."""
        for run in self.runs:
            run.rest()


def warm_up(method: Method, picture: Picture, settings: EngineSettings, pool: NetworkPool) -> Candidate:
    """Run a method once in every way: the first time loads weights and lets libraries choose their kernels.

    Where the precision is not named, the program's own way is measured in fp32 too, so that each rival has an equal.

    Raises:
        MethodFailedError: The engine gave no picture.
    """
    engine = EngineRun(method, picture, settings, pool)
    info = engine()
    own = [Run(f"SR Desktop, {info.backend}" if info.backend else "Pillow", info.precision_text, engine, pool.rest)]
    if not method.kind.is_network:
        return Candidate(method, info, tuple(own), tuple(engine.notices))
    if info.precision != Precision.FP32:
        exact = EngineRun(method, picture, replace(settings, precision=PrecisionChoice.FP32), pool)
        by = exact().backend
        own.append(Run(f"SR Desktop, {by}", Precision.FP32.value, exact, pool.rest))
    if info.self_ensemble:
        # Rivals compute one of its eight answers.
        return Candidate(method, info, tuple(own), (*engine.notices, _NO_RIVALS))
    rivals, notices = _rivals(method, picture, info)
    return Candidate(method, info, (*own, *rivals), (*engine.notices, *notices))


def _rivals(method: Method, picture: Picture, info: RunInfo) -> tuple[list[Run], list[str]]:
    """How else the same network can be run here, and a sentence on each way that cannot be measured."""
    ways: list[tuple[str, Precision, Callable[[], Callable[[Pixels], Pixels]]]] = [
        (PLAIN, Precision.FP32, lambda: PlainRun(method, info.device)),
        ("PyTorch, channels-last", Precision.FP32, lambda: PlainRun(method, info.device, channels_last=True)),
    ]
    reduced = Precision(info.precision)
    if reduced is not Precision.FP32:
        ways.append(
            (
                "PyTorch, channels-last",
                reduced,
                lambda: PlainRun(method, info.device, channels_last=True, precision=reduced),
            )
        )
    if info.device == cpu().id and package_version("onnxruntime") is not None:
        ways.append(("ONNX Runtime", Precision.FP32, lambda: OnnxRun(method)))
    runs, notices = [], []
    for by, precision, make in ways:
        try:
            rival = make()
            rival(picture.pixels)
        except ImportError as error:
            notices.append(str(error))
        except (RuntimeError, MemoryError) as error:
            if not is_shortage(error):
                raise
            plain = "plain PyTorch" if by == PLAIN else f"{by} in {precision}"
            notices.append(f"{method.title} in {plain} needs more memory than there is.")
        else:
            run = Run(by, precision.value, partial(rival, picture.pixels))
            runs.append(replace(run, rest=rival.rest) if isinstance(rival, OnnxRun) else run)
    return runs, notices
