"""Lists the licences of what the program needs, as installed: ``python resources/scripts/list_licences.py``.

Writes ``docs/licences.md``. What is not installed on this machine keeps its line there. Weights that others made, and
that ship with the program, are listed from ``weights/measures/SOURCES.json``, which lies with their licences.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "licences.md"
WEIGHTS = PROJECT / "weights" / "measures"
PROGRAM = "program"
_NOT_LISTED = ("check", "bundle", "dev")
"""Extras with tools that only look at the code, or pack it."""

HEADER = """\
# Licences of what the program needs

The program itself is under the licence in [LICENSE](../LICENSE). Beside it are installed, as licences their packages
state; `python resources/scripts/list_licences.py` makes this page from what is installed.

"For" says what needs a package: the program itself, or one of its extras. NVIDIA's packages come only with the CUDA
build of PyTorch; their licence allows use and distribution with programs, not changes. What an extra alone brings under
the GPL is installed by those who want it, and never packed into the bundle.
"""

WEIGHTS_HEADER = """\
## Weights that others made

They ship with the program, in `weights/measures`, with their licences: LPIPS and DISTS are measured with them.
"""

_KNOWN = {"3-Clause BSD License": "BSD-3-Clause", "BSD 3-Clause License": "BSD-3-Clause", "BSD License": "BSD",
          "Apache Software License": "Apache-2.0", "Apache 2.0": "Apache-2.0", "MIT License": "MIT",
          "Python Software Foundation License": "PSF-based",
          "NVIDIA Proprietary Software": "LicenseRef-NVIDIA-Proprietary"}  # fmt: skip
"""Licences by what packages call them without an SPDX expression."""

_SIGNS = {"NVIDIA": "LicenseRef-NVIDIA-Proprietary", "GNU AFFERO GENERAL PUBLIC LICENSE": "AGPL",
          "GNU GENERAL PUBLIC LICENSE": "GPL", "GNU LESSER GENERAL PUBLIC LICENSE": "LGPL", "MIT License": "MIT",
          "Apache License": "Apache-2.0", "Redistribution and use": "BSD"}  # fmt: skip
"""Licences by what their texts hold, those that bind most first."""

_FORBIDDEN = re.compile(r"AGPL|non-?commercial|CC-BY-NC|unknown", re.IGNORECASE)
"""Licences with which not everyone could use the program."""
_NOT_FOR_THE_PROGRAM = re.compile(r"^GPL(?!.* OR )")
"""Licences with which it could not be shared under its own."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package that is needed.

    Attributes:
        name: As its index calls it.
        licence: What it states, an SPDX expression where it gives one.
        needed_for: `PROGRAM` or the first extra that brings it.
    """

    name: str
    licence: str
    needed_for: str

    @property
    def is_allowed(self) -> bool:
        """Whether the program may be used and shared with it."""
        if self.needed_for == PROGRAM and _NOT_FOR_THE_PROGRAM.search(self.licence):
            return False
        return _FORBIDDEN.search(self.licence) is None

    @property
    def line(self) -> str:
        """Its row of the page."""
        return f"| {self.name} | {self.licence} | {self.needed_for} |"


def needed() -> tuple[Package, ...]:
    """All packages that are installed here for the program and its extras, those they need themselves included."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {name: texts for name, texts in project["optional-dependencies"].items() if name not in _NOT_LISTED}
    found: dict[str, Package] = {}
    for needed_for, texts in ((PROGRAM, project["dependencies"]), *extras.items()):
        for one in _closure(texts):
            found.setdefault(
                canonicalize_name(one.metadata["Name"]), Package(one.metadata["Name"], licence_of(one), needed_for)
            )
    return tuple(found[key] for key in sorted(found) if key != project["name"])


def licence_of(package: Distribution) -> str:
    """The licence that a package states: its expression, else its classifiers, else the first line of its text."""
    metadata = package.metadata
    expression = metadata.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [line.split("::") for line in metadata.get_all("Classifier", [])]
    classified = [parts[-1].strip() for parts in classifiers if parts[0].strip() == "License"]
    stated = (metadata.get("License") or "").strip()
    if stated and "\n" not in stated and len(stated) < 60 and "::" not in stated:
        return _KNOWN.get(stated, stated)
    names = [_KNOWN.get(name, name) for name in classified if name != "OSI Approved"]
    if names:
        return " or ".join(dict.fromkeys(names))
    return _from_files(package)


def page(packages: Iterable[Package], before: str = "") -> str:
    """The text of the page; lines of `before` for packages that are not installed here stay."""
    lines = {canonicalize_name(one.name): one.line for one in packages}
    for line in before.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line == WEIGHTS_HEADER.splitlines()[0]:
            break
        if line.startswith("| ") and len(cells) == 3 and cells[0] not in ("Package", "---"):
            lines.setdefault(canonicalize_name(cells[0]), line)
    rows = [lines[key] for key in sorted(lines)]
    table = [HEADER, "| Package | Licence | For |", "| --- | --- | --- |", *rows]
    return "\n".join([*table, "", WEIGHTS_HEADER, *weights_lines()]) + "\n"


def weights_lines() -> list[str]:
    """A table of the weights that others made and that ship with the program."""
    lines = ["| Weights | Of | Licence |", "| :-- | :-- | :-- |"]
    for one in json.loads((WEIGHTS / "SOURCES.json").read_text(encoding="utf-8")):
        link = f"[{one['licence']}](../weights/{WEIGHTS.name}/{one['text']})"
        lines.append(f"| {one['file']}: {one['what']} | [{one['made_by']}]({one['source']}) | {link} |")
    return lines


def main() -> int:
    """Write the page; 1 if a package's licence does not allow what the program is for."""
    packages = needed()
    before = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
    PAGE.write_text(page(packages, before), encoding="utf-8")
    forbidden = [one for one in packages if not one.is_allowed]
    for one in forbidden:
        print(f"{one.name}: {one.licence}", file=sys.stderr)
    return 1 if forbidden else 0


def _closure(texts: Iterable[str]) -> Iterator[Distribution]:
    """What is required, and all that it needs itself, each once, as far as installed."""
    waiting, seen = [(text, frozenset[str]()) for text in texts], set()
    while waiting:
        text, extras = waiting.pop()
        requirement = Requirement(text)
        marker = requirement.marker
        wanted = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if wanted in seen or not (marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))):
            continue
        seen.add(wanted)
        try:
            one = distribution(wanted[0])
        except PackageNotFoundError:
            continue
        yield one
        waiting += [(needed, wanted[1]) for needed in one.requires or []]


def _from_files(package: Distribution) -> str:
    for file in package.files or []:
        if file.name.upper().startswith(("LICENSE", "LICENCE", "COPYING")):
            text = file.locate().read_text(encoding="utf-8", errors="replace")  # type: ignore[attr-defined]
            for sign, name in _SIGNS.items():
                if sign in text:
                    return name
    return "LicenseRef-NVIDIA-Proprietary" if package.metadata["Name"].startswith(("cuda-", "nvidia-")) else "unknown"


if __name__ == "__main__":
    sys.exit(main())
