"""Runs the benchmarks: all ``bench_*.py`` beside this file, or those that are named, each in a process of its own.

``make bench``, or ``python tests/benchmarks/run.py start methods``. What they print is measured on this machine, now,
and asserts nothing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
PREFIX = "bench_"


def main() -> int:
    """Run them one after the other, so that none disturbs another; 1 if one failed."""
    known = {path.stem.removeprefix(PREFIX): path for path in sorted(FOLDER.glob(f"{PREFIX}*.py"))}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which ones (default: {', '.join(known)})")
    names = parser.parse_args().names or list(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error(f"there is no benchmark called {unknown[0]}; choose from: {', '.join(known)}")
    failed = []
    for name in names:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, str(known[name])], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
