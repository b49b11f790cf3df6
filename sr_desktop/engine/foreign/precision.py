"""Where a model file is run, and in which arithmetic.

That is fp32 unless another is asked for, as nobody has measured what another would cost.
"""

from __future__ import annotations

from sr_desktop.engine.devices import Device, Precision, choose_precision, cpu
from sr_desktop.engine.foreign.description import ForeignModel
from sr_desktop.engine.settings import PrecisionChoice


def choose_model_precision(
    choice: PrecisionChoice, device: Device, model: ForeignModel
) -> tuple[Precision, tuple[str, ...]]:
    """The precision for a choice, and what to say of it: a model that does not bear the one asked for is run in fp32.

    Raises:
        PrecisionError: The device cannot compute in the one asked for.
    """
    precision = choose_precision(choice, device, None)
    if model.is_half:
        asked = choice is not PrecisionChoice.AUTO and precision is not Precision.FP16
        told = f"{model.title} computes in fp16, as its file says, not in {precision.value}."
        return Precision.FP16, (told,) if asked else ()
    borne = {Precision.FP32: True, Precision.BF16: model.supports_bfloat16, Precision.FP16: model.supports_half}
    if borne[precision]:
        return precision, ()
    return Precision.FP32, (f"{model.title} does not work in {precision.value}; it is run in fp32.",)


def choose_model_device(device: Device, model: ForeignModel) -> tuple[Device, tuple[str, ...]]:
    """The device for a model, and what to say of it: one that knows no GPU is run on the processor."""
    if model.knows_gpu or device == cpu():
        return device, ()
    return cpu(), (
        f"{model.title} is run on the {cpu().name}: the onnxruntime that is installed does not know the {device.name}.",
    )
