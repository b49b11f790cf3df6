"""Measures a result by any of the metrics, over black and over white where it can be seen through."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import BLACK, Layer, Opacity
from sr_desktop.imaging.measuring.metrics import METRICS
from sr_desktop.imaging.measuring.protocol import PROTOCOL
from sr_desktop.imaging.measuring.scores import Compute, Metric, Sample, Scores
from sr_desktop.imaging.opacity import MEASURED_OVER
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.strips import strips_of
from sr_desktop.messages.message import Message


def measure(
    output: Pixels,
    ground_truth: Pixels | None,
    *,
    is_gray: bool,
    alpha: Opacity | None = None,
    true_alpha: Opacity | None = None,
    low_resolution: Pixels | None = None,
    low_alpha: Opacity | None = None,
    border: int = PROTOCOL.border,
    region: Rect | None = None,
    metrics: Sequence[Metric] | None = None,
    networks: Mapping[str, Compute] | None = None,
    checkpoint: Callable[[], None] | None = None,
    lacks_memory: Callable[[Metric], None] | None = None,
) -> Scores:
    """Quality of ``output`` against ``ground_truth``, both ``(H, W, 3)`` uint8.

    Where one of them is not opaque, both are laid over black and over white, and the worse score counts: what nobody
    sees takes no part. The picture is worked through in strips, so that 64 megapixels need no more memory than a few.

    Args:
        ground_truth: None without a reference; then only the metrics that need none have a value.
        alpha: Opacity of the output, ``(H, W)`` uint8; None if it is opaque.
        true_alpha: Opacity of the ground truth; None if it is opaque.
        is_gray: Measure the one gray channel itself (0 to 255) rather than luma; PSNR-RGB is then the same number.
        low_resolution: What the output was made of, ``(H / scale, W / scale, 3)`` uint8, for metrics that compare
            with it.
        low_alpha: Opacity of that, ``(H / scale, W / scale)``; None if it is opaque.
        border: Pixels shaved off every side before measuring.
        region: Measure only these pixels, as far as they lie inside the picture, without its border where the metric
            leaves that out.
        metrics: What to measure; None for all that need no network and those of `networks`; what compares with the
            input only without ground truth.
        networks: What computes the metrics that need a network, by metric id.
        checkpoint: Called before every strip; may raise to abandon the work.
        lacks_memory: Told of each metric for which there is no memory, which then has no value.

    Returns:
        A score for each of the metrics: None where nothing is left to measure. PSNR needs a pixel inside the border,
        SSIM a window of 11 x 11. None too, with the reason, where the ground truth is not opaque and of one colour over
        black and over white: any method would restore it without fault.

    Raises:
        ValueError: The two differ in size.
        MemoryError: There is no memory for a metric, and `lacks_memory` is None.
    """
    if ground_truth is not None and output.shape != ground_truth.shape:
        raise ValueError(f"output {output.shape} and ground truth {ground_truth.shape} differ in shape")
    shaved = Rect(0, 0, output.shape[1], output.shape[0]).grown(-border)
    area = shaved if region is None else shaved.intersected(region)
    computes = {metric.id: metric.compute for metric in METRICS} | dict(networks or {})
    if metrics is None:
        has_input = ground_truth is None and low_resolution is not None
        metrics = [each for each in METRICS if computes[each.id] is not None and (has_input or not each.is_of_input)]
    truth = None if ground_truth is None else Layer(ground_truth, true_alpha)
    low = None if low_resolution is None else Layer(low_resolution, low_alpha)
    given = low, is_gray, shaved, region, checkpoint or (lambda: None)
    opaque = alpha is None and (truth is None or true_alpha is None)
    samples = [
        Sample(Layer(output, alpha), truth, *given, background)
        for background in ((BLACK,) if opaque else MEASURED_OVER)
    ]
    if truth is not None and true_alpha is not None and not area.is_empty and _is_of_one_color(truth, area):
        return Scores(dict.fromkeys(metric.id for metric in metrics), reason=Message("measure.one-color"))

    def score(metric: Metric) -> float | None:
        try:
            return _score(metric, computes.get(metric.id, metric.compute), samples)
        except MemoryError:
            if lacks_memory is None:
                raise
            lacks_memory(metric)
            return None

    return Scores({metric.id: score(metric) for metric in metrics})


def _score(metric: Metric, compute: Compute | None, samples: Sequence[Sample]) -> float | None:
    if compute is None:
        raise ValueError(f"{metric.label} needs a network, and none was given")
    if metric.needs_reference and samples[0].ground_truth is None:
        return None
    return metric.worst(compute(sample) for sample in samples)


def _is_of_one_color(layer: Layer, area: Rect) -> bool:
    """Whether a part is of one colour over black, and of one over white."""
    firsts = [layer.over(background, Rect(area.x, area.y, 1, 1)) for background in MEASURED_OVER]
    return all(
        (layer.over(background, strip) == first).all()
        for strip in strips_of(area)
        for background, first in zip(MEASURED_OVER, firsts, strict=True)
    )
