"""On scaled desktops 100 % is still one picture pixel on one physical pixel.

The scale of a screen is fixed when an application starts, so every case is a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_PROGRAM = """
import numpy as np
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from sr_desktop.imaging.resampling.pyramid import build_pyramid
from sr_desktop.export.results import MethodScores
from sr_desktop.ui.panes.grid import PaneGrid
from sr_desktop.ui.panes.pane import Pane
from sr_desktop.ui.view.model import ViewModel

app = QApplication([])
pixels = np.zeros((60, 80, 3), np.uint8)
pixels[..., 0], pixels[..., 1] = np.arange(80), np.arange(60)[:, None]
model = ViewModel()
grid = PaneGrid(model)
grid.resize(501, 333)
model.set_picture_size((80, 60))
for name in "abcdef":
    pane = Pane(name, name, model)
    grid.add_pane(pane)
    pane.finish(build_pyramid(pixels), MethodScores())
grid.show()
app.processEvents()
ratio = grid.devicePixelRatioF()
assert ratio == RATIO, ratio
assert model.viewport == (round(grid.panes[0].canvas.width() * ratio), round(grid.panes[0].canvas.height() * ratio))
for scale in (1, 2):
    model.zoom_to(scale)
    app.processEvents()
    image = grid.grab().toImage().convertToFormat(QImage.Format.Format_RGBX8888)
    screen = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3]
    expected = pixels.repeat(scale, axis=0).repeat(scale, axis=1)
    left, top = model.view.origin(model.viewport)
    for pane in grid.panes:
        x = round((pane.x() + pane.canvas.x()) * ratio) + left
        y = round((pane.y() + pane.canvas.y()) * ratio) + top
        painted = screen[y : y + expected.shape[0], x : x + expected.shape[1]]
        # A canvas smaller than the enlarged picture shows its middle.
        assert left >= 0 and top >= 0, (left, top)
        assert np.array_equal(painted, expected), (scale, pane.method_id)
print("all equal")
"""


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_pixels_are_whole_at_every_scale_of_the_desktop(ratio: float) -> None:
    environment = os.environ | {"QT_SCALE_FACTOR": str(ratio), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.replace("RATIO", str(ratio))],
        env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "all equal" in done.stdout
