"""From samples to A+: a dictionary of features, and a ridge regression around each of its atoms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import torch
from torch import Tensor

from sr_desktop.networks.aplus import APlus
from trainer.anchored.samples import Samples
from trainer.anchored.section import AnchoredSection

_ATOMS_AT_A_TIME = 8
"""Whose likeness to all samples is held at once."""


def learn_dictionary(features: Tensor, atoms: int, section: AnchoredSection, seed: int) -> Tensor:
    """A dictionary ``(atoms, components)`` in which the features are sparse, its atoms of length 1.

    The paper learns it by K-SVD; this is online dictionary learning (Mairal et al. 2009), scikit-learn's.

    Args:
        features: ``(P, components)``.
        atoms: Of the dictionary.
        section: How many samples, how sparse.
        seed: Of the choice of samples and of the start.
    """
    from sklearn.decomposition import MiniBatchDictionaryLearning

    drawn = np.random.default_rng(seed)
    lengths = features.norm(dim=1).numpy()
    # Flat patches say nothing about direction.
    telling = np.flatnonzero(lengths > 0.5)
    chosen = drawn.choice(telling, min(section.dictionary_samples, len(telling)), replace=False)
    learner = MiniBatchDictionaryLearning(
        atoms, alpha=section.sparsity, max_iter=1, batch_size=256, fit_algorithm="lars", random_state=seed
    )
    found: Tensor = torch.from_numpy(learner.fit(features[chosen].numpy()).components_).float()
    atoms_found: Tensor = found / found.norm(dim=1, keepdim=True).clamp_min(1e-12)
    return atoms_found


def fit_regressors(
    samples: Samples,
    atoms: Tensor,
    section: AnchoredSection,
    progress: Callable[[float], None] = lambda share: None,
) -> Tensor:
    """For each atom the matrix ``(PATCH_PIXELS, components)`` that best maps its neighbours' features to their details.

    Neighbours are the samples most like the atom, of either sign: what is turned round is the same to a linear map.

    Args:
        samples: What to fit to.
        atoms: ``(atoms, components)`` of length 1.
        section: How many neighbours, and the weight of the regressor's norm.
        progress: Called with the share that is done, 0 to 1.
    """
    count = min(section.neighbours, len(samples.features))
    penalty = section.ridge * torch.eye(samples.features.shape[1], dtype=torch.float64)
    regressors = torch.empty(len(atoms), samples.details.shape[1], samples.features.shape[1])
    for start in range(0, len(atoms), _ATOMS_AT_A_TIME):
        likeness = (atoms[start : start + _ATOMS_AT_A_TIME] @ samples.features.T).abs_()
        for index, nearest in enumerate(likeness.topk(count, dim=1).indices, start):
            feature, detail = samples.features[nearest].double(), samples.details[nearest].double()
            regressors[index] = torch.linalg.solve(feature.T @ feature + penalty, feature.T @ detail).T.float()
        progress(min(1.0, (start + _ATOMS_AT_A_TIME) / len(atoms)))
    return regressors


def fitted(tensors: Mapping[str, Tensor]) -> APlus:
    """A+ with these parameters, in eval mode."""
    network = APlus(*tensors["atoms"].shape)
    network.load_state_dict(dict(tensors))
    return network.eval().requires_grad_(False)
