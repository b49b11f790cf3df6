"""What views, plots and tables show of the results: of the window into a session, and back.

What is left out is a setting, because it is the user's and not the work's: appearance, surround, language and keys,
the loupe and the crosshair, how pictures fit and scroll, what the original is called, whether folders are opened with
those in them, and how files are written. How far a plot is zoomed and where a divider is is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable

from sr_desktop.export.session.model import SavedLooks
from sr_desktop.export.session.parts import SavedSort
from sr_desktop.imaging.measuring.metrics import metric_of
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.measuring.feature import Measuring
from sr_desktop.ui.measuring.plots.feature import Plotting
from sr_desktop.ui.measuring.plots.legend import Legend
from sr_desktop.ui.plane.feature import PerceptionDistortion
from sr_desktop.ui.view_modes.difference import DifferenceView
from sr_desktop.ui.view_modes.wipe import WipeView
from sr_desktop.ui.workspace.workspace import Workspace


def looks_of(workspace: Workspace) -> SavedLooks:
    """What they show now."""
    alone = workspace.feature(Evaluating).dock.metric_alone
    return SavedLooks(
        difference=workspace.stage.view_of(DifferenceView).look,
        wipe_is_level=workspace.stage.view_of(WipeView).wipe.is_level,
        plots={dock.objectName(): dock.look for dock in workspace.feature(Plotting).docks},
        plane=workspace.feature(PerceptionDistortion).dock.look,
        evaluation="" if alone is None else alone.id,
        evaluation_sort=workspace.feature(Evaluating).dock.table.sorting.sort,
        table_sort=workspace.feature(Measuring).dock.sorting.sort,
        film_strip=workspace.settings.film_strip_shown,
    )


def show_looks(workspace: Workspace, looks: SavedLooks, id_of: Callable[[str], str | None]) -> None:
    """Show this.

    Args:
        workspace: The window's.
        looks: What they showed.
        id_of: Gives the id that a method has here; None while it is not there, then `show_looks_of` follows.
    """

    def here(hidden: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(found for name in hidden if (found := id_of(name)) is not None)

    if looks.difference is not None:
        workspace.stage.view_of(DifferenceView).set_look(looks.difference)
    if looks.wipe_is_level is not None:
        workspace.stage.view_of(WipeView).set_level(looks.wipe_is_level)
    for dock in workspace.feature(Plotting).docks:
        if (plot := looks.plots.get(dock.objectName())) is not None:
            dock.set_look(plot.model_copy(update={"hidden": here(plot.hidden)}))
    if looks.plane is not None:
        plane = workspace.feature(PerceptionDistortion).dock
        plane.set_look(looks.plane.model_copy(update={"hidden": here(looks.plane.hidden)}))
    if looks.evaluation is not None:
        evaluation = workspace.feature(Evaluating).dock
        evaluation.show_alone(metric_of(looks.evaluation) if looks.evaluation else None)
    if (sort := looks.evaluation_sort) is not None:
        here_now = id_of(sort.method) if sort.method else ""
        now = SavedSort() if here_now is None else sort.model_copy(update={"method": here_now})
        workspace.feature(Evaluating).dock.table.sorting.set_sort(now)
    if looks.table_sort is not None:
        workspace.feature(Measuring).dock.sorting.set_sort(looks.table_sort)
    if looks.film_strip is not None:
        workspace.feature(Collection).strip_switch.want(looks.film_strip)


def show_looks_of(workspace: Workspace, looks: SavedLooks, saved_id: str, method_id: str) -> None:
    """Hide a method that has come only now where it was hidden, and sort by its scores if nothing else was chosen.

    Args:
        workspace: The window's.
        looks: What they showed.
        saved_id: The id that the method had then.
        method_id: The id that it has here.
    """
    legends: list[tuple[Legend, tuple[str, ...]]] = [
        (dock.legend, looks.plots[dock.objectName()].hidden)
        for dock in workspace.feature(Plotting).docks
        if dock.objectName() in looks.plots
    ]
    if looks.plane is not None:
        legends.append((workspace.feature(PerceptionDistortion).dock.legend, looks.plane.hidden))
    for legend, hidden in legends:
        if saved_id in hidden:
            legend.set_hidden(legend.hidden | {method_id})
    sorting, sort = workspace.feature(Evaluating).dock.table.sorting, looks.evaluation_sort
    if sort is not None and sort.method == saved_id and not sorting.sort.column:
        sorting.set_sort(sort.model_copy(update={"method": method_id}))
