"""Votes on disk: nothing is lost, nothing foreign is counted."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sr_desktop.export.blind_test.folder import StudyFolder
from sr_desktop.export.blind_test.study import Choice, Study, trials
from sr_desktop.export.blind_test.votes import Ballot, VoteFiles, check_mergeable
from sr_desktop.export.errors import ExportError


def alphabetical(left: str, right: str, number: int) -> Choice:
    return Choice.SAME if number % 5 == 4 else Choice.LEFT if left < right else Choice.RIGHT


def test_a_ballot_is_continued_where_it_was_left(study: Study, voted: Callable[..., Ballot], tmp_path: Path) -> None:
    files = VoteFiles(tmp_path / "votes.json")
    files.write(voted(study, alphabetical, "Ann", count=5))
    ballot = files.read()
    assert ballot.rater == "Ann"
    assert ballot.next_trial == trials(study)[5]
    while ballot.next_trial is not None:
        ballot = ballot.with_vote(Choice.LEFT, 0.4)
    with pytest.raises(ValueError, match="every trial has its vote"):
        ballot.with_vote(Choice.LEFT, 1)
    assert ballot.without_last().next_trial == trials(study)[-1]


def test_the_csv_names_what_was_seen_and_what_was_preferred(
    study: Study, voted: Callable[..., Ballot], tmp_path: Path
) -> None:
    files = VoteFiles(tmp_path / "votes.json")
    files.write(voted(study, alphabetical, "Ann"))
    with files.csv_path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == study.trial_count == 12
    for row, trial in zip(rows, trials(study), strict=True):
        assert (row["rater"], int(row["trial"]), row["left"], row["right"]) == (
            "Ann",
            trial.number,
            trial.left,
            trial.right,
        )
        expected = "" if trial.number % 5 == 4 else min(trial.left, trial.right)
        assert row["preferred"] == expected
        assert row["picture"] == ("dog", "猫")[trial.picture]
        assert row["width"] == ("", "100")[trial.picture]
        assert float(row["seconds"]) == 1.5


def test_the_json_has_seed_protocol_and_checksums(study: Study, voted: Callable[..., Ballot], tmp_path: Path) -> None:
    files = VoteFiles(tmp_path / "votes.json")
    files.write(voted(study, alphabetical, count=1))
    written = json.loads(files.path.read_text(encoding="utf-8"))["study"]
    assert (written["seed"], written["protocol"]) == (7, "bicubic x4")
    assert [method["weights_sha256"] for method in written["methods"]] == ["aaa", "bbb", "ccc"]
    assert [picture["sha256"][0] for picture in written["pictures"]] == ["1", "2"]


@pytest.mark.parametrize("change", ["swapped", "foreign", "torn", "empty", "list"])
def test_a_file_that_was_changed_is_refused_by_name(
    study: Study, voted: Callable[..., Ballot], tmp_path: Path, change: str
) -> None:
    files = VoteFiles(tmp_path / "votes.json")
    files.write(voted(study, alphabetical))
    text = files.path.read_text(encoding="utf-8")
    values = json.loads(text)
    trial = values["votes"][3]["trial"]
    trial["left"], trial["right"] = trial["right"], trial["left"]
    changed = {"swapped": json.dumps(values), "foreign": '{"figure": 1}', "torn": text[:700], "empty": "", "list": "[]"}
    files.path.write_text(changed[change], encoding="utf-8")
    with pytest.raises(ExportError, match=r"The votes '.*votes\.json' cannot be used: "):
        files.read()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"The votes '.*none\.json' cannot be read: there is no such file\."):
        VoteFiles(tmp_path / "none.json").read()


def test_what_cannot_be_written_is_a_sentence_and_leaves_what_was_there(
    study: Study, voted: Callable[..., Ballot], tmp_path: Path
) -> None:
    files = VoteFiles(tmp_path / "votes.json")
    files.write(voted(study, alphabetical, count=2))
    files.csv_path.unlink()
    files.csv_path.mkdir()
    with pytest.raises(ExportError, match=r"votes\.csv"):
        files.write(voted(study, alphabetical, count=3))
    assert len(files.read().votes) == 3
    with pytest.raises(ExportError, match=r"there is no folder"):
        VoteFiles(tmp_path / "gone" / "votes.json").write(voted(study, alphabetical, count=3))


def test_a_csv_that_a_kill_left_behind_is_completed_when_the_rater_continues(
    study: Study, voted: Callable[..., Ballot], tmp_path: Path
) -> None:
    folder = StudyFolder(tmp_path)
    folder.write(study)
    files = folder.files_of("Ann")
    files.write(voted(study, alphabetical, "Ann", count=2))
    behind = files.csv_path.read_bytes()
    files.write(voted(study, alphabetical, "Ann", count=3))
    whole = files.csv_path.read_bytes()
    files.csv_path.write_bytes(behind)
    os.utime(files.csv_path, ns=(0, files.path.stat().st_mtime_ns - 1))
    assert len(folder.ballot_of("Ann").votes) == 3
    assert files.csv_path.read_bytes() == whole != behind
    files.csv_path.unlink()
    folder.ballot_of("Ann")
    assert files.csv_path.read_bytes() == whole


@pytest.mark.parametrize("names", [("A/B", "A:B", "A_B"), ("Ann", "ann", "ANN"), ("", "anonymous"), ("a", "a-2", "A")])
def test_raters_of_similar_names_have_their_own_ballots(
    study: Study, voted: Callable[..., Ballot], tmp_path: Path, names: tuple[str, ...]
) -> None:
    folder = StudyFolder(tmp_path)
    folder.write(study)
    for count, name in enumerate(names, 1):
        assert folder.ballot_of(name) == Ballot(study=study, rater=name)
        folder.files_of(name).write(voted(study, alphabetical, name, count=count))
    assert [len(folder.ballot_of(name).votes) for name in names] == list(range(1, len(names) + 1))
    assert {ballot.rater: len(ballot.votes) for ballot in folder.ballots()} == dict(
        zip(names, range(1, len(names) + 1), strict=True)
    )
    # They are several files where case makes no difference, too.
    assert len({path.name.casefold() for path in folder.files}) == len(names) + 1


def test_only_votes_on_the_same_methods_are_counted_together(study: Study, voted: Callable[..., Ballot]) -> None:
    ballot = voted(study, alphabetical)
    check_mergeable([ballot, voted(study.model_copy(update={"seed": 8, "repeats": 1}), alphabetical)])
    fewer = study.model_copy(update={"methods": study.methods[:2]})
    with pytest.raises(ExportError, match="Votes on a, b, c cannot be counted with votes on a, b"):
        check_mergeable([ballot, Ballot(study=fewer)])
    changed = (*study.methods[:2], study.methods[2].model_copy(update={"weights_sha256": "d"}))
    with pytest.raises(ExportError, match="Votes on C with other weights cannot be counted together"):
        check_mergeable([ballot, Ballot(study=study.model_copy(update={"methods": changed}))])
    with pytest.raises(ExportError, match="There are no votes to count"):
        check_mergeable([])
