"""Says before a large picture is enlarged what that will take."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot

from sr_desktop.engine.machine.footprint import Footprint, expected_seconds, footprint
from sr_desktop.engine.machine.pace import PaceBook, paces_file
from sr_desktop.engine.settings import Mode
from sr_desktop.export.tables.times import duration
from sr_desktop.messages.amounts import byte_count
from sr_desktop.methods import SHIPPED, Catalogue
from sr_desktop.ui.background.tasks import Task
from sr_desktop.ui.model_cards import readable_cards
from sr_desktop.ui.widgets.toasts import Toast
from sr_desktop.ui.workspace.plan import Plan, size_text
from sr_desktop.ui.workspace.workspace import Feature, Workspace

LARGE_BYTES = 10**9
"""From so much on, what the results take is said."""


class Forecast(Feature):
    """Says, when a comparison of a large picture begins, what its results take, and offers to stop it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._toast: Toast | None = None
        self._reading: Task[float | None] | None = None
        workspace.session.restarted.connect(self._follow)

    @Slot(object)
    def _follow(self, plan: Plan | None) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        if self._toast is not None and self._toast in self.workspace.toasts.shown:
            # Its button would cancel what follows.
            self._toast.dismiss()
        self._toast = None
        if plan is None or plan.mode is not Mode.UPSCALE:
            return
        catalogue = self.workspace.session.catalogue
        methods = catalogue.available(self.workspace.stage.wanted_methods, plan.scale)
        if not methods:
            return
        needed = footprint(plan.output_size, len(methods), plan.settings.result_memory)
        if needed.total >= LARGE_BYTES:
            tell = partial(self._tell, plan, len(methods), needed)
            self._reading = self.workspace.tasks.submit(lambda _: _seconds(plan, methods, catalogue), done=tell)

    def _tell(self, plan: Plan, count: int, needed: Footprint, seconds: float | None) -> None:
        self._reading = None
        sentences = [
            self.tr("{count} methods enlarge {before} to {after} pixels.").format(
                count=count, before=size_text(plan.picture.size), after=size_text(plan.output_size)
            ),
            self._room_text(needed),
        ]
        if seconds is not None:
            sentences.append(self.tr("At the last speed it takes about {time}.").format(time=duration(seconds)))
        self._toast = self.workspace.toasts.notice(" ".join(sentences))
        self._toast.add_button(self.tr("Cancel"), self.workspace.session.cancel)

    def _room_text(self, needed: Footprint) -> str:
        total, disk = byte_count(needed.total), byte_count(needed.on_disk)
        if needed.on_disk:
            return self.tr(
                "The results take {total}, of which {disk} are kept on the disk until the program ends."
            ).format(total=total, disk=disk)
        return self.tr("The results take {total} of memory.").format(total=total)


def _seconds(plan: Plan, methods: Sequence[str], catalogue: Catalogue) -> float | None:
    """About how long it takes; None where a network among them has never run here. Waits for the disk."""
    networks = [name for name in methods if catalogue.get(name).kind.is_network]
    cards = readable_cards(name for name in networks if name in SHIPPED.ids)
    if len(cards) < len(networks):
        return None
    is_ensemble = plan.settings.self_ensemble
    return expected_seconds(plan.picture.size, cards.values(), PaceBook(paces_file()), is_ensemble=is_ensemble)
