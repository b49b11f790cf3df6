"""What is no usable ONNX model, or would run code or read files elsewhere, is refused with one sentence."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.loading import load_model

Save = Callable[..., Path]


def test_data_that_lies_beside_the_model_is_read(save_onnx: Save, tmp_path: Path) -> None:
    whole = load_model(save_onnx("whole.onnx"))
    apart = load_model(save_onnx("apart.onnx", change=lambda model: put_outside(model, "apart.bin", tmp_path)))
    assert (tmp_path / "apart.bin").stat().st_size > 0
    assert apart.model.parameter_count == whole.model.parameter_count
    assert apart.model.sha256 != whole.model.sha256
    import torch

    x = torch.linspace(0, 1, 3 * 8 * 9).reshape(1, 3, 8, 9)
    torch.testing.assert_close(apart.network(x), whole.network(x))


def put_outside(model: Any, location: str, folder: Path | None = None) -> None:
    """Move the weights of a model into another file."""
    from onnx import TensorProto

    tensor = model.graph.initializer[0]
    if folder is not None:
        (folder / location).write_bytes(tensor.raw_data)
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", location
    tensor.ClearField("raw_data")
    tensor.data_location = TensorProto.EXTERNAL


@pytest.mark.parametrize("location", ["../secret.bin", "/etc/hostname", "sub/../../secret.bin", "link.bin"])
def test_data_outside_the_models_folder_is_never_opened(save_onnx: Save, tmp_path: Path, location: str) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "secret.bin").write_bytes(b"\0" * 10_000)
    (tmp_path / "models" / "link.bin").symlink_to(tmp_path / "secret.bin")
    path = save_onnx("models/evil.onnx", change=lambda model: put_outside(model, location))
    with pytest.raises(ModelFileError, match="outside its own folder"):
        load_model(path)


def test_missing_and_damaged_data_is_told(save_onnx: Save, tmp_path: Path) -> None:
    with pytest.raises(ModelFileError, match="put it next to the model"):
        load_model(save_onnx("gone.onnx", change=lambda model: put_outside(model, "gone.bin")))
    short = save_onnx("short.onnx", change=lambda model: put_outside(model, "short.bin", tmp_path))
    (tmp_path / "short.bin").write_bytes(b"\0")
    with pytest.raises(ModelFileError, match="short"):
        load_model(short)


def test_an_operator_of_a_library_is_refused_even_inside_a_branch(save_onnx: Save) -> None:
    from onnx import TensorProto, helper

    own = helper.make_node("Run", ["input"], ["own"], domain="evil")
    with pytest.raises(ModelFileError, match="'Run' of a library of its own"):
        load_model(save_onnx("direct.onnx", before=(own,)))
    nothing = helper.make_tensor_value_info("own", TensorProto.FLOAT, None)
    branch = helper.make_graph([own], "branch", [], [nothing])
    inside = (
        helper.make_node("Constant", [], ["yes"], value=helper.make_tensor("yes", TensorProto.BOOL, [], [True])),
        helper.make_node("If", ["yes"], ["chosen"], then_branch=branch, else_branch=branch),
    )
    with pytest.raises(ModelFileError, match="of a library of its own"):
        load_model(save_onnx("inside.onnx", before=inside))
    program = helper.make_node("EPContext", ["input"], ["own"], domain="com.microsoft")
    with pytest.raises(ModelFileError, match="compiled program"):
        load_model(save_onnx("program.onnx", before=(program,)))


@pytest.mark.parametrize("content", [b"no model", b"\x08\x07", np.arange(4000, dtype=np.uint8).tobytes()])
def test_what_is_damaged_is_told(tmp_path: Path, content: bytes, save_onnx: Save) -> None:
    path = tmp_path / "broken.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelFileError, match=r"broken\.onnx.*damaged or no ONNX file"):
        load_model(path)


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ({"channels": 4}, "only models that take one picture"),
        ({"batch": 2}, "only models that take one picture"),
        ({"channels": 3, "input_channels": 1}, "cannot be run by OpenVINO"),
    ],
)
def test_a_model_that_cannot_be_compared_is_told(save_onnx: Save, arguments: dict[str, Any], part: str) -> None:
    with pytest.raises(ModelFileError, match=part):
        load_model(save_onnx(**arguments))


def test_other_inputs_types_and_shapes_are_told(save_onnx: Save) -> None:
    from onnx import TensorProto, helper

    def with_second_input(model: Any) -> None:
        model.graph.input.append(helper.make_tensor_value_info("noise", TensorProto.FLOAT, [1]))

    def with_texts(model: Any) -> None:
        model.graph.input[0].type.tensor_type.elem_type = TensorProto.STRING

    def with_classes(model: Any) -> None:
        model.graph.node.append(helper.make_node("GlobalAveragePool", ["output"], ["classes"]))
        model.graph.output[0].name = "classes"

    for change, part in (
        (with_second_input, "takes 2 inputs"),
        (with_texts, "of the type string"),
        (with_classes, "only models that enlarge pictures by a whole factor"),
    ):
        with pytest.raises(ModelFileError, match=part):
            load_model(save_onnx(change=change))


def test_without_the_libraries_it_says_how_to_get_them(save_onnx: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save_onnx()
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ModelFileError, match="pip install onnx openvino"):
        load_model(path)
