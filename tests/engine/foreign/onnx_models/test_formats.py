"""ONNX graphs of every layout, type and range give the picture that plain bicubic gives, and say what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.description import Source, Subject
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.engine.machine.devices import cpu
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.running import to_uint8
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.methods import SHIPPED
from sr_desktop.model_format import NO_CHOICE, FormatChoice, parse_format

Make = Callable[..., Path]

AXES = {"NCHW": [1, 3, "h", "w"], "NHWC": [1, "h", "w", 3], "CHW": [3, "h", "w"], "HWC": ["h", "w", 3]}
TO_NCHW = {"NHWC": [0, 3, 1, 2], "HWC": [2, 0, 1]}
FROM_NCHW = {"NHWC": [0, 2, 3, 1], "HWC": [1, 2, 0]}


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes bicubic by four as a graph: of some layout and type, between operators of the test's own."""
    from onnx import TensorProto, helper, numpy_helper

    numbers: list[Any] = []

    def node(kind: str, given: Sequence[str], made: str, **attributes: Any) -> Any:
        return helper.make_node(kind, list(given), [made], **attributes)

    def number(value: Any, kind: type = np.float32) -> str:
        name = f"number{len(numbers)}"
        numbers.append(numpy_helper.from_array(np.array(value, kind), name))
        return name

    def build(
        layout: str = "NCHW",
        out_layout: str | None = None,
        before: Sequence[tuple[str, float]] = (),
        after: Sequence[tuple[str, float]] = (),
        types: tuple[str, str] = ("FLOAT", "FLOAT"),
        swapped: bool = False,
        more: Sequence[tuple[str, float]] = (),
        scale: int = 4,
    ) -> Path:
        numbers.clear()
        nodes, at = [], "x"
        steps = [("Cast", TensorProto.FLOAT)] if types[0] != "FLOAT" else []
        for operator, value in [*steps, *before]:
            new = f"{at}_"
            if operator == "Cast":
                nodes.append(node("Cast", [at], new, to=int(value)))
            elif operator == "Round":
                nodes.append(node("Round", [at], new))
            else:
                nodes.append(node(operator, [at, number(value)], new))
            at = new
        if layout in TO_NCHW:
            nodes.append(node("Transpose", [at], "turned", perm=TO_NCHW[layout]))
            at = "turned"
        if len(layout) == 3:
            nodes.append(node("Unsqueeze", [at, number([0], np.int64)], "batched"))
            at = "batched"
        sizes = number([1, 1, scale, scale])
        nodes.append(
            node("Resize", [at, "", sizes], "large", mode="cubic", cubic_coeff_a=-0.5,
                 coordinate_transformation_mode="half_pixel")
        )  # fmt: skip
        at = "large"
        if swapped:
            nodes.append(node("Gather", [at, number([2, 1, 0], np.int64)], "swapped", axis=1))
            at = "swapped"
        out_layout = out_layout or layout
        if len(out_layout) == 3:
            nodes.append(node("Squeeze", [at, number([0], np.int64)], "single"))
            at = "single"
        if out_layout in FROM_NCHW:
            nodes.append(node("Transpose", [at], "turned back", perm=FROM_NCHW[out_layout]))
            at = "turned back"
        for operator, value in after:
            nodes.append(node(operator, [at, number(value)], f"{at}_"))
            at = f"{at}_"
        if types[1] == "UINT8":
            nodes.append(node("Clip", [at, number(0), number(255)], "clipped"))
            nodes.append(node("Round", ["clipped"], "rounded"))
            nodes.append(node("Cast", ["rounded"], "y", to=TensorProto.UINT8))
        else:
            nodes.append(node("Cast", [at], "y", to=getattr(TensorProto, types[1])))
        outputs = ["y"]
        for name, value in more:
            nodes.append(node("Mul", ["y", number(value)], name))
            outputs.insert(0, name)
        kinds = [getattr(TensorProto, kind) for kind in types]
        graph = helper.make_graph(
            nodes, "bicubic",
            [helper.make_tensor_value_info("x", kinds[0], AXES[layout])],
            [helper.make_tensor_value_info(name, kinds[1], None) for name in outputs],
            list(numbers),
        )  # fmt: skip
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        path = tmp_path / "graph.onnx"
        path.write_bytes(model.SerializeToString())
        return path

    return build


def enlarged(path: Path, picture: Picture, choice: FormatChoice = NO_CHOICE) -> tuple[Pixels, str]:
    """The picture a model makes, and its format."""
    ready = NetworkPool().get(model_method(path, SHIPPED, choice), cpu())
    answer = ready.network.run(picture.pixels.astype(np.float32) / 255)
    return to_uint8(answer), str(ready.model_format)


def expected(picture: Picture) -> Pixels:
    x = torch.from_numpy(picture.pixels.astype(np.float32)).permute(2, 0, 1)[None]
    # torch's bicubic has another kernel; a step at a time with the one that the graphs have.
    height, width = picture.height, picture.width
    rows, columns = (_weights(length) for length in (height, width))
    y = torch.einsum("ab,ncbd,ed->ncae", rows, x, columns)
    return y[0].permute(1, 2, 0).clamp(0, 255).round().numpy().astype(np.uint8)


def _weights(length: int) -> torch.Tensor:
    """``(4 * length, length)``: Keys' cubic with a = -0.5, edges repeated."""
    matrix = torch.zeros(4 * length, length)
    for row in range(4 * length):
        place = (row + 0.5) / 4 - 0.5
        first = int(np.floor(place)) - 1
        for tap in range(first, first + 4):
            d = abs(place - tap)
            weight = 1.5 * d**3 - 2.5 * d**2 + 1 if d <= 1 else -0.5 * d**3 + 2.5 * d**2 - 4 * d + 2
            matrix[row, min(max(tap, 0), length - 1)] += weight
    return matrix


CASES: dict[str, tuple[dict[str, Any], str]] = {
    "0 to 1": ({}, "range=0-1,order=RGB,layout=NCHW"),
    "0 to 255 in and out": (
        {"before": [("Round", 0), ("Min", 255.0)], "after": [("Max", 0.0)]}, "range=0-255,order=RGB,layout=NCHW",
    ),
    "0 to 255 out": ({"after": [("Mul", 255.0)]}, "range=0-1:0-255,order=RGB,layout=NCHW"),
    "-1 to 1 out": ({"after": [("Mul", 2.0), ("Sub", 1.0)]}, "range=0-1:-1-1,order=RGB,layout=NCHW"),
    "0 to 255 in": ({"before": [("Div", 255.0)]}, "range=0-255:0-1,order=RGB,layout=NCHW"),
    "channels last": ({"layout": "NHWC"}, "range=0-1,order=RGB,layout=NHWC"),
    "no batch": ({"layout": "CHW"}, "range=0-1,order=RGB,layout=CHW"),
    "no batch, channels last": ({"layout": "HWC"}, "range=0-1,order=RGB,layout=HWC"),
    "channels last in alone": ({"layout": "NHWC", "out_layout": "NCHW"}, "range=0-1,order=RGB,layout=NHWC"),
    "bytes": ({"types": ("UINT8", "UINT8")}, "range=0-255,order=RGB,layout=NCHW"),
    "bytes, channels last": ({"layout": "HWC", "types": ("UINT8", "UINT8")}, "range=0-255,order=RGB,layout=HWC"),
    "bytes in": (
        {"types": ("UINT8", "FLOAT"), "after": [("Div", 255.0)]}, "range=0-255:0-1,order=RGB,layout=NCHW",
    ),
    "bytes out": ({"types": ("FLOAT", "UINT8"), "after": [("Mul", 255.0)]}, "range=0-1:0-255,order=RGB,layout=NCHW"),
    "BGR out": ({"swapped": True}, "range=0-1,order=RGB:BGR,layout=NCHW"),
    "double": ({"types": ("DOUBLE", "DOUBLE")}, "range=0-1,order=RGB,layout=NCHW"),
    "several outputs": ({"more": [("dark", 0.1)]}, "range=0-1,order=RGB,layout=NCHW,output=y"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_every_format_gives_the_same_picture(make: Make, picture: Picture, case: str) -> None:
    arguments, text = CASES[case]
    pixels, told = enlarged(make(**arguments), picture)
    assert np.abs(pixels.astype(int) - expected(picture)).max() <= 1
    assert told == text


def test_what_was_found_is_said_in_one_line(make: Make) -> None:
    model = load_model(make(after=[("Mul", 255.0)])).model
    assert model.source is Source.FOUND
    line = "takes values 0-1 and gives 0-255, channels RGB, axes NCHW, as a trial shows"
    assert [line in str(remark) for remark in model.remarks] == [True]
    usual = load_model(make()).model
    assert usual.remarks == ()
    assert "takes values 0-1 and gives 0-1" in str(usual.about[1])


def test_what_the_user_chooses_is_taken_and_said(make: Make, picture: Picture) -> None:
    path = make(after=[("Mul", 0.5)])
    choice = parse_format("range=0-1:0-255,order=RGB:BGR")
    pixels, told = enlarged(path, picture, choice)
    assert told == "range=0-1:0-255,order=RGB:BGR,layout=NCHW"
    assert pixels.max() <= 1
    assert "as you chose" in str(load_model(path, choice=choice).model.remarks[-1])


def test_a_named_output_is_taken(make: Make, picture: Picture) -> None:
    pixels, told = enlarged(make(more=[("dark", 0.5)]), picture, parse_format("range=0-1,output=dark"))
    assert np.abs(pixels.astype(float) - expected(picture) / 2).max() <= 1
    assert told.endswith("output=dark")


@pytest.mark.parametrize(
    ("arguments", "choice", "part"),
    [
        ({}, "output=sr", "has no output 'sr'; it has: y"),
        ({}, "layout=NHWC", "does not take pictures as NHWC; its input can be: NCHW"),
        ({"types": ("UINT8", "UINT8")}, "range=0-1", "takes bytes, 0-255, and cannot be given 0-1"),
    ],
)
def test_a_choice_that_cannot_be_is_told(make: Make, arguments: dict[str, Any], choice: str, part: str) -> None:
    with pytest.raises(ModelFileError, match=part):
        load_model(make(**arguments), choice=parse_format(choice))


def test_a_graph_that_sharpens_is_given_the_enlargement(tmp_path: Path, picture: Picture) -> None:
    from onnx import TensorProto, helper, numpy_helper

    kernel = np.zeros((1, 1, 3, 3), np.float32)
    kernel[0, 0] = np.array([[0, -1, 0], [-1, 4, -1], [0, -1, 0]]) * 0.6
    kernel[0, 0, 1, 1] += 1
    for gain, sharpens in ((1.0, True), (0.0, False)):
        own = kernel if gain else np.eye(3, dtype=np.float32)[1][None, None, None] * np.eye(3)[1][:, None]
        weights = numpy_helper.from_array(own.astype(np.float32).reshape(1, 1, 3, 3), "w")
        graph = helper.make_graph(
            [helper.make_node("Conv", ["x", "w"], ["y"], pads=[1, 1, 1, 1])], "sharpens",
            [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, "h", "w"])],
            [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)], [weights],
        )  # fmt: skip
        path = tmp_path / f"sharpens{gain}.onnx"
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
        path.write_bytes(model.SerializeToString())
        loaded = load_model(path)
        if not sharpens:
            assert (loaded.model.subject, loaded.model.enlarges) == (Subject.BRIGHTNESS, False)
            continue
        assert loaded.model.subject is Subject.ENLARGED_LUMA
        assert "sharpens" in str(loaded.model.remarks[0])
        assert enlarged(path, picture)[0].shape == (picture.height * 4, picture.width * 4, 3)


@pytest.mark.parametrize("scale", [1000])
def test_a_graph_that_enlarges_beyond_all_memory_is_refused_unrun(make: Make, scale: int) -> None:
    with pytest.raises(ModelFileError, match=r"needs .* GB for a picture of"):
        load_model(make(scale=scale * 4))


def test_a_graph_of_enormous_pictures_is_refused_unrun(tmp_path: Path) -> None:
    from onnx import TensorProto, helper

    graph = helper.make_graph(
        [helper.make_node("Identity", ["x"], ["y"])], "huge",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 3, 100_000, 100_000])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
    )  # fmt: skip
    path = tmp_path / "huge.onnx"
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path.write_bytes(model.SerializeToString())
    with pytest.raises(ModelFileError, match="100000 x 100000 pixels"):
        load_model(path)
