"""ICC colour profiles: from an embedded one to sRGB, and the sRGB one that written files carry."""

from __future__ import annotations

import io
import struct
from functools import cache

import numpy as np
from PIL import Image, ImageCms

from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.strips import each_strip
from sr_desktop.imaging.values.origin import Findings
from sr_desktop.imaging.values.samples import Converter, Unit
from sr_desktop.messages.message import Message

_DEEPEST = 65535
_SAME = 1 / 255
"""Of deep gray, 0 to 1: a profile that moves no level by more is the gray of sRGB."""

# What photo editors do by default: colours that both spaces have stay as they are, black maps to black.
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION
# Little CMS would put a coarse table in place of the computing, which is up to 30 levels off in dark colours.
_EXACT = _FLAGS | ImageCms.Flags.NOOPTIMIZE

_SRGB_DATE = struct.pack(">6H", 1999, 10, 18, 0, 0, 0)
"""When the standard, IEC 61966-2-1, came out; little CMS would write the present second into the header of a profile
(ICC.1, 7.2.1: bytes 24 to 35)."""


_TOLD = {"CMYK": "CMYK", "LAB": "Lab"}
"""Modes of which it is said that they are converted, and what they are called."""


@cache
def srgb_profile() -> bytes:
    """The sRGB profile, to be embedded in written files: the same bytes whenever it is made."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + _SRGB_DATE + made[36:]


def to_srgb(image: Image.Image, icc_profile: bytes | None, findings: Findings) -> Image.Image:
    """An image of mode L, RGB, CMYK, LAB or YCbCr in sRGB: in mode L if it was, else RGB.

    A profile that is broken or made for other channels than the image has is ignored, as browsers do, and told. CMYK
    without a profile is converted by the plain formula R = (1 - C)(1 - K). RGB stays in its profile if that is wanted.
    """
    if image.mode == "YCbCr":
        image = image.convert("RGB")
    if image.mode in _TOLD:
        findings.tell(Message("color.converted", name=findings.name, space=_TOLD[image.mode]))
    if icc_profile:
        converted = _by_profile(image, icc_profile, findings)
        if converted is not None:
            return converted
    if image.mode == "LAB":
        return _convert(image, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def deep_converter(icc_profile: bytes, channels: int, findings: Findings) -> Converter | None:
    """From deep colours of 1 or 3 channels in a profile to sRGB.

    None if it is sRGB's own, if it does not serve, or if colours are left in it.
    """
    import imagecodecs  # Slow to import, and rarely needed.

    kind = "gray" if channels == 1 else "rgb"

    def convert(unit: Unit) -> Unit:
        rows = np.rint(unit.reshape(1, -1, channels) * _DEEPEST).astype(np.uint16)
        done = imagecodecs.cms_transform(
            rows[..., 0] if channels == 1 else rows,
            icc_profile,
            srgb_profile(),
            colorspace=kind,
            outcolorspace="rgb",
            outdtype="uint16",
            intent=int(_INTENT),
            flags=int(_EXACT),
        )
        # Gray comes out as three channels, equal but for rounding.
        channel = done[..., 1] if channels == 1 else done
        converted: Unit = (channel.reshape(unit.shape) / np.float32(_DEEPEST)).astype(np.float32)
        return converted

    try:
        if channels == 3 and _is_srgb(ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))):
            return None
        levels = np.linspace(0, 1, 256, dtype=np.float32)
        moved = convert(np.repeat(levels[:, np.newaxis], channels, axis=1))
        if channels == 3 and findings.leave_colors(icc_profile):
            return None
        if channels == 1:
            if np.abs(moved[:, 0] - levels).max() < _SAME:
                return None
            _tell_gray(ImageCms.ImageCmsProfile(io.BytesIO(icc_profile)), findings)
    except (ImageCms.PyCMSError, imagecodecs.CmsError, OSError, ValueError):
        findings.tell(Message("color.profile-ignored", name=findings.name))
        return None
    return convert


def _by_profile(image: Image.Image, icc_profile: bytes, findings: Findings) -> Image.Image | None:
    """The image converted; None if the profile does not serve."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile))
        if image.mode == "RGB" and (_is_srgb(profile) or findings.leave_colors(icc_profile)):
            return image
        return _gray(image, profile, findings) if image.mode == "L" else _convert(image, profile)
    except (ImageCms.PyCMSError, OSError, ValueError):
        findings.tell(Message("color.profile-ignored", name=findings.name))
        return None


def _gray(image: Image.Image, profile: ImageCms.ImageCmsProfile, findings: Findings) -> Image.Image:
    """A gray image in the gray of sRGB, in mode L."""
    levels = np.arange(256, dtype=np.uint8)
    # The three channels are equal but for rounding: one is taken for all.
    moved = np.array(_convert(Image.fromarray(levels[np.newaxis]), profile))[0, :, 1]
    if np.abs(moved.astype(np.int16) - levels).max() <= 1:
        return image
    _tell_gray(profile, findings)
    return image.point(moved.tobytes())


def _tell_gray(profile: ImageCms.ImageCmsProfile, findings: Findings) -> None:
    space = (profile.profile.profile_description or "ICC").strip()
    findings.tell(Message("color.converted", name=findings.name, space=space))


def _convert(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """The image in sRGB, in mode RGB."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    # Of 8 bits by a matrix the quick way is exact too.
    flags = _FLAGS if image.mode == "RGB" and profile.profile.is_matrix_shaper else _EXACT
    transform = ImageCms.buildTransform(profile, target, image.mode, "RGB", _INTENT, flags)
    converted = Image.new("RGB", image.size)

    def convert(strip: Rect) -> None:
        part = image.crop((strip.x, strip.y, strip.right, strip.bottom))
        done = ImageCms.applyTransform(part, transform)
        if done is None:
            raise ImageCms.PyCMSError("the conversion gave no image")
        converted.paste(done, (strip.x, strip.y))

    each_strip(Rect(0, 0, *image.size), convert)
    return converted


def _is_srgb(profile: ImageCms.ImageCmsProfile) -> bool:
    """Whether it moves no colour by more than one level: sRGB by whatever name, which must not cost a rounding."""
    levels = np.linspace(0, 255, 18).astype(np.uint8)
    colors = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(18, -1, 3)
    moved = np.array(_convert(Image.fromarray(colors), profile))
    return int(np.abs(moved.astype(np.int16) - colors).max()) <= 1
