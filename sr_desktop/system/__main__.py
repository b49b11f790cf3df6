"""``python -m sr_desktop.system [PLATFORM]`` names in one line what Qt lacks for a platform plugin (offscreen)."""

from __future__ import annotations

import sys

from sr_desktop.system.libraries import missing_libraries
from sr_desktop.system.packages import describe_missing


def main() -> int:
    """0 if nothing is missing, else 1."""
    missing = missing_libraries((sys.argv[1] if len(sys.argv) > 1 else "offscreen",))
    if missing:
        print(describe_missing(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
