"""The README says what the program is: its tables are those of their sources, its commands and files exist."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image

from sr_desktop.cli import app, compare


@pytest.fixture(scope="module")
def fill_readme(resource_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that fills the README's tables."""
    return resource_script("fill_readme")


def table(text: str, name: str) -> str:
    """What stands between the markers."""
    return text.partition(f"<!-- {name}:begin -->")[2].partition(f"<!-- {name}:end -->")[0].strip()


def test_the_scores_are_those_of_the_cards(project: Path, fill_readme: ModuleType) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert table(readme, "scores") == fill_readme.scores_table(), "run: python resources/scripts/fill_readme.py"


def test_the_keys_are_those_of_the_window(project: Path, fill_readme: ModuleType, qapp: object) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    assert table(readme, "keys") == fill_readme.keys_table(), "run: python resources/scripts/fill_readme.py"


def test_a_readme_without_its_markers_is_refused(fill_readme: ModuleType) -> None:
    with pytest.raises(ValueError, match="lost its markers"):
        fill_readme.filled("# SR Desktop\n")


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
    assert {Path(name).stem for _, name in pictures} >= {"grid", "difference", "figure"}
    for text, name in pictures:
        assert len(text) > 40
        assert (project / name).stat().st_size < 300_000
        assert Image.open(project / name).width >= 600


def test_every_file_that_is_linked_or_named_exists(project: Path) -> None:
    readme = (project / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\(([^):]+)\)", readme)
    named = [name.replace("\\", "/") for name in re.findall(r"resources[/\\][\w/\\.-]+\.\w+", readme)]
    assert linked
    assert named
    assert [name for name in {*linked, *named} if not (project / name).exists()] == []
