"""The arithmetic for a model file: fp32 unless another is asked for, as nobody has measured what another would cost."""

from __future__ import annotations

from sr_desktop.engine.devices import Device, Precision, choose_precision
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
    borne = {Precision.FP32: True, Precision.BF16: model.supports_bfloat16, Precision.FP16: model.supports_half}
    if borne[precision]:
        return precision, ()
    return Precision.FP32, (f"{model.title} does not work in {precision.value}; it is run in fp32.",)
