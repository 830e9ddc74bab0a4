"""FluCoMa's morph: hills, the running sum of its distances, and what is lost."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.errors import BadBufferError
from nmfserver.processes import fluid_morph, morph
from nmfserver.steps import finished
from tests import naive
from tests.kernels.test_transport import peak


def hilly(seed: int, bins: int = 34) -> Any:
    """Return a spectrum of hills; its last extremum is a peak or a valley, as it comes."""
    return np.random.default_rng(seed).random(bins) + 0.1


@pytest.mark.parametrize("amount", [0.0, 0.3, 0.5, 1.0])
@pytest.mark.parametrize("seed", range(4))
def test_hills_move_as_they_do_there(seed: int, amount: float) -> None:
    source, target = hilly(seed), hilly(seed + 10)
    found = fluid_morph.between(source, target, amount)
    np.testing.assert_allclose(found, naive.fluid_morphed(source, target, amount), atol=1e-9)


def test_a_hill_is_lost_behind_the_last_valley_and_so_is_the_highest_bin() -> None:
    lost = np.array([1.0, 3, 1, 5, 2, 4, 3])
    assert [(hill.first, hill.last, hill.peak) for hill in fluid_morph.hills(lost)] == [(0, 2, 1), (2, 4, 3)]
    kept = np.array([1.0, 3, 1, 5, 2, 4, 3, 6])
    assert [(hill.first, hill.last, hill.peak) for hill in fluid_morph.hills(kept)] == [(0, 2, 1), (2, 4, 3), (4, 7, 5)]
    assert fluid_morph.hills(np.ones(9)) == []
    assert fluid_morph.hills(np.array([0.0, 1, 0, 0, 0])) == []
    assert fluid_morph.hills(np.array([3.0, 1, 2, 2, 1])) == []


def test_its_distances_are_running_sums_so_that_the_same_bases_do_not_find_each_other() -> None:
    sources = np.stack([hilly(seed) for seed in range(5)], axis=1).astype(np.float32)
    order = np.array([3, 0, 4, 1, 2])
    targets = sources[:, order]
    ours, theirs = (finished(each.assigned(sources, targets)) for each in (morph, fluid_morph))
    np.testing.assert_array_equal(order[ours], np.arange(5))
    assert not np.array_equal(order[theirs], np.arange(5))


def test_a_basis_without_hills_is_named() -> None:
    bases = np.stack([hilly(1), np.ones(34)], axis=1).astype(np.float32)
    with pytest.raises(BadBufferError, match="component 1 of the source has no peak"):
        finished(fluid_morph.assigned(bases, bases))
    assert not fluid_morph.between(np.ones(9), np.ones(9), 0.5).any()


@pytest.mark.parametrize("amount", [0.0, 0.25, 1.0])
def test_ours_is_what_moves_the_least(amount: float) -> None:
    source, target = (np.maximum(peak(at), 1e-3).astype(np.float32) for at in (5, 20))
    found = morph.between(source, target, amount)
    np.testing.assert_allclose(found, naive.morphed(source, target, amount), rtol=1e-4, atol=1e-6)
