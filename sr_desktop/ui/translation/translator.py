"""Installs the translations of a language: our own table and Qt's, for its standard buttons and dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from sr_desktop.paths import resources_dir
from sr_desktop.ui.translation.languages import TRANSLATED, Language
from sr_desktop.ui.translation.marking import QT_TRANSLATE_NOOP

_NAME = "sr-desktop-translator"

LACKING_IN_QT = (
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "&Look in:")),
    ("QFileDialog", QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File")),
    ("QAbstractFileIconProvider", QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown")),
)
"""Texts of Qt's file dialog, with their contexts, that its own tables of our languages have under older names."""


def table_of(language: Language) -> Path:
    """The compiled table of a language that needs one."""
    return resources_dir() / "translations" / f"sr-desktop_{language.id}.qm"


def install(application: QCoreApplication, language: Language) -> None:
    """Translate all texts that are looked up from now on; tables installed before are removed.

    Args:
        application: The owner of the tables.
        language: The language to translate to.
    """
    for known in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(known)
        known.deleteLater()
    if language not in TRANSLATED:
        return
    of_qt, own = QTranslator(application), QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    loaded = (of_qt.load(QLocale(language.id), "qtbase", "_", folder), own.load(str(table_of(language))))
    # The table installed last is searched first.
    for translator, is_loaded in zip((of_qt, own), loaded, strict=True):
        translator.setObjectName(_NAME)
        if is_loaded:
            application.installTranslator(translator)
