"""Sparse activations of a mosaic against the paper's, which are of all source frames."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from nmfserver.kernels.mosaic import Restraints, Sparse, refine
from nmfserver.kernels.team import Member, signals
from tests import naive

SOURCE, TARGET, BINS = 14, 12, 9
RNG = np.random.default_rng(7)
W, V = RNG.uniform(0.01, 1, (SOURCE, BINS)), RNG.uniform(0, 1, (TARGET, BINS))


def refined(start: Any, rows: Any, restraints: Restraints) -> Any:
    """Return activations, (target frames, source frames), of which each target frame has those of its rows only."""
    w, kept = W.astype(np.float32), rows.shape[1]
    sums = w.sum(axis=1)
    sparse = Sparse(rows.astype(np.int32), np.take_along_axis(start, rows, axis=1).astype(np.float32))
    refine(
        Member(signals(1), 0, 1), w, 1 / sums, sums, V.astype(np.float32), sparse, np.empty((TARGET, kept), np.float32),
        np.empty((1, 4, BINS + kept + 4), np.float32), np.empty((1, 2 * kept), np.int32), restraints,
    )  # fmt: skip
    result = np.zeros((TARGET, SOURCE))
    np.put_along_axis(result, rows, sparse.values, axis=1)
    return result


@pytest.mark.parametrize(("sparsity", "polyphony", "continuity"), [(1, 99, 1), (5, 99, 1), (1, 3, 1), (5, 4, 5)])
def test_where_all_is_kept_it_is_the_papers(sparsity: int, polyphony: int, continuity: int) -> None:
    start = np.ones((TARGET, SOURCE))
    expected = naive.mosaic(W, V, start, (sparsity, polyphony, continuity), 4)
    rows = np.tile(np.arange(SOURCE), (TARGET, 1))
    found = refined(start, rows, Restraints(sparsity // 2, polyphony, continuity // 2, 0, 4))
    np.testing.assert_allclose(found, expected, rtol=2e-3, atol=1e-5 * expected.max())


def test_where_some_is_kept_the_rest_stays_at_zero() -> None:
    """Without restraints the others might as well not be in the source."""
    rows = np.sort(np.argsort(RNG.random((TARGET, SOURCE)), axis=1)[:, :6], axis=1)
    start = np.zeros((TARGET, SOURCE))
    np.put_along_axis(start, rows, 1.0, axis=1)
    expected = naive.mosaic(W, V, start, (1, 99, 1), 5)
    np.testing.assert_allclose(refined(start, rows, Restraints(0, 99, 0, 0, 5)), expected, rtol=2e-3, atol=1e-6)


def test_a_team_that_is_to_stop_leaves() -> None:
    shared = signals(1)
    shared[0] = 1
    rows, ones = np.zeros((TARGET, 1), np.int32), np.ones((TARGET, 1), np.float32)
    sums = np.ones(SOURCE, np.float32)
    refine(
        Member(shared, 0, 1), W.astype(np.float32), sums, sums, V.astype(np.float32), Sparse(rows, ones), ones.copy(),
        np.empty((1, 4, 20), np.float32), np.empty((1, 2), np.int32), Restraints(0, 1, 0, 0, 10**9),
    )  # fmt: skip
