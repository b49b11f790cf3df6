"""Speed of the shipped networks on a GPU: milliseconds for a megapixel, beside plain PyTorch and a matrix product.

    python tests/benchmarks/gpu.py [--networks NAME ...] [--size 1000] [--seconds 1.5] [--limit 170] [--json FILE]

Each network runs in every form on the same input, from the tensor on the GPU to the tensor on the GPU; medians over
repeated runs timed by device events, all forms in one process. Rates count the multiplications and additions of the
plain network for every form, so that a rewritten form that needs fewer shows its gain. What does not fit into the
limit of time is left out, and said to be: cuDNN's search for the fastest algorithms takes longer than the measuring.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from sr_desktop.engine.forms.fast_forms import fast_form
from sr_desktop.networks.weights import load_network
from sr_desktop.paths import resources_dir, weights_dir

_NAMES = ("srresnet", "perceptual", "srcnn")
_ALGORITHMS = 3
"""Algorithms of cuDNN that are tried for each convolution."""
_COUNTED_SIDE = 32

Forward = Callable[[Tensor], Tensor]


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--networks", nargs="+", default=_NAMES, choices=_NAMES, metavar="NAME",
                        help="networks to measure (default: all)")  # fmt: skip
    parser.add_argument("--size", type=int, default=1000, help="side of the low-resolution picture in pixels")
    parser.add_argument("--seconds", type=float, default=1.5, help="how long each form is repeated")
    parser.add_argument("--limit", type=float, default=170, help="seconds after which nothing more is begun")
    parser.add_argument("--skip-compile", action="store_true", help="leave out torch.compile, which takes a minute")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    if not torch.cuda.is_available():
        print("There is no CUDA GPU here.")
        return 1
    torch.backends.cudnn.benchmark = True
    torch.backends.cudnn.benchmark_limit = _ALGORITHMS
    options.until = time.perf_counter() + options.limit
    peak = _matrix_rate()
    print(f"{torch.cuda.get_device_name()}, PyTorch {torch.__version__}: "
          f"a product of 8192 x 8192 matrices in bf16 runs at {peak:.0f} TFLOP/s")  # fmt: skip
    print(f"{'network':<12}{'form':<44}{'ms':>9}{'TFLOP/s':>9}{'times':>7}{'dB to fp32':>12}")
    rows = []
    for name in options.networks:
        rows += _network_rows(name, options)
    if options.json:
        device = torch.cuda.get_device_name()
        options.json.write_text(
            json.dumps({"device": device, "matrix_tflops": peak, "size": options.size, "rows": rows})
        )
    return 0


def _photograph(channels: int, side: int) -> Tensor:
    """``(1, channels, side, side)`` in 0 to 1, of a sample picture that is repeated.

    No noise: to that SRResNet answers with values from -10 to 15, and every precision seems far off.
    """
    with Image.open(resources_dir() / "samples" / "flowers.webp") as file:
        pixels = np.asarray(file.convert("RGB" if channels == 3 else "L"), np.float32) / 255
    rows, columns = (-(-side // length) for length in pixels.shape[:2])
    tiled = np.tile(pixels.reshape(*pixels.shape[:2], channels), (rows, columns, 1))[:side, :side]
    return torch.from_numpy(np.ascontiguousarray(tiled.transpose(2, 0, 1)[None]))


def _network_rows(name: str, options: argparse.Namespace) -> list[dict[str, object]]:
    size, seconds = options.size, options.seconds
    network = load_network(weights_dir(), name).network
    on_luma = name == "srcnn"
    channels, side = (1, 4 * size) if on_luma else (3, size)
    operations = _operations(network, channels) * side * side / _COUNTED_SIDE**2
    x = _photograph(channels, side).to("cuda")
    last = x.contiguous(memory_format=torch.channels_last)
    plain = network.to("cuda")
    _allow_tf32(False)
    with torch.inference_mode():
        exact = plain(x)
    rows: list[dict[str, object]] = []
    base = 0.0
    for form, make, source in _forms(plain, x, last)[: -1 if options.skip_compile else None]:
        if time.perf_counter() > options.until:
            print(f"{name:<12}{form:<44} left out: the time is over")
            continue
        try:
            forward = make()
            with torch.inference_mode():
                answer = forward(source).float()
            milliseconds = _milliseconds(forward, source, seconds)
        except (RuntimeError, AssertionError) as error:
            print(f"{name:<12}{form:<44} failed: {str(error).splitlines()[0][:60]}")
            continue
        finally:
            _allow_tf32(False)
        base = base or milliseconds
        loss = float(-10 * torch.log10((answer - exact).square().mean().clamp_min(1e-20)))
        row = {"network": name, "form": form, "ms": milliseconds, "tflops": operations / milliseconds / 1e9,
               "times": base / milliseconds, "db_to_fp32": loss}  # fmt: skip
        rows.append(row)
        print(
            f"{name:<12}{form:<44}{milliseconds:>9.2f}{row['tflops']:>9.1f}{row['times']:>7.2f}{loss:>12.1f}",
            flush=True,
        )
        del answer
    return rows


def _forms(plain: nn.Module, x: Tensor, last: Tensor) -> list[tuple[str, Callable[[], Forward], Tensor]]:
    """Name, how it is made, and its input; the first is what the others are compared with."""
    ours = fast_form(plain).to("cuda", memory_format=torch.channels_last).eval()  # type: ignore[call-overload]

    def tf32() -> Forward:
        _allow_tf32(True)
        return ours

    return [
        ("plain eager fp32", lambda: plain, x),
        ("channels-last eager bf16", lambda: _half(plain, torch.bfloat16), last),
        ("rewritten, fp32", lambda: ours, last),
        ("rewritten, TF32", tf32, last),
        ("rewritten, bf16", lambda: _half(ours, torch.bfloat16), last),
        ("rewritten, fp16", lambda: _half(ours, torch.float16), last),
        ("rewritten, bf16, CUDA graph", lambda: _graph(_half(ours, torch.bfloat16), last), last),
        ("rewritten, bf16, torch.compile", lambda: _half(torch.compile(ours), torch.bfloat16), last),
    ]


def _half(network: Callable[[Tensor], Tensor], kind: torch.dtype) -> Forward:
    def forward(x: Tensor) -> Tensor:
        with torch.autocast("cuda", kind):
            return network(x)

    return forward


def _graph(forward: Forward, x: Tensor) -> Forward:
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side), torch.inference_mode():
        for _ in range(3):
            forward(x)
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.inference_mode(), torch.cuda.graph(graph):
        output = forward(x)

    def replay(_: Tensor) -> Tensor:
        graph.replay()
        return output

    return replay


def _allow_tf32(allowed: bool) -> None:
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = allowed


def _operations(network: nn.Module, channels: int) -> int:
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        network(torch.rand(1, channels, _COUNTED_SIDE, _COUNTED_SIDE))
    return int(counter.get_total_flops())


def _milliseconds(forward: Forward, x: Tensor, seconds: float) -> float:
    times = []
    with torch.inference_mode():
        for _ in range(2):
            forward(x)
        torch.cuda.synchronize()
        until = time.perf_counter() + seconds
        while time.perf_counter() < until or len(times) < 5:
            start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
            start.record()
            forward(x)
            end.record()
            end.synchronize()
            times.append(start.elapsed_time(end))
    return statistics.median(times)


def _matrix_rate() -> float:
    a, b = (torch.randn(8192, 8192, device="cuda", dtype=torch.bfloat16) for _ in range(2))
    return 2 * 8192**3 / _milliseconds(lambda x: x @ b, a, 0.5) / 1e9


if __name__ == "__main__":
    raise SystemExit(main())
