"""Computes an ONNX graph on the processor: arrays in, arrays out."""

from __future__ import annotations

from contextlib import suppress
from threading import Lock
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from sr_desktop.engine.foreign.onnx_models.graph import OnnxGraph
from sr_desktop.engine.interruption import Interrupted, heed_checkpoint
from sr_desktop.engine.openvino_library import openvino_core

_TYPES: dict[str, type[np.generic]] = {
    "FLOAT": np.float32, "FLOAT16": np.float16, "DOUBLE": np.float64, "UINT8": np.uint8,
}  # fmt: skip

_LOOK_MS = 20
"""How often a run is asked whether it is still wanted, in milliseconds."""

_NOISE = ("Exception from", "Check '", "FrontEnd API", "Model wasn't", "Summary:", "To facilitate", "While validating",
          "Conversion is failed")  # fmt: skip
"""How lines begin that say where in the library something failed rather than what."""


class OnnxRuntime:
    """A graph, compiled on first use; several threads may share it.

    Args:
        graph: What to compute. Its values are computed in fp32, also those that its file holds in fp16.
    """

    def __init__(self, graph: OnnxGraph) -> None:
        self._graph = graph
        self._lock = Lock()
        self._model: Any = None

    def __deepcopy__(self, _: dict[int, Any]) -> OnnxRuntime:
        """Itself: it holds nothing that anybody changes."""
        return self

    def run(self, values: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
        """The graph's outputs by name, in its order.

        Args:
            values: The input; for a graph of bytes in 0 to 255, rounded here.

        Raises:
            RuntimeError: The library refuses; the message is what it says of it, in one line.
            Interrupted: Through `checkpoints`.
        """
        heed_checkpoint()
        given = np.clip(np.rint(values), 0, 255) if self._graph.takes_bytes else values
        given = np.ascontiguousarray(given, _TYPES[self._graph.element])
        try:
            while True:
                model = self._compiled()
                request = model.create_infer_request()
                request.start_async({0: given})
                self._wait(request)
                # Requests wait for each other: one of another thread may have been cancelled just before this one.
                if model is self._compiled():
                    break
            answers = [request.get_output_tensor(number).data.copy() for number in range(len(self._graph.outputs))]
        except (Interrupted, MemoryError, TimeoutError):
            raise
        except Exception as error:
            raise RuntimeError(_reason(error)) from error
        return dict(zip(self._graph.outputs, answers, strict=True))

    def output_values(self, shape: tuple[int, ...]) -> int | None:
        """How many values its outputs have for an input of this shape; None if only a run can tell.

        Raises:
            RuntimeError: As `run`.
        """
        try:
            model = self._read()
            model.reshape({model.input(0): list(shape)})
            shapes = [one.partial_shape for one in model.outputs]
        except Exception as error:
            raise RuntimeError(_reason(error)) from error
        if not all(one.is_static for one in shapes):
            return None
        return sum(int(np.prod([side.get_length() for side in one], dtype=np.float64)) for one in shapes)

    def _compiled(self) -> Any:
        with self._lock:
            if self._model is None:
                settings = {
                    # Where a processor has bf16 the library would take it by itself.
                    "INFERENCE_PRECISION_HINT": "f32",
                    "INFERENCE_NUM_THREADS": torch.get_num_threads(),
                }
                self._model = openvino_core().compile_model(self._read(), "CPU", settings)
            return self._model

    def _read(self) -> Any:
        return openvino_core().read_model(model=self._graph.content, weights=b"")

    def _wait(self, request: Any) -> None:
        try:
            while not request.wait_for(_LOOK_MS):
                heed_checkpoint()
        except BaseException:
            # What a cancelled request leaves half done is taken for done by the next one: it gets another compilation.
            with self._lock:
                self._model = None
            request.cancel()
            with suppress(RuntimeError):
                request.wait()
            raise
        # Raises what went wrong.
        request.wait()


def _reason(error: Exception) -> str:
    """What an exception of the library says, without where in its code it was."""
    lines = [line.strip(" -.") for line in str(error).splitlines()]
    telling = [line for line in lines if line and not line.startswith(_NOISE)]
    return (telling or [line for line in lines if line] or [type(error).__name__])[-1]
