"""Makes the pictures of the README: the grid, the perception-distortion plane, and the figure of a paper.

Needs a display and the shipped weights:
``xvfb-run -a -s "-screen 0 1600x1200x24" python resources/scripts/make_screenshot.py``
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSettings, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from sr_desktop.engine.worker.remote import RemoteWorker
from sr_desktop.export.chart.plane import PERCEPTION
from sr_desktop.export.figure.figure_file import draw_figure
from sr_desktop.export.figure.request import FigureFormat, FigureLayout, FigureRequest
from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.imaging.geometry import Rect
from sr_desktop.paths import resources_dir
from sr_desktop.ui.app import name_application
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme, ThemeChoice
from sr_desktop.ui.window.main_window import MainWindow, filled_window
from sr_desktop.ui.workspace.session import gatherer

SIZE = (1280, 800)
SETTLE_MS = 2500
"""Time for the window to settle after a change: mip levels, curves, toasts that close."""
SEEN = Rect(190, 190, 232, 184)
FURTHER = ("aplus", "srgan")
"""Methods of figure and plane, beyond those that are shown at first."""
FIGURE_ORDER = ("original", "nearest", "bicubic", "aplus", "srcnn", "perceptual", "srresnet", "srgan")
GRID_SAMPLE, PLANE_SAMPLE = "guitar", "flowers"
FIGURE_REGIONS = (Rect(250, 230, 96, 72),)
FIGURE_LAYOUT = FigureLayout(width_mm=150, dpi=150, columns=4)
PLOT_HEIGHT = 260
QUALITY = 88


class Session:
    """Opens a window, takes one picture after the other, and closes it.

    Args:
        window: The window, with a picture that is being compared.
        folder: Where the pictures go.
        leave: Called at the end.
    """

    def __init__(self, window: MainWindow, folder: Path, leave: Callable[[], None]) -> None:
        self._window = window
        self._folder = folder
        self._leave = leave
        steps = self._show_grid, self._take_grid, self._take_figure, self._take_plane
        self._steps: Iterator[Callable[[], None]] = iter(steps)
        window.workspace.runner.busy_changed.connect(self._begin)

    def _begin(self, busy: bool) -> None:
        if not busy:
            self._window.workspace.runner.busy_changed.disconnect(self._begin)
            self._go_on()

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._leave()
            return
        step()
        QTimer.singleShot(SETTLE_MS, self._go_on)

    def _show_grid(self) -> None:
        self._window.stage.model.zoom_to_region(SEEN)

    def _take_grid(self) -> None:
        save(grabbed(self._window), self._folder / "grid.webp")
        for name in FURTHER:
            self._window.stage.show_pane(name, True)

    def _take_figure(self) -> None:
        gather = gatherer(self._window.session, self._window.stage.order)
        if gather is None or not set(FIGURE_ORDER) - {ORIGINAL} <= set(self._window.session.results):
            self._wait_for(self._take_figure)
            return
        request = FigureRequest(gather(), FIGURE_REGIONS, FIGURE_LAYOUT, order=FIGURE_ORDER)
        save(Image.open(io.BytesIO(draw_figure(request, FigureFormat.PNG))), self._folder / "figure.webp")
        self._window.open_paths([sample(PLANE_SAMPLE)])
        self._window.workspace.scoring.toggle(PERCEPTION.id)
        self._plane.switch.show()
        self._window.resizeDocks([self._plane.dock], [PLOT_HEIGHT], Qt.Orientation.Vertical)

    def _wait_for(self, step: Callable[[], None]) -> None:
        """Try a step again later: some methods are still computed or measured."""
        self._steps = chain([step], self._steps)

    @property
    def _plane(self) -> PerceptionDistortion:
        return self._window.feature(PerceptionDistortion)

    def _take_plane(self) -> None:
        plane = self._plane.dock.plane
        is_whole = plane is not None and len(plane.main) == len(self._window.stage.unhidden)
        if plane is None or plane.picture != PLANE_SAMPLE or not is_whole:
            self._wait_for(self._take_plane)
        else:
            save(grabbed(self._window), self._folder / "plane.webp")


def main() -> int:
    """Open, wait, grab, save; 1 if some method gave no result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=resources_dir() / "readme", help="folder (default: %(default)s)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    name_application()
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        # Its own settings: the pictures must not depend on the user's.
        settings = Settings(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        window = filled_window(RemoteWorker(), settings, Theme(application, ThemeChoice.DARK))
        window.resize(*SIZE)
        failures: list[str] = []
        window.session.method_failed.connect(lambda event: failures.append(event.message))
        session = Session(window, options.out, application.quit)
        window.show()
        # The pointer must not influence a picture, wherever it was.
        QCursor.setPos(application.primaryScreen().geometry().bottomRight())
        window.open_paths([sample(GRID_SAMPLE)])
        application.exec()
        del session
        window.shut_down()
    for message in failures:
        print(message, file=sys.stderr)
    return 1 if failures else 0


def sample(name: str) -> Path:
    """One of the sample pictures."""
    return resources_dir() / "samples" / f"{name}.webp"


def grabbed(window: MainWindow) -> Image.Image:
    """What the window shows."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")  # type: ignore[call-overload]
    return Image.open(io.BytesIO(bytes(buffer.data().data())))


def save(image: Image.Image, path: Path) -> None:
    """Write the picture as a small file."""
    with atomic_path(path) as temporary:
        image.convert("RGB").save(temporary, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    sys.exit(main())
