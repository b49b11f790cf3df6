"""Has Qt speak a language: our own tables and those of its standard buttons and dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sr_desktop.paths import resources_dir
from sr_desktop.ui.translation.languages import TRANSLATED, Language, spoken

_NAME = "sr-desktop-translator"


def table_of(language: Language) -> Path:
    """The compiled table of a language that needs one."""
    return resources_dir() / "translations" / f"sr-desktop_{language.value}.qm"


def install(application: QCoreApplication, choice: Language) -> Language:
    """Translate all texts that are asked for from now on; what was installed before is taken away.

    Args:
        application: Who owns the tables.
        choice: What the user wants.

    Returns:
        The language that is spoken now, never `Language.SYSTEM`.
    """
    for known in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(known)
        known.deleteLater()
    language = spoken(QLocale.system().uiLanguages()) if choice is Language.SYSTEM else choice
    if language in TRANSLATED:
        of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language.value}.qm"
        # The last one installed is asked first.
        for table in (of_qt, table_of(language)):
            translator = QTranslator(application)
            translator.setObjectName(_NAME)
            if translator.load(str(table)):
                application.installTranslator(translator)
    return language
