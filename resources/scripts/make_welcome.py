"""Makes the pictures of the welcome page: the same part of a sample, restored by each of two methods.

Needs the shipped weights, and is run again when SRResNet is published again:
``python resources/scripts/make_welcome.py``
"""

from __future__ import annotations

from sr_desktop.engine.pool import NetworkPool
from sr_desktop.engine.settings import DeviceChoice, EngineSettings, PrecisionChoice
from sr_desktop.engine.upscaling import run_method
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.picture import Pixels
from sr_desktop.imaging.reading import read_picture
from sr_desktop.imaging.resampling.factors import crop_to_multiple, downscale
from sr_desktop.imaging.writing import write_picture
from sr_desktop.paths import resources_dir

METHODS = ("bicubic", "srresnet")
SAMPLE = "flowers"
PART = Rect(220, 160, 240, 240)


def main() -> None:
    """Write ``resources/welcome/METHOD.webp`` for both methods."""
    for method_id in METHODS:
        write_picture(resources_dir() / "welcome" / f"{method_id}.webp", restored(method_id))


def restored(method_id: str) -> Pixels:
    """The part of the sample that a method restores from its shrink, in fp32 on the processor."""
    sample = crop_to_multiple(read_picture(resources_dir() / "samples" / f"{SAMPLE}.webp"))
    settings = EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32)
    pixels, _ = run_method(method_id, downscale(sample), settings, NetworkPool())
    return pixels[PART.slices]


if __name__ == "__main__":
    main()
