"""The files of the film strip as a model, also where there are thousands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sr_desktop.ui.collection.pictures_model import PicturesModel
from sr_desktop.ui.collection.thumbnails import Thumbnails
from sr_desktop.ui.workspace.read_choices import ReadChoices


class Counting(type(Path())):  # type: ignore[misc]
    """A path that counts how often it is looked for."""

    lookups = 0

    def __hash__(self) -> int:
        Counting.lookups += 1
        return super().__hash__()


@pytest.fixture
def model(qapp: QApplication) -> Iterator[PicturesModel]:
    thumbnails = Thumbnails(ReadChoices())
    yield PicturesModel(thumbnails)
    thumbnails.stop()
    assert thumbnails.wait(30)


def test_of_thousands_of_files_half_are_removed_without_going_through_all_for_each(model: PicturesModel) -> None:
    paths = [Counting(f"/set/{number}.png") for number in range(2000)]
    model.set_paths(paths)
    Counting.lookups = 0
    model.remove(paths[1::2])
    assert model.paths == tuple(paths[::2])
    assert [model.row_of(path) for path in paths[:4]] == [0, None, 1, None]
    assert Counting.lookups < 10 * len(paths)
