"""Which command runs, and what a newcomer or a mistyped line is told."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sr_desktop import __version__
from sr_desktop.cli import app, compare, window
from sr_desktop.methods import DEFAULT_IDS


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a line that argparse ends."""
    with pytest.raises(SystemExit) as ended:
        app.run(arguments)
    output = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, output.out, output.err


def test_help_introduces_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, "--help")
    assert code == 0
    for name, summary in app.COMMANDS.items():
        assert name in out
        assert summary in out
    assert "sr-desktop compare photo.jpg --out results" in out


@pytest.mark.parametrize("command", app.COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = told(capsys, command, "--help")
    assert code == 0
    assert f"usage: sr-desktop {command}" in out


@pytest.mark.parametrize("command", ["compare", "evaluate", "bench"])
def test_help_names_the_methods_that_run_unless_others_are_chosen(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = told(capsys, command, "--help")
    assert f"(default: {','.join(DEFAULT_IDS)})" in "".join(out.split()).replace("(default:", "(default: ")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--version") == (0, f"SR Desktop {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--nonsense",),
        ("compare",),
        ("compare", "photo.png"),
        ("compare", "photo.png", "--out", "results", "--region", "1,2,3"),
        ("compare", "photo.png", "--out", "results", "--methods", "bicubic,magic"),
        ("compare", "photo.png", "--out", "results", "--device", "abacus"),
        ("compare", "photo.png", "--out", "results", "--tile", "8"),
        ("bench", "--size", "66"),
        ("doctor", "photo.png"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_names_the_fault(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = told(capsys, *arguments)
    assert code == 2
    assert out == ""
    assert "error:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("--device", "abacus", "'abacus' cannot be chosen; choose from auto, cpu, cuda, mps"),
        ("--flip-format", "mp4", "'mp4' cannot be chosen; choose from gif, webp, apng"),
        ("--figure", "tiff", "'tiff' cannot be chosen; choose from png, svg, pdf"),
        ("--mode", "both", "'both' cannot be chosen; choose from reference, upscale"),
        ("--figure-width", "abc", "'abc' is not a number"),
        ("--flip-seconds", "long", "'long' is not a number"),
        ("--figure-columns", "x", "'x' is not a whole number"),
        ("--scale", "x4", "'x4' is not a whole number"),
    ],
)
def test_a_value_that_is_none_of_an_option_is_told_with_those_that_are(
    option: str, text: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = told(capsys, "compare", "photo.png", "--out", "results", option, text)
    assert code == 2
    assert f"error: argument {option}: {says}\n" in err


def test_an_unknown_method_is_told_with_those_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = told(capsys, "compare", "photo.png", "--out", "results", "--methods", "bicubic,magic")
    assert "'magic'" in err
    assert "nearest, bilinear, bicubic, aplus, srcnn, perceptual, srresnet" in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("",),
        ("compare", "", "--out", "results"),
        ("compare", "photo.png", "--out", ""),
        ("compare", "--recipe", "", "--out", "results"),
        ("compare", "photo.png", "--out", "results", "--lr", ""),
        ("compare", "photo.png", "--out", "results", "--model", ""),
        ("compare", "photo.png", "--out", "results", "--model", ",range=0-255"),
        ("enlarge", "", "--out", "results"),
        ("enlarge", "photo.png", "--out", ""),
        ("evaluate", ""),
        ("evaluate", "set", "--csv", ""),
        ("evaluate", "set", "--plane", ""),
    ],
)
def test_an_empty_name_is_not_the_current_folder(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(window, "open_window", lambda images: 0)
    code, out, err = told(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "an empty name is no file or folder" in " ".join(err.split())


def test_the_home_folder_may_be_written_as_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    ran: list[argparse.Namespace] = []
    monkeypatch.setattr(compare, "run", lambda options: ran.append(options) or 0)
    files = ("--result=~/theirs.png=Theirs", "--model=~/net.onnx,range=0-1")
    assert app.run(["compare", "~/photo.png", "--out=~/results", *files]) == 0
    (options,) = ran
    assert (options.images, options.out) == ([tmp_path / "photo.png"], tmp_path / "results")
    assert options.external[0].named == str(tmp_path / "theirs.png")
    assert options.models[0].path == tmp_path / "net.onnx"


def test_pictures_go_to_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[Path]] = []
    monkeypatch.setattr(window, "open_window", lambda images: opened.append(images) or 0)
    assert app.run(["a.png", "b.png"]) == 0
    assert app.run([]) == 0
    assert opened == [[Path("a.png"), Path("b.png")], []]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("a.png --out o b.png", ["a.png", "b.png"]),
        ("--html a.png --methods bicubic b.png --out o", ["a.png", "b.png"]),
        ("a.png --out o -- -b.png --html c.png", ["a.png", "-b.png", "--html", "c.png"]),
        ("--out o -- -b.png", ["-b.png"]),
        ("--out o", []),
    ],
)
def test_pictures_may_stand_anywhere_among_options(
    line: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[argparse.Namespace] = []
    monkeypatch.setattr(compare, "run", lambda options: ran.append(options) or 0)
    assert app.run(["compare", *line.split()]) == 0
    assert (ran[0].images, ran[0].out) == ([Path(name) for name in names], Path("o"))


def test_the_command_wins_over_a_file_of_its_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "compare").write_bytes(b"a picture, perhaps")
    monkeypatch.chdir(tmp_path)
    ran: list[argparse.Namespace] = []
    opened: list[list[Path]] = []
    monkeypatch.setattr(compare, "run", lambda options: ran.append(options) or 0)
    monkeypatch.setattr(window, "open_window", lambda images: opened.append(images) or 0)
    assert app.run(["compare", "photo.png", "--out", "results"]) == 0
    assert ran[0].images == [Path("photo.png")]
    assert app.run(["./compare"]) == 0
    assert opened == [[Path("compare")]]


def test_a_window_that_cannot_open_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(window, "window_problem", lambda environ: "Qt needs libfantasy.so.1.")
    assert app.run(["photo.png"]) == 1
    assert capsys.readouterr().err == "sr-desktop: Qt needs libfantasy.so.1.\n"
    monkeypatch.setattr(window, "window_problem", lambda environ: None)
    monkeypatch.setattr(window, "find_spec", lambda name: None)
    assert app.run(["photo.png"]) == 1
    assert "PySide6" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has displays that may be absent")
def test_the_program_itself_ends_with_one_line_where_there_is_no_display() -> None:
    environ = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    command = [sys.executable, "-m", "sr_desktop", "photo.png"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr


def test_help_and_mistakes_wait_for_neither_torch_nor_qt() -> None:
    program = (
        "import sys\n"
        "from sr_desktop.cli.app import run\n"
        "try:\n    run(['compare', '--help'])\n"
        "except SystemExit:\n    pass\n"
        "sys.exit(bool({'torch', 'PySide6', 'skimage'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
