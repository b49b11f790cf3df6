"""Does what a pane without a result offers."""

from __future__ import annotations

from PySide6.QtCore import Slot

from sr_desktop.engine.events import MethodFailed
from sr_desktop.engine.settings import DeviceChoice, PrecisionChoice
from sr_desktop.methods import OF_THE_SCALE
from sr_desktop.ui.panes.remedies import Remedy
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.window.comparing import Comparing
from sr_desktop.ui.window.dialogs import HelpPages
from sr_desktop.ui.window.status_feed import StatusFeed
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Mending(Feature):
    """Resumes, recomputes, changes to the processor, or shows the messages; failures are among these."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        workspace.stage.remedy_requested.connect(self._mend)
        workspace.session.method_failed.connect(self._log)

    @Slot(object)
    def _log(self, failure: MethodFailed) -> None:
        is_error = failure.message.code not in OF_THE_SCALE
        self.workspace.toasts.log.add(translated(failure.message), is_error=is_error)

    @Slot(str, object)
    def _mend(self, pane_id: str, remedy: Remedy) -> None:
        match remedy:
            case Remedy.RESUME:
                self.workspace.feature(Comparing).resume_or_recompute()
            case Remedy.RECOMPUTE:
                self.workspace.session.retry(pane_id)
            case Remedy.PROCESSOR:
                settings = self.workspace.settings
                settings.device, settings.precision = DeviceChoice.CPU, PrecisionChoice.AUTO
                self.workspace.feature(StatusFeed).show_choice()
                self.workspace.feature(Comparing).recompute()
            case Remedy.SCALE:
                scale = self.workspace.session.catalogue.get(pane_id).scale
                if scale is not None:
                    self.workspace.feature(Comparing).set_scale(scale)
            case Remedy.DETAILS:
                self.workspace.feature(HelpPages).show_messages()
