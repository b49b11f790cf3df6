"""What has a name but is no file: it is refused at once, and everything else is done."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest
from PIL import Image

from sr_desktop.imaging.files.atomic import atomic_path
from sr_desktop.imaging.files.finding import expand
from sr_desktop.imaging.files.ordinary_files import (
    is_empty,
    is_file,
    is_folder,
    is_there,
    open_file,
    read_file,
    real_path,
)
from sr_desktop.imaging.reading import PictureReadError, read_picture, read_size, read_thumbnail

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has none of these in folders")

NO_FILE = "it is no ordinary file but a pipe, a socket or a device"


def strange(place: Path, kind: str) -> Path:
    """Something of that kind that is called like a picture."""
    path = place / f"{kind}.png"
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "socket":
            with socket.socket(socket.AF_UNIX) as bound:
                here = Path.cwd()
                os.chdir(place)
                bound.bind(path.name)
                os.chdir(here)
        case "device":
            path.symlink_to("/dev/zero")
        case "circle":
            path.symlink_to(path.name)
        case "gone":
            path.symlink_to("nowhere.png")
        case "folder":
            path.mkdir()
    return path


DESCRIPTORS = Path("/proc/self/fd")
KINDS = ("pipe", "socket", "device", "circle", "gone", "folder")
SAYS = {
    "pipe": f"may not be read: {NO_FILE}.",
    "socket": f"may not be read: {NO_FILE}.",
    "device": f"may not be read: {NO_FILE}.",
    "circle": "may not be read: it is a link that leads back to itself.",
    "gone": "There is no file",
    "folder": "is a folder, not a picture.",
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_is_one_sentence(tmp_path: Path, kind: str) -> None:
    path = strange(tmp_path, kind)
    for read in (read_picture, read_size, lambda path: read_thumbnail(path, 32)):
        with pytest.raises(PictureReadError) as refused:
            read(path)
        assert SAYS[kind] in str(refused.value)
        assert str(path) in str(refused.value)


def test_a_folder_that_holds_such_things_is_listed_with_them(tmp_path: Path) -> None:
    for kind in KINDS:
        strange(tmp_path, kind)
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png")
    paths, failures = expand([tmp_path, tmp_path / "circle.png", tmp_path / "x" / ("y" * 300 + ".png")])
    assert failures == ()
    names = [path.name for path in paths]
    assert names[:-1] == ["a.png", "circle.png", "device.png", "gone.png", "pipe.png", "socket.png"]


def test_an_ordinary_file_is_read_through_links(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"content")
    (tmp_path / "link").symlink_to("a")
    assert read_file(tmp_path / "link") == b"content"
    with open_file(tmp_path / "a") as file:
        assert (file.read(3), file.seek(1), file.read()) == (b"con", 1, b"ontent")
    assert real_path(tmp_path / "link") == tmp_path.resolve() / "a"


def test_nothing_stays_open_after_a_refusal(tmp_path: Path) -> None:
    pipe = strange(tmp_path, "pipe")
    before = len(list(DESCRIPTORS.iterdir())) if DESCRIPTORS.exists() else 0
    for _ in range(20):
        with pytest.raises(OSError, match=r"pipe\.png") as refused:
            open_file(pipe)
        assert refused.value.errno == errno.ENXIO
    after = len(list(DESCRIPTORS.iterdir())) if DESCRIPTORS.exists() else 0
    assert after <= before


@pytest.mark.parametrize("stem", ["a" * 251, "图" * 83, "\udcff" * 251, "x." + "y" * 249])
def test_a_temporary_name_fits_where_the_name_itself_does(tmp_path: Path, stem: str) -> None:
    target = tmp_path / f"{stem}.png"
    if len(os.fsencode(target.name)) > 255:
        target = tmp_path / stem
    with atomic_path(target) as temporary:
        temporary.write_bytes(b"whole")
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_leads_back_to_itself_is_replaced(tmp_path: Path) -> None:
    circle = strange(tmp_path, "circle")
    with atomic_path(circle) as temporary:
        temporary.write_bytes(b"whole")
    assert circle.read_bytes() == b"whole"
    assert not circle.is_symlink()


def test_what_cannot_be_looked_at_is_not_there(tmp_path: Path) -> None:
    """Where `Path.exists` raises an error; a folder that may not be entered is in the campaign."""
    for path in (tmp_path / ("x" * 300), tmp_path / "a\0b", tmp_path / ("y/" * 3000)):
        assert not is_there(path)
        assert not is_file(path)
        assert not is_folder(path)
    file = tmp_path / "file"
    file.touch()
    assert (is_there(file), is_file(file), is_folder(file)) == (True, True, False)
    assert (is_there(tmp_path), is_file(tmp_path), is_folder(tmp_path)) == (True, False, True)
    assert not is_there(file / "below")
    assert not is_empty(tmp_path)
    assert not is_empty(file)
    assert is_empty(tmp_path / "new")
