"""Starts for a factorisation, from magnitudes V (frames, bins), which are coarse (see `coarse`).

random    uniform, the activations scaled so that each frame's sum fits
svd       from the singular vectors: Boutsidis and Gallopoulos, "SVD based initialization: A head start for nonnegative
          matrix factorization", 2008: NNDSVD, with a part of the mean in the place of zeros
frames    bases are frames of V that are far from each other: Arthur and Vassilvitskii, "k-means++", 2007

All write bases that sum to one, float32 (components, bins), and activations, float32 (frames * components,). The
readable twins are `nndsvd` and `far_frames` in ``tests/naive.py``.
"""

import numpy as np

from nmfserver.kernels.arrays import Doubles, Floats, Real, Whole
from nmfserver.kernels.blas import eigenvectors, matrix_product, matrix_vector
from nmfserver.kernels.compilation import part
from nmfserver.kernels.floors import MASK
from nmfserver.kernels.frame import ONE, ZERO
from nmfserver.kernels.sums import add_row, sum_of
from nmfserver.kernels.uniform import Words, fill

ROWS_AT_ONCE = 1024
FILL = np.float32(0.3)
"""What stands for a zero of `svd`, as a part of the square root of V's mean for each component."""
PAIRED = 4
"""With at least so many bands for each component, `svd` takes them in pairs: the time grows with their third power."""
LEAST_SHARE = 1e-10
"""A singular value below this share of the largest is rounding."""
MEAN_SHARE = np.float32(0.1)
"""The share of the mean spectrum in the bases of `frames`."""
LEAST_LIKENESS = np.float32(1e-3)
"""What an activation of `frames` is at least, before it is scaled: from zero no update comes back."""


@part()
def _normalise(bases: Floats) -> None:
    """Divide every basis by its sum."""
    for component in range(bases.shape[0]):
        total = 0.0
        for bin_ in range(bases.shape[1]):
            total += bases[component, bin_]
        scale = np.float32(1 / max(total, float(MASK)))
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] *= scale


@part()
def _fit_frames(activations: Floats, frame_sums: Floats) -> None:
    """Scale the activations so that each frame's sum is that of V."""
    components = activations.shape[0] // frame_sums.shape[0]
    for frame in range(frame_sums.shape[0]):
        row = activations[frame * components : (frame + 1) * components]
        total = ZERO
        for component in range(components):
            total += row[component]
        scale = frame_sums[frame] / max(total, MASK)
        for component in range(components):
            row[component] *= scale


@part()
def _draw(seed: int, words: Words, frame_sums: Floats, bases: Floats, activations: Floats) -> None:
    for component in range(bases.shape[0]):
        fill(seed + component, words, bases[component])
    fill(seed + bases.shape[0], words, activations)
    _normalise(bases)
    _fit_frames(activations, frame_sums)


@part()
def random(seed: int, words: Words, frame_sums: Floats, bases: Floats, activations: Floats) -> None:
    """Start at random.

    Parameters
    ----------
    seed : 0…2^63-1; each basis and the activations take the next one
    words : of `uniform.state`
    frame_sums : float32 (frames,), V summed over bins
    bases, activations : written

    """
    _draw(seed, words, frame_sums, bases, activations)


@part(runtime=True)
def svd(seed: int, words: Words, magnitudes: Floats, frame_sums: Floats, bases: Floats, activations: Floats) -> None:
    """Start from the singular vectors of V; where there are more components, the others at random.

    Where there are many bins, they are taken in pairs, and each gets its part of a pair's basis, in proportion to V.

    Parameters
    ----------
    seed, words, frame_sums : as in `random`, for the others
    magnitudes : float32 (frames, bins)
    bases, activations : written

    """
    bins, components = magnitudes.shape[1], bases.shape[0]
    _draw(seed, words, frame_sums, bases, activations)
    if bins < PAIRED * components:
        _from_vectors(magnitudes, frame_sums, bases, activations)
        return
    drawn = np.zeros((components, (bins + 1) // 2), np.float32)
    for component in range(components):
        _add_pairs(bases[component], drawn[component])
    paired, sums = np.zeros((magnitudes.shape[0], drawn.shape[1]), np.float32), np.zeros(bins, np.float32)
    for frame in range(magnitudes.shape[0]):
        _add_pairs(magnitudes[frame], paired[frame])
        add_row(magnitudes[frame], sums)
    _from_vectors(paired, frame_sums, drawn, activations)
    for component in range(components):
        _share_pairs(drawn[component], sums, bases[component])


@part()
def _add_pairs(values: Floats, pairs: Floats) -> None:
    """Add each two neighbours, and the last one alone where their number is odd."""
    for at in range(values.shape[0]):
        pairs[at // 2] += values[at]


@part()
def _share_pairs(pairs: Floats, sums: Floats, out: Floats) -> None:
    """Share out each pair's value, in proportion to the sums of the two; in halves where both are silent."""
    for at in range(out.shape[0]):
        both = sum_of(sums[at // 2 * 2 : at // 2 * 2 + 2])
        share = sums[at] / both if both > MASK else np.float32(0.5)
        out[at] = pairs[at // 2] * share


@part(runtime=True)
def _from_vectors(magnitudes: Floats, frame_sums: Floats, bases: Floats, activations: Floats) -> None:
    """Replace drawn factors by those of the singular vectors, as far as there are any."""
    components, frames = bases.shape[0], magnitudes.shape[0]
    of_frames = frames < magnitudes.shape[1]  # the smaller product has all singular values
    vectors = _gram(magnitudes, of_frames)
    size = vectors.shape[0]
    values = np.empty(size)
    if not eigenvectors(vectors, values, np.empty(1 + 6 * size + 2 * size * size), np.empty(3 + 5 * size, np.int64)):
        return  # all stay random
    mean = np.float32(0)
    for frame in range(frames):
        mean += frame_sums[frame]
    mean /= np.float32(magnitudes.size)
    least = FILL * np.sqrt(mean / np.float32(components))
    left, right = np.empty(frames, np.float32), np.empty(magnitudes.shape[1], np.float32)
    for component in range(min(components, size)):
        value = values[size - 1 - component]
        if value <= LEAST_SHARE * max(values[-1], 0.0):
            break
        if of_frames:
            _copy(vectors[size - 1 - component], left)
            matrix_vector(magnitudes.T, left, right)
            _divide(right, np.float32(np.sqrt(value)))
        else:
            _copy(vectors[size - 1 - component], right)
            matrix_vector(magnitudes, right, left)
            _divide(left, np.float32(np.sqrt(value)))
        sign = ONE if (component == 0 and sum_of(right) >= 0) or _is_positive(left, right) else -ONE
        scale = np.sqrt(np.float32(np.sqrt(value)) * _norm(left, sign) * _norm(right, sign))
        _write_positive(right, sign, scale, least, bases[component])
        _write_positive(left, sign, scale, least, activations[component::components])
    _move_sums(bases, activations)


@part(runtime=True)
def _gram(magnitudes: Floats, of_frames: bool) -> Doubles:
    """Return ``V'V`` in float64, with no copy of all of V; or VV', for few frames."""
    size = magnitudes.shape[0] if of_frames else magnitudes.shape[1]
    gram = np.empty((size, size))
    if of_frames:
        few = magnitudes.astype(np.float64)
        matrix_product(few, few.T, gram)
        return gram
    gram[:] = 0
    part_ = np.empty((size, size))
    for begin in range(0, magnitudes.shape[0], ROWS_AT_ONCE):
        rows = magnitudes[begin : begin + ROWS_AT_ONCE].astype(np.float64)
        matrix_product(rows.T, rows, part_)
        for row in range(size):
            add_row(part_[row], gram[row])
    return gram


@part()
def _copy(source: Doubles, target: Floats) -> None:
    for at in range(target.shape[0]):
        target[at] = source[at]


@part()
def _divide(values: Floats, divisor: Real) -> None:
    for at in range(values.shape[0]):
        values[at] /= divisor


@part()
def _norm(values: Floats, sign: Real) -> Real:
    """Return the norm of what is positive, times the sign."""
    total = 0.0
    for at in range(values.shape[0]):
        value = max(sign * values[at], ZERO)
        total += value * value
    return np.float32(np.sqrt(total))


@part()
def _is_positive(left: Floats, right: Floats) -> bool:
    """Whether the positive parts of two vectors weigh more than their negative ones."""
    return bool(_norm(left, ONE) * _norm(right, ONE) >= _norm(left, -ONE) * _norm(right, -ONE))


@part()
def _write_positive(values: Floats, sign: Real, scale: Real, least: Real, out: Floats) -> None:
    """Write what is positive, scaled from its norm to `scale`, and `least` elsewhere."""
    factor = sign * scale / max(_norm(values, sign), MASK)
    for at in range(out.shape[0]):
        out[at] = max(values[at] * factor, least)


@part()
def _move_sums(bases: Floats, activations: Floats) -> None:
    """Divide every basis by its sum, and multiply the activations by it."""
    components = bases.shape[0]
    for component in range(components):
        total = 0.0
        for bin_ in range(bases.shape[1]):
            total += bases[component, bin_]
        scale, inverse = np.float32(total), np.float32(1 / max(total, float(MASK)))
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] *= inverse
        for at in range(component, activations.shape[0], components):
            activations[at] *= scale


@part(runtime=True)
def frames(
    seed: int, words: Words, magnitudes: Floats, frame_sums: Floats, roots: Floats, bases: Floats, activations: Floats
) -> None:
    """Start from frames of V that are far from each other.

    A frame is drawn with the probability of its sum times its distance to the nearest frame that was drawn before,
    which is one less the cosine of the roots of both spectra. Activations are the fourth powers of these cosines.

    Parameters
    ----------
    seed, words, frame_sums : as in `random`
    magnitudes : float32 (frames, bins)
    roots : float32 (frames, bins), space to work in
    bases, activations : written

    """
    components, count = bases.shape[0], magnitudes.shape[0]
    likeness, chances = np.empty(count, np.float32), frame_sums.copy()
    fill(seed, words, activations[:components])
    draws = activations[:components].copy()
    mean = _roots(magnitudes, roots)
    for component in range(components):
        chosen = _drawn(chances, draws[component])
        matrix_vector(roots, roots[chosen], likeness)
        for frame in range(count):
            value = min(max(likeness[frame], ZERO), ONE)
            activations[frame * components + component] = max(value * value * value * value, LEAST_LIKENESS)
            chances[frame] = min(chances[frame], frame_sums[frame] * (ONE - value))
        scale = (ONE - MEAN_SHARE) / max(frame_sums[chosen], MASK)
        for bin_ in range(bases.shape[1]):
            bases[component, bin_] = magnitudes[chosen, bin_] * scale + MEAN_SHARE * mean[bin_]
    _normalise(bases)
    _fit_frames(activations, frame_sums)


@part(runtime=True)
def _roots(magnitudes: Floats, roots: Floats) -> Floats:
    """Write the roots of all frames, each of unit norm; return the mean spectrum, of sum one."""
    mean, all_ = np.zeros(magnitudes.shape[1], np.float32), ZERO
    for frame in range(magnitudes.shape[0]):
        total = ZERO
        for bin_ in range(magnitudes.shape[1]):
            total += magnitudes[frame, bin_]
            mean[bin_] += magnitudes[frame, bin_]
        scale = ONE / max(total, MASK)
        for bin_ in range(magnitudes.shape[1]):
            roots[frame, bin_] = np.sqrt(magnitudes[frame, bin_] * scale)
        all_ += total
    for bin_ in range(mean.shape[0]):
        mean[bin_] /= max(all_, MASK)
    return mean


@part()
def _drawn(chances: Floats, draw: Real) -> Whole:
    """Return the first place where the sum of the chances exceeds its part `draw`; the last likely one at the end."""
    total = 0.0
    for at in range(chances.shape[0]):
        total += chances[at]
    sought = draw * total
    found: Whole = 0
    total = 0.0
    for at in range(chances.shape[0]):
        if chances[at] > 0:
            found = at
        total += chances[at]
        if total > sought:
            break
    return found
