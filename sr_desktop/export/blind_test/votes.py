"""The votes of a blind test on disk: each is written as it is made, so that none is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sr_desktop.export.blind_test.study import Choice, Study, Trial, trials
from sr_desktop.export.errors import ExportError
from sr_desktop.export.tables.text_tables import Value, as_csv
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read

_COLUMNS = ("rater", "trial", "picture", "x", "y", "width", "height", "left", "right", "choice", "preferred", "seconds",
            "time")  # fmt: skip
_LARGEST_FILE = 64 * 2**20
"""Of a file of votes, in bytes: some hundred times what the most trials take."""


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Vote(_Record):
    """What a rater said of a trial.

    Attributes:
        trial: The trial.
        choice: What was said.
        seconds: How long the rater looked.
        time: When, ISO 8601 in UTC.
    """

    trial: Trial
    choice: Choice
    seconds: float = Field(ge=0)
    time: str = ""

    @property
    def preferred(self) -> str | None:
        """Id of the method that was preferred; None if there was no difference."""
        return {Choice.LEFT: self.trial.left, Choice.RIGHT: self.trial.right, Choice.SAME: None}[self.choice]


class Ballot(_Record):
    """A study and what one rater has said so far.

    Attributes:
        format: Of the file.
        study: What is compared.
        rater: Who votes; may be empty.
        votes: In the order of the trials, from the first one on.
    """

    format: int = Field(1, ge=1, le=1)
    study: Study
    rater: str = ""
    votes: tuple[Vote, ...] = ()

    @model_validator(mode="after")
    def _votes_are_of_the_study(self) -> Ballot:
        if tuple(vote.trial for vote in self.votes) != trials(self.study)[: len(self.votes)]:
            raise ValueError("the votes are not of the trials of the study")
        return self

    @property
    def next_trial(self) -> Trial | None:
        """The trial that is to be voted on; None at the end."""
        order = trials(self.study)
        return order[len(self.votes)] if len(self.votes) < len(order) else None

    def with_vote(self, choice: Choice, seconds: float) -> Ballot:
        """With a vote on the next trial.

        Raises:
            ValueError: All trials have been voted on.
        """
        trial = self.next_trial
        if trial is None:
            raise ValueError("every trial has its vote")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        vote = Vote(trial=trial, choice=choice, seconds=round(max(0.0, seconds), 2), time=now)
        return self.model_copy(update={"votes": (*self.votes, vote)})

    def without_last(self) -> Ballot:
        """With the last vote taken back."""
        return self.model_copy(update={"votes": self.votes[:-1]})


@dataclass(frozen=True, slots=True)
class VoteFiles:
    """Where a ballot lies: a JSON file with all of it, and its votes as CSV beside it.

    Attributes:
        path: The JSON file.
    """

    path: Path

    @property
    def csv_path(self) -> Path:
        """The CSV file."""
        return self.path.with_suffix(".csv")

    def write(self, ballot: Ballot) -> None:
        """Write both, each whole or not at all.

        Raises:
            ExportError: One cannot be written; the other one and what was there before are whole.
        """
        write_atomically(self.path, ballot.model_dump_json(indent=1) + "\n", ExportError)
        self._write_csv(ballot)

    def complete(self, ballot: Ballot) -> None:
        """Write the CSV if it lacks votes that the other file has, since a run was killed between the two.

        Raises:
            ExportError: It cannot be written.
        """
        try:
            is_behind = self.csv_path.stat().st_mtime_ns <= self.path.stat().st_mtime_ns
        except OSError:
            is_behind = True
        if is_behind:
            self._write_csv(ballot)

    def _write_csv(self, ballot: Ballot) -> None:
        write_atomically(self.csv_path, votes_csv([ballot]), ExportError)

    def read(self) -> Ballot:
        """The ballot, to continue it or to count it.

        Raises:
            ExportError: The file cannot be read, or is no ballot of this version.
        """
        try:
            if self.path.stat().st_size > _LARGEST_FILE:
                raise ExportError(
                    Message("votes.unusable", path=self.path, reason=f"larger than {_LARGEST_FILE} bytes")
                )
            content = self.path.read_bytes()
        except OSError as error:
            raise ExportError(Message("votes.unreadable", path=self.path, reason=why_not_read(error))) from error
        try:
            return Ballot.model_validate_json(content)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(map(str, fault["loc"]))
            reason = f"{where}: {fault['msg']}" if where else fault["msg"]
            raise ExportError(Message("votes.unusable", path=self.path, reason=reason)) from error


def votes_csv(ballots: Iterable[Ballot]) -> str:
    """A row for every vote."""
    rows: list[Sequence[Value]] = []
    for ballot in ballots:
        for vote in ballot.votes:
            trial, picture = vote.trial, ballot.study.pictures[vote.trial.picture]
            region = picture.region
            place = (None,) * 4 if region is None else (region.x, region.y, region.width, region.height)
            rows.append((ballot.rater, trial.number, picture.name, *place, trial.left, trial.right, vote.choice.value,
                         vote.preferred or "", vote.seconds, vote.time))  # fmt: skip
    return as_csv(_COLUMNS, rows)


def check_mergeable(ballots: Sequence[Ballot]) -> None:
    """Refuse ballots that cannot be counted together: of other methods, or of methods with other weights.

    Pictures, seeds and repeats may differ.

    Raises:
        ExportError: They cannot; or there is none.
    """
    if not ballots:
        raise ExportError(Message("votes.none"))
    first = {method.id: method for method in ballots[0].study.methods}
    for ballot in ballots[1:]:
        own = {method.id: method for method in ballot.study.methods}
        if own.keys() != first.keys():
            raise ExportError(
                Message("votes.other-methods", first=", ".join(sorted(first)), other=", ".join(sorted(own)))
            )
        for method_id, method in own.items():
            if method.weights_sha256 != first[method_id].weights_sha256:
                raise ExportError(Message("votes.other-weights", title=method.title))
