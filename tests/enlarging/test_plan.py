"""What an enlargement depends on, by which an earlier run's is known again."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop.engine.foreign.model_methods import model_method
from sr_desktop.enlarging.items import State
from sr_desktop.enlarging.journal import Journal
from sr_desktop.enlarging.plan import EnlargePlan, Source
from sr_desktop.enlarging.survey import survey
from sr_desktop.methods import SHIPPED

pytest.importorskip("onnx", reason="needs the package onnx (pip install sr-desktop[onnx])")


def test_other_weights_beside_a_model_make_another_enlargement(
    tmp_path: Path, photos: Path, model_apart: tuple[Path, Path]
) -> None:
    path, data = model_apart
    method = model_method(path, SHIPPED)
    plan = EnlargePlan(tmp_path / "out", method.id, catalogue=SHIPPED.adding(method))
    before = plan.settings_of(method)
    assert plan.settings_of(method) == before
    data.write_bytes(data.read_bytes()[::-1])
    assert plan.settings_of(method) != before
    data.unlink()
    (item,) = survey(plan, [Source(photos / "a.png")], Journal(plan.folder))
    assert item.state is State.FAILED
    assert "apart.onnx.data' cannot be read" in str(item.remark), "the model is at fault, not the picture"
