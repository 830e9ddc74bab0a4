"""Which bases belong together."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from nmfserver.processes import morph
from nmfserver.steps import finished
from tests import naive
from tests.kernels.test_transport import peak


def test_the_same_bases_in_another_order_find_each_other() -> None:
    sources = np.stack([peak(3), peak(9, 30), peak(12), peak(25), peak(31)], axis=1)
    order = np.array([3, 0, 4, 1, 2])
    found = finished(morph.assigned(sources, sources[:, order]))
    np.testing.assert_array_equal(order[found], np.arange(5))


@pytest.mark.parametrize("seed", range(3))
def test_no_other_assignment_moves_less(seed: int) -> None:
    random = np.random.default_rng(seed)
    sources, targets = random.random((2, 17, 4)).astype(np.float32) ** 4

    def cost(order: tuple[int, ...]) -> float:
        pairs = zip(sources.T, targets[:, order].T, strict=True)
        return sum(mass * (i - j) ** 2 for pair in pairs for i, j, mass in naive.transport(*pair))

    found = tuple(finished(morph.assigned(sources, targets)).tolist())
    assert cost(found) == pytest.approx(min(map(cost, itertools.permutations(range(4)))))


def test_silent_bases_are_taken() -> None:
    sources = np.stack([peak(3), np.zeros(33, np.float32)], axis=1)
    assert sorted(finished(morph.assigned(sources, sources[:, ::-1].copy())).tolist()) == [0, 1]
