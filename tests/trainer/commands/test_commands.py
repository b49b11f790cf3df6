from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tifffile
import torch
from safetensors.torch import save

from sr_desktop.networks.published import read_card
from sr_desktop.networks.weights import load_network
from trainer.cli import main
from trainer.data.store import find_pictures, open_store
from trainer.losses.registry import LOSSES
from trainer.recipes.recipe import RECIPES_DIR, find_recipe, load_recipe
from trainer.training.checkpoint import load_checkpoint, recipe_of, save_checkpoint

TINY = (
    "network.parameters={blocks=1, channels=8, batch_norm=false}",
    "data.crop=8",
    "data.batch=2",
    "schedule.steps=6",
    "schedule.warmup=1",
    "validation.every=3",
    "validation.crop=64",
    "precision=fp32",
)


def train_arguments(photos: Path, tmp_path: Path, *more: str) -> list[str]:
    arguments = ["train", "srresnet", "--data", str(photos), "--val", str(photos), "--out", str(tmp_path / "run")]
    arguments += ["--cache", str(tmp_path / "cache"), "--device", "cpu"]
    return [*arguments, *(word for value in TINY for word in ("--set", value)), *more]


def test_train_publish_and_evaluate(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights, table = tmp_path / "weights", tmp_path / "scores.json"
    assert main(train_arguments(photos, tmp_path)) == 0
    publish = ["publish", str(tmp_path / "run"), "--weights-dir", str(weights), "--val", str(photos)]
    assert main([*publish, "--data", str(photos)]) == 0
    card = read_card(weights / "srresnet.json")
    assert card.training.steps == 6
    assert card.training.data[0].pictures == 3
    assert card.scores["photos"]["psnr_y"] > 15
    assert card.parameter_count == sum(p.numel() for p in load_network(weights, "srresnet").network.parameters())
    evaluate = ["evaluate", "--data", str(photos), "--weights", str(weights / "srresnet.safetensors")]
    assert main([*evaluate, "--json", str(table)]) == 0
    found = json.loads(table.read_text())
    scores = found["sets"]["photos"]["srresnet"]
    assert scores["psnr_y"] == pytest.approx(card.scores["photos"]["psnr_y"], abs=0.01)
    assert set(scores["images"]) == {path.stem for path in find_pictures(photos)}
    mean = sum(image["psnr_y"] for image in scores["images"].values()) / 3
    assert scores["psnr_y"] == pytest.approx(mean)
    assert found["protocol"]["border"] == 4
    assert "photos" in capsys.readouterr().out
    missing = str(weights / "srgan.safetensors")
    assert main(["evaluate", "--data", str(photos), "--weights", missing]) == 1
    assert f"{missing}: there is no such file" in " ".join(capsys.readouterr().err.split())


def test_names_that_look_like_markup_are_said_as_they_are(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "set [" / "x] [b] :cat:"
    odd.parent.mkdir()
    photos.rename(odd)
    run, weights = tmp_path / "run [" / "bold]" / "o] :cat:", tmp_path / "w [" / "x]"
    assert main([*train_arguments(odd, tmp_path), "--out", str(run)]) == 0
    assert f"Done: the run is in {run}." in capsys.readouterr().err
    assert main(["publish", str(run), "--weights-dir", str(weights), "--data", str(odd)]) == 0
    said = capsys.readouterr().out
    assert f"{weights / 'srresnet'}.safetensors and its card" in said
    assert f"  {odd.name}: PSNR-Y" in said
    assert main(["evaluate", "--data", str(odd), "--methods", "nearest"]) == 0
    assert odd.name in capsys.readouterr().out
    assert main(["evaluate", "--data", str(odd / "[red]"), "--methods", "nearest"]) == 1
    assert str(odd / "[red]") in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="names of other bytes than UTF-8 are Linux's")
def test_names_that_are_no_utf8_are_spelled_out(photos: Path, tmp_path: Path) -> None:
    odd, spelled = tmp_path / os.fsdecode(b"set\xff"), "set\\udcff"
    photos.rename(odd)
    (odd / "photo0.png").rename(odd / os.fsdecode(b"\xfe.png"))
    run, table = tmp_path / "run", tmp_path / "table.json"
    assert main(train_arguments(odd, tmp_path)) == 0
    assert f"| {spelled} | 3 |" in (run / "report.md").read_text(encoding="utf-8")
    assert main(["publish", str(run), "--weights-dir", str(tmp_path / "weights"), "--data", str(odd)]) == 0
    card = read_card(tmp_path / "weights" / "srresnet.json")
    assert (card.training.data[0].name, list(card.scores)) == (spelled, [spelled])
    assert main(["evaluate", "--data", str(odd), "--methods", "nearest", "--json", str(table)]) == 0
    assert list(json.loads(table.read_text())["sets"]) == [spelled]
    small = tmp_path / "small"
    assert main(["shrink", "--data", str(odd), "--out", str(small), "--factor", "1", "--parts", "1"]) == 0
    assert len(find_pictures(small)) == 3


def test_a_folder_is_named_however_it_is_written(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (photos / "inner").mkdir()
    link, table = tmp_path / "link", tmp_path / "table.json"
    link.symlink_to(photos)
    for place, written, name in (
        (photos, ".", "photos"),
        (photos / "inner", "..", "photos"),
        (tmp_path, "link", "link"),
    ):
        monkeypatch.chdir(place)
        assert main(["evaluate", "--data", written, "--methods", "nearest", "--json", str(table)]) == 0
        assert list(json.loads(table.read_text())["sets"]) == [name]
        assert open_store([Path(written)], tmp_path / "cache").sources[0].name == name


def test_published_words_are_those_given_then_the_recipes_then_those_of_the_card_before(
    photos: Path, tmp_path: Path
) -> None:
    words = ("--set", "strengths=Sharp.", "--set", "weaknesses=")
    assert main(train_arguments(photos, tmp_path, *words)) == 0
    publish = ["publish", str(tmp_path / "run"), "--weights-dir", str(tmp_path / "weights")]
    cards = []
    for more in (["--strengths", "Quick.", "--weaknesses", "Slow."], []):
        assert main([*publish, *more]) == 0
        card = read_card(tmp_path / "weights" / "srresnet.json")
        cards.append((card.strengths, card.weaknesses))
    assert cards == [("Quick.", "Slow."), ("Sharp.", "Slow.")]


def test_resume_takes_the_recipe_from_the_checkpoint(photos: Path, tmp_path: Path) -> None:
    assert main(train_arguments(photos, tmp_path)) == 0
    arguments = ["train", "srresnet", "--data", str(photos), "--out", str(tmp_path / "run"), "--resume"]
    arguments += ["--cache", str(tmp_path / "cache"), "--device", "cpu"]
    assert main(arguments) == 0
    # What is set changes that recipe, not the one of the name, whose network is another.
    more = ("schedule.steps=8", "finish.precision=bf16")
    assert main([*arguments, *(word for value in more for word in ("--set", value))]) == 0
    now = recipe_of(load_checkpoint(tmp_path / "run" / "last.pt"))
    assert now == load_recipe(find_recipe("srresnet"), (*TINY, *more))


def test_init_starts_from_published_weights(photos: Path, tmp_path: Path) -> None:
    assert main(train_arguments(photos, tmp_path)) == 0
    weights = tmp_path / "weights"
    assert main(["publish", str(tmp_path / "run"), "--weights-dir", str(weights)]) == 0
    again = train_arguments(photos, tmp_path / "again", "--init", str(weights / "srresnet.safetensors"))
    (tmp_path / "again").mkdir()
    assert main(again) == 0
    assert main(["publish", str(tmp_path / "again" / "run"), "--weights-dir", str(tmp_path / "second")]) == 0
    second = read_card(tmp_path / "second" / "srresnet.json")
    first = read_card(weights / "srresnet.json")
    assert second.training.initialised_from == first.sha256
    assert second.training.before == (first.training,)


def test_a_checkpoint_is_measured_like_published_weights_and_the_ensemble_apart(photos: Path, tmp_path: Path) -> None:
    weights, table = tmp_path / "weights", tmp_path / "scores.json"
    assert main(train_arguments(photos, tmp_path)) == 0
    assert main(["publish", str(tmp_path / "run"), "--weights-dir", str(weights)]) == 0
    files = [str(weights / "srresnet.safetensors"), str(tmp_path / "run" / "best.pt")]
    words = ["evaluate", "--data", str(photos), "--ensemble", "--json", str(table), "--device", "cpu", "--weights"]
    assert main([*words, *files]) == 0
    scores = json.loads(table.read_text())["sets"]["photos"]
    assert list(scores) == ["srresnet", "srresnet x8", "run/best.pt", "run/best.pt x8"]
    assert scores["run/best.pt"] == scores["srresnet"]
    assert scores["run/best.pt x8"] == scores["srresnet x8"]
    assert scores["srresnet x8"]["psnr_y"] != scores["srresnet"]["psnr_y"]
    assert main([*words, files[0], files[0]]) == 1


def test_a_run_is_not_overwritten_unasked(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(train_arguments(photos, tmp_path)) == 0
    before = (tmp_path / "run" / "last.pt").read_bytes()
    assert main(train_arguments(photos, tmp_path)) == 1
    assert "already holds a run" in " ".join(capsys.readouterr().err.split())
    assert (tmp_path / "run" / "last.pt").read_bytes() == before
    assert main(train_arguments(photos, tmp_path, "--overwrite")) == 0


def test_the_recipe_list_needs_no_other_argument(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["train", "--recipe-list"])
    assert caught.value.code == 0
    out = " ".join(capsys.readouterr().out.split())
    for path in RECIPES_DIR.glob("*.toml"):
        recipe = load_recipe(path)
        assert path.stem in out
        assert ("fitted" if recipe.anchored else f"{recipe.schedule.steps:,}") in out
    for loss in LOSSES:
        assert f"│ {loss.key} " in out


def test_what_does_not_fit_is_said_before_anything_is_touched(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(train_arguments(photos, tmp_path)) == 0
    run = tmp_path / "run"
    before = {path: path.read_bytes() for path in run.rglob("*") if path.is_file()}
    broken, other = tmp_path / "broken.safetensors", tmp_path / "other.safetensors"
    broken.write_bytes(b"nothing")
    other.write_bytes(save({"weight": torch.zeros(1)}))
    lost, damaged = tmp_path / "lost.pt", tmp_path / "damaged"
    damaged.mkdir()
    (damaged / "picture.png").write_bytes(next(photos.iterdir()).read_bytes()[:1000])
    faults = {
        ("--resume", "--set", "network.parameters.channels=4"): "does not fit the recipe",
        ("--overwrite", "--init", str(broken)): "cannot be read (Error",
        ("--overwrite", "--init", str(other)): "do not fit the recipe's network (they lack head.weight)",
        ("--overwrite", "--init", str(lost)): f"{lost}: there is no such file.",
        ("--overwrite", "--set", "validation.metric=lpips", "--pretrained", str(tmp_path)): "cannot be read",
        ("--overwrite", "--set", "loss.vgg=1", "--pretrained", str(tmp_path / "none")): "none does not exist",
        ("--overwrite", "--val", str(tmp_path / "nowhere")): "does not exist",
        ("--overwrite", "--val", str(damaged)): "'picture.png' is damaged or incomplete.",
        ("--overwrite", "--set", "optimizer.layer_rates={nose = 2.0}"): "begins with 'nose'",
        ("--overwrite", "--set", "network.parameters.channels=-1"): "cannot be used: network.parameters: ",
        ("--overwrite", "--set", "network.input=luma"): "data.crop do not go together: Given groups=1",
        ("--overwrite", "--set", "loss.lpips=1", "--set", "data.crop=4"): "data.crop do not go together: Given input",
        ("--overwrite", "--set", "loss.vgg=1", "--set", "loss.shift=16", "--set", "data.crop=4"): "do not go together",
    }
    for more, said in faults.items():
        assert main(train_arguments(photos, tmp_path, *more)) == 1
        error = " ".join(capsys.readouterr().err.split())
        assert said in error
        assert "Traceback" not in error
    assert {path: path.read_bytes() for path in run.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["train", "timed", "evaluate", "publish", "experiments", "shrink"])
def test_help_explains_every_option(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    lines = [*capsys.readouterr().out.splitlines(), ""]
    options = [place for place, line in enumerate(lines) if line.startswith("  --")]
    assert options
    for place in options:
        beside = "  " in lines[place].strip()
        assert beside or lines[place + 1].startswith(" " * 10), f"{lines[place].strip()} is not explained"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["train", "nothing", "--data", "x", "--out", "y"], "There is no recipe 'nothing'"),
        (["train", "srresnet", "--data", "missing-folder", "--out", "y"], "does not exist"),
        (["train", "srresnet", "--data", "x", "--out", "y", "--set", "seed=-x"], "seed"),
        (["train", "srresnet", "--data", "x", "--out", "missing-run", "--resume"], "no checkpoint"),
        (["evaluate", "--data", "missing-folder"], "does not exist"),
        (["evaluate", "--data", "x", "--methods", "magic"], "no method called 'magic'"),
        (["evaluate", "--data", "x", "--weights", "missing.safetensors"], "there is no such file"),
        (["evaluate", "--data", "x", "--weights", "missing.pt"], "no checkpoint"),
        (["publish", "missing-run"], "no checkpoint"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_1(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 1
    error = capsys.readouterr().err
    assert said in " ".join(error.split())
    assert "Traceback" not in error


def test_a_recipe_of_another_version_is_one_sentence_in_every_command(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = tmp_path / "run"
    assert main(train_arguments(photos, tmp_path)) == 0
    checkpoint = load_checkpoint(run / "last.pt")
    for name in ("last.pt", "best.pt"):
        save_checkpoint(run / name, replace(checkpoint, recipe={**checkpoint.recipe, "later": 1}))
    capsys.readouterr()
    for arguments in (
        train_arguments(photos, tmp_path, "--resume"),
        ["publish", str(run), "--weights-dir", str(tmp_path / "weights")],
        ["evaluate", "--data", str(photos), "--weights", str(run / "best.pt")],
    ):
        assert main(arguments) == 1
        error = capsys.readouterr().err
        assert error == "The recipe stored in the checkpoint cannot be used: later: Extra inputs are not permitted.\n"


def test_a_gpu_without_room_is_one_sentence(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr("trainer.training.learner.Learner.learn", full)
    assert main(train_arguments(photos, tmp_path)) == 1
    assert capsys.readouterr().err.endswith("set data.batch or data.crop to less, or free some.\n")


TRAIN = ["train", "srcnn", "--data", "x", "--out", "y"]
TIMED = ["timed", "srresnet-gpu", "--data", "x", "--val", "x", "--init", "x", "--cache", "x", "--out", "x", "--seconds"]
SHRINK = ["shrink", "--data", "x", "--out", "y"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["train"], "the following arguments are required"),
        ([*TRAIN, "--threads", "0"], "--threads: it must be at least 1, not 0"),
        ([*TRAIN, "--threads", "two"], "--threads: 'two' is not a whole number"),
        ([*TRAIN, "--memory-share", "2"], "--memory-share: '2' is not between 0 and 1"),
        (["experiments", "losses", "--data", "x", "--out", "y", "--seeds", "-1"], "--seeds: it must be at least 1"),
        ([*TIMED, "0"], "--seconds: '0' is not a time above 0"),
        ([*TIMED, "nan"], "--seconds: 'nan' is not a time above 0"),
        ([*TIMED, "9", "--validate-every", "-1"], "--validate-every: '-1' is not a time above 0"),
        ([*TIMED, "9", "--variants", "0"], "--variants: it must be at least 1, not 0"),
        ([*SHRINK, "--parts", "0"], "--parts: it must be at least 1, not 0"),
        ([*SHRINK, "--long-side", "100"], "--long-side: it must be at least 512, not 100"),
        # As paths these would be the current folder, as when a script's variable is empty.
        ([*TRAIN, "--out", ""], "--out: an empty name is no file or folder"),
        (["evaluate", "--data", ""], "--data: an empty name is no file or folder"),
        (["publish", ""], "RUN: an empty name is no file or folder"),
        ([*SHRINK, "--data", "x", ""], "--data: an empty name is no file or folder"),
    ],
)
def test_wrong_usage_is_exit_code_2(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_the_users_home_is_found_in_every_path(photos: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in ``--json=~/table.json``, which a shell hands on as it is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert main(["evaluate", f"--data=~/{photos.name}", "--methods", "nearest", "--json=~/table.json"]) == 0
    assert list(json.loads((tmp_path / "table.json").read_text())["sets"]) == ["photos"]


def test_the_benchmark_table_shows_bicubic_as_published(shared_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set5 = str(shared_data / "benchmark" / "Set5")
    assert main(["evaluate", "--data", set5, "--methods", "nearest,bicubic"]) == 0
    out = capsys.readouterr().out
    assert "28.43" in out
    assert "26.26" in out


def test_what_was_measured_is_shown_though_its_file_cannot_be_written(
    photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "nowhere" / "table.json"
    assert main(["evaluate", "--data", str(photos), "--methods", "nearest", "--json", str(table)]) == 1
    said = capsys.readouterr()
    assert " / 0." in said.out
    assert f"{table} cannot be written: there is no folder" in said.err


def test_a_missing_device_is_one_sentence(photos: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if torch.cuda.is_available():
        pytest.skip("this machine has CUDA")
    arguments = [*train_arguments(photos, tmp_path), "--device", "cuda"]
    assert main(arguments) == 1
    assert "no working cuda device" in " ".join(capsys.readouterr().err.split())


def test_evaluate_tells_what_it_guessed_of_a_picture_and_takes_another_range(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, table = tmp_path / "deep", tmp_path / "scores.json"
    folder.mkdir()
    values = np.random.default_rng(0).random((48, 64, 3)).astype(np.float32)
    tifffile.imwrite(folder / "a.tif", values, photometric="rgb")
    arguments = ["evaluate", "--data", str(folder), "--methods", "bicubic", "--json", str(table)]
    scores = []
    for more in ([], ["--range", "0-2"]):
        assert main([*arguments, *more]) == 0
        scores.append(json.loads(table.read_text())["sets"]["deep"]["bicubic"]["psnr_y"])
        told = " ".join(capsys.readouterr().err.split())
        assert ("judging by its values, these are 0 and 1" in told) == (not more)
    assert scores[1] == pytest.approx(scores[0] + 6.02, abs=0.1)
