"""What is installed here: names and versions, for reports. Nothing is imported for it."""

from __future__ import annotations

import platform
from importlib import metadata

from sr_desktop import NAME, __version__

PACKAGES = (
    "PySide6-Essentials",
    "torch",
    "numpy",
    "Pillow",
    "tifffile",
    "imagecodecs",
    "scikit-image",
    "matplotlib",
    "safetensors",
    "spandrel",
    "pydantic",
    "rich",
    "psutil",
)
"""The libraries without which some part of the program does not run."""

OPTIONAL = {
    "openvino": "PyTorch computes in its place, slower, and ONNX models cannot be run",
    "onnx": "only ONNX models need it",
    "piq": "only MS-SSIM, GMSD and HaarPSI need it",
    "OpenEXR": "only OpenEXR pictures need it",
    "pillow-heif": "only HEIC pictures need it",
    "pillow-jxl-plugin": "only JPEG XL pictures need it",
    "pyvips": "only AVIFs of over 268 megapixels need it",
}
"""The libraries that are not needed everywhere, and what follows without them."""


def package_version(name: str) -> str | None:
    """The version of an installed distribution, None if it is not installed."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def versions() -> dict[str, str | None]:
    """Versions of the program, of Python and of the libraries that it needs; None for one that is missing."""
    found: dict[str, str | None] = {NAME: __version__, "Python": platform.python_version()}
    return found | {name: package_version(name) for name in PACKAGES}


def operating_system() -> str:
    """The system in words: its distribution on Linux, as its owner knows it."""
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return platform.platform()
    return f"{release.get('PRETTY_NAME', 'Linux')}, {platform.system()} {platform.release()}, {platform.machine()}"
