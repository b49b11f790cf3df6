"""The folder of a blind test: what is compared, the pictures, and the votes of everyone who took part."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from sr_desktop.export.blind_test.study import Study
from sr_desktop.export.blind_test.votes import Ballot, VoteFiles
from sr_desktop.export.errors import ExportError
from sr_desktop.export.names import safe_name
from sr_desktop.imaging.files.atomic import write_atomically
from sr_desktop.imaging.files.ordinary_files import is_file, is_there
from sr_desktop.messages.message import Message
from sr_desktop.messages.reasons import why_not_read

_STUDY = "study.json"
_PICTURES = "pictures"


@dataclass(frozen=True, slots=True)
class StudyFolder:
    """A blind test on disk. It can be copied to other people, who vote in it or in their copy.

    Attributes:
        path: The folder.
    """

    path: Path

    @property
    def study_path(self) -> Path:
        """The file that says what is compared."""
        return self.path / _STUDY

    @property
    def is_there(self) -> bool:
        """Whether there is a blind test in it."""
        return is_file(self.study_path)

    @property
    def files(self) -> tuple[Path, ...]:
        """What is compared, and the votes of all by name; empty if there is no blind test in it."""
        return (self.study_path, *self._votes) if self.is_there else ()

    @property
    def _votes(self) -> list[Path]:
        return sorted(self.path.glob("votes-*.json"))

    def write(self, study: Study) -> None:
        """Write what is compared; the last thing that is written, so that a folder with it is complete.

        Raises:
            ExportError: It cannot be written.
        """
        write_atomically(self.study_path, study.model_dump_json(indent=1) + "\n", ExportError)

    def read(self) -> Study:
        """What is compared.

        Raises:
            ExportError: The folder holds no blind test, or one that cannot be used.
        """
        path = self.study_path
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise ExportError(Message("blind-test.none", folder=self.path)) from None
        except OSError as error:
            raise ExportError(Message("votes.unreadable", path=path, reason=why_not_read(error))) from error
        try:
            return Study.model_validate_json(content)
        except ValidationError as error:
            raise ExportError(Message("votes.unusable", path=path, reason=error.errors()[0]["msg"])) from error

    def picture_path(self, study_seed: int, picture: int, method_id: str) -> Path:
        """Where a result lies; its name gives the method away to nobody who looks into the folder while voting."""
        name = hashlib.sha256(f"{study_seed} {picture} {method_id}".encode()).hexdigest()[:16]
        return self.path / _PICTURES / f"{picture + 1:03d}" / f"{name}.png"

    def files_of(self, rater: str) -> VoteFiles:
        """Where a rater's votes lie, or will lie; never where those of another lie, whose name is similar.

        Names of files that differ only in case are the same on many systems, and so the same everywhere.

        Raises:
            ExportError: A file in which the votes may be cannot be read.
        """
        name = safe_name(rater or "anonymous")
        lying: dict[str, list[Path]] = {}
        for path in self._votes:
            lying.setdefault(path.name.casefold(), []).append(path)
        path, number = self.path / f"votes-{name}.json", 1
        # What is there and not among the listed: some systems take two spellings in Unicode for the same name.
        while same := lying.get(path.name.casefold()) or ([path] if is_there(path) else []):
            for files in map(VoteFiles, same):
                if files.read().rater == rater:
                    return files
            number += 1
            path = self.path / f"votes-{name}-{number}.json"
        return VoteFiles(path)

    def ballot_of(self, rater: str) -> Ballot:
        """What a rater has said so far; nothing yet, if it is the first time.

        The CSV that a killed run did not come to is completed.

        Raises:
            ExportError: It, or that of a rater with a similar name, cannot be read; it was made for another blind test;
                or the CSV cannot be written.
        """
        study, files = self.read(), self.files_of(rater)
        if not is_there(files.path):
            return Ballot(study=study, rater=rater)
        ballot = files.read()
        if ballot.study != study:
            raise ExportError(Message("votes.other-study", path=files.path))
        files.complete(ballot)
        return ballot

    def ballots(self) -> tuple[Ballot, ...]:
        """The votes of all, by name.

        Raises:
            ExportError: A file cannot be used; it is named.
        """
        return tuple(VoteFiles(path).read() for path in self._votes)
