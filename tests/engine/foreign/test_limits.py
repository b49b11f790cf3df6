"""What a model may cost when it is opened, and what is refused unrun."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from torch import nn

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign import limits
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.interruption import Interrupted, checkpoints, heed_checkpoint, time_limit

Build = Callable[..., nn.Module]


@pytest.mark.parametrize("value", [float("inf"), float("-inf"), float("nan")])
def test_weights_that_are_no_finite_numbers_are_refused(compact: Build, tmp_path: Path, value: float) -> None:
    weights = compact().state_dict()
    weights["body.0.bias"][3] = value
    torch.save(weights, tmp_path / "spoilt.pth")
    with pytest.raises(ModelFileError, match=r"not finite numbers, in 'body\.0\.bias'"):
        load_model(tmp_path / "spoilt.pth")


def test_a_trial_that_takes_too_long_is_refused(
    compact: Build, save_model: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TRIAL_SECONDS", 0.0)
    with pytest.raises(ModelFileError, match="did not enlarge a small test picture within 0 seconds"):
        load_model(save_model(compact()))


def test_a_time_limit_heeds_what_is_around_it() -> None:
    def cancelled() -> None:
        raise Interrupted

    with checkpoints(cancelled), time_limit(100), pytest.raises(Interrupted):
        heed_checkpoint()
    with time_limit(100):
        heed_checkpoint()
    with time_limit(0), pytest.raises(TimeoutError):
        heed_checkpoint()


@pytest.mark.parametrize("rounds", [None, 2**40])
def test_a_loop_that_may_never_end_is_refused_unrun(tmp_path: Path, rounds: int | None) -> None:
    onnx = pytest.importorskip("onnx", reason="needs the package onnx (pip install sr-desktop[onnx])")
    helper, kinds = onnx.helper, onnx.TensorProto
    picture = [1, 3, "h", "w"]
    body = helper.make_graph(
        [helper.make_node("Identity", ["on"], ["still"]), helper.make_node("Sin", ["now"], ["next"])],
        "body",
        [
            helper.make_tensor_value_info("round", kinds.INT64, []),
            helper.make_tensor_value_info("on", kinds.BOOL, []),
            helper.make_tensor_value_info("now", kinds.FLOAT, picture),
        ],
        [
            helper.make_tensor_value_info("still", kinds.BOOL, []),
            helper.make_tensor_value_info("next", kinds.FLOAT, picture),
        ],
    )
    numbers = [helper.make_tensor("yes", kinds.BOOL, [], [True])]
    if rounds is not None:
        numbers.append(helper.make_tensor("rounds", kinds.INT64, [], [rounds]))
    given = ["" if rounds is None else "rounds", "yes", "x"]
    graph = helper.make_graph(
        [helper.make_node("Loop", given, ["y"], body=body)],
        "endless",
        [helper.make_tensor_value_info("x", kinds.FLOAT, picture)],
        [helper.make_tensor_value_info("y", kinds.FLOAT, None)],
        numbers,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path = tmp_path / "endless.onnx"
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelFileError, match="may go round more than 10000 times or never end"):
        load_model(path)
