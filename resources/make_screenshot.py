"""Makes the screenshot of the README: the window itself, on a sample picture, once every pane is complete.

Needs a display and the shipped weights: ``xvfb-run -a -s "-screen 0 1600x1200x24" python resources/make_screenshot.py``
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from sr_desktop.imaging.atomic import atomic_path
from sr_desktop.imaging.geometry import Rect
from sr_desktop.paths import resources_dir
from sr_desktop.ui.app import name_application
from sr_desktop.ui.background.engine_factory import EngineFactory
from sr_desktop.ui.settings import Settings
from sr_desktop.ui.theme.theme import Theme
from sr_desktop.ui.window.main_window import MainWindow

SIZE = (1440, 900)
SETTLE_MS = 1500
"""What the view still has to do when the last result is in: build the shrunk copies, let the toasts go."""


def main() -> int:
    """Open, wait, grab, save; 1 if some method gave no result."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image", type=Path, default=resources_dir() / "samples" / "guitar.webp")
    parser.add_argument("--region", default="190,190,232,184", help="X,Y,W,H to zoom to (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=resources_dir() / "screenshot.png")
    options = parser.parse_args()
    name_application()
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        # Settings of its own: the picture must not depend on what somebody's window looked like last.
        settings = Settings(QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat))
        # Wherever the pointer happens to be, it is no part of the picture.
        settings.crosshair = False
        window = MainWindow(EngineFactory(), settings, Theme(application, settings.theme))
        window.resize(*SIZE)
        failures: list[str] = []
        window.session.method_failed.connect(lambda event: failures.append(event.message))
        region = Rect(*map(int, options.region.split(",")))

        def take() -> None:
            # Before quitting, for that closes the picture.
            save(window, options.out)
            application.quit()

        def finish(busy: bool) -> None:
            if not busy:
                window.stage.model.zoom_to_region(region)
                QTimer.singleShot(SETTLE_MS, take)

        window.runner.busy_changed.connect(finish)
        window.show()
        window.open_paths([options.image])
        application.exec()
        window.shut_down()
    for message in failures:
        print(message, file=sys.stderr)
    return 1 if failures else 0


def save(window: MainWindow, path: Path) -> None:
    """Write what the window shows as a small PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")  # type: ignore[call-overload]
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    with atomic_path(path) as temporary:
        image.save(temporary, "PNG", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
