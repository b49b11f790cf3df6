"""The dialog in which the order of the film strip is chosen; what is chosen is done at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.imaging.measuring.scores import Metric


class OrderDialog(QDialog):
    """Chooses an `Order`.

    Args:
        order: The present one.
        titles: The evaluated methods' names, by id; empty if nothing is evaluated yet.
        metrics: What they were measured by.
        parent: The window.

    Signals:
        chosen: An `Order`.
        worst_requested: The user wants to see the worst picture.
    """

    chosen = Signal(object)
    worst_requested = Signal()

    def __init__(
        self, order: Order, titles: Mapping[str, str], metrics: Sequence[Metric], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("order-dialog")
        self.setWindowTitle(self.tr("Order of the film strip"))
        self._order = order
        self._by = self._combo("order-by", self.tr("Order by"))
        for by, label in (
            (By.NAME, self.tr("Name")),
            (By.SCORE, self.tr("Score of a method")),
            (By.GAP, self.tr("Gap between two methods")),
        ):
            self._by.addItem(label, by.value)
        self._method = self._combo("order-method", self.tr("Method"))
        self._other = self._combo("order-other", self.tr("Compared with"))
        for method_id, title in titles.items():
            self._method.addItem(title, method_id)
            self._other.addItem(title, method_id)
        self._metric = self._combo("order-metric", self.tr("Score"))
        for metric in metrics:
            self._metric.addItem(metric.heading, metric.id)
        self._worst_first = QCheckBox(self.tr("&Worst first"), self)
        self._worst_first.setObjectName("order-worst-first")
        self._worst_first.setChecked(order.is_worst_first)
        self._worst_first.toggled.connect(self._choose)
        for combo, value in (
            (self._by, order.by.value),
            (self._method, order.method),
            (self._other, order.other),
            (self._metric, order.metric_id),
        ):
            with QSignalBlocker(combo):
                combo.setCurrentIndex(max(0, combo.findData(value)))
        form = QFormLayout(self)
        form.addRow(self.tr("&Order by"), self._by)
        form.addRow(self.tr("&Method"), self._method)
        form.addRow(self.tr("&Compared with"), self._other)
        form.addRow(self.tr("&Score"), self._metric)
        form.addRow("", self._worst_first)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._worst = QPushButton(self.tr("&Go to the worst"), self)
        self._worst.setObjectName("order-worst")
        buttons.addButton(self._worst, QDialogButtonBox.ButtonRole.ActionRole)
        self._worst.clicked.connect(self.worst_requested)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow()

    @property
    def order(self) -> Order:
        """What is chosen."""
        return replace(
            self._order,
            by=By(self._by.currentData()),
            method=str(self._method.currentData() or ""),
            other=str(self._other.currentData() or ""),
            metric_id=str(self._metric.currentData() or self._order.metric_id),
            is_worst_first=self._worst_first.isChecked(),
        )

    @Slot()
    def _choose(self) -> None:
        self._follow()
        self.chosen.emit(self.order)

    def _follow(self) -> None:
        by = By(self._by.currentData())
        for widget in (self._method, self._metric, self._worst_first, self._worst):
            widget.setEnabled(by is not By.NAME)
        self._other.setEnabled(by is By.GAP)

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        combo.currentIndexChanged.connect(self._choose_later)
        return combo

    @Slot()
    def _choose_later(self) -> None:
        # While it is being filled, nothing is chosen.
        if self.isVisible():
            self._choose()
