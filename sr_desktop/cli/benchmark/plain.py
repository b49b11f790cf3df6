"""The same networks as others run them, the picture in one piece: what `bench` compares with."""

from __future__ import annotations

import importlib
import io
import os
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sr_desktop import SCALE
from sr_desktop.engine.machine.devices import Precision
from sr_desktop.imaging.colors.color import rgb_to_ycbcr, ycbcr_to_rgb
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.resampling.factors import Kernel, upscale
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import weights_dir

_HALF = {Precision.BF16: torch.bfloat16, Precision.FP16: torch.float16}
_OPSET = 17
_NAMES = ("given", "made")


class PlainRun:
    """A network in PyTorch and nothing around it: no tiles, no fast form.

    Args:
        method: A method with weights.
        device: As PyTorch names it, e.g. ``"cuda"``.
        channels_last: With weights and picture in PyTorch's channels-last order.
        precision: What autocast lets convolutions be computed in.

    Raises:
        WeightsError: The weights cannot be loaded.
    """

    def __init__(
        self, method: Method, device: str, *, channels_last: bool = False, precision: Precision = Precision.FP32
    ) -> None:
        self._kind = method.kind
        self._device = torch.device(device)
        self._order = torch.channels_last if channels_last else torch.contiguous_format
        self._half = _HALF.get(precision)
        network = _network(method).to(self._device)
        self._network = network.to(memory_format=self._order)  # type: ignore[call-overload]

    @torch.inference_mode()
    def __call__(self, pixels: Pixels) -> Pixels:
        """Enlarge ``(H, W, 3)`` uint8 to ``(4H, 4W, 3)`` uint8."""
        if self._kind is Kind.LUMA_NETWORK:
            return _with_luma(pixels, self._restored)
        planes = torch.from_numpy(pixels).to(self._device).permute(2, 0, 1)[None].float() / 255
        output = self._run(planes)[0].mul(255).round().clamp(0, 255).to(torch.uint8)
        return np.ascontiguousarray(output.permute(1, 2, 0).cpu().numpy())

    def _restored(self, luma: NDArray[np.float32]) -> NDArray[np.float32]:
        restored: NDArray[np.float32] = self._run(torch.from_numpy(luma).to(self._device)).cpu().numpy()
        return restored

    def _run(self, x: torch.Tensor) -> torch.Tensor:
        with torch.autocast(self._device.type, self._half, enabled=self._half is not None):
            y: torch.Tensor = self._network(x.contiguous(memory_format=self._order))
        return y.float()


def _onnxruntime() -> Any:
    """The module, which would otherwise look up its maker's host and write under the home folder."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    return importlib.import_module("onnxruntime")


class OnnxRun:
    """A network exported as it is, run by ONNX Runtime on the processor in fp32.

    Args:
        method: A method with weights.

    Raises:
        WeightsError: The weights cannot be loaded.
        ImportError: ONNX Runtime is not installed.
    """

    def __init__(self, method: Method) -> None:
        runtime = _onnxruntime()
        self._kind = method.kind
        channels = 1 if self._kind is Kind.LUMA_NETWORK else 3
        content = io.BytesIO()
        with warnings.catch_warnings():
            # The exporter says that a newer one exists, which needs another package.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                _network(method),
                (torch.zeros(1, channels, 32, 32),),
                content,  # type: ignore[arg-type]
                dynamo=False,
                opset_version=_OPSET,
                input_names=_NAMES[:1],
                output_names=_NAMES[1:],
                dynamic_axes={name: {2: "height", 3: "width"} for name in _NAMES},
            )
        self._start: Callable[[], Any] = partial(
            runtime.InferenceSession, content.getvalue(), providers=["CPUExecutionProvider"]
        )
        self._session = self._start()

    def rest(self) -> None:
        """Give back the memory that the runtime keeps between runs."""
        self._session = None
        self._session = self._start()

    def __call__(self, pixels: Pixels) -> Pixels:
        """As `PlainRun.__call__`."""
        if self._kind is Kind.LUMA_NETWORK:
            return _with_luma(pixels, self._run)
        planes = np.ascontiguousarray(pixels.transpose(2, 0, 1)[None], np.float32) / np.float32(255)
        output = np.clip(np.rint(self._run(planes)[0] * np.float32(255)), 0, 255).astype(np.uint8)
        return np.ascontiguousarray(output.transpose(1, 2, 0))

    def _run(self, planes: NDArray[np.float32]) -> NDArray[np.float32]:
        made: NDArray[np.float32] = self._session.run(None, {_NAMES[0]: planes})[0]
        return made


def _network(method: Method) -> torch.nn.Module:
    if method.weights is None:
        raise ValueError(f"'{method.id}' has no network")
    return load_network(weights_dir(), method.weights).network


def _with_luma(pixels: Pixels, restored: Callable[[NDArray[np.float32]], NDArray[np.float32]]) -> Pixels:
    """The bicubic picture with its luma ``(1, 1, H, W)``, 0 to 1, restored."""
    ycbcr = rgb_to_ycbcr(upscale(pixels, SCALE, Kernel.BICUBIC))
    ycbcr[..., 0] = restored(np.ascontiguousarray(ycbcr[None, None, ..., 0]) / np.float32(255))[0, 0] * 255
    return ycbcr_to_rgb(ycbcr)
