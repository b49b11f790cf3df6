"""A model is all of its files: where one that holds its weights changes, it is another model."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.model_files import model_checksum, model_version, weights_checksum
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.foreign.onnx_models.data_files import data_locations
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.methods import SHIPPED

pytest.importorskip("onnx", reason="needs the package onnx (pip install sr-desktop[onnx])")


def change(data: Path) -> None:
    """Write other weights of the same number."""
    content = data.read_bytes()
    data.write_bytes(content[4:] + content[:4])


def test_the_checksum_is_the_one_of_the_opened_model(models: tuple[Path, Path], model_apart: tuple[Path, Path]) -> None:
    for path in (*models, model_apart[0]):
        assert model_checksum(path) == load_model(path).model.sha256


def test_other_weights_beside_a_model_are_another_model(model_apart: tuple[Path, Path]) -> None:
    path, data = model_apart
    method, before = model_method(path, SHIPPED), (model_checksum(path), model_version(path))
    pool = NetworkPool()
    first = pool.get(method, cpu())
    assert pool.get(method, cpu()) is first
    change(data)
    assert model_checksum(path) != before[0]
    assert model_version(path) != before[1]
    second = pool.get(method, cpu())
    assert second.weights_sha256 == weights_checksum(method) != first.weights_sha256
    data.unlink()
    assert model_version(path) != before[1]
    with pytest.raises(ModelFileError, match=r"apart\.onnx\.data' cannot be read"):
        model_checksum(path)


def test_weights_are_found_wherever_tensors_are() -> None:
    from onnx import TensorProto, helper

    def tensor(location: str, *, is_external: bool = True) -> Any:
        made = helper.make_tensor(location, TensorProto.FLOAT, [3], [1, 2, 3])
        for key, value in (("offset", "7"), ("location", location)):
            entry = made.external_data.add()
            entry.key, entry.value = key, value
        made.data_location = TensorProto.EXTERNAL if is_external else TensorProto.DEFAULT
        return made

    nothing = helper.make_tensor_value_info("made", TensorProto.FLOAT, None)
    inner = helper.make_graph([], "inner", [], [nothing], [tensor("branch.bin")])
    nodes = [
        helper.make_node("If", ["yes"], ["made"], then_branch=inner, else_branch=inner),
        helper.make_node("Constant", [], ["constant"], value=tensor("constant.bin")),
    ]
    graph = helper.make_graph(nodes, "outer", [], [nothing], [tensor("none.bin", is_external=False), tensor("ü.bin")])
    sparse = helper.make_sparse_tensor(tensor("sparse.bin"), helper.make_tensor("at", TensorProto.INT64, [1], [0]), [9])
    graph.sparse_initializer.append(sparse)
    function = helper.make_function(
        "own", "F", [], ["f"], [helper.make_node("Constant", [], ["f"], value=tensor("f"))], []
    )
    model = helper.make_model(graph, functions=[function])
    found = data_locations(io.BytesIO(model.SerializeToString()))
    assert found == ("branch.bin", "constant.bin", "f", "sparse.bin", "ü.bin")


@pytest.mark.parametrize(
    "content", [b"no model", b"\x3a\xff\xff\xff\xff\x0f", b"\x3a", b"\xff" * 40, b"\x3a\x02\x0b\x00"]
)
def test_what_is_no_onnx_file_is_told_and_is_one_file(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        data_locations(io.BytesIO(content))
    path = tmp_path / "broken.onnx"
    path.write_bytes(content)
    assert len(model_version(path)) == 1


def test_files_elsewhere_are_not_opened(tmp_path: Path, model_apart: tuple[Path, Path]) -> None:
    import onnx

    model = onnx.load_model(model_apart[0], load_external_data=False)
    model.graph.initializer[0].external_data[0].value = "../elsewhere.bin"
    path = tmp_path / "inside" / "evil.onnx"
    path.parent.mkdir()
    path.write_bytes(model.SerializeToString())
    before = model_checksum(path)
    (tmp_path / "elsewhere.bin").write_bytes(b"1")
    assert model_checksum(path) == before
