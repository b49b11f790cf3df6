"""Makes the weights that DISTS is measured with: ``python resources/scripts/make_dists_weights.py WHEEL FEATURES``.

WHEEL is the authors' package, from ``pip download dists-pytorch --no-deps``; FEATURES are torchvision's VGG-16 weights,
a ``.pth`` or ``.safetensors`` file. Written into ``weights/measures`` are the convolutions in half precision, the
authors' alpha and beta as they are, their licence, and the checksums in ``SOURCES.json``.

Of 37 results by bicubic, SRResNet and SRGAN on Set5 and the smaller pictures of Set14, weights of eight bits with a
scale for each output channel change DISTS by up to .0024, weights of one bit less than half precision by up to .00007.
In half precision it has all digits that are published of the authors' package on six pairs of pictures.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import zipfile
from pathlib import Path

import torch
from safetensors.torch import load_file, save
from torch import Tensor

from sr_desktop.engine.measures.dists import FEATURES_NAME, WEIGHTS_NAME
from sr_desktop.networks.dists import DISTS

FOLDER = Path(__file__).resolve().parents[2] / "weights" / "measures"
LICENCE_NAME = "LICENSE-dists.txt"


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description="Make the weights that DISTS is measured with.")
    parser.add_argument("wheel", type=Path, help="the package dists-pytorch")
    parser.add_argument("features", type=Path, help="torchvision's VGG-16")
    parser.add_argument("--out", type=Path, default=FOLDER, help="the folder with SOURCES.json (default: %(default)s)")
    options = parser.parse_args()
    make(options.wheel, options.features, options.out)


def make(wheel: Path, features: Path, out: Path) -> None:
    """Write the files into a folder, and their checksums into its ``SOURCES.json``.

    Raises:
        ValueError: The weights are not those of VGG-16 and DISTS.
    """
    convolutions = {name: tensor.half() for name, tensor in _read(features).items() if name.startswith("features.")}
    with zipfile.ZipFile(wheel) as package:
        names = {Path(name).name: name for name in package.namelist()}
        tensors = torch.load(io.BytesIO(package.read(names["weights.pt"])), weights_only=True)
        licence = package.read(names["LICENSE"])
    weights = {name: tensors[name].contiguous() for name in ("alpha", "beta")}
    DISTS(convolutions, weights)
    (out / FEATURES_NAME).write_bytes(save(convolutions))
    (out / WEIGHTS_NAME).write_bytes(save(weights))
    (out / LICENCE_NAME).write_bytes(licence)
    sources = json.loads((out / "SOURCES.json").read_text(encoding="utf-8"))
    for one in sources:
        one["sha256"] = hashlib.sha256((out / one["file"]).read_bytes()).hexdigest()
    (out / "SOURCES.json").write_text(json.dumps(sources, indent=2) + "\n", encoding="utf-8")


def _read(path: Path) -> dict[str, Tensor]:
    if path.suffix == ".safetensors":
        return load_file(path)
    found: dict[str, Tensor] = torch.load(path, weights_only=True)
    return found


if __name__ == "__main__":
    main()
