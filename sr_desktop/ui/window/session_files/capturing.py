"""What of the window belongs to a session."""

from __future__ import annotations

from sr_desktop.export.session.model import SavedLayout, SavedView
from sr_desktop.export.session.state import AddedMethod, Content, SessionState
from sr_desktop.methods import SHIPPED, Method
from sr_desktop.ui.blind_test.feature import BlindTest
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.inputs.feature import Inputs
from sr_desktop.ui.ordering.feature import Ordering
from sr_desktop.ui.user_methods.given import GivenResults
from sr_desktop.ui.view_modes.modes import VIEW_MODES
from sr_desktop.ui.window.session_files.looks import looks_of
from sr_desktop.ui.workspace.workspace import Workspace

COMBINED_MODES = tuple(mode.id for mode in VIEW_MODES if mode.make is not None)
"""Of the views that show several panes in one place, in the order in which the stage has them."""


def content_of(workspace: Workspace) -> Content:
    """What of the window belongs to a session now, and would be missed in its file."""
    settings, session, stage = workspace.settings, workspace.session, workspace.stage
    given, plan, choice = workspace.feature(GivenResults), session.plan, workspace.feature(Inputs).choice
    pictures = workspace.feature(Collection).paths
    if not pictures and plan is not None and plan.picture.path is not None:
        pictures = (plan.picture.path,)
    listed = set(pictures)

    def added(methods: tuple[Method, ...]) -> tuple[AddedMethod, ...]:
        return tuple(_added(session.catalogue.get(one.id)) for one in methods)

    return Content(
        pictures=pictures,
        readings={path: options for path, options in workspace.documents.choices.all().items() if path in listed},
        results={path: added(methods) for path, methods in given.by_picture().items() if path in listed and methods},
        low_resolution={path: low for path, low in choice.singles.items() if path in listed},
        low_resolution_folder=None if choice.files is None else choice.files.named,
        folders=added(given.folders),
        models=added(settings.models),
        names={
            name: (settings.method_names.get(name, ""), settings.method_colors.get(name, ""))
            for name in SHIPPED.ids
            if name in settings.method_names or name in settings.method_colors
        },
        region=stage.model.mark.region,
        line=stage.model.line.line,
        mode=settings.mode,
        scale=settings.scale,
        degradation=settings.degradation.id,
        metrics=workspace.scoring.chosen,
        votes=workspace.feature(BlindTest).folder,
        evaluation=workspace.feature(Evaluating).kept,
    )


def _added(method: Method) -> AddedMethod:
    path = method.model or method.result or method.results
    assert path is not None
    return AddedMethod(path, method.title, method.color, method.id, method.format)


def captured(workspace: Workspace) -> SessionState:
    """The session now."""
    stage, plan = workspace.stage, workspace.session.plan
    view = None if stage.model.is_fit or plan is None else stage.model.view
    choice = workspace.feature(Inputs).choice
    return SessionState(
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
            dock_places=workspace.docks.places,
            looks=looks_of(workspace),
        ),
        workspace.feature(Ordering).order,
        choice.files,
    )
