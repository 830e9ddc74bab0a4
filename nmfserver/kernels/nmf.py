"""Multiplicative updates for the generalised Kullback-Leibler divergence.

Lee and Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2. With magnitudes V,
activations H and bases W, and the estimate HW::

    W <- W * H'(V / HW) / sum(H)        H <- H * (V / HW)W' / sum(W)

The readable twins are `start` and `factorise` in ``tests/naive.py``.

What bounds the speed is how often V is read, so one sweep does both halves that share the same bases: a tile of
frames gets its new activations, and at once its part of the numerator for the next bases. Estimate and ratio of a
tile stay in the processor's cache; nothing of the size of V is ever made. (Cf. Févotte and Idier, "Algorithms for
NMF with the beta-divergence", 2011, for the family.)

Every member of a team has its part of the frames, and its part of the bases between two sweeps. The members' sums are
added in the order of their ranks, so that the result does not depend on who was first.
"""

from typing import NamedTuple

import numpy as np

from nmfserver.kernels.access import load, seconds, store
from nmfserver.kernels.arrays import Doubles, Floats, Whole
from nmfserver.kernels.blas import HAS_SMALL, matrix_product
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.divergence import divergence
from nmfserver.kernels.floors import EPSILON, TINY
from nmfserver.kernels.frame import (
    FOUR,
    ONE,
    ZERO,
    Rows,
    Values,
    add_rows,
    estimate,
    four_rows,
    four_values,
    ratio,
    updated,
    weighted,
)
from nmfserver.kernels.shapes import FLOAT64, Shape, Shapes, apart, arrays
from nmfserver.kernels.sums import add_all, add_columns, add_row
from nmfserver.kernels.team import LOOKS, MEASURE, TILES, TILES_DONE, Member, barrier, is_stopped, partition

# Half of what OpenBLAS' kernels for small products take is where they are the fastest; of fewer frames than the first
# figure a tile is too small for them.
SMALL_PRODUCT = 500_000 if HAS_SMALL else 0
SMALL = 16, 128
# Otherwise a product gains by every frame, until ratio and magnitudes of a tile leave the caches.
TILE_VALUES = 2**19
LARGE = 16, 512

PLAN_LAST = 2
"""Stands in the place of `MEASURE` where an iteration is the last one."""
DIVERGENCE_EVERY = 16
"""Iterations between two measurements of the divergence, at least, once they are that many."""


def tile_frames(bins: int, components: int) -> int:
    """Return the number of frames of a tile. Not timed on the spot, for results depend on it in their last bits."""
    small = SMALL_PRODUCT // (bins * components)
    if small >= SMALL[0]:
        return min(small, SMALL[1])
    return min(max(TILE_VALUES // bins, LARGE[0]), LARGE[1])


class FactorSpace(NamedTuple):
    """What the members of a team work in.

    ratio : float32 (members, tile, bins), at least `FOUR` frames; so many are 0 at first
    gains : float32 (members, tile, components)
    product : float32 (members, components, bins), of one tile
    numerators : float32 (members, components, bins), of a whole sweep
    basis_sums : float32 (components,), each basis summed over bins
    activation_sums : float64 (members, at least components), each activation summed over a member's frames
    divergences : float64 (members + 1,): every member's part, and the last sum of all; infinite at first
    """

    ratio: Floats
    gains: Floats
    product: Floats
    numerators: Floats
    basis_sums: Floats
    activation_sums: Doubles
    divergences: Doubles


def shapes(members: int, frames: int, bins: int, components: int) -> Shapes:
    """Return the shapes of `FactorSpace` for a team of so many members, and a spectrogram of this size."""
    tile = max(min(tile_frames(bins, components), -(-frames // members)), FOUR)
    return {
        "ratio": Shape((members, tile, bins)),
        "gains": Shape((members, tile, components)),
        "product": Shape((members, components, bins)),
        "numerators": Shape((members, components, bins)),
        "basis_sums": Shape((components,)),
        "activation_sums": Shape((members, apart(components)), FLOAT64),
        "divergences": Shape((members + 1,), FLOAT64),
    }


def space(members: int, frames: int, bins: int, components: int) -> FactorSpace:
    """Return the space for a team of so many members, and a spectrogram of this size."""
    made = FactorSpace(**arrays(shapes(members, frames, bins, components)))
    made.ratio[:, :FOUR] = 0
    made.divergences[:] = np.inf
    return made


@part()
def _tiles(magnitudes: Floats, member: Member, space: FactorSpace) -> tuple[int, int, int]:
    """Return begin and end of a member's frames, and the number of tiles that it cuts them into."""
    begin, end = partition(magnitudes.shape[0], member)
    tile = space.ratio.shape[1]
    return begin, end, (end - begin + tile - 1) // tile


class Free(NamedTuple):
    """Which factors of which components may change: 1, or 0 where they are kept; both float32 (components,)."""

    bases: Floats
    activations: Floats


class Limits(NamedTuple):
    """When the iterations end.

    iterations : most of them; with none there is only the divergence
    tolerance : relative fall of the divergence between two measurements, below which they end; 0: they go on
    deadline : time of `access.seconds` at which they end; infinity: none
    """

    iterations: int
    tolerance: float
    deadline: float


class Sweep(NamedTuple):
    """What is done while the magnitudes are gone through once."""

    update: bool  # new activations
    gather: bool  # the numerators of the next bases
    measure: bool  # the divergence


@part()
def _ratios(magnitudes: Floats, estimates: Floats) -> None:
    """Replace `estimates` by ``magnitudes / max(estimates, EPSILON)``, both ``(frames, bins)``."""
    for frame in range(estimates.shape[0]):
        ratio(magnitudes[frame], estimates[frame], EPSILON)


@part()
def _update(activations: Floats, gains: Floats, basis_sums: Floats, free: Floats) -> None:
    """Multiply `activations` by ``gains / basis_sums`` where they are free."""
    for frame in range(activations.shape[0]):
        for component in range(activations.shape[1]):
            value = updated(activations[frame, component], gains[frame, component], ONE / basis_sums[component], TINY)
            activations[frame, component] = value if free[component] > ZERO else activations[frame, component]


@part()
def _sum_bases(bases: Floats, first: int, last: int, sums: Floats) -> None:
    for component in range(first, last):
        total = 0.0
        for bin_ in range(bases.shape[1]):
            total += bases[component, bin_]
        sums[component] = max(total, float(EPSILON))


@part()
def _scale_to_unit(values: Floats) -> None:
    """Divide values by their Euclidean norm; what becomes tiny becomes zero."""
    squares = 0.0
    for at in range(values.shape[0]):
        squares += np.float64(values[at]) * np.float64(values[at])
    scale = 1 / max(np.sqrt(squares), float(EPSILON))  # a float64: that of huge values would be a denormal float32
    for at in range(values.shape[0]):
        value = np.float32(values[at] * scale)
        values[at] = ZERO if value < TINY else value


@part()
def _update_bases(member: Member, bases: Floats, first: int, last: int, space: FactorSpace, free: Floats) -> None:
    """Multiply free bases by the gathered numerators over their denominators, and scale each to unit norm."""
    for component in range(first, last):
        if is_stopped(member):
            return
        if free[component] == ZERO:
            continue
        denominator = 0.0
        for other in range(space.numerators.shape[0]):
            denominator += space.activation_sums[other, component]
        scale = np.float32(1 / max(denominator, float(EPSILON)))
        gathered = space.numerators[0, component]
        for other in range(1, space.numerators.shape[0]):
            add_row(space.numerators[other, component], gathered)
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] *= gathered[bin_] * scale
        _scale_to_unit(bases[component])


@part()
def _total(divergences: Doubles) -> None:
    """Sum the members' divergences into the last place."""
    total = 0.0
    for other in range(divergences.shape[0] - 1):
        total += divergences[other]
    divergences[-1] = max(total, 0.0)


@kernel()
def begin(member: Member, bases: Floats, activations: Floats, space: FactorSpace) -> None:
    """Prepare the starting factors: floored at `EPSILON`, every basis and every activation row of unit norm.

    Parameters
    ----------
    member : of a team
    bases : float32 (components, bins), at least 0; changed in place
    activations : float32 (frames, components), likewise; a row is one component's activations over all frames
    space : of `space`

    """
    first, last = partition(bases.shape[0], member)
    for component in range(first, last):
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] = max(bases[component, bin_], EPSILON)
        _scale_to_unit(bases[component])
    first, last = partition(activations.shape[0], member)
    squares = space.activation_sums[member.rank]
    squares[:] = 0
    for frame in range(first, last):
        if is_stopped(member):
            return
        for component in range(activations.shape[1]):
            value = max(activations[frame, component], EPSILON)
            activations[frame, component] = value
            squares[component] += np.float64(value) * np.float64(value)
    barrier(member)
    for frame in range(first, last):
        if is_stopped(member):
            return
        for component in range(activations.shape[1]):
            total = 0.0
            for other in range(member.members):
                total += space.activation_sums[other, component]
            value = np.float32(activations[frame, component] / max(np.sqrt(total), float(EPSILON)))
            activations[frame, component] = ZERO if value <= TINY else value
    barrier(member)


@part()
def _four_gains(magnitudes: Floats, bases: Rows, activations: Values) -> Values:
    """Return the sums over bins of the ratio of magnitudes and estimate, times each of four bases.

    The estimate, the ratio and the sums of a frame are done in one loop, in registers: nothing is stored.
    """
    a, b, c, d = ZERO, ZERO, ZERO, ZERO
    for bin_ in range(magnitudes.shape[0]):
        quotient = magnitudes[bin_] / max(weighted(bases, activations, bin_), EPSILON)
        a += quotient * bases[0][bin_]
        b += quotient * bases[1][bin_]
        c += quotient * bases[2][bin_]
        d += quotient * bases[3][bin_]
    return a, b, c, d


@part()
def _four_ratios(magnitudes: Floats, bases: Rows, activations: Values, out: Floats) -> None:
    """Write the ratio of magnitudes and estimate of four bases, in one loop."""
    for bin_ in range(out.shape[0]):
        out[bin_] = magnitudes[bin_] / max(weighted(bases, activations, bin_), EPSILON)


@part()
def _sweep_few(
    magnitudes: Floats, bases: Floats, activations: Floats, basis_sums: Floats, ratios: Floats, numerators: Floats,
    free: Floats, sweep: Sweep,
) -> float:  # fmt: skip
    """Do a tile of a sweep for at most four components, four frames at a time; return its divergence."""
    frames, total = activations.shape[0], 0.0
    rows = four_rows(bases, np.int64(0))
    for begin in range(0, frames, FOUR):
        end = min(begin + FOUR, frames)
        for frame in range(begin, end):
            gains, seen, out = activations[frame], magnitudes[frame], ratios[frame - begin]
            if sweep.update:
                _update_four(gains, _four_gains(seen, rows, four_values(gains, np.int64(0))), basis_sums, free)
            if sweep.measure:
                estimate(bases, gains, EPSILON, out)
                total += divergence(seen, out)
            if sweep.gather:
                _four_ratios(seen, rows, four_values(gains, np.int64(0)), out)
        if sweep.gather:
            for component in range(bases.shape[0]):
                weights = four_values(activations[:end, component], begin)
                add_rows(numerators[component], four_rows(ratios, np.int64(0)), weights)
    return total


@part()
def _update_four(activations: Floats, gains: Values, basis_sums: Floats, free: Floats) -> None:
    for component in range(activations.shape[0]):
        if free[component] > ZERO:
            activations[component] = updated(
                activations[component], gains[component], ONE / basis_sums[component], TINY
            )


@part()
def _sweep_many(
    magnitudes: Floats, bases: Floats, activations: Floats, basis_sums: Floats, ratios: Floats, gains: Floats,
    product: Floats, free: Floats, sweep: Sweep,
) -> float:  # fmt: skip
    """Do a tile of a sweep by matrix products; write its part of the numerators, and return its divergence."""
    total = 0.0
    if sweep.update:
        matrix_product(activations, bases, ratios)
        _ratios(magnitudes, ratios)
        matrix_product(ratios, bases.T, gains)
        _update(activations, gains, basis_sums, free)
    if sweep.gather or sweep.measure:
        matrix_product(activations, bases, ratios)
    if sweep.measure:
        for frame in range(activations.shape[0]):
            total += divergence(magnitudes[frame], ratios[frame])
    if sweep.gather:
        _ratios(magnitudes, ratios)
        matrix_product(activations.T, ratios, product)
    return total


@part()
def _sweep(
    member: Member, magnitudes: Floats, bases: Floats, activations: Floats, space: FactorSpace, free: Floats,
    sweep: Sweep,
) -> None:  # fmt: skip
    """Go once over a member's part of the magnitudes, tile by tile.

    Up to four components, loops that keep estimate and sums in registers are faster than matrix products.
    """
    begin, end, tiles = _tiles(magnitudes, member, space)
    rank = member.rank
    numerators, sums, total = space.numerators[rank], space.activation_sums[rank], 0.0
    sums[:] = 0
    if bases.shape[0] <= FOUR or tiles == 0:
        numerators[:] = 0
    for index in range(tiles):
        if is_stopped(member):
            return
        # Tiles of equal size: a short one at the end would waste the matrix product.
        first = begin + index * (end - begin) // tiles
        last = begin + (index + 1) * (end - begin) // tiles
        gains, seen = activations[first:last], magnitudes[first:last]
        if bases.shape[0] <= FOUR:
            total += _sweep_few(seen, bases, gains, space.basis_sums, space.ratio[rank], numerators, free, sweep)
        else:
            product = numerators if index == 0 else space.product[rank]
            total += _sweep_many(
                seen, bases, gains, space.basis_sums, space.ratio[rank, : last - first],
                space.gains[rank, : last - first], product, free, sweep,
            )  # fmt: skip
            if sweep.gather and index > 0:
                add_all(product, numerators)
        add_columns(gains, sums)
        if rank == 0:
            store(member.signals, TILES_DONE, member.signals[TILES_DONE] + 1)
    if sweep.measure:
        space.divergences[rank] = total


@part()
def _plan(member: Member, iteration: Whole, looks: Whole, limits: Limits) -> Whole:
    """Let the first member decide, for all, whether to measure the divergence after an iteration, and whether to end.

    It is measured where the watcher has looked more often than `looks`, the number at the last measurement, and now and
    then where there is a tolerance. Returns the number at this one, or `looks` where nothing is to be measured.
    """
    if member.rank != 0:
        return looks
    seen, every = load(member.signals, LOOKS), DIVERGENCE_EVERY
    is_time = iteration % every == 0 or (iteration < every and iteration & (iteration - 1) == 0)
    is_asked = (is_time and seen > looks) or (iteration % every == 0 and limits.tolerance > 0)
    plan = PLAN_LAST if seconds() >= limits.deadline else int(is_asked)
    store(member.signals, MEASURE + iteration % 2, plan)
    return seen if is_asked else looks


@part()
def _any(free: Floats) -> bool:
    count = 0
    for component in range(free.shape[0]):
        count += free[component] > ZERO
    return count > 0


@kernel()
def factorise(
    member: Member,
    magnitudes: Floats,
    bases: Floats,
    activations: Floats,
    space: FactorSpace,
    free: Free,
    limits: Limits,
) -> int:
    """Update the factors in place, bases first, and leave their divergence in ``space.divergences[-1]``.

    The divergence of the generalised Kullback-Leibler kind, ``sum(V log(V / HW) - V + HW)``, never rises. On the way it
    is measured for a watcher who has looked since the last time, and for the tolerance.

    Parameters
    ----------
    member : of a team
    magnitudes : float32 (frames, bins), at least 0
    bases : float32 (components, bins), as `begin` makes them; of unit norm after every iteration
    activations : float32 (frames, components), likewise
    space : of `space`
    free : which factors to change
    limits : when to end

    Returns
    -------
    the iterations done

    """
    if member.rank == 0:
        store(member.signals, TILES, _tiles(magnitudes, member, space)[2] * (limits.iterations + 1))
    rows = partition(bases.shape[0], member)
    _sum_bases(bases, rows[0], rows[1], space.basis_sums)
    update_bases, update_activations = _any(free.bases), _any(free.activations)
    looks, last = _plan(member, np.int64(0), np.int64(0), limits), np.inf
    barrier(member)
    for done in range(limits.iterations + 1):
        plan = load(member.signals, MEASURE + done % 2)
        is_last = done == limits.iterations or plan == PLAN_LAST
        if update_bases and done > 0:
            _update_bases(member, bases, rows[0], rows[1], space, free.bases)
            _sum_bases(bases, rows[0], rows[1], space.basis_sums)
            barrier(member)
        sweep = Sweep(update_activations and done > 0, update_bases and not is_last, is_last or plan != 0)
        if sweep.update or sweep.gather or sweep.measure:
            _sweep(member, magnitudes, bases, activations, space, free.activations, sweep)
        looks = _plan(member, done + 1, looks, limits)
        barrier(member)
        if is_stopped(member):
            return done
        if sweep.measure:
            if member.rank == 0:
                _total(space.divergences)
            barrier(member)
            if is_last:
                return done
            if done % DIVERGENCE_EVERY == 0:
                found = space.divergences[-1]
                # Without a tolerance it goes on even where the divergence rises, as it may with kept activations.
                if limits.tolerance > 0 and last - found < limits.tolerance * last:
                    return done
                last = found
    return limits.iterations
