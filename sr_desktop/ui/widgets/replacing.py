"""Asks before files are replaced about which no other dialog has asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sr_desktop.messages.names import shown

_LISTED = 8


def ask_to_replace(parent: QWidget, folder: Path, existing: Sequence[Path], answered: Callable[[bool], object]) -> None:
    """Ask whether files may be replaced.

    Args:
        parent: The window or dialog that waits for the answer.
        folder: Where they are, perhaps in folders of it.
        existing: The files, one or more.
        answered: Called with the answer.
    """
    translate, count = QCoreApplication.translate, len(existing)
    box = QMessageBox(parent)
    box.setObjectName("replace-question")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("Exporting", "Replace files?"))
    box.setText(translate("Exporting", "{count} of these files exist already. Replace them?").format(count=count))
    names = [shown(str(path.relative_to(folder))) for path in existing[:_LISTED]]
    if count > _LISTED:
        names.append(translate("Exporting", "and {count} more").format(count=count - _LISTED))
    # Said to be rich: Qt would take a folder with angle brackets for that.
    lines = "<br>".join(map(escape, (shown(str(folder)), "", *names)))
    box.setInformativeText(f"<qt>{lines}</qt>")
    replace = box.addButton(translate("Exporting", "&Replace"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.finished.connect(lambda: answered(box.clickedButton() == replace))
    box.open()
