"""Files of other people that once came out wrong, opened in the window one after the other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.reading import read_picture
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.window.main_window import MainWindow

MOSTLY = {
    # The name of each file that shows the same picture, what its notice says, and how far it may be off on average.
    "gama_linear.png": ("converted to sRGB", 1.0),
    "pq_cicp.png": ("converted to sRGB", 1.0),
    "rgbn_f32_contig.tif": ("left out", 0.0),
    "over_0.0009.tif": ("0 and 1", 0.5),
    "over_0.0011.tif": ("0 and 1", 0.5),
    "ztxt_1p8MiB.png": ("", 0.0),
    "web.jfif": ("", 3.0),
    "jpg_no_eoi.jpg": ("", 3.0),
}


@pytest.fixture
def field(project: Path) -> Path:
    """The folder of such files; without it the test is skipped."""
    folder = project.parent / "shared" / "field"
    if not folder.is_dir():
        pytest.skip("needs the files in ../shared/field, which are absent")
    return folder


def test_each_file_is_the_picture_that_its_owner_sees(qtbot: QtBot, window: MainWindow, field: Path) -> None:
    window.open_paths([field])
    collection = window.feature(Collection)
    qtbot.waitUntil(lambda: window.session.plan is not None)
    names = {path.name for path in collection.paths}
    assert set(MOSTLY) <= names
    truth = read_picture(field / "ztxt_1p8MiB.png").pixels.astype(int)
    for name, (notice, levels) in MOSTLY.items():
        collection.show(field / name)
        qtbot.waitUntil(lambda name=name: window.session.plan.picture.path == field / name)
        picture = window.session.plan.picture
        assert np.abs(picture.pixels - truth).mean() <= levels, name
        assert picture.alpha is None
        told = " ".join(map(str, picture.origin.notices))
        assert notice in told if notice else not told
        assert [toast.text for toast in window.toasts.shown if toast.text == told] == ([told] if told else [])


def test_a_ramp_of_32_bits_spans_its_whole_range(qtbot: QtBot, window: MainWindow, field: Path) -> None:
    window.open_paths([field / "uint32.tif"])
    qtbot.waitUntil(lambda: window.session.plan is not None)
    pixels = window.session.plan.picture.pixels[..., 0].astype(int)
    assert (pixels.min(), pixels.max()) == (20, 245)
    assert len(np.unique(pixels)) > 200
