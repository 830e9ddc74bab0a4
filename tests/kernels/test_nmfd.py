"""Deconvolution against the equations, and what must hold of any number of rounds."""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

import numpy as np
import pytest

from nmfserver.kernels import nmfd
from nmfserver.kernels.access import IS_COMPILED
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.nmfd import Course, TemplateSpace
from nmfserver.kernels.team import STOP, Member, clock
from tests import naive
from tests.kernels.teams import together

FRAMES, BINS = (150, 7) if IS_COMPILED else (70, 5)
ENDLESS = 10**9


class Factors(NamedTuple):
    """Magnitudes, and the factors to start from: templates (components, lags, bins), activations."""

    v: Any
    w: Any
    h: Any


def factors(components: int, lags: int, seed: int = 1, frames: int = FRAMES) -> Factors:
    noise = np.random.default_rng(seed)
    true = noise.random((2, 4, BINS)) * np.exp(-np.arange(4) / 2)[None, :, None]
    hits = (noise.random((frames, 2)) > 0.9) + 0.02 * noise.random((frames, 2))
    v = (naive.template_parts(true, hits).sum(axis=0) + 0.01 * noise.random((frames, BINS))).astype(np.float32)
    w = noise.random((components, lags, BINS), np.float32) + np.float32(0.01)
    h = noise.random((frames, components), np.float32) + np.float32(0.01)
    return Factors(v, w / w.sum(axis=(1, 2))[:, None, None], h * (v.sum() / h.sum()))


def course(rounds: int, is_plain: bool = True, **others: Any) -> Course:
    return Course(rounds, 0, is_plain, 1.0, 5, 0.0, 0.0, 0.0, np.inf, 1)._replace(**others)


def all_free(components: int) -> Free:
    return Free(np.ones(components, np.float32), np.ones(components, np.float32))


def improved(given: Factors, wanted: Course, free: Free | None = None, members: int = 2) -> TemplateSpace:
    components, lags, bins = given.w.shape
    space = nmfd.space(nmfd.shapes(members, len(given.v), bins, components, lags))
    space.bases[RESULT], space.activations[RESULT] = given.w.reshape(-1, bins), given.h
    chosen = free or all_free(components)
    together(members, lambda member: nmfd.deconvolve(member, given.v, space, chosen, wanted))
    return space


def result(space: TemplateSpace) -> tuple[Any, Any]:
    h = space.activations[RESULT]
    return space.bases[RESULT].reshape(h.shape[1], -1, space.bases.shape[2]), h


def require_equal(space: TemplateSpace, expected: tuple[Any, Any]) -> None:
    for computed, reference in zip(result(space), expected, strict=True):
        np.testing.assert_allclose(computed, reference, rtol=2e-3, atol=1e-3 * float(reference.max()))


@pytest.mark.parametrize("is_plain", [True, False])
@pytest.mark.parametrize("sparsity", [0.0, 0.7])
@pytest.mark.parametrize(("components", "lags"), [(1, 1), (1, 3), (2, 4), (3, 2), (5, 9)])
def test_rounds_are_those_of_the_equations(components: int, lags: int, sparsity: float, is_plain: bool) -> None:
    given = factors(components, lags)
    free = np.ones(components, bool)
    for rounds in (1, 2, 4):
        wanted = naive.template_rounds(
            given.v.astype(float), given.w, given.h, rounds, free, free, sparsity, is_plain
        )  # fmt: skip
        space = improved(given, course(rounds, is_plain, sparsity=sparsity, look=ENDLESS))
        require_equal(space, wanted)
        assert space.done[0] == rounds
        assert space.divergence[0] == pytest.approx(naive.template_divergence(given.v, *wanted), rel=1e-3)


@pytest.mark.parametrize("bits", range(16))
@pytest.mark.parametrize("is_plain", [True, False])
def test_components_are_kept_one_by_one_in_any_combination(bits: int, is_plain: bool) -> None:
    given = factors(2, 3, 2)
    flags = np.array([bits >> place & 1 for place in range(4)], np.float32)
    free = Free(flags[:2].copy(), flags[2:].copy())
    space = improved(given, course(4, is_plain), free)
    expected = naive.template_rounds(
        given.v.astype(float), given.w, given.h, 4, free.bases > 0, free.activations > 0, plain=is_plain
    )  # fmt: skip
    require_equal(space, expected)
    w, h = result(space)
    for component in range(2):
        assert (w[component].tobytes() == given.w[component].tobytes()) == (free.bases[component] == 0)
        assert (h[:, component].tobytes() == given.h[:, component].tobytes()) == (free.activations[component] == 0)


@pytest.mark.parametrize("sparsity", [0.0, 0.5])
@pytest.mark.parametrize("frames", [9, 40, FRAMES])
def test_what_is_minimised_never_rises(frames: int, sparsity: float) -> None:
    given, course_ = factors(2, 9, 3, frames), list[float]()
    for rounds in range(25):
        space = improved(given, course(rounds, sparsity=sparsity))
        w, h = result(space)
        weight = sparsity * naive.template_weight(w.astype(float), h.astype(float))
        assert space.looks[-1] == pytest.approx(weight, rel=1e-5)
        course_.append(float(space.divergence[0]) + weight)
    assert all(later <= earlier * (1 + 1e-5) for earlier, later in itertools.pairwise(course_))
    assert course_[-1] < 0.7 * course_[0]


@pytest.mark.parametrize("is_plain", [True, False])
def test_the_result_does_not_depend_on_the_number_of_threads(is_plain: bool) -> None:
    given = factors(3, 5, 4, 700 if IS_COMPILED else 140)
    one, *others = (improved(given, course(12, is_plain), members=members) for members in (1, 2, 5, 24))
    for other in others:
        assert [each.tobytes() for each in result(other)] == [each.tobytes() for each in result(one)]
        assert other.divergence[0] == one.divergence[0]


def test_with_momentum_fewer_rounds_get_further() -> None:
    given = factors(2, 4, 5)
    assert improved(given, course(20, False)).divergence[0] < improved(given, course(40)).divergence[0]


@pytest.mark.parametrize("is_plain", [True, False])
def test_silence_becomes_exact_zeros(is_plain: bool) -> None:
    given = factors(2, 3)
    space = improved(given._replace(v=np.zeros_like(given.v)), course(3, is_plain, sparsity=0.5))
    w, h = result(space)
    assert not h.any()
    assert np.isfinite(w).all()
    assert space.divergence[0] == pytest.approx(0, abs=1e-9)


def test_it_ends_where_the_divergence_hardly_falls_any_more() -> None:
    given = factors(2, 4)
    for is_plain in (True, False):
        early, late = (improved(given, course(500, is_plain, tolerance=each)).done[0] for each in (0.1, 0.001))
        assert 5 <= early <= late < 500


@pytest.mark.parametrize("members", [1, 2])
def test_it_ends_at_its_deadline_and_measures_what_there_is(members: int) -> None:
    given = factors(2, 4)
    space = improved(given, course(ENDLESS, deadline=clock() + 0.05), members=members)
    assert 0 < space.done[0] < ENDLESS
    w, h = result(space)
    assert space.divergence[0] == pytest.approx(naive.template_divergence(given.v, w, h), rel=1e-3)


def test_who_is_stopped_leaves() -> None:
    given = factors(2, 4)
    space = nmfd.space(nmfd.shapes(2, FRAMES, BINS, 2, 4))
    space.bases[RESULT], space.activations[RESULT] = given.w.reshape(-1, BINS), given.h

    def work(member: Member) -> None:
        member.signals[STOP] = 1
        nmfd.deconvolve(member, given.v, space, all_free(2), course(ENDLESS))

    together(2, work)
    assert not np.isfinite(space.divergence[0])


@pytest.mark.parametrize(("frames", "lags"), [(1, 1), (63, 9), (128, 9), (1000, 300), (10**6, 8)])
def test_no_lane_is_shorter_than_a_template(frames: int, lags: int) -> None:
    cut = nmfd.lanes(frames, lags)
    assert 1 <= cut <= 16
    assert cut == 1 or frames // cut >= max(lags, 64)
