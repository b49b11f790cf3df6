"""``python -m sr_desktop`` and the ``sr-desktop`` command."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command line of this process; the exit code."""
    try:
        # Here, so that Ctrl+C is an exit code from the first moment on.
        from sr_desktop.system.streams import take_any_text, why_not_printed

        take_any_text()
        from sr_desktop.cli.app import run

        code = run(sys.argv[1:])
        if (problem := why_not_printed()) is None:
            return code
        reason = (problem.strerror or str(problem)).lower()
        print(f"sr-desktop: The results cannot be printed: {reason}.", file=sys.stderr)
        return code or 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output (`| head`) has gone: nothing is left to say, not even by the interpreter's last
        # flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


if __name__ == "__main__":
    sys.exit(main())
