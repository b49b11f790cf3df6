from __future__ import annotations

from pathlib import Path

import pytest

from trainer.recipes.recipe import RECIPES_DIR, RecipeError, find_recipe, load_recipe, overridden


@pytest.mark.parametrize("path", sorted(RECIPES_DIR.glob("*.toml")), ids=lambda path: path.stem)
def test_every_shipped_recipe_is_valid(path: Path) -> None:
    assert load_recipe(path).name


def test_overrides_change_values_and_keep_their_type() -> None:
    recipe = load_recipe(
        find_recipe("srresnet"),
        ("schedule.steps=17", "schedule.warmup=3", "precision=fp32", "network.parameters.blocks=2"),
    )
    assert recipe.schedule.steps == 17
    assert recipe.precision == "fp32"
    assert recipe.network.parameters["blocks"] == 2


@pytest.mark.parametrize(
    ("override", "named"),
    [
        ("schedule.stepps=3", "schedule.stepps"),
        ("schedule.steps=0", "schedule.steps"),
        ("schedule.warmup=99999999", "warmup"),
        ("loss.l1=-1", "loss.l1"),
        ("name=../evil", "name"),
        ("precision=fp8", "precision"),
        ("seed=-1", "seed"),
        ("seed=4294967296", "seed"),
        ("no equals sign", "section.key=value"),
        ("name.deeper=1", "name"),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_it(override: str, named: str) -> None:
    with pytest.raises(RecipeError) as caught:
        load_recipe(find_recipe("srresnet"), (override,))
    assert named in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_loss_without_terms_is_refused() -> None:
    with pytest.raises(RecipeError, match="at least one"):
        load_recipe(find_recipe("srresnet"), ("loss.l1=0",))


def test_an_unknown_recipe_names_those_that_exist() -> None:
    with pytest.raises(RecipeError, match="srresnet"):
        find_recipe("no-such-recipe")


def test_broken_toml_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "broken.toml"
    path.write_text("name = [")
    with pytest.raises(RecipeError, match="not valid TOML"):
        load_recipe(path)


def test_a_section_that_a_checkpoint_notes_as_absent_can_be_set() -> None:
    assert overridden({"finish": None}, ["finish.fraction=0.2"]) == {"finish": {"fraction": 0.2}}
