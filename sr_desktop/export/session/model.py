"""What a session's file holds, validated: an unknown key or an impossible value is an error. Imports no torch."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, NonNegativeInt, PositiveFloat, StringConstraints

from sr_desktop.engine.settings import Mode
from sr_desktop.export.recipe.model import RecipeFile, RecipeRegion
from sr_desktop.imaging.degradation import PLAIN, parse_degradation
from sr_desktop.imaging.metrics import MetricId
from sr_desktop.model_format import parse_format

SUFFIX = ".srd"
"""Of the files of sessions."""

VERSION: Literal[1] = 1
"""Of their form."""

Id = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Color = Annotated[str, StringConstraints(pattern=r"^(#[0-9a-fA-F]{6})?$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SavedFile(RecipeFile):
    """A file, found again by its path from the session's folder, or elsewhere by its size and checksum.

    Attributes:
        size: In bytes.
    """

    size: NonNegativeInt


class SavedName(_Model):
    """What a method is called, and its colour; empty for the usual one."""

    id: Id
    title: str = ""
    color: Color = ""


class SavedResult(SavedFile):
    """A picture that somebody made of another, added as its result."""

    title: str
    color: Color = ""


class SavedPicture(SavedFile):
    """An open picture.

    Attributes:
        results: Its added results.
        low_resolution: The low-resolution picture that was given for it; None if it is made.
    """

    results: tuple[SavedResult, ...] = ()
    low_resolution: SavedFile | None = None


class SavedModel(SavedFile):
    """A model file of the user's own."""

    title: str
    color: Color = ""
    format: Annotated[str, AfterValidator(lambda text: str(parse_format(text)))] = ""


class SavedFolder(_Model):
    """A folder of results for all pictures, or of low-resolution pictures; its path is as that of a file."""

    path: Annotated[str, StringConstraints(min_length=1)]
    title: str = ""
    color: Color = ""


class SavedView(_Model):
    """The part of the picture that is seen: the column and row in the middle, and device pixels per picture pixel."""

    x: float
    y: float
    scale: PositiveFloat


class SavedLayout(_Model):
    """How the window is laid out.

    Attributes:
        mode: Id of the view mode.
        order: Ids of the panes in their order.
        shown: Ids of those that are not hidden.
        alone: The pane that is shown alone; None if none is.
        places: The panes that share one place, by the view mode that shows them so.
        docks: Names of the docks that are shown.
    """

    mode: str = "grid"
    order: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    alone: str | None = None
    places: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    docks: tuple[str, ...] = ()


class SavedSession(_Model):
    """All that a session's file holds.

    Attributes:
        kind: Says what this file is.
        version: Of its form.
        pictures: What is open, in the order of the film strip.
        current: Which of them is shown, from 0; None if none is.
        mode: Whether they are the ground truth or the input.
        scale: How many times larger the results are than the input.
        degradation: How the low-resolution pictures are made.
        low_resolution: A folder of them, matched by name; None if they are made.
        metrics: The chosen metrics.
        names: Names and colours of the program's methods, where they are not the usual ones.
        models: The model files of the user's own.
        folders: Folders of results.
        region: The marked region.
        view: What is seen; None for the whole picture.
        layout: How the window is laid out.
        votes: The folder of the last blind test, where its votes are.
    """

    kind: Literal["sr-desktop session"] = "sr-desktop session"
    version: Literal[1] = VERSION
    pictures: tuple[SavedPicture, ...] = ()
    current: NonNegativeInt | None = None
    mode: Mode = Mode.REFERENCE
    scale: Annotated[int, Field(ge=1, le=16)] = 4
    degradation: Annotated[str, AfterValidator(lambda text: parse_degradation(text).id)] = PLAIN.id
    low_resolution: SavedFolder | None = None
    metrics: tuple[MetricId, ...] = ()
    names: tuple[SavedName, ...] = ()
    models: tuple[SavedModel, ...] = ()
    folders: tuple[SavedFolder, ...] = ()
    region: RecipeRegion | None = None
    view: SavedView | None = None
    layout: SavedLayout = Field(default_factory=SavedLayout)
    votes: SavedFolder | None = None
