"""What of the window belongs to a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sr_desktop.engine.settings import Mode
from sr_desktop.export.recipe.model import RecipeRegion
from sr_desktop.export.recipe.paths import written
from sr_desktop.export.session.files import saved_fields
from sr_desktop.export.session.model import (
    SavedFile,
    SavedFolder,
    SavedLayout,
    SavedModel,
    SavedName,
    SavedPicture,
    SavedResult,
    SavedSession,
    SavedView,
)
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.origin import ReadOptions
from sr_desktop.methods import Method
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.modes import VIEW_MODES
from sr_desktop.ui.workspace.workspace import Workspace

COMBINED_MODES = tuple(mode.id for mode in VIEW_MODES if mode.make is not None)
"""Of the views that show several panes in one place, in the order in which the stage has them."""


@dataclass(frozen=True, slots=True)
class Content:
    """What would be lost, or would be missed in the file: all but how it is looked at.

    Attributes:
        pictures: The open files in their order.
        readings: How they are read, where something was chosen.
        results: The added results, by picture.
        low_resolution: Low-resolution pictures that were given, by picture.
        low_resolution_folder: A folder of them.
        folders: The folders of results.
        models: The models of the user's own.
        names: Names and colours of the program's methods that are not the usual ones.
        region: The marked region.
        choices: Mode, scale, degradation and chosen metrics.
        votes: The folder of the last blind test.
    """

    pictures: tuple[Path, ...] = ()
    readings: dict[Path, ReadOptions] = field(default_factory=dict)
    results: dict[Path, tuple[Method, ...]] = field(default_factory=dict)
    low_resolution: dict[Path, Path] = field(default_factory=dict)
    low_resolution_folder: Path | None = None
    folders: tuple[Method, ...] = ()
    models: tuple[Method, ...] = ()
    names: dict[str, tuple[str, str]] = field(default_factory=dict)
    region: RecipeRegion | None = None
    choices: tuple[Mode, int, str, tuple[str, ...]] = (Mode.REFERENCE, 4, "", ())
    votes: Path | None = None

    @property
    def is_work(self) -> bool:
        """Whether it holds what the user has put together and the program does not remember by itself."""
        return bool(self.results or self.folders or self.low_resolution or self.low_resolution_folder)


@dataclass(frozen=True, slots=True)
class Captured:
    """A session before its files are read for their checksums."""

    content: Content
    current: Path | None
    view: SavedView | None
    layout: SavedLayout

    def saved(self, folder: Path, check: Callable[[], None] = lambda: None) -> SavedSession:
        """As it is written into a file in that folder; reads every file once.

        Raises:
            SessionError: One cannot be read.
        """
        content = self.content
        pictures = []
        for path in content.pictures:
            check()
            low = content.low_resolution.get(path)
            results = [
                SavedResult.model_validate({**saved_fields(one.result, folder), "title": one.title, "color": one.color})
                for one in content.results.get(path, ())
                if one.result is not None
            ]
            pictures.append(
                SavedPicture.model_validate(
                    {
                        **saved_fields(path, folder, content.readings.get(path)),
                        "results": results,
                        "low_resolution": None if low is None else SavedFile.model_validate(saved_fields(low, folder)),
                    }
                )
            )
        models = [
            SavedModel.model_validate(
                {
                    **saved_fields(one.model, folder),
                    "title": one.title,
                    "color": one.color,
                    "format": str(one.format),
                }
            )
            for one in content.models
            if one.model is not None
        ]
        mode, scale, degradation, metrics = content.choices
        return SavedSession(
            pictures=tuple(pictures),
            current=content.pictures.index(self.current) if self.current in content.pictures else None,
            mode=mode,
            scale=scale,
            degradation=degradation,
            low_resolution=_folder(content.low_resolution_folder, folder),
            metrics=metrics,
            names=tuple(SavedName(id=name, title=title, color=color) for name, (title, color) in content.names.items()),
            models=tuple(models),
            folders=tuple(
                SavedFolder(path=written(one.results, folder), title=one.title, color=one.color)
                for one in content.folders
                if one.results is not None
            ),
            region=content.region,
            view=self.view,
            layout=self.layout,
            votes=_folder(content.votes, folder),
        )


def _folder(path: Path | None, folder: Path) -> SavedFolder | None:
    return None if path is None else SavedFolder(path=written(path, folder))


def content_of(workspace: Workspace) -> Content:
    """What of the window belongs to a session now."""
    settings, session, stage = workspace.settings, workspace.session, workspace.stage
    inputs, given = workspace.feature(Inputs), workspace.feature(GivenResults)
    plan, region = session.plan, stage.model.mark.region
    pictures = workspace.feature(Collection).paths
    if not pictures and plan is not None and plan.picture.path is not None:
        pictures = (plan.picture.path,)
    listed = set(pictures)
    choice, choices = inputs.choice, workspace.documents.choices
    return Content(
        pictures=pictures,
        readings={path: options for path, options in choices.all().items() if path in listed},
        results={path: methods for path, methods in given.by_picture().items() if path in listed and methods},
        low_resolution={path: low for path, low in choice.singles.items() if path in listed},
        low_resolution_folder=None if choice.files is None else choice.files.named,
        folders=tuple(session.catalogue.get(one.id) for one in given.folders),
        models=tuple(session.catalogue.get(one.id) for one in settings.models),
        names={
            name: (settings.method_names.get(name, ""), settings.method_colors.get(name, ""))
            for name in dict.fromkeys((*settings.method_names, *settings.method_colors))
        },
        region=_region(region),
        choices=(settings.mode, settings.scale, settings.degradation.id, workspace.scoring.chosen),
        votes=settings.blind_test_folder,
    )


def _region(region: Rect | None) -> RecipeRegion | None:
    if region is None:
        return None
    return RecipeRegion(x=region.x, y=region.y, width=region.width, height=region.height)


def captured(workspace: Workspace) -> Captured:
    """The session now."""
    stage, plan = workspace.stage, workspace.session.plan
    view = None if stage.model.is_fit or plan is None else stage.model.view
    return Captured(
        content_of(workspace),
        None if plan is None else plan.picture.path,
        None if view is None else SavedView(x=view.center_x, y=view.center_y, scale=view.scale),
        SavedLayout(
            mode=stage.view_mode,
            order=stage.order,
            shown=stage.unhidden,
            alone=stage.solo,
            places=dict(zip(COMBINED_MODES, (view.places for view in stage.combined_views), strict=True)),
            docks=workspace.docks.wanted,
        ),
    )
