"""The catalogue: which methods there are, and which of them can be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_desktop import methods
from sr_desktop.cli.app import run
from sr_desktop.methods import DEFAULT_IDS, METHODS, SHIPPED, Kind, Method, UnknownMethodError, new_id, unique
from sr_desktop.networks.registry import network_classes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the weights, empty."""
    monkeypatch.setattr(methods, "weights_dir", lambda: tmp_path)
    return tmp_path


def publish(folder: Path, name: str) -> None:
    for suffix in ("safetensors", "json"):
        (folder / f"{name}.{suffix}").write_bytes(b"")


def test_the_default_methods_are_always_offered_the_others_once_their_weights_are_there(folder: Path) -> None:
    assert tuple(method.id for method in SHIPPED.offered) == DEFAULT_IDS
    assert SHIPPED.extra_ids == ()
    publish(folder, "edsr")
    assert SHIPPED.extra_ids == ("edsr",)
    assert tuple(method.id for method in SHIPPED.offered) == (*DEFAULT_IDS, "edsr")
    publish(folder, "srgan")
    assert SHIPPED.extra_ids == ("srgan", "edsr")
    publish(folder, "srresnet-photo")
    assert SHIPPED.extra_ids == ("srgan", "srresnet-photo", "edsr")


def test_weights_without_their_card_are_not_published(folder: Path) -> None:
    (folder / "edsr.safetensors").write_bytes(b"")
    assert SHIPPED.extra_ids == ()


def test_a_method_without_weights_is_refused_with_the_reason(folder: Path) -> None:
    with pytest.raises(
        UnknownMethodError, match=r"'edsr' is not available: .* holds no weights .*choose from: nearest, .*srresnet\."
    ):
        SHIPPED.get("edsr")
    publish(folder, "edsr")
    assert SHIPPED.get("edsr").title == "EDSR"
    with pytest.raises(UnknownMethodError, match=r"There is no method called 'esrgan'"):
        SHIPPED.get("esrgan")


def test_the_command_line_names_a_method_that_cannot_be_had(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["compare", str(tmp_path / "a.png"), "--out", str(tmp_path / "out"), "--methods", "bicubic,edsr"])
    assert ended.value.code == 2
    assert "'edsr' is not available" in " ".join(capsys.readouterr().err.split())


def test_every_network_of_the_catalogue_has_a_paper_and_its_id_is_that_of_its_weights() -> None:
    networks = [method for method in METHODS if method.weights is not None]
    assert all(method.paper and method.weights == method.id for method in networks)
    assert {method.id for method in networks} == {*network_classes(), "srgan", "srresnet-photo"}
    assert set(DEFAULT_IDS) < {method.id for method in METHODS}


def test_a_catalogue_with_one_more_method_leaves_the_first_as_it_was(folder: Path) -> None:
    mine = Method("mine", "Mine", "", Kind.RGB_NETWORK, model=folder / "mine.pth")
    more = SHIPPED.adding(mine)
    assert (more.get("mine"), more.title("mine"), more.ids) == (mine, "Mine", (*DEFAULT_IDS, "mine"))
    assert (SHIPPED.find("mine"), SHIPPED.title("mine")) == (None, "mine")
    with pytest.raises(ValueError, match="already a method called 'mine'"):
        more.adding(mine)


def test_a_users_model_may_have_the_id_of_a_method_without_weights(folder: Path) -> None:
    mine = Method("edsr", "My EDSR", "", Kind.RGB_NETWORK, model=folder / "edsr.pth")
    catalogue = SHIPPED.adding(mine)
    assert catalogue.get("edsr") is mine
    assert SHIPPED.title("edsr") == "EDSR"


@settings(max_examples=50)
@given(st.text(max_size=100), st.lists(st.text("ab-.", max_size=4), max_size=5))
def test_an_id_names_a_file_and_stays_what_it_is(stem: str, taken: list[str]) -> None:
    first = new_id(stem, taken)
    assert first not in (*taken, "original", "input", "metrics", "figure", "flip")
    assert set(first) <= set("abcdefghijklmnopqrstuvwxyz0123456789._-")
    assert first[0] not in "-._"
    assert first[-1] not in "-._"
    assert new_id(first, taken) == first


def test_what_is_cut_from_a_long_name_ends_in_no_hyphen() -> None:
    assert new_id("a" * 79 + "-b", ()) == "a" * 79


def test_of_methods_that_share_an_id_the_first_is_kept() -> None:
    one, other, same = (Method(name, name, "", Kind.EXTERNAL) for name in ("one", "other", "one"))
    assert unique(iter((one, other, same, other))) == (one, other)
