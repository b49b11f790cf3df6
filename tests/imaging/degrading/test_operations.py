from __future__ import annotations

import io
import math

import numpy as np
import pytest
from PIL import Image

from sr_desktop.imaging.degrading.operations import (
    Shrinking,
    blurred,
    gaussian_kernel,
    jpeg_coded,
    shrunk,
    with_gaussian_noise,
    with_poisson_noise,
)
from sr_desktop.imaging.picture import Pixels


def flat(level: int, side: int = 256) -> Pixels:
    return np.full((side, side, 3), level, np.uint8)


def moments(kernel: np.ndarray) -> np.ndarray:
    """The covariance of x and y under the kernel, ``[[xx, xy], [xy, yy]]``."""
    radius = kernel.shape[0] // 2
    y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    assert abs(float((kernel * x).sum())) < 1e-5
    assert abs(float((kernel * y).sum())) < 1e-5
    return np.array(
        [[(kernel * x * x).sum(), (kernel * x * y).sum()], [(kernel * x * y).sum(), (kernel * y * y).sum()]]
    )


@pytest.mark.parametrize("sigma", [0.6, 1.2, 2.4, 5.0])
def test_an_isotropic_kernel_has_the_stated_variance(sigma: float) -> None:
    kernel = gaussian_kernel(sigma)
    assert kernel.sum() == pytest.approx(1, abs=1e-5)
    # The cut at three standard deviations takes away 1 to 4 % of the variance.
    assert moments(kernel) == pytest.approx(np.eye(2) * sigma**2, rel=0.04, abs=1e-4)


@pytest.mark.parametrize("angle", [0.0, 0.4, math.pi / 2, 2.5])
def test_an_anisotropic_kernel_lies_in_the_stated_direction(angle: float) -> None:
    kernel = gaussian_kernel(2.4, 0.9, angle)
    axes = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    expected = axes.T @ np.diag([2.4**2, 0.9**2]) @ axes
    assert moments(kernel) == pytest.approx(expected, rel=0.04, abs=0.06)


def test_blur_moves_no_light_and_spreads_a_point_by_the_kernel() -> None:
    assert (blurred(flat(93), gaussian_kernel(3.0)) == 93).all()
    point = flat(0, 33)
    point[16, 16] = 255
    kernel = gaussian_kernel(1.2)
    radius = kernel.shape[0] // 2
    spread = blurred(point, kernel)[16 - radius : 17 + radius, 16 - radius : 17 + radius, 0]
    assert np.array_equal(spread, np.rint(255 * kernel))


def test_blur_mirrors_the_picture_at_its_edges() -> None:
    ramp = np.repeat(np.arange(64, dtype=np.uint8)[None, :, None] * 4, 64, axis=0).repeat(3, axis=2)
    mirrored = np.concatenate([ramp, ramp[:, ::-1]], axis=1)
    kernel = gaussian_kernel(2.0)
    assert np.array_equal(blurred(ramp, kernel)[:, -8:], blurred(mirrored, kernel)[:, 56:64])


def test_area_is_the_mean_and_every_shrink_keeps_the_mean() -> None:
    random = np.random.default_rng(2)
    pixels = random.integers(0, 256, (64, 48, 3)).astype(np.uint8)
    means = pixels.reshape(16, 4, 12, 4, 3).mean((1, 3))
    assert np.abs(shrunk(pixels, 4, Shrinking.AREA) - means).max() <= 1
    for shrinking in Shrinking:
        assert shrunk(pixels, 4, shrinking).shape == (16, 12, 3)
        assert shrunk(pixels, 4, shrinking).mean() == pytest.approx(pixels.mean(), abs=1)
    assert len({shrunk(pixels, 4, shrinking).tobytes() for shrinking in Shrinking}) == len(Shrinking)


@pytest.mark.parametrize("sigma", [2.0, 5.0, 20.0])
def test_gaussian_noise_has_the_stated_deviation(sigma: float) -> None:
    noise = with_gaussian_noise(flat(128), sigma, np.random.default_rng(0)).astype(float) - 128
    # Rounding to whole levels adds a twelfth to the variance.
    assert noise.std() == pytest.approx(math.sqrt(sigma**2 + 1 / 12), rel=0.02)
    assert noise.mean() == pytest.approx(0, abs=0.02 * sigma)
    assert np.corrcoef(noise[..., 0].ravel(), noise[..., 1].ravel())[0, 1] == pytest.approx(0, abs=0.02)


@pytest.mark.parametrize(("level", "photons"), [(40, 500.0), (128, 500.0), (200, 5000.0)])
def test_poisson_noise_grows_with_the_root_of_the_light(level: int, photons: float) -> None:
    noise = with_poisson_noise(flat(level), photons, np.random.default_rng(0)).astype(float) - level
    assert noise.std() == pytest.approx(math.sqrt(255 * level / photons + 1 / 12), rel=0.02)
    assert noise.mean() == pytest.approx(0, abs=0.1)


def test_gray_noise_is_the_same_in_all_channels() -> None:
    for noisy in (
        with_gaussian_noise(flat(128), 9, np.random.default_rng(0), gray=True),
        with_poisson_noise(flat(128), 700, np.random.default_rng(0), gray=True),
    ):
        assert (noisy == noisy[..., :1]).all()
        assert noisy.std() == pytest.approx(math.sqrt(255 * 128 / 700), rel=0.4)


def test_jpeg_coding_is_what_a_file_of_that_quality_holds() -> None:
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (40, 56, 3)).astype(np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=60)
    assert np.array_equal(jpeg_coded(pixels, 60), np.asarray(Image.open(file)))
    assert not np.array_equal(jpeg_coded(pixels, 60, subsampled=False), jpeg_coded(pixels, 60))


def test_jpeg_quality_sets_the_standards_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first steps of the luma's table at 50 are those of the standard's annex K, scaled by the usual rule."""
    tables = []
    opened = Image.open

    def remembered(file: io.BytesIO) -> Image.Image:
        image = opened(file)
        tables.append(image.quantization[0][:4])
        return image

    monkeypatch.setattr(Image, "open", remembered)
    for quality in (25, 50, 75):
        jpeg_coded(flat(10, 16), quality)
    standard = np.array([16, 11, 10, 16])
    assert tables == [list(2 * standard), list(standard), list((standard * 50 + 50) // 100)]


def test_a_higher_quality_is_closer_to_the_picture() -> None:
    random = np.random.default_rng(1)
    pixels = random.integers(0, 256, (64, 64, 3)).astype(np.uint8)
    errors = [np.abs(jpeg_coded(pixels, quality).astype(int) - pixels).mean() for quality in (30, 60, 90)]
    assert errors == sorted(errors, reverse=True)
