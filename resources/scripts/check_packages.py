"""Builds wheel and sdist twice, from two copies of the checkout, and says whether they are the same byte for byte.

    python resources/scripts/check_packages.py [FOLDER]

Only what git knows is copied, at other times and into folders of other names; the packages of the first copy stay in
FOLDER, if it is given. Needs hatchling. The exit code is 1 if they differ.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def copy(target: Path, time: int) -> None:
    """The files that git knows, all of them changed at that time."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout
    for name in filter(None, listed.decode().split("\0")):
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, file)
        os.utime(file, (time, time))


def build(folder: Path, out: Path) -> dict[str, str]:
    """Name and SHA-256 of the packages of a copy."""
    # Without it hatchling takes a time of its own, the same always; a packager may set another.
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(out)]
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def main() -> int:
    """Build twice and compare; the exit code."""
    with tempfile.TemporaryDirectory() as work:
        built = []
        for name, time in (("one", 1_500_000_000), ("another", 1_600_000_000)):
            copy(Path(work) / name, time)
            built.append(build(Path(work) / name, Path(work) / f"{name}-packages"))
        for package, digest in built[0].items():
            print(f"{'same' if built[1].get(package) == digest else 'DIFFERENT'}  {digest}  {package}")
        if len(sys.argv) > 1:
            shutil.copytree(Path(work) / "one-packages", sys.argv[1], dirs_exist_ok=True)
    return int(built[0] != built[1])


if __name__ == "__main__":
    sys.exit(main())
