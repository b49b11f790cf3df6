"""Scores: what they hold, their mean, and how they are written."""

from __future__ import annotations

import math
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.imaging.measuring.scores import Mean, Scores, mean_of, mean_scores, means_of, values_of

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
    assert mean_of([math.inf, 3.0, 5.0]) == 4.0
    assert mean_of([math.inf, math.inf, None]) == math.inf
    assert mean_of([None]) is mean_of([]) is None
    means = mean_scores([Scores(psnr_y=20.0, ssim_y=None), Scores(psnr_y=30.0, lpips=0.5)])
    assert means == Scores(psnr_y=25.0, ssim_y=None, lpips=0.5)
    assert mean_scores([]) == Scores()


VALUES = st.lists(st.none() | st.floats(-1e6, 1e6) | st.just(math.inf), max_size=8)


@given(VALUES)
def test_a_mean_lies_within_its_finite_values_and_counts_the_others(values: list[float | None]) -> None:
    mean = Mean.of(values)
    finite = [value for value in values if value is not None and not math.isinf(value)]
    infinite = sum(value is not None and math.isinf(value) for value in values)
    if finite:
        assert mean.value is not None
        assert math.isclose(mean.value, sum(finite) / len(finite), rel_tol=1e-9, abs_tol=1e-6)
        assert mean.infinite == infinite
    else:
        assert mean == Mean(math.inf if infinite else None, 0)


def test_means_count_for_each_metric_apart() -> None:
    means = means_of([Scores(psnr_y=math.inf, ssim_y=1.0), Scores(psnr_y=30.0, ssim_y=0.5), Scores(psnr_y=20.0)])
    assert means == {"psnr_y": Mean(25.0, 1), "ssim_y": Mean(0.75, 0)}
    assert values_of(means) == Scores(psnr_y=25.0, ssim_y=0.75)
    texts = [PSNR.mean_text(each) for each in (Mean(25.0, 1), Mean(25.0), Mean(math.inf), Mean(25.0, 1, 3))]
    assert texts == ["25.00 (1 ∞)", "25.00", "∞", "25.00 (n=3, 1 ∞)"]


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
