"""The catalogue: which methods there are, and which of them can be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from sr_desktop import methods
from sr_desktop.cli.app import run
from sr_desktop.methods import CATALOGUE, DEFAULT_IDS, UnknownMethodError, extra_ids, get_method, offered
from sr_desktop.networks.registry import NETWORKS


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the weights, empty."""
    monkeypatch.setattr(methods, "weights_dir", lambda: tmp_path)
    return tmp_path


def publish(folder: Path, name: str) -> None:
    for suffix in ("safetensors", "json"):
        (folder / f"{name}.{suffix}").write_bytes(b"")


def test_the_default_methods_are_always_offered_the_others_once_their_weights_are_there(folder: Path) -> None:
    assert tuple(method.id for method in offered()) == DEFAULT_IDS
    assert extra_ids() == ()
    publish(folder, "edsr")
    assert extra_ids() == ("edsr",)
    assert tuple(method.id for method in offered()) == (*DEFAULT_IDS, "edsr")
    publish(folder, "srgan")
    assert extra_ids() == ("srgan", "edsr")


def test_weights_without_their_card_are_not_published(folder: Path) -> None:
    (folder / "edsr.safetensors").write_bytes(b"")
    assert extra_ids() == ()


def test_a_method_without_weights_is_refused_with_the_reason(folder: Path) -> None:
    with pytest.raises(
        UnknownMethodError, match=r"'edsr' cannot be had: no weights .*choose from: nearest, .*srresnet\."
    ):
        get_method("edsr")
    publish(folder, "edsr")
    assert get_method("edsr").title == "EDSR"
    with pytest.raises(UnknownMethodError, match=r"There is no method called 'esrgan'"):
        get_method("esrgan")


def test_the_command_line_names_a_method_that_cannot_be_had(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["compare", str(tmp_path / "a.png"), "--out", str(tmp_path / "out"), "--methods", "bicubic,edsr"])
    assert ended.value.code == 2
    assert "'edsr' cannot be had" in " ".join(capsys.readouterr().err.split())


def test_every_network_of_the_catalogue_has_a_paper_and_its_id_is_that_of_its_weights() -> None:
    networks = [method for method in CATALOGUE if method.weights is not None]
    assert all(method.paper and method.weights == method.id for method in networks)
    assert {method.id for method in networks} == {*NETWORKS, "srgan"}
    assert set(DEFAULT_IDS) < {method.id for method in CATALOGUE}
