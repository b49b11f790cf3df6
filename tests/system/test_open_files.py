"""The limit of open files is raised, for a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

RAISING = """
import resource
from sr_desktop.system.open_files import allow_many_files, most_kept_files
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (64, min(hard, 4000) if hard != resource.RLIM_INFINITY else 4000))
assert most_kept_files() == 32
allow_many_files()
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
assert soft == hard, (soft, hard)
assert most_kept_files() == soft // 2
allow_many_files()
assert resource.getrlimit(resource.RLIMIT_NOFILE) == (soft, hard)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_limit_is_raised_as_far_as_the_system_lets_it() -> None:
    ended = subprocess.run([sys.executable, "-c", RAISING], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
