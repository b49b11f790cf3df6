"""One number a pixel."""

from __future__ import annotations

import numpy as np
import pytest

from sr_desktop.imaging.colors.channels import Channel, plane


@pytest.mark.parametrize("channel", Channel)
def test_a_gray_pixel_has_its_own_value_in_every_channel(channel: Channel) -> None:
    gray = np.arange(256, dtype=np.uint8).reshape(16, 16, 1).repeat(3, axis=2)
    np.testing.assert_allclose(plane(gray, channel), gray[..., 0], atol=1e-9)


def test_each_channel_is_its_own_and_luma_that_of_bt601() -> None:
    pixels = np.array([[[200, 100, 50]]], np.uint8)
    assert [plane(pixels, each)[0, 0] for each in (Channel.RED, Channel.GREEN, Channel.BLUE)] == [200, 100, 50]
    assert plane(pixels, Channel.LUMA)[0, 0] == pytest.approx(0.299 * 200 + 0.587 * 100 + 0.114 * 50)
