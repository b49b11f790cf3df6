"""Events in, a result out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from sr_desktop.engine.events import Finished, InputReady, MethodDone, MethodFailed, Notice, TileReady
from sr_desktop.engine.settings import Mode
from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.errors import ExportError
from sr_desktop.export.results import PictureResult
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message

Make = Callable[..., PictureResult]

FAILURE = Message("method.stopped", title="SRCNN", reason="no numbers")


def test_a_comparison_is_gathered_in_the_order_asked_for(make_result: Make) -> None:
    made = make_result("cat", alpha=True, source=Path("pets/cat.png"))
    assert made.ground_truth is not None
    opened = Picture(np.zeros((43, 50, 3), dtype=np.uint8), "cat", path=Path("pets/cat.png"))
    collector = ResultCollector(opened, Mode.REFERENCE, ["nearest", "srcnn", "bicubic"])
    collector.take(InputReady(made.low_resolution, made.ground_truth, made.output_size, alpha=made.methods[0].alpha))
    for method in reversed(made.methods):
        collector.take(TileReady(method.method, Rect(0, 0, 48, 40), (method.pixels,)))
        collector.take(MethodDone(method.method, method.pixels, method.scores, method.run))
    collector.take(MethodFailed("srcnn", FAILURE))
    collector.take(Notice(Message("model.tiles", title="SRCNN", side=16)))
    collector.take(Finished(3.0))
    result = collector.result()
    assert [method.method for method in result.methods] == ["nearest", "bicubic"]
    assert collector.failures == {"srcnn": FAILURE}
    assert (result.name, result.source, result.mode) == ("cat", Path("pets/cat.png"), Mode.REFERENCE)
    assert (result.input_size, result.output_size) == ((12, 10), (48, 40))
    assert result.methods[1].scores == made.methods[1].scores
    assert made.methods[0].alpha is not None
    assert all(method.alpha is made.methods[0].alpha for method in result.methods)
    assert result.is_transparent


def test_a_given_picture_keeps_its_own_opacity(make_result: Make) -> None:
    made = make_result(alpha=True)
    collector = ResultCollector(made.low_resolution, Mode.REFERENCE, ["theirs", "bicubic"])
    collector.take(InputReady(made.low_resolution, made.ground_truth, made.output_size, alpha=made.methods[0].alpha))
    own = np.full((40, 48), 7, np.uint8)
    collector.take(MethodDone("theirs", made.methods[0].pixels, made.methods[0].scores, None, alpha=own))
    collector.take(MethodDone("bicubic", made.methods[1].pixels, made.methods[1].scores, made.methods[1].run))
    theirs, bicubic = collector.result().methods
    assert theirs.alpha is own
    assert bicubic.alpha is made.methods[0].alpha


def test_before_it_begins_there_is_nothing() -> None:
    picture = Picture(np.zeros((8, 8, 3), dtype=np.uint8), "cat")
    with pytest.raises(ExportError, match="no results for 'cat' yet"):
        ResultCollector(picture, Mode.UPSCALE, ["nearest"]).result()
