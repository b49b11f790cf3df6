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
from sr_desktop.imaging.files import ordinary_files
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read
from sr_desktop.model_format import Layout

_DOMAINS = ("", "ai.onnx", "ai.onnx.ml", "com.microsoft")
"""Of the operators that the runtime brings itself; those of any other come from a library beside the model."""

_MOST_ROUNDS = 10_000
"""Of a loop: one that may have more, or whose rounds stand in no number of the file, may never end."""

_PROGRAMS = ("EPContext",)
"""Operators that hold a program compiled for some processor."""

Size = tuple[int, int]
"""``(height, width)``."""

_FLOATS = ("FLOAT", "FLOAT16", "DOUBLE")
BYTES = "UINT8"


@dataclass(frozen=True, slots=True, eq=False)
class OnnxGraph:
    """A graph with one picture as its input.

    Attributes:
        content: The model as the runtime takes it, data of other files included.
        sides: Of its input, one for each axis; None for what is left open.
        element: The type of its input's values, as ONNX calls it.
        outputs: Names of its outputs, in their order.
        parameter_count: Number of values in its tensors of floats.
        sha256: Checksum of the file and of those that hold its data.
    """

    content: bytes
    sides: tuple[int | None, ...]
    element: str
    outputs: tuple[str, ...]
    parameter_count: int
    sha256: str

    @property
    def takes_bytes(self) -> bool:
        """Whether its input is of whole numbers from 0 to 255."""
        return self.element == BYTES

    @property
    def layouts(self) -> tuple[Layout, ...]:
        """The orders of axes that its input may have, the likelier first."""
        fitting = [one for one in Layout if len(one) == len(self.sides) and self._may_be(one)]
        # The one whose channels are said comes before one where they are open.
        return tuple(sorted(fitting, key=lambda one: self.side(one, "C") is None))

    def side(self, layout: Layout, axis: str) -> int | None:
        """The length of an axis; None if it is open, or if there is none."""
        return self.sides[layout.index(axis)] if axis in layout else None

    def fixed_size(self, layout: Layout) -> Size | None:
        """The size that its input must have; None if it may have any."""
        height, width = self.side(layout, "H"), self.side(layout, "W")
        if height is None and width is None:
            return None
        # Where only one side is fixed, give the other the same length.
        return height or width or 0, width or height or 0

    def _may_be(self, layout: Layout) -> bool:
        channels = self.side(layout, "C")
        # Where the channels are open, one fixed side alone is rather a number of channels that no picture has.
        sides = (self.side(layout, "H"), self.side(layout, "W"))
        is_odd = channels is None and None in sides and sides != (None, None)
        return self.side(layout, "N") in (None, 1) and channels in (None, 1, 3) and not is_odd


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
    _refuse_code(path, onnx, model)
    digest = hashlib.sha256(content)
    if external := list(_external_tensors(onnx, model)):
        content = _with_external_data(path, onnx, model, external, digest)
    given = {tensor.name for tensor in model.graph.initializer}
    inputs = [one for one in model.graph.input if one.name not in given]
    if len(inputs) != 1:
        raise ModelFileError(Message("onnx.inputs", path=path, count=len(inputs)))
    graph = OnnxGraph(
        content=content,
        sides=_sides(inputs[0]),
        element=_element(path, onnx, inputs[0]),
        outputs=tuple(one.name for one in model.graph.output),
        parameter_count=_parameter_count(onnx, model),
        sha256=digest.hexdigest(),
    )
    if not graph.layouts:
        shape = " x ".join("?" if side is None else str(side) for side in graph.sides)
        raise ModelFileError(Message("onnx.shape", path=path, shape=shape or "?"))
    return graph


def _refuse_code(path: Path, onnx: Any, model: Any) -> None:
    own = {function.domain for function in model.functions}
    for node in _nodes(model):
        if node.op_type == "Loop" and _rounds(onnx, model, node) > _MOST_ROUNDS:
            raise ModelFileError(Message("onnx.loop", path=path, most=_MOST_ROUNDS))
        if node.op_type in _PROGRAMS:
            raise ModelFileError(Message("onnx.program", path=path))
        if node.domain not in _DOMAINS and node.domain not in own:
            raise ModelFileError(Message("onnx.operator", path=path, operator=node.op_type, domain=node.domain))


def _rounds(onnx: Any, model: Any, loop: Any) -> float:
    """How often a loop may go round; infinity if the file does not say."""
    name = loop.input[0]
    if not name:
        return math.inf
    known = [tensor for graph in _graphs(model) for tensor in graph.initializer if tensor.name == name]
    known += [
        attribute.t
        for node in _nodes(model)
        if node.op_type == "Constant" and name in node.output
        for attribute in node.attribute
        if attribute.name == "value"
    ]
    try:
        return max(float(onnx.numpy_helper.to_array(tensor).item()) for tensor in known)
    except (ValueError, TypeError):
        return math.inf


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
    # As they will be opened; `data_locations` reads a field that stands twice as two, and onnx as one.
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


def _sides(given: Any) -> tuple[int | None, ...]:
    """Lengths of the input's axes; None where the file leaves one open."""
    return tuple(
        one.dim_value if one.HasField("dim_value") and one.dim_value > 0 else None
        for one in given.type.tensor_type.shape.dim
    )


def _element(path: Path, onnx: Any, given: Any) -> str:
    name = str(onnx.TensorProto.DataType.Name(given.type.tensor_type.elem_type))
    if name not in (*_FLOATS, BYTES):
        raise ModelFileError(Message("onnx.type", path=path, type=name.lower()))
    return name


def _parameter_count(onnx: Any, model: Any) -> int:
    floats = (onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16, onnx.TensorProto.BFLOAT16, onnx.TensorProto.DOUBLE)
    return sum(math.prod(tensor.dims) for tensor in _tensors(model) if tensor.data_type in floats)
