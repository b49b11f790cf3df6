"""What every table of a recipe has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of a recipe: its keys are known, its values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)
