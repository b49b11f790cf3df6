"""Where a model file is run, and in which arithmetic.

That is fp32 unless another is asked for, as nobody has measured what another would cost.
"""

from __future__ import annotations

from sr_desktop.engine.devices import Device, Precision, choose_precision, cpu
from sr_desktop.engine.foreign.description import ForeignModel
from sr_desktop.engine.settings import PrecisionChoice
from sr_desktop.messages.message import Message


def choose_model_precision(
    choice: PrecisionChoice, device: Device, model: ForeignModel
) -> tuple[Precision, tuple[Message, ...]]:
    """The precision for a choice, and what to say of it: a model that does not bear the one asked for is run in fp32.

    Raises:
        PrecisionError: The device cannot compute in the one asked for.
    """
    precision = choose_precision(choice, device, None)
    if model.is_half:
        asked = choice is not PrecisionChoice.AUTO and precision is not Precision.FP16
        remark = Message("model.computes-half", title=model.title, precision=precision.value)
        return Precision.FP16, (remark,) if asked else ()
    borne = {Precision.FP32: True, Precision.BF16: model.supports_bfloat16, Precision.FP16: model.supports_half}
    if borne[precision]:
        return precision, ()
    return Precision.FP32, (Message("model.precision", title=model.title, precision=precision.value),)


def choose_model_device(device: Device, model: ForeignModel) -> tuple[Device, tuple[Message, ...]]:
    """The device for a model, and what to say of it: one that knows no GPU is run on the processor."""
    if model.knows_gpu or device == cpu():
        return device, ()
    return cpu(), (Message("model.device", title=model.title, device=device.name, instead=cpu().name),)
