"""Small pictures of files, as the user wants these to be read."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.ui.collection import thumbnails as module
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.workspace.read_choices import ReadChoices


def test_one_that_is_forgotten_while_it_is_decoded_is_decoded_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "deep.png"
    Image.fromarray(np.full((40, 40), 900, np.uint16)).save(path)
    begun, may_go_on = Event(), Event()
    decode = module._decode

    def slow(*arguments: Any) -> Any:
        begun.set()
        assert may_go_on.wait(30)
        return decode(*arguments)

    monkeypatch.setattr(module, "_decode", slow)
    choices = ReadChoices()
    thumbnails = Thumbnails(choices)
    assert thumbnails.get(path) is None
    assert begun.wait(30)
    choices.choose_range([path], ValueRange(0, 1000))
    thumbnails.forget(path)
    may_go_on.set()
    qtbot.waitUntil(lambda: thumbnails.get(path) is not None)
    made = thumbnails.get(path)
    assert made is not None
    assert made.toImage().pixelColor(10, 10).lightness() == pytest.approx(230, abs=2)
    thumbnails.stop()
    assert thumbnails.wait(10)
