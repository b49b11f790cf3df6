"""What was chosen when pictures were enlarged last makes a plan, whatever stands in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.engine.settings import EngineSettings
from sr_desktop.enlarging.choices import EnlargeChoices
from sr_desktop.methods import SHIPPED


def test_a_folder_may_begin_with_the_home_folder_or_with_a_user_who_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for typed, folder in (("~/out", tmp_path / "out"), ("~nobody-of-this-name", Path("~nobody-of-this-name"))):
        assert EnlargeChoices(folder=typed).plan(EngineSettings(), SHIPPED).folder == folder
