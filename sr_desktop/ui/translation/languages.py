"""The languages of the window. A new one is a line in `LANGUAGES`, and its table: ``make translations`` begins it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the window.

    Attributes:
        id: As Qt names locales: ``de``, ``zh_TW``.
        name: Its own name, such as Deutsch, so that its speakers can read it.
    """

    id: str
    name: str

    def serves(self, locale: QLocale) -> bool:
        """Whether it suits a locale: language and script are the same."""
        own = QLocale(self.id)
        return (own.language(), own.script()) == (locale.language(), locale.script())


ENGLISH = Language("en", "English")
"""What the program is written in; it needs no table."""

LANGUAGES = (
    ENGLISH,
    Language("zh_TW", "繁體中文"),
    Language("zh_CN", "简体中文"),
)
"""All of them, in the order in which they are offered."""

TRANSLATED = LANGUAGES[1:]
"""Those that need a table."""

AS_SYSTEM = "system"
"""In place of an id: the language of the system."""


def chosen(choice: str) -> Language:
    """The language of an id, or of the system; English if there is none of that id."""
    if choice == AS_SYSTEM:
        return spoken(QLocale.system().uiLanguages())
    return next((language for language in LANGUAGES if language.id == choice), ENGLISH)


def spoken(wanted: Sequence[str]) -> Language:
    """The first of the languages that a user wants that the program has; English if it has none.

    Args:
        wanted: In order of preference, as `QLocale.uiLanguages` lists them: ``zh-Hant-TW``, ``en-US``, ``de``.
    """
    for locale in map(QLocale, wanted):
        served = [language for language in LANGUAGES if language.serves(locale)]
        if served:
            # Of two that differ only by territory, such as pt_BR and pt_PT, take the one of that territory.
            return next((one for one in served if QLocale(one.id).territory() == locale.territory()), served[0])
    return ENGLISH
