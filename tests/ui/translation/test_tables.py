"""The tables of translations: complete, up to date, and consistent with their sources."""

from __future__ import annotations

import ast
import re
import shutil
import string
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale

from sr_desktop.ui.translation.languages import TRANSLATED, Language

MAKE = "run: make translations, and translate what it names"


@pytest.fixture(scope="module")
def make_translations(resource_script: Callable[[str], ModuleType]) -> ModuleType:
    """The script that makes the tables."""
    return resource_script("make_translations")


@pytest.fixture(params=TRANSLATED, ids=lambda language: language.id)
def table(request: pytest.FixtureRequest, project: Path) -> Path:
    """The table of a language."""
    language: Language = request.param
    return project / "resources" / "translations" / f"sr-desktop_{language.id}.ts"


@dataclass(frozen=True)
class Entry:
    """A text of a table with its translation, in each of its plural forms if it has any."""

    context: str
    source: str
    comment: str
    is_finished: bool
    forms: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is found by."""
        return self.context, self.source, self.comment


def entries(table: Path) -> Iterator[Entry]:
    """What a table holds."""
    for context in ET.parse(table).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            plural = tuple(form.text or "" for form in translation.iter("numerusform"))
            yield Entry(
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("comment") or "",
                translation.get("type") is None,
                plural or (translation.text or "",),
            )


def pairs(table: Path) -> Iterator[tuple[str, str]]:
    """Every text and its translation; of a plural every form."""
    return ((entry.source, form) for entry in entries(table) for form in entry.forms)


def test_every_text_of_the_window_is_in_the_table(
    project: Path, table: Path, make_translations: ModuleType, tmp_path: Path
) -> None:
    fresh = Path(shutil.copy(table, tmp_path))
    sources = sorted(str(path.relative_to(project)) for path in (project / "sr_desktop" / "ui").rglob("*.py"))
    make_translations.update(sources, [fresh])
    now = {entry.key for entry in entries(fresh)}
    kept = {entry.key for entry in entries(table)}
    assert now - kept == set(), MAKE
    assert kept - now == set(), MAKE


def test_no_text_lacks_its_translation(table: Path) -> None:
    lacking = [
        entry.source for entry in entries(table) if not entry.is_finished or not all(map(str.strip, entry.forms))
    ]
    assert lacking == [], MAKE


def test_the_compiled_table_is_that_of_the_source(table: Path, make_translations: ModuleType, tmp_path: Path) -> None:
    make_translations.compile_table(table, tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == table.with_suffix(".qm").read_bytes(), MAKE


def test_what_is_filled_in_stays(table: Path) -> None:
    for source, text in pairs(table):
        assert fields(text) == fields(source), source


def fields(text: str) -> set[tuple[str, str]]:
    """The names in braces, with how they are written."""
    return {(name, form or "") for _, name, form, _ in string.Formatter().parse(text) if name is not None}


def test_mnemonics_are_kept(table: Path) -> None:
    """Where letters are not Latin, the same letter stands behind the label: 開啟(&O)…."""
    mnemonic = re.compile(r"&([A-Za-z])")
    is_latin = QLocale(table.stem.partition("_")[2]).script() == QLocale.Script.LatinScript
    for source, text in pairs(table):
        wanted = [letter.upper() for letter in mnemonic.findall(source)]
        assert is_latin or re.findall(r"\(&([A-Z])\)", text) == wanted, source
        assert len(re.findall(r"&\w", text)) == len(wanted), text
        assert text.endswith("…") == source.endswith("…"), text


def test_lines_and_blanks_around_stay(table: Path) -> None:
    for source, text in pairs(table):
        assert text.count("\n") == source.count("\n"), source
        assert text.startswith(" ") == source.startswith(" "), source


def test_the_two_chinese_tables_are_written_in_their_own_signs(project: Path) -> None:
    folder = project / "resources" / "translations"
    traditional = "".join(text for _, text in pairs(folder / "sr-desktop_zh_TW.ts"))
    simplified = "".join(text for _, text in pairs(folder / "sr-desktop_zh_CN.ts"))
    assert not set(traditional) & set("图显开设这个软网络为与从复历关")
    assert not set(simplified) & set("圖顯開設這個軟網絡為與從複歷關")
    for word in ("檔案", "影像", "視窗", "設定", "滑鼠", "解析度", "資料夾"):
        assert word in traditional
    for word in ("文件", "图像", "窗口", "设置", "鼠标", "分辨率", "文件夹"):
        assert word in simplified


def asked_for(source: Path) -> Iterator[tuple[str, str]]:
    """Context and text of what a module asks Qt to translate."""

    def visit(node: ast.AST, context: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.ClassDef):
            context = node.name
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            literals = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if name == "tr":
                assert isinstance(called, ast.Attribute), f"{source}:{node.lineno}: only self.tr is found"
                assert isinstance(called.value, ast.Name), f"{source}:{node.lineno}: only self.tr is found"
                assert called.value.id == "self", f"{source}:{node.lineno}: only self.tr is found"
                assert literals, f"{source}:{node.lineno}: only literals are found"
                yield context, str(literals[0])
            elif name in ("translate", "QT_TRANSLATE_NOOP") and len(literals) >= 2:
                yield str(literals[0]), str(literals[1])
        for child in ast.iter_child_nodes(node):
            yield from visit(child, context)

    yield from visit(ast.parse(source.read_text(encoding="utf-8")), "")


def test_every_text_is_found_in_the_context_in_which_it_is_asked_for(project: Path, table: Path) -> None:
    known = {(entry.context, entry.source) for entry in entries(table)}
    asked = {text for path in (project / "sr_desktop" / "ui").rglob("*.py") for text in asked_for(path)}
    assert len(asked) > 300
    assert asked - known == set(), MAKE


def test_the_menu_entry_and_its_description_say_what_the_tables_say(make_translations: ModuleType) -> None:
    for path, make in (
        (make_translations.ENTRY, make_translations.entry_in_all_languages),
        (make_translations.DESCRIPTION, make_translations.description_in_all_languages),
    ):
        text = path.read_text(encoding="utf-8")
        assert make(text) == text, MAKE
        for language in TRANSLATED:
            assert language.id in text.replace("-", "_"), language
