"""The ``[loss]`` table of a recipe: the weight of each loss and the keys that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import Field, create_model, model_validator

from trainer.losses.registry import LOSSES
from trainer.section import Section

if TYPE_CHECKING:
    _LossKeys = Section
else:
    _own_keys = tuple(dict.fromkeys(loss.keys for loss in LOSSES if loss.keys is not Section))
    _weights = {loss.key: (float, Field(0.0, ge=0, description=loss.explanation)) for loss in LOSSES}
    _LossKeys = create_model("_LossKeys", __base__=_own_keys or Section, **_weights)

_CURRENT_KEYS = {earlier: loss.key for loss in LOSSES for earlier in loss.earlier_keys}


class LossSection(_LossKeys):
    """Weights of the summed losses, by the keys of `trainer.losses.registry.LOSSES`; zero leaves a loss out.

    Attributes:
        shift: Largest number of rows and of columns, drawn at random in each step, that are left out before the
            recognition networks see the pictures. These look at the picture on grids, AlexNet's of 4 pixels, and a
            network for x4 whose output is always seen on the same grid can learn a pattern that only there looks
            right. A resumed training draws other shifts.
    """

    shift: int = Field(0, ge=0, le=16)

    @model_validator(mode="before")
    @classmethod
    def _read_earlier_keys(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        for earlier, current in _CURRENT_KEYS.items():
            if earlier in values and current in values:
                raise ValueError(f"{earlier} is the earlier name of {current}; give only one of them")
        return {_CURRENT_KEYS.get(key, key): value for key, value in values.items()}

    @model_validator(mode="after")
    def _needs_a_loss(self) -> LossSection:
        if not any(self.weight(loss.key) for loss in LOSSES):
            keys = [loss.key for loss in LOSSES]
            raise ValueError(f"at least one of {', '.join(keys[:-1])} and {keys[-1]} must be above 0")
        return self

    def weight(self, key: str) -> float:
        """The weight of the loss with this key."""
        weight: float = getattr(self, key)
        return weight


def other_names(key: str) -> set[str]:
    """The other names under which a recipe may hold the same key of its ``[loss]`` table."""
    current = _CURRENT_KEYS.get(key, key)
    return {current, *(earlier for earlier, now in _CURRENT_KEYS.items() if now == current)} - {key}
