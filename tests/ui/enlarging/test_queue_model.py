"""What the queue shows of each picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.plan import Source
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.enlarging.queue_model import AFTER, BEFORE, QueueModel
from sr_desktop.ui.workspace.read_choices import ReadChoices


@pytest.fixture
def model(qtbot: QtBot) -> Iterator[QueueModel]:
    thumbnails = Thumbnails(ReadChoices())
    yield QueueModel(thumbnails)
    thumbnails.stop()
    assert thumbnails.wait(10)


def test_files_that_were_written_again_are_shown_as_they_are(qtbot: QtBot, model: QueueModel, tmp_path: Path) -> None:
    before, after = tmp_path / "a.png", tmp_path / "a_x4.png"
    item = Item(Source(before), State.KNOWN, before=(8, 8), after=(32, 32), out=after)
    for gray in (10, 200):
        for path in (before, after):
            Image.new("RGB", (8, 8), (gray, gray, gray)).save(path)
        model.set_items([item], SHIPPED)
        for role in (BEFORE, AFTER):
            qtbot.waitUntil(lambda role=role: isinstance(model.index(0, 0).data(role), QPixmap))
            assert model.index(0, 0).data(role).toImage().pixelColor(3, 3).red() == gray
