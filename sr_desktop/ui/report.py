"""The text of an error report: the machine, the versions and what happened."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from types import TracebackType

from sr_desktop.system.versions import operating_system, versions


def libraries() -> dict[str, str]:
    """Versions of the program, of Python and of the libraries that it needs, in words."""
    return {name: version or "not installed" for name, version in versions().items()}


def system(gpu: str | None) -> dict[str, str]:
    """The operating system, the processor, and the GPU if the worker has found one."""
    facts = {"System": operating_system(), "Processor": platform.processor() or platform.machine()}
    return facts if gpu is None else {**facts, "GPU": gpu}


def crash_report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None, thread: str, gpu: str | None
) -> str:
    """The report of an exception that nobody caught."""
    facts = {
        "Time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "Thread": thread,
        **libraries(),
        **system(gpu),
    }
    lines = [f"{name}: {value}" for name, value in facts.items()]
    return "\n".join(lines) + "\n\n" + "".join(traceback.format_exception(kind, error, trace))
