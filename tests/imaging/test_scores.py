"""Scores: what they hold, their mean, and how they are written."""

from __future__ import annotations

import math
import pickle

import pytest

from sr_desktop.imaging.metrics import metric_of
from sr_desktop.imaging.scores import Scores, mean_of, mean_scores

PSNR, SSIM = metric_of("psnr_y"), metric_of("ssim_y")


def test_scores_are_values_by_metric_id() -> None:
    scores = Scores({"psnr_y": 27.9}, ssim_y=None)
    assert (scores["psnr_y"], scores["ssim_y"], scores.get("lpips")) == (27.9, None, None)
    assert list(scores) == ["psnr_y", "ssim_y"]
    assert scores == Scores(ssim_y=None, psnr_y=27.9)
    assert hash(scores) == hash(Scores(ssim_y=None, psnr_y=27.9))
    assert scores != Scores(psnr_y=27.9)
    assert pickle.loads(pickle.dumps(scores)) == scores


def test_scores_change_for_nobody() -> None:
    values: dict[str, float | None] = {"psnr_y": 27.9}
    scores = Scores(values)
    values["psnr_y"] = 0.0
    assert scores["psnr_y"] == 27.9
    with pytest.raises(TypeError):
        scores["psnr_y"] = 1.0  # type: ignore[index]


def test_scores_without_any_value_do_not_exist() -> None:
    assert not Scores().exist
    assert not Scores(psnr_y=None).exist
    assert Scores(psnr_y=0.0, ssim_y=None).exist


def test_the_mean_is_of_the_values_that_exist() -> None:
    assert mean_of([1.0, None, 3.0]) == 2.0
    assert mean_of([math.inf, 3.0]) == math.inf
    assert mean_of([None]) is mean_of([]) is None
    means = mean_scores([Scores(psnr_y=20.0, ssim_y=None), Scores(psnr_y=30.0, lpips=0.5)])
    assert means == Scores(psnr_y=25.0, ssim_y=None, lpips=0.5)
    assert mean_scores([]) == Scores()


@pytest.mark.parametrize(
    ("value", "text", "compact"),
    [(27.914, "27.91", "27.91 dB"), (9.0, "9.00", "9.00 dB"), (0.5, "0.50", "0.50 dB"), (math.inf, "∞", "∞ dB"),
     (None, "–", "–")],
)  # fmt: skip
def test_values_with_a_unit(value: float | None, text: str, compact: str) -> None:
    assert PSNR.text(value) == text
    assert PSNR.compact(value) == compact


@pytest.mark.parametrize(
    ("value", "text", "compact"),
    [
        (0.80123, "0.8012", ".8012"), (1.0, "1.0000", "1.0000"), (0.99999, "1.0000", "1.0000"),
        (0.0, "0.0000", ".0000"),
        (-0.02, "−0.0200", "−.0200"), (-1e-9, "0.0000", ".0000"), (10.5, "10.5000", "10.5000"), (None, "–", "–"),
        (-math.inf, "−∞", "−∞"),
    ],
)  # fmt: skip
def test_values_without_a_unit(value: float | None, text: str, compact: str) -> None:
    assert SSIM.text(value) == text
    assert SSIM.compact(value) == compact


def test_names_and_units() -> None:
    assert (PSNR.heading, PSNR.short_heading, SSIM.heading) == ("PSNR-Y (dB)", "PSNR (dB)", "SSIM-Y")
    assert (PSNR.named(27.914), SSIM.named(0.5)) == ("PSNR-Y 27.91 dB", "SSIM-Y 0.5000")


def test_files_hold_more_decimals_than_are_shown() -> None:
    assert (PSNR.rounded(27.91419), SSIM.rounded(0.80123456), PSNR.rounded(None)) == (27.9142, 0.801235, None)
    assert PSNR.rounded(math.inf) == math.inf
