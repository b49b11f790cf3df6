"""Every error and notice of the lower floors has its English text, with the arguments that it is given."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import sr_desktop
from sr_desktop.engine import events
from sr_desktop.messages.english import ENGLISH, PARTS
from sr_desktop.messages.message import Message, MessageError, fields_of
from sr_desktop.messages.text import Plural

FLOORS = ("imaging", "networks", "methods", "engine", "export", "enlarging")
CONTROL_FLOW = {
    "Abandoned", "ExportCancelled", "Interrupted", "JobCancelled", "NoTagsError", "Preempted", "WorkerFault",
}  # fmt: skip
"""Exceptions that end a job that was cancelled, or say that a file has no EXIF; nobody is shown them."""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The places that make a message."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
            yield node


def made(project: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Place, code and arguments of every message that the program makes."""
    for path in sorted((project / "sr_desktop").rglob("*.py")):
        for call in calls(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(project)}:{call.lineno}"
            code = call.args[0] if len(call.args) == 1 else None
            assert isinstance(code, ast.Constant), f"{place}: the code is not written out"
            names = [keyword.arg for keyword in call.keywords]
            assert None not in names, f"{place}: the arguments are not written out"
            yield place, str(code.value), {str(name) for name in names}


@pytest.fixture(scope="module")
def found(project: Path) -> list[tuple[str, str, set[str]]]:
    """All that `made` gives; to parse the program takes a while."""
    return list(made(project))


def test_every_message_that_is_made_has_a_text_with_its_arguments(found: list[tuple[str, str, set[str]]]) -> None:
    assert len(found) > 100
    assert [f"{place}: {code} has no text" for place, code, _ in found if code not in ENGLISH] == []
    wrong = [f"{place}: {code} takes {fields_of(ENGLISH[code])}" for place, code, names in found
             if fields_of(ENGLISH[code]) != names]  # fmt: skip
    assert wrong == []


def test_no_text_is_left_that_nobody_says(found: list[tuple[str, str, set[str]]]) -> None:
    assert set(ENGLISH) - {code for _, code, _ in found} == set()


def exceptions() -> Iterator[type[BaseException]]:
    """The classes of errors that the floors define."""
    for module in pkgutil.walk_packages(sr_desktop.__path__, "sr_desktop."):
        if module.name.split(".")[1] not in FLOORS:
            continue
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, BaseException) and kind.__module__ == module.name:
                yield kind


def test_every_error_of_the_floors_carries_a_message() -> None:
    found = set(exceptions())
    assert len(found) > 12
    plain = {kind.__name__ for kind in found if not issubclass(kind, MessageError)}
    assert plain - CONTROL_FLOW == set()


def test_the_events_of_the_engine_carry_messages_not_sentences() -> None:
    told = 0
    for kind in get_args(events.Event):
        hints = get_type_hints(kind)
        for field in fields(kind):
            if field.name == "message":
                assert hints["message"] is Message, kind
                told += 1
            else:
                assert hints[field.name] is not str or field.name == "method_id", (kind, field.name)
    assert told == 2


def example(code: str, count: int = 3) -> Message:
    """A message with something for every argument."""
    text = ENGLISH[code]
    form = text.other if isinstance(text, Plural) else text
    values: dict[str, str | int | float] = {name: f"<{name}>" for name in fields_of(text)}
    values |= {name: 7.5 for name in values if f"{{{name}:" in form}
    if "why" in values:
        values["why"] = "<Why>."
    if isinstance(text, Plural):
        values["count"] = count
    return Message(code, **values)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_text_can_be_filled_in(count: int) -> None:
    for code in ENGLISH:
        said = str(example(code, count))
        assert not set("{}%") & set(said), said


def test_a_sentence_begins_large_and_ends_with_a_full_stop_and_a_clause_does_neither() -> None:
    for code in ENGLISH:
        said = str(example(code)).replace("'", "")
        if said.endswith("."):
            assert not said[0].islower(), said
        elif "pip install" not in said:
            assert not said[0].isupper(), said


def test_no_text_is_in_two_parts() -> None:
    assert len(ENGLISH) == sum(map(len, PARTS))
