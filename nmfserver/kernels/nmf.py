"""Multiplicative updates for the generalised Kullback-Leibler divergence.

Lee and Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2. With magnitudes V,
activations H and bases W, and the estimate HW::

    W <- W * H'(V / HW) / sum(H)        H <- H * (V / HW)W' / sum(W)

What bounds the speed is how often V is read, so one sweep does both halves that share the same bases: a tile of
frames gets its new activations, and at once its part of the numerator for the next bases. Estimate and ratio of a
tile stay in the processor's cache; nothing of the size of V is ever made. (Cf. Févotte and Idier, "Algorithms for
NMF with the beta-divergence", 2011, for the family.)

Every member of a team has its share of the frames, and its share of the bases between two sweeps. What members
gather is summed in their order, so that the result does not depend on who was first.
"""

from typing import Any, NamedTuple

import numpy as np
from llvmlite.binding import get_host_cpu_features
from numpy.typing import NDArray

from nmfserver.kernels.access import store
from nmfserver.kernels.compilation import kernel, part
from nmfserver.kernels.rows import add_rows
from nmfserver.kernels.stft import TINY
from nmfserver.kernels.team import TILES_DONE, Member, barrier, is_stopped, partition

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Real = float | np.floating[Any]

ZERO, TWO = np.float32(0), np.float32(2)
# FluCoMa's floor of estimates and denominators: the epsilon of float64.
FLOOR = float(np.finfo(np.float64).eps)
EPSILON = np.float32(FLOOR)
# Quotients of magnitude and estimate that the divergence tells apart: below the first it is the estimate alone.
LEAST_QUOTIENT, MOST_QUOTIENT = np.float32(1e-8), np.float32(1e30)

# Up to so many components, loops that keep estimate and sums in registers win over matrix products, and take as many
# frames at once.
FEW = 4

# For small products OpenBLAS has kernels that pack nothing, where the processor has AVX-512. Half of what they take is
# where they are the fastest; of fewer frames than the first figure a tile is too small for them.
SMALL_PRODUCT = 500_000 if get_host_cpu_features().get("avx512vl") else 0
SMALL = 16, 128
# Otherwise a product gains by every frame, until ratio and magnitudes of a tile leave the caches.
TILE_VALUES = 2**19
LARGE = 16, 512

DIVERGENCE_EVERY = 16
"""Iterations between two looks at the divergence, once they are that many: one costs a tenth of a sweep, or so."""

# The bits of float32: the place of the exponent, its bias, the square root of a half; and the logarithm of two.
_EXPONENT = np.int32(23)
_BIAS = np.int32(127)
_ROOT_OF_HALF = np.float32(0.5**0.5).view(np.int32)
_LOG_2 = np.float32(np.log(2))


def tile_frames(bins: int, components: int) -> int:
    """Return the number of frames of a tile. Not timed on the spot, for results depend on it in their last bits."""
    small = SMALL_PRODUCT // (bins * components)
    if small >= SMALL[0]:
        return min(small, SMALL[1])
    return min(max(TILE_VALUES // bins, LARGE[0]), LARGE[1])


class Space(NamedTuple):
    """What the members of a team work in.

    ratio : float32 (members, tile, bins), at least `FEW` frames, finite
    gains : float32 (members, tile, components)
    product : float32 (members, components, bins), of one tile
    numerators : float32 (members, components, bins), of a whole sweep
    basis_sums : float32 (components,), each basis summed over bins
    activation_sums : float64 (members, components), each activation summed over a member's frames
    divergences : float64 (members + 1,): every member's part, and the last sum of all; infinite at first
    """

    ratio: Floats
    gains: Floats
    product: Floats
    numerators: Floats
    basis_sums: Floats
    activation_sums: Doubles
    divergences: Doubles


def space(members: int, frames: int, bins: int, components: int) -> Space:
    """Return the space for a team of so many members, and a spectrogram of this size."""
    tile = max(min(tile_frames(bins, components), -(-frames // members)), FEW)
    return Space(
        np.zeros((members, tile, bins), np.float32),
        np.empty((members, tile, components), np.float32),
        np.empty((members, components, bins), np.float32),
        np.empty((members, components, bins), np.float32),
        np.empty(components, np.float32),
        np.empty((members, components)),
        np.full(members + 1, np.inf),
    )


@part()
def _ratio(magnitudes: Floats, estimate: Floats) -> None:
    """Replace `estimate` by ``magnitudes / max(estimate, EPSILON)``, both ``(frames, bins)``."""
    for frame in range(estimate.shape[0]):
        for bin_ in range(estimate.shape[1]):
            estimate[frame, bin_] = magnitudes[frame, bin_] / max(estimate[frame, bin_], EPSILON)


@part()
def _divergence(magnitudes: Floats, estimate: Floats) -> float:
    """Return the sum of ``v log(v / e) - v + e`` over one frame, ``(bins,)``."""
    total = ZERO
    for bin_ in range(estimate.shape[0]):
        total += _term(magnitudes[bin_], max(estimate[bin_], EPSILON))
    return float(total)


@part(ordered=True)
def _term(value: Real, estimate: Real) -> Real:
    """Return ``v log(v / e) - v + e``, by operations that all become vectors.

    A power of two, 2^k, brings e next to v: ``f = 2^k e``, v / f between the roots of a half and of two. With
    ``s = (v - f) / (v + f)`` the logarithm of v / f is ``2 artanh s = 2 (s + s^3 / 3 + s^5 / 5 + …)``, of which
    s^9 / 9 is the last term above 1e-8. Where k is 0, as in most cells, nothing is left of the difference of v and e
    but ``s (v - f)``: so small divergences are not lost in the rounding of large magnitudes.
    """
    quotient = np.float32(min(max(value / estimate, LEAST_QUOTIENT), MOST_QUOTIENT))
    power = (quotient.view(np.int32) - _ROOT_OF_HALF) >> _EXPONENT
    near = estimate * np.int32((power + _BIAS) << _EXPONENT).view(np.float32)
    difference = value - near
    s = difference / (value + near)
    q = s * s
    rest = q * s * (np.float32(1 / 3) + q * (np.float32(1 / 5) + q * (np.float32(1 / 7) + q * np.float32(1 / 9))))
    return value * np.float32(power) * _LOG_2 + s * difference + TWO * value * rest + (estimate - near)


@part()
def _update(activations: Floats, gains: Floats, basis_sums: Floats) -> None:
    """Multiply `activations` by ``gains / basis_sums``; what becomes tiny becomes zero."""
    for frame in range(activations.shape[0]):
        for component in range(activations.shape[1]):
            value = activations[frame, component] * gains[frame, component] / basis_sums[component]
            activations[frame, component] = ZERO if value <= TINY else value  # what is no number stays


@part()
def _add(values: Floats, sums: Floats) -> None:
    for row in range(sums.shape[0]):
        _add_row(values[row], sums[row])


@part()
def _add_columns(values: Floats, sums: Doubles) -> None:
    for row in range(values.shape[0]):
        for at in range(values.shape[1]):
            sums[at] += values[row, at]


@part()
def _sum_bases(bases: Floats, first: int, last: int, sums: Floats) -> None:
    for component in range(first, last):
        total = 0.0
        for bin_ in range(bases.shape[1]):
            total += bases[component, bin_]
        sums[component] = max(total, FLOOR)


@part()
def _scale_to_unit(values: Floats) -> None:
    """Divide values by their Euclidean norm; what becomes tiny becomes zero."""
    squares = 0.0
    for at in range(values.shape[0]):
        squares += np.float64(values[at]) * np.float64(values[at])
    scale = 1 / max(np.sqrt(squares), FLOOR)  # a float64: that of huge values would be a denormal float32
    for at in range(values.shape[0]):
        value = np.float32(values[at] * scale)
        values[at] = ZERO if value < TINY else value


@part()
def _update_bases(member: Member, bases: Floats, first: int, last: int, space: Space) -> None:
    """Multiply bases by the gathered numerators over their denominators, and scale each to unit norm."""
    for component in range(first, last):
        if is_stopped(member):
            return
        denominator = 0.0
        for other in range(space.numerators.shape[0]):
            denominator += space.activation_sums[other, component]
        scale = np.float32(1 / max(denominator, FLOOR))
        gathered = space.numerators[0, component]
        for other in range(1, space.numerators.shape[0]):
            _add_row(space.numerators[other, component], gathered)
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] *= gathered[bin_] * scale
        _scale_to_unit(bases[component])


@part()
def _add_row(values: Floats, sums: Floats) -> None:
    for at in range(sums.shape[0]):
        sums[at] += values[at]


@part()
def _total(divergences: Doubles) -> None:
    """Sum what the members have measured, for everybody to see."""
    total = 0.0
    for other in range(divergences.shape[0] - 1):
        total += divergences[other]
    divergences[-1] = max(total, 0.0)


@kernel()
def begin(member: Member, bases: Floats, activations: Floats, space: Space) -> None:
    """Make a start of what is given: floored at `EPSILON`, every basis and every activation row of unit norm.

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
            value = np.float32(activations[frame, component] / max(np.sqrt(total), FLOOR))
            activations[frame, component] = ZERO if value <= TINY else value
    barrier(member)


@part()
def _few_gains(
    magnitudes: Floats, first: Floats, second: Floats, third: Floats, fourth: Floats, a: Real, b: Real, c: Real, d: Real
) -> tuple[Real, Real, Real, Real]:
    """Return the sums over bins of the ratio of magnitudes and estimate, times each of four bases."""
    p, q, r, s = ZERO, ZERO, ZERO, ZERO
    for bin_ in range(magnitudes.shape[0]):
        estimate = a * first[bin_] + b * second[bin_] + c * third[bin_] + d * fourth[bin_]
        ratio = magnitudes[bin_] / max(estimate, EPSILON)
        p += ratio * first[bin_]
        q += ratio * second[bin_]
        r += ratio * third[bin_]
        s += ratio * fourth[bin_]
    return p, q, r, s


@part()
def _few_estimates(
    first: Floats, second: Floats, third: Floats, fourth: Floats, a: Real, b: Real, c: Real, d: Real, out: Floats
) -> None:
    """Write the estimate of four bases by their activations."""
    for bin_ in range(out.shape[0]):
        out[bin_] = a * first[bin_] + b * second[bin_] + c * third[bin_] + d * fourth[bin_]


@part()
def _few_ratios(
    magnitudes: Floats, first: Floats, second: Floats, third: Floats, fourth: Floats, a: Real, b: Real, c: Real,
    d: Real, out: Floats,
) -> None:  # fmt: skip
    """Write the ratio of magnitudes and the estimate of four bases by their activations."""
    for bin_ in range(out.shape[0]):
        estimate = a * first[bin_] + b * second[bin_] + c * third[bin_] + d * fourth[bin_]
        out[bin_] = magnitudes[bin_] / max(estimate, EPSILON)


@part()
def _sweep_few(
    magnitudes: Floats, bases: Floats, activations: Floats, basis_sums: Floats, ratio: Floats, numerators: Floats,
    update: bool, gather: bool, measure: bool,
) -> float:  # fmt: skip
    """Do a tile of a sweep for at most four components; return its divergence.

    What a component less than four has, the last one has once more, with an activation of zero.
    """
    last, divergence = bases.shape[0] - 1, 0.0
    w, x, y, z = bases[0], bases[min(1, last)], bases[min(2, last)], bases[min(3, last)]
    frames = activations.shape[0]
    for begin in range(0, frames, FEW):
        end = min(begin + FEW, frames)
        for frame in range(begin, end):
            gains = activations[frame]
            if update:
                a, b, c, d = _four(gains)
                sums = _few_gains(magnitudes[frame], w, x, y, z, a, b, c, d)
                _update_four(gains, sums, basis_sums)
            a, b, c, d = _four(gains)
            if measure:
                _few_estimates(w, x, y, z, a, b, c, d, ratio[frame - begin])
                divergence += _divergence(magnitudes[frame], ratio[frame - begin])
            if gather:
                _few_ratios(magnitudes[frame], w, x, y, z, a, b, c, d, ratio[frame - begin])
        if gather:
            for component in range(last + 1):
                a, b, c, d = _column(activations, component, begin, end)
                add_rows(numerators[component], ratio[0], ratio[1], ratio[2], ratio[3], a, b, c, d)
    return divergence


@part()
def _four(gains: Floats) -> tuple[Real, Real, Real, Real]:
    """Return a frame's activations, zero for components that there are not."""
    count = gains.shape[0]
    return (
        gains[0],
        gains[1] if count > 1 else ZERO,
        gains[2] if count > 2 else ZERO,
        gains[3] if count > 3 else ZERO,
    )


@part()
def _column(activations: Floats, component: int, begin: int, end: int) -> tuple[Real, Real, Real, Real]:
    """Return a component's activations in up to four frames, zero for those that there are not."""
    return (
        activations[begin, component],
        activations[begin + 1, component] if begin + 1 < end else ZERO,
        activations[begin + 2, component] if begin + 2 < end else ZERO,
        activations[begin + 3, component] if begin + 3 < end else ZERO,
    )


@part()
def _update_four(gains: Floats, sums: tuple[Real, Real, Real, Real], basis_sums: Floats) -> None:
    for component in range(gains.shape[0]):
        value = gains[component] * sums[component] / basis_sums[component]
        gains[component] = ZERO if value <= TINY else value


@part(runtime=True)
def _sweep_many(
    magnitudes: Floats, bases: Floats, activations: Floats, basis_sums: Floats, ratio: Floats, gains: Floats,
    product: Floats, numerators: Floats, update: bool, gather: bool, measure: bool,
) -> float:  # fmt: skip
    """Do a tile of a sweep by matrix products; return its divergence."""
    divergence = 0.0
    if update:
        np.dot(activations, bases, ratio)
        _ratio(magnitudes, ratio)
        np.dot(ratio, bases.T, gains)
        _update(activations, gains, basis_sums)
    if gather or measure:
        np.dot(activations, bases, ratio)
    if measure:
        for frame in range(activations.shape[0]):
            divergence += _divergence(magnitudes[frame], ratio[frame])
    if gather:
        _ratio(magnitudes, ratio)
        np.dot(activations.T, ratio, product)
        _add(product, numerators)
    return divergence


@part(runtime=True)
def _sweep(
    member: Member, magnitudes: Floats, bases: Floats, activations: Floats, space: Space,
    update: bool, gather: bool, measure: bool,
) -> None:  # fmt: skip
    """Go once over a member's share of the magnitudes: new activations, then what the next bases need of them."""
    begin, end = partition(magnitudes.shape[0], member)
    tile = space.ratio.shape[1]
    tiles = (end - begin + tile - 1) // tile
    numerators, sums, divergence = space.numerators[member.rank], space.activation_sums[member.rank], 0.0
    numerators[:] = 0
    sums[:] = 0
    for index in range(tiles):
        if is_stopped(member):
            return
        # Tiles of equal size: a short one at the end would waste the matrix product.
        first = begin + index * (end - begin) // tiles
        last = begin + (index + 1) * (end - begin) // tiles
        gains, seen, ratio = activations[first:last], magnitudes[first:last], space.ratio[member.rank, : last - first]
        if bases.shape[0] <= FEW:
            divergence += _sweep_few(
                seen, bases, gains, space.basis_sums, space.ratio[member.rank], numerators, update, gather, measure
            )
        else:
            divergence += _sweep_many(
                seen, bases, gains, space.basis_sums, ratio, space.gains[member.rank, : last - first],
                space.product[member.rank], numerators, update, gather, measure,
            )  # fmt: skip
        _add_columns(gains, sums)
        if member.rank == 0:
            store(member.signals, TILES_DONE, member.signals[TILES_DONE] + 1)
    if measure:
        space.divergences[member.rank] = divergence


@kernel(runtime=True)
def factorise(
    member: Member,
    magnitudes: Floats,
    bases: Floats,
    activations: Floats,
    space: Space,
    iterations: int,
    update_bases: bool,
    update_activations: bool,
) -> None:
    """Update the factors in place, bases first, and leave their divergence in ``space.divergences[-1]``.

    The divergence of the generalised Kullback-Leibler kind, ``sum(V log(V / HW) - V + HW)``, never rises; now and
    then it is computed on the way.

    Parameters
    ----------
    member : of a team
    magnitudes : float32 (frames, bins), at least 0
    bases : float32 (components, bins), as `begin` makes them; of unit norm after every round
    activations : float32 (frames, components), likewise
    space : of `space`
    iterations : rounds of updates; with none there is only the divergence
    update_bases, update_activations : which factors to change

    References
    ----------
    D. D. Lee and H. S. Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000, theorem 2.

    """
    rows = partition(bases.shape[0], member)
    _sum_bases(bases, rows[0], rows[1], space.basis_sums)
    barrier(member)
    for done in range(iterations + 1):
        if update_bases and done > 0:
            _update_bases(member, bases, rows[0], rows[1], space)
            _sum_bases(bases, rows[0], rows[1], space.basis_sums)
            barrier(member)
        is_last = done == iterations
        update = update_activations and done > 0
        gather = update_bases and not is_last
        measure = is_last or done % DIVERGENCE_EVERY == 0 or (done < DIVERGENCE_EVERY and done & (done - 1) == 0)
        if update or gather or measure:
            _sweep(member, magnitudes, bases, activations, space, update, gather, measure)
        barrier(member)
        if is_stopped(member):
            return
        if measure:
            if member.rank == 0:
                _total(space.divergences)
            barrier(member)
