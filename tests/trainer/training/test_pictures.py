"""What is said of training pictures that cannot be used."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from trainer.recipes.recipe import find_recipe, load_recipe
from trainer.training.pictures import PictureFolders, open_pictures


@pytest.mark.parametrize("name", ["[bold]small.png", "[small.png"])
def test_a_file_that_is_left_out_is_named_as_it_is_called(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    Image.new("RGB", (256, 256), "gray").save(folder / "large.png")
    Image.new("RGB", (20, 12)).save(folder / name)
    said = io.StringIO()
    open_pictures(
        PictureFolders((folder,), tmp_path / "cache"),
        load_recipe(find_recipe("srresnet"), ["data.crop=24", "data.hardness=0"]),
        Console(file=said, width=40),
    )
    assert f"left out: {folder / name}: smaller than 96 pixels a side\n" in said.getvalue()
    assert "1 pictures, 0 megapixels; 1 left out" in said.getvalue()
