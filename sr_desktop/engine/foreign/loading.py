"""Opens a model file: reads its tensors, finds out its architecture and format, and describes it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sr_desktop.engine.backends.torch_backend import make_interruptible
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adapting import ForeignNetwork, LoadedModel
from sr_desktop.engine.foreign.calling import ModelCall, NetworkRun
from sr_desktop.engine.foreign.description import ONNX, ForeignModel, Subject, Tiling, title_of
from sr_desktop.engine.foreign.formats import FoundFormat, find_format
from sr_desktop.engine.foreign.library import load_spandrel
from sr_desktop.engine.foreign.limits import trial_limits
from sr_desktop.engine.foreign.onnx_models.loading import load_onnx_model
from sr_desktop.engine.foreign.sizes import SizeNeeds
from sr_desktop.engine.foreign.state_dicts import unwrapped
from sr_desktop.engine.foreign.tensors import ModelFile, read_model_file
from sr_desktop.messages.message import Message
from sr_desktop.methods import new_id
from sr_desktop.model_format import NO_CHOICE, OUR_FORMAT, FormatChoice, Layout


def load_model(
    path: Path, taken: Collection[str] = (), choice: FormatChoice = NO_CHOICE, file: ModelFile | None = None
) -> LoadedModel:
    """Open a model file.

    Args:
        path: A file with one of `SUFFIXES`.
        taken: Ids that it must not get.
        choice: What the user says of its format.
        file: What is in it, if that has been read; not of an ONNX file.

    Raises:
        ModelFileError: It is no usable model file, or a model for something else than whole pictures.
    """
    if path.suffix.lower() == ONNX:
        return load_onnx_model(path, taken, choice)
    if choice.output is not None or choice.layout not in (None, Layout.NCHW):
        raise ModelFileError(Message("model.onnx-only", path=path, choice=str(choice)))
    file = read_model_file(path) if file is None else file
    spandrel = load_spandrel()
    descriptor = _recognised(path, unwrapped(file.content), spandrel)
    _check(path, descriptor, spandrel)
    _check_finite(path, descriptor.model)
    network: nn.Module = make_interruptible(descriptor.model.float().eval().requires_grad_(False))
    call = _call(network, descriptor)
    with trial_limits(path):
        subject, others, found = _understood(call, descriptor, choice)
    model = ForeignModel(
        id=new_id(path.stem, taken),
        title=title_of(descriptor.architecture.name, path.stem),
        path=path,
        architecture=descriptor.architecture.name,
        scale=descriptor.scale,
        input_channels=descriptor.input_channels,
        output_channels=descriptor.output_channels,
        parameter_count=sum(parameter.numel() for parameter in network.parameters()),
        sha256=file.sha256,
        tiling=_tiling(descriptor, spandrel),
        multiple_of=call.needs.multiple_of,
        minimum=call.needs.minimum,
        square=call.needs.square,
        supports_half=descriptor.supports_half,
        supports_bfloat16=descriptor.supports_bfloat16,
        subject=subject,
        format=found.format,
        source=found.source,
        unused_scales=others,
    )
    return LoadedModel(ForeignNetwork(network, call.with_format(found.format), model).eval(), model)


def _recognised(path: Path, content: dict[str, Any], spandrel: Any) -> Any:
    """Spandrel's descriptor of a state dict."""
    # Imports spandrel, and so only where that has been imported.
    from sr_desktop.engine.foreign.papers.registry import registry

    try:
        return registry().load(content)
    except spandrel.UnsupportedModelError:
        raise ModelFileError(Message("model.unknown-architecture", path=path, version=spandrel.__version__)) from None
    except Exception as error:
        # Tensors that almost fit an architecture make it fail in any way: a missing name, a shape, an assertion.
        raise ModelFileError(Message("model.unfit", path=path)) from error


def _call(network: nn.Module, descriptor: Any) -> ModelCall:
    """How a network is called on its own values: unlike the descriptor, nothing is clipped to 0 to 1."""
    from sr_desktop.engine.foreign.papers.architecture import PaperDescriptor

    needs = descriptor.size_requirements
    by = _plainly if isinstance(descriptor, PaperDescriptor) else getattr(descriptor, "_call_fn", _plainly)
    return ModelCall(
        NetworkRun(network, by), descriptor.scale, OUR_FORMAT, SizeNeeds(needs.multiple_of, needs.minimum, needs.square)
    )


def _plainly(network: nn.Module, picture: Tensor) -> Tensor:
    answer: Tensor = network(picture)
    return answer


def _understood(call: ModelCall, descriptor: Any, choice: FormatChoice) -> tuple[Subject, tuple[int, ...], FoundFormat]:
    """What a network is given, what else is in its file, and its format."""
    from sr_desktop.engine.foreign.papers.architecture import PaperDescriptor

    channels = descriptor.input_channels
    if not isinstance(descriptor, PaperDescriptor):
        subject = Subject.RGB if channels == 3 else Subject.BRIGHTNESS
        return subject, (), find_format(call, channels, choice)
    reading = descriptor.reading
    usual = FormatChoice(reading.values, reading.values, OUR_FORMAT.order, OUR_FORMAT.made_order, OUR_FORMAT.layout)
    found = find_format(call, channels, choice, usual=usual)
    return reading.subject, reading.others, found


def _check_finite(path: Path, network: nn.Module) -> None:
    """Refuse weights that are no numbers.

    Raises:
        ModelFileError: One is infinite or NaN.
    """
    for name, tensor in network.state_dict().items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise ModelFileError(Message("model.not-finite", path=path, tensor=name))


def _check(path: Path, descriptor: Any, spandrel: Any) -> None:
    """Refuse what cannot be compared.

    Raises:
        ModelFileError: It does something else than enlarge or restore pictures.
    """
    name = descriptor.architecture.name
    if not isinstance(descriptor, spandrel.ImageModelDescriptor):
        raise ModelFileError(Message("model.inpaints", path=path, architecture=name))
    if descriptor.purpose == "FaceSR":
        raise ModelFileError(Message("model.faces", path=path, architecture=name))
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
