"""What all tests share: no screen, no network, one thread, and the data beside the project where it is present."""

from __future__ import annotations

import gc
import importlib.util
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

# Each process of the tests, and each that a test starts, would else compile everything again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
# Before Qt and torch are imported by any test.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["OMP_NUM_THREADS"] = "1"
# What computes networks is not chosen by a measuring, whose outcome may differ from one run of the tests to the next.
os.environ.setdefault("SR_DESKTOP_BACKEND", "openvino")

# As `sr_desktop.ui` does: a test may import PySide6 before it.
import numpy as np
import pydantic.fields  # noqa: F401
import pytest
from hypothesis import settings

from sr_desktop.system.cycles import due_generation

# For this process, which has read its environment already.
sys.dont_write_bytecode = False

# How long an example takes says more of the machine than of the code. In CI the examples are the same every time.
settings.register_profile("sr-desktop", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sr-desktop")

PROJECT = Path(__file__).resolve().parents[1]
SHARED_DATA = PROJECT.parent / "shared" / "data"


# What is started in the background, as by nohup, ignores these signals, and so would every process of a test.
for name in ("SIGINT", "SIGHUP"):
    if (number := getattr(signal, name, None)) is not None and signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


def pytest_collection_finish() -> None:
    """Spare the cycle collector the modules: what the imports have left is never collected and need not be visited.

    Several hundred thousand objects of torch and Qt's bindings would else be gone through at every full collection, by
    the engine where memory runs out, and by the guard against QThreads that a test leaves behind after each test.
    """
    gc.collect()
    gc.freeze()
    # It would run on any thread, as on the one by which pytest-xdist hears what is next, and there delete objects of Qt
    # that windows have left: the process may stand still for good (`sr_desktop.ui.background.collecting`).
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect after each test, on its thread, what Python would have collected meanwhile."""
    due = due_generation()
    if due is not None:
        gc.collect(due)


@pytest.fixture(scope="session")
def project() -> Path:
    """Root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def resource_script(project: Path) -> Callable[[str], ModuleType]:
    """Loads a script of `resources/scripts` by its name."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, project / "resources" / "scripts" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        # Dataclasses look their module up.
        sys.modules[name] = module
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of benchmark and training pictures beside the checkout; without it the test is skipped."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"needs the benchmark pictures in ../{SHARED_DATA.relative_to(PROJECT.parent)}, which are absent")
    return SHARED_DATA


@contextmanager
def _largest_file(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="Windows knows no such limit")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with pytest.MonkeyPatch.context() as patch:
        # Before 3.12.8 Python does not notice that a compiled module was cut off, and cannot import it from then on.
        patch.setattr(sys, "dont_write_bytecode", True)
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="session")
def largest_file() -> Callable[[int], AbstractContextManager[None]]:
    """Within it the system refuses every byte of a file beyond that number, as a full disk does."""
    return _largest_file


@pytest.fixture
def models(tmp_path: Path) -> tuple[Path, Path]:
    """A model of spandrel's and an ONNX file, both with weights drawn at random."""
    import torch
    from onnx import TensorProto, helper, numpy_helper

    from sr_desktop.engine.foreign.library import load_spandrel

    load_spandrel()
    from spandrel.architectures.Compact import Compact

    torch.manual_seed(0)
    torch.save(Compact(num_feat=4, num_conv=1, upscale=4).state_dict(), tmp_path / "own.pth")
    weights = np.random.default_rng(0).normal(0, 0.05, (48, 3, 3, 3)).astype(np.float32)
    for place in range(48):
        weights[place, place // 16, 1, 1] += 1
    nodes = [
        helper.make_node("Conv", ["input", "weights"], ["wide"], pads=[1, 1, 1, 1]),
        helper.make_node("DepthToSpace", ["wide"], ["output"], blocksize=4, mode="CRD"),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, "h", "w"])],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(weights, "weights")],
    )
    onnx = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    (tmp_path / "graph.onnx").write_bytes(onnx.SerializeToString())
    return tmp_path / "own.pth", tmp_path / "graph.onnx"


@pytest.fixture
def model_apart(models: tuple[Path, Path]) -> tuple[Path, Path]:
    """The ONNX file with its weights in another file beside it, and that file."""
    import onnx

    path = models[1].with_name("apart.onnx")
    data = path.with_name("apart.onnx.data")
    onnx.save_model(onnx.load_model(models[1]), path, save_as_external_data=True, location=data.name, size_threshold=0)
    return path, data


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail a test that reaches beyond this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        internet = self.family in (socket.AF_INET, socket.AF_INET6)
        if internet and address[0] not in ("localhost", "127.0.0.1", "::1"):
            raise RuntimeError(f"a test tried to reach {address[0]}: tests run without a network")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
