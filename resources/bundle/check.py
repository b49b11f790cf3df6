"""Tries the bundled program: ``make bundle-check``.

Everything runs in an empty folder and with a home of its own, without the environment of a checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

PATIENCE_SECONDS = 300
ENGINE_BYTES = 250_000_000
BUNDLE = Path(__file__).resolve().parents[2] / "dist" / "sr-desktop"


def main() -> int:
    """Try it; 1 with what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle", nargs="?", type=Path, default=BUNDLE, help="the folder (default: %(default)s)")
    bundle = parser.parse_args().bundle.resolve()
    program = bundle / ("sr-desktop.exe" if sys.platform == "win32" else "sr-desktop")
    if not program.is_file():
        print(f"There is no bundled program {program}; make it with: make bundle", file=sys.stderr)
        return 1
    checks: tuple[Callable[[Path, Path, Mapping[str, str]], None], ...] = (
        tells_its_version,
        finds_itself_in_order,
        compares_a_picture,
        opens_a_window_and_closes_it,
        survives_its_engine,
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = clean_environment(folder)
        for check in checks:
            started = time.monotonic()
            try:
                check(program, folder, environment)
            except (AssertionError, subprocess.TimeoutExpired) as problem:
                print(f"{check.__name__}: FAILED\n{problem}", file=sys.stderr)
                return 1
            print(f"{check.__name__.replace('_', ' ')}: ok, {time.monotonic() - started:.1f} s")
    size = sum(path.stat().st_size for path in bundle.rglob("*") if not path.is_symlink())
    print(f"{bundle}: {size / 1e6:.0f} MB")
    return 0


def clean_environment(folder: Path) -> dict[str, str]:
    """That of somebody who has neither Python nor the checkout, nor settings of an earlier start."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))}
    home = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "APPDATA", "XDG_RUNTIME_DIR")}
    return {**kept, **home, "QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}


def tells_its_version(program: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """``--version`` answers."""
    assert run(program, folder, environment, "--version").startswith("SR Desktop ")


def finds_itself_in_order(program: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """``doctor`` finds nothing wrong: libraries, Qt, devices, weights."""
    report = run(program, folder, environment, "doctor")
    assert "WRONG" not in report, report


def compares_a_picture(program: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """``compare`` runs every method on a sample that it ships, and draws a figure."""
    region = ("--region", "96,96,64,48")
    run(
        program,
        folder,
        environment,
        "compare",
        str(sample(program, folder)),
        "--out",
        "out",
        *region,
        "--figure",
        "pdf",
    )
    metrics = json.loads((folder / "out" / "picture" / "metrics.json").read_text(encoding="utf-8"))
    assert {"bicubic", "srcnn", "perceptual", "srresnet"} <= set(metrics["methods"]), metrics
    assert all(method["psnr_y"] is not None for method in metrics["methods"].values()), metrics
    assert list((folder / "out" / "picture").glob("*.pdf")), "no figure was drawn"


def opens_a_window_and_closes_it(program: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """The window opens a picture, in Chinese, and leaves in the orderly way when it is asked to."""
    settings = folder / "sr-desktop" / "sr-desktop.conf"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("[window]\nlanguage=zh_TW\n", encoding="utf-8")
    shown = sample(program, folder)
    with open_window(program, folder, environment, shown) as window:
        # The picture is among the recent ones once it is shown.
        wait_for(window, lambda: shown.name in settings.read_text(encoding="utf-8"), "has not opened the picture")


def survives_its_engine(program: Path, folder: Path, environment: Mapping[str, str]) -> None:
    """The process of the engine is killed while it computes: another takes its place, and the window stays."""
    with open_window(program, folder, environment, sample(program, folder)) as window:
        wait_for(window, lambda: any(map(has_network, engines(window))), "has no engine that computes")
        killed = engines(window)
        for process in killed:
            process.kill()
        wait_for(window, lambda: any(map(has_network, set(engines(window)) - set(killed))), "has no other engine")


@contextmanager
def open_window(
    program: Path, folder: Path, environment: Mapping[str, str], shown: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """A window with this picture, which has to leave in the orderly way when it is asked to in the end."""
    window = subprocess.Popen(
        [str(program), str(shown)], cwd=folder, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    try:
        yield window
        window.send_signal(signal.SIGTERM)
        _, errors = window.communicate(timeout=PATIENCE_SECONDS)
    finally:
        window.kill()
    assert window.returncode == 0, errors.decode()
    assert "Traceback" not in errors.decode(), errors.decode()


def wait_for(window: subprocess.Popen[bytes], condition: Callable[[], bool], what: str) -> None:
    """Wait until that holds; ``the window ...`` is said if it never does."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert window.poll() is None, f"the window has gone: {window.communicate()[1].decode()}"
        assert time.monotonic() < deadline, f"the window {what}"
        time.sleep(0.2)


def engines(window: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes that compute for a window."""
    found = []
    for process in psutil.Process(window.pid).children():
        with suppress(psutil.Error):
            if "--multiprocessing-fork" in process.cmdline():
                found.append(process)
    return found


def has_network(process: psutil.Process) -> bool:
    """Whether a process has come as far as to load a network: it then takes more memory than its libraries."""
    try:
        return int(process.memory_info().rss) > ENGINE_BYTES
    except psutil.Error:
        return False


def sample(program: Path, folder: Path) -> Path:
    """A copy of a sample picture of the bundle."""
    shipped = next(program.parent.rglob("resources/samples/*.webp"))
    return Path(shutil.copy(shipped, folder / f"picture{shipped.suffix}"))


def run(program: Path, folder: Path, environment: Mapping[str, str], *arguments: str) -> str:
    """What the program says on a command line; it must succeed."""
    done = subprocess.run(
        [str(program), *arguments], cwd=folder, env=dict(environment), capture_output=True, text=True,
        timeout=PATIENCE_SECONDS, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{' '.join(arguments)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
