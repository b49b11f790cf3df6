"""Which language is spoken, and what of it comes from where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from sr_desktop.methods import SHIPPED
from sr_desktop.ui.translation import languages
from sr_desktop.ui.translation.languages import AS_SYSTEM, ENGLISH, LANGUAGES, TRANSLATED, Language, chosen, spoken
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.translation.translator import LACKING_IN_QT, install, table_of


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again in the end."""
    yield qapp
    install(qapp, ENGLISH)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["zh-Hant-TW", "zh-TW"], "zh_TW"),
        (["zh-Hant-HK"], "zh_TW"),
        (["zh_HK"], "zh_TW"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-Hans-HK"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["la-VA", "zh-TW", "en"], "zh_TW"),
        (["en-GB", "zh-TW"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_spoken_is_taken(wanted: list[str], language: str) -> None:
    assert spoken(wanted).id == language


def test_the_choice_is_an_id_or_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [chosen(language.id) for language in LANGUAGES] == list(LANGUAGES)
    assert chosen("xx") is ENGLISH
    monkeypatch.setattr(languages, "spoken", lambda wanted: LANGUAGES[-1])
    assert chosen(AS_SYSTEM) is LANGUAGES[-1]


def test_of_two_territories_the_own_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    brazil, portugal = Language("pt_BR", "português"), Language("pt_PT", "português europeu")
    monkeypatch.setattr(languages, "LANGUAGES", (ENGLISH, brazil, portugal))
    assert spoken(["pt-PT"]) is portugal
    assert spoken(["pt-BR"]) is spoken(["pt-AO"]) is brazil


def test_every_language_has_an_id_and_name_of_its_own_and_those_translated_a_table() -> None:
    ids, names = {language.id for language in LANGUAGES}, {language.name for language in LANGUAGES}
    assert len(ids) == len(names) == len(LANGUAGES)
    assert (ENGLISH, *TRANSLATED) == LANGUAGES
    for language in TRANSLATED:
        assert QLocale(language.id).name().startswith(language.id)
        assert table_of(language).is_file()


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.id)
def test_standard_buttons_are_those_of_qt_in_that_language(application: QApplication, language: Language) -> None:
    install(application, language)
    said = QCoreApplication.translate("QPlatformTheme", "Cancel")
    of_qt = QTranslator()
    assert of_qt.load(QLocale(language.id), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert said == of_qt.translate("QPlatformTheme", "Cancel") != "Cancel"
    install(application, ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.id)
def test_qt_s_own_file_dialog_is_translated_whole(application: QApplication, qtbot: QtBot, language: Language) -> None:
    install(application, language)
    try:
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setNameFilter("圖 (*.png)")
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert texts
        assert [text for text in texts if text.isascii()] == []
        lacking = [text for context, text in LACKING_IN_QT if QCoreApplication.translate(context, text) == text]
        assert lacking == []
    finally:
        install(application, ENGLISH)


def test_figures_have_the_names_of_papers_in_any_language() -> None:
    shown = {"nearest": "最近鄰", "srresnet": "SRResNet", "original": "原圖", "somebody's": "Swin 2"}
    assert published(shown, SHIPPED) == {
        "nearest": "Nearest",
        "srresnet": "SRResNet",
        "original": "Original",
        "somebody's": "Swin 2",
    }
