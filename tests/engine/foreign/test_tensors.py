"""Reading model files: tensors come out, everything else is refused in one sentence and never run."""

from __future__ import annotations

import os
import pickle
import zipfile
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import save_file

from sr_desktop.engine.errors import ModelFileError
from sr_desktop.engine.foreign import tensors
from sr_desktop.engine.foreign.tensors import read_model_file

WEIGHTS = {"layer.weight": torch.arange(6.0).reshape(2, 3)}


class Intruder:
    """An object that, where a pickle is trusted, makes a folder when it is read."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.trace),)


def refusal(path: Path) -> str:
    with pytest.raises(ModelFileError) as caught:
        read_model_file(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize("name", ["a.pth", "a.PT", "a.ckpt", "a.safetensors"])
def test_tensors_come_out_with_the_checksum_of_the_file(tmp_path: Path, name: str) -> None:
    import hashlib

    path = tmp_path / name
    save_file(WEIGHTS, path) if path.suffix == ".safetensors" else torch.save(WEIGHTS, path)
    file = read_model_file(path)
    assert torch.equal(file.content["layer.weight"], WEIGHTS["layer.weight"])
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("form", ["archive", "archive beside tensors", "legacy", "plain pickle"])
def test_a_malicious_pickle_is_refused_and_not_run(tmp_path: Path, form: str) -> None:
    trace, path = tmp_path / "trace", tmp_path / "evil.pth"
    intruder = Intruder(trace)
    match form:
        case "archive":
            torch.save(intruder, path)
        case "archive beside tensors":
            torch.save({**WEIGHTS, "extra": intruder}, path)
        case "legacy":
            torch.save(intruder, path, _use_new_zipfile_serialization=False)
        case "plain pickle":
            path.write_bytes(pickle.dumps(intruder, protocol=2))
    sentence = refusal(path)
    assert not trace.exists()
    assert "more than tensors" in sentence
    # The trap is one: trusted, the same bytes do make the folder.
    if form == "plain pickle":
        pickle.loads(path.read_bytes())
        assert trace.exists()


def test_a_torchscript_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "program.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("program/data.pkl", b"")
        archive.writestr("program/code/__torch__.py", b"def forward(self): pass")
    assert "TorchScript" in refusal(path)


@settings(max_examples=20)
@given(kept=st.floats(min_value=0, max_value=0.99), suffix=st.sampled_from([".pth", ".safetensors"]))
def test_a_truncated_file_is_damaged(tmp_path_factory: pytest.TempPathFactory, kept: float, suffix: str) -> None:
    path = tmp_path_factory.mktemp("cut") / f"cut{suffix}"
    save_file(WEIGHTS, path) if suffix == ".safetensors" else torch.save(WEIGHTS, path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    sentence = refusal(path)
    assert "damaged" in sentence or "empty" in sentence


@settings(max_examples=30)
@given(content=st.binary(min_size=1, max_size=200), suffix=st.sampled_from([".pth", ".safetensors"]))
def test_whatever_bytes_there_are_one_sentence_is_said(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("noise") / f"noise{suffix}"
    path.write_bytes(content)
    refusal(path)


def test_what_is_no_model_file_is_told(tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"png")
    assert ".safetensors" in refusal(picture)
    assert "is not there" in refusal(tmp_path / "nowhere.pth")
    (tmp_path / "folder.pth").mkdir()
    assert "cannot be read" in refusal(tmp_path / "folder.pth")
    torch.save([1, 2], tmp_path / "list.pth")
    assert "no named tensors" in refusal(tmp_path / "list.pth")


def test_an_old_torch_reads_no_pickles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    torch.save(WEIGHTS, tmp_path / "a.pth")
    save_file(WEIGHTS, tmp_path / "a.safetensors")
    monkeypatch.setattr(tensors.torch, "__version__", "2.9.1+cu128")
    sentence = refusal(tmp_path / "a.pth")
    assert "2.10" in sentence
    assert "pip install --upgrade torch" in sentence
    assert read_model_file(tmp_path / "a.safetensors").content
