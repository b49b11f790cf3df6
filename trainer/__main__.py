"""`python -m trainer`."""

import sys

from sr_desktop.system.streams import take_any_text
from trainer.cli import main

if __name__ == "__main__":
    take_any_text()
    sys.exit(main())
