"""``sr-desktop compare --recipe``: the same figure again, or a sentence on why not."""

from __future__ import annotations

import json
import signal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from sr_desktop.cli import app
from sr_desktop.cli.jobs import recipe_job
from sr_desktop.engine.comparing.comparison import Comparison
from sr_desktop.engine.settings import BackendChoice, EngineSettings, Mode
from sr_desktop.imaging.picture import Picture
from sr_desktop.messages.message import Message
from sr_desktop.networks.published import WeightsError

pytestmark = pytest.mark.usefixtures("tiny_weights")

TWO = ("--region", "10,8,30,24", "--region", "0,0,16,16")


def compare(*arguments: str | Path) -> int:
    return app.run(["compare", *map(str, arguments)])


@pytest.fixture
def figure(photo: Path, tmp_path: Path) -> Path:
    """A PNG figure of two regions with its recipe."""
    code = compare(
        photo, "--out", tmp_path / "out", "--methods", "srresnet,bicubic", *TWO, "--figure", "png",
        "--figure-width", "84", "--figure-dpi", "150", "--figure-numbers", "psnr", "--precision", "fp32",
    )  # fmt: skip
    assert code == 0
    return tmp_path / "out" / "photo" / "figure.png"


def recipe_of(figure: Path) -> Path:
    return figure.with_name("figure.recipe.json")


def edit(recipe: Path, **change: Any) -> None:
    recipe.write_text(json.dumps(json.loads(recipe.read_text()) | change))


def test_several_regions_are_shown_and_the_rest_is_of_the_whole(figure: Path, tmp_path: Path) -> None:
    recipe = json.loads(recipe_of(figure).read_text())
    assert [list(region.values()) for region in recipe["regions"]] == [[10, 8, 30, 24], [0, 0, 16, 16]]
    assert recipe["layout"]["width_mm"] == 84
    assert json.loads((figure.parent / "metrics.json").read_text())["region"] is None
    assert Image.open(figure.parent / "srresnet.png").size == (68, 48)
    canvas = np.asarray(Image.open(figure))
    srresnet = np.asarray(Image.open(figure.parent / "srresnet.png"))
    for rows, columns in ((slice(8, 32), slice(10, 40)), (slice(0, 16), slice(0, 16))):
        colors = {tuple(color) for color in srresnet[rows, columns].reshape(-1, 3).tolist()}
        assert colors <= {tuple(color) for color in canvas.reshape(-1, 3).tolist()}


def test_the_figure_made_again_has_the_same_pixels(
    figure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 0
    again = tmp_path / "again" / "figure.png"
    np.testing.assert_array_equal(np.asarray(Image.open(again)), np.asarray(Image.open(figure)))
    told = capsys.readouterr().err
    assert told == f"sr-desktop: The figure is '{again}'.\n"
    # Its recipe names the same picture from there, and serves as well.
    second = json.loads((tmp_path / "again" / "figure.recipe.json").read_text())
    assert second["picture"]["path"] == "../photo.png"
    assert compare("--recipe", recipe_of(again), "--out", tmp_path / "third", "--figure", "pdf") == 0
    assert (tmp_path / "third" / "figure.pdf").read_bytes().startswith(b"%PDF")
    assert not (tmp_path / "third" / "figure.png").exists()


def test_a_users_model_is_found_again(photo: Path, tmp_path: Path, tiny_weights: Path) -> None:
    model = tmp_path / "my.safetensors"
    card = json.loads((tiny_weights / "srresnet.json").read_text()) | {"name": "my"}
    model.with_suffix(".json").write_text(json.dumps(card))
    model.write_bytes((tiny_weights / "srresnet.safetensors").read_bytes())
    out = tmp_path / "out"
    assert compare(photo, "--out", out, "--methods", "nearest", "--model", model, "--figure", "png") == 0
    recipe = out / "photo" / "figure.recipe.json"
    assert json.loads(recipe.read_text())["methods"][1]["model"] == "../../my.safetensors"
    assert compare("--recipe", recipe, "--out", tmp_path / "again") == 0
    assert (tmp_path / "again" / "figure.png").read_bytes() == (out / "photo" / "figure.png").read_bytes()


def test_other_weights_and_versions_are_told(figure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fields = json.loads(recipe_of(figure).read_text())
    fields["methods"][0]["weights_sha256"] = "0" * 64
    edit(recipe_of(figure), methods=fields["methods"], versions=fields["versions"] | {"Pillow": "1.2"})
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 0
    told = capsys.readouterr().err
    assert "SRResNet has other weights here" in told
    assert "Pillow 1.2 (here " in told
    assert (tmp_path / "again" / "figure.png").exists()


def test_a_device_that_is_not_here_gives_way_and_is_told(
    figure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sr_desktop.engine.machine.devices import cpu

    monkeypatch.setattr("sr_desktop.engine.machine.devices.find_devices", lambda: (cpu(),))
    fields = json.loads(recipe_of(figure).read_text())
    fields["methods"][0] |= {"device": "cuda:0", "precision": "fp16"}
    edit(recipe_of(figure), methods=fields["methods"])
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 0
    assert "the recorded figure in fp16 on cuda" in capsys.readouterr().err


@pytest.mark.parametrize("change", [{"layout": {"rows": 0}}, {"colour": 1}, {"methods": [], "shown": []}])
def test_a_wrong_recipe_is_one_sentence(
    figure: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: dict[str, Any]
) -> None:
    edit(recipe_of(figure), **change)
    capsys.readouterr()
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert str(recipe_of(figure)) in told
    assert list((tmp_path / "again").iterdir()) == []


def test_another_picture_is_refused(
    figure: Path, photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.open(photo).rotate(180).save(photo)
    capsys.readouterr()
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    assert "is not the picture that the recipe" in capsys.readouterr().err
    photo.unlink()
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    assert "is missing" in capsys.readouterr().err


def test_a_method_that_is_unknown_or_fails_is_told(
    figure: Path, tmp_path: Path, tiny_weights: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny_weights / "srresnet.safetensors").write_bytes(b"damaged")
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    assert "damaged" in capsys.readouterr().err
    fields = json.loads(recipe_of(figure).read_text())
    fields["methods"][0]["id"] = "hat"
    edit(recipe_of(figure), methods=fields["methods"], shown=["hat"])
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    assert "There is no method called 'hat'" in capsys.readouterr().err
    assert list((tmp_path / "again").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("PHOTO", "--recipe", "x.json"), "With --recipe there can be no IMAGE"),
        (("--recipe", "x.json", "--region", "0,0,4,4"), "With --recipe there can be no --region"),
        (("--recipe", "x.json", "--figure-width", "80"), "With --recipe there can be no --figure-width"),
        (("--recipe", "x.json", "--html"), "With --recipe there can be no --html"),
        (("--recipe", "x.json", "--self-ensemble"), "With --recipe there can be no --self-ensemble"),
        (("--recipe", "x.json", "--no-figure-overview"), "With --recipe there can be no --no-figure-overview"),
        ((), "No picture is named"),
        (("PHOTO", *TWO), "Several regions are for a figure"),
        (("PHOTO", "--figure-gap", "2"), "--figure-gap is for a figure; add --figure"),
        (("PHOTO", "--figure", "png", "--figure-width", "2"), "The width of a figure must be 30 to 1000 mm"),
        (("PHOTO", "--figure", "png", "--figure-rows", "2", "--figure-columns", "3"), "cannot hold the 7 pictures"),
    ],
)
def test_arguments_that_do_not_go_together_are_wrong_usage(
    photo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    given = [str(photo) if argument == "PHOTO" else argument for argument in arguments]
    assert compare(*given, "--out", tmp_path / "out") == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_self_ensemble_is_made_again_as_one(photo: Path, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    assert compare(photo, "--out", out, "--methods", "srresnet", "--self-ensemble", "--figure", "png") == 0
    recipe = out / "photo" / "figure.recipe.json"
    assert json.loads(recipe.read_text())["methods"][0]["precision"].endswith(" x8")
    assert compare("--recipe", recipe, "--out", again) == 0
    assert (again / "figure.png").read_bytes() == (out / "photo" / "figure.png").read_bytes()


@pytest.mark.parametrize("backend", ["torch", "auto"])
def test_the_back_end_that_is_asked_for_is_used(
    figure: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: str
) -> None:
    used: set[BackendChoice] = set()

    class Watched(Comparison):
        def __init__(self, picture: Picture, ids: Any, mode: Mode, settings: EngineSettings, *more: Any, **named: Any):
            if "bicubic" not in ids:
                used.add(settings.backend)
            super().__init__(picture, ids, mode, settings, *more, **named)

    monkeypatch.setattr(recipe_job, "Comparison", Watched)
    recipe = figure.with_name("figure.recipe.json")
    assert compare("--recipe", recipe, "--out", tmp_path / "again", "--backend", backend) == 0
    assert used == {BackendChoice(backend)}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_the_figure_is_drawn_has_its_exit_code(
    figure: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def drawn(*arguments: Any) -> None:
        signal.raise_signal(number)
        arguments[-1]()

    monkeypatch.setattr(recipe_job, "write_figure", drawn)
    assert compare("--recipe", figure.with_name("figure.recipe.json"), "--out", tmp_path / "again") == 128 + number
    assert not list((tmp_path / "again").glob("figure*"))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (WeightsError(Message("weights.damaged", path="lpips.safetensors")), "lpips.safetensors is damaged"),
        (MemoryError(), "not enough memory"),
    ],
)
def test_what_keeps_a_figure_from_being_measured_is_a_sentence(
    figure: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    says: str,
) -> None:
    def computes(_: object) -> None:
        raise error

    monkeypatch.setattr(recipe_job, "computes", computes)
    assert compare("--recipe", recipe_of(figure), "--out", tmp_path / "again") == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "again" / "figure.png").exists()
