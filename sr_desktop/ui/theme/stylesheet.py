"""The details that Fusion and a palette cannot set."""

from __future__ import annotations

from sr_desktop.paths import resources_dir
from sr_desktop.ui.theme.colors import Colors

_TEMPLATE = """
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; padding: 3px 5px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolBar {{ background: {window}; border: 0; border-bottom: 1px solid {line}; padding: 3px 5px; spacing: 2px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 5px 5px; }}
QToolBar QToolButton {{ border: 0; border-radius: 4px; padding: 4px 7px; }}
QToolBar QToolButton[popupMode="1"] {{ padding-right: 12px; }}
QToolBar QToolButton:hover {{ background: {button}; }}
QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {surround}; }}
QToolBar QToolButton:focus {{ outline: 0; border: 1px solid {accent}; padding: 3px 6px; }}
QToolBar QToolButton[popupMode="1"]:focus {{ padding-right: 11px; }}
QToolBar QToolButton[popupMode="2"] {{ padding-right: 17px; }}
QToolBar QToolButton[popupMode="2"]::menu-indicator {{
    subcontrol-origin: padding; subcontrol-position: right center; right: 4px; width: 9px; }}
QCommandLinkButton {{ background: {button}; border: 1px solid {line}; border-radius: 6px; padding: 4px; }}
QCommandLinkButton:hover, QCommandLinkButton:focus {{ border-color: {accent}; }}
QCommandLinkButton:pressed {{ background: {surround}; }}
QStatusBar {{ background: {window}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QMenu {{ background: {window}; border: 1px solid {line}; padding: 4px 0; }}
QMenu::item {{ padding: 5px 22px 5px 12px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::item:selected {{ background: {accent}; color: {accent_text}; }}
QMenu::item:disabled {{ color: {dim_text}; background: transparent; }}
QTableView::item {{ padding: 0 5px; }}
QHeaderView::section {{ background: {header}; border: 0; border-bottom: 1px solid {line}; padding: 3px 8px 3px 6px; }}
QTableCornerButton::section {{ background: {header}; border: 0; border-bottom: 1px solid {line}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ subcontrol-position: top center; width: 10px; height: 6px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 0; }}
QCheckBox, QRadioButton {{ spacing: 6px; padding: 2px 8px 2px 0; }}
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
    width: 13px; height: 13px; border: 1px solid {dim_text}; }}
QCheckBox::indicator, QListView::indicator {{ border-radius: 3px; background: {base}; }}
QRadioButton::indicator {{ border-radius: 7px; background: {base}; }}
QListView::item {{ min-height: 17px; }}
QAbstractSpinBox {{ min-height: 1.35em; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{
    background: {accent}; border-color: {accent}; image: url("{controls}/check.svg"); }}
QRadioButton::indicator:checked {{ background: {accent}; border-color: {accent}; image: url("{controls}/dot.svg"); }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {surround}; }}
"""


def stylesheet_of(colors: Colors) -> str:
    """The application's style sheet in those colours."""
    return _TEMPLATE.format(
        window=colors.window,
        base=colors.base,
        button=colors.button,
        text=colors.text,
        dim_text=colors.dim_text,
        line=colors.line,
        header=colors.header,
        surround=colors.surround,
        accent=colors.accent,
        accent_text=colors.accent_text,
        controls=(resources_dir() / "icons" / "controls").as_posix(),
    )
