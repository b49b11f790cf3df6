"""The doctor finds what is wrong, says what to do, and survives what it examines."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sr_desktop import __version__
from sr_desktop.cli import app, doctor
from sr_desktop.cli.doctor import Finding, State
from sr_desktop.system.libraries import QT_LIBRARIES


def states(findings: Iterator[Finding]) -> dict[str, State]:
    return {finding.name: finding.state for finding in findings}


def test_versions_are_told_and_a_missing_library_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "versions", lambda: {"SR Desktop": __version__, "torch": None})
    findings = {finding.name: finding for finding in doctor.installed()}
    assert findings["SR Desktop"].value == __version__
    assert findings["torch"].state is State.WRONG
    assert "pip install torch" in findings["torch"].value


def test_missing_system_libraries_are_wrong_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "missing_libraries", lambda platforms: QT_LIBRARIES[:2])
    monkeypatch.setattr(doctor, "window_problem", lambda environ: "Qt needs more.")
    monkeypatch.setattr(doctor, "candidate_platforms", lambda environ: ("xcb",))
    found = {finding.name: finding for finding in doctor.window()}["System libraries"]
    assert found.state is State.WRONG
    assert "libEGL.so.1" in found.value
    monkeypatch.setattr(doctor, "candidate_platforms", lambda environ: ())
    assert states(doctor.window())["System libraries"] is State.NOTE


def test_a_qt_that_cannot_be_imported_is_wrong_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> SimpleNamespace:
        return SimpleNamespace(returncode=1, stdout="", stderr="Traceback\nImportError: libEGL.so.1: cannot open")

    monkeypatch.setattr(subprocess, "run", broken)
    found = {finding.name: finding for finding in doctor.window()}["Qt"]
    assert found.state is State.WRONG
    assert "libEGL.so.1" in found.value


def test_the_first_device_is_the_one_that_is_taken() -> None:
    findings = list(doctor.devices())
    assert "taken unless another is asked for" in findings[0].value
    assert "cpu" in [finding.name for finding in findings]


def test_weights_that_are_missing_or_damaged_are_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sr_desktop.paths.weights_dir", lambda: tmp_path)
    monkeypatch.setattr("sr_desktop.methods.weights_dir", lambda: tmp_path)
    states_by_name = states(doctor.weights())
    assert {name for name, state in states_by_name.items() if state is State.WRONG} == {
        "SRCNN",
        "Perceptual",
        "SRResNet",
    }
    assert all("missing" in finding.value for finding in doctor.weights() if finding.state is State.WRONG)
    # Weights that nobody has published yet are no fault.
    assert states_by_name["EDSR"] is State.NOTE
    assert states_by_name["SRResNet Photo"] is State.NOTE
    for suffix in ("safetensors", "json"):
        (tmp_path / f"edsr.{suffix}").write_text("{}")
    assert states(doctor.weights())["EDSR"] is State.WRONG


def test_without_torch_the_rest_is_still_examined(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without_torch(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "torch" or name.startswith("torch."):
            raise ModuleNotFoundError("No module named 'torch'")
        return real(name, *arguments, **options)

    for name in [name for name in sys.modules if name.startswith("sr_desktop.networks")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_torch)
    assert app.run(["doctor"]) == 1
    told = capsys.readouterr().out
    assert "No module named 'torch'" in told
    assert "Versions" in told
    assert "Weights" in told


def test_the_exit_code_tells_whether_something_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def fine() -> Iterator[Finding]:
        yield Finding("thing", "there")
        yield Finding("display", "none", State.NOTE)

    for name in ("installed", "window", "devices", "weights"):
        monkeypatch.setattr(doctor, name, fine)
    assert app.run(["doctor"]) == 0
    monkeypatch.setattr(doctor, "weights", lambda: iter([Finding("srcnn", "damaged", State.WRONG)]))
    assert app.run(["doctor"]) == 1


def test_what_only_some_models_need_is_noted_when_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "versions", dict)
    monkeypatch.setattr(doctor, "package_version", lambda name: None if name == "onnx" else "1.2.3")
    findings = {finding.name: finding for finding in doctor.installed()}
    assert findings["onnx"].state is doctor.State.NOTE
    assert "pip install onnx" in findings["onnx"].value
    assert findings["openvino"].value == "1.2.3"
