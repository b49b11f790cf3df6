"""Opens a model file: reads its tensors, finds out its architecture, and describes it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from torch import nn

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adapting import ForeignNetwork, LoadedModel
from sr_desktop.engine.foreign.description import ONNX, ForeignModel, Tiling
from sr_desktop.engine.foreign.library import load_spandrel
from sr_desktop.engine.foreign.onnx_models.loading import load_onnx_model
from sr_desktop.engine.foreign.tensors import read_model_file
from sr_desktop.messages.message import Message
from sr_desktop.methods import new_id


def load_model(path: Path, taken: Collection[str] = ()) -> LoadedModel:
    """Open a model file.

    Args:
        path: A file with one of `SUFFIXES`.
        taken: Ids that it must not get.

    Raises:
        ModelFileError: It is no usable model file, or a model that does not enlarge pictures.
    """
    if path.suffix.lower() == ONNX:
        return load_onnx_model(path, taken)
    file = read_model_file(path)
    spandrel = load_spandrel()
    descriptor = _recognised(path, file.content, spandrel)
    _check(path, descriptor, spandrel)
    network: nn.Module = descriptor.model.float().eval().requires_grad_(False)
    needs = descriptor.size_requirements
    model = ForeignModel(
        id=new_id(path.stem, taken),
        title=f"{descriptor.architecture.name} {path.stem}",
        path=path,
        architecture=descriptor.architecture.name,
        scale=descriptor.scale,
        input_channels=descriptor.input_channels,
        output_channels=descriptor.output_channels,
        parameter_count=sum(parameter.numel() for parameter in network.parameters()),
        sha256=file.sha256,
        tiling=_tiling(descriptor, spandrel),
        multiple_of=needs.multiple_of,
        minimum=needs.minimum,
        square=needs.square,
        supports_half=descriptor.supports_half,
        supports_bfloat16=descriptor.supports_bfloat16,
    )
    return LoadedModel(ForeignNetwork(network, descriptor, model.scale, model.runs, model.is_luma).eval(), model)


def _recognised(path: Path, content: dict[str, Any], spandrel: Any) -> Any:
    """Spandrel's descriptor of a state dict."""
    try:
        return spandrel.MAIN_REGISTRY.load(content)
    except spandrel.UnsupportedModelError:
        raise ModelFileError(Message("model.unknown-architecture", path=path, version=spandrel.__version__)) from None
    except Exception as error:
        # Tensors that almost fit an architecture make it fail in any way: a missing name, a shape, an assertion.
        raise ModelFileError(Message("model.unfit", path=path)) from error


def _check(path: Path, descriptor: Any, spandrel: Any) -> None:
    """Refuse what cannot be compared.

    Raises:
        ModelFileError: It does something else than enlarge pictures.
    """
    name = descriptor.architecture.name
    if not isinstance(descriptor, spandrel.ImageModelDescriptor):
        raise ModelFileError(Message("model.inpaints", path=path, architecture=name))
    if descriptor.purpose == "FaceSR":
        raise ModelFileError(Message("model.faces", path=path, architecture=name))
    if descriptor.scale < 2:
        raise ModelFileError(Message("model.no-enlarging", path=path, architecture=name))
    channels = (descriptor.input_channels, descriptor.output_channels)
    if channels not in ((1, 1), (3, 3)):
        raise ModelFileError(
            Message("model.channels", path=path, architecture=name, given=channels[0], made=channels[1])
        )


def _tiling(descriptor: Any, spandrel: Any) -> Tiling:
    return {
        spandrel.ModelTiling.SUPPORTED: Tiling.APPROXIMATE,
        spandrel.ModelTiling.DISCOURAGED: Tiling.DISCOURAGED,
        spandrel.ModelTiling.INTERNAL: Tiling.IMPOSSIBLE,
    }[descriptor.tiling]
