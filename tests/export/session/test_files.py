"""Sessions as files: written whole, read strictly, and their pictures found where they were moved to."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_desktop import SCALES
from sr_desktop.engine.settings import Mode
from sr_desktop.export.errors import ExportError
from sr_desktop.export.session.files import (
    SessionError,
    find_files,
    known_from,
    read_session,
    saved_fields,
    write_session,
)
from sr_desktop.export.session.model import SavedLayout, SavedName, SavedPicture, SavedResult, SavedSession, SavedView
from sr_desktop.export.session.state import opened


def saved(folder: Path, *pictures: Path, result: Path | None = None) -> SavedSession:
    """A session with these pictures; the first has a result."""
    entries = [SavedPicture.model_validate(saved_fields(path, folder)) for path in pictures]
    if result is not None:
        entry = SavedResult.model_validate({**saved_fields(result, folder), "title": "Theirs"})
        entries[0] = entries[0].model_copy(update={"results": (entry,)})
    return SavedSession(pictures=tuple(entries), current=0)


@pytest.fixture
def pictures(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "set"
    folder.mkdir()
    for name, content in (("a.png", b"first"), ("b.png", b"other")):
        (folder / name).write_bytes(content)
    return folder / "a.png", folder / "b.png"


NAMES = st.builds(SavedName, id=st.text(min_size=1, max_size=9), title=st.text())


@given(
    st.builds(
        SavedSession,
        mode=st.sampled_from(Mode),
        scale=st.sampled_from(SCALES),
        metrics=st.sampled_from([(), ("lpips",), ("lpips", "gmsd")]),
        names=st.lists(st.builds(SavedName, id=st.text(min_size=1, max_size=9), title=st.text()), max_size=3).map(
            tuple
        ),
        view=st.builds(SavedView, x=st.floats(-9, 9), y=st.floats(-9, 9), scale=st.floats(0.1, 9)) | st.none(),
        layout=st.builds(SavedLayout, order=st.lists(st.text(), max_size=3).map(tuple)),
    )
)
def test_what_is_written_is_read_again(session: SavedSession) -> None:
    assert SavedSession.model_validate_json(session.model_dump_json()) == session


def test_it_names_files_from_its_folder_and_finds_them_there(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    path = tmp_path / "evening.srd"
    session = saved(tmp_path, *pictures)
    write_session(path, session)
    assert json.loads(path.read_text(encoding="utf-8"))["pictures"][0]["path"] == "set/a.png"
    assert read_session(path) == session
    files = find_files(session, tmp_path)
    assert files.paths == {"set/a.png": pictures[0], "set/b.png": pictures[1]}
    assert (files.moved, files.changed, files.missing) == ((), (), ())


def test_with_its_folder_moved_all_is_found(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    session = saved(tmp_path, *pictures)
    target = tmp_path / "elsewhere"
    target.mkdir()
    pictures[0].parent.rename(target / "set")
    assert find_files(session, target).paths["set/a.png"] == target / "set" / "a.png"


def test_a_moved_picture_is_found_by_its_content_not_by_its_name(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    session = saved(tmp_path, *pictures, result=pictures[1])
    deep = tmp_path / "new" / "place"
    deep.mkdir(parents=True)
    pictures[0].rename(deep / "renamed.png")
    (tmp_path / "new" / "a.png").write_bytes(b"wrong")
    files = find_files(session, tmp_path)
    assert files.paths["set/a.png"] == deep / "renamed.png"
    assert files.moved == (deep / "renamed.png",)
    assert files.missing == ()


def test_what_is_nowhere_is_missing_until_its_folder_is_told(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    home = tmp_path / "home"
    home.mkdir()
    session = saved(home, *pictures)
    far = tmp_path / "far"
    far.mkdir()
    pictures[0].rename(far / "a.png")
    files = find_files(session, home)
    assert [one.path for one in files.missing] == ["../set/a.png"]
    assert find_files(session, home, [far]).paths["../set/a.png"] == far / "a.png"


def test_a_changed_picture_is_told(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    session = saved(tmp_path, *pictures)
    pictures[1].write_bytes(b"drawn")
    assert find_files(session, tmp_path).changed == (pictures[1],)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG nothing",
        b"{}garbage",
        b'{"kind": "sr-desktop figure", "version": 1}',
        b'{"kind": "sr-desktop session", "version": 2}',
        b'{"kind": "sr-desktop session", "version": 1, "unknown": 1}',
        b'{"kind": "sr-desktop session", "version": 1, "scale": 0}',
        b'{"kind": "sr-desktop session", "version": 1, "degradation": "nothing"}',
        b'{"kind": "sr-desktop session", "version": 1, "metrics": ["none"]}',
    ],
)
def test_a_damaged_file_is_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "bad.srd"
    path.write_bytes(content)
    with pytest.raises(SessionError, match=r"bad\.srd' is no session, is damaged, or was saved by a newer"):
        read_session(path)


def test_a_missing_file_and_a_folder_that_cannot_be_written_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match=r"none\.srd' cannot be opened"):
        read_session(tmp_path / "none.srd")
    with pytest.raises(ExportError, match="none"):
        write_session(tmp_path / "none" / "a.srd", SavedSession())


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_session_in_a_linked_folder_finds_its_files(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    real, link = tmp_path / "deep" / "down", tmp_path / "link"
    real.mkdir(parents=True)
    link.symlink_to(real)
    session = saved(link, *pictures)
    assert session.pictures[0].path == "../../set/a.png"
    for folder in (link, real):
        files = find_files(session, folder)
        assert tuple(files.paths.values()) == pictures
        assert (files.moved, files.missing) == ((), ())


@pytest.fixture
def twins(tmp_path: Path) -> SavedSession:
    """A session of pictures with the same content: three in one folder, and two of the same name in two others."""
    paths = [tmp_path / "set" / name for name in ("1.png", "2.png", "3.png", "x/a.png", "y/a.png")]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"black")
    return saved(tmp_path, *paths)


def test_equal_pictures_that_were_moved_stay_several(tmp_path: Path, twins: SavedSession) -> None:
    (tmp_path / "set").rename(tmp_path / "moved")
    # Their names change, but for one that another would take by its place in the folder; those in folders lead.
    (tmp_path / "moved" / "1.png").rename(tmp_path / "moved" / "9.png")
    (tmp_path / "moved" / "2.png").rename(tmp_path / "moved" / "0.png")
    files = find_files(twins, tmp_path)
    assert len(set(files.paths.values())) == len(twins.pictures)
    for name in ("3.png", "x/a.png", "y/a.png"):
        assert files.paths[f"set/{name}"] == tmp_path / "moved" / name
    assert {files.paths["set/1.png"].name, files.paths["set/2.png"].name} == {"0.png", "9.png"}
    assert len(files.moved) == 5
    assert files.missing == ()
    assert opened(twins, tmp_path, files).content.pictures == tuple(files.moved)


def test_equal_pictures_share_a_file_only_if_there_are_no_others(tmp_path: Path, twins: SavedSession) -> None:
    for name in ("1.png", "2.png"):
        (tmp_path / "set" / name).unlink()
    (tmp_path / "set" / "x" / "a.png").rename(tmp_path / "set" / "x" / "b.png")
    files = find_files(twins, tmp_path)
    assert files.paths["set/1.png"] == tmp_path / "set" / "x" / "b.png"
    assert files.missing == ()


def test_a_file_that_is_gone_is_saved_with_what_is_known(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    session = saved(tmp_path, *pictures)
    write_session(tmp_path / "before.srd", session)
    for path in pictures:
        path.unlink()
    known = known_from(tmp_path / "before.srd")
    home = tmp_path / "home"
    home.mkdir()
    fields = saved_fields(pictures[0], home, known=known)
    assert (fields["path"], fields["size"]) == ("../set/a.png", 5)
    assert fields["sha256"] == session.pictures[0].sha256
    # It was another file when it was measured.
    fields = saved_fields(pictures[0], home, checksum="0" * 64, known=known)
    assert (fields["size"], fields["sha256"]) == (None, "0" * 64)
    for nothing in (known_from(None), known_from(tmp_path / "none.srd")):
        fields = saved_fields(pictures[0], home, known=nothing)
        assert (fields["size"], fields["sha256"]) == (None, None)


def test_a_file_of_which_nothing_is_known_is_found_by_its_name(tmp_path: Path, pictures: tuple[Path, Path]) -> None:
    first, second = (path.read_bytes() for path in pictures)
    for path in pictures:
        path.unlink()
    entry = saved(tmp_path, *pictures).pictures
    # Of the second it is known what it was when it was measured, but not how long.
    checksum = hashlib.sha256(second).hexdigest()
    session = SavedSession(pictures=(entry[0], entry[1].model_copy(update={"sha256": checksum})))
    write_session(tmp_path / "s.srd", session)
    session = read_session(tmp_path / "s.srd")
    assert [one.path for one in find_files(session, tmp_path).missing] == ["set/a.png", "set/b.png"]
    far = tmp_path / "far"
    far.mkdir()
    (far / "a.png").write_bytes(first)
    (far / "b.png").write_bytes(second)
    # Any file of its name near the session may be another one.
    assert [one.path for one in find_files(session, tmp_path).missing] == ["set/a.png"]
    files = find_files(session, tmp_path, [far])
    assert files.paths == {"set/a.png": far / "a.png", "set/b.png": far / "b.png"}
    # The drive is there again.
    pictures[0].write_bytes(first)
    pictures[1].write_bytes(second)
    files = find_files(session, tmp_path)
    assert (files.moved, files.changed, files.missing) == ((), (), ())
