"""A network of a paper, read from a file with its authors' names, answers as its formulas say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch

from sr_desktop.engine.foreign.loading import load_model
from sr_desktop.model_format import FormatChoice, ValueRange
from tests.engine.foreign.papers import distilling, published, reimplementations
from tests.engine.foreign.papers.published import Published

NETWORKS = [
    one
    for module in (published, distilling, reimplementations)
    for one in vars(module).values()
    if isinstance(one, Published)
]
PICTURE = torch.rand(1, 3, 21, 26, generator=torch.Generator().manual_seed(1))


def saved(network: Published, folder: Path, state: dict[str, Any] | None = None) -> Path:
    path = folder / "theirs.pth"
    torch.save(network.state() if state is None else state, path)
    return path


@pytest.mark.usefixtures("spandrel")
@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_it_answers_as_its_formulas_say(network: Published, tmp_path: Path) -> None:
    state = network.state()
    # As said, so that no trial chooses for networks that nobody has trained.
    values = ValueRange(network.values)
    loaded = load_model(saved(network, tmp_path, state), choice=FormatChoice(given=values, made=values))
    model = loaded.model
    assert (model.architecture, model.scale, model.input_channels) == (
        network.architecture, network.scale, network.channels
    )  # fmt: skip
    picture = PICTURE if network.channels == 3 else PICTURE[:, :1]
    with torch.inference_mode():
        expected = network.answer(state, picture).clamp(0, 1)
        answer = loaded.network._enlarge(picture)
    assert expected.std() > 0.01
    torch.testing.assert_close(answer, expected, atol=2e-5, rtol=0)


@pytest.mark.usefixtures("spandrel")
@pytest.mark.parametrize("network", NETWORKS, ids=lambda one: one.name)
def test_it_is_taken_for_no_other(network: Published) -> None:
    from sr_desktop.engine.foreign.papers.registry import PAPERS

    state = network.state()
    assert [one.name for one in PAPERS if one.detect(state)] == [network.architecture]
    without_one = {name: state[name] for name in list(state)[:-1]}
    assert not any(one.detect(without_one) for one in PAPERS)
    with_one_more = state | {"further.weight": torch.zeros(3)}
    assert not any(one.detect(with_one_more) for one in PAPERS)


@pytest.mark.usefixtures("spandrel")
@pytest.mark.parametrize(
    "wrap",
    [
        lambda state: {"params": {}, "params_ema": state},
        lambda state: {"state_dict": {f"module.{name}": value for name, value in state.items()}, "epoch": 3},
        lambda state: {"model": state, "optimizer": {"step": 1}},
        lambda state: {"generator": state, "discriminator": {"features.0.weight": torch.zeros(1)}},
        lambda state: {"state_dict": {f"generator.{n}": v for n, v in state.items()} | {"d.weight": torch.zeros(1)}},
        lambda state: state | {"total_ops": torch.zeros(1), "fea_conv.total_params": torch.zeros(1)},
    ],
    ids=["averaged", "parallel", "training", "with its discriminator", "framework", "profiled"],
)
def test_it_is_found_inside_checkpoints(wrap: Any, tmp_path: Path) -> None:
    loaded = load_model(saved(distilling.RFDN, tmp_path, wrap(distilling.RFDN.state())))
    assert (loaded.model.architecture, loaded.model.scale) == ("RFDN", 4)


@pytest.mark.usefixtures("spandrel")
def test_all_scales_in_one_file_are_said(tmp_path: Path) -> None:
    model = load_model(saved(published.CARN_M, tmp_path)).model
    assert (model.scale, model.unused_scales) == (4, (2, 3))
    assert "enlarges 2, 3 times too" in " ".join(map(str, model.remarks))
