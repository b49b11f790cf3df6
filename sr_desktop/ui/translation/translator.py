"""Has Qt speak a language: our own tables and those of its standard buttons and dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sr_desktop.paths import resources_dir
from sr_desktop.ui.translation.languages import TRANSLATED, Language

_NAME = "sr-desktop-translator"


def table_of(language: Language) -> Path:
    """The compiled table of a language that needs one."""
    return resources_dir() / "translations" / f"sr-desktop_{language.id}.qm"


def install(application: QCoreApplication, language: Language) -> None:
    """Translate all texts that are asked for from now on; what was installed before is taken away.

    Args:
        application: Who owns the tables.
        language: What it speaks from now on.
    """
    for known in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(known)
        known.deleteLater()
    if language not in TRANSLATED:
        return
    of_qt, own = QTranslator(application), QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = (of_qt.load(QLocale(language.id), "qtbase", "_", folder), own.load(str(table_of(language))))
    # The last one installed is asked first.
    for translator, is_loaded in zip((of_qt, own), loaded, strict=True):
        translator.setObjectName(_NAME)
        if is_loaded:
            application.installTranslator(translator)
