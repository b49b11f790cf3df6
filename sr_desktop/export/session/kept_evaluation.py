"""An evaluation of a session: in memory, and what of one in a file still holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from sr_desktop import __version__
from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.foreign.model_files import weights_checksum
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.external import pictures_in
from sr_desktop.engine.settings import EngineSettings, Mode
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.export.evaluating.measured_files import MeasuredFiles, measured_files
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.recipe.paths import Checksums, written
from sr_desktop.export.results import MethodScores
from sr_desktop.export.session.evaluation_model import SavedEvaluatedPicture, SavedEvaluation, SavedScores
from sr_desktop.export.session.files import FoundFiles, Known, nothing_known, saved_fields
from sr_desktop.export.session.parts import SavedFolder
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.files.pairing import LowResolutionFiles, PairError
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import Kind, Method
from sr_desktop.networks.published import WeightsError

Check = Callable[[], None]
"""Called between files; may raise to abandon the work."""


@dataclass(frozen=True, slots=True)
class KeptEvaluation:
    """An evaluation, and with what it was run: with the same, it can be continued.

    Attributes:
        method_ids: The methods, in the order of the columns.
        pictures: The pictures in their order, with their scores.
        settings: How methods were run.
        choice: Where the input of the pictures came from.
    """

    method_ids: tuple[str, ...]
    pictures: tuple[EvaluatedPicture, ...]
    settings: EngineSettings = field(default_factory=EngineSettings, compare=False)
    choice: InputChoice = field(default_factory=InputChoice, compare=False)

    @property
    def has_scores(self) -> bool:
        """Whether anything has been measured."""
        return any(one.scores is not None and one.scores.methods for one in self.pictures)

    def renaming(self, ids: Mapping[str, str]) -> KeptEvaluation:
        """The same where methods have other ids."""
        if all(ids.get(name, name) == name for name in self.method_ids):
            return self

        def renamed(values: Mapping[str, Any]) -> dict[str, Any]:
            return {ids.get(name, name): value for name, value in values.items()}

        def picture(one: EvaluatedPicture) -> EvaluatedPicture:
            return replace(
                one,
                scores=None if one.scores is None else replace(one.scores, methods=renamed(one.scores.methods)),
                failures=renamed(one.failures),
                files=None if one.files is None else replace(one.files, results=renamed(one.files.results)),
            )

        names = tuple(ids.get(name, name) for name in self.method_ids)
        return replace(self, method_ids=names, pictures=tuple(map(picture, self.pictures)))


def saved_evaluation(
    kept: KeptEvaluation, methods: Mapping[str, Method], folder: Path, check: Check, known: Known = nothing_known
) -> SavedEvaluation:
    """An evaluation as it is written into a session's file, also of pictures whose files are gone.

    Args:
        kept: The evaluation.
        methods: Those of the session by their ids; scores of others, which were removed, are left out.
        folder: Of the session's file.
        check: Called between files.
        known: What was known of files earlier.
    """
    runs: dict[RunInfo, int] = {}
    names = tuple(name for name in kept.method_ids if name in methods)

    def scores(one: MethodScores) -> SavedScores:
        run = None if one.run is None else runs.setdefault(replace(one.run, seconds=0.0), len(runs))
        reason = one.scores.reason
        return SavedScores(
            values=dict(one.scores),
            reason=None if reason is None else reason.as_json(),
            run=run,
            seconds=one.seconds or 0.0,
        )

    def picture(one: EvaluatedPicture) -> SavedEvaluatedPicture:
        measured_file = None if one.files is None else one.files.picture
        fields = saved_fields(one.path, folder, one.reading, measured_file, known)
        if one.files is None:
            return SavedEvaluatedPicture.model_validate(fields)
        measured = one.scores
        return SavedEvaluatedPicture.model_validate(
            {
                **fields,
                "low_resolution_sha256": one.files.low_resolution,
                "results": {name: checksum for name, checksum in one.files.results.items() if name in names},
                "input_size": None if measured is None else measured.input_size,
                "output_size": None if measured is None else measured.output_size,
                "scores": {}
                if measured is None
                else {name: scores(measured.methods[name]) for name in names if name in measured.methods},
                "failures": {name: said.as_json() for name, said in one.failures.items() if name in names},
                "problem": None if one.problem is None else one.problem.as_json(),
                "notices": [said.as_json() for said in one.notices],
                "is_ended": one.is_ended,
            }
        )

    pictures = list[SavedEvaluatedPicture]()
    for one in kept.pictures:
        check()
        pictures.append(picture(one))
    choice = kept.choice
    return SavedEvaluation(
        program=__version__,
        methods=names,
        settings=replace(kept.settings, result_memory=None, threads=None, keep_results=False),
        degradation=choice.degradation.id,
        scale=choice.scale,
        low_resolution=None if choice.files is None else SavedFolder(path=written(choice.files.named, folder)),
        protocol=Protocol.of(choice.degradation, choice.scale),
        runs=tuple(runs),
        pictures=tuple(pictures),
    )


@dataclass(frozen=True, slots=True)
class OpenedEvaluation:
    """An evaluation from a file.

    Attributes:
        kept: The evaluation, with the scores that hold.
        changed: The names of pictures and methods, or of the program, of which scores do not hold any more.
    """

    kept: KeptEvaluation
    changed: tuple[str, ...] = ()


def opened_evaluation(
    saved: SavedEvaluation, files: FoundFiles, methods: Mapping[str, Method], choice: InputChoice, check: Check
) -> OpenedEvaluation:
    """What of an evaluation in a file still holds: the scores whose pictures, inputs, weights and results are the same.

    Args:
        saved: The evaluation.
        files: Where the files are that the session names.
        methods: Those of the session by the ids that they had.
        choice: Where the input of pictures comes from, by degradation, scale and low-resolution files as evaluated.
        check: Called between files.
    """
    is_same_program = saved.program == __version__ and saved.protocol == Protocol.of(choice.degradation, choice.scale)
    opening = _Opening(saved, methods, choice, files.checksums)
    pictures = []
    for one in saved.pictures:
        check()
        path = files.paths.get(one.path)
        if path is not None:
            pictures.append(opening.picture(one, path) if is_same_program else _unmeasured(one, path))
    changed = tuple(opening.changed) if is_same_program else (f"SR Desktop {saved.program}",)
    names = tuple(name for name in saved.methods if name in methods)
    return OpenedEvaluation(KeptEvaluation(names, tuple(pictures), saved.settings, choice), changed)


class _Opening:
    """Finds out what still holds of every picture of an evaluation."""

    def __init__(
        self, saved: SavedEvaluation, methods: Mapping[str, Method], choice: InputChoice, checksums: Checksums
    ) -> None:
        self._saved = saved
        self._methods = {name: methods[name] for name in saved.methods if name in methods}
        self._choice = choice
        self._checksums = checksums
        self._weights = {name: _weights_of(method) for name, method in self._methods.items()}
        self._files_in = cache(pictures_in)
        self.changed: dict[str, None] = {}

    def picture(self, one: SavedEvaluatedPicture, path: Path) -> EvaluatedPicture:
        """A picture with the scores that hold."""
        now = measured_files(path, self._methods.values(), self._choice, self._checksums, self._files_in)
        notices, failures = [_message(said) for said in one.notices], _messages(one.failures)
        problem = None if one.problem is None else _message(one.problem)
        if one.sha256 is None or (not one.scores and not one.failures and problem is None):
            return _unmeasured(one, path)
        before = MeasuredFiles(one.sha256, one.low_resolution_sha256, one.results)
        if now is None or not before.is_of(now):
            self.changed[path.name] = None
            return _unmeasured(one, path)
        holding: dict[str, MethodScores] = {}
        low = self._choice.file_for(path)
        protocol = self._saved.protocol if low is None else Protocol.of_given(str(low), self._choice.scale)
        for name, scores in one.scores.items():
            method = self._methods.get(name)
            if method is None:
                continue
            if self._holds(method, scores, before.results.get(name), now.results.get(name)):
                holding[name] = self._scores(scores, protocol)
            else:
                self.changed[method.title] = None
        measured = None
        if one.input_size is not None and one.output_size is not None:
            measured = PictureScores(
                image=str(path),
                mode=Mode.REFERENCE.value,
                scale=self._choice.scale,
                input_size=one.input_size,
                output_size=one.output_size,
                region=None,
                protocol=protocol,
                methods=holding,
            )
        return EvaluatedPicture(
            path,
            measured,
            {name: said for name, said in failures.items() if name in self._methods},
            problem,
            is_ended=one.is_ended and holding.keys() >= one.scores.keys() & self._methods.keys(),
            reading=one.reading,
            notices=tuple(filter(None, notices)),
            files=now,
        )

    def _holds(self, method: Method, scores: SavedScores, before: str | None, now: str | None) -> bool:
        if method.kind is Kind.EXTERNAL:
            return before is not None and before == now
        return scores.run is not None and self._saved.runs[scores.run].weights_sha256 == self._weights[method.id]

    def _scores(self, saved: SavedScores, protocol: Protocol) -> MethodScores:
        reason = None if saved.reason is None else _message(saved.reason)
        run = None if saved.run is None else replace(self._saved.runs[saved.run], seconds=saved.seconds)
        return MethodScores(Scores(saved.values, reason=reason), run, protocol)


def evaluated_choice(saved: SavedEvaluation, named: Path | None, session: InputChoice) -> InputChoice:
    """Where the input of evaluated pictures came from: that of the session, unless it was another.

    Args:
        saved: The evaluation.
        named: Its low-resolution files; None if there were none.
        session: The choice of the session.
    """
    own = None if session.files is None else session.files.named
    degradation = parse_degradation(saved.degradation)
    if (session.degradation, session.scale, own) == (degradation, saved.scale, named):
        return session
    files = None
    if named is not None:
        try:
            files = LowResolutionFiles(named)
        except PairError:
            files = None
    return InputChoice(degradation, files, {}, saved.scale)


def _unmeasured(one: SavedEvaluatedPicture, path: Path) -> EvaluatedPicture:
    return EvaluatedPicture(path, reading=one.reading)


def _weights_of(method: Method) -> str | None:
    """The checksum of what a network is made of now; empty if that cannot be read, None where there is no network."""
    try:
        return weights_checksum(method)
    except (ModelFileError, WeightsError):
        return ""


def _message(said: Mapping[str, Any]) -> Message | None:
    """A message of this version; None if it is none."""
    try:
        return Message.from_json(said)
    except (KeyError, TypeError, ValueError):
        return None


def _messages(said: Mapping[str, Mapping[str, Any]]) -> dict[str, Message]:
    return {name: message for name, one in said.items() if (message := _message(one)) is not None}
