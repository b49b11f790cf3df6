"""What someone who mends a fault needs to know of the machine and of what happened, as text."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime
from importlib import metadata
from types import TracebackType

from sr_desktop import __version__

_PACKAGES = ("PySide6-Essentials", "torch", "numpy", "Pillow", "safetensors", "scikit-image")


def versions() -> dict[str, str]:
    """Versions of the program, of Python and of the libraries that matter; nothing is imported for it."""
    found = {"SR Desktop": __version__, "Python": platform.python_version()}
    for name in _PACKAGES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = "not installed"
    return found


def system() -> dict[str, str]:
    """The operating system, the processor, and the device that networks run on as far as it is known."""
    facts = {"System": platform.platform(), "Processor": platform.processor() or platform.machine()}
    # The window never loads torch; what the worker has loaded can be asked.
    torch = sys.modules.get("torch")
    if torch is not None and hasattr(torch, "cuda"):
        facts["GPU"] = torch.cuda.get_device_name(0) if torch.cuda.is_available() else "none"
    return facts


def crash_report(kind: type[BaseException], error: BaseException, trace: TracebackType | None, thread: str) -> str:
    """The report of an exception that nobody caught."""
    facts = {
        "Time": datetime.now().astimezone().isoformat(timespec="seconds"),
        "Thread": thread,
        **versions(),
        **system(),
    }
    lines = [f"{name}: {value}" for name, value in facts.items()]
    return "\n".join(lines) + "\n\n" + "".join(traceback.format_exception(kind, error, trace))
