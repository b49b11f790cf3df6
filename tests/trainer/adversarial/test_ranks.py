"""A discriminator that two processes train with gloo, each on a half of the batch, against one with the whole batch."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from trainer.adversarial.discriminator_trainer import DiscriminatorTrainer
from trainer.distributed import ALONE, World, joined_world
from trainer.recipes.adversarial import AdversarialSection

BATCH = 4
PATIENCE = 120
"""Seconds after which the test fails."""


def gradients(world: World, kind: str) -> list[Tensor]:
    """Of the generator and of the discriminator, after a step of each, and the mean of the losses."""
    torch.manual_seed(0)
    share = BATCH // world.size
    own = slice(world.rank * share, (world.rank + 1) * share)
    inputs, target = torch.rand(2, BATCH, 3, 16, 16)[:, own]
    generator = nn.Conv2d(3, 3, 3, padding=1)
    section = AdversarialSection.model_validate({"kind": kind, "width": 4, "batch_norm": False, "weight": 1})
    trainer = DiscriminatorTrainer(section, torch.device("cpu"), world, half=False, compiled=False)
    model = generator if world.is_alone else DistributedDataParallel(generator)
    output = model(inputs)
    losses = [trainer.generator_term(output, target, 0)]
    losses[0].backward()
    losses.append(trainer.learn(output, target, 0, 1.0))
    parameters = [*generator.parameters(), *trainer.discriminator.parameters()]
    found = [parameter.grad.clone() for parameter in parameters if parameter.grad is not None]
    assert len(found) == len(parameters)
    return [*found, world.mean(torch.stack(losses).detach())]


@pytest.mark.parametrize("kind", ["relativistic", pytest.param("standard", marks=pytest.mark.soak)])
def test_two_processes_learn_what_one_learns_from_the_whole_batch(kind: str, second_rank: dict[str, str]) -> None:
    process = subprocess.Popen([sys.executable, __file__, kind], env=second_rank)
    try:
        with joined_world() as world:
            together = gradients(world, kind)
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        process.wait()
    alone = gradients(ALONE, kind)
    assert sum(float(one.abs().sum()) for one in alone) > 0
    for one, two in zip(alone, together, strict=True):
        torch.testing.assert_close(two, one, rtol=1e-4, atol=1e-7)


if __name__ == "__main__":
    with joined_world() as second:
        gradients(second, sys.argv[1])
