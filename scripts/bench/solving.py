"""What a solver finds in a sound, or in a mixture whose parts are known, under several seeds.

all_seeds   takes a sound apart once for each seed
verified    the divergence of a result, computed anew from its factors
separated   stems beside the parts of mixtures
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.kernels import Stages
from bench.measuring import ITERATIONS
from bench.separation import Mixture, separation
from bench.sounds import Sound
from nmfserver.processes import bufnmf
from nmfserver.processes.bufnmf import Parts
from nmfserver.processes.settings import FAST as FAST_SOLVER
from nmfserver.processes.settings import MULTIPLICATIVE, Settings

Way = Mapping[str, Any]
"""Settings of the solver: which one, and how it starts."""

PLAIN: Way = {"solver": MULTIPLICATIVE}
FAST: Way = {"solver": FAST_SOLVER}
SEEDS = (0, 1, 2)
EXACT, ROUNDING = 2e-3, 1e-6
"""How far a divergence may be from that of its factors: a share of itself, and of the sum of all magnitudes."""


def all_seeds(sound: Sound, components: int, way: Way, stems: bool = False) -> list[Parts]:
    """Take a sound apart once for each seed."""
    common = {"components": components, "iterations": ITERATIONS, "resynth": stems, **way}
    return [bufnmf.decompose(sound[:, None], Settings(seed=seed, **common)) for seed in SEEDS]


def divergences(sound: Sound, components: int, way: Way) -> NDArray[np.float64]:
    """Return the divergence under each seed."""
    magnitudes = Stages(sound, 1).spectrogram
    return np.array([verified(magnitudes, each, way) for each in all_seeds(sound, components, way)])


def verified(magnitudes: NDArray[np.float32], parts: Parts, way: Way) -> float:
    """Return the divergence of a result, in float64 and from its factors.

    The activations are published without their scale, which is the one with the least divergence.

    Raises RuntimeError if the result says something else.
    """
    least = float(np.finfo(np.float32).tiny)
    seen = np.asarray(magnitudes, float)
    frames, bins = seen.shape
    estimate, activations = np.zeros_like(seen), np.asarray(parts.activations, float)
    for lag, spectra in enumerate(np.asarray(parts.bases, float).reshape(-1, bins, parts.bases.shape[1])):
        estimate[lag:] += activations[: frames - lag] @ spectra.T
    estimate = np.maximum(estimate * (seen.sum() / max(estimate.sum(), least)), least)
    true = float(np.sum(seen * np.log(np.maximum(seen, least) / estimate) - seen + estimate))
    if not abs(true - parts.divergence) <= EXACT * true + ROUNDING * seen.sum():
        raise RuntimeError(f"{dict(way)}: the divergence is said to be {parts.divergence}; the factors have {true}")
    return true


@dataclass(frozen=True)
class Separated:
    """What one way finds in mixtures, float64 (mixtures, seeds): SI-SDR in dB, and divergence."""

    decibels: NDArray[np.float64]
    divergences: NDArray[np.float64]

    @property
    def worst(self) -> float:
        """The worst seed of each mixture, in the mean."""
        return float(self.decibels.min(1).mean())


def separated(several: Sequence[Mixture], components: int, way: Way) -> Separated:
    """Take mixtures apart, and compare the stems with their parts."""
    decibels, found = [], []
    for mixture in several:
        magnitudes = Stages(mixture.sound, 1).spectrogram
        results = all_seeds(mixture.sound, components, way, stems=True)
        decibels.append([separation(mixture.parts, _stems(each)) for each in results])
        found.append([verified(magnitudes, each, way) for each in results])
    return Separated(np.array(decibels), np.array(found))


def _stems(parts: Parts) -> NDArray[np.float32]:
    assert parts.stems is not None
    return parts.stems
