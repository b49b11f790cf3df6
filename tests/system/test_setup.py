"""Setting a checkout up: what is in order stays, what is broken is made again, what is missing is named."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from sr_desktop.system import setup, torch_build


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that setup would have run; all of them succeed."""
    ran: list[list[str]] = []
    monkeypatch.setattr(setup, "_run", lambda command: ran.append(command) or True)
    return ran


def test_a_working_environment_is_kept(calls: list[list[str]], tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text("#!/bin/sh\necho pip 25.0\n")
    python.chmod(0o755)
    assert setup.ensure_venv(tmp_path) == python
    assert calls == []


def test_a_broken_environment_is_cleared(calls: list[list[str]], tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(tmp_path / "gone")
    setup.ensure_venv(tmp_path)
    assert calls == [[sys.executable, "-m", "venv", "--clear", str(tmp_path)]]


def test_a_torch_that_is_there_is_kept(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "_output", lambda command: "2.9.0+cpu")
    setup.install_project(Path("python"), "dev")
    (command,) = calls
    assert "torch==2.9.0+cpu" in command
    assert command[-1] == f"{setup.PROJECT}[dev]"


class Index(BaseHTTPRequestHandler):
    """An index that has PyTorch, or answers with another status, or only after a while."""

    status = 200
    delay = 0.0
    asked: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.asked.append(self.path)
        time.sleep(self.delay)
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Index]]:
    """PyTorch's index on this machine, which has no NVIDIA GPU and no PyTorch."""
    handler = type("Own", (Index,), {"asked": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setattr(setup, "CPU_INDEX", f"http://127.0.0.1:{server.server_port}/whl/cpu")
    monkeypatch.setattr(setup, "has_nvidia_gpu", lambda: False)
    monkeypatch.setattr(setup, "comes_with_cuda", lambda: True)
    monkeypatch.setattr(setup, "_output", lambda command: "")
    yield handler
    server.shutdown()
    server.server_close()


def test_without_a_gpu_the_build_without_cuda_comes_first_and_its_size_is_said(
    calls: list[list[str]], index: type[Index], capfd: pytest.CaptureFixture[str]
) -> None:
    setup.install_project(Path("python"), "")
    torch, project = calls
    assert index.asked == ["/whl/cpu/torch/"]
    assert torch[torch.index("--index-url") + 1] == setup.CPU_INDEX
    assert any(word.startswith("torch>=") for word in torch)
    assert "torchvision" in torch
    assert project[-2:] == ["--editable", str(setup.PROJECT)]
    assert "0.2 GB" in capfd.readouterr().err


def test_the_index_is_not_asked_where_there_is_a_gpu_or_no_build_with_cuda(
    calls: list[list[str]], index: type[Index], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "has_nvidia_gpu", lambda: True)
    setup.install_project(Path("python"), "")
    assert "3 GB" in capfd.readouterr().err
    monkeypatch.setattr(setup, "comes_with_cuda", lambda: False)
    setup.install_project(Path("python"), "")
    assert index.asked == []
    assert [command[-2:] for command in calls] == [["--editable", str(setup.PROJECT)]] * 2


@pytest.mark.parametrize("trouble", ["refused", "not found", "no such host", "too slow", "nothing for this Python"])
def test_where_the_index_is_of_no_use_the_registry_is_asked_at_once(
    index: type[Index], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], trouble: str
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(setup, "_run", lambda command: ran.append(command) or "--index-url" not in command)
    match trouble:
        case "refused":
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                monkeypatch.setattr(setup, "CPU_INDEX", f"http://127.0.0.1:{free.getsockname()[1]}")
        case "not found":
            index.status = 404
        case "no such host":
            monkeypatch.setattr(setup, "CPU_INDEX", "http://localhost:99999/whl/cpu")
        case "too slow":
            index.delay = 0.5
            monkeypatch.setattr(setup, "answers", lambda url: torch_build.answers(url, 0.05))
    setup.install_project(Path("python"), "")
    assert ran[-1][-2:] == ["--editable", str(setup.PROJECT)]
    assert not any("torch" in word for word in ran[-1][:-1])
    assert ("--index-url" in ran[0]) == (trouble == "nothing for this Python")
    said = capfd.readouterr().err
    assert "from the registry: about 3 GB" in said


def test_a_gpu_is_known_by_its_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(torch_build, "_DRIVER", tmp_path / "version")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not torch_build.has_nvidia_gpu()
    tool = tmp_path / "nvidia-smi"
    for script, found in (("echo 'GPU 0: NVIDIA H100'", True), ("echo failed >&2; exit 9", False), ("exit 0", False)):
        tool.write_text(f"#!/bin/sh\n{script}\n")
        tool.chmod(0o755)
        assert torch_build.has_nvidia_gpu() == found
    (tmp_path / "version").write_text("NVRM version: 1")
    assert torch_build.has_nvidia_gpu()


def test_debians_split_python_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup, "may_install", lambda: False)
    monkeypatch.setattr(setup, "find_manager", lambda: setup.MANAGERS[0])
    monkeypatch.setattr(setup, "is_root", lambda: False)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    with pytest.raises(setup.SetupError, match=f"sudo apt-get install -y {package}"):
        setup.ensure_venv(tmp_path / "new")


def test_root_on_debian_gets_the_missing_module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed: list[str] = []
    monkeypatch.setattr(setup.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(setup, "may_install", lambda: True)
    monkeypatch.setattr(setup, "apt_install", lambda packages: installed.extend(packages) or True)
    monkeypatch.setattr(setup, "_run", lambda command: True)
    setup.ensure_venv(tmp_path / "new")
    assert installed == [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def test_a_failure_is_one_line_and_an_exit_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup, "_run", lambda command: False)
    assert setup.main([str(tmp_path / "new")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1].startswith("setup: the virtual environment")


def test_missing_libraries_are_named_where_they_cannot_be_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from sr_desktop.system.libraries import QT_LIBRARIES

    monkeypatch.setattr(setup, "missing_libraries", lambda platforms: QT_LIBRARIES[:1])
    monkeypatch.setattr(setup, "may_install", lambda: False)
    setup.ensure_libraries()
    assert "libEGL.so.1" in capsys.readouterr().err


def test_make_refuses_an_absent_python_in_one_line(project: Path, tmp_path: Path) -> None:
    command = ["make", "-s", "-C", str(project), "setup", "PYTHON=no-such-python", f"VENV={tmp_path / 'venv'}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "'no-such-python' is not installed" in done.stdout + done.stderr
    assert not (tmp_path / "venv").exists()
