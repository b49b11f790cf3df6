"""Suggests the method that suits the kind of file, where a picture itself is enlarged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot

from sr_desktop.engine.settings import Mode
from sr_desktop.enlarging.plan import FOR_JPEG, FOR_OTHERS
from sr_desktop.imaging.metadata.lossy import is_lossy_jpeg
from sr_desktop.methods import SHIPPED
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.learning.feature import Learning
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.widgets.hint_bar import HintBar
from sr_desktop.ui.workspace.plan import Plan
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Suggesting(Feature):
    """Says of a JPEG file why the photo network suits it, and switches its pane on with one click.

    Attributes:
        bar: The hint.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        photo = translated_name(SHIPPED.title(FOR_JPEG))
        self.bar = HintBar(self.tr("Show {photo}").format(photo=photo), workspace.center)
        self._is_dismissed = False
        self._jpeg: Path | None = None
        self._looking: Task[bool] | None = None
        self.bar.accepted.connect(self._show_pane)
        self.bar.dismissed.connect(self._dismiss)
        self.bar.asked.connect(workspace.feature(Learning).open_which_network)
        workspace.session.restarted.connect(self._look)
        workspace.stage.arrangement_changed.connect(self._follow)

    @Slot(object)
    def _look(self, plan: Plan | None) -> None:
        """Find out what kind of file is enlarged."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        path = None if plan is None or plan.mode is not Mode.UPSCALE else plan.picture.path
        self._jpeg = None
        self._follow()
        if path is not None:
            self._looking = self.workspace.tasks.submit(
                lambda _: _is_jpeg(path), done=lambda is_jpeg: self._take(path, is_jpeg)
            )

    def _take(self, path: Path, is_jpeg: bool) -> None:
        self._looking = None
        self._jpeg = path if is_jpeg else None
        self._follow()

    @Slot()
    def _follow(self) -> None:
        stage = self.workspace.stage
        is_offered = FOR_JPEG in stage.catalogue.ids and FOR_JPEG not in stage.unhidden
        if self._jpeg is None or self._is_dismissed or not is_offered:
            self.bar.hide()
            return
        photo, other = (translated_name(stage.catalogue.title(name)) for name in (FOR_JPEG, FOR_OTHERS))
        text = self.tr(
            "This is a JPEG file: {photo} has learned to leave out the blocks and noise of such files, which {other} "
            "takes for detail."
        ).format(photo=photo, other=other)
        self.bar.say(text, self.tr("Why?"))

    @Slot()
    def _show_pane(self) -> None:
        self.workspace.stage.show_pane(FOR_JPEG, True)
        self.workspace.actions.refresh()
        self._follow()

    @Slot()
    def _dismiss(self) -> None:
        """No more of it until the next start."""
        self._is_dismissed = True
        self._follow()


def _is_jpeg(path: Path) -> bool:
    try:
        return is_lossy_jpeg(path)
    except OSError:
        # It was opened a moment ago; whether it is still there is no matter of a hint.
        return False
