"""When a training has diverged, and when one of its losses is only odd."""

from __future__ import annotations

import math

import pytest

from trainer.optimization.divergence import DivergedError, DivergenceWatch


@pytest.fixture
def watch() -> DivergenceWatch:
    """A watch that has seen two hundred losses of about 0.02."""
    watch = DivergenceWatch()
    feed(watch, *(0.02 + 0.01 * math.sin(step) for step in range(200)))
    return watch


def feed(watch: DivergenceWatch, *losses: float) -> None:
    for step, loss in enumerate(losses, 1):
        watch.check(step, loss)


@pytest.mark.parametrize("loss", [math.nan, math.inf])
def test_a_loss_that_is_no_number_stops_at_once(loss: float) -> None:
    with pytest.raises(DivergedError, match="at step 1"):
        DivergenceWatch().check(1, loss)


def test_an_explosion_that_lasts_stops_and_says_when(watch: DivergenceWatch) -> None:
    for step in range(201, 205):
        watch.check(step, 0.5)
        assert not watch.is_calm
    with pytest.raises(DivergedError, match=r"0\.5 at step 205"):
        watch.check(205, 0.5)


def test_an_explosion_in_the_first_steps_stops_too() -> None:
    with pytest.raises(DivergedError, match="at step 7"):
        feed(DivergenceWatch(), 0.02, 0.3, *([1e9] * 5))


@pytest.mark.parametrize("first", [0.0, 1e-3])
def test_flat_patches_at_first_are_no_measure(first: float) -> None:
    feed(DivergenceWatch(), first, *([0.5] * 20))


def test_a_single_odd_batch_is_let_pass(watch: DivergenceWatch) -> None:
    feed(watch, *([0.02, 0.6] * 100), 0.02)
    assert watch.is_calm


def test_exploded_losses_do_not_become_usual(watch: DivergenceWatch) -> None:
    feed(watch, *([0.6, 0.6, 0.6, 0.6, 0.02] * 100))
    with pytest.raises(DivergedError):
        feed(watch, *([0.6] * 5))


def test_another_loss_is_not_held_against_the_one_before(watch: DivergenceWatch) -> None:
    watch.forget()
    feed(watch, *([5.0] * 200))
    assert watch.is_calm
