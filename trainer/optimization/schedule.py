"""The learning rate over a training."""

from __future__ import annotations

import math

from trainer.recipes.sections import ScheduleSection


def rate_factor(step: int, schedule: ScheduleSection) -> float:
    """Factor of the rate at a step counted from 0: linear warm-up, then half a cosine (Loshchilov 2016, equation 5)."""
    if step < schedule.warmup:
        return (step + 1) / schedule.warmup
    done = (step - schedule.warmup) / max(1, schedule.steps - schedule.warmup)
    low = schedule.final_fraction
    return low + (1 - low) * 0.5 * (1 + math.cos(math.pi * min(1.0, done)))
