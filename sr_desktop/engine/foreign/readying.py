"""Makes a model of the user's ready to be run by PyTorch."""

from __future__ import annotations

from copy import deepcopy

from torch import nn

from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.torch_backend import TorchNetwork
from sr_desktop.engine.foreign.adapting import LoadedModel
from sr_desktop.engine.foreign.description import ONNX
from sr_desktop.engine.forms.cost import multiply_adds
from sr_desktop.engine.forms.ensemble import SelfEnsemble
from sr_desktop.engine.machine.devices import Device, Precision
from sr_desktop.engine.ready import ReadyNetwork
from sr_desktop.engine.settings import ENSEMBLE_ANSWERS
from sr_desktop.methods import Kind

_TRIAL_SIDE = 32
"""Side of the picture that a model file is tried on, in low-resolution pixels."""

_BYTES_PER_PIXEL = 48_000
"""What it may need: attention over windows of 16 x 16 with six heads holds three such matrices at a time."""


def make_foreign_ready(
    loaded: LoadedModel, device: Device, precision: Precision, *, self_ensemble: bool
) -> ReadyNetwork:
    """A copy of the model on a device, or its self-ensemble."""
    model = loaded.model
    network: nn.Module = deepcopy(loaded.network).to(device=device.torch_device)
    network = SelfEnsemble(network) if self_ensemble else network
    if model.cost is None:
        # What is smaller than the model's smallest input would be padded, and cost the same for fewer pixels.
        side = -(-max(_TRIAL_SIDE, model.minimum) // model.multiple_of) * model.multiple_of
        cost = multiply_adds(network, Kind.RGB_NETWORK, device, side)
    else:
        # Where the enlargement is given, a pixel of the picture is that many.
        enlarged = model.wanted**2 if model.subject.is_enlarged else 1
        cost = model.cost * model.runs * enlarged * (ENSEMBLE_ANSWERS if self_ensemble else 1)
    runnable = TorchNetwork(network, device, precision)
    if model.path.suffix.lower() == ONNX:
        # The module only hands the picture over.
        runnable.backend = Backend.OPENVINO
    return ReadyNetwork(
        runnable,
        Kind.RGB_NETWORK,
        device,
        precision,
        overlap=model.overlap,
        cost=cost,
        weights_sha256=model.sha256,
        tiling=model.tiling,
        remarks=model.remarks,
        is_ensemble=self_ensemble,
        bytes_per_pixel=_BYTES_PER_PIXEL,
        model_format=str(model.format),
        scale=model.wanted,
    )
