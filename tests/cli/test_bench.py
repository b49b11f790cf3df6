"""``sr-desktop bench`` measures every method and, beside it, the same network in plain PyTorch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.cli import app
from sr_desktop.cli.benchmark.plain import OnnxRun, PlainRun
from sr_desktop.cli.benchmark.report import BenchReport, BenchRow, Cost, Setting
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Event, MethodDone, RunInfo
from sr_desktop.engine.machine.devices import Precision
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.picture import Picture
from sr_desktop.methods import DEFAULT_IDS, SHIPPED

pytestmark = pytest.mark.usefixtures("tiny_weights")


def test_json_holds_every_method_with_its_ratios(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["bench", "--size", "64", "--rounds", "2", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["methods"]) == list(DEFAULT_IDS)
    assert (report["input_size"], report["output_size"], report["rounds"]) == ([16, 16], [64, 64], 2)
    for name, method in report["methods"].items():
        assert method["seconds"] > 0
        assert method["megapixels_per_second"] == pytest.approx(64 * 64 / 1e6 / method["seconds"])
        if SHIPPED.get(name).weights is None:
            assert method["plain_fp32"] is None
            assert method["times_faster"] is None
        else:
            ratio = method["plain_fp32"]["seconds"] / method["seconds"]
            assert method["times_faster"] == pytest.approx(ratio)
            assert method["precision"] in ("fp32", "bf16")
            assert method["backend"] in ("OpenVINO", "PyTorch")
            ways = [(one["by"], one["precision"]) for one in method["others"]]
            assert ("PyTorch, eager", "fp32") in ways
            assert ("PyTorch, channels-last", method["precision"]) in ways, "a rival in the same precision"
            if method["precision"] != "fp32":
                assert (f"SR Desktop, {method['backend']}", "fp32") in ways, "ours in the rivals' precision"
            for one in (method, *method["others"]):
                assert one["best_seconds"] <= one["seconds"] <= one["worst_seconds"]
                assert one["processor_seconds"] > 0


def test_a_self_ensemble_is_compared_with_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["bench", "--size", "64", "--rounds", "1", "--methods", "srcnn", "--self-ensemble", "--json"]
    assert app.run(arguments) == 0
    method = json.loads(capsys.readouterr().out)["methods"]["srcnn"]
    assert method["self_ensemble"] is True
    assert (method["plain_fp32"], method["times_faster"]) == (None, None)
    assert not [one for one in method["others"] if not one["by"].startswith("SR Desktop")]
    assert method["notices"] == ["Nothing else computes a self-ensemble, so it is compared with nothing."]


def test_the_table_names_methods_and_conditions(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["bench", "--size", "64", "--rounds", "1", "--methods", "bicubic,srcnn"]) == 0
    out = capsys.readouterr().out
    assert "SRCNN" in out
    assert "Bicubic" in out
    assert "16 x 16 to 64 x 64" in out
    assert "eager fp32 PyTorch" in out
    for by in ("SR Desktop", "PyTorch, eager", "PyTorch, channels-last", "Pillow"):
        assert by in out


def test_a_method_that_cannot_run_is_named_and_the_rest_is_measured(
    tiny_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny_weights / "srcnn.json").unlink()
    assert app.run(["bench", "--size", "64", "--rounds", "1", "--methods", "bicubic,srcnn", "--json"]) == 1
    told = capsys.readouterr()
    assert list(json.loads(told.out)["methods"]) == ["bicubic"]
    assert "srcnn.json" in told.err


@pytest.mark.parametrize("method_id", ["srcnn", "perceptual", "srresnet"])
def test_the_plain_run_makes_the_same_picture(method_id: str) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (20, 24, 3), np.uint8)
    done: list[Event] = []
    settings = EngineSettings(precision=PrecisionChoice.FP32)
    Comparison(Picture(pixels, "noise"), [method_id], Mode.UPSCALE, settings, NetworkPool()).run(done.append)
    ours = next(event.pixels for event in done if isinstance(event, MethodDone))
    plain = PlainRun(SHIPPED.get(method_id), "cpu")(pixels)
    assert np.abs(ours.astype(int) - plain).max() <= 1


@pytest.mark.parametrize("method_id", ["srcnn", "perceptual", "srresnet"])
def test_the_rivals_make_the_same_picture(method_id: str) -> None:
    pytest.importorskip("onnxruntime")
    pixels = np.random.default_rng(1).integers(0, 256, (20, 24, 3), np.uint8)
    method = SHIPPED.get(method_id)
    plain = PlainRun(method, "cpu")(pixels).astype(int)
    assert np.abs(OnnxRun(method)(pixels) - plain).max() <= 1
    assert np.abs(PlainRun(method, "cpu", channels_last=True)(pixels) - plain).max() <= 1
    rough = PlainRun(method, "cpu", channels_last=True, precision=Precision.BF16)(pixels)
    assert 0 < np.abs(rough - plain).max() <= 4


def test_interpolation_has_no_plain_run() -> None:
    with pytest.raises(ValueError, match="no network"):
        PlainRun(SHIPPED.get("bicubic"), "cpu")


def test_ratios_are_of_the_same_run() -> None:
    info = RunInfo(0.5, "cpu", "a processor", "bf16", None, "0" * 64)
    row = BenchRow(SHIPPED.get("srresnet"), info, Cost(0.5, 100), Cost(2.0, 400), ())
    setting = Setting(1000, 3, "a system", 4, 2, "2.9", "3.11")
    method = BenchReport(setting, (row,)).as_json()["methods"]["srresnet"]
    assert method["times_faster"] == 4
    assert method["memory_ratio"] == 0.25
    assert method["megapixels_per_second"] == 2


def test_a_plain_run_without_enough_memory_is_told_and_left_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(self: PlainRun, pixels: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr(PlainRun, "__call__", exhausted)
    assert app.run(["bench", "--size", "64", "--rounds", "1", "--methods", "srcnn"]) == 0
    told = capsys.readouterr()
    assert "SRCNN" in told.out
    assert "SRCNN in plain PyTorch needs more memory than there is." in told.err


def test_a_device_that_is_not_there_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sr_desktop.engine.machine.devices import cpu

    monkeypatch.setattr("sr_desktop.engine.machine.devices.find_devices", lambda: (cpu(),))
    assert app.run(["bench", "--size", "64", "--device", "cuda"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
