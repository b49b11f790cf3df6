"""The documents say what the program is: their tables are those of their sources, their commands and files exist."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from importlib.metadata import PathDistribution
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from sr_desktop import __version__
from sr_desktop.cli import app, compare

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "weights/README.md", "docs/keys.md",
             "docs/enlarge.md", "docs/gpu-day.md", "docs/licences.md", "resources/samples/LICENSES.md")  # fmt: skip


@pytest.fixture(scope="module")
def fill_docs(resource_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that fills the documents' tables."""
    return resource_script("fill_docs")


@pytest.mark.parametrize("name", ["README.md", "docs/keys.md", "weights/README.md"])
def test_tables_are_those_of_their_sources(project: Path, fill_docs: ModuleType, qapp: object, name: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert fill_docs.filled(name, text) == text, "run: python resources/scripts/fill_docs.py"


def test_every_filled_document_is_tested(fill_docs: ModuleType) -> None:
    assert set(fill_docs.tables()) == {"README.md", "docs/keys.md", "weights/README.md"}


def test_licences_are_those_of_what_is_installed(project: Path, resource_script: Callable[[str], ModuleType]) -> None:
    licences = resource_script("list_licences")
    packages = licences.needed()
    assert {"numpy", "pillow", "torch"} <= {one.name.lower() for one in packages}
    assert [one for one in packages if not one.is_allowed] == []
    listed = {
        line.split("|")[1].strip() for line in licences.PAGE.read_text(encoding="utf-8").splitlines() if "|" in line
    }
    missing = [one.name for one in packages if one.name not in listed]
    assert missing == [], "run: python resources/scripts/list_licences.py"


@pytest.mark.parametrize(
    ("licence", "needed_for", "allowed"),
    [
        ("MIT", "program", True),
        ("LGPL-3.0-only OR GPL-2.0-only", "program", True),
        ("GPL-3.0-or-later", "program", False),
        ("GPL-3.0-or-later", "formats", True),
        ("AGPL-3.0-only", "formats", False),
        ("unknown", "train", False),
    ],
)
def test_a_licence_that_would_bind_the_program_is_found(
    resource_script: Callable[[str], ModuleType], licence: str, needed_for: str, allowed: bool
) -> None:
    package = resource_script("list_licences").Package("any", licence, needed_for)
    assert package.is_allowed is allowed


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("GNU GENERAL PUBLIC LICENSE\nVersion 3", "GPL"),
        ("MIT License\n\nIt contains code under the\nGNU AFFERO GENERAL PUBLIC LICENSE", "AGPL"),
        ("GNU LESSER GENERAL PUBLIC LICENSE", "LGPL"),
        ("Redistribution and use in source", "BSD"),
        ("All rights reserved", "unknown"),
    ],
)
def test_a_package_that_states_no_licence_has_that_of_its_text(
    resource_script: Callable[[str], ModuleType], tmp_path: Path, text: str, licence: str
) -> None:
    folder = tmp_path / "any-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: any\nVersion: 1.0\n")
    (folder / "LICENSE").write_text(text)
    (folder / "RECORD").write_text(f"{folder.name}/LICENSE,,\n")
    assert resource_script("list_licences").licence_of(PathDistribution(folder)) == licence


def test_a_document_without_its_markers_is_refused(fill_docs: ModuleType) -> None:
    with pytest.raises(ValueError, match="lost its markers"):
        fill_docs.filled("README.md", "# SR Desktop\n")


def test_the_version_is_the_newest_of_the_changelog(project: Path) -> None:
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.findall(r"^## \[([0-9.]+)\]", changelog, re.MULTILINE)[0] == __version__


def test_every_command_is_mentioned(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert all(f"sr-desktop {name}" in readme for name in app.COMMANDS)


def test_every_option_of_compare_is_mentioned(project: Path) -> None:
    parser = argparse.ArgumentParser()
    compare.add_arguments(parser)
    readme = (project / "README.md").read_text(encoding="utf-8")
    options = re.findall(r"--[a-z]+", parser.format_usage())
    assert "--methods" in options
    assert [option for option in options if option not in readme] == []


def test_its_pictures_are_small_and_say_what_they_show(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", readme)
    assert {Path(name).stem for _, name in pictures} >= {"grid", "plane", "figure"}
    for text, name in pictures:
        assert len(text) > 40
        assert (project / name).stat().st_size < 300_000
        assert Image.open(project / name).width >= 600


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_linked_or_named_exists(project: Path, name: str) -> None:
    document = project / name
    text = document.read_text(encoding="utf-8")
    linked = [document.parent / link for link in re.findall(r"\]\(([^):#]+)\)", text)]
    pattern = r"`((?:sr_desktop|trainer|resources|tests|weights|docs)/[\w/.-]+)`"
    named = [project / path for path in re.findall(pattern, text) if "NAME" not in path]
    assert [str(path) for path in (*linked, *named) if not path.exists()] == []


def test_the_readme_fits_two_pages(project: Path) -> None:
    assert len((project / "README.md").read_text(encoding="utf-8").splitlines()) <= 110
