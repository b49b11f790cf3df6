"""Messages and the texts of methods and cards in every language of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from sr_desktop.messages.english import ENGLISH
from sr_desktop.messages.message import Message, fields_of
from sr_desktop.messages.text import Plural
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir
from sr_desktop.ui.translation import languages
from sr_desktop.ui.translation.languages import TRANSLATED, Language
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.translator import install, table_of

MAKE = "run: make translations, and translate what it names"
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
"""Numbers that have forms of their own in some language."""


@pytest.fixture(params=TRANSLATED, ids=lambda language: language.id)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    """A language that is spoken; English again in the end."""
    install(qapp, request.param)
    yield request.param
    install(qapp, languages.ENGLISH)


@pytest.fixture(scope="module")
def script(resource_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that makes the tables."""
    return resource_script("make_translations")


def untranslated(script: ModuleType, language: Language) -> list[str]:
    """The phrases that the compiled table of a language lacks."""
    table = QTranslator()
    assert table.load(str(table_of(language)))
    lacking = []
    for phrase in script.phrases():
        for count in COUNTS if phrase.is_plural else (-1,):
            if not table.translate(phrase.context, phrase.text, phrase.comment, count):
                lacking.append(phrase.text)
                break
    return lacking


def test_every_message_method_and_card_is_translated(script: ModuleType, language: Language) -> None:
    assert untranslated(script, language) == [], MAKE


def test_a_card_without_translation_is_found(
    script: ModuleType, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = ModelCard.model_validate_json((weights_dir() / "srcnn.json").read_bytes())
    texts = {"note": "New weights.", "strengths": "New strengths.", "weaknesses": "New weaknesses."}
    (tmp_path / "new.json").write_text(card.model_copy(update=texts).model_dump_json(), encoding="utf-8")
    monkeypatch.setattr(script, "weights_dir", lambda: tmp_path)
    assert untranslated(script, language) == list(texts.values())


def test_a_message_without_translation_is_found(
    script: ModuleType, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "ENGLISH", {**ENGLISH, "new": "Something new.", "many": Plural("One.", "%n of them.")})
    assert untranslated(script, language) == ["Something new.", "%n of them."]


def examples() -> Iterator[Message]:
    """Every message with something for each of its arguments."""
    for code, text in ENGLISH.items():
        form = text.other if isinstance(text, Plural) else text
        shown = {name: spec for _, name, spec, _ in Formatter().parse(form) if name is not None}
        values: dict[str, str | int | float] = {name: 7.5 if spec else f"<{name}>" for name, spec in shown.items()}
        for count in COUNTS if "count" in fields_of(text) else (0,):
            yield Message(code, **(values | ({"count": count} if isinstance(text, Plural) else {})))


def test_every_message_is_said_whole_and_not_in_english(language: Language) -> None:
    for message in examples():
        said = translated(message)
        assert not set("{}%") & set(said), said
        for name, value in message.arguments.items():
            if isinstance(value, str):
                assert value in said, f"{message.code} in {language.id} leaves out {name}"
        # Of a clause or a sentence that has nothing but its argument, only the full stop is left to translate.
        assert said != str(message), message.code


def test_a_number_is_said_in_its_form(language: Language) -> None:
    few, many = (translated(Message("tiff.channels", count=count)) for count in (1, 5))
    assert "1" in few
    assert many == few.replace("1", "5")


def test_in_english_a_message_is_what_the_command_line_says(qapp: QApplication) -> None:
    install(qapp, languages.ENGLISH)
    for message in examples():
        assert translated(message) == str(message)


def test_a_clause_and_the_title_of_a_method_are_translated_within_their_sentence(language: Language) -> None:
    reason = Message("reason.disk-full")
    assert translated(reason) in translated(Message("file.not-written", path="a.png", reason=reason))
    stopped = translated(Message("method.stopped", title="Bicubic", reason="boom"))
    assert "Bicubic" not in stopped
    assert "boom" in stopped
