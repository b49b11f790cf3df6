"""Enlarging one picture with one method, without a comparison around it: for benchmarks, evaluation and tests."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from sr_desktop import SCALE
from sr_desktop.engine.comparing.work import NetworkWork
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.machine.devices import Device, Precision, choose_device, cpu, find_devices
from sr_desktop.engine.machine.threads import use_threads
from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import EngineSettings, PrecisionChoice
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.resampling.factors import upscale
from sr_desktop.methods import SHIPPED, Kind, Method

if TYPE_CHECKING:
    from torch import nn


def run_method(
    method_id: str, low_resolution: Picture, settings: EngineSettings, pool: NetworkPool
) -> tuple[Pixels, RunInfo]:
    """Enlarge a picture with one of the program's own methods, in one piece unless ``settings.tile`` says otherwise.

    Returns:
        ``(4H, 4W, 3)`` uint8, and how it was computed.

    Raises:
        UnknownMethodError: There is no such method.
        WeightsError: Its weights are missing, damaged, or do not fit.
        EngineError: It cannot be done as asked, memory ran out, or the network gave no picture.
    """
    method = SHIPPED.get(method_id)
    if method.kind is Kind.INTERPOLATION:
        return interpolate(method, low_resolution)
    if use_threads(settings.threads):
        pool.release()
    device = choose_device(settings.device, settings.device_number)
    get = partial(pool.get, method, self_ensemble=settings.self_ensemble, backend=settings.backend)
    ready = get(device, settings.precision)
    work = NetworkWork(
        method.title, ready, low_resolution, settings.tile, cpu_fallback=lambda: get(cpu(), PrecisionChoice.AUTO)
    )
    _finish(work)
    return work.pixels, work.run_info()


def interpolate(method: Method, low_resolution: Picture, scale: int = SCALE) -> tuple[Pixels, RunInfo]:
    """Enlarge a picture with an interpolation of the catalogue, by Pillow, whole and on the CPU.

    Raises:
        ValueError: The method is none.
    """
    if method.kernel is None:
        raise ValueError(f"the method '{method.id}' is no interpolation")
    started = perf_counter()
    pixels = upscale(low_resolution.pixels, scale, method.kernel)
    seconds = perf_counter() - started
    return pixels, RunInfo(seconds, cpu().id, cpu().name, "uint8", None, None)


def upscale_with(
    network: nn.Module,
    low_resolution: Picture,
    kind: Kind,
    *,
    precision: Precision = Precision.FP32,
    tile: int | None = None,
) -> Pixels:
    """Enlarge a picture with a network at hand, where its parameters are: a checkpoint, or one still in training.

    It runs in eval mode, and is afterwards in the mode in which it was.

    Args:
        network: With `scale` and `receptive_radius`, as those in `sr_desktop.networks`.
        low_resolution: The picture; if it is gray, so is the result.
        kind: What the network takes and gives.
        precision: Arithmetic of its convolutions.
        tile: Side of a tile without its overlap, in low-resolution pixels; None for one piece, while memory lasts.

    Returns:
        ``(4H, 4W, 3)`` uint8.

    Raises:
        ValueError: The network does not fit the kind.
        EngineError: Memory ran out, or the network gave no picture.
    """
    from sr_desktop.engine.backends.torch_backend import make_ready

    training = network.training
    network.eval()
    try:
        ready = make_ready(network, kind, _device_of(network), precision)
        work = NetworkWork("The network", ready, low_resolution, tile)
        _finish(work)
    finally:
        network.train(training)
    return work.pixels


def _finish(work: NetworkWork) -> None:
    while not work.is_done:
        work.step()


def _device_of(network: nn.Module) -> Device:
    import torch

    where = next(network.parameters()).device
    if where.type == "cpu":
        return cpu()
    name = f"{where.type}:{where.index or 0}" if where.type == "cuda" else where.type
    for device in find_devices():
        if torch.device(device.id) == torch.device(name):
            return device
    raise ValueError(f"the device {where} is not one that the engine runs on")
