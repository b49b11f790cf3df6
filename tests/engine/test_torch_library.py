"""PyTorch comes in while another thread computes by SciPy."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, threading
import sr_desktop.engine
import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy._lib._array_api import is_torch_array

asked = []

class Asking:
    def find_spec(self, fullname, path, target=None):
        if fullname.startswith("torch.") and not asked:
            assert "torch" in sys.modules
            # A class of its own, since the answer for each class is kept.
            asked.append(is_torch_array(type("Given", (), {})()))
            uniform_filter1d(np.ones(9, np.float32), 3)

sys.meta_path.insert(0, Asking())
import torch
print(asked, is_torch_array(torch.zeros(1)), torch.Tensor.__module__, type(torch.__spec__.loader).__name__)
"""


def test_what_scipy_is_asked_meanwhile_has_its_answer() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["[False]", "True", "torch", "SourceFileLoader"], done.stderr
