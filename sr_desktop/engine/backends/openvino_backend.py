"""Runs the networks' graphs by OpenVINO on the processor. Imports no torch.

The graphs take any size of picture: one compilation, a twentieth of a second, serves all tiles. Compiled for one size
they are no faster (within 3 %), and so nothing is compiled ahead or kept on the disk.

In fp32 the sums are those of oneDNN, as PyTorch's are, in the same order whatever the picture's size: a tile equals
the whole in every bit, and the picture is PyTorch's to the last 8-bit pixel, but for batch norms, which are part of the
convolutions here. In bf16 the picture itself comes from fp32 sums, and the input enters without rounding.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sr_desktop.engine.backends.backend import Backend
from sr_desktop.engine.backends.openvino_graphs.graph import NetworkGraph
from sr_desktop.engine.interruption import heed_checkpoint
from sr_desktop.engine.machine.devices import Precision
from sr_desktop.engine.openvino_library import load_openvino, openvino_core
from sr_desktop.imaging.tiling import split

_WAIT_MILLISECONDS = 20
"""How often a running graph is asked for, and whether it is still wanted."""

_PIECE_MULTIPLY_ADDS = 24e9
"""Of the ending on a piece: under a tenth of a second on two fast cores, so that a newer request need not wait."""

_SMALLEST_PIECE = 32
"""Side of a piece below which what its edges cost is too much."""

_BYTES = 4
"""Of a value, in whatever precision: so the need for memory is not underestimated."""
_BODY_PLANES = 5
"""That the body of a network holds at a time, each with as many channels as it gives."""
_ENDING_BYTES_PER_PIXEL = 64
"""Of a tile's output, in fp32 and in 8 bits."""

_HINTS = {Precision.FP32: "f32", Precision.BF16: "bf16"}


@cache
def supported_precisions() -> tuple[Precision, ...]:
    """The precisions that OpenVINO has instructions for here."""
    capabilities = openvino_core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
    return (Precision.FP32, Precision.BF16) if "BF16" in capabilities else (Precision.FP32,)


class OpenVinoNetwork:
    """A graph, compiled in one precision; see `sr_desktop.engine.backends.backend.RunnableNetwork`.

    Args:
        graph: The network.
        precision: One of `supported_precisions`.

    Raises:
        RuntimeError: OpenVINO cannot compile it.
    """

    backend = Backend.OPENVINO

    def __init__(self, graph: NetworkGraph, precision: Precision) -> None:
        self._graph = graph
        self._precision = precision
        self._body = None if graph.body is None else _Compiled(graph.body, precision)
        self._ending = _Compiled(graph.ending, precision)
        self._on_body, self._on_ending = graph.multiply_adds()
        self._piece = max(_SMALLEST_PIECE, int((_PIECE_MULTIPLY_ADDS / self._on_ending) ** 0.5))

    @property
    def cost(self) -> float:
        """Multiply-adds for one low-resolution pixel."""
        return self._on_body + self._on_ending if self._graph.scale > 1 else 16 * self._on_ending

    @property
    def bytes_per_pixel(self) -> int:
        """What a tile needs for each of its low-resolution pixels, the pieces apart, which are small."""
        planes = 0 if self._body is None else _BODY_PLANES * self._graph.channels * _BYTES
        return planes + 16 * _ENDING_BYTES_PER_PIXEL

    def run(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """As `RunnableNetwork.run`."""
        given = self._prepared(values)
        if self._body is None:
            return self._ended(given)
        with self._body.answer(given) as features:
            return self._ended(features)

    def release(self) -> None:
        """As `RunnableNetwork.release`."""
        for compiled in (self._body, self._ending):
            if compiled is not None:
                compiled.release()

    def _prepared(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """The picture as the graph takes it."""
        given = self._graph.given
        if given.subtracted is not None:
            values = values - np.array(given.subtracted, np.float32)
        if given.parts == 1:
            return np.ascontiguousarray(values)
        first = values if self._precision is Precision.FP32 else _rounded_to_bf16(values)
        return np.concatenate([first, values - first], axis=2)

    def _ended(self, features: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the ending makes of ``(H, W, C)``, piece by piece."""
        height, width, _ = features.shape
        scale = self._graph.scale
        pieces = split((width, height), self._piece, self._graph.reach)
        result: NDArray[np.float32] | None = None
        for piece in pieces:
            part = np.ascontiguousarray(features[piece.padded.slices])
            with self._ending.answer(part) as answer:
                picture = answer.reshape(scale * part.shape[0], scale * part.shape[1], -1)
                if result is None:
                    result = np.empty((scale * height, scale * width, picture.shape[2]), np.float32)
                result[piece.core.scaled(scale).slices] = picture[piece.inner.scaled(scale).slices]
        assert result is not None
        return result


class _Compiled:
    """One graph, and the requests that run it, which keep its working memory.

    What a cancelled request leaves half done is taken for done by the next one of the same size, whose answer is then
    wrong: so the graph is compiled again.
    """

    def __init__(self, graph: Any, precision: Precision) -> None:
        self._graph = graph
        self._precision = precision
        self._model = self._compiled()
        self._is_spoilt = False
        self._idle: list[Any] = []
        self._lock = Lock()

    @contextmanager
    def answer(self, values: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
        """The answer to ``(H, W, C)`` without its first axis; it is gone when the context ends."""
        while True:
            model, request = self._request()
            _run(request, values[None], before_cancel=self._spoil)
            with self._lock:
                # Requests wait for each other: one of another thread may have been cancelled just before this one.
                if model is self._model and not self._is_spoilt:
                    break
        try:
            yield request.get_output_tensor(0).data[0]
        finally:
            with self._lock:
                if model is self._model:
                    self._idle.append(request)

    def release(self) -> None:
        with self._lock:
            self._idle.clear()
        self._model.release_memory()

    def _request(self) -> tuple[Any, Any]:
        """The compiled graph, and a request of it that nobody uses."""
        with self._lock:
            if self._is_spoilt:
                self._idle.clear()
                self._model, self._is_spoilt = self._compiled(), False
            return self._model, self._idle.pop() if self._idle else self._model.create_infer_request()

    def _spoil(self) -> None:
        with self._lock:
            self._is_spoilt = True

    def _compiled(self) -> Any:
        return openvino_core().compile_model(self._graph, "CPU", _settings(self._precision))


def _run(request: Any, values: NDArray[np.float32], before_cancel: Callable[[], None]) -> None:
    """Infer, and stop between two operators once this thread's checkpoint raises."""
    heed_checkpoint()
    request.set_input_tensor(load_openvino().Tensor(values, shared_memory=True))
    request.start_async()
    try:
        while not request.wait_for(_WAIT_MILLISECONDS):
            heed_checkpoint()
    except BaseException:
        before_cancel()
        request.cancel()
        with suppress(RuntimeError):
            request.wait()
        raise


def _settings(precision: Precision) -> dict[str, Any]:
    settings: dict[str, Any] = {
        "INFERENCE_PRECISION_HINT": _HINTS[precision],
        # One picture at a time, all cores on it.
        "PERFORMANCE_HINT": "LATENCY",
        # A thread that is bound to a core waits for whatever else runs there.
        "ENABLE_CPU_PINNING": False,
    }
    threads = os.environ.get("OMP_NUM_THREADS", "")
    if threads.isdecimal() and int(threads) > 0:
        settings["INFERENCE_NUM_THREADS"] = int(threads)
    return settings


def _rounded_to_bf16(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The nearest values that bf16 has, as fp32."""
    bits = np.ascontiguousarray(values).view(np.uint32)
    return ((bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)
