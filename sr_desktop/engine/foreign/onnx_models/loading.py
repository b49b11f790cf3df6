"""Opens an ONNX file: finds out by running a tiny picture how many times it enlarges, and describes it."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adapting import ForeignNetwork, LoadedModel
from sr_desktop.engine.foreign.description import ForeignModel, Tiling
from sr_desktop.engine.foreign.onnx_models.graph import OnnxGraph, read_graph
from sr_desktop.engine.foreign.onnx_models.libraries import load_onnxruntime
from sr_desktop.engine.foreign.onnx_models.network import OnnxNetwork, has_cuda
from sr_desktop.engine.foreign.tensors import read_file
from sr_desktop.messages.message import Message
from sr_desktop.methods import new_id

ARCHITECTURE = "ONNX"

_MULTIPLES = (1, 2, 4, 8, 16, 32, 64)
"""What sides may have to be multiples of, in the order of trial."""
_SMALLEST_TRIAL = 16


@dataclass(frozen=True, slots=True)
class _Found:
    """What a trial has shown."""

    channels: int
    scale: int
    multiple_of: int


def load_onnx_model(path: Path, taken: Collection[str] = ()) -> LoadedModel:
    """Open a model file.

    Args:
        path: The file.
        taken: Ids that it must not get.

    Raises:
        ModelFileError: It is no usable model file, or a model that does not enlarge pictures.
    """
    graph = read_graph(path, read_file(path))
    found = _try(path, graph)
    model = ForeignModel(
        id=new_id(path.stem, taken),
        title=f"{ARCHITECTURE} {path.stem}",
        path=path,
        architecture=ARCHITECTURE,
        scale=found.scale,
        input_channels=found.channels,
        output_channels=found.channels,
        parameter_count=graph.parameter_count,
        sha256=graph.sha256,
        tiling=Tiling.APPROXIMATE,
        multiple_of=found.multiple_of,
        supports_half=graph.is_half,
        is_half=graph.is_half,
        fixed_size=graph.fixed_size,
        knows_gpu=has_cuda(),
        # A convolution takes each of its values once for every pixel.
        cost=float(max(1, graph.parameter_count)),
    )
    network = OnnxNetwork(graph, found.scale, found.multiple_of)
    return LoadedModel(ForeignNetwork(network, network, model.scale, model.runs, model.is_luma).eval(), model)


def _try(path: Path, graph: OnnxGraph) -> _Found:
    """Run small pictures until one goes through.

    Raises:
        ModelFileError: None does, or what comes out is no enlarged picture.
    """
    runner = OnnxNetwork(graph, 1)
    failure: Message | str = Message("onnx.no-picture")
    for channels in (3, 1) if graph.channels is None else (graph.channels,):
        for multiple in (1,) if graph.fixed_size else _MULTIPLES:
            x = torch.linspace(0, 1, channels * math.prod(size := _trial_size(graph, multiple)))
            try:
                y = runner.run(x.reshape(1, channels, *size))
            except RuntimeError as error:
                failure = str(error)
                continue
            if multiple != _MULTIPLES[-1] and not graph.fixed_size and not _fits(y, size):
                # Rounded sides, as of a network that halves what it is given: a larger multiple may go through whole.
                continue
            return replace(_judged(path, channels, size, y), multiple_of=multiple)
    version = load_onnxruntime().__version__
    raise ModelFileError(Message("onnx.not-run", path=path, version=version, reason=failure))


def _trial_size(graph: OnnxGraph, multiple: int) -> tuple[int, int]:
    """A small size whose sides are odd multiples, and so multiples of nothing more."""
    if graph.fixed_size is not None:
        return graph.fixed_size
    times = -(-_SMALLEST_TRIAL // multiple) | 1
    return times * multiple, (times + 2) * multiple


def _fits(y: torch.Tensor, size: tuple[int, int]) -> bool:
    return y.ndim == 4 and y.shape[2] % size[0] == 0 and y.shape[2] * size[1] == y.shape[3] * size[0]


def _judged(path: Path, channels: int, size: tuple[int, int], y: torch.Tensor) -> _Found:
    """What the answer to a picture of that size says of the model.

    Raises:
        ModelFileError: It is no enlarged picture of as many channels.
    """
    if y.ndim != 4 or y.shape[0] != 1 or y.shape[1] != channels or not _fits(y, size):
        shape = " x ".join(map(str, y.shape))
        given = f"1 x {channels} x {size[0]} x {size[1]}"
        raise ModelFileError(Message("onnx.output", path=path, given=given, made=shape))
    scale = y.shape[2] // size[0]
    if scale < 2:
        raise ModelFileError(Message("model.no-enlarging", path=path, architecture=ARCHITECTURE))
    return _Found(channels, scale, 1)
