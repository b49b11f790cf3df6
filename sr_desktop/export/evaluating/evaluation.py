"""What several methods made of a set of pictures: the scores of each picture, and their mean as papers take it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath

from sr_desktop.export.evaluating.measured_files import MeasuredFiles
from sr_desktop.export.evaluating.tally import Tally
from sr_desktop.export.metrics_files import PictureScores, file_metrics
from sr_desktop.export.results import MethodScores
from sr_desktop.export.tables.ranking import Rank, rank, rank_means
from sr_desktop.imaging.files.finding import picture_names
from sr_desktop.imaging.measuring.protocol import PROTOCOL, Protocol
from sr_desktop.imaging.measuring.scores import NO_SCORES, Mean, Metric, Scores, values_of
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.messages.message import Message
from sr_desktop.messages.names import first_names
from sr_desktop.methods import SHIPPED, Catalogue


@dataclass(frozen=True, slots=True)
class EvaluatedPicture:
    """One picture of the set.

    Attributes:
        path: Its file.
        scores: What has been measured so far; None if nothing has.
        failures: Why methods have no scores, by method id.
        problem: Why the picture could not be measured at all.
        is_ended: Whether all that could be measured has been.
        reading: How its file is read.
        notices: What was guessed or converted when it was.
        folder: The folder that stands for its set; None for the one that its file is in.
        files: What its scores were made of; None if nothing has been measured, or that is not known.
    """

    path: Path
    scores: PictureScores | None = None
    failures: Mapping[str, Message] = field(default_factory=dict)
    problem: Message | None = None
    is_ended: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)
    notices: tuple[Message, ...] = ()
    folder: Path | None = None
    files: MeasuredFiles | None = None

    @property
    def set_folder(self) -> Path:
        """The folder whose name is that of its set."""
        return self.path.parent if self.folder is None else self.folder

    def of(self, method_id: str) -> MethodScores | None:
        """A method's scores of this picture, and its run; None if there are none."""
        return None if self.scores is None else self.scores.methods.get(method_id)

    def is_measured(self, method_id: str, metric_ids: Iterable[str] = ()) -> bool:
        """Whether a method has scores, by all of these metrics too, be it that one gives no value."""
        found = self.of(method_id)
        return found is not None and all(metric_id in found.scores for metric_id in metric_ids)

    def scores_by_method(self) -> Mapping[str, Scores]:
        """What has been measured, by method id."""
        return {} if self.scores is None else {name: one.scores for name, one in self.scores.methods.items()}


@dataclass(frozen=True)
class Evaluation:
    """The set. Immutable; what follows from its pictures is worked out once.

    Attributes:
        method_ids: The methods, in the order of the columns.
        pictures: The pictures in their order.
        catalogue: What the methods are.
    """

    method_ids: tuple[str, ...] = ()
    pictures: tuple[EvaluatedPicture, ...] = ()
    catalogue: Catalogue = SHIPPED

    def with_picture(self, place: int, picture: EvaluatedPicture) -> Evaluation:
        """The evaluation with another picture in a place; what follows from the other pictures is not worked out again.

        So it takes as long for many pictures as for a few.
        """
        before = self.pictures[place]
        changed = replace(self, pictures=(*self.pictures[:place], picture, *self.pictures[place + 1 :]))
        # Where a `cached_property` keeps what it has worked out.
        mine, its = vars(self), vars(changed)
        if "tally" in mine and (tally := self.tally.changed(before, picture)) is not None:
            its["tally"] = tally
        measured_by = _protocol_of(picture)
        is_known = "_protocols" in mine and measured_by in (None, *self._protocols)
        if is_known and _protocol_of(before) in (None, measured_by):
            its.update({name: mine[name] for name in ("_protocols", "protocol") if name in mine})
        if "picture_names" in mine and (picture.path, picture.set_folder) == (before.path, before.set_folder):
            its["picture_names"] = self.picture_names
        if "sets" in mine and picture.set_folder == before.set_folder:
            number, inside = self._places_in_sets[place]
            own = self.sets[number]
            own = replace(own, evaluation=own.evaluation.with_picture(inside, picture))
            its["sets"] = (*self.sets[:number], own, *self.sets[number + 1 :])
            its["_places_in_sets"] = self._places_in_sets
        return changed

    def set_number(self, place: int) -> int:
        """Which of the `sets` the picture in a place belongs to."""
        return self._places_in_sets[place][0]

    @cached_property
    def _places_in_sets(self) -> tuple[tuple[int, int], ...]:
        """Of each picture, the number of its set and its place in it."""
        numbers: dict[Path, int] = {}
        sizes: Counter[int] = Counter()
        places = []
        for picture in self.pictures:
            number = numbers.setdefault(picture.set_folder, len(numbers))
            places.append((number, sizes[number]))
            sizes[number] += 1
        return tuple(places)

    @cached_property
    def sets(self) -> tuple[EvaluatedSet, ...]:
        """The pictures by their folders, in the order in which these first appear; each is a set with its own means.

        A set is called as its folder; where others are called alike, as many of the folders above stand before the name
        as it takes to tell them apart.
        """
        by_folder: dict[Path, list[EvaluatedPicture]] = {}
        for picture in self.pictures:
            by_folder.setdefault(picture.set_folder, []).append(picture)
        names = _set_names(tuple(by_folder))
        return tuple(
            EvaluatedSet(name, replace(self, pictures=tuple(pictures)))
            for name, pictures in zip(names, by_folder.values(), strict=True)
        )

    @cached_property
    def picture_names(self) -> tuple[str, ...]:
        """What each picture is called in files: its stem, or more of its path where others of its set share that."""
        by_folder: dict[Path, list[Path]] = {}
        for picture in self.pictures:
            by_folder.setdefault(picture.set_folder, []).append(picture.path)
        names = {folder: iter(picture_names(folder, paths)) for folder, paths in by_folder.items()}
        return tuple(next(names[picture.set_folder]) for picture in self.pictures)

    @property
    def name(self) -> str:
        """The names of its sets: ``Set5, Set14``; of many the first, and how many more there are."""
        return first_names([each.name for each in self.sets])

    @cached_property
    def counted(self) -> tuple[EvaluatedPicture, ...]:
        """The pictures that the means are taken over: those that every method has scores of.

        A mean over the easier pictures alone would flatter a method that failed on the others. A method that has no
        scores at all keeps none from being counted.
        """
        return tuple(one for one in self.pictures if self.tally.counts(one.scores_by_method()))

    @cached_property
    def tally(self) -> Tally:
        """The sums over the pictures that are `counted`, and how many these are."""
        return Tally.of(self.pictures, self.method_ids)

    @cached_property
    def means(self) -> dict[str, Scores]:
        """The mean of every metric over the pictures that are `counted`, of its finite values, by method id."""
        return {name: values_of(means) for name, means in self.means_with_infinite.items()}

    @cached_property
    def means_with_infinite(self) -> dict[str, dict[str, Mean]]:
        """A method has the mean of a metric once all pictures that are `counted` were measured by it."""
        return {name: self.tally.means(name) for name in self.method_ids}

    @property
    def is_measured(self) -> bool:
        """Whether any picture has been measured; without, the `protocol` says nothing."""
        return bool(self._protocols)

    @cached_property
    def protocol(self) -> Protocol:
        """How the scores were made; where pictures have low-resolution files of their own, given in their folder."""
        found = self._protocols
        given = [one.low_resolution for one in found if one.low_resolution is not None]
        if len(found) > 1 and given:
            return Protocol.of_given(_common_folder(given), found[0].scale)
        return found[0] if found else PROTOCOL

    @cached_property
    def _protocols(self) -> tuple[Protocol, ...]:
        """Those that pictures were measured by."""
        return tuple(dict.fromkeys(one.scores.protocol for one in self.pictures if one.scores is not None))

    @cached_property
    def titles(self) -> dict[str, str]:
        """What the methods are called, by their ids."""
        return {name: self.catalogue.title(name) for name in self.method_ids}

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics that have a column in files."""
        return file_metrics(self.scores(one, name) for one in self.pictures for name in self.method_ids)

    def scores(self, picture: EvaluatedPicture | None, method_id: str) -> Scores:
        """A method's scores on a picture, or (None) in the mean; empty if there are none."""
        if picture is None:
            return self.means[method_id]
        found = picture.of(method_id)
        return NO_SCORES if found is None else found.scores

    def value(self, picture: EvaluatedPicture | None, method_id: str, metric: Metric) -> float | None:
        """A method's score on a picture, or (None) in the mean; None if there is none."""
        return self.scores(picture, method_id).get(metric.id)

    def mean(self, picture: EvaluatedPicture | None, method_id: str, metric: Metric) -> Mean:
        """The mean of a method's scores, with what it leaves out; of a picture, which is given, its score alone."""
        if picture is None:
            return self.means_with_infinite[method_id].get(metric.id, Mean())
        return Mean(self.value(picture, method_id, metric))

    def mean_counts(self, method_id: str) -> dict[str, int]:
        """How many of the pictures that are `counted` have a value, by the ids of metrics of which others have none."""
        counts = self.tally.value_counts(method_id)
        return {metric_id: count for metric_id, count in counts.items() if count != self.tally.count}

    def standing(self, picture: EvaluatedPicture | None, metric: Metric) -> dict[str, Rank]:
        """The best and second on a picture, or (None) in the mean, by method id."""
        if picture is None:
            ranks = rank_means([self.mean(None, name, metric) for name in self.method_ids], metric)
        else:
            ranks = rank([self.value(picture, name, metric) for name in self.method_ids], metric)
        return dict(zip(self.method_ids, ranks, strict=True))


@dataclass(frozen=True)
class EvaluatedSet:
    """The pictures of one folder.

    Attributes:
        name: The folder's, as benchmark sets are called.
        evaluation: Its pictures alone.
    """

    name: str
    evaluation: Evaluation


def _set_names(folders: Sequence[Path]) -> list[str]:
    """A name of its own for each of several folders, with no more of the folders above than that takes."""
    lengths = [1] * len(folders)
    while True:
        names = [
            folder.name if length == 1 else PurePath(*folder.parts[-length:]).as_posix()
            for folder, length in zip(folders, lengths, strict=True)
        ]
        counts = Counter(names)
        again = [
            place
            for place, folder in enumerate(folders)
            if counts[names[place]] > 1 and lengths[place] < len(folder.parts)
        ]
        if not again:
            return names
        for place in again:
            lengths[place] += 1


def _common_folder(files: Sequence[str]) -> str:
    """The deepest folder that all these files are in."""
    try:
        return os.path.commonpath([PurePath(file).parent for file in files])
    except ValueError:
        # On several drives of Windows.
        return str(PurePath(files[0]).parent)


def _protocol_of(picture: EvaluatedPicture) -> Protocol | None:
    return None if picture.scores is None else picture.scores.protocol
