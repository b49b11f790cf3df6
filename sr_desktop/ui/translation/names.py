"""Names and descriptions of methods and samples in the language of the window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from sr_desktop.export.results import ORIGINAL
from sr_desktop.imaging.measuring.scores import Metric
from sr_desktop.messages import names as texts
from sr_desktop.messages.names import AND_MORE, shown
from sr_desktop.methods import ORIGINAL_TITLES, Catalogue

CONTEXT = "Names"
"""The context of these texts in the translation tables; ``make translations`` collects them."""
MORE_CONTEXT = "FirstNames"
"""That of `AND_MORE`."""


def published(titles: Mapping[str, str], catalogue: Catalogue) -> dict[str, str]:
    """Titles in English, as papers write them, in any language of the window: for figures and other files.

    Args:
        titles: By method id, and that of the original; ids that the catalogue does not have keep theirs.
        catalogue: What the methods are.
    """
    own = {method.id: method.title for method in (*catalogue.own, *catalogue.added)}
    own[ORIGINAL] = catalogue.original
    return {name: own.get(name, title) for name, title in titles.items()}


def translated_name(name: str) -> str:
    """A title or description of a method, or the name of a sample, in the language of the window.

    A name that has no translation, such as that of a user's own model, is itself.
    """
    return QCoreApplication.translate(CONTEXT, name) if name else ""


def original_name(title: str) -> str:
    """What the original is called: the usual word in the language of the window, another as it is."""
    return QCoreApplication.translate("PaneArea", "Original") if title == ORIGINAL_TITLES[0] else title


def metric_explanation(metric: Metric) -> str:
    """How a metric is measured, in the language of the window."""
    return QCoreApplication.translate(CONTEXT, metric.explanation)


def first_names(names: Sequence[str]) -> str:
    """The first of these names of files or folders, and how many more there are, in the language of the window."""
    return texts.first_names([shown(name) for name in names], QCoreApplication.translate(MORE_CONTEXT, AND_MORE))
