"""Names by a template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.enlarging.errors import EnlargeError
from sr_desktop.enlarging.naming import NameParts, check_template, name_of
from sr_desktop.export.names import UniqueNames

PARTS = NameParts("IMG_7", "bicubic", "x2", 80, 60, 3)


@pytest.mark.parametrize(
    ("template", "name"),
    [
        ("{name}_{size}", "IMG_7_x2"),
        ("{number:03}-{name}", "003-IMG_7"),
        ("{name} {width}x{height} by {method}", "IMG_7 80x60 by bicubic"),
        ("{{{name}}}", "{IMG_7}"),
        ("print", "print"),
    ],
)
def test_places_are_filled(template: str, name: str) -> None:
    check_template(template)
    assert name_of(template, PARTS) == name


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("", "need a name"),
        ("  ", "need a name"),
        ("a/{name}", "names a folder"),
        ("a\\{name}", "names a folder"),
        ("{stem}", "nothing called '{stem}'.*{name}, {method}"),
        ("{}", "nothing called '{}'"),
        ("{name.__class__}", "nothing called"),
        ("{name", "brace without its other half"),
        ("{number:zzz}", "brace without its other half"),
        ("{name!x}", "brace without its other half"),
    ],
)
def test_a_template_that_makes_no_names_is_refused(template: str, why: str) -> None:
    with pytest.raises(EnlargeError, match=why):
        check_template(template)


@given(st.text(max_size=30))
def test_whatever_is_accepted_makes_names_that_a_disk_takes(template: str) -> None:
    try:
        check_template(template)
    except EnlargeError:
        return
    name = UniqueNames().take(name_of(template, PARTS))
    assert Path(name).name == name
    assert len(name.encode("utf-8", "surrogatepass")) < 250


@pytest.mark.parametrize("name", ["a" * 196, "ä" * 100, "图" * 80], ids=["a", "umlaut", "chinese"])
@pytest.mark.parametrize("template", ["{name}_{size}", "{size} {name}-{name}"])
def test_a_long_name_leaves_its_size(name: str, template: str) -> None:
    sizes = ("x2", "x4")
    made = [UniqueNames().take(name_of(template, replace(PARTS, name=name, size=size))) for size in sizes]
    for one, size in zip(made, sizes, strict=True):
        assert size in one
        assert len(one) <= 120
        assert len(one.encode()) <= 220
        assert one.count(name[:20]) >= template.count("{name}")
