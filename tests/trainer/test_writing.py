"""Files of the trainer that are written whole, and what a killed command has left of them."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image

from trainer.training.monitoring.preview import FOLDER, save_preview
from trainer.writing import whole_file


def leave(folder: Path, name: str) -> None:
    """What a process of long ago was killed over."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"half")
    os.utime(folder / name, (1_000_000_000, 1_000_000_000))


def test_what_was_half_written_is_removed_where_something_is_written(tmp_path: Path) -> None:
    leave(tmp_path, ".last-3a4f2cc1.pt")
    leave(tmp_path / FOLDER, ".step-00001000-bb1f557f.png")
    leave(tmp_path / FOLDER, ".hidden.png")
    path = save_preview(tmp_path, 2000, Image.new("RGB", (4, 4)))
    assert set((tmp_path / FOLDER).iterdir()) == {path, tmp_path / FOLDER / ".hidden.png"}
    assert (tmp_path / ".last-3a4f2cc1.pt").exists()
    with whole_file(tmp_path / "log.csv") as temporary:
        temporary.write_text("step")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["log.csv"]
