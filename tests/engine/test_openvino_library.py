"""OpenVINO is imported without the part that reports to its makers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop.engine.openvino_library import has_openvino, load_openvino

_IMPORT = """
import socket, sys
def refuse(*_, **__):
    print("LOOKED UP")
    raise OSError
socket.getaddrinfo = refuse
from sr_desktop.engine.openvino_library import load_openvino
openvino = load_openvino()
core = openvino.Core()
print(core.available_devices[0], sys.modules["openvino_telemetry"])
"""


@pytest.mark.skipif(not has_openvino(), reason="needs the package openvino")
def test_nothing_is_reported_or_left_behind(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    assert done.stdout.split() == ["CPU", "None"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not has_openvino(), reason="needs the package openvino")
def test_it_is_the_same_module_each_time() -> None:
    assert load_openvino() is load_openvino() is sys.modules["openvino"]
