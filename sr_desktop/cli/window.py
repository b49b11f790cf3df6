"""Opens the window, once it is known that one can open."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from sr_desktop.system.display import window_problem


def open_window(images: Sequence[Path]) -> int:
    """Show the window until it is closed; its exit code, or 1 after one line on why it cannot open."""
    problem = window_problem(os.environ)
    if problem is None and find_spec("PySide6") is None:
        problem = (
            "PySide6 (Qt) is not installed, so no window can open. Install it with: pip install PySide6-Essentials"
        )
    if problem is not None:
        print(f"sr-desktop: {problem}", file=sys.stderr)
        return 1

    from sr_desktop.ui.app import run_window

    return run_window(images)
