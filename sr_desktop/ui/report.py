"""The text of an error report: the machine, the versions and what happened."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from types import TracebackType

from sr_desktop.system.versions import operating_system, versions


def libraries() -> dict[str, str]:
    """Versions of the program, of Python and of the libraries that it needs, in words."""
    return {name: version or "not installed" for name, version in versions().items()}


def system() -> dict[str, str]:
    """The operating system, the processor, and the device that networks run on as far as it is known."""
    facts = {"System": operating_system(), "Processor": platform.processor() or platform.machine()}
    # The window never loads torch, but can ask it once the worker has loaded it.
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "cuda"):
        facts["GPU"] = torch.cuda.get_device_name(0) if torch.cuda.is_available() else "none"
    return facts


def crash_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, thread: str) -> str:
    """The report of an exception that nobody caught."""
    facts = {
        "Time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "Thread": thread,
        **libraries(),
        **system(),
    }
    lines = [f"{name}: {value}" for name, value in facts.items()]
    return "\n".join(lines) + "\n\n" + "".join(traceback.format_exception(kind, error, trace))
