"""The figures of a pane in few words, for where there is no room for its header."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.panes.scores import Column, PaneFigures, explanation, format_psnr, format_ssim


def figures_text(pane: Pane) -> str:
    """PSNR and SSIM as in the header of the pane; empty before there are any, and for the original."""
    if pane.header.failure is not None:
        return QCoreApplication.translate("PaneHeader", "No result")
    figures = pane.figures
    if figures is None or figures == PaneFigures():
        return ""
    return f"{format_psnr(figures.psnr_y)}   {format_ssim(figures.ssim_y)}"


def figures_tip(pane: Pane) -> str:
    """How the figures were measured, or why there are none."""
    if pane.header.failure is not None:
        return pane.header.failure
    figures = pane.figures
    if figures is None or figures == PaneFigures():
        return pane.title
    columns = (Column.PSNR, Column.SSIM, Column.DEVICE)
    return "\n".join((pane.header.copied_text(), *dict.fromkeys(explanation(column, figures) for column in columns)))
