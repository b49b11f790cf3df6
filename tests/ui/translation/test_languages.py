"""Which language is spoken, and what of it comes from where."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from sr_desktop.methods import SHIPPED
from sr_desktop.ui.translation.languages import OWN_NAMES, TRANSLATED, Language, spoken
from sr_desktop.ui.translation.names import published
from sr_desktop.ui.translation.translator import install, table_of


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which speaks English again in the end."""
    yield qapp
    install(qapp, Language.ENGLISH)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["zh-Hant-TW", "zh-TW"], Language.TRADITIONAL_CHINESE),
        (["zh-Hant-HK"], Language.TRADITIONAL_CHINESE),
        (["zh_HK"], Language.TRADITIONAL_CHINESE),
        (["zh-Hans-CN"], Language.SIMPLIFIED_CHINESE),
        (["zh-Hans-HK"], Language.SIMPLIFIED_CHINESE),
        (["zh"], Language.SIMPLIFIED_CHINESE),
        (["de-DE", "zh-TW", "en"], Language.TRADITIONAL_CHINESE),
        (["en-GB", "zh-TW"], Language.ENGLISH),
        (["C"], Language.ENGLISH),
        ([], Language.ENGLISH),
    ],
)
def test_the_first_language_that_is_spoken_is_taken(wanted: list[str], language: Language) -> None:
    assert spoken(wanted) is language


def test_every_language_has_its_own_name_and_those_translated_a_table() -> None:
    assert set(OWN_NAMES) == set(Language) - {Language.SYSTEM}
    for language in TRANSLATED:
        assert table_of(language).is_file()


@pytest.mark.parametrize("language", TRANSLATED)
def test_standard_buttons_are_those_of_qt_in_that_language(application: QApplication, language: Language) -> None:
    assert install(application, language) is language
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    install(application, Language.ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_figures_have_the_names_of_papers_in_any_language() -> None:
    shown = {"nearest": "最近鄰", "srresnet": "SRResNet", "original": "原圖", "somebody's": "Swin 2"}
    assert published(shown, SHIPPED) == {
        "nearest": "Nearest",
        "srresnet": "SRResNet",
        "original": "Original",
        "somebody's": "Swin 2",
    }
