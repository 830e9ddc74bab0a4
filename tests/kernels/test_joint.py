"""The joint rounds against the equations, and what must hold of any number of them."""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

import numpy as np
import pytest

from nmfserver.kernels import joint
from nmfserver.kernels.access import IS_COMPILED
from nmfserver.kernels.joint import Course, JointSpace
from nmfserver.kernels.momentum import RESULT
from nmfserver.kernels.nmf import Free
from nmfserver.kernels.team import OVER, STOP, TILES_DONE, Member, Signals, Team, clock
from nmfserver.kernels.tuples import lent
from tests import naive
from tests.kernels.teams import together, whole

FRAMES, BINS = (301, 9) if IS_COMPILED else (131, 6)
ROUNDS = 20 if IS_COMPILED else 5
SEEDS = 60 if IS_COMPILED else 6
ENDLESS = 10**9
improve = whole(joint.rounds)


class Factors(NamedTuple):
    """Magnitudes and the factors to start from."""

    v: Any
    w: Any
    h: Any


def factors(components: int, seed: int = 1, frames: int = FRAMES, bins: int = BINS) -> Factors:
    noise = np.random.default_rng(seed)
    true = noise.random((frames, 4)) ** 4 @ noise.random((4, bins)) ** 2
    v = (true + 0.05 * noise.random((frames, bins))).astype(np.float32)
    w = noise.random((components, bins), np.float32) + np.float32(0.01)
    h = noise.random((frames, components), np.float32) + np.float32(0.01)
    return Factors(v, w / w.sum(axis=1)[:, None], h * (v.sum(axis=1) / h.sum(axis=1))[:, None])


def all_free(components: int) -> Free:
    return Free(np.ones(components, np.float32), np.ones(components, np.float32))


def course(rounds: int, motion: float = 1.0, look: int = 8, **others: Any) -> Course:
    usual = Course(rounds, 0, 0, motion, look, 0.0, 0.0, np.inf, work=1)
    return usual._replace(**others)


def begun(starts: list[Factors], members: int) -> JointSpace:
    components = len(starts[0].w)
    frames, bins = starts[0].v.shape
    space = joint.space(joint.shapes(members, len(starts), frames, bins, components))
    for number, (_, w, h) in enumerate(starts):
        space.bases[RESULT, number], space.activations[RESULT, number] = w, h.reshape(-1)
    return space


def improved(starts: list[Factors], wanted: Course, free: Free | None = None, members: int = 2) -> JointSpace:
    """Return the factors of several starts after some rounds; the magnitudes are those of the first."""
    space = begun(starts, members)
    chosen = free or all_free(len(starts[0].w))
    together(members, lambda member: improve(member, starts[0].v, space, chosen, wanted))
    return space


def result(space: JointSpace, start: int = 0) -> tuple[Any, Any]:
    w = space.bases[RESULT, start]
    return w, space.activations[RESULT, start].reshape(-1, len(w))


def expected(given: Factors, wanted: Course, free: Free | None = None) -> tuple[Any, Any, list[str]]:
    chosen = free or all_free(len(given.w))
    return naive.joint_rounds(
        given.v.astype(float), given.w, given.h, wanted.rounds, chosen.bases > 0, chosen.activations > 0,
        wanted.motion, wanted.look, wanted.tolerance, wanted.least, wanted.tendency,
    )  # fmt: skip


def require_equal(space: JointSpace, wanted: tuple[Any, Any, list[str]]) -> None:
    for computed, reference in zip(result(space), wanted[:2], strict=True):
        np.testing.assert_allclose(computed, reference, rtol=2e-3, atol=1e-3 * float(reference.max()))


def measured(given: Factors, w: Any, h: Any) -> float:
    """Return the divergence in float64."""
    return naive.divergence(given.v.astype(float), w.astype(float), h.astype(float))


@pytest.mark.parametrize("members", [1, 3])
@pytest.mark.parametrize("components", range(1, 10))
def test_rounds_are_those_of_the_equations(components: int, members: int) -> None:
    given = factors(components)
    for rounds in (1, 2, 3, ROUNDS):
        space = improved([given], course(rounds), members=members)
        wanted = expected(given, course(rounds))
        require_equal(space, wanted)
        assert space.done[0] == rounds
        assert space.divergences[0] == pytest.approx(measured(given, *wanted[:2]), rel=1e-3)


@pytest.mark.parametrize("kept", list(itertools.product((True, False), repeat=2)), ids=str)
@pytest.mark.parametrize("components", [1, 3, 6])
def test_every_component_is_free_or_kept_in_both_factors(components: int, kept: tuple[bool, bool]) -> None:
    given = factors(components, 2)
    free = Free(np.full(components, not kept[0], np.float32), np.full(components, not kept[1], np.float32))
    space = improved([given], course(ROUNDS), free)
    require_equal(space, expected(given, course(ROUNDS), free))
    for name, mine, before in zip(("bases", "activations"), result(space), (given.w, given.h), strict=True):
        assert (mine.tobytes() == before.tobytes()) == (getattr(free, name)[0] == 0)


@pytest.mark.parametrize("bits", range(1 if IS_COMPILED else 3, 16, 1 if IS_COMPILED else 4))
def test_components_are_kept_one_by_one_in_any_combination(bits: int) -> None:
    """Of four kinds of components some are there, twice each; with few and with many."""
    kinds = [kind for kind in range(4) if bits >> kind & 1] * 2
    free = Free(np.array([kind & 1 for kind in kinds], np.float32), np.array([kind >> 1 for kind in kinds], np.float32))
    given = factors(len(kinds), bits)
    space = improved([given], course(ROUNDS), free)
    require_equal(space, expected(given, course(ROUNDS), free))
    w, h = result(space)
    for component, kind in enumerate(kinds):
        assert (w[component].tobytes() == given.w[component].tobytes()) == (not kind & 1)
        assert (h[:, component].tobytes() == given.h[:, component].tobytes()) == (not kind & 2)
    assert measured(given, w, h) <= measured(given, given.w, given.h) * (1 + 1e-5)


@pytest.mark.parametrize("components", [1, 3, 6])
@pytest.mark.parametrize("bins", [1, 2, 33])
@pytest.mark.parametrize("frames", [1, 2, 63, 129])
def test_every_size(frames: int, bins: int, components: int) -> None:
    given = factors(components, 3, frames, bins)
    require_equal(improved([given], course(3), members=3), expected(given, course(3)))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_the_minimum_of_the_majoriser_diverges_less_than_the_point(seed: int) -> None:
    noise = np.random.default_rng(seed)
    components, frames, bins = (int(size) for size in noise.integers(1, 10, 3))
    given = factors(components, seed, frames, bins)
    sparse = given._replace(v=given.v * (noise.random(given.v.shape) > 0.3), w=given.w * noise.choice([0.5, 1, 3]))
    free = Free(
        noise.integers(0, 2, components).astype(np.float32), noise.integers(0, 2, components).astype(np.float32)
    )
    before = measured(sparse, sparse.w, sparse.h)
    assert measured(sparse, *expected(sparse, course(1), free)[:2]) <= before * (1 + 1e-12)
    slack = 1e-5 * (before + float(sparse.v.sum()))
    after = improved([sparse], course(1), free)
    assert measured(sparse, *result(after)) <= before + slack


@pytest.mark.parametrize("motion", [1.0, 3.0, 1000.0])
@pytest.mark.parametrize("seed", range(SEEDS // 2))
def test_no_result_is_worse_than_the_start(seed: int, motion: float) -> None:
    noise = np.random.default_rng(seed)
    given = factors(int(noise.integers(1, 8)), seed, int(noise.integers(1, 150)), int(noise.integers(1, 20)))
    for start in (given, given._replace(h=given.h * np.float32(1e3)), given._replace(w=given.w**4)):
        before, rounds = measured(start, start.w, start.h), int(noise.integers(1, 30))
        after = measured(start, *result(improved([start], course(rounds, motion))))
        assert after <= before * (1 + 1e-5) + 1e-6 * float(start.v.sum())


def test_momentum_gets_further_than_as_many_rounds_without() -> None:
    given = factors(4)
    plain = given.w.astype(float), given.h.astype(float)
    for _ in range(ROUNDS):
        plain = naive.joint_round(given.v.astype(float), *plain, np.ones(4), np.ones(4))
    first = measured(given, given.w, given.h)
    space = improved([given], course(ROUNDS))
    assert first - space.divergences[0] > (first - measured(given, *plain)) * 1.01


@pytest.mark.parametrize("look", [1, 2, 8])
def test_a_motion_that_climbs_begins_anew_and_a_look_that_rises_goes_back(look: int) -> None:
    """Momentum that is far too large: the safeguards hold, and do what the equations do."""
    events, rounds = list[str](), 12 if IS_COMPILED else 6
    for seed in range(SEEDS // 4):
        given = factors(3, seed, 40)
        wanted = course(rounds, 1000.0, look)
        reference = expected(given, wanted)
        events += reference[2]
        space = improved([given], wanted)
        found = space.divergences[0]
        assert found == pytest.approx(measured(given, *result(space)), rel=1e-3)
        assert found <= measured(given, *reference[:2]) * 1.02
    assert "restart" in events


def test_a_rise_between_two_looks_goes_back_to_what_was_kept() -> None:
    """A point that diverges more than at the last look: the next round starts from the result that was kept there."""
    returned = 0
    for seed in range(SEEDS // 2):
        given, wanted = factors(5, seed, 40), course(8, 1000.0, 1)
        events = expected(given, wanted)[2]
        if "return" in events:
            returned += 1
            at = events.index("return") + 1
            before, there, after = (wanted._replace(rounds=rounds) for rounds in (at - 1, at, at + 1))
            require_equal(improved([given], after), expected(given, after))
            kept, rise = improved([given], before).divergences[0], improved([given], there).divergences[0]
            assert max(rise, improved([given], after).divergences[0]) <= kept * 1.2
    assert returned or not IS_COMPILED


@pytest.mark.parametrize("components", [3, 6])
def test_bases_that_are_free_sum_to_one(components: int) -> None:
    w, _ = result(improved([factors(components)], course(ROUNDS)))
    np.testing.assert_allclose(w.sum(axis=1), 1, rtol=1e-4)


@pytest.mark.parametrize("components", [3, 6])
def test_rounds_end_where_the_divergence_hardly_falls_any_more(components: int) -> None:
    given, look = factors(components), 2
    done = {
        tolerance: int(improved([given], course(60, look=look, tolerance=tolerance)).done[0])
        for tolerance in ((0.0, 0.01, 0.2) if IS_COMPILED else (0.2,))
    }
    assert done.get(0.0, 60) == 60
    assert 2 * look <= done[0.2] <= done.get(0.01, 60) <= 60
    assert done[0.2] < 60
    assert done[0.2] % look == 0


def test_after_the_least_rounds_a_tendency_is_enough_to_end() -> None:
    given, most = factors(3), 40 if IS_COMPILED else 12
    for least in (6, 9) if IS_COMPILED else (6,):
        wanted = course(most, look=2, least=least, tendency=0.5)
        space = improved([given], wanted)
        assert space.done[0] == least + least % 2 == len(expected(given, wanted)[2])


def test_without_looks_nothing_is_measured() -> None:
    given = factors(3)
    space, looked = improved([given], course(ROUNDS, look=0)), improved([given], course(ROUNDS))
    assert space.divergences[0] == np.inf
    assert result(space)[0].tobytes() == result(looked)[0].tobytes()
    two = improved([given, given], course(ROUNDS, look=0))
    assert two.divergences[0] == two.divergences[1] == looked.divergences[0]


def test_rounds_end_at_the_deadline_with_a_result() -> None:
    given, space = factors(3), begun([factors(3)], 2)
    free = all_free(3)
    over = course(ENDLESS, deadline=clock())
    assert together(2, lambda member: improve(member, given.v, space, free, over))[OVER] == 1
    assert space.done[0] == 1
    later = course(ENDLESS, deadline=clock() + 0.05)
    together(2, lambda member: improve(member, given.v, space, free, later))
    assert 1 <= space.done[0] < ENDLESS
    assert space.divergences[0] == pytest.approx(measured(given, *result(space)), rel=1e-3)
    assert space.divergences[0] < measured(given, given.w, given.h)


@pytest.mark.parametrize("components", [3, 6])
def test_starts_do_not_touch_each_other(components: int) -> None:
    starts = [factors(components)._replace(w=factors(components, seed).w) for seed in range(3)]
    space = improved(starts, course(4))
    for number, start in enumerate(starts):
        alone = improved([start], course(4))
        for together_, apart in zip(result(space, number), result(alone), strict=True):
            assert together_.tobytes() == apart.tobytes()
        assert space.divergences[number] == alone.divergences[0]


def test_the_best_start_goes_on_alone() -> None:
    given = factors(4, 5)
    good = improved([given], course(8 if IS_COMPILED else 4))
    better = Factors(given.v, *(values.copy() for values in result(good)))
    flat = Factors(given.v, np.full_like(given.w, 1 / BINS), np.ones_like(given.h))
    rounds, choice = (14, 5) if IS_COMPILED else (3, 2)
    wanted = course(rounds, choice=choice)
    space = begun([flat, better, given], 2)
    signals = together(2, lambda member: improve(member, given.v, space, all_free(4), wanted))
    assert [bool(np.isfinite(each)) for each in space.divergences] == [False, True, False]
    assert signals[TILES_DONE] == 3 * choice + (rounds - choice)
    # A choice looks at all: that is the only thing in which the best one differs from a start that is alone.
    alone = improved([better], wanted)
    assert space.divergences[1] == alone.divergences[0]
    assert result(space, 1)[0].tobytes() == result(alone)[0].tobytes()


@pytest.mark.parametrize("components", [3, 6])
def test_any_number_of_members_computes_the_same_bits(components: int) -> None:
    starts = [factors(components)._replace(h=factors(components, seed).h) for seed in range(2)]
    one, *others = [improved(starts, course(ROUNDS, look=3), members=members) for members in (1, 2, 3, 5, 8)]
    for other in others:
        for start in range(2):
            for mine, alone in zip(result(other, start), result(one, start), strict=True):
                assert mine.tobytes() == alone.tobytes()
        assert other.divergences.tobytes() == one.divergences.tobytes()


@pytest.mark.parametrize("components", [1, 3, 6])
def test_silence_becomes_silence(components: int) -> None:
    given = factors(components)._replace(v=np.zeros((FRAMES, BINS), np.float32))
    space = improved([given], course(ROUNDS))
    w, h = result(space)
    assert np.isfinite(w).all()
    assert not h.any()
    assert space.divergences[0] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("level", [1e-10, 1e-5, 1e5, 1e10])
@pytest.mark.parametrize("components", [3, 6])
def test_every_level_gives_the_same_bases(components: int, level: float) -> None:
    given = factors(components)
    other = Factors((given.v * level).astype(np.float32), given.w, (given.h * level).astype(np.float32))
    here, there = improved([given], course(ROUNDS)), improved([other], course(ROUNDS))
    np.testing.assert_allclose(result(there)[0], result(here)[0], rtol=1e-2, atol=1e-3)
    assert there.divergences[0] == pytest.approx(level * here.divergences[0], rel=1e-2)


def test_the_divergence_that_is_told_never_rises() -> None:
    given, seen = factors(4), list[float]()
    space = begun([given], 1)

    def watch(signals: Signals) -> None:
        seen.append(float(space.divergences[0]))
        signals[STOP] = len(seen) > 5 and np.isfinite(seen[-1])

    def work(member: Member) -> None:
        with np.errstate(all="ignore"):
            improve(member, given.v, space, all_free(4), course(ENDLESS))

    Team(1).run(work, watch, 1)
    assert seen == sorted(seen, reverse=True)
    assert np.isfinite(seen[-1])


def test_who_is_stopped_leaves() -> None:
    given, space = factors(3), begun([factors(3)], 2)

    def work(member: Member) -> None:
        member.signals[STOP] = 1
        improve(member, given.v, space, all_free(3), course(ENDLESS))

    together(2, work)
    assert not np.isfinite(space.divergences[0])


@pytest.mark.parametrize("members", [1, 3])
def test_what_is_taken_has_unit_norm_and_the_same_product(members: int) -> None:
    given = factors(5)
    space = begun([given], members)
    w, h = np.empty_like(given.w), np.empty_like(given.h)
    together(members, lambda member: joint.take(member, lent(space), w, h))
    np.testing.assert_allclose(np.linalg.norm(w, axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(h @ w, given.h @ given.w, rtol=1e-4)


def test_an_empty_basis_is_taken_as_silence() -> None:
    given = factors(3)
    given.w[1] = 0
    space = begun([given], 1)
    w, h = np.empty_like(given.w), np.empty_like(given.h)
    together(1, lambda member: joint.take(member, lent(space), w, h))
    assert not w[1].any()
    assert not h[:, 1].any()
    assert np.isfinite(h).all()
