"""What a session's file holds, validated: an unknown key or an impossible value is an error. Imports no torch."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    AllowInfNan,
    Field,
    FiniteFloat,
    NonNegativeInt,
    PositiveFloat,
    model_validator,
)

from sr_desktop import SCALE
from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.plane import PlaneOf
from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.export.recipe.model import RecipeRegion, Scale
from sr_desktop.export.session.evaluation_model import SavedEvaluation
from sr_desktop.export.session.parts import Color, Id, Part, Pixels, SavedFile, SavedFolder, SavedMethod, SavedSort
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.degrading.degradation import PLAIN, parse_degradation
from sr_desktop.imaging.measuring.difference import GAINS, DifferenceKind
from sr_desktop.imaging.measuring.line_profile import LINE_WIDTHS, Line
from sr_desktop.imaging.measuring.metrics import MetricId
from sr_desktop.model_format import parse_format
from sr_desktop.validation import one_of

SUFFIX = ".srd"
"""Of the files of sessions."""

VERSION: Literal[1] = 1
"""Of their form."""

ScreenPixels = Annotated[int, Field(ge=-1_000_000, le=1_000_000)]


class DockArea(StrEnum):
    """Where docks can be."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    FLOATING = "floating"


class SavedName(Part):
    """What a method is called, and its colour; empty for the usual one."""

    id: Id
    title: str = ""
    color: Color = ""


class SavedResult(SavedFile, SavedMethod):
    """A picture that somebody made of another, added as its result."""


class SavedPicture(SavedFile):
    """An open picture.

    Attributes:
        results: Its added results.
        low_resolution: The low-resolution picture that was given for it; None if it is made.
    """

    results: tuple[SavedResult, ...] = ()
    low_resolution: SavedFile | None = None


class SavedModel(SavedFile, SavedMethod):
    """A model file of the user's own."""

    format: Annotated[str, AfterValidator(lambda text: str(parse_format(text)))] = ""


class SavedVotes(SavedFolder):
    """The folder of a blind test.

    Attributes:
        files: What is compared, and the votes of everyone.
    """

    files: tuple[SavedFile, ...] = ()


class SavedView(Part):
    """The part of the picture that is seen: the column and row in the middle, and device pixels per picture pixel."""

    x: FiniteFloat
    y: FiniteFloat
    scale: Annotated[PositiveFloat, AllowInfNan(False)]


class SavedLine(Part):
    """A line from one pixel of the result to another."""

    x1: NonNegativeInt
    y1: NonNegativeInt
    x2: NonNegativeInt
    y2: NonNegativeInt

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        Line(self.x1, self.y1, self.x2, self.y2)
        return self


class SavedDock(Part):
    """Where a dock is, shown or not.

    Attributes:
        name: The dock's.
        area: At which edge of the window, or in a window of its own.
        group: Its place there, from 0; docks at one place are tabs.
        front: Whether it can be seen, not behind the tab of another.
        size: ``(width, height)`` in logical pixels.
        at: ``(x, y)`` of a window of its own on the screen.
    """

    name: Id
    area: DockArea = DockArea.BOTTOM
    group: Annotated[int, Field(ge=0, le=100)] = 0
    front: bool = False
    size: tuple[Pixels, Pixels]
    at: tuple[ScreenPixels, ScreenPixels] | None = None


class SavedPlot(Part):
    """What a plot shows: profile, spectrum or histogram.

    Attributes:
        channel: The colour channel.
        width: Over how many parallel lines a profile is averaged; None in the others.
        relative: Whether a spectrum is divided by the original's; None in the others.
        hidden: Ids of the panes whose curves are not drawn.
    """

    channel: Channel = Channel.LUMA
    width: Annotated[int, one_of(LINE_WIDTHS)] | None = None
    relative: bool | None = None
    hidden: tuple[str, ...] = ()


class SavedPlane(Part):
    """What the perception-distortion plane shows.

    Attributes:
        of: The open picture, or those that were evaluated.
        of_set: Which of several evaluated sets; empty for all.
        hidden: Ids of the methods whose dots are not drawn.
    """

    of: PlaneOf = PlaneOf.PICTURE
    of_set: str = ""
    hidden: tuple[str, ...] = ()


class SavedDifference(Part):
    """How a difference of two results is shown: its kind, and how many times it is magnified."""

    kind: DifferenceKind = DifferenceKind.ABSOLUTE
    gain: Annotated[int, one_of(GAINS)] = 4


class SavedLooks(Part):
    """What views, plots and tables show of the results. Where one is None, it stays as the window has it.

    Earlier versions did not write them.

    Attributes:
        difference: Of the view of differences.
        wipe_is_level: Whether the divider of the wipe is a level line.
        plots: By the names of their docks.
        plane: Of the perception-distortion plane.
        evaluation: The score that the table of an evaluation shows alone; empty for all.
        evaluation_sort: By which column that table is sorted.
        table_sort: By which column the table of scores is sorted.
        film_strip: Whether the film strip is shown.
    """

    difference: SavedDifference | None = None
    wipe_is_level: bool | None = None
    plots: dict[str, SavedPlot] = Field(default_factory=dict)
    plane: SavedPlane | None = None
    evaluation: MetricId | Literal[""] | None = None
    evaluation_sort: SavedSort | None = None
    table_sort: SavedSort | None = None
    film_strip: bool | None = None


class SavedLayout(Part):
    """How the window is laid out.

    Attributes:
        mode: Id of the view mode.
        order: Ids of the panes in their order.
        shown: Ids of those that are not hidden.
        alone: The pane that is shown alone; None if none is.
        places: The panes that share one place, by the view mode that shows them so.
        docks: Names of the docks that are shown.
        dock_places: Where they all are.
        looks: What they and the views show.
    """

    mode: str = "grid"
    order: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    alone: str | None = None
    places: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    docks: tuple[str, ...] = ()
    dock_places: tuple[SavedDock, ...] = ()
    looks: SavedLooks = Field(default_factory=SavedLooks)


class SavedOrder(Part):
    """The order of the film strip, as `sr_desktop.export.evaluating.picture_order.Order` has it."""

    by: By = By.NAME
    method: str = ""
    other: str = ""
    metric: MetricId = Order().metric_id
    worst_first: bool = True


class SavedSession(Part):
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
        line: The line along which values are plotted.
        layout: How the window is laid out.
        order: The order of the film strip.
        votes: The blind test that was opened last, with its votes.
        evaluation: What has been evaluated; None if nothing.
    """

    kind: Literal["sr-desktop session"] = "sr-desktop session"
    version: Literal[1] = VERSION
    pictures: tuple[SavedPicture, ...] = ()
    current: NonNegativeInt | None = None
    mode: Mode = Mode.REFERENCE
    scale: Scale = SCALE
    degradation: Annotated[str, AfterValidator(lambda text: parse_degradation(text).id)] = PLAIN.id
    low_resolution: SavedFolder | None = None
    metrics: tuple[MetricId, ...] = ()
    names: tuple[SavedName, ...] = ()
    models: tuple[SavedModel, ...] = ()
    folders: tuple[SavedFolder, ...] = ()
    region: RecipeRegion | None = None
    line: SavedLine | None = None
    view: SavedView | None = None
    layout: SavedLayout = Field(default_factory=SavedLayout)
    order: SavedOrder = Field(default_factory=SavedOrder)
    votes: SavedVotes | None = None
    evaluation: SavedEvaluation | None = None
