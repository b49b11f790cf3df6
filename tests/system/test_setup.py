"""Setting a checkout up: what is in order stays, what is broken is made again, what is missing is named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop.system import setup


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
    monkeypatch.setattr(setup, "_output", lambda command: "")
    setup.install_project(Path("python"), "")
    with_torch, without = calls
    assert "torch==2.9.0+cpu" in with_torch
    assert with_torch[-1] == f"{setup.PROJECT}[dev]"
    assert without[-2:] == ["--editable", str(setup.PROJECT)]
    assert not any("torch" in word for word in without[:-1])


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
