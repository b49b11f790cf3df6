"""The faster back end is taken, measured once for each network, machine and set of libraries."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sr_desktop.cli import doctor
from sr_desktop.engine.backends import choice
from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.choice import ENVIRONMENT_VARIABLE, Chosen, Speeds, choose, remembered
from sr_desktop.engine.machine.devices import Precision, cpu
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import BackendChoice
from sr_desktop.methods import Kind


class Sleeper:
    """Takes as long as it is said to."""

    def __init__(self, backend: Backend, seconds: float) -> None:
        self.backend = backend
        self._seconds = seconds
        self.runs = 0

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        self.runs += 1
        time.sleep(self._seconds)
        return values

    def release(self) -> None:
        """Nothing is kept."""


class Candidates(dict[Backend, Callable[[], ReadyNetwork]]):
    """One network by both back ends, of which PyTorch is the faster."""

    def __init__(self) -> None:
        self.networks = {Backend.OPENVINO: Sleeper(Backend.OPENVINO, 0.02), Backend.TORCH: Sleeper(Backend.TORCH, 0)}
        ready = ReadyNetwork(self.networks[Backend.TORCH], Kind.RGB_NETWORK, cpu(), Precision.FP32, 1, 1e6, None)
        super().__init__(
            {backend: lambda one=one: replace(ready, network=one) for backend, one in self.networks.items()}
        )

    @property
    def runs(self) -> int:
        return sum(one.runs for one in self.networks.values())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE, raising=False)
    monkeypatch.setattr(choice, "cache_dir", lambda: tmp_path / "cache")
    return tmp_path / "cache"


def test_the_faster_one_is_taken_and_remembered(cache: Path) -> None:
    candidates = Candidates()
    chosen = choose("some network fp32", candidates, BackendChoice.AUTO)
    assert chosen.backend is Backend.TORCH
    assert chosen.ready is not None
    assert chosen.ready.network is candidates.networks[Backend.TORCH]
    assert [one.network for one in remembered()] == ["some network fp32"]
    assert remembered()[0].taken is Backend.TORCH
    measured = candidates.runs
    assert measured > 0
    assert choose("some network fp32", candidates, BackendChoice.AUTO) == Chosen(Backend.TORCH, speed=chosen.speed)
    assert candidates.runs == measured
    choose("another network fp32", candidates, BackendChoice.AUTO)
    assert candidates.runs == 2 * measured
    assert len(remembered()) == 2
    assert [path.name for path in cache.iterdir()] == ["back-ends.json"]


def test_what_is_not_worth_measuring_goes_by_the_first_candidate(cache: Path) -> None:
    candidates = Candidates()
    first = choose("n fp32", candidates, BackendChoice.AUTO, may_measure=False)
    assert first == Chosen(Backend.OPENVINO, first.ready, is_final=False)
    assert first.ready is not None
    assert (candidates.runs, remembered()) == (0, ())
    choose("n fp32", candidates, BackendChoice.AUTO)
    assert choose("n fp32", candidates, BackendChoice.AUTO, may_measure=False).backend is Backend.TORCH


@pytest.mark.parametrize(
    ("by_openvino", "by_torch", "taken"),
    [(1.0, 1.1, Backend.OPENVINO), (1.0, 1.3, Backend.TORCH), (1.3, 1.0, Backend.OPENVINO)],
)
def test_the_first_candidate_is_left_for_a_clearly_faster_one_only(
    by_openvino: float, by_torch: float, taken: Backend
) -> None:
    speeds = Speeds(network="n", speeds={Backend.OPENVINO: by_openvino, Backend.TORCH: by_torch})
    assert speeds.taken is taken
    assert Speeds.model_validate_json(speeds.model_dump_json()).taken is taken


def test_doctor_shows_the_choice(cache: Path) -> None:
    pytest.importorskip("openvino")
    assert [finding.name for finding in doctor.back_ends()] == ["Not measured"]
    choose("some network fp32", Candidates(), BackendChoice.AUTO)
    (finding,) = doctor.back_ends()
    assert finding.name == "some network fp32"
    assert finding.value.startswith("PyTorch; billion multiply-adds a second: OpenVINO ")


def test_other_libraries_or_another_processor_are_measured_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    candidates = Candidates()
    choose("some network fp32", candidates, BackendChoice.AUTO)
    measured = candidates.runs
    monkeypatch.setattr(choice, "package_version", lambda name: "another")
    assert remembered() == ()
    choose("some network fp32", candidates, BackendChoice.AUTO)
    assert candidates.runs == 2 * measured


def test_a_broken_memory_is_measured_again(cache: Path) -> None:
    cache.mkdir()
    (cache / "back-ends.json").write_text('{"machine": 1')
    assert choose("some network fp32", Candidates(), BackendChoice.AUTO).backend is Backend.TORCH
    assert len(remembered()) == 1


def test_a_memory_that_cannot_be_written_is_no_fault(cache: Path) -> None:
    cache.write_text("a file where the folder should be")
    assert choose("some network fp32", Candidates(), BackendChoice.AUTO).backend is Backend.TORCH
    assert remembered() == ()


@pytest.mark.parametrize("asked", [BackendChoice.OPENVINO, BackendChoice.TORCH])
def test_the_one_asked_for_is_taken_without_measuring(cache: Path, asked: BackendChoice) -> None:
    candidates = Candidates()
    assert choose("some network fp32", candidates, asked) == Chosen(Backend(asked.value))
    assert candidates.runs == 0


def test_the_environment_may_name_one(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "openvino")
    assert choose("some network fp32", Candidates(), BackendChoice.AUTO).backend is Backend.OPENVINO
    assert choose("some network fp32", Candidates(), BackendChoice.TORCH).backend is Backend.TORCH


def test_what_only_one_can_run_is_not_measured(cache: Path) -> None:
    candidates = Candidates()
    del candidates[Backend.OPENVINO]
    assert choose("some network fp32", candidates, BackendChoice.OPENVINO) == Chosen(Backend.TORCH)
    assert candidates.runs == 0


def test_one_that_does_not_work_here_gives_way(cache: Path) -> None:
    candidates = Candidates()

    def broken() -> ReadyNetwork:
        raise RuntimeError("Cannot compile the graph")

    torch = candidates[Backend.TORCH]
    for may_measure in (False, True):
        both = {Backend.OPENVINO: broken, Backend.TORCH: torch}
        chosen = choose("n fp32", both, BackendChoice.AUTO, may_measure=may_measure)
        assert chosen == Chosen(Backend.TORCH, chosen.ready, is_final=may_measure)
        assert chosen.ready is not None
    assert not remembered()
    with pytest.raises(RuntimeError, match="Cannot compile"):
        choose("n fp32", dict.fromkeys(candidates, broken), BackendChoice.AUTO)


def test_a_shortage_of_memory_is_not_taken_for_one_that_does_not_work(cache: Path) -> None:
    candidates = Candidates()

    def short() -> ReadyNetwork:
        raise RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes")

    with pytest.raises(RuntimeError, match="not enough memory"):
        choose("n fp32", {Backend.OPENVINO: short, Backend.TORCH: candidates[Backend.TORCH]}, BackendChoice.AUTO)
