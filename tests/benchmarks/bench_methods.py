"""Speed and memory of every method beside plain PyTorch: what ``sr-desktop bench`` prints."""

from __future__ import annotations

import sys

from sr_desktop.cli.app import run

if __name__ == "__main__":
    sys.exit(run(["bench", *sys.argv[1:]]))
