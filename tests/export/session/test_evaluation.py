"""The scores of an evaluation in a session's file hold as long as nothing that they depend on is another."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sr_desktop.engine.events import RunInfo
from sr_desktop.engine.inputs.choice import InputChoice
from sr_desktop.engine.inputs.external import results_method
from sr_desktop.engine.settings import EngineSettings
from sr_desktop.export.evaluating.evaluation import EvaluatedPicture
from sr_desktop.export.evaluating.measured_files import measured_files
from sr_desktop.export.metrics_files import PictureScores
from sr_desktop.export.recipe.paths import Checksums
from sr_desktop.export.results import MethodScores
from sr_desktop.export.session.files import SessionError, find_files, known_from, read_session, write_session
from sr_desktop.export.session.kept_evaluation import KeptEvaluation
from sr_desktop.export.session.state import AddedMethod, Content, SessionState, opened, saved
from sr_desktop.imaging.degrading.degradation import parse_degradation
from sr_desktop.imaging.files.pairing import LowResolutionFiles
from sr_desktop.imaging.measuring.protocol import Protocol
from sr_desktop.imaging.measuring.scores import Scores
from sr_desktop.messages.message import Message
from sr_desktop.methods import SHIPPED
from sr_desktop.networks.published import read_card
from sr_desktop.paths import weights_dir

NAMES = ("a", "b")
IDS = ("nearest", "srcnn", "net", "theirs")
ALL = set(IDS)


def write(home: Path, name: str, text: str = "") -> Path:
    path = home / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text or name, encoding="utf-8")
    return path


def run(weights: str | None, seconds: float) -> RunInfo:
    return RunInfo(seconds, "cpu", "Test processor", "fp32", None, weights, backend="OpenVINO")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two pictures, the low-resolution picture of each, a model, and a folder of results."""
    for name in (*(f"{kind}/{name}.png" for kind in ("set", "low", "theirs") for name in NAMES), "net.pth"):
        write(tmp_path, name)
    return tmp_path


def evaluated(home: Path, choice: InputChoice) -> SessionState:
    """A session with both pictures evaluated by a method of every kind."""
    weights = {
        "nearest": None,
        "srcnn": read_card(weights_dir() / "srcnn.json").sha256,
        "net": sha256((home / "net.pth").read_bytes()).hexdigest(),
    }
    theirs = replace(results_method(home / "theirs", SHIPPED), id="theirs")

    def picture(place: int) -> EvaluatedPicture:
        path = home / "set" / f"{NAMES[place]}.png"
        low = choice.file_for(path)
        protocol = Protocol.of(choice.degradation) if low is None else Protocol.of_given(str(low))
        values = Scores(psnr_y=1 / 3 + place, ssim_y=0.1, lpips=None)
        by_method = {name: MethodScores(values, run(one, 0.5 + place), protocol) for name, one in weights.items()}
        by_method["theirs"] = MethodScores(Scores(psnr_y=math.inf), None, protocol)
        scores = PictureScores(str(path), "reference", 4, (9, 8), (36, 32), None, protocol, by_method)
        files = measured_files(path, [theirs], choice, Checksums())
        return EvaluatedPicture(path, scores, is_ended=True, notices=(Message("measure.one-color"),), files=files)

    kept = KeptEvaluation(IDS, (picture(0), picture(1)), EngineSettings(tile=64), choice)
    content = Content(
        pictures=tuple(one.path for one in kept.pictures),
        models=(AddedMethod(home / "net.pth", "Net", id="net"),),
        folders=(AddedMethod(home / "theirs", "Theirs", id="theirs"),),
        low_resolution_folder=None if choice.files is None else choice.files.named,
        degradation=choice.degradation.id,
        evaluation=kept,
    )
    return SessionState(content, files=choice.files)


def reopened(state: SessionState, home: Path, then: Callable[[], object] = lambda: None) -> SessionState:
    """The session from a file, opened after something has happened."""
    write_session(home / "s.srd", saved(state, home))
    then()
    session = read_session(home / "s.srd")
    return opened(session, home, find_files(session, home))


def measured(state: SessionState) -> dict[str, set[str]]:
    """The methods that have scores, by the picture."""
    kept = state.content.evaluation
    assert kept is not None
    return {one.path.stem: set(one.scores.methods) if one.scores is not None else set() for one in kept.pictures}


@pytest.mark.parametrize("degradation", ["bicubic", "jpeg60"])
@pytest.mark.parametrize("is_given", [False, True])
def test_what_has_not_changed_is_equal(home: Path, degradation: str, is_given: bool) -> None:
    files = LowResolutionFiles(home / "low") if is_given else None
    before = evaluated(home, InputChoice(parse_degradation(degradation), files))
    after = reopened(before, home)
    kept = after.content.evaluation
    assert kept == before.content.evaluation
    assert after.changed == ()
    assert kept is not None
    # With the same, the evaluation can be continued.
    assert kept.settings == EngineSettings(tile=64)
    assert kept.choice == after.choice
    text = json.loads((home / "s.srd").read_text(encoding="utf-8"))["evaluation"]
    assert text["pictures"][0]["scores"]["theirs"]["values"] == {"psnr_y": "inf"}
    assert len(text["runs"]) == 3


@pytest.mark.parametrize(
    ("file", "changed", "left"),
    [
        ("set/a.png", "a.png", {"a": set(), "b": ALL}),
        ("low/b.png", "b.png", {"a": ALL, "b": set()}),
        ("net.pth", "Net", dict.fromkeys(NAMES, ALL - {"net"})),
        ("theirs/b.png", "Theirs", {"a": ALL, "b": ALL - {"theirs"}}),
    ],
)
def test_what_has_changed_is_not_measured_and_named(
    home: Path, file: str, changed: str, left: dict[str, set[str]]
) -> None:
    before = evaluated(home, InputChoice(files=LowResolutionFiles(home / "low")))
    after = reopened(before, home, lambda: write(home, file, "other"))
    assert (after.changed, measured(after)) == ((changed,), left)
    kept = after.content.evaluation
    assert kept is not None
    assert [one.is_ended for one in kept.pictures] == [left[name] == ALL for name in NAMES]


@pytest.mark.parametrize("is_changed", [False, True])
def test_the_weights_beside_an_onnx_model_are_part_of_it(
    home: Path, model_apart: tuple[Path, Path], is_changed: bool
) -> None:
    path, data = model_apart
    checksum = sha256(path.read_bytes() + data.read_bytes()).hexdigest()
    before = evaluated(home, InputChoice())
    kept, content = before.content.evaluation, before.content
    assert kept is not None

    def by_model(one: EvaluatedPicture) -> EvaluatedPicture:
        assert one.scores is not None
        net = replace(one.scores.methods["net"], run=run(checksum, 0.5))
        return replace(one, scores=replace(one.scores, methods={**one.scores.methods, "net": net}))

    kept = replace(kept, pictures=tuple(map(by_model, kept.pictures)))
    content = replace(content, evaluation=kept, models=(AddedMethod(path, "Net", id="net"),))
    change = (lambda: write(home, data.name, "other")) if is_changed else (lambda: data)
    after = reopened(replace(before, content=content), home, change)
    left = (("Net",), ALL - {"net"}) if is_changed else ((), ALL)
    assert (after.changed, measured(after)) == (left[0], dict.fromkeys(NAMES, left[1]))


def test_other_weights_another_input_and_another_version_are_changes_too(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = evaluated(home, InputChoice())
    card = json.loads((weights_dir() / "srcnn.json").read_text(encoding="utf-8"))
    write(home, "weights/srcnn.json", json.dumps({**card, "sha256": "0" * 64}))
    with monkeypatch.context() as changing:
        changing.setattr("sr_desktop.engine.foreign.model_files.weights_dir", lambda: home / "weights")
        after = reopened(before, home)
    assert (after.changed, measured(after)) == (("SRCNN",), dict.fromkeys(NAMES, ALL - {"srcnn"}))
    with monkeypatch.context() as changing:
        newer = "sr_desktop.export.session.kept_evaluation.__version__"
        after = reopened(before, home, lambda: changing.setattr(newer, "99.0"))
    assert after.changed[0].startswith("SR Desktop ")
    assert measured(after) == {name: set() for name in NAMES}
    # An input of another kind was chosen since: the scores are of the first, and are not continued with the second.
    after = reopened(replace(before, content=replace(before.content, degradation="jpeg60")), home)
    kept = after.content.evaluation
    assert kept == before.content.evaluation
    assert kept is not None
    assert (kept.choice.degradation.is_plain, after.choice.degradation.id) == (True, "jpeg60")


def test_files_that_were_moved_keep_their_scores_and_those_that_are_gone_do_not(home: Path) -> None:
    before = evaluated(home, InputChoice())
    moved = home / "elsewhere" / "c.png"
    moved.parent.mkdir()

    def move() -> None:
        (home / "set" / "a.png").rename(moved)
        (home / "set" / "b.png").unlink()

    # Results belong to a name.
    after = reopened(before, home, move)
    assert measured(after) == {"c": ALL - {"theirs"}}
    kept = after.content.evaluation
    assert kept is not None
    assert kept.pictures[0].scores is not None
    assert kept.pictures[0].scores.image == str(moved)


def test_a_checksum_is_of_when_the_picture_was_measured(home: Path) -> None:
    before = evaluated(home, InputChoice())
    write(home, "set/a.png", "changed before it was saved")
    after = reopened(before, home)
    assert (after.changed, measured(after)) == (("a.png",), {"a": set(), "b": ALL})


def test_methods_that_were_removed_are_left_out_and_ids_may_be_others(home: Path) -> None:
    before = evaluated(home, InputChoice())
    after = reopened(replace(before, content=replace(before.content, models=(), folders=())), home)
    kept, whole = after.content.evaluation, before.content.evaluation
    assert kept is not None
    assert whole is not None
    assert (kept.method_ids, measured(after)) == (IDS[:2], {name: set(IDS[:2]) for name in NAMES})
    renamed = whole.renaming({"net": "net-2", "theirs": "net"})
    assert renamed.method_ids == ("nearest", "srcnn", "net-2", "net")
    assert renamed.renaming({"net-2": "net", "net": "theirs"}) == whole


def test_scores_are_saved_while_their_drive_is_gone_and_hold_when_it_is_back(home: Path) -> None:
    before = evaluated(home, InputChoice())
    write_session(home / "before.srd", saved(before, home))
    for name in ("set", "net.pth"):
        (home / name).rename(home.with_name(f"gone {name}"))
    path = home / "s.srd"
    write_session(path, saved(before, home, known=known_from(home / "before.srd")))
    session = read_session(path)
    assert session == read_session(home / "before.srd")
    files = find_files(session, home)
    assert {one.path for one in files.missing} == {"set/a.png", "set/b.png", "net.pth"}
    for name in ("set", "net.pth"):
        home.with_name(f"gone {name}").rename(home / name)
    after = opened(session, home, find_files(session, home))
    assert after.content == before.content
    assert after.changed == ()


def test_scores_hold_also_if_no_earlier_session_knows_the_pictures(home: Path) -> None:
    before = evaluated(home, InputChoice())
    (home / "set").rename(home / "gone")
    write_session(home / "s.srd", saved(before, home))
    (home / "gone").rename(home / "set")
    session = read_session(home / "s.srd")
    after = opened(session, home, find_files(session, home))
    assert measured(after) == {"a": ALL, "b": ALL}
    # What has become another file meanwhile is known by when it was measured.
    write(home, "set/a.png", "other")
    after = opened(session, home, find_files(session, home))
    assert (after.changed, measured(after)) == (("a.png",), {"a": set(), "b": ALL})


@pytest.mark.parametrize("value", ["NaN", '"nan"', '"much"'])
def test_a_score_that_is_no_number_is_a_damaged_file(home: Path, value: str) -> None:
    path = home / "s.srd"
    reopened(evaluated(home, InputChoice()), home)
    path.write_text(path.read_text(encoding="utf-8").replace('"psnr_y": "inf"', f'"psnr_y": {value}'), "utf-8")
    with pytest.raises(SessionError, match="is damaged"):
        read_session(path)
