"""What leaves the window: pictures and text for the clipboard, folders for the file manager."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from sr_desktop.engine.events import MethodDone
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.metrics import Metrics
from sr_desktop.imaging.picture import Pixels
from sr_desktop.methods import Catalogue
from sr_desktop.ui.widgets.images import image_of


def copy_image(pixels: Pixels, region: Rect) -> None:
    """Put a region of a result on the clipboard."""
    QGuiApplication.clipboard().setImage(image_of(pixels, region))


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def figures_table(results: Iterable[MethodDone], catalogue: Catalogue) -> str:
    """The figures of finished methods, a line each, columns parted by tabs as spreadsheets take them."""
    lines = ["Method\tPSNR-Y (dB)\tSSIM-Y\tPSNR-RGB (dB)\tSeconds\tDevice\tPrecision"]
    for done in results:
        metrics, run = done.metrics or Metrics(None, None, None), done.run
        cells = (
            catalogue.title(done.method_id),
            _number(metrics.psnr_y, 2),
            _number(metrics.ssim_y, 4),
            _number(metrics.psnr_rgb, 2),
            *(("", "", "") if run is None else (_number(run.seconds, 3), run.device_name, run.precision)),
        )
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"
