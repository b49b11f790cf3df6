"""The settings page for keys."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sr_desktop.ui.actions.wording import label_of, native, tip_of
from sr_desktop.ui.keys.bindings import Bindings
from sr_desktop.ui.keys.conflict import ConflictBar
from sr_desktop.ui.keys.field import KeyField

KEYS_AN_ACTION = 3
"""The most keys that an action may have."""

_NAME = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """Lists the actions by chapter, with fields for the keys of the selected one.

    Changes only its own `bindings`; the caller applies them when the user is done.

    Args:
        chapters: The actions that can have keys, under titles.
        bindings: The current keys.
        parent: The dialog.
    """

    def __init__(
        self, chapters: Sequence[tuple[str, Sequence[QAction]]], bindings: Bindings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keys-page")
        self._bindings = bindings
        self._labels: dict[str, str] = {}
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._chapters: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._search = QLineEdit(self)
        self._search.setObjectName("keys-search")
        self._search.setPlaceholderText(self.tr("Find an action or a key"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._tree = self._make_tree(chapters)
        self._conflict = ConflictBar(self)
        self._conflict.settled.connect(self._settle)
        self._reset_all = QPushButton(self.tr("Reset &all"), self)
        self._reset_all.setObjectName("keys-reset-all")
        self._reset_all.clicked.connect(self._take_defaults)
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._reset_all)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(self._tree, 1)
        layout.addLayout(self._make_fields())
        layout.addWidget(self._conflict)
        self._tree.currentItemChanged.connect(self._show_selected)
        self._refresh()
        self._tree.setCurrentItem(next(iter(self._rows.values())))

    @property
    def bindings(self) -> Bindings:
        """The keys as edited so far."""
        return self._bindings

    def _make_tree(self, chapters: Sequence[tuple[str, Sequence[QAction]]]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("keys-list")
        tree.setAccessibleName(self.tr("Actions and their keys"))
        tree.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        tree.setRootIsDecorated(False)
        tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.header().setStretchLastSection(False)
        for title, actions in chapters:
            chapter = QTreeWidgetItem(tree, [title])
            chapter.setFlags(Qt.ItemFlag.ItemIsEnabled)
            chapter.setFirstColumnSpanned(True)
            font = chapter.font(0)
            font.setBold(True)
            chapter.setFont(0, font)
            rows: list[QTreeWidgetItem] = []
            self._chapters.append((chapter, rows))
            for action in actions:
                name = action.objectName()
                self._labels[name] = label_of(action)
                row = QTreeWidgetItem(chapter, [label_of(action)])
                row.setData(0, _NAME, name)
                row.setToolTip(0, tip_of(action))
                self._rows[name] = row
                rows.append(row)
        tree.expandAll()
        tree.setItemsExpandable(False)
        return tree

    def _make_fields(self) -> QHBoxLayout:
        self._fields: list[KeyField] = []
        self._selected = QLabel(self)
        row = QHBoxLayout()
        row.addWidget(self._selected, 1)
        for number in range(KEYS_AN_ACTION):
            field = KeyField(self)
            field.setObjectName(f"key-{number + 1}")
            field.setMaximumWidth(150)
            field.setAccessibleName(self.tr("Key {number}").format(number=number + 1))
            field.setToolTip(self.tr("Click here, then press the key"))
            field.chosen.connect(partial(self._edit, number))
            field.editingFinished.connect(self._fill_fields)
            self._fields.append(field)
            row.addWidget(field)
        self._reset = QPushButton(self.tr("&Reset"), self)
        self._reset.setObjectName("keys-reset")
        self._reset.setToolTip(self.tr("Restore the default keys of this action"))
        self._reset.clicked.connect(self._take_default)
        row.addWidget(self._reset)
        return row

    @property
    def _name(self) -> str | None:
        item = self._tree.currentItem()
        return None if item is None else item.data(0, _NAME)

    @Slot()
    def _show_selected(self) -> None:
        """Fill the fields with the keys of the selected action."""
        self._conflict.dismiss()
        name = self._name
        self._selected.setText("" if name is None else self._labels[name])
        self._reset.setEnabled(name is not None and self._bindings.is_changed(name))
        self._fill_fields()

    @Slot()
    def _fill_fields(self) -> None:
        """Show the keys of the selected action, unless a question about a key is open."""
        if self._conflict.is_asking:
            return
        name = self._name
        keys = () if name is None else self._bindings.keys(name)
        for number, field in enumerate(self._fields):
            field.setEnabled(name is not None)
            # An empty field appears only after the last key.
            field.setVisible(number <= len(keys))
            field.show_key(keys[number] if number < len(keys) else "")

    def _edit(self, number: int, key: str) -> None:
        name = self._name
        if name is None:
            return
        keys = list(self._bindings.keys(name))
        keys[number : number + 1] = [key]
        self._propose(name, tuple(wanted for wanted in keys if wanted))

    def _propose(self, name: str, keys: tuple[str, ...]) -> None:
        """Take these keys; if another action has one of them, ask first."""
        holders = {key: holder for key in keys if (holder := self._bindings.holder(key, name)) is not None}
        if not holders:
            self._bindings = self._bindings.with_keys(name, keys)
            self._refresh()
            return
        key, holder = next(iter(holders.items()))
        self._conflict.ask(
            native(key),
            self._labels[holder],
            self._labels[name],
            given=(name, keys),
            left=(name, tuple(key for key in keys if key not in holders)),
        )

    @Slot(str, tuple)
    def _settle(self, name: str, keys: tuple[str, ...]) -> None:
        self._bindings = self._bindings.with_keys(name, keys)
        self._refresh()

    @Slot()
    def _take_default(self) -> None:
        if self._name is not None:
            self._propose(self._name, tuple(self._bindings.defaults[self._name]))

    @Slot()
    def _take_defaults(self) -> None:
        self._bindings = self._bindings.without_choices()
        self._refresh()

    def _refresh(self) -> None:
        for name, row in self._rows.items():
            row.setText(1, ",  ".join(native(key) for key in self._bindings.keys(name)))
            font = row.font(1)
            font.setBold(self._bindings.is_changed(name))
            row.setFont(1, font)
        self._reset_all.setEnabled(not self._bindings.is_default)
        self._show_selected()

    @Slot(str)
    def _filter(self, text: str) -> None:
        """Show the actions whose name, description or keys contain all the words."""
        words = text.casefold().split()
        for row in self._rows.values():
            said = f"{row.text(0)} {row.toolTip(0)} {row.text(1)}".casefold()
            row.setHidden(not all(word in said for word in words))
        for chapter, rows in self._chapters:
            chapter.setHidden(all(row.isHidden() for row in rows))
