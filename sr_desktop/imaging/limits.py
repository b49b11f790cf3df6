"""How large a picture file may be: the program's own limits, and Pillow's, which are set here and nowhere else."""

from __future__ import annotations

import logging
import warnings

from PIL import Image, PngImagePlugin

MAX_PIXELS = 500_000_000
"""Larger pictures are refused: decoded they would take over 1.5 GB, and a tiny file may claim any size."""

MIN_SIDE = 4
"""Smaller pictures are refused: shrunk four times, nothing would be left."""

MAX_TEXT_BYTES = 64 << 20
"""Unpacked bytes of one text or colour profile in a PNG, and of all its texts together.

Editors write their whole history there; a packed text may also claim any size, and unpacking stops at this one.
"""


def set_limits() -> None:
    """Let Pillow open what the program opens, without a word on stderr."""
    # Pillow's own guard is far below today's panoramas; `reading` checks the size at our limit.
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    PngImagePlugin.MAX_TEXT_CHUNK = MAX_TEXT_BYTES
    PngImagePlugin.MAX_TEXT_MEMORY = MAX_TEXT_BYTES
    # The libraries also warn of sizes above the limit and of broken tags: the picture or our own sentence says enough.
    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    logging.getLogger("tifffile").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", category=UserWarning, module=r"(PIL|pillow_heif|pillow_jxl)\.")
