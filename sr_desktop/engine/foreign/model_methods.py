"""A model file as a method: what it is in the catalogue, where it runs, and in which arithmetic.

That is fp32 unless another is asked for, as nobody has measured what another would cost.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.adapting import LoadedModel
from sr_desktop.engine.foreign.description import ONNX, ForeignModel
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.own_weights import OwnWeights, weights_by_card, weights_without_card
from sr_desktop.engine.foreign.tensors import read_model_file
from sr_desktop.engine.machine.devices import Device, Precision, choose_precision, cpu
from sr_desktop.engine.settings import PrecisionChoice
from sr_desktop.messages.message import Message
from sr_desktop.methods import Catalogue, Kind, Method, new_id
from sr_desktop.model_format import NO_CHOICE, FormatChoice
from sr_desktop.networks.published import WeightsError
from sr_desktop.networks.weights import filled


def model_method(path: Path, catalogue: Catalogue, choice: FormatChoice = NO_CHOICE) -> Method:
    """Open a model file to check that it can be used; for a file that is already in the catalogue, its existing method.

    That is described as the file is now: it may have been written again.

    Weights of our own networks, as our trainer writes them, are such a file too.

    Args:
        path: The file.
        catalogue: What the method may be added to.
        choice: What the user says of the format in which it takes and gives pictures. The same file in another format
            is another method.

    Raises:
        ModelFileError: It is no usable model file.
    """
    path = path.absolute()
    opened = open_model(path, catalogue.ids, choice)
    method = _own(path, opened, catalogue) if isinstance(opened, OwnWeights) else _foreign(opened.model, choice)
    known = next((one for one in catalogue.added if (one.model, one.format) == (path, choice)), None)
    return method if known is None else known.described_as(method)


def open_model(path: Path, taken: Collection[str] = (), choice: FormatChoice = NO_CHOICE) -> OwnWeights | LoadedModel:
    """What a model file holds: weights of one of our networks, or a model of other people.

    Args:
        path: The file.
        taken: Ids that a model of other people must not get.
        choice: What the user says of its format.

    Raises:
        ModelFileError: It is no usable model file, or a format is chosen for weights of ours.
    """
    if path.suffix.lower() == ONNX:
        return load_model(path, taken, choice)
    own = weights_by_card(path)
    if own is None:
        file = read_model_file(path)
        own = weights_without_card(path, file)
        if own is None:
            return load_model(path, taken, choice, file)
    if not choice.is_empty:
        raise ModelFileError(Message("model.own-format", path=path))
    return own


def choose_model_precision(
    choice: PrecisionChoice, device: Device, model: ForeignModel
) -> tuple[Precision, tuple[Message, ...]]:
    """The precision for a choice, and what to say of it: a model that does not bear the one asked for is run in fp32.

    Raises:
        PrecisionError: The device cannot compute in the one asked for.
    """
    precision = choose_precision(choice, device)
    borne = {Precision.FP32: True, Precision.BF16: model.supports_bfloat16, Precision.FP16: model.supports_half}
    if borne[precision]:
        return precision, ()
    return Precision.FP32, (Message("model.precision", title=model.title, precision=precision.value),)


def choose_model_device(device: Device, model: ForeignModel) -> tuple[Device, tuple[Message, ...]]:
    """The device for a model, and what to say of it: one that knows no GPU is run on the processor."""
    if model.knows_gpu or device == cpu():
        return device, ()
    return cpu(), (Message("model.device", title=model.title, device=device.name, instead=cpu().name),)


def _foreign(model: ForeignModel, choice: FormatChoice) -> Method:
    scale = None if model.enlarges else 1
    return Method(
        model.id, model.title, "", Kind.RGB_NETWORK, scale=scale, model=model.path, format=choice, about=model.about
    )


def _own(path: Path, own: OwnWeights, catalogue: Catalogue) -> Method:
    try:
        loaded = filled(own.weights, path)
    except WeightsError as error:
        raise ModelFileError(error.message) from error
    kind = Kind.LUMA_NETWORK if getattr(loaded.network, "scale", None) == 1 else Kind.RGB_NETWORK
    architecture, millions = type(loaded.network).__name__, loaded.card.parameter_count / 1e6
    about = Message("model.about", architecture=architecture, millions=millions, path=path)
    identity = new_id(path.stem, catalogue.ids)
    return Method(identity, own.title, loaded.card.note, kind, scale=SCALE, model=path, about=(about,))
