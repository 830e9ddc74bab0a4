"""The factorisation against the equations, and what must hold of any number of iterations."""

from __future__ import annotations

import itertools
import threading
from typing import Any

import numpy as np
import pytest

from nmfserver.kernels import nmf
from nmfserver.kernels.frame import FOUR
from nmfserver.kernels.nmf import Free, Limits
from nmfserver.kernels.team import LOOKS, STOP, TILES, TILES_DONE, Member, Signals, Team, clock, signals
from tests import naive
from tests.kernels.teams import together

FRAMES, BINS, COMPONENTS = 37, 9, 3
NOISE = np.random.default_rng(2)
V = NOISE.random((FRAMES, BINS), np.float32)
W = NOISE.random((COMPONENTS, BINS), np.float32)
H = NOISE.random((FRAMES, COMPONENTS), np.float32)


def free(components: int, bases: bool = True, activations: bool = True) -> Free:
    """Let all components change, or none."""
    return Free(np.full(components, bases, np.float32), np.full(components, activations, np.float32))


def limits(iterations: int, tolerance: float = 0.0, deadline: float = np.inf) -> Limits:
    return Limits(iterations, tolerance, deadline)


def begun(members: int = 2, w: Any = W, h: Any = H) -> tuple[Any, Any]:
    """Return factors to start from."""
    w, h = w.copy(), h.copy()
    space = nmf.space(members, len(h), w.shape[1], len(w))
    together(members, lambda member: nmf.begin(member, w, h, space))
    return w, h


def factorised(
    v: Any, w: Any, h: Any, iterations: int, modes: tuple[bool, bool] = (True, True), members: int = 2, tile: int = 5
) -> tuple[Any, Any, float]:
    """Return factors after some iterations, and their divergence."""
    w, h = w.copy(), h.copy()
    space = nmf.space(members, len(v), v.shape[1], len(w))
    tile = max(tile, FOUR)
    space = space._replace(
        ratio=np.zeros((members, tile, v.shape[1]), np.float32), gains=np.empty((members, tile, len(w)), np.float32)
    )

    def work(member: Member) -> None:
        nmf.factorise(member, v, w, h, space, free(len(w), *modes), limits(iterations))

    shared = together(members, work)
    # With fixed bases the first sweep would only measure, and nobody looks.
    least = shared[TILES] * (iterations if modes[0] is False and iterations else iterations + 1) // (iterations + 1)
    assert (least if any(modes) else 0) <= shared[TILES_DONE] <= shared[TILES]
    return w, h, float(space.divergences[-1])


@pytest.mark.parametrize("members", [1, 2, 5, 40])
def test_a_start_is_floored_and_of_unit_norm(members: int) -> None:
    given = W * (W > 0.2)
    w, h = begun(members, given)
    expected = naive.start(given, H)
    np.testing.assert_allclose(w, expected[0], rtol=1e-5)
    np.testing.assert_allclose(h, expected[1], rtol=1e-5)
    assert (w > 0).all()


@pytest.mark.parametrize("modes", list(itertools.product((True, False), repeat=2)), ids=str)
@pytest.mark.parametrize("members", [1, 2, 5, 40])
@pytest.mark.parametrize("tile", [1, 5, 64])
@pytest.mark.parametrize("components", [1, 2, 3, 4, 5, 9])
def test_updates_are_those_of_the_equations(components: int, tile: int, members: int, modes: tuple[bool, bool]) -> None:
    start = NOISE.random((components, BINS), np.float32), NOISE.random((FRAMES, components), np.float32)
    w, h, divergence = factorised(V, *begun(2, *start), 4, modes, members, tile)
    expected = naive.factorise(V.astype(float), *start, 4, not modes[0], not modes[1])
    np.testing.assert_allclose(w, expected[0], rtol=1e-4)
    np.testing.assert_allclose(h, expected[1], rtol=1e-4)
    assert divergence == pytest.approx(naive.divergence(V, *expected), rel=1e-4)


def test_without_iterations_there_is_the_divergence_of_what_was_given() -> None:
    v = V.copy()
    v[3] = 0
    w, h, divergence = factorised(v, W, H, 0)
    np.testing.assert_array_equal(w, W)
    np.testing.assert_array_equal(h, H)
    assert divergence == pytest.approx(naive.divergence(v, W, H), rel=1e-5)
    assert factorised((H @ W).astype(np.float32), W, H, 0)[2] == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("level", [1e-12, 1e-6, 1, 1e6, 1e12])
def test_the_divergence_holds_at_every_level(level: float) -> None:
    v, w = (V * level).astype(np.float32), (W * level).astype(np.float32)
    assert factorised(v, w, H, 0)[2] == pytest.approx(naive.divergence(v, w, H), rel=1e-4)


@pytest.mark.parametrize("error", [1e-2, 1e-3, 1e-4])
def test_a_fit_that_is_nearly_perfect_has_a_small_divergence(error: float) -> None:
    w, h = NOISE.random((1, 1025), np.float32) * 500, NOISE.random((8, 1), np.float32)
    v = ((h @ w) * (1 + error * NOISE.standard_normal((8, 1025)))).astype(np.float32)
    assert factorised(v, w, h, 0)[2] == pytest.approx(naive.divergence(v.astype(float), w, h), rel=0.02)


def test_it_never_rises() -> None:
    start = begun()
    course = [factorised(V, *start, iterations)[2] for iterations in range(40)]
    assert all(later <= earlier * (1 + 1e-5) for earlier, later in itertools.pairwise(course))
    assert course[-1] < 0.7 * course[0]


def test_silence_becomes_exact_zeros() -> None:
    _, h, divergence = factorised(np.zeros_like(V), *begun(), 1)
    assert not h.any()
    assert divergence == pytest.approx(0, abs=1e-9)


def test_denormals_are_flushed() -> None:
    _, h, _ = factorised(V * np.float32(1e-18), W, np.full_like(H, 1e-32), 1, (False, True))
    assert not ((h > 0) & (h < 1e-30)).any()


@pytest.mark.parametrize("members", [1, 3])
def test_on_the_way_the_divergence_is_measured_when_somebody_looks(members: int) -> None:
    w, h = begun()
    first = float(naive.divergence(V, w, h))
    space = nmf.space(members, FRAMES, BINS, COMPONENTS)

    def watch(shared: Signals) -> None:
        shared[STOP] = np.isfinite(space.divergences[-1])

    def work(member: Member) -> None:
        with np.errstate(all="ignore"):
            nmf.factorise(member, V, w, h, space, free(len(w)), limits(10**9))

    Team(members).run(work, watch, members)
    assert space.divergences[-1] <= first * (1 + 1e-5)


def test_who_is_stopped_leaves() -> None:
    w, h = begun()
    space = nmf.space(2, FRAMES, BINS, COMPONENTS)

    def work(member: Member) -> None:
        member.signals[STOP] = 1
        nmf.factorise(member, V, w, h, space, free(len(w)), limits(10**9))

    together(2, work)
    assert not np.isfinite(space.divergences[-1])


@pytest.mark.parametrize("members", [1, 3])
@pytest.mark.parametrize("components", [3, 6])
def test_each_component_can_be_kept_for_itself(components: int, members: int) -> None:
    w, h = begun(
        2, NOISE.random((components, BINS), np.float32), NOISE.random((FRAMES, components), np.float32)
    )  # fmt: skip
    kept_w, kept_h = np.arange(components) % 3 == 0, np.arange(components) % 2 == 0
    given = w.copy(), h.copy()
    space = nmf.space(members, FRAMES, BINS, components)
    chosen = Free((~kept_w).astype(np.float32), (~kept_h).astype(np.float32))

    def work(member: Member) -> None:
        nmf.factorise(member, V, w, h, space, chosen, limits(5))

    together(members, work)
    expected = naive.factorise(V.astype(float), *given, 5, kept_w, kept_h)
    np.testing.assert_allclose(w, expected[0], rtol=1e-4)
    np.testing.assert_allclose(h, expected[1], rtol=1e-4)
    np.testing.assert_array_equal(w[kept_w], given[0][kept_w])
    np.testing.assert_array_equal(h[:, kept_h], given[1][:, kept_h])


@pytest.mark.parametrize("members", [1, 2])
def test_it_ends_where_the_divergence_hardly_falls_any_more(members: int) -> None:
    def done(tolerance: float) -> int:
        w, h = begun()
        space, iterations = nmf.space(members, FRAMES, BINS, COMPONENTS), list[int]()
        together(
            members,
            lambda member: iterations.append(
                nmf.factorise(member, V, w, h, space, free(COMPONENTS), limits(200, tolerance))
            ),
        )
        assert iterations == iterations[:1] * members
        assert space.divergences[-1] == pytest.approx(naive.divergence(V, w, h), rel=1e-4)
        return iterations[0]

    assert done(0.0) == 200
    early, late = done(0.05), done(0.005)
    assert early % nmf.DIVERGENCE_EVERY == late % nmf.DIVERGENCE_EVERY == 0
    assert nmf.DIVERGENCE_EVERY <= early <= late < 200


def test_without_a_tolerance_it_goes_on_although_the_divergence_rises() -> None:
    """Bases of unit norm cannot fit under kept activations: measured or not, all iterations are done."""
    shared, over = signals(1), threading.Event()

    def look() -> None:
        while not over.is_set():
            shared[LOOKS] += 1

    looking = threading.Thread(target=look)
    looking.start()
    try:
        for level in (1e-3, 1.0, 1e3):
            w, h = begun(2, W, (H * level).astype(np.float32))
            arguments = w, h, nmf.space(1, FRAMES, BINS, COMPONENTS), free(COMPONENTS, activations=False), limits(100)
            assert nmf.factorise(Member(shared, 0, 1), V, *arguments) == 100
    finally:
        over.set()
        looking.join()


@pytest.mark.parametrize("members", [1, 2])
def test_it_ends_at_its_deadline_and_measures_what_there_is(members: int) -> None:
    w, h = begun()
    space, iterations = nmf.space(members, FRAMES, BINS, COMPONENTS), list[int]()
    within = limits(10**9, deadline=clock() + 0.05)

    def work(member: Member) -> None:
        iterations.append(nmf.factorise(member, V, w, h, space, free(COMPONENTS), within))

    together(members, work)
    assert 0 < iterations[0] < 10**9
    assert space.divergences[-1] == pytest.approx(naive.divergence(V, w, h), rel=1e-4)


@pytest.mark.parametrize("small", [0, 500_000])
@pytest.mark.parametrize("bins", [3, 33, 513, 2049, 32769])
@pytest.mark.parametrize("components", [1, 3, 20, 100, 1000])
def test_tiles_suit_the_caches_and_hold_at_least_a_few_frames(
    bins: int, components: int, small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nmf, "SMALL_PRODUCT", small)
    tile = nmf.tile_frames(bins, components)
    assert nmf.SMALL[0] <= tile <= nmf.LARGE[1]
    assert tile == nmf.LARGE[0] or tile * bins <= nmf.TILE_VALUES
    assert (tile * bins * components <= small) == (small // (bins * components) >= nmf.SMALL[0])
