"""What a model says of itself."""

from __future__ import annotations

import pytest

from sr_desktop.engine.foreign.description import title_of


@pytest.mark.parametrize(
    ("architecture", "stem", "title"),
    [
        ("IMDN", "IMDN_x4", "IMDN_x4"),
        ("RLFN", "rlfn_x4", "rlfn_x4"),
        ("CARN-M", "carn_m", "carn_m"),
        ("RealESRGAN Compact", "realesr-general", "RealESRGAN Compact realesr-general"),
        ("SPAN", "4x-faces", "SPAN 4x-faces"),
        ("ONNX", "模型", "ONNX 模型"),
    ],
)
def test_an_architecture_that_the_file_names_is_not_said_twice(architecture: str, stem: str, title: str) -> None:
    assert title_of(architecture, stem) == title
