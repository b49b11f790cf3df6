"""The protocol of the published super-resolution tables, and what departs from it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import PurePath

from sr_desktop import SCALE
from sr_desktop.imaging.degrading.degradation import PLAIN, Degradation, parse_degradation
from sr_desktop.messages.message import Message

GIVEN = "given"
"""In place of a degradation's id: the low-resolution picture was not made here."""

_PSNR_OF_REGION = "10 log10(255^2 / MSE) over the pixels of the region that lie in the shaved picture"

_SSIM_OF_REGION = "Wang et al. 2004, mean of the shaved picture's map over the region; windows look beyond it"

_OF_THE_INPUT: dict[str, str | int | None] = {
    "crop": None,
    "downscale": None,
    "degradation": None,
    "luma": None,
    "gray": None,
    "border": 0,
    "ssim": None,
    "ssim_window": None,
    "ssim_sigma": None,
    "ssim_k1": None,
    "ssim_k2": None,
}
"""What holds instead of a protocol's values where there is no original, and results are compared with the input."""

_PSNR_OF_INPUT = (
    "10 log10(255^2 / MSE) over R, G and B of the input and the result shrunk again to its size by Pillow bicubic with "
    "antialias, rounded to uint8"
)

_OF_REGION = "; of the region, the pixels of the input that lie wholly inside it"


@dataclass(frozen=True, slots=True)
class Protocol:
    """How the scores are made, in words and numbers that travel with them into every file.

    Attributes:
        downscale: How the low-resolution picture was made, in words.
        degradation: The id of that (see `sr_desktop.imaging.degrading.degradation`), or `GIVEN`.
        low_resolution: The file that it was given in; None where it was made of the original.
        has_original: Whether results are compared with an original; else with the input, shrunk again.
    """

    scale: int = SCALE
    crop: str = "to a multiple of 4, right and bottom"
    downscale: str = "Pillow bicubic with antialias, rounded to uint8"
    degradation: str = PLAIN.id
    low_resolution: str | None = None
    output: str = "rounded to uint8"
    luma: str = "BT.601 studio range (16..235), not rounded"
    gray: str = "one channel (0..255) without luma; the output's channels averaged to one"
    transparency: str = "laid over black and over white, in sRGB, rounded to uint8; the worse score counts"
    border: int = 4
    psnr: str = "10 log10(255^2 / MSE) over the shaved picture"
    ssim: str = "Wang et al. 2004, mean over the windows that lie wholly inside the shaved picture"
    ssim_window: int = 11
    ssim_sigma: float = 1.5
    ssim_k1: float = 0.01
    ssim_k2: float = 0.03
    data_range: int = 255
    has_original: bool = True

    @classmethod
    def of(cls, degradation: Degradation, scale: int = SCALE) -> Protocol:
        """The protocol at a scale, with a low-resolution picture that may have been made in another way."""
        plain = PROTOCOL if scale == SCALE else cls._at(scale)
        if degradation.is_plain and scale > 1:
            return plain
        return replace(
            plain, downscale=f"{degradation.message_at(scale)}, rounded to uint8", degradation=degradation.id
        )

    @classmethod
    def of_given(cls, low_resolution: str, scale: int = SCALE) -> Protocol:
        """The protocol at a scale, with a low-resolution picture that was given in a file of that path."""
        return replace(cls._at(scale), downscale="given", degradation=GIVEN, low_resolution=low_resolution)

    @classmethod
    def of_upscaling(cls, scale: int = SCALE) -> Protocol:
        """The protocol at a scale where the picture itself is enlarged."""
        return replace(cls.of(PLAIN, scale), has_original=False)

    @classmethod
    def _at(cls, scale: int) -> Protocol:
        """As papers have it at each of their scales: as many pixels are shaved off as the scale."""
        return cls(scale=scale, border=scale, crop=f"to a multiple of {scale}, right and bottom")

    @property
    def is_published(self) -> bool:
        """Whether the scores can be compared with published ones; at x1 there are none of the plain input."""
        return self.degradation == PLAIN.id and self.scale > 1

    @property
    def input_message(self) -> Message | None:
        """What the methods were given, as a clause; None by the published protocol, where it goes without saying."""
        if self.is_published:
            return None
        if self.low_resolution is not None:
            return Message("input.given", name=PurePath(self.low_resolution).name)
        how = parse_degradation(self.degradation).message_at(self.scale)
        return Message("input.degraded", how=how) if self.scale > 1 else Message("input.of-one", how=how)

    @property
    def message(self) -> Message:
        """The protocol in a line."""
        if not self.has_original:
            return Message("protocol.of-upscaling", scale=self.scale)
        line = Message("protocol", scale=self.scale, border=self.border, window=self.ssim_window, sigma=self.ssim_sigma)
        departs = self.input_message
        return line if departs is None else Message("protocol.of-input", protocol=line, input=departs)

    @property
    def summary(self) -> str:
        """The protocol in a line of English, for files."""
        return str(self.message)

    def as_json(self, *, of_region: bool = False) -> dict[str, str | int | float | None]:
        """Plain values by name, as they are written into JSON files.

        Args:
            of_region: Whether the scores are of a region alone.

        Returns:
            None for what plays no part where there is no original.
        """
        values = asdict(self)
        if not values.pop("has_original"):
            return {**values, **_OF_THE_INPUT, "psnr": _PSNR_OF_INPUT + (_OF_REGION if of_region else "")}
        return {**values, "psnr": _PSNR_OF_REGION, "ssim": _SSIM_OF_REGION} if of_region else values


PROTOCOL = Protocol()
"""The one protocol of the program."""
