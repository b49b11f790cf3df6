"""Brings the tables of translations up to date with the window's texts, and compiles them: ``make translations``.

``resources/translations/sr-desktop_LANGUAGE.ts`` is what translators edit, with Qt Linguist or by hand; the ``.qm``
beside it is what the program loads. Texts that are no longer used are dropped. A text stands in the sources of
the window, or it is a message, or belongs to a method, to its card or recipe, to a sample or to a metric. The entry in
the menus of Linux desktops and its description get their texts in other languages from the tables.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, unescape

import PySide6

from sr_desktop.imaging.measuring.metrics import METRICS
from sr_desktop.messages.english import ENGLISH
from sr_desktop.messages.names import AND_MORE
from sr_desktop.messages.text import Plural
from sr_desktop.methods import METHODS
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir
from sr_desktop.ui.translation import messages, names
from sr_desktop.ui.translation.languages import TRANSLATED, Language
from sr_desktop.ui.workspace.documents import sample_name, sample_pictures

PROJECT = Path(__file__).resolve().parents[2]
TABLES = PROJECT / "resources" / "translations"
ENTRY = PROJECT / "resources" / "desktop" / "sr-desktop.desktop"
DESCRIPTION = PROJECT / "resources" / "desktop" / "sr-desktop.metainfo.xml"

_DESKTOP = "Desktop"
"""Context of the texts of the two."""
_COMMANDS = "Actions"
"""Context of the texts of commands."""
_ENTRY_TEXT = re.compile(r"(GenericName|Comment|Keywords)=(.*)")
_DESCRIPTION_TEXT = re.compile(r"( *)<(summary|p)>(.*)</\2>")


def main() -> int:
    """Update and compile every table; 1 if some text lacks its translation."""
    sources = sorted(str(path.relative_to(PROJECT)) for path in (PROJECT / "sr_desktop" / "ui").rglob("*.py"))
    tables = [TABLES / f"sr-desktop_{language.id}.ts" for language in TRANSLATED]
    update(sources, tables)
    for table in tables:
        compile_table(table, table.with_suffix(".qm"))
    for path, make in ((ENTRY, entry_in_all_languages), (DESCRIPTION, description_in_all_languages)):
        path.write_text(make(path.read_text(encoding="utf-8")), encoding="utf-8")
    lacking = {table.name: table.read_text(encoding="utf-8").count('type="unfinished"') for table in tables}
    for name, count in lacking.items():
        print(f"{name}: {count} texts lack their translation" if count else f"{name}: complete")
    return 1 if any(lacking.values()) else 0


def update(sources: list[str], tables: list[Path]) -> None:
    """Enter the texts of the sources, paths relative to the project, and those of `phrases` into the tables."""
    # No line numbers and no guessed translations, so a table changes only where a text does.
    options = ["-locations", "none", "-no-obsolete", "-disable-heuristic", "similartext", "-silent"]
    with TemporaryDirectory() as folder:
        others = Path(folder) / "phrases.py"
        others.write_text("\n".join(phrase.source_line for phrase in phrases()) + "\n", encoding="utf-8")
        _run("lupdate", [*options, *sources, str(others), "-ts", *map(str, tables)])


def compile_table(table: Path, compiled: Path) -> None:
    """Write the ``.qm`` of a ``.ts``; a text without translation stays English."""
    _run("lrelease", ["-silent", str(table), "-qm", str(compiled)])


def _run(tool: str, arguments: list[str]) -> None:
    # The tools themselves: the scripts named pyside6-... are not always on the path.
    name = f"{tool}.exe" if sys.platform == "win32" else tool
    subprocess.run([str(Path(PySide6.__file__).parent / name), *arguments], cwd=PROJECT, check=True)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that the tables of translations hold.

    Attributes:
        context: Qt's context of it.
        text: The text in English; for a plural, the form for many, with ``%n``.
        comment: Distinguishes it from the same text elsewhere; the code of a message.
        is_plural: Whether it has plural forms.
    """

    context: str
    text: str
    comment: str = ""
    is_plural: bool = False

    @property
    def source_line(self) -> str:
        """The call by which ``lupdate`` finds it in a Python file."""
        arguments = [self.context, self.text, self.comment]
        number = ", 0" if self.is_plural else ""
        return f"QCoreApplication.translate({', '.join(map(_literal, arguments))}{number})"


def phrases() -> tuple[Phrase, ...]:
    """The texts of the window that stand outside its sources: messages, methods, their cards and recipes, samples,
    metrics, the entry in the menus of desktops and its description."""
    return tuple(dict.fromkeys((*_messages(), *_names(), *_metric_tips(), *_desktop())))


def _messages() -> Iterator[Phrase]:
    for code, text in ENGLISH.items():
        if isinstance(text, Plural):
            yield Phrase(messages.CONTEXT, text.other, code, is_plural=True)
        else:
            yield Phrase(messages.CONTEXT, text, code)


def _names() -> Iterator[Phrase]:
    texts: list[str] = []
    for method in METHODS:
        texts += [method.title, method.summary, method.strengths, method.weaknesses]
    for path in sorted(weights_dir().glob("*.json")):
        card = ModelCard.model_validate_json(path.read_bytes())
        texts += [card.note, card.strengths, card.weaknesses]
    # Published weights copy these from their recipe; the duplicates are dropped.
    for path in sorted((PROJECT / "trainer" / "recipes").glob("*.toml")):
        recipe = tomllib.loads(path.read_text(encoding="utf-8"))
        texts += [recipe.get("strengths", ""), recipe.get("weaknesses", "")]
    texts += [sample_name(path) for path in sample_pictures()]
    texts += [metric.explanation for metric in METRICS]
    yield from (Phrase(names.CONTEXT, text) for text in texts if text)
    yield Phrase(names.MORE_CONTEXT, AND_MORE)


def _metric_tips() -> Iterator[Phrase]:
    return (Phrase(_COMMANDS, metric.tip) for metric in METRICS if metric.tip)


def _desktop() -> Iterator[Phrase]:
    for line in ENTRY.read_text(encoding="utf-8").splitlines():
        if (found := _ENTRY_TEXT.fullmatch(line)) is not None:
            yield Phrase(_DESKTOP, found[2])
    for line in DESCRIPTION.read_text(encoding="utf-8").splitlines():
        if (found := _DESCRIPTION_TEXT.fullmatch(line)) is not None:
            yield Phrase(_DESKTOP, unescape(found[3]))


def entry_in_all_languages(entry: str) -> str:
    """A desktop entry with its English texts followed by those of every language, as the tables have them."""
    texts = _desktop_texts()
    lines = []
    for line in entry.splitlines():
        if "[" in line.partition("=")[0] and "=" in line:
            continue
        lines.append(line)
        if (found := _ENTRY_TEXT.fullmatch(line)) is not None:
            lines += [f"{found[1]}[{language.id}]={texts[language][found[2]]}" for language in TRANSLATED]
    return "\n".join(lines) + "\n"


def description_in_all_languages(description: str) -> str:
    """The same for the description that software centres read (AppStream)."""
    texts = _desktop_texts()
    lines = []
    for line in description.splitlines():
        if "xml:lang=" in line:
            continue
        lines.append(line)
        if (found := _DESCRIPTION_TEXT.fullmatch(line)) is not None:
            indent, tag, text = found.groups()
            for language in TRANSLATED:
                name, said = language.id.replace("_", "-"), escape(texts[language][unescape(text)])
                lines.append(f'{indent}<{tag} xml:lang="{name}">{said}</{tag}>')
    return "\n".join(lines) + "\n"


def _desktop_texts() -> dict[Language, dict[str, str]]:
    """The translations of the English texts; the English text where a translation is missing."""
    return {
        language: {
            message.findtext("source", ""): message.findtext("translation") or message.findtext("source", "")
            for context in ET.parse(TABLES / f"sr-desktop_{language.id}.ts").getroot().iter("context")
            if context.findtext("name") == _DESKTOP
            for message in context.iter("message")
        }
        for language in TRANSLATED
    }


def _literal(text: str) -> str:
    escaped = text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    sys.exit(main())
