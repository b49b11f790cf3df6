"""ONNX models in a comparison: what comes out is what the same arithmetic in torch gives, brought to four times."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.events import Cancelled, Event, MethodDone, MethodFailed, Notice, Progress
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.interruption import Interrupted, checkpoints
from sr_desktop.engine.machine.devices import Device, Precision, cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.running import forward
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, Mode, PrecisionChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import SHIPPED, Method

Save = Callable[..., Path]
Answer = Callable[[torch.Tensor, int], torch.Tensor]
CPU = EngineSettings(device=DeviceChoice.CPU)


def tensor(pixels: Pixels) -> torch.Tensor:
    return torch.from_numpy(pixels.astype(np.float32) / 255).permute(2, 0, 1)[None]


def pixels_of(output: torch.Tensor) -> Pixels:
    return (output[0].permute(1, 2, 0).clamp(0, 1) * 255).round().numpy().astype(np.uint8)


def compare(picture: Picture, method: Method, settings: EngineSettings = CPU) -> tuple[MethodDone, list[str]]:
    events: list[Event] = []
    catalogue = SHIPPED.adding(method)
    Comparison(picture, [method.id], Mode.UPSCALE, settings, catalogue=catalogue).run(events.append)
    failures = [str(event.message) for event in events if isinstance(event, MethodFailed)]
    assert not failures, failures
    done = next(event for event in events if isinstance(event, MethodDone))
    return done, [str(event.message) for event in events if isinstance(event, Notice)]


def largest_difference(a: Pixels, b: Pixels) -> int:
    return int(np.abs(a.astype(int) - b).max())


def noise(width: int, height: int) -> Picture:
    return Picture(np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8), "noise")


def test_a_model_of_any_size_gives_what_torch_gives(save_onnx: Save, answer: Answer, picture: Picture) -> None:
    path = save_onnx("My Model.onnx")
    method = model_method(path, SHIPPED)
    assert (method.id, method.title) == ("my-model", "ONNX My Model")
    assert str(method.about[0]).startswith("ONNX, 0.00 million values, from the file ")
    done, notices = compare(picture, method)
    assert largest_difference(done.pixels, pixels_of(answer(tensor(picture.pixels), 4))) <= 1
    assert done.run is not None
    assert (done.run.device, done.run.precision) == ("cpu", "fp32")
    assert done.run.weights_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert notices == []


def test_a_model_of_scale_two_is_run_twice_and_another_is_resampled(
    save_onnx: Save, answer: Answer, picture: Picture
) -> None:
    done, notices = compare(picture, model_method(save_onnx("two.onnx", scale=2), SHIPPED))
    once = answer(tensor(picture.pixels), 2)
    assert largest_difference(done.pixels, pixels_of(answer(once, 2))) <= 1
    assert ["run twice" in notice for notice in notices] == [True]
    three, notices = compare(picture, model_method(save_onnx("three.onnx", scale=3), SHIPPED))
    assert three.pixels.shape == (76, 92, 3)
    assert ["bicubic" in notice for notice in notices] == [True]


def test_a_gray_model_is_given_the_luma(save_onnx: Save, answer: Answer, picture: Picture) -> None:
    gray = Picture(np.repeat(picture.pixels[..., :1], 3, axis=2), "gray", is_gray=True)
    method = model_method(save_onnx(channels=1), SHIPPED)
    done, notices = compare(gray, method)
    expected = pixels_of(answer(tensor(gray.pixels)[:, :1], 4)).repeat(3, axis=2)
    assert largest_difference(done.pixels, expected) <= 1
    assert ["brightness alone" in notice for notice in notices] == [True]
    in_colour, _ = compare(picture, method)
    assert np.ptp(in_colour.pixels, axis=2).max() > 0


@pytest.mark.parametrize("size", [(32, 40), (64, "w"), (16, 16)])
def test_a_model_of_one_size_sees_the_picture_through_windows(save_onnx: Save, answer: Answer, size: Any) -> None:
    picture = noise(90, 70)
    method = model_method(save_onnx(size=size), SHIPPED)
    done, notices = compare(picture, method)
    # One convolution sees one pixel around: with any overlap the windows leave no trace.
    inner = (slice(4, -4), slice(4, -4))
    expected = pixels_of(answer(tensor(picture.pixels), 4))
    assert largest_difference(done.pixels[inner], expected[inner]) <= 1
    assert ["takes pieces of" in notice for notice in notices] == [True]
    small = noise(9, 7)
    assert compare(small, method)[0].pixels.shape == (28, 36, 3)


def test_a_model_that_needs_multiples_gets_them(save_onnx: Save, answer: Answer) -> None:
    from onnx import helper

    halving = (
        helper.make_node("SpaceToDepth", ["input"], ["deep"], blocksize=8),
        helper.make_node("DepthToSpace", ["deep"], ["back"], blocksize=8),
    )
    path = save_onnx(before=halving)
    assert load_model(path).model.multiple_of == 8
    picture = noise(21, 30)
    done, _ = compare(picture, model_method(path, SHIPPED))
    assert largest_difference(done.pixels[:-4, :-4], pixels_of(answer(tensor(picture.pixels), 4))[:-4, :-4]) <= 1


def test_a_model_whose_file_is_in_fp16_is_computed_in_fp32(save_onnx: Save, answer: Answer, picture: Picture) -> None:
    method = model_method(save_onnx(half=True), SHIPPED)
    done, _ = compare(picture, method)
    assert largest_difference(done.pixels, pixels_of(answer(tensor(picture.pixels), 4))) <= 2
    assert done.run is not None
    assert done.run.precision == "fp32"
    asked = NetworkPool().get(method, cpu(), PrecisionChoice.BF16)
    assert asked.precision is Precision.FP32
    assert any("does not work in bf16" in str(remark) for remark in asked.remarks)


def test_open_batch_and_channels_are_found_out(save_onnx: Save) -> None:
    model = load_model(save_onnx(batch="n", input_channels="c", channels=1)).model
    assert (model.input_channels, model.scale) == (1, 4)


def test_tiles_agree_report_progress_and_can_be_left(save_onnx: Save) -> None:
    picture = noise(90, 60)
    method = model_method(save_onnx(), SHIPPED)
    whole, _ = compare(picture, method)
    tiled, notices = compare(picture, method, replace(CPU, tile=16))
    assert largest_difference(whole.pixels, tiled.pixels) <= 1
    assert any("tiles of 16 pixels" in notice for notice in notices)

    events: list[Event] = []
    catalogue = SHIPPED.adding(method)
    comparison = Comparison(picture, [method.id], Mode.UPSCALE, replace(CPU, tile=16), catalogue=catalogue)

    def take(event: Event) -> None:
        events.append(event)
        if isinstance(event, Progress) and event.fraction > 0.2:
            comparison.cancel()

    comparison.run(take)
    assert isinstance(events[-1], Cancelled)
    fractions = [event.fraction for event in events if isinstance(event, Progress)]
    assert 0.2 < fractions[-1] < 1


def test_windows_are_left_between_two_of_them(save_onnx: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    from sr_desktop.engine.foreign.onnx_models.network import OnnxNetwork

    method = model_method(save_onnx(size=(16, 16)), SHIPPED)
    picture = noise(64, 64)
    comparison = Comparison(picture, [method.id], Mode.UPSCALE, CPU, catalogue=SHIPPED.adding(method))
    runs: list[int] = []
    run = OnnxNetwork.run

    def counted(self: OnnxNetwork, x: torch.Tensor) -> torch.Tensor:
        runs.append(1)
        if len(runs) == 5:
            comparison.cancel()
        return run(self, x)

    monkeypatch.setattr(OnnxNetwork, "run", counted)
    events: list[Event] = []
    comparison.run(events.append)
    assert isinstance(events[-1], Cancelled)
    assert not any(isinstance(event, MethodDone) for event in events)
    assert len(runs) <= 6


def test_a_long_run_is_left_in_its_middle(save_onnx: Save) -> None:
    from onnx import helper

    names = ["input", *(f"step{number}" for number in range(300))]
    slow = tuple(
        helper.make_node("AveragePool", [given], [made], kernel_shape=[9, 9], pads=[4, 4, 4, 4])
        for given, made in pairwise(names)
    )
    network = load_model(save_onnx(before=slow)).network
    calls: list[str] = []

    def cancelled_soon() -> None:
        calls.append(threading.current_thread().name)
        # The first call comes before the run, from the thread that runs.
        if len(calls) > 1:
            raise Interrupted

    with checkpoints(cancelled_soon), pytest.raises(Interrupted):
        network(torch.zeros(1, 3, 600, 600))
    assert len(calls) == 2
    # And the next run is not stopped by that.
    assert network(torch.zeros(1, 3, 16, 16)).shape == (1, 3, 64, 64)


def test_it_runs_on_the_processor_and_says_so(save_onnx: Save) -> None:
    method = model_method(save_onnx(), SHIPPED)
    gpu = Device("cuda:0", DeviceChoice.CUDA, "Some GPU", tuple(Precision), ())
    ready = NetworkPool().get(method, gpu)
    assert ready.device == cpu()
    assert "not run on the Some GPU" in str(ready.remarks[-1])


def test_the_self_ensemble_of_a_model_is_the_mean_of_eight(save_onnx: Save, answer: Answer, picture: Picture) -> None:
    ready = NetworkPool().get(model_method(save_onnx(), SHIPPED), cpu(), self_ensemble=True)
    x = tensor(picture.pixels)
    answers = []
    for flipped in (False, True):
        for turns in range(4):
            seen = torch.rot90(x.flip(3) if flipped else x, turns, (2, 3))
            back = torch.rot90(answer(seen, 4), -turns, (2, 3))
            answers.append(back.flip(3) if flipped else back)
    torch.testing.assert_close(
        torch.from_numpy(forward(ready, picture.pixels / np.float32(255))).permute(2, 0, 1)[None],
        torch.stack(answers).mean(dim=0),
        atol=1e-4,
        rtol=0,
    )
    assert ready.cost > 0
