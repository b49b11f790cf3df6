"""Brings the tables of translations up to date with the window's texts, and compiles them: ``make translations``.

``resources/translations/sr-desktop_LANGUAGE.ts`` is what translators edit, with Qt Linguist or by hand; the ``.qm``
beside it is what the program loads. Texts that nothing asks for any more are dropped.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import PySide6

from sr_desktop.ui.translation.languages import TRANSLATED

PROJECT = Path(__file__).resolve().parents[2]
TABLES = PROJECT / "resources" / "translations"


def main() -> int:
    """Update and compile every table; 1 if some text lacks its translation."""
    sources = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "sr_desktop" / "ui").rglob("*.py"))
    tables = [TABLES / f"sr-desktop_{language.value}.ts" for language in TRANSLATED]
    update(sources, tables)
    for table in tables:
        compile_table(table, table.with_suffix(".qm"))
    lacking = {table.name: table.read_text(encoding="utf-8").count('type="unfinished"') for table in tables}
    for name, count in lacking.items():
        print(f"{name}: {count} texts lack their translation" if count else f"{name}: complete")
    return 1 if any(lacking.values()) else 0


def update(sources: list[str], tables: list[Path]) -> None:
    """Enter the texts of the sources, paths relative to the project, into the tables."""
    # Without line numbers and guesses: a table changes only where a text does.
    options = ["-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext", "-silent"]
    _run("lupdate", [*options, *sources, "-ts", *map(str, tables)])


def compile_table(table: Path, compiled: Path) -> None:
    """Write the ``.qm`` of a ``.ts``; a text without translation stays English."""
    _run("lrelease", ["-silent", str(table), "-qm", str(compiled)])


def _run(tool: str, arguments: list[str]) -> None:
    # The tools themselves: the scripts named pyside6-... are not always on the path.
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(Path(PySide6.__file__).parent / name), *arguments], cwd=PROJECT, check=True)


if __name__ == "__main__":
    sys.exit(main())
