"""The results that the window has now, as exports take them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sr_desktop.export.collecting import ResultCollector
from sr_desktop.export.results import PictureResult
from sr_desktop.ui.window.session import Session


def gatherer(session: Session, method_ids: Sequence[str]) -> Callable[[], PictureResult] | None:
    """Gives the finished results of these methods as they are now, in this order; None if there are none.

    What it gives takes a moment for large pictures: call it on another thread.
    """
    plan, given, results = session.plan, session.input, session.results
    done = [results[name] for name in method_ids if name in results]
    if plan is None or given is None or not done:
        return None

    def gather() -> PictureResult:
        collector = ResultCollector(plan.picture, plan.mode, [each.method_id for each in done])
        collector.take(given)
        for each in done:
            collector.take(each)
        return collector.result()

    return gather
