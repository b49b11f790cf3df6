"""The entry in the menu of a Linux desktop."""

from __future__ import annotations

import configparser
import shlex
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.imaging.formats.catalogue import MEDIA_TYPES
from sr_desktop.paths import resources_dir
from sr_desktop.system.desktop_entry import data_home, entry, start_command

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="menus of Linux desktops")
TEMPLATE = resources_dir() / "desktop" / "sr-desktop.desktop"


def fields(text: str) -> dict[str, str]:
    parser = configparser.RawConfigParser(delimiters=("=",), strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return tmp_path / "share"


@linux
def test_the_entry_starts_this_installation_and_goes_without_a_trace(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["desktop"]) == 0
    assert str(home) in capsys.readouterr().out.replace("\n", "")
    told = fields((home / "applications" / "sr-desktop.desktop").read_text(encoding="utf-8"))
    command, *_, files = shlex.split(told["Exec"])
    assert command == told["TryExec"] == start_command()[0]
    assert Path(command).is_file()
    assert files == "%F"
    assert told["Icon"] == told["StartupWMClass"] == "sr-desktop"
    assert {"GenericName[zh_TW]", "GenericName[zh_CN]", "Comment[zh_TW]", "Comment[zh_CN]"} <= set(told)
    for icon in (home / "icons" / "hicolor").glob("*/apps/sr-desktop.png"):
        size = Image.open(icon).size
        assert icon.parent.parent.name == f"{size[0]}x{size[1]}"
    assert len(list((home / "icons").rglob("sr-desktop.*"))) == 9
    assert app.run(["desktop"]) == 0
    assert app.run(["desktop", "--remove"]) == 0
    assert [path for path in home.rglob("*") if path.is_file() and "sr-desktop" in path.name] == []
    assert app.run(["desktop", "--remove"]) == 0


@linux
def test_a_place_that_cannot_be_written_is_one_line(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.write_text("a file where a folder should be")
    assert app.run(["desktop"]) == 1
    lines = capsys.readouterr().err.strip()
    assert "cannot be changed" in lines
    assert "Traceback" not in lines


def test_every_kind_of_picture_that_is_read_is_named() -> None:
    types = fields(TEMPLATE.read_text(encoding="utf-8"))["MimeType"]
    for kind in MEDIA_TYPES:
        assert f"{kind};" in types


def test_the_description_names_the_entry() -> None:
    component = ET.parse(resources_dir() / "desktop" / "sr-desktop.metainfo.xml").getroot()
    assert component.findtext("launchable") == "sr-desktop.desktop"


def test_the_data_folder_is_the_users() -> None:
    assert data_home({"HOME": "/home/a", "XDG_DATA_HOME": "/data"}) == Path("/data")
    # A relative path is to be ignored, by the specification.
    assert data_home({"HOME": "/home/a", "XDG_DATA_HOME": "data"}) == Path("/home/a/.local/share")


@given(st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Zl", "Zp"]), min_size=1, max_size=30))
def test_any_path_survives_the_quoting(path: str) -> None:
    line = next(line for line in entry("[Desktop Entry]\nExec=x\n", [path]).split("\n") if line.startswith("Exec="))
    # As the desktop reads it: first the escapes of a string, then the quotes of a command, then the field codes.
    string = line.removeprefix("Exec=").replace("\\\\", "\0").replace("\0", "\\")
    quoted = string.removesuffix(" %F")
    letters, read = iter(quoted[1:-1]), ""
    for letter in letters:
        read += next(letters) if letter == "\\" else letter
    assert read.replace("%%", "%") == path
