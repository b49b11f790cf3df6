"""The languages that the window speaks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum


class Language(StrEnum):
    """A choice of language; apart from `SYSTEM`, named as Qt names locales."""

    SYSTEM = "system"
    ENGLISH = "en"
    TRADITIONAL_CHINESE = "zh_TW"
    SIMPLIFIED_CHINESE = "zh_CN"


OWN_NAMES = {
    Language.ENGLISH: "English",
    Language.TRADITIONAL_CHINESE: "繁體中文",
    Language.SIMPLIFIED_CHINESE: "简体中文",
}
"""Each language in itself: whoever looks for one must be able to read its name."""

TRANSLATED = (Language.TRADITIONAL_CHINESE, Language.SIMPLIFIED_CHINESE)
"""Those that need a table; the program is written in English."""

_TRADITIONAL = ("Hant", "TW", "HK", "MO")


def spoken(wanted: Sequence[str]) -> Language:
    """The first language that we speak of those that a user wants.

    Args:
        wanted: In order of preference, as `QLocale.uiLanguages` lists them: ``zh-Hant-TW``, ``en-US``, ``de``.
    """
    for name in wanted:
        language, *parts = name.replace("_", "-").split("-")
        if language == "en":
            return Language.ENGLISH
        if language == "zh":
            is_traditional = any(part in _TRADITIONAL for part in parts) and "Hans" not in parts
            return Language.TRADITIONAL_CHINESE if is_traditional else Language.SIMPLIFIED_CHINESE
    return Language.ENGLISH
