"""The scores of a pane in few words, for where there is no room for its header."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.scores import DEVICE, SCORE_COLUMNS, explanation, input_tag, texts


def scores_text(pane: Pane) -> str:
    """The scores as in the header of the pane, or its note; empty before there are any, and for the original."""
    if pane.header.failure is not None:
        return QCoreApplication.translate("PaneHeader", "No result")
    if pane.is_preview:
        return QCoreApplication.translate("PaneHeader", "Bicubic for now")
    scores = pane.scores
    if scores is None or scores.is_empty:
        return ""
    shown = texts(scores)
    tag = input_tag(scores)
    return "   ".join((*(shown[column] for column in SCORE_COLUMNS), *((tag,) if tag else ())))


def scores_tip(pane: Pane) -> str:
    """How the scores were measured, or why there are none."""
    if pane.header.failure is not None:
        return pane.header.failure
    if pane.is_preview:
        return pane.header.preview_tip()
    scores = pane.scores
    if scores is None or scores.is_empty:
        return pane.title
    columns = (*SCORE_COLUMNS, DEVICE)
    return "\n".join((pane.header.copied_text(), *dict.fromkeys(explanation(column, scores) for column in columns)))
