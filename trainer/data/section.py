"""The ``[degradation]`` table of a recipe."""

from __future__ import annotations

from pydantic import Field, ValidationInfo, field_validator, model_validator

from sr_desktop.imaging.degrading.degradation import LARGEST_BLUR, LARGEST_NOISE
from trainer.section import Section

Range = tuple[float, float]
"""The least and the greatest value; anything between them is equally likely unless it is said otherwise."""


class ShrinkShares(Section):
    """How often patches are shrunk in which way, in proportion to each other."""

    bicubic: float = Field(2.0, ge=0)
    bilinear: float = Field(1.0, ge=0)
    area: float = Field(1.0, ge=0)

    @model_validator(mode="after")
    def _needs_one(self) -> ShrinkShares:
        if self.bicubic + self.bilinear + self.area == 0:
            raise ValueError("at least one of bicubic, bilinear and area must be above 0")
        return self


class DegradationSection(Section):
    """How the low-resolution patches are made worse, so that a network learns to mend photographs.

    First-order degradation after Zhang et al. 2021 (BSRGAN, arXiv 2103.14006, section 3) and Wang et al. 2021
    (Real-ESRGAN, arXiv 2107.10833, section 3.1): blur, shrinking, noise, JPEG coding. All is drawn for each patch.

    Attributes:
        clean: Share of patches that are a plain bicubic shrink, so that clean pictures do not suffer.
        shuffle: Share of the others whose operations come in a random order rather than in that of a camera.
        blur: Probability of a Gaussian blur.
        blur_sigma: Its standard deviation in high-resolution pixels.
        anisotropic: Share of the blurs with a second standard deviation across the first, in a random direction.
        shrink: How often they are shrunk in which way.
        noise: Probability of noise.
        noise_sigma: Standard deviation of normal noise in levels of 255.
        poisson: Share of the noise that is Poisson's (shot noise) rather than normal.
        photons: Mean number of photons of white in Poisson noise; each factor is equally likely.
        gray: Share of the noise that is the same in all three channels.
        jpeg: Probability of JPEG coding.
        jpeg_quality: Its quality; whole numbers.
        subsampled: Share of the codings with chroma of half the resolution (4:2:0), as most cameras write it.
    """

    clean: float = Field(0.2, ge=0, le=1)
    shuffle: float = Field(0.25, ge=0, le=1)
    blur: float = Field(0.6, ge=0, le=1)
    blur_sigma: Range = (0.2, 2.4)
    anisotropic: float = Field(0.5, ge=0, le=1)
    shrink: ShrinkShares = ShrinkShares()
    noise: float = Field(0.6, ge=0, le=1)
    noise_sigma: Range = (0.5, 12.0)
    poisson: float = Field(0.3, ge=0, le=1)
    photons: Range = (300.0, 20_000.0)
    gray: float = Field(0.4, ge=0, le=1)
    jpeg: float = Field(0.8, ge=0, le=1)
    jpeg_quality: tuple[int, int] = (35, 95)
    subsampled: float = Field(0.75, ge=0, le=1)

    @field_validator("blur_sigma", "noise_sigma", "photons", "jpeg_quality")
    @classmethod
    def _ascends(cls, value: Range, info: ValidationInfo) -> Range:
        least, greatest = _LIMITS[info.field_name or ""]
        if not least <= value[0] <= value[1] <= greatest:
            raise ValueError(f"must be two values in ascending order from {least:g} to {greatest:g}")
        return value


_LIMITS = {
    "blur_sigma": (0.05, LARGEST_BLUR),
    "noise_sigma": (0.0, LARGEST_NOISE),
    "photons": (1.0, 1e6),
    "jpeg_quality": (1, 100),
}
"""Between which values each range of a degradation must lie."""
