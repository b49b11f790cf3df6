"""Messages as data: what they say in English, and how they travel."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import pytest

from sr_desktop.messages.message import Message, MessageError
from sr_desktop.messages.reasons import why_not_read, why_not_written

FULL = Message("reason.disk-full")
NOT_WRITTEN = Message("file.not-written", path=Path("a.png"), reason=FULL)


def test_arguments_are_filled_in_and_a_clause_stands_in_its_sentence() -> None:
    assert str(NOT_WRITTEN) == "'a.png' cannot be written: the disk is full."
    needed = Message(
        "comparison.no-memory", count=6, name="x", width=800, height=600, needed="12.3 GB", memory="3.0 GB"
    )
    assert str(needed).startswith("6 results of 800 x 600 pixels for the picture 'x' need about 12.3 GB of memory")


@pytest.mark.parametrize(
    ("count", "text"), [(0, "it has 0 channels"), (1, "it has one channel"), (5, "it has 5 channels")]
)
def test_the_number_chooses_the_form(count: int, text: str) -> None:
    assert str(Message("tiff.channels", count=count)) == text


def test_what_is_filled_in_is_never_read_as_a_field() -> None:
    assert str(Message("picture.empty", name="{path} %n")) == "'{path} %n' is empty."


@pytest.mark.parametrize("arguments", [{}, {"path": "a"}, {"name": "a", "path": "b"}])
def test_missing_and_unknown_arguments_are_errors(arguments: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"takes \['name'\]"):
        Message("picture.empty", **arguments)
    with pytest.raises(ValueError, match="no text for the message 'nonsense'"):
        Message("nonsense", **arguments)


def test_messages_that_say_the_same_are_equal() -> None:
    again = Message("file.not-written", path="a.png", reason=Message("reason.disk-full"))
    assert again == NOT_WRITTEN
    assert len({again, NOT_WRITTEN, FULL}) == 2
    assert Message("file.not-written", path="b.png", reason=FULL) != NOT_WRITTEN


def test_a_message_and_an_error_survive_files_and_processes() -> None:
    assert Message.from_json(NOT_WRITTEN.as_json()) == NOT_WRITTEN
    error = pickle.loads(pickle.dumps(MessageError(NOT_WRITTEN)))
    assert error.message == NOT_WRITTEN
    assert str(error) == str(NOT_WRITTEN)


@pytest.mark.parametrize(
    ("number", "read", "written"),
    [
        (errno.ENOENT, "there is no such file", f"there is no folder '{Path('folder')}'"),
        (errno.EACCES, "permission denied", "permission denied"),
        (errno.EISDIR, "it is a folder", "a folder of that name is in the way"),
        (errno.ENOSPC, "the disk is full", "the disk is full"),
        (errno.EMFILE, os.strerror(errno.EMFILE), os.strerror(errno.EMFILE)),
    ],
)
def test_the_reason_of_the_system_is_a_clause(number: int, read: str, written: str) -> None:
    error = OSError(number, os.strerror(number))
    assert str(why_not_read(error)) == read
    assert str(why_not_written(error, Path("folder/a.png"))) == written


def test_too_little_memory_is_a_reason_too() -> None:
    assert str(why_not_read(MemoryError())) == "there is not enough memory"
