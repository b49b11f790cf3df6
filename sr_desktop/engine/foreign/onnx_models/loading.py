"""Opens an ONNX file: finds out by running small pictures what it takes and gives, and describes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adapting import ForeignNetwork, LoadedModel
from sr_desktop.engine.foreign.calling import ModelCall
from sr_desktop.engine.foreign.description import ForeignModel, Subject, Tiling
from sr_desktop.engine.foreign.formats import FoundFormat, find_format
from sr_desktop.engine.foreign.limits import check_room, trial_limits
from sr_desktop.engine.foreign.onnx_models.axes import Output, Size, arranged, understood
from sr_desktop.engine.foreign.onnx_models.graph import OnnxGraph, read_graph
from sr_desktop.engine.foreign.onnx_models.libraries import load_runtime
from sr_desktop.engine.foreign.onnx_models.network import OnnxNetwork
from sr_desktop.engine.foreign.onnx_models.runtime import OnnxRuntime
from sr_desktop.engine.foreign.tensors import read_file
from sr_desktop.engine.foreign.trial import TRIAL_SIZE, make_trial
from sr_desktop.messages.message import Message
from sr_desktop.methods import new_id
from sr_desktop.model_format import OUR_FORMAT, FormatChoice, Layout, ValueRange

ARCHITECTURE = "ONNX"

_MULTIPLES = (1, 2, 4, 8, 16, 32, 64)
"""What sides may have to be multiples of, in the order of trial."""
_SMALLEST_TRIAL = 16

_SHARPER = 0.3
"""A graph that does not enlarge must make an enlarged scene so many dB better to be one that sharpens."""


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A way of running the graph, by what a trial has shown.

    Attributes:
        call: The model.
        output: The output that is the picture.
        layout: Axes of its input.
        fixed_size: The size that its input must have.
        multiple_of: What its sides must be a multiple of.
        known: Its format.
    """

    call: ModelCall
    output: Output
    layout: Layout
    fixed_size: Size | None
    multiple_of: int
    known: FoundFormat

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Outputs of the usual scale first, then such as enlarge at all, then the one that restores best."""
        return self.output.scale == SCALE, self.output.scale > 1, self.known.verdict.gain

    @property
    def sharpens(self) -> bool:
        """Whether it is given an enlargement; what does not enlarge and does not sharpen restores pictures."""
        return self.output.scale == 1 and self.known.verdict.gain >= _SHARPER


def load_onnx_model(path: Path, taken: Collection[str], choice: FormatChoice) -> LoadedModel:
    """Open a model file.

    Args:
        path: The file.
        taken: Ids that it must not get.
        choice: What the user says of its format.

    Raises:
        ModelFileError: It is no usable model file, or what it makes is no picture.
    """
    graph = read_graph(path, read_file(path))
    _check_choice(path, graph, choice)
    with trial_limits(path):
        found = _found(path, graph, choice)
    channels, scale = found.output.channels, found.output.scale
    model = ForeignModel(
        id=new_id(path.stem, taken),
        title=f"{ARCHITECTURE} {path.stem}",
        path=path,
        architecture=ARCHITECTURE,
        scale=scale,
        input_channels=channels,
        output_channels=channels,
        parameter_count=graph.parameter_count,
        sha256=graph.sha256,
        tiling=Tiling.APPROXIMATE,
        multiple_of=found.multiple_of,
        fixed_size=found.fixed_size,
        knows_gpu=False,
        # A convolution takes each of its values once for every pixel.
        cost=float(max(1, graph.parameter_count)),
        subject=_subject(channels, found.sharpens),
        format=found.known.format,
        source=found.known.source,
        outputs=len(graph.outputs),
    )
    call = found.call.with_format(found.known.format)
    return LoadedModel(ForeignNetwork(_network(call), call, model).eval(), model)


def _network(call: ModelCall) -> OnnxNetwork:
    assert isinstance(call.run, OnnxNetwork)
    return call.run


def _subject(channels: int, sharpens: bool) -> Subject:
    if channels == 3:
        return Subject.ENLARGED_RGB if sharpens else Subject.RGB
    return Subject.ENLARGED_LUMA if sharpens else Subject.BRIGHTNESS


def _check_choice(path: Path, graph: OnnxGraph, choice: FormatChoice) -> None:
    """Refuse what the graph itself says cannot be.

    Raises:
        ModelFileError: The output that is chosen is not there, the layout does not fit, or bytes are no bytes.
    """
    if choice.output is not None and choice.output not in graph.outputs:
        raise ModelFileError(Message("onnx.no-output", path=path, name=choice.output, known=", ".join(graph.outputs)))
    if choice.layout is not None and choice.layout not in graph.layouts:
        raise ModelFileError(
            Message("onnx.no-layout", path=path, layout=str(choice.layout), known=", ".join(graph.layouts))
        )
    if graph.takes_bytes and choice.given not in (None, ValueRange.BYTE):
        raise ModelFileError(Message("onnx.bytes", path=path, given=str(choice.given)))


def _found(path: Path, graph: OnnxGraph, choice: FormatChoice) -> _Found:
    """The best way of running the graph.

    Raises:
        ModelFileError: No small picture goes through, or what comes out is no enlarged picture.
    """
    runtime = OnnxRuntime(graph)
    failure: Message | str = Message("onnx.no-picture")
    odd: Message | None = None
    for layout, channels, multiple in _attempts(graph, choice):
        fixed = graph.fixed_size(layout)
        size = _trial_size(fixed, multiple)
        try:
            outputs = _run(path, runtime, layout, channels, size)
        except RuntimeError as error:
            failure = str(error)
            continue
        pictures = [
            output
            for name, shape in outputs.items()
            if choice.output in (None, name) and (output := understood(name, shape, channels, size, layout)) is not None
        ]
        if not pictures:
            # Rounded sides, as of a network that halves what it is given: a larger multiple may go through whole.
            odd = odd or _no_picture(path, graph, layout, channels, size, outputs, choice)
            continue
        ways = [_way(runtime, graph, output, layout, fixed, multiple, choice) for output in pictures]
        return max(ways, key=lambda way: way.rank)
    if odd is not None:
        raise ModelFileError(odd)
    version = load_runtime().__version__.partition("-")[0]
    raise ModelFileError(Message("onnx.not-run", path=path, version=version, reason=failure))


def _attempts(graph: OnnxGraph, choice: FormatChoice) -> Iterator[tuple[Layout, int, int]]:
    """Axes, channels and multiples to try, the likeliest first."""
    for layout in graph.layouts if choice.layout is None else (choice.layout,):
        said = graph.side(layout, "C")
        multiples = _MULTIPLES if graph.fixed_size(layout) is None else (1,)
        for channels, multiple in product((3, 1) if said is None else (said,), multiples):
            yield layout, channels, multiple


def _run(path: Path, runtime: OnnxRuntime, layout: Layout, channels: int, size: Size) -> dict[str, tuple[int, ...]]:
    """The shapes of the outputs for a small picture, by name.

    Raises:
        RuntimeError: It does not go through.
        ModelFileError: There is no memory for it.
    """
    height, width = size
    check_room(path, channels * height * width * (1 + SCALE**2), width, height)
    picture = arranged(make_trial(2, channels, size).given[0].numpy() * 255, layout)
    made = runtime.output_values(picture.shape)
    if made is not None:
        check_room(path, made, width, height)
    return {name: values.shape for name, values in runtime.run(picture).items()}


def _way(
    runtime: OnnxRuntime,
    graph: OnnxGraph,
    output: Output,
    layout: Layout,
    fixed: Size | None,
    multiple: int,
    choice: FormatChoice,
) -> _Found:
    network = OnnxNetwork(runtime, layout, output, fixed, multiple).eval()
    named = output.name if len(graph.outputs) > 1 else None
    call = ModelCall(network, output.scale, replace(OUR_FORMAT, layout=layout, output=named), is_clipped=False)
    given = ValueRange.BYTE if graph.takes_bytes else None
    known = find_format(call, output.channels, choice, fixed or TRIAL_SIZE, given=given)
    return _Found(call, output, layout, fixed, multiple, known)


def _trial_size(fixed: Size | None, multiple: int) -> Size:
    """A small size whose sides are odd multiples, and so multiples of nothing more."""
    if fixed is not None:
        return fixed
    times = -(-_SMALLEST_TRIAL // multiple) | 1
    return times * multiple, (times + 2) * multiple


def _no_picture(
    path: Path,
    graph: OnnxGraph,
    layout: Layout,
    channels: int,
    size: Size,
    outputs: dict[str, tuple[int, ...]],
    choice: FormatChoice,
) -> Message:
    """Says what came out instead of an enlarged picture."""
    sides = {"N": 1, "C": channels, "H": size[0], "W": size[1]}
    given = " x ".join(str(sides[axis]) for axis in layout)
    shape = outputs[choice.output or graph.outputs[0]]
    return Message("onnx.output", path=path, given=given, made=" x ".join(map(str, shape)))
