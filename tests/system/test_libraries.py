"""Missing system libraries are found before Qt is imported, and named with the command that brings them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop.system.display import candidate_platforms, window_problem
from sr_desktop.system.libraries import QT_LIBRARIES, can_load, missing_libraries
from sr_desktop.system.packages import MANAGERS, describe_missing, find_manager, install_command, package_names

APT, DNF, PACMAN = MANAGERS


def test_every_library_is_listed_once_with_its_packages() -> None:
    sonames = [library.soname for library in QT_LIBRARIES]
    assert len(set(sonames)) == len(sonames)
    assert all(library.debian and library.fedora and library.arch for library in QT_LIBRARIES)


def test_can_load_tells_present_from_absent() -> None:
    if sys.platform.startswith("linux"):
        assert can_load("libc.so.6")
    assert not can_load("libsurely-not-there.so.9")


def test_only_the_platforms_asked_for_count() -> None:
    lacking = {"libxcb-cursor.so.0", "libwayland-client.so.0", "libGL.so.1"}

    def missing(*platforms: str) -> set[str]:
        found = missing_libraries(platforms, loads=lambda name: name not in lacking, system="linux")
        return {library.soname for library in found}

    assert missing("offscreen") == {"libGL.so.1"}
    assert missing("xcb") == {"libGL.so.1", "libxcb-cursor.so.0"}
    assert missing("xcb", "wayland") == lacking


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_need_nothing(system: str) -> None:
    assert missing_libraries(("xcb",), loads=lambda name: False, system=system) == ()


def test_the_sentence_is_one_line_with_a_command_for_each_family() -> None:
    lacking = [library for library in QT_LIBRARIES if library.soname in ("libEGL.so.1", "libxcb-cursor.so.0")]
    told = describe_missing(lacking, manager=APT, root=False)
    assert told == (
        "Qt needs system libraries that are missing here: libEGL.so.1, libxcb-cursor.so.0. "
        "Install them with: sudo apt-get install -y libegl1 libxcb-cursor0"
    )
    assert "sudo" not in describe_missing(lacking, manager=APT, root=True)
    assert describe_missing(lacking, manager=DNF, root=False).endswith("dnf install -y libglvnd-egl xcb-util-cursor")
    assert describe_missing(lacking, manager=PACMAN, root=True).endswith("pacman -S --needed libglvnd xcb-util-cursor")


def test_a_long_list_is_cut_but_the_command_is_whole() -> None:
    told = describe_missing(QT_LIBRARIES, manager=APT, root=True)
    assert "\n" not in told
    assert f"and {len(QT_LIBRARIES) - 5} more" in told
    assert all(package in told for package in package_names(QT_LIBRARIES, APT))


def test_a_machine_without_a_known_package_manager_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sr_desktop.system.packages.find_manager", lambda: None)
    assert describe_missing(QT_LIBRARIES[:1]).endswith("Install them with your system's package manager.")


def test_the_package_manager_is_found_by_its_program() -> None:
    assert find_manager(lambda program: "/usr/bin/dnf" if program == "dnf" else None) is DNF
    assert find_manager(lambda program: None) is None
    assert install_command(["b", "a"], PACMAN, root=True) == "pacman -S --needed b a"


@pytest.mark.parametrize(
    ("environ", "platforms"),
    [
        ({}, ()),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("wayland", "xcb")),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ("offscreen",)),
        ({"QT_QPA_PLATFORM": "wayland;xcb:option"}, ("wayland", "xcb")),
    ],
)
def test_platforms_follow_qts_own_choice(environ: dict[str, str], platforms: tuple[str, ...]) -> None:
    assert candidate_platforms(environ) == platforms


def test_no_display_is_a_sentence_that_names_the_way_without() -> None:
    problem = window_problem({}, system="linux")
    assert problem is not None
    assert "no display" in problem
    assert "sr-desktop compare" in problem
    assert window_problem({}, system="darwin") is None


def test_one_working_platform_of_several_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(platforms: tuple[str, ...], *, system: str) -> tuple[object, ...]:
        return QT_LIBRARIES[:1] if "xcb" in platforms else ()

    monkeypatch.setattr("sr_desktop.system.display.missing_libraries", missing)
    both = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}
    assert window_problem(both, system="linux") is None
    told = window_problem({"DISPLAY": ":0"}, system="linux")
    assert told is not None
    assert "libEGL.so.1" in told


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X servers are asked on Linux only")
def test_a_display_that_does_not_answer_is_told() -> None:
    if missing_libraries(("xcb",)):
        pytest.skip("needs the xcb libraries, which this machine lacks")
    program = "import os; from sr_desktop.system.display import window_problem; print(window_problem(os.environ))"
    environ = {key: value for key, value in os.environ.items() if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}
    environ["DISPLAY"] = ":63999"
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True)
    assert "':63999' (from DISPLAY) does not answer" in done.stdout


def test_setup_needs_nothing_but_the_standard_library(project: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(project)!r}); import sr_desktop.system.setup, sr_desktop.system.display"
    )
    subprocess.run([sys.executable, "-I", "-S", "-c", program], check=True, capture_output=True)
