"""How what is known of pictures that are enlarged is said in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sr_desktop.enlarging.costs import Forecast
from sr_desktop.enlarging.items import Item, State
from sr_desktop.enlarging.size import Size
from sr_desktop.export.tables.times import duration, rough_duration
from sr_desktop.messages.amounts import byte_count
from sr_desktop.methods import Catalogue
from sr_desktop.ui.translation.messages import translated
from sr_desktop.ui.translation.names import translated_name

translate = QCoreApplication.translate


def forecast_text(forecast: Forecast, known: int, failed: int, skipped: int) -> str:
    """What a job takes, and what of it is not done.

    Args:
        forecast: What it takes.
        known: How many pictures an earlier run has enlarged.
        failed: How many cannot be enlarged.
        skipped: How many are left out as asked.
    """
    parts = []
    if forecast.waiting:
        parts.append(
            translate("Enlarging", "To enlarge: {count}, {before:.1f} → {after:.1f} megapixels, about {size}.").format(
                count=forecast.waiting,
                before=forecast.before / 1e6,
                after=forecast.after / 1e6,
                size=byte_count(forecast.size),
            )
        )
        if forecast.seconds is None:
            parts.append(translate("Enlarging", "How long it takes is known once the first is done."))
        else:
            parts.append(
                translate("Enlarging", "That takes about {time}.").format(time=rough_duration(forecast.seconds))
            )
    if forecast.waiting and not forecast.fits and forecast.free is not None:
        parts.append(translate("Enlarging", "Only {free} are free there.").format(free=byte_count(forecast.free)))
    if known:
        parts.append(translate("Enlarging", "Done already: {count}.").format(count=known))
    if skipped:
        parts.append(translate("Enlarging", "Left out: {count}.").format(count=skipped))
    if failed:
        parts.append(translate("Enlarging", "Cannot be enlarged: {count}.").format(count=failed))
    if not forecast.waiting:
        parts.append(translate("Enlarging", "There is nothing to enlarge."))
    return " ".join(parts)


def item_text(item: Item, catalogue: Catalogue) -> str:
    """The second line of a picture in the queue."""
    if item.remark is not None:
        return translated(item.remark)
    parts = [f"{size_text(item.before)} → {size_text(item.after)}"]
    if item.method is not None:
        parts.append(translated_name(catalogue.title(item.method)))
    if item.precision is not None:
        parts.append(item.precision)
    if item.state is State.DONE:
        parts.append(duration(item.seconds))
    elif item.state is State.KNOWN:
        parts.append(translate("Enlarging", "done already"))
    elif item.state is State.RUNNING:
        parts.append(translate("Enlarging", "under way"))
    return "  ·  ".join(parts)


def size_text(size: Size | None) -> str:
    """``640 × 480``."""
    return "–" if size is None else f"{size[0]} × {size[1]}"
