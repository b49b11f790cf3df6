"""Quality over whole sets by the protocol of the published tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from sr_desktop import SCALE
from sr_desktop.engine.errors import PictureSizeError
from sr_desktop.export.metrics_files import as_number
from sr_desktop.imaging.files.finding import picture_names
from sr_desktop.imaging.measuring.measure import measure
from sr_desktop.imaging.measuring.metrics import measured_metrics, telling_first
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import Compute, Mean, Scores, means_of, values_of
from sr_desktop.imaging.picture import Picture, Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, upscale_alpha
from sr_desktop.messages.message import Message
from trainer.data.store import find_pictures
from trainer.distributed import World
from trainer.evaluation.sets import BenchmarkSet


@dataclass(frozen=True, slots=True)
class Computed:
    """How a picture was enlarged.

    Attributes:
        device: Where, e.g. ``"cpu"`` or ``"cuda:0"``.
        precision: ``"fp32"``, ``"bf16"`` or ``"fp16"``, with ``" x8"`` behind it for a self-ensemble; ``"uint8"`` for
            interpolation.
        weights_sha256: Checksum of the file with the weights; None for a method that came from no file.
    """

    device: str
    precision: str
    weights_sha256: str | None = None


Enlarger = Callable[[Picture], tuple[Pixels, Computed]]
"""Makes ``(4H, 4W, 3)`` uint8 of a low-resolution picture, and says how."""


ImageScores = dict[str, Scores]
"""Scores of one method on a set, by the name of each picture; their mean is `means_of` of the values."""

SetScores = dict[str, dict[str, ImageScores]]
"""By the name of the set and the method."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One picture of a set measured with one method, as the evaluation goes along.

    Attributes:
        set_name: Name of the set.
        method: Name of the method.
        picture: Name of the picture within the set, as `picture_names` gives it.
        scores: Its scores.
        computed: How it was enlarged.
    """

    set_name: str
    method: str
    picture: str
    scores: Scores
    computed: Computed


@dataclass(frozen=True, slots=True)
class SetPicture:
    """A picture of a set: the set, the file, and its name within the set, as `picture_names` gives it."""

    of: BenchmarkSet
    path: Path
    name: str


def pictures_of(sets: Sequence[BenchmarkSet]) -> list[SetPicture]:
    """Every picture of every set, in the order of the sets and of the files.

    Raises:
        DataError: A folder is missing or holds none.
    """
    found = []
    for one in sets:
        files = find_pictures(one.folder)
        names = picture_names(one.folder, files)
        found += [SetPicture(one, path, name) for path, name in zip(files, names, strict=True)]
    return found


def measured_picture(
    picture: SetPicture,
    methods: Mapping[str, Enlarger],
    networks: Mapping[str, Compute] | None = None,
    read: Callable[[Path], Picture] = read_picture,
) -> Iterator[Measured]:
    """Measure every method on a picture, whose file is read by `read`.

    Raises:
        PictureReadError: It cannot be read.
        EngineError: It is too small, or a method does not make anything of it.
    """
    whole = read(picture.path)
    if min(whole.size) < SCALE:
        raise PictureSizeError(
            Message("picture.too-small", name=whole.name, width=whole.width, height=whole.height, side=SCALE)
        )
    ground_truth = crop_to_multiple(whole, SCALE)
    low = picture.of.degradation.applied(ground_truth)
    alpha = None if low.alpha is None else upscale_alpha(low.alpha, SCALE)
    for name, upscale in methods.items():
        pixels, computed = upscale(low)
        scores = measure(
            pixels,
            ground_truth.pixels,
            is_gray=ground_truth.is_gray,
            alpha=alpha,
            true_alpha=ground_truth.alpha,
            low_resolution=low.pixels,
            networks=networks,
        )
        yield Measured(picture.of.name, name, picture.name, scores, computed)


def evaluate(
    sets: Sequence[BenchmarkSet], methods: Mapping[str, Enlarger], networks: Mapping[str, Compute] | None = None
) -> Iterator[Measured]:
    """Measure every method on every picture of every set; one that cannot be measured ends it.

    Raises:
        DataError: A folder is missing or holds no picture.
        PictureReadError, EngineError: As `measured_picture`.
    """
    for picture in pictures_of(sets):
        yield from measured_picture(picture, methods, networks)


def merged(pictures: Sequence[SetPicture], measured: Sequence[Measured], world: World) -> list[Measured]:
    """What all processes measured, in the order in which one would have measured it; on every process."""
    order = {(one.of.name, one.name): place for place, one in enumerate(pictures)}
    return sorted(world.gather(measured), key=lambda one: order[one.set_name, one.picture])


def gathered(measured: Sequence[Measured]) -> SetScores:
    """Scores by set name, method and picture."""
    found: SetScores = {}
    for one in measured:
        found.setdefault(one.set_name, {}).setdefault(one.method, {})[one.picture] = one.scores
    return found


def as_json(measured: Sequence[Measured], sets: Sequence[BenchmarkSet]) -> dict[str, object]:
    """The content of ``evaluate --json``; infinite PSNR as ``"inf"``, a metric only where it was measured.

    ``degradations`` has the id of each set's degradation by the name of the set, ``methods`` how each method was
    computed.
    """
    return {
        "protocol": _protocol(sets),
        "degradations": {one.name: one.degradation.id for one in sets},
        "methods": _computed(measured),
        "sets": {
            name: {
                method: {
                    **_mean_fields(means_of(images.values())),
                    "images": {picture: _fields(each) for picture, each in images.items()},
                }
                for method, images in methods.items()
            }
            for name, methods in gathered(measured).items()
        },
    }


def _computed(measured: Sequence[Measured]) -> dict[str, dict[str, str | None]]:
    """How each method was computed; where pictures were on several devices, all of them, with commas between."""
    ways: dict[str, list[Computed]] = {}
    for one in measured:
        ways.setdefault(one.method, []).append(one.computed)
    return {
        method: {field.name: _listed(getattr(one, field.name) for one in found) for field in fields(Computed)}
        for method, found in ways.items()
    }


def _listed(values: Iterable[str | None]) -> str | None:
    return ", ".join(sorted({value for value in values if value is not None})) or None


def _protocol(sets: Sequence[BenchmarkSet]) -> dict[str, object]:
    """What holds for all sets: where their low-resolution pictures were made in several ways, ``degradations`` says."""
    first, *others = {one.degradation for one in sets}
    if not others:
        return {**Protocol.of(first).as_json()}
    return {key: value for key, value in PROTOCOL.as_json().items() if key not in ("downscale", "degradation")}


def _mean_fields(means: Mapping[str, Mean]) -> dict[str, object]:
    """The means, and under ``infinite`` how many infinite values each leaves out, where there are any."""
    values = _fields(values_of(means))
    infinite = {metric_id: mean.infinite for metric_id, mean in means.items() if mean.infinite}
    return {**values, "infinite": infinite} if infinite else {**values}


def _fields(scores: Scores) -> dict[str, float | str | None]:
    return {metric.id: as_number(scores[metric.id]) for metric in telling_first(measured_metrics([scores]))}
