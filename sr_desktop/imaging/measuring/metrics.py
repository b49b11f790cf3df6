"""Picture quality by the protocol of the published super-resolution tables: the metrics, and their measuring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from pydantic import AfterValidator

from sr_desktop import SCALE
from sr_desktop.imaging.colors.color import LUMA_WEIGHTS, luma, weighted
from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation, parse_degradation
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.layer import BLACK, Layer, Opacity
from sr_desktop.imaging.measuring.further_metrics import DISTS, GMSD, HAARPSI, LPIPS, LR_PSNR, MS_SSIM
from sr_desktop.imaging.measuring.psnr import psnr_of_mse, sum_of_squares
from sr_desktop.imaging.measuring.scores import Channels, Compute, Metric, Sample, Scores
from sr_desktop.imaging.opacity import MEASURED_OVER
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.strips import strips_of, sum_over_strips
from sr_desktop.messages.message import Message

GIVEN = "given"
"""In place of a degradation's id: the low-resolution picture was not made here."""


_PSNR_OF_REGION = "10 log10(255^2 / MSE) over the pixels of the region that lie in the shaved picture"
_SSIM_OF_REGION = "Wang et al. 2004, mean of the shaved picture's map over the region; windows look beyond it"

_OF_THE_INPUT: dict[str, str | int | None] = {
    "crop": None,
    "downscale": None,
    "degradation": None,
    "luma": None,
    "gray": None,
    "border": 0,
    "ssim": None,
    "ssim_window": None,
    "ssim_sigma": None,
    "ssim_k1": None,
    "ssim_k2": None,
}
"""What holds instead of a protocol's values where there is no original, and results are compared with the input."""

_PSNR_OF_INPUT = (
    "10 log10(255^2 / MSE) over R, G and B of the input and the result shrunk again to its size by Pillow bicubic with "
    "antialias, rounded to uint8"
)
_OF_REGION = "; of the region, the pixels of the input that lie wholly inside it"


@dataclass(frozen=True, slots=True)
class Protocol:
    """How the scores are made, in words and numbers that travel with them into every file.

    Attributes:
        downscale: How the low-resolution picture was made, in words.
        degradation: The id of that (see `sr_desktop.imaging.degrading.degradation`), or `GIVEN`.
        low_resolution: The file that it was given in; None where it was made of the original.
        has_original: Whether results are compared with an original; else with the input, shrunk again.
    """

    scale: int = SCALE
    crop: str = "to a multiple of 4, right and bottom"
    downscale: str = "Pillow bicubic with antialias, rounded to uint8"
    degradation: str = PLAIN.id
    low_resolution: str | None = None
    output: str = "rounded to uint8"
    luma: str = "BT.601 studio range (16..235), not rounded"
    gray: str = "one channel (0..255) without luma; the output's channels averaged to one"
    transparency: str = "laid over black and over white, in sRGB, rounded to uint8; the worse score counts"
    border: int = 4
    psnr: str = "10 log10(255^2 / MSE) over the shaved picture"
    ssim: str = "Wang et al. 2004, mean over the windows that lie wholly inside the shaved picture"
    ssim_window: int = 11
    ssim_sigma: float = 1.5
    ssim_k1: float = 0.01
    ssim_k2: float = 0.03
    data_range: int = 255
    has_original: bool = True

    @classmethod
    def of(cls, degradation: Degradation, scale: int = SCALE) -> Protocol:
        """The protocol at a scale, with a low-resolution picture that may have been made in another way."""
        plain = PROTOCOL if scale == SCALE else cls._at(scale)
        if degradation.is_plain and scale > 1:
            return plain
        return replace(
            plain, downscale=f"{degradation.message_at(scale)}, rounded to uint8", degradation=degradation.id
        )

    @classmethod
    def of_given(cls, low_resolution: str, scale: int = SCALE) -> Protocol:
        """The protocol at a scale, with a low-resolution picture that was given in a file of that path."""
        return replace(cls._at(scale), downscale="given", degradation=GIVEN, low_resolution=low_resolution)

    @classmethod
    def of_upscaling(cls, scale: int = SCALE) -> Protocol:
        """The protocol at a scale where the picture itself is enlarged."""
        return replace(cls.of(PLAIN, scale), has_original=False)

    @classmethod
    def _at(cls, scale: int) -> Protocol:
        """As papers have it at each of their scales: as many pixels are shaved off as the scale."""
        return cls(scale=scale, border=scale, crop=f"to a multiple of {scale}, right and bottom")

    @property
    def is_published(self) -> bool:
        """Whether the scores can be compared with published ones; at x1 there are none of the plain input."""
        return self.degradation == PLAIN.id and self.scale > 1

    @property
    def input_message(self) -> Message | None:
        """What the methods were given, as a clause; None by the published protocol, where it goes without saying."""
        if self.is_published:
            return None
        if self.low_resolution is not None:
            return Message("input.given", name=PurePath(self.low_resolution).name)
        how = parse_degradation(self.degradation).message_at(self.scale)
        return Message("input.degraded", how=how) if self.scale > 1 else Message("input.of-one", how=how)

    @property
    def message(self) -> Message:
        """The protocol in a line."""
        if not self.has_original:
            return Message("protocol.of-upscaling", scale=self.scale)
        line = Message("protocol", scale=self.scale, border=self.border, window=self.ssim_window, sigma=self.ssim_sigma)
        departs = self.input_message
        return line if departs is None else Message("protocol.of-input", protocol=line, input=departs)

    @property
    def summary(self) -> str:
        """The protocol in a line of English, for files."""
        return str(self.message)

    def as_json(self, *, of_region: bool = False) -> dict[str, str | int | float | None]:
        """Plain values by name, as they are written into JSON files.

        Args:
            of_region: Whether the scores are of a region alone.

        Returns:
            None for what plays no part where there is no original.
        """
        values = asdict(self)
        if not values.pop("has_original"):
            return {**values, **_OF_THE_INPUT, "psnr": _PSNR_OF_INPUT + (_OF_REGION if of_region else "")}
        return {**values, "psnr": _PSNR_OF_REGION, "ssim": _SSIM_OF_REGION} if of_region else values


PROTOCOL = Protocol()
"""The one protocol of the program."""


def psnr_y(sample: Sample) -> float | None:
    """PSNR in dB of the luma, or of the one channel of a gray picture."""

    def squares(output: Pixels, ground_truth: Pixels) -> float:
        if sample.is_gray:
            difference = _gray(output).astype(np.float64) - _gray(ground_truth)
        else:
            difference = weighted(np.subtract(output, ground_truth, dtype=np.float64), LUMA_WEIGHTS)
        return sum_of_squares(difference)

    return _psnr(sample, squares, channels=1)


def psnr_rgb(sample: Sample) -> float | None:
    """PSNR in dB over the three channels; that of the one channel if the picture is gray."""
    if sample.is_gray:
        return psnr_y(sample)

    def squares(output: Pixels, ground_truth: Pixels) -> float:
        difference = np.subtract(output, ground_truth, dtype=np.float64)
        return sum_of_squares(difference)

    return _psnr(sample, squares, channels=3)


def ssim_y(sample: Sample) -> float | None:
    """SSIM of the luma, -1 to 1. Over a region, the mean of the whole picture's SSIM map there."""
    # scikit-image and scipy take a good part of a second to import: a starting window should not wait for them.
    from skimage.metrics import structural_similarity

    window = PROTOCOL.ssim_window
    # A window belongs to its centre: the pixels that matter reach half a window beyond the region.
    area = sample.area.grown(window // 2).intersected(sample.shaved)
    if sample.area.is_empty or min(area.width, area.height) < window:
        return None
    plane: Callable[[Pixels], NDArray[np.float64]] = (
        (lambda pixels: _gray(pixels).astype(np.float64)) if sample.is_gray else luma
    )

    def weighted(centers: Rect) -> float:
        rows = Rect.from_edges(area.x, centers.y, area.right, centers.bottom + window - 1)
        mean = structural_similarity(  # type: ignore[no-untyped-call]
            plane(sample.output_in(rows)),
            plane(sample.reference_in(rows)),
            data_range=PROTOCOL.data_range,
            gaussian_weights=True,
            sigma=PROTOCOL.ssim_sigma,
            use_sample_covariance=False,
            K1=PROTOCOL.ssim_k1,
            K2=PROTOCOL.ssim_k2,
        )
        # scikit-image averages exactly the windows that fit, so every strip weighs by its rows of window centres.
        return float(mean) * centers.height

    centers = Rect.from_edges(area.x, area.y, area.right, area.bottom - window + 1)
    return sum_over_strips(centers, weighted, sample.checkpoint) / (area.height - window + 1)


METRICS: tuple[Metric, ...] = (
    Metric(
        id="psnr_y",
        label="PSNR-Y",
        short_label="PSNR",
        unit="dB",
        decimals=2,
        higher_is_better=True,
        needs_reference=True,
        explanation="PSNR of the luma (BT.601, studio range) against the original; as many pixels as the scale are "
        "shaved off every side.",
        compute=psnr_y,
        is_headline=True,
        channels=Channels.LUMA,
    ),
    Metric(
        id="psnr_rgb",
        label="PSNR-RGB",
        short_label="PSNR-RGB",
        unit="dB",
        decimals=2,
        higher_is_better=True,
        needs_reference=True,
        explanation="PSNR of the three colour channels against the original; as many pixels as the scale are shaved "
        "off every side.",
        compute=psnr_rgb,
    ),
    Metric(
        id="ssim_y",
        label="SSIM-Y",
        short_label="SSIM",
        unit="",
        decimals=4,
        higher_is_better=True,
        needs_reference=True,
        explanation="SSIM of the luma (Wang et al. 2004, Gaussian 11 × 11, sigma 1.5); as many pixels as the scale are "
        "shaved off every side; in a region, the mean of the SSIM map there.",
        compute=ssim_y,
        is_headline=True,
        channels=Channels.LUMA,
    ),
    LPIPS,
    DISTS,
    MS_SSIM,
    GMSD,
    HAARPSI,
    LR_PSNR,
)
"""Every metric of the program, in the order of the columns. A new one is its function and its record here."""

PLAIN_METRICS = tuple(metric for metric in METRICS if not metric.is_chosen and not metric.is_of_input)
"""Those of the published tables: they are measured wherever there is an original."""

CHOSEN_METRICS = tuple(metric for metric in METRICS if metric.is_chosen)
"""Those that are measured only if the user has chosen them."""


def metric_of(metric_id: str) -> Metric:
    """The metric of that id.

    Raises:
        ValueError: There is none.
    """
    for metric in METRICS:
        if metric.id == metric_id:
            return metric
    raise ValueError(f"there is no metric '{metric_id}'; known are {', '.join(metric.id for metric in METRICS)}")


MetricId = Annotated[str, AfterValidator(lambda metric_id: metric_of(metric_id).id)]
"""A metric's id in a model of pydantic's."""


def telling_first(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """The headlines before the others, for where the end may be cut off."""
    return tuple(sorted(metrics, key=lambda metric: not metric.is_headline))


def headlines(metrics: Iterable[Metric] = PLAIN_METRICS) -> tuple[Metric, ...]:
    """Those that are shown where there is room for few."""
    return tuple(metric for metric in metrics if metric.is_headline)


def shown_metrics(has_original: bool, chosen: Iterable[str] = ()) -> tuple[Metric, ...]:
    """Those that results are measured by: with an original the published ones and those `chosen`, else of the input."""
    wanted = set(chosen)
    return tuple(
        metric
        for metric in METRICS
        if (metric in PLAIN_METRICS or metric.id in wanted if has_original else metric.is_of_input)
    )


def chosen_ids(ids: Iterable[str]) -> tuple[str, ...]:
    """Those of these metrics that are measured only if chosen, in the order of columns."""
    wanted = set(ids)
    return tuple(metric.id for metric in CHOSEN_METRICS if metric.id in wanted)


def measured_metrics(scores: Iterable[Scores]) -> tuple[Metric, ...]:
    """The metrics that any of these scores were measured by, whether or not there was a value."""
    ids = {metric_id for each in scores for metric_id in each}
    return tuple(metric for metric in METRICS if metric.id in ids)


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


def _psnr(sample: Sample, squares: Callable[[Pixels, Pixels], float], channels: int) -> float | None:
    """PSNR from what gives the sum of squared differences of a strip; None if there are no pixels."""
    if sample.area.is_empty:
        return None

    def of_strip(strip: Rect) -> float:
        return squares(sample.output_in(strip), sample.reference_in(strip))

    total = sum_over_strips(sample.area, of_strip, sample.checkpoint)
    return psnr_of_mse(total / (channels * sample.area.area))


def _gray(pixels: Pixels) -> NDArray[np.uint8]:
    """The one channel ``(H, W)`` of a gray picture: the mean of the three, rounded."""
    if np.array_equal(pixels[..., 0], pixels[..., 1]) and np.array_equal(pixels[..., 0], pixels[..., 2]):
        gray: NDArray[np.uint8] = pixels[..., 0]
        return gray
    mean: NDArray[np.uint8] = np.rint(pixels.mean(axis=2)).astype(np.uint8)
    return mean
