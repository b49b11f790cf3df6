"""Orders the film strip by the scores of the evaluation, and shows them there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot

from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.ui.collection.feature import Collection
from sr_desktop.ui.evaluating.feature import Evaluating
from sr_desktop.ui.ordering.dialog import OrderDialog
from sr_desktop.ui.translation.names import translated_name
from sr_desktop.ui.workspace.workspace import Feature, Workspace


class Ordering(Feature):
    """Keeps the film strip in the chosen order, and the score of every picture under its name.

    Scores appear as they are measured; the order follows when the evaluation ends, so that nothing moves before.

    Attributes:
        order: The chosen order.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.order = Order()
        self._collection = workspace.feature(Collection)
        self._evaluating = workspace.feature(Evaluating)
        self._is_arranging = False
        self._had_scores = False
        self._evaluating.changed.connect(self._follow)
        self._evaluating.picture_changed.connect(self._show_one)
        self._collection.changed.connect(self._follow)
        workspace.actions.follow(self._evaluating.changed)

    @property
    def _known(self) -> dict[Path, EvaluatedPicture]:
        pictures = self._evaluating.evaluation.pictures
        return {one.path: one for one in pictures if self._collection.lists(one.path)}

    @property
    def can_order(self) -> bool:
        """Whether several pictures are open."""
        return len(self._collection.paths) > 1

    @property
    def has_scores(self) -> bool:
        """Whether any of the open pictures is evaluated."""
        pictures = self._evaluating.evaluation.pictures
        return any(one.scores is not None and self._collection.lists(one.path) for one in pictures)

    @Slot()
    def choose(self) -> None:
        """Ask for an order; without scores, say how to get them."""
        if not self.has_scores:
            toast = self.workspace.toasts.notice(self.tr("To order the pictures by their scores, evaluate them first."))
            toast.add_button(self.tr("Evaluate all"), self._evaluating.evaluate)
            return
        evaluation = self._evaluating.evaluation
        titles = {name: translated_name(evaluation.catalogue.title(name)) for name in evaluation.method_ids}
        dialog = OrderDialog(self._filled(self.order), titles, evaluation.metrics, self.workspace.window)
        dialog.chosen.connect(self.set_order)
        dialog.worst_requested.connect(self.show_worst)
        dialog.open()

    @Slot(object)
    def set_order(self, order: Order) -> None:
        """Order the pictures so from now on; the open one stays."""
        self.order = order
        self._follow()

    @Slot()
    def show_worst(self) -> None:
        """Open the picture on which the chosen method does worst, or worst beside the other."""
        order = self._filled(self.order)
        if order.by is By.NAME:
            order = replace(order, by=By.SCORE)
        order = replace(order, is_worst_first=True)
        known = self._known
        in_order = order.ordered(tuple(known), known)
        worst = next((path for path in in_order if order.value(known[path]) is not None), None)
        if worst is None:
            self.workspace.toasts.notice(self.tr("No picture is evaluated yet."))
            return
        self._collection.show(worst)
        method = translated_name(self._evaluating.evaluation.catalogue.title(order.method))
        self.workspace.toasts.notice(
            self.tr("Worst for {method}: {value}").format(method=method, value=order.text(order.value(known[worst])))
        )

    def _filled(self, order: Order) -> Order:
        """The order with methods that were evaluated: at first the last one, compared with the one before it."""
        ids = self._evaluating.evaluation.method_ids
        if not ids:
            return order
        method = order.method if order.method in ids else ids[-1]
        others = [name for name in ids if name != method]
        other = order.other if order.other in ids else (others[-1] if others else method)
        return replace(order, method=method, other=other)

    @Slot(object)
    def _show_one(self, picture: EvaluatedPicture) -> None:
        """Follow one picture, whatever the number of the others."""
        if self.order.by is not By.NAME and self._collection.lists(picture.path):
            self._collection.show_score(picture.path, self.order.text(self.order.value(picture)))
        if not self._had_scores:
            self._had_scores = self.has_scores
            self.workspace.actions.refresh()

    @Slot()
    def _follow(self) -> None:
        if self._is_arranging:
            return
        self._is_arranging = True
        try:
            order, known = self.order, self._known
            self._had_scores = self.has_scores
            texts = {} if order.by is By.NAME else {path: order.text(order.value(one)) for path, one in known.items()}
            self._collection.show_scores(texts)
            # Without any value the pictures stay as they are, such as in the order that a session has brought back.
            is_known = order.by is By.NAME or any(order.value(one) is not None for one in known.values())
            if is_known and not self._evaluating.busy:
                collection = self._collection
                collection.arrange(order.ordered(collection.paths, known, collection.folders))
        finally:
            self._is_arranging = False
