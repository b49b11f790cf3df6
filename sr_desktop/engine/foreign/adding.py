"""Makes a method of a model file."""

from __future__ import annotations

from pathlib import Path

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.engine.foreign.tensors import SAFETENSORS
from sr_desktop.methods import Catalogue, Kind, Method, new_id
from sr_desktop.networks.weights import WeightsError, load_network, read_card


def model_method(path: Path, catalogue: Catalogue) -> Method:
    """Open a model file to see that it can be used; of a file that is in the catalogue already, the method that it is.

    Weights that our own trainer published, with their card beside them, are such a file too.

    Raises:
        ModelFileError: It is no usable model file.
    """
    path = path.absolute()
    for method in catalogue.added:
        if method.model == path:
            return method
    return _own(path, catalogue) if has_card(path) else _foreign(path, catalogue)


def has_card(path: Path) -> bool:
    """Whether a file is one of our own published weights: a safetensors file with a card of that name beside it."""
    if path.suffix != SAFETENSORS or not path.with_suffix(".json").is_file():
        return False
    try:
        return read_card(path.with_suffix(".json")).name == path.stem
    except WeightsError:
        # Some other JSON that lies there.
        return False


def _foreign(path: Path, catalogue: Catalogue) -> Method:
    model = load_model(path, catalogue.ids).model
    return Method(model.id, model.title, "", Kind.RGB_NETWORK, model=path, about=model.about)


def _own(path: Path, catalogue: Catalogue) -> Method:
    try:
        loaded = load_network(path.parent, path.stem)
    except WeightsError as error:
        raise ModelFileError(error.message) from error
    kind = Kind.LUMA_NETWORK if getattr(loaded.network, "scale", None) == 1 else Kind.RGB_NETWORK
    title = f"{type(loaded.network).__name__} {path.stem}"
    return Method(new_id(path.stem, catalogue.ids), title, loaded.card.note, kind, model=path)
