"""Turns an ONNX file into a graph that is safe to run: it brings no code and reads no files elsewhere."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.onnx_models.libraries import load_onnx
from sr_desktop.imaging import ordinary_files
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read

_DOMAINS = ("", "ai.onnx", "ai.onnx.ml", "com.microsoft")
"""Of the operators that the runtime brings itself; those of any other come from a library beside the model."""

_PROGRAMS = ("EPContext",)
"""Operators that hold a program compiled for some processor."""

Size = tuple[int, int]
"""``(height, width)``."""


@dataclass(frozen=True, slots=True, eq=False)
class OnnxGraph:
    """A graph with one picture as its input.

    Attributes:
        content: The model as the runtime takes it, data of other files included.
        input_name: Name of its input, ``(1, C, H, W)``.
        output_name: Name of its first output.
        channels: 1 or 3; None if the file leaves it open.
        fixed_size: The size that its input must have; None if it may have any.
        is_half: Whether its input is in fp16 rather than fp32.
        parameter_count: Number of values in its tensors of floats.
        sha256: Checksum of the file and of those that hold its data.
    """

    content: bytes
    input_name: str
    output_name: str
    channels: int | None
    fixed_size: Size | None
    is_half: bool
    parameter_count: int
    sha256: str


def read_graph(path: Path, content: bytes) -> OnnxGraph:
    """Take apart the content of an ONNX file.

    Args:
        path: The file, for messages and for data that is next to it.
        content: Its bytes.

    Raises:
        ModelFileError: It is damaged, brings code, names files outside its folder, or takes no single picture.
    """
    onnx = load_onnx()
    try:
        model = onnx.load_model_from_string(content)
    except Exception as error:
        raise ModelFileError(Message("model.damaged-onnx", path=path)) from error
    if not model.graph.node or not model.graph.output:
        raise ModelFileError(Message("model.damaged-onnx", path=path))
    _refuse_code(path, model)
    digest = hashlib.sha256(content)
    if external := list(_external_tensors(onnx, model)):
        content = _with_external_data(path, onnx, model, external, digest)
    given = {tensor.name for tensor in model.graph.initializer}
    inputs = [one for one in model.graph.input if one.name not in given]
    if len(inputs) != 1:
        raise ModelFileError(Message("onnx.inputs", path=path, count=len(inputs)))
    channels, fixed_size = _picture_shape(path, inputs[0])
    return OnnxGraph(
        content=content,
        input_name=inputs[0].name,
        output_name=model.graph.output[0].name,
        channels=channels,
        fixed_size=fixed_size,
        is_half=_is_half(path, onnx, inputs[0]),
        parameter_count=_parameter_count(onnx, model),
        sha256=digest.hexdigest(),
    )


def _refuse_code(path: Path, model: Any) -> None:
    own = {function.domain for function in model.functions}
    for node in _nodes(model):
        if node.op_type in _PROGRAMS:
            raise ModelFileError(Message("onnx.program", path=path))
        if node.domain not in _DOMAINS and node.domain not in own:
            raise ModelFileError(Message("onnx.operator", path=path, operator=node.op_type, domain=node.domain))


def _nodes(model: Any) -> Iterator[Any]:
    """Every operator, those inside branches, loops and functions too."""
    waiting = [*model.graph.node, *(node for function in model.functions for node in function.node)]
    while waiting:
        node = waiting.pop()
        yield node
        for attribute in node.attribute:
            for graph in (attribute.g, *attribute.graphs):
                waiting.extend(graph.node)


def _graphs(model: Any) -> Iterator[Any]:
    yield model.graph
    for node in _nodes(model):
        for attribute in node.attribute:
            yield from (attribute.g, *attribute.graphs)


def _tensors(model: Any) -> Iterator[Any]:
    """Every tensor that the file holds or names."""
    for graph in _graphs(model):
        yield from graph.initializer
        for sparse in graph.sparse_initializer:
            yield from (sparse.values, sparse.indices)
    for node in _nodes(model):
        for attribute in node.attribute:
            yield from (attribute.t, *attribute.tensors)
            for sparse in (attribute.sparse_tensor, *attribute.sparse_tensors):
                yield from (sparse.values, sparse.indices)


def _external_tensors(onnx: Any, model: Any) -> Iterator[Any]:
    return (tensor for tensor in _tensors(model) if tensor.data_location == onnx.TensorProto.EXTERNAL)


def _with_external_data(path: Path, onnx: Any, model: Any, tensors: list[Any], digest: Any) -> bytes:
    """The model together with the data next to it; nothing outside its folder is opened."""
    folder = path.resolve().parent
    locations = sorted({entry.value for one in tensors for entry in one.external_data if entry.key == "location"})
    for location in locations:
        file = (folder / location).resolve()
        if Path(location).is_absolute() or not file.is_relative_to(folder):
            raise ModelFileError(Message("onnx.data-elsewhere", path=path, location=location))
        try:
            digest.update(ordinary_files.read_file(file))
        except OSError as error:
            raise ModelFileError(
                Message("onnx.data-unreadable", path=path, location=location, reason=why_not_read(error))
            ) from error
    try:
        for tensor in tensors:
            onnx.external_data_helper.load_external_data_for_tensor(tensor, str(folder))
            del tensor.external_data[:]
            tensor.data_location = onnx.TensorProto.DEFAULT
        content: bytes = model.SerializeToString()
    except Exception as error:
        # Two gigabytes are the most that one message holds; a wrong offset or length fails in any way.
        raise ModelFileError(Message("onnx.data-damaged", path=path)) from error
    return content


def _picture_shape(path: Path, given: Any) -> tuple[int | None, Size | None]:
    """Channels and size that the input must have."""
    sides = [one.dim_value if one.HasField("dim_value") and one.dim_value > 0 else None
             for one in given.type.tensor_type.shape.dim]  # fmt: skip
    if len(sides) != 4 or sides[0] not in (None, 1) or sides[1] not in (None, 1, 3):
        shape = " x ".join("?" if side is None else str(side) for side in sides)
        raise ModelFileError(Message("onnx.shape", path=path, shape=shape or "?"))
    height, width = sides[2], sides[3]
    if height is None and width is None:
        return sides[1], None
    # Where only one side is fixed, give the other the same length.
    return sides[1], (height or width or 0, width or height or 0)


def _is_half(path: Path, onnx: Any, given: Any) -> bool:
    kind = given.type.tensor_type.elem_type
    if kind not in (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16):
        name = onnx.TensorProto.DataType.Name(kind).lower()
        raise ModelFileError(Message("onnx.type", path=path, type=name))
    return bool(kind == onnx.TensorProto.FLOAT16)


def _parameter_count(onnx: Any, model: Any) -> int:
    floats = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.BFLOAT16, onnx.TensorProto.DOUBLE)
    return sum(math.prod(tensor.dims) for tensor in _tensors(model) if tensor.data_type in floats)
