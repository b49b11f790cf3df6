"""The card beside weights: what it holds of scores, and what it still reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.networks.card import ModelCard
from sr_desktop.paths import weights_dir


def fields() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((weights_dir() / "srresnet.json").read_bytes())
    return loaded


def test_scores_are_values_by_metric_id() -> None:
    card = ModelCard.model_validate({**fields(), "scores": {"Set5": {"psnr_y": 31.76, "ssim_y": 0.889}}})
    assert card.scores == {"Set5": Scores(psnr_y=31.76, ssim_y=0.889)}
    assert card.model_copy(update={"scores": {"Set5": Scores(lpips=0.25)}}).scores["Set5"]["lpips"] == 0.25
    written = json.loads(card.model_dump_json())
    assert written["scores"] == {"Set5": {"psnr_y": 31.76, "ssim_y": 0.889}}
    assert ModelCard.model_validate(written) == card


def test_a_score_that_was_not_measured_may_be_null() -> None:
    card = ModelCard.model_validate({**fields(), "scores": {"Set5": {"psnr_y": 31.76, "lpips": None}}})
    assert card.scores["Set5"]["lpips"] is None


@pytest.mark.parametrize("scores", [{"Set5": {"psnr_y": "high"}}, {"Set5": 31.76}])
def test_what_is_no_score_is_refused(scores: object) -> None:
    with pytest.raises(ValidationError):
        ModelCard.model_validate({**fields(), "scores": scores})
