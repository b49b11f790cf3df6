"""A session that is saved and opened again is equal; a file of one that is damaged in any way ends in one sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sr_desktop import SCALES
from sr_desktop.engine.settings import Mode
from sr_desktop.export.chart.plane import PlaneOf
from sr_desktop.export.evaluating.picture_order import By, Order
from sr_desktop.export.session.files import SessionError, find_files, read_session, write_session
from sr_desktop.export.session.model import (
    DockArea,
    SavedDifference,
    SavedDock,
    SavedLayout,
    SavedLooks,
    SavedPlane,
    SavedPlot,
    SavedView,
)
from sr_desktop.export.session.state import AddedMethod, Content, SessionState, opened, saved
from sr_desktop.imaging.colors.channels import Channel
from sr_desktop.imaging.geometry import Rect
from sr_desktop.imaging.measuring.difference import GAINS, DifferenceKind
from sr_desktop.imaging.measuring.line_profile import LINE_WIDTHS, Line
from sr_desktop.imaging.measuring.metrics import CHOSEN_METRICS, METRICS, chosen_ids
from sr_desktop.imaging.values.origin import ReadOptions
from sr_desktop.imaging.values.value_range import ValueRange
from sr_desktop.model_format import parse_format

FILES = ("a.png", "b.png", "sub/a.png", "sub/ä ö.png")
RESULTS = ("r1.png", "sub/r2.png")
MODELS = ("m1.pth", "m2.onnx")


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A folder with files of every kind, each with another content, and a blind test with two raters."""
    with TemporaryDirectory() as name:
        home = Path(name).resolve()
        votes = ("votes/study.json", "votes/votes-anna.json", "votes/votes-.json")
        for file in (*FILES, *RESULTS, *MODELS, "low/a.png", *votes):
            (home / file).parent.mkdir(exist_ok=True)
            (home / file).write_text(file, encoding="utf-8")
        yield home


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
IDS = st.text("abcxyz-_.0", min_size=1, max_size=8)
COLORS = st.sampled_from(["", "#00ff00", "#A1B2C3"])
COUNTS = st.integers(0, 10_000)
SIZES = st.integers(1, 9_999)
FLOATS = st.floats(-1e6, 1e6)


def added(names: tuple[str, ...], home: Path, formats: tuple[str, ...] = ("",)) -> st.SearchStrategy[AddedMethod]:
    return st.builds(
        AddedMethod,
        st.sampled_from(names).map(lambda name: home / name),
        TEXTS,
        COLORS,
        IDS | st.just(""),
        st.sampled_from(formats).map(parse_format),
    )


def several(of: st.SearchStrategy[AddedMethod]) -> st.SearchStrategy[tuple[AddedMethod, ...]]:
    return st.lists(of, max_size=3, unique_by=lambda one: one.path).map(tuple)


@st.composite
def states(draw: st.DrawFn, home: Path) -> SessionState:
    """Any session of the files of that folder."""
    chosen = draw(st.lists(st.sampled_from(FILES), unique=True, max_size=len(FILES)))
    pictures = tuple(home / name for name in chosen)
    some = st.lists(st.sampled_from(pictures), unique=True) if pictures else st.just([])
    reading = st.builds(ReadOptions, st.sampled_from([None, ValueRange(0, 1), ValueRange(-1, 1)]), st.booleans())
    ends = draw(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS).filter(lambda four: four[:2] != four[2:]))
    content = Content(
        pictures=pictures,
        readings={path: options for path in draw(some) if (options := draw(reading)) != ReadOptions()},
        results={path: found for path in draw(some) if (found := draw(several(added(RESULTS, home))))},
        low_resolution=dict.fromkeys(draw(some), home / "low" / "a.png"),
        low_resolution_folder=draw(st.sampled_from([None, home / "low", home / "low" / "{stem}.png"])),
        folders=draw(several(added(("sub", "low", "sub/{stem}_x4.png", "{folder}/{stem}"), home))),
        models=draw(several(added(MODELS, home, ("", "range=0-255,order=BGR", "layout=NHWC")))),
        names=draw(st.dictionaries(IDS, st.tuples(TEXTS, COLORS), max_size=3)),
        region=draw(st.none() | st.builds(Rect, COUNTS, COUNTS, SIZES, SIZES)),
        line=draw(st.sampled_from([None, Line(*ends)])),
        mode=draw(st.sampled_from(Mode)),
        scale=draw(st.sampled_from(SCALES)),
        degradation=draw(st.sampled_from(["bicubic", "jpeg60", "matlab+blur1.5"])),
        metrics=chosen_ids(draw(st.sets(st.sampled_from([metric.id for metric in CHOSEN_METRICS])))),
        votes=draw(st.sampled_from([None, home / "votes"])),
    )
    docks = st.builds(
        SavedDock,
        name=IDS,
        area=st.sampled_from(DockArea),
        group=st.integers(0, 9),
        front=st.booleans(),
        size=st.tuples(SIZES, SIZES),
        at=st.none() | st.tuples(st.integers(-9999, 9999), COUNTS),
    )
    names = st.lists(IDS, max_size=3).map(tuple)
    channels = st.sampled_from(Channel)
    widths, relative = st.none() | st.sampled_from(LINE_WIDTHS), st.none() | st.booleans()
    looks = st.builds(
        SavedLooks,
        difference=st.none()
        | st.builds(SavedDifference, kind=st.sampled_from(DifferenceKind), gain=st.sampled_from(GAINS)),
        wipe_is_level=st.none() | st.booleans(),
        plots=st.dictionaries(
            IDS, st.builds(SavedPlot, channel=channels, width=widths, relative=relative, hidden=names), max_size=2
        ),
        plane=st.none() | st.builds(SavedPlane, of=st.sampled_from(PlaneOf), of_set=TEXTS, hidden=names),
        evaluation=st.sampled_from([None, "", *(metric.id for metric in METRICS)]),
        film_strip=st.none() | st.booleans(),
    )
    layout = st.builds(
        SavedLayout,
        mode=IDS,
        order=names,
        shown=names,
        alone=st.none() | IDS,
        places=st.dictionaries(IDS, names, max_size=2),
        docks=names,
        dock_places=st.lists(docks, max_size=3).map(tuple),
        looks=looks,
    )
    order = st.builds(
        Order, st.sampled_from(By), IDS, IDS, st.sampled_from([metric.id for metric in METRICS]), st.booleans()
    )
    view = st.none() | st.builds(SavedView, x=FLOATS, y=FLOATS, scale=st.floats(1e-3, 1e3))
    current = draw(st.sampled_from(pictures)) if pictures else None
    return SessionState(content, current, draw(view), draw(layout), draw(order))


def again(path: Path) -> SessionState:
    session = read_session(path)
    return opened(session, path.parent, find_files(session, path.parent))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_session_that_is_saved_and_opened_is_equal(home: Path, data: st.DataObject) -> None:
    state = data.draw(states(home))
    path = home / "evening.srd"
    write_session(path, saved(state, home))
    assert again(path) == state


@pytest.fixture(scope="module")
def whole(home: Path) -> dict[str, object]:
    """The content of a file with something in every place."""
    one = AddedMethod(home / "r1.png", "Theirs", "#00ff00", "theirs")
    content = Content(
        pictures=(home / "a.png", home / "b.png"),
        readings={home / "a.png": ReadOptions(ValueRange(0, 1), allow_truncated=True)},
        results={home / "a.png": (one,)},
        low_resolution={home / "b.png": home / "low" / "a.png"},
        low_resolution_folder=home / "low",
        folders=(AddedMethod(home / "sub", "All"),),
        models=(AddedMethod(home / "m1.pth", "Net"),),
        names={"srresnet": ("Ours", "")},
        region=Rect(1, 2, 3, 4),
        line=Line(0, 0, 3, 4),
        metrics=("lpips",),
        votes=home / "votes",
    )
    dock = SavedDock(name="table", area=DockArea.FLOATING, size=(9, 9), at=(1, 1))
    layout = SavedLayout(order=("a",), shown=("a",), alone="a", places={"wipe": ("a", "b")}, dock_places=(dock,))
    state = SessionState(content, home / "b.png", SavedView(x=1, y=2, scale=3), layout)
    session = saved(state, home)
    assert opened(session, home, find_files(session, home)) == state
    made = json.loads(session.model_dump_json())
    assert isinstance(made, dict)
    return made


Place = tuple[str | int, ...]


def places(value: object, at: Place = ()) -> Iterator[Place]:
    """Of every value in a file."""
    yield at
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from places(child, (*at, key))


ODD = [
    None,
    True,
    -1,
    1e308,
    10**400,
    "",
    "x" * 5000,
    "\x00",
    "../" * 500,
    "/",
    "\\udcff",
    [],
    {},
    [[]],
    {"": {}},
    [0] * 9,
]


def mutant(whole: object, at: Place, value: object) -> object:
    if not at:
        return value
    copied = dict(whole) if isinstance(whole, dict) else list(whole)  # type: ignore[call-overload]
    copied[at[0]] = mutant(copied[at[0]], at[1:], value)
    return copied


def sentence(path: Path) -> str:
    """What is said of a file that cannot be opened; empty of one that can."""
    try:
        again(path)
    except SessionError as error:
        return str(error)
    return ""


def damaged(path: Path) -> str:
    return f"'{path}' is no session, is damaged, or was saved by a newer SR Desktop."


def test_a_value_of_a_wrong_kind_anywhere_is_one_sentence(home: Path, whole: dict[str, object]) -> None:
    path = home / "mutant.srd"
    wrong = 0
    for at in places(whole):
        for value in ODD[len(at) % 2 :: 2]:
            path.write_text(json.dumps(mutant(whole, at, value)), encoding="utf-8")
            said = sentence(path)
            assert said in ("", damaged(path)), (at, value)
            wrong += bool(said)
    assert wrong > 500


@given(st.data())
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_that_are_lost_or_changed_are_one_sentence(
    home: Path, whole: dict[str, object], data: st.DataObject
) -> None:
    content = bytearray(json.dumps(whole).encode())
    start = data.draw(st.integers(0, len(content)))
    content[start : start + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    path = home / "mutant.srd"
    path.write_bytes(content)
    assert sentence(path) in ("", damaged(path))


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"a":' * 100_000, b'{"kind": "sr-desktop session", "scale": ' + b"9" * 100_000 + b"}", b"\xff"],
)
def test_depths_and_lengths_without_end_are_one_sentence(home: Path, content: bytes) -> None:
    path = home / "deep.srd"
    path.write_bytes(content)
    with pytest.raises(SessionError, match="is no session"):
        read_session(path)


def test_a_file_beyond_all_size_is_not_read(home: Path) -> None:
    path = home / "huge.srd"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(SessionError, match="is no session"):
        read_session(path)
    path.unlink()


def test_changed_votes_and_lost_results_are_told(home: Path, tmp_path: Path, whole: dict[str, object]) -> None:
    path = tmp_path / "evening.srd"
    for name in ("votes/study.json", "votes/votes-anna.json", "a.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("other", encoding="utf-8")
    path.write_text(json.dumps(whole), encoding="utf-8")
    session = read_session(path)
    files = find_files(session, tmp_path)
    assert {one.name for one in files.changed} == {"study.json", "votes-anna.json", "a.png"}
    assert {one.path for one in files.missing} == {"b.png", "r1.png", "low/a.png", "m1.pth", "votes/votes-.json"}
    assert [one.path for one in files.missing_folders] == ["sub", "low"]
    state = opened(session, tmp_path, files)
    assert state.content.pictures == (tmp_path / "a.png",)
    assert state.content.votes == tmp_path / "votes"
    assert (state.content.low_resolution_folder, state.problems) == (None, ())
    (tmp_path / "low").mkdir()
    state = opened(session, tmp_path, find_files(session, tmp_path))
    assert [message.code for message in state.problems] == ["folder.no-pictures"]


def test_files_of_every_kind_that_are_gone_do_not_keep_a_session_from_being_saved(tmp_path: Path) -> None:
    names = ("a.png", "result.png", "low.png", "net.pth", "votes/study.json")
    picture, result, low, model, study = (tmp_path / "drive" / name for name in names)
    content = Content(
        pictures=(picture,),
        results={picture: (AddedMethod(result, "Theirs"),)},
        low_resolution={picture: low},
        models=(AddedMethod(model, "Net"),),
        votes=study.parent,
    )
    path = tmp_path / "evening.srd"
    write_session(path, saved(SessionState(content, picture), tmp_path))
    session = read_session(path)
    files = find_files(session, tmp_path)
    assert [one.path for one in files.missing] == [f"drive/{name}" for name in names]
    assert opened(session, tmp_path, files).content == Content()
    # The drive is there again.
    for file in (picture, result, low, model, study):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name, encoding="utf-8")
    assert again(path) == SessionState(content, picture)
