"""Recipes: everything that decides a training, read from TOML and checked before anything starts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

RECIPES_DIR = Path(__file__).resolve().parent / "recipes"


class RecipeError(Exception):
    """A recipe that cannot be used; the message says which value of which file is wrong and what would be right."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NetworkSection(_Section):
    """Which network, and what it starts from.

    Attributes:
        name: Name in `sr_desktop.networks.registry`.
        parameters: Its arguments.
        initialisation: ``"default"`` is PyTorch's; ``"interpolation"`` makes the untrained network interpolate, so that
            training starts at the quality of bilinear enlargement (see `trainer.initialisation`).
        input: ``"rgb"`` feeds the low-resolution picture, ``"luma"`` the luma of its bicubic enlargement.
    """

    name: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    initialisation: Literal["default", "interpolation"] = "default"
    input: Literal["rgb", "luma"] = "rgb"


class DataSection(_Section):
    """What a batch is made of: `batch` aligned crops of ``4 crop`` pixels a side, flipped and turned at random.

    `crop` is in low-resolution pixels. `exclude` holds file name patterns of pictures that are left out.
    """

    crop: int = Field(24, ge=4, le=512)
    batch: int = Field(8, ge=1, le=4096)
    exclude: tuple[str, ...] = ()


class LossSection(_Section):
    """Weights of the summed losses; zero leaves a term out.

    Attributes:
        l1: Mean absolute difference of pixels in 0 to 1.
        mse: Mean squared difference of pixels in 0 to 1.
        vgg: Distance between VGG-16 features at `vgg_layers` (Johnson et al. 2016, equation 2).
        vgg_layers: Layers such as ``relu2_2``.
        vgg_distance: Squared, as in the paper, or absolute.
        lpips: LPIPS over AlexNet (Zhang et al. 2018).
    """

    l1: float = Field(0.0, ge=0)
    mse: float = Field(0.0, ge=0)
    vgg: float = Field(0.0, ge=0)
    vgg_layers: tuple[str, ...] = ("relu2_2",)
    vgg_distance: Literal["l1", "mse"] = "mse"
    lpips: float = Field(0.0, ge=0)

    @model_validator(mode="after")
    def _needs_a_term(self) -> LossSection:
        if self.l1 + self.mse + self.vgg + self.lpips == 0:
            raise ValueError("at least one of l1, mse, vgg and lpips must be above 0")
        return self


class OptimizerSection(_Section):
    """Adam, its gradient clipping and the weight average that is published.

    Attributes:
        learning_rate: The highest, reached after the warm-up.
        layer_rates: Factors of the learning rate for parameters whose name starts with the key.
        clip_norm: Largest norm of the gradient over all parameters; 0 does not clip.
        ema: Decay a step of the exponential moving average of the weights.
    """

    learning_rate: float = Field(2e-4, gt=0, le=1)
    betas: tuple[float, float] = (0.9, 0.999)
    layer_rates: dict[str, float] = Field(default_factory=dict)
    clip_norm: float = Field(0.5, ge=0)
    ema: float = Field(0.999, ge=0, lt=1)


class ScheduleSection(_Section):
    """Linear warm-up over `warmup` steps, then a cosine from the learning rate to `final_fraction` of it at `steps`."""

    steps: int = Field(10_000, ge=1)
    warmup: int = Field(100, ge=0)
    final_fraction: float = Field(0.01, ge=0, le=1)

    @model_validator(mode="after")
    def _warmup_fits(self) -> ScheduleSection:
        if self.warmup >= self.steps and self.warmup > 0:
            raise ValueError(f"warmup ({self.warmup}) must be less than steps ({self.steps})")
        return self


class ValidationSection(_Section):
    """Every `every` steps the averaged weights are measured on the middle `crop` pixels of each validation picture."""

    every: int = Field(500, ge=1)
    crop: int = Field(256, ge=32)
    metric: Literal["psnr_y", "lpips"] = "psnr_y"


class Recipe(_Section):
    """A whole training, but for where the data lies and where the run is written.

    Attributes:
        name: Stem of the weights that the run publishes.
        note: What the weights are, in plain sentences; goes onto their card.
        seed: Of every random choice.
        precision: Arithmetic of the network during training; weights, loss and output stay fp32.
        checkpoint_every: Steps between two checkpoints.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    note: str
    seed: int = 0
    precision: Literal["fp32", "bf16"] = "bf16"
    checkpoint_every: int = Field(500, ge=1)
    network: NetworkSection
    data: DataSection = DataSection()
    loss: LossSection
    optimizer: OptimizerSection = OptimizerSection()
    schedule: ScheduleSection = ScheduleSection()
    validation: ValidationSection = ValidationSection()


def find_recipe(name: str) -> Path:
    """The file of a recipe given by path or by the name of one that ships with the trainer.

    Raises:
        RecipeError: Neither exists.
    """
    for path in (Path(name), RECIPES_DIR / f"{name}.toml"):
        if path.is_file():
            return path
    shipped = ", ".join(sorted(path.stem for path in RECIPES_DIR.glob("*.toml")))
    raise RecipeError(f"There is no recipe '{name}': give a TOML file or one of {shipped}.")


def load_recipe(path: Path, overrides: tuple[str, ...] = ()) -> Recipe:
    """Read and check a recipe; `overrides` are ``section.key=value`` with the value written as in TOML.

    Raises:
        RecipeError: The file or an override is not valid TOML, a key is unknown, or a value impossible.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise RecipeError(f"The recipe {path} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RecipeError(f"The recipe {path} is not valid TOML: {error}.") from error
    for override in overrides:
        _apply(values, override)
    return validated(values, str(path))


def validated(values: dict[str, Any], source: str) -> Recipe:
    """The recipe that these values describe; `source` names their origin in the error.

    Raises:
        RecipeError: A key is unknown or a value impossible.
    """
    try:
        return Recipe.model_validate(values)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'recipe'}: {fault['msg']}" for fault in error.errors()
        )
        raise RecipeError(f"The recipe {source} cannot be used: {faults}.") from error


def _apply(values: dict[str, Any], override: str) -> None:
    key, equals, text = override.partition("=")
    if not equals or not key.strip():
        raise RecipeError(f"'{override}' is not of the form section.key=value.")
    *sections, last = key.strip().split(".")
    for section in sections:
        values = values.setdefault(section, {})
        if not isinstance(values, dict):
            raise RecipeError(f"'{override}' names no section: {section} is a value.")
    values[last] = _parse_value(text.strip())


def _parse_value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text  # a bare word is taken as a string, so that a shell needs no nested quotes
