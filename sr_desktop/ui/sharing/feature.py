"""Writes the page to share, and says where it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot

from sr_desktop.export.names import safe_name
from sr_desktop.export.page.page import write_page
from sr_desktop.ui.widgets.file_dialogs import ask_target, first_folder
from sr_desktop.ui.workspace.saving import Saving
from sr_desktop.ui.workspace.session import gatherer
from sr_desktop.ui.workspace.workspace import Feature


class Sharing(Feature):
    """Shares what is shown: the panes that are not hidden, the marked region if there is one."""

    @Slot()
    def share(self) -> None:
        """Ask for a file, and write the page."""
        workspace = self.workspace
        gather, plan = gatherer(workspace.session, workspace.stage.unhidden), workspace.session.plan
        if gather is None or plan is None:
            workspace.toasts.notice(self.tr("No pane is finished yet; there is nothing to share."))
            return
        source = plan.picture.path
        folder = first_folder(workspace.settings.saved_folder, None if source is None else source.parent)
        suggested = folder / f"{safe_name(plan.picture.name)}.html"
        region = workspace.stage.model.mark.region
        title = self.tr("Share as a web page") if region is None else self.tr("Share the marked region as a web page")
        path = ask_target(workspace.window, title, suggested, (self.tr("Web page (*.html)"),))
        if path is None:
            return
        workspace.settings.saved_folder = path.parent
        backdrop = workspace.settings.backdrop

        def write(check: Callable[[], None]) -> None:
            write_page(path, gather().within(region), check, backdrop)

        workspace.toasts.notice(self.tr("Writing {name}…").format(name=path.name))
        workspace.feature(Saving).save(path, write, self.tr("Saved the page {path}."))
