"""Where the imaging tests find pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# A machine that also trains networks may pause any test for a while.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def benchmark_dir(shared_data: Path) -> Path:
    """Folder of Set5, Set14 and BSD100; the test is skipped where it is absent."""
    return shared_data / "benchmark"
