"""Slow, obvious references in float64, written from the equations. They import nothing of nmfserver.

Arrays as in the kernels: magnitudes ``(frames, bins)``, bases ``(components, bins)``, activations
``(frames, components)``.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
EPS = 2.2204460492503131e-16


def window(size: int) -> Array:
    return np.array([0.5 - 0.5 * np.cos(2 * np.pi * i / size) for i in range(size)])


def framed(signal: Array, size: int, hop: int) -> Array:
    """Cut a signal into frames: half a window of zeros in front, zeros behind."""
    count = len(signal) // hop + 1
    padded = np.zeros(size // 2 + len(signal) + size + hop)
    padded[size // 2 : size // 2 + len(signal)] = signal
    return np.array([padded[t * hop : t * hop + size] for t in range(count)])


def stft(signal: Array, size: int, hop: int, fft: int) -> Array:
    return np.array([np.fft.rfft(frame * window(size), fft) for frame in framed(signal, size, hop)])


def overlap_added(spectra: Array, size: int, hop: int, fft: int, length: int) -> tuple[Array, Array]:
    """Return the windowed sum of the frames and the sum of the squared windows, both ``(length,)``."""
    count = len(spectra)
    total, norm = np.zeros((count - 1) * hop + size + length), np.zeros((count - 1) * hop + size + length)
    w = window(size)
    for t in range(count):
        total[t * hop : t * hop + size] += np.fft.irfft(spectra[t], fft)[:size] * w
        norm[t * hop : t * hop + size] += w * w
    return total[size // 2 : size // 2 + length], norm[size // 2 : size // 2 + length]


def uniform(seed: int, count: int) -> Array:
    """Return what C++'s mt19937_64 of a seed draws, each word as a part of 2^64: numbers from 0 to below 1.

    Nishimura, "Tables of 64-bit Mersenne Twisters", 2000; in Python's integers.
    """
    n, m, word = 312, 156, (1 << 64) - 1
    x = [seed & word]
    for i in range(1, n):
        x.append((6364136223846793005 * (x[i - 1] ^ (x[i - 1] >> 62)) + i) & word)
    values = []
    for i in range(count):
        upper, lower = x[i] >> 31 << 31, x[i + 1] & ((1 << 31) - 1)
        joined = upper | lower
        x.append(x[i + m] ^ (joined >> 1) ^ (0xB5026F5AA96619E9 if joined & 1 else 0))
        y = x[i + n]
        y ^= (y >> 29) & 0x5555555555555555
        y ^= (y << 17) & 0x71D67FFFEDA60000 & word
        y ^= (y << 37) & 0xFFF7EEE000000000 & word
        y ^= y >> 43
        values.append(min(y / 2**64, 1 - 2.0**-53))
    return np.array(values)


def start(bases: Array, activations: Array) -> tuple[Array, Array]:
    w, h = np.maximum(bases.astype(float), EPS), np.maximum(activations.astype(float), EPS)
    for k in range(len(w)):
        w[k] /= np.sqrt(np.sum(w[k] ** 2))
        h[:, k] /= np.sqrt(np.sum(h[:, k] ** 2))
    return w, h


def factorise(
    magnitudes: Array,
    bases: Array,
    activations: Array,
    iterations: int,
    fix_w: Any = False,
    fix_h: Any = False,
) -> tuple[Array, Array]:
    """Do multiplicative updates; bases and activations are fixed all, or one by one where a list says so."""
    w, h = start(bases, activations)
    fix_w, fix_h = np.broadcast_to(fix_w, len(w)), np.broadcast_to(fix_h, len(w))
    for _ in range(iterations):
        ratio = magnitudes / np.maximum(h @ w, EPS)
        new = w * (h.T @ ratio) / np.maximum(h.sum(axis=0), EPS)[:, None]
        new = new / np.maximum(np.sqrt((new**2).sum(axis=1)), EPS)[:, None]
        w = np.where(fix_w[:, None], w, new)
        ratio = magnitudes / np.maximum(h @ w, EPS)
        h = np.where(fix_h, h, h * (ratio @ w.T) / np.maximum(w.sum(axis=1), EPS))
    return w, h


def divergence(magnitudes: Array, w: Array, h: Array) -> float:
    estimate = np.maximum(h @ w, EPS)
    total = 0.0
    for v, e in zip(magnitudes.ravel(), estimate.ravel(), strict=True):
        total += (v * np.log(v / e) if v > 0 else 0.0) - v + e
    return total


def pade(x: Array, z: Array, b: float) -> Array:
    """Return about x (x / z)^b; 0 where it is tiny."""
    value = x * ((1 + b) * x + (1 - b) * z) / np.maximum((1 - b) * x + (1 + b) * z, 1e-37)
    return np.where(value > 1e-30, value, 0)


def joint_round(magnitudes: Array, w: Array, h: Array, free_w: Array, free_h: Array) -> tuple[Array, Array]:
    """Return the minimum of the majoriser at a point: the divergence there is at most that of the point.

    Component by component: -V log(hw) is majorised by -A log h - C log w, and the rest is (sum h)(sum w).
    """
    ratio = magnitudes / np.maximum(h @ w, EPS)
    a, c = h * (ratio @ w.T), w * (h.T @ ratio)
    new_w, new_h = w.copy(), h.copy()
    for k in range(len(w)):
        if free_w[k] and free_h[k]:
            new_w[k], new_h[:, k] = c[k] / max(c[k].sum(), 1e-37), a[:, k]
        elif free_w[k]:
            new_w[k] = c[k] / max(h[:, k].sum(), 1e-37)
        elif free_h[k]:
            new_h[:, k] = a[:, k] / max(w[k].sum(), 1e-37)
    return np.where(new_w > 1e-30, new_w, 0), np.where(new_h > 1e-30, new_h, 0)


def climbs(magnitudes: Array, now: tuple[Array, Array], old: tuple[Array, Array]) -> bool:
    """Whether the divergence rises in the direction of the motion from the old point to this one, in logarithms."""
    (w, h), slope = now, 0.0
    ratio = magnitudes / np.maximum(h @ w, EPS)
    gradients = w * (h.sum(axis=0)[:, None] - h.T @ ratio), h * (w.sum(axis=1) - ratio @ w.T)
    for gradient, x, z in zip(gradients, now, old, strict=True):
        slope += float(np.sum(gradient * 2 * (x - z) / np.maximum(x + z, 1e-37)))
    return slope > 0


def joint_rounds(
    magnitudes: Array,
    w: Array,
    h: Array,
    rounds: int,
    free_w: Array,
    free_h: Array,
    motion: float = 1,
    look: int = 8,
    tolerance: float = 0,
    least: int = 0,
    tendency: float = 0,
) -> tuple[Array, Array, list[str]]:
    """Do joint rounds with momentum and over-relaxation; return both factors, and what came after each round.

    They end where the divergence falls by less than the tolerance between two looks; after the `least` rounds, by less
    than the tendency.
    """
    result = before = point = old = kept = w.astype(float), h.astype(float)
    next_, n, last, failed, course = "restart", motion - 1, np.inf, 0, []
    frees = free_w[:, None], free_h[None, :]
    for done in range(1, rounds + 1):
        if next_ == "return":
            result = kept
        if next_ == "move":
            b, old = min(n / (n + 3), 0.9), point
            now_w, now_h = (np.where(f, pade(m, y, 0.4), m) for f, m, y in zip(frees, result, point, strict=True))
            new_w, new_h = pade(now_w, before[0], b), pade(now_h, before[1], b)
            point = np.where(frees[0], new_w, now_w), np.where(frees[1], new_h, now_h)
            before = now_w, now_h
        else:
            point = before = old = result
        result = joint_round(magnitudes, point[0], point[1], free_w, free_h)
        n, next_ = n + 1, "restart" if climbs(magnitudes, point, old) else "move"
        if look and done % look == 0 and done < rounds:
            found = divergence(magnitudes, *point)
            if found <= last:
                enough = max(tolerance, tendency) if done >= least else tolerance
                next_ = "done" if last - found < enough * last else next_
                last, kept, failed = found, result, 0
            else:
                failed += 1
                next_ = "return" if failed < 2 else "done"
        n = n if next_ == "move" else n // 2
        course.append(next_)
        if next_ == "done":
            break
    if divergence(magnitudes, *result) > last:
        result = kept
    return *result, course


def template_parts(w: Array, h: Array) -> Array:
    """Return the parts of the estimate, (components, frames, bins), of templates (components, lags, bins)."""
    parts = np.zeros((len(w), len(h), w.shape[2]))
    for k, t in np.ndindex(len(w), len(h)):
        for lag in range(min(w.shape[1], t + 1)):
            parts[k, t] += h[t - lag, k] * w[k, lag]
    return parts


def template_divergence(magnitudes: Array, w: Array, h: Array) -> float:
    estimate = template_parts(w, h).sum(axis=0)
    return divergence(magnitudes, np.eye(estimate.shape[1]), estimate)


def template_weight(w: Array, h: Array) -> float:
    """Return the sum of the activations where each template has unit norm."""
    return float(sum(np.sqrt((w[k] ** 2).sum()) * h[:, k].sum() for k in range(len(w))))


def template_sums(w: Array, h: Array) -> tuple[Array, Array]:
    """Return what activations and templates are divided by: what lies beyond the end of the sound belongs to no sum."""
    of_h, of_w = np.zeros(h.shape), np.zeros(w.shape[:2])
    for k, t in np.ndindex(len(w), len(h)):
        of_h[t, k] = w[k, : len(h) - t].sum()
    for k, lag in np.ndindex(*of_w.shape):
        of_w[k, lag] = h[: len(h) - lag, k].sum()
    return of_h, of_w


def template_round(
    magnitudes: Array, w: Array, h: Array, free_w: Array, free_h: Array, sparsity: float = 0
) -> tuple[Array, Array]:
    """Return new templates and activations, both from the same ratio: Smaragdis' deconvolution, 2004.

    With sparse activations, w makes c / w = n + p w, the derivative of the majoriser.
    """
    ratio = magnitudes / np.maximum(template_parts(w, h).sum(axis=0), EPS)
    a, c = np.zeros(h.shape), np.zeros(w.shape)
    for k, lag in np.ndindex(*w.shape[:2]):
        for t in range(len(h) - lag):
            a[t, k] += h[t, k] * (ratio[t + lag] @ w[k, lag])
            c[k, lag] += h[t, k] * ratio[t + lag] * w[k, lag]
    new_w, new_h, played = w.copy(), h.copy(), template_sums(w, h)[1]
    for k in range(len(w)):
        if free_w[k]:
            p, n = sparsity * h[:, k].sum() / np.sqrt((w[k] ** 2).sum()), np.maximum(played[k], 1e-37)[:, None]
            new_w[k] = 2 * c[k] / (n + np.sqrt(n**2 + 4 * p * c[k]))
            if free_h[k]:
                new_w[k] /= max(new_w[k].sum(), 1e-37)
    norms = sparsity * np.sqrt((new_w**2).sum(axis=(1, 2)))
    found = a / np.maximum(template_sums(new_w, h)[0] + norms, 1e-37)
    new_h = np.where(free_h, found, h)
    return np.where(new_w > 1e-30, new_w, 0), np.where(new_h > 1e-30, new_h, 0)


def template_climbs(magnitudes: Array, now: tuple[Array, Array], old: tuple[Array, Array], sparsity: float) -> bool:
    """Whether what is minimised rises in the direction of the motion, in logarithms."""
    (w, h), slope = now, 0.0
    ratio_h, ratio_w = np.zeros(h.shape), np.zeros(w.shape)
    ratio = magnitudes / np.maximum(template_parts(w, h).sum(axis=0), EPS)
    for k, lag in np.ndindex(*w.shape[:2]):
        for t in range(len(h) - lag):
            ratio_h[t, k] += ratio[t + lag] @ w[k, lag]
            ratio_w[k, lag] += h[t, k] * ratio[t + lag]
    of_h, of_w = template_sums(w, h)
    norms = np.sqrt((w**2).sum(axis=(1, 2)))
    of_h = of_h + sparsity * norms
    of_w = of_w[:, :, None] + sparsity * (h.sum(axis=0) / np.maximum(norms, 1e-37))[:, None, None] * w
    for x, z, gradient in ((w, old[0], w * (of_w - ratio_w)), (h, old[1], h * (of_h - ratio_h))):
        slope += float(np.sum(gradient * (x - z) / np.maximum(x + z, 1e-37)))
    return slope > 0


def template_rounds(
    magnitudes: Array,
    w: Array,
    h: Array,
    rounds: int,
    free_w: Array,
    free_h: Array,
    sparsity: float = 0,
    plain: bool = True,
    motion: float = 1,
) -> tuple[Array, Array]:
    """Do rounds of deconvolution: plain ones, or with momentum, over-relaxation and restarts, but no looks."""
    result = before = point = old = w.astype(float), h.astype(float)
    n, moves = motion - 1, False
    frees = free_w[:, None, None], free_h[None, :]
    for _ in range(rounds):
        if moves and not plain:
            b, old = min(n / (n + 3), 0.9), point
            now_w, now_h = (np.where(f, pade(m, y, 0.4), m) for f, m, y in zip(frees, result, point, strict=True))
            new_w, new_h = pade(now_w, before[0], b), pade(now_h, before[1], b)
            point, before = (np.where(frees[0], new_w, now_w), np.where(frees[1], new_h, now_h)), (now_w, now_h)
        else:
            point = before = old = result
        result = template_round(magnitudes, point[0], point[1], free_w, free_h, sparsity)
        moves = not template_climbs(magnitudes, point, old, sparsity)
        n = n + 1 if moves else (n + 1) // 2
    return result


def kept_activations(magnitudes: Array, w: Array, sparsity: float, rounds: int) -> Array:
    """Return the activations by bases of unit norm that are kept, with a weight, from ones by plain updates."""
    h = np.ones((len(magnitudes), len(w)))
    for _ in range(rounds):
        h *= (magnitudes / np.maximum(h @ w, EPS)) @ w.T / (w.sum(axis=1) + sparsity)
    return h


def statistics(magnitudes: Array, w: Array, h: Array) -> tuple[Array, Array]:
    """Return the magnitudes of each bin, shared out among the components, and the sum of each component's activations.

    Entry by entry: component k has the part h_tk w_kb of the estimate of frame t and bin b, and gets that part of V.
    """
    shares = np.zeros(w.shape)
    for t, frame in enumerate(magnitudes):
        for b, value in enumerate(frame):
            parts = h[t] * w[:, b]
            shares[:, b] += value * parts / max(parts.sum(), EPS)
    return shares, h.sum(axis=0)


def renewed_bases(shares: Array, played: Array, sparsity: float) -> Array:
    """Return the bases of unit norm that are least by -sum(C log W) + n sum(W) + s n |W|^2 / 2."""
    result = []
    for c, n in zip(shares, played, strict=True):
        p = sparsity * n
        w = c / n if p == 0 else (-n + np.sqrt(n**2 + 4 * p * c)) / (2 * p)
        result.append(w / np.sqrt((w**2).sum()))
    return np.array(result)


def sums(values: Array, bounds: Any, group: int) -> Array:
    """Return the sums of bands and of groups of frames."""
    rows = [values[at : at + group].sum(axis=0) for at in range(0, len(values), group)]
    return np.array([[row[a:b].sum() for a, b in itertools.pairwise(bounds)] for row in rows])


def lifted(w: Array, h: Array, magnitudes: Array, bounds: Any, group: int) -> tuple[Array, Array]:
    """Return factors of all bins and frames from those of bands and groups: each gets its part of the magnitudes."""
    p, q = magnitudes.sum(axis=0), magnitudes.sum(axis=1)
    fine_w, fine_h = np.zeros((len(w), len(p))), np.zeros((len(q), len(w)))
    for band, (a, b) in enumerate(itertools.pairwise(bounds)):
        for i in range(a, b):
            fine_w[:, i] = w[:, band] * p[i] / max(p[a:b].sum(), 1e-37) + 1e-12
    for t in range(len(q)):
        first = t // group * group
        fine_h[t] = h[t // group] * q[t] / max(q[first : first + group].sum(), 1e-37) + 1e-12 * q.mean()
    return fine_w, fine_h


def nndsvd(magnitudes: Array, components: int) -> tuple[Array, Array]:
    """Return bases and activations from singular vectors, with a part of the mean in the place of zeros.

    Boutsidis and Gallopoulos, "SVD based initialization: A head start for nonnegative matrix factorization", 2008.
    """
    u, s, vt = np.linalg.svd(magnitudes.astype(float), full_matrices=False)
    least = 0.3 * np.sqrt(magnitudes.mean() / components)
    w, h = np.zeros((components, magnitudes.shape[1])), np.zeros((len(magnitudes), components))
    for k in range(components):
        halves = []
        for sign in (1, -1):
            x, y = np.maximum(sign * u[:, k], 0), np.maximum(sign * vt[k], 0)
            halves.append((np.linalg.norm(x) * np.linalg.norm(y), x, y))
        weight, x, y = max(halves, key=lambda half: half[0])
        h[:, k] = np.maximum(np.sqrt(s[k] * weight) * x / np.linalg.norm(x), least)
        w[k] = np.maximum(np.sqrt(s[k] * weight) * y / np.linalg.norm(y), least)
    return w / w.sum(axis=1)[:, None], h * w.sum(axis=1)


def nndsvd_of_pairs(magnitudes: Array, components: int) -> tuple[Array, Array]:
    """Return the same of bins in pairs, of whose bases each bin gets its part."""
    bounds = [*range(0, magnitudes.shape[1], 2), magnitudes.shape[1]]
    paired = np.add.reduceat(magnitudes, bounds[:-1], axis=1)
    return lifted(*nndsvd(paired, components), magnitudes, bounds, 1)


def rank(values: Array, coverage: float, least: int, most: int) -> int:
    """Return how many singular values, from large to small, are a part of the sum of all."""
    if coverage == 0 or values.sum() == 0:
        found = least
    else:
        found = next((k for k in range(1, len(values)) if values[:k].sum() >= coverage * values.sum()), len(values))
    return min(max(found, least), most, len(values))


def seeds(magnitudes: Array, components: int, method: int, draws: Any = None) -> tuple[Array, Array]:
    """Return bases (bins, components) of unit norm and activations (frames, components): the papers' seeds.

    Boutsidis and Gallopoulos, "SVD based initialization: A head start for nonnegative matrix factorization", 2008.
    `method` is FluCoMa's number; `draws` gives so many random numbers from 0 to 1.
    """
    u, s, vt = np.linalg.svd(magnitudes.T.astype(float), full_matrices=False)
    w, h = np.zeros((len(u), components)), np.zeros((len(magnitudes), components))
    for k in range(components):
        x, y = u[:, k], vt[k]
        if method == 0 or k == 0:
            w[:, k], h[:, k] = np.sqrt(s[k]) * np.abs(x), np.sqrt(s[k]) * np.abs(y)
            continue
        halves = [(np.maximum(sign * x, 0), np.maximum(sign * y, 0)) for sign in (1, -1)]
        x, y = max(halves, key=lambda half: float(np.linalg.norm(half[0]) * np.linalg.norm(half[1])))
        root = np.sqrt(s[k] * np.linalg.norm(x) * np.linalg.norm(y))
        w[:, k], h[:, k] = root * x / np.linalg.norm(x), root * y / np.linalg.norm(y)
    for rows in (w.T, h) if method in (1, 2) else ():
        zeros = rows < EPS
        rows[zeros] = magnitudes.mean() if method == 2 else EPS + draws(zeros.sum()) * (0.01 * magnitudes.mean() - EPS)
    norms = np.linalg.norm(w, axis=0)
    return w / norms, h * norms / (h * norms).max()


def fluid_seeds(
    magnitudes: Array, components: int, most: int, method: int, signs: Array, draws: Any = None
) -> tuple[Array, Array]:
    """Return FluCoMa's seeds, with its choice of halves, which depends on the sign of each pair of vectors."""
    u, s, vt = np.linalg.svd(magnitudes.T.astype(float), full_matrices=False)
    w, h = np.zeros((len(u), most)), np.zeros((len(magnitudes), most))
    for k in range(components):
        x, y = u[:, k] * signs[k], vt[k] * signs[k]
        if method == 0 or k == 0:
            w[:, k], h[:, k] = np.abs(x), (s[k] if method == 0 else np.sqrt(s[k])) * np.abs(y)
            continue
        a, b, c = (np.linalg.norm(np.maximum(part, 0)) for part in (x, -x, y))
        if a * c > b * b:
            w[:, k], h[:, k] = np.maximum(x, 0) / a, np.sqrt(s[k] * a * c) * np.maximum(y, 0) / c
        else:
            w[:, k], h[:, k] = np.maximum(-x, 0) / b, np.sqrt(s[k]) * np.maximum(-y, 0)
    for rows in (w.T, h) if method in (1, 2) else ():
        zeros = rows < EPS
        rows[zeros] = magnitudes.mean() if method == 2 else EPS + draws(zeros.sum()) * (0.001 * magnitudes.mean() - EPS)
    return w[:, :components], h[:, :components] / h.max()


def mosaic(
    source: Array,
    target: Array,
    start: Array,
    restraints: tuple[int, int, int],
    iterations: int,
    annealed: bool = True,
) -> Array:
    """Return how much of each source frame there is in each target frame, from magnitudes.

    Driedger, Prätzlich and Müller, "Let it Bee", 2015; where it isn't annealed, as FluCoMa's BufNMFCross.
    `restraints` are time sparsity, polyphony and continuity.
    """
    w, h = np.maximum(source.astype(float), EPS), start.astype(float)
    (sparsity, polyphony, continuity), loudness = restraints, w.sum(axis=1) if annealed else (w**2).sum(axis=1)
    for done in range(1, iterations + 1):
        factor = 1 - done / iterations if annealed else 1 - done // iterations
        once = h * factor
        for t, k in np.ndindex(*h.shape):
            first = max(t - sparsity // 2, 0)
            if np.argmax(h[first : t + sparsity // 2 + 1, k]) == t - first:
                once[t, k] = h[t, k]
        for row in once:
            row[np.argsort(-row * loudness, kind="stable")[polyphony:]] *= factor
        h = np.zeros_like(once)
        for t, k in np.ndindex(*h.shape):
            for i in range(-(continuity // 2), continuity // 2 + 1):
                if 0 <= t + i < len(h) and 0 <= k + i < h.shape[1]:
                    h[t, k] += once[t + i, k + i]
        h = h * ((target / np.maximum(h @ w, EPS)) @ w.T) / np.maximum(w.sum(axis=1), EPS)
    return h


def mosaic_spectra(spectra: Array, h: Array) -> Array:
    """Return the spectra of a mosaic: the magnitudes of the source's frames, with the phases of their sum."""
    total = h @ spectra
    result: Array = (h @ np.abs(spectra)) * total / np.maximum(np.abs(total), 1e-30)
    return result


def griffin_lim(magnitudes: Array, turns: Array, sizes: tuple[int, int, int], length: int, rounds: int) -> Array:
    """Return a sound with about these magnitudes; the phases start as parts of a turn.

    Perraudin, Balazs and Søndergaard, "A fast Griffin-Lim algorithm", 2013, in the form that FluCoMa has.
    """
    phases, spectra = np.exp(2j * np.pi * turns), np.zeros(magnitudes.shape)
    for _ in range(rounds):
        total, norm = overlap_added(magnitudes * phases, *sizes, length)
        before, spectra = spectra, stft(total / np.maximum(norm, EPS), *sizes)
        phases = spectra - 0.9 / 1.9 * before
        phases = phases / (np.abs(phases) + EPS)
    total, norm = overlap_added(magnitudes * phases, *sizes, length)
    return total / np.maximum(norm, EPS)


def far_frames(magnitudes: Array, components: int, draws: Array) -> tuple[list[int], Array]:
    """Return frames far from each other, as k-means++ draws them, and how much every frame is like each of them.

    Arthur and Vassilvitskii, "k-means++", 2007. The distance is one less the cosine of the roots of two spectra.
    """
    loudness = magnitudes.sum(axis=1)
    roots = np.sqrt(magnitudes / np.maximum(loudness, 1e-37)[:, None])
    chosen, likeness, chances = list[int](), np.zeros((len(magnitudes), components)), loudness
    for k in range(components):
        reached = np.cumsum(chances) > draws[k] * chances.sum()
        chosen.append(int(np.argmax(reached)) if reached.any() else int(np.flatnonzero(chances)[-1]))
        likeness[:, k] = np.clip(roots @ roots[chosen[k]], 0, 1)
        chances = np.minimum(chances, loudness * (1 - likeness[:, k]))
    return chosen, likeness


def stems(spectra: Array, w: Array, h: Array, signal: Array, size: int, hop: int, fft: int) -> Array:
    """Return ``(length, components)``, of bases of one frame."""
    parts = np.array([np.outer(h[:, k], w[k]) for k in range(len(w))])
    return stems_of_parts(spectra, parts, signal, size, hop, fft)


def stems_of_parts(spectra: Array, parts: Array, signal: Array, size: int, hop: int, fft: int) -> Array:
    """Return the stems of parts of the estimate, (components, frames, bins).

    Samples that hardly any window reaches (a summed squared window below 1e-4) are not divided by it: there the
    signal itself is handed out, by the shares that the components have of the nearest frame.
    """
    estimate = np.maximum(parts.sum(axis=0), 1e-37)
    result = np.zeros((len(signal), len(parts)))
    for k in range(len(parts)):
        mask = np.minimum(1, parts[k] / estimate)
        total, norm = overlap_added(mask * spectra, size, hop, fft, len(signal))
        for i in range(len(signal)):
            result[i, k] = total[i] / max(norm[i], 1e-4)
            if norm[i] < 1e-4:
                frame = min((i + hop // 2) // hop, len(spectra) - 1)
                amounts = parts[:, frame].sum(axis=1)
                result[i, k] += signal[i] * (1 - norm[i] / 1e-4) * amounts[k] / max(amounts.sum(), 1e-37)
    return result


def scaled(h: Array) -> Array:
    """Activations as they are written."""
    return h / h.max() if h.max() > 0 else h


def compose(
    source: Any,
    target: Any,
    *,
    start_frame: int,
    num_frames: int,
    start_chan: int,
    num_chans: int,
    gain: float,
    dest_start_frame: int,
    dest_start_chan: int,
    dest_gain: float,
) -> Any:
    """Return the target with a part of the source in it."""
    frames = len(source) - start_frame if num_frames == -1 else num_frames
    channels = source.shape[1] - start_chan if num_chans == -1 else num_chans
    result = np.zeros(
        (max(len(target), dest_start_frame + frames), max(target.shape[1], dest_start_chan + channels)), np.float64
    )
    for frame in range(len(target)):
        for channel in range(target.shape[1]):
            result[frame, channel] = target[frame, channel]
    for frame in range(frames):
        for channel in range(channels):
            value = 0.0
            if start_frame + frame < len(source):
                value = source[start_frame + frame, (start_chan + channel) % source.shape[1]]
            at = dest_start_frame + frame, dest_start_chan + channel
            result[at] = result[at] * dest_gain + value * gain
    return result


class LiveFilter:
    """The live filter of one set of bases (components, bins), frame after frame, in float64.

    Activations stay as they are in the frames whose numbers are `held`.
    """

    def __init__(
        self, bases: Array, transform: tuple[int, int, int], iterations: int, delay: int = 0, held: Any = ()
    ) -> None:
        self.held, self.frame = held, -1
        self.w = np.maximum(bases.astype(float), 1e-7 * bases.max())
        self.h = np.zeros(len(bases))
        self.iterations = iterations
        self.size, self.hop, self.fft = transform
        self.delay = delay or self.size
        symmetric = window(self.size), window(self.size)
        self.analysis, self.synthesis = asymmetric(self.size, delay) if delay else symmetric

    def masks(self, frame: Array) -> Array:
        """Return the masks (components, bins) for a windowed frame; the activations stay for the next."""
        v = np.abs(np.fft.rfft(frame, self.fft))
        sums = self.w.sum(axis=1)
        self.frame += 1
        if self.frame not in self.held:
            self.h = np.maximum(self.h, 0.1 * v.sum() / len(self.w) / sums)
        for _ in range(0 if self.frame in self.held else self.iterations):
            estimate = np.maximum(self.h @ self.w, 1e-300)
            self.h = self.h * (self.w @ (v / estimate)) / sums
        masks: Array = self.h[:, None] * self.w / np.maximum(self.h @ self.w, 1e-300)
        return masks


def asymmetric(size: int, delay: int) -> tuple[Array, Array]:
    """Return the windows of analysis and synthesis, of which only the last `delay` samples are heard.

    Mauler and Martin, 2007: r(L) is the root of a Hann window of L samples. Their product is a Hann window of `delay`.
    """
    n, m = size, delay // 2

    def r(length: int, at: int) -> float:
        return float(np.sqrt(0.5 - 0.5 * np.cos(2 * np.pi * at / length)))

    analysis, synthesis = np.zeros(n), np.zeros(n)
    for i in range(n):
        analysis[i] = r(2 * (n - m), i) if i < n - m else r(2 * m, i - (n - m) + m)
        if i >= n - m:
            synthesis[i] = r(2 * m, i - (n - m) + m)
        elif i >= n - 2 * m and analysis[i] > 0:
            synthesis[i] = window(2 * m)[i - (n - 2 * m)] / analysis[i]
    return analysis, synthesis


def standing(signal: Array, length: int, size: int, fft: int, scatter: Array) -> Array:
    """Return `length` samples that continue a signal from its end, with its last window as standing sinusoids.

    The phase vocoder with identity phase locking (Laroche and Dolson, 1999). The frames are an eighth of a window
    apart, in whole shifts of a 64th of it; in windows of less than 32 samples a quarter. Hills that are not those of
    steady sinusoids begin with phases from `scatter`, a phasor a bin.
    """
    shift = max(size // 64, 1)
    hop = shift * max(min(8, size // (4 * shift)), 1)
    padded, w = np.concatenate([np.zeros(size + shift), signal]), window(size)
    spectrum = np.fft.rfft(padded[-size:] * w, fft)
    earlier = np.fft.rfft(padded[-size - shift : -shift] * w, fft)
    steps, phases = np.ones((2, len(spectrum)), complex)
    begin, magnitudes = 0, np.abs(spectrum)
    while begin < len(spectrum):
        peak = begin
        while peak + 1 < len(spectrum) and magnitudes[peak + 1] >= magnitudes[peak]:
            peak += 1
        end = peak + 1
        while end < len(spectrum) and magnitudes[end] < magnitudes[end - 1]:
            end += 1
        across = spectrum[peak] * np.conj(earlier[peak])
        steps[begin:end] = (across / abs(across)) ** (hop // shift) if across else 1
        upward = peak == 0 or (peak + 1 < len(spectrum) and magnitudes[peak + 1] > magnitudes[peak - 1])
        low = peak if upward else peak - 1
        beside = spectrum[low + 1] * np.conj(spectrum[low]) * np.exp(1j * np.pi * size / fft)
        if beside.real < 0.5 * abs(beside):
            phases[begin:end] = scatter[peak]
        begin = end
    out, norm = np.zeros(length + 3 * size), np.array([sum(w[i % hop :: hop] ** 2) for i in range(size)])
    for number, at in enumerate(range(hop, length + size, hop), 1):
        out[at : at + size] += np.fft.irfft(spectrum * phases * steps**number, fft)[:size] * w / norm
    return out[size : size + length]


def transport(source: Array, target: Array) -> list[tuple[int, int, float]]:
    """Return how much of a spectrum moves from bin to bin to become another, both as if their sums were one.

    What the first i bins hold goes to the first bins that hold as much: the overlap of their cumulative sums.
    """
    f, g = (np.concatenate([[0], np.cumsum(m / m.sum())]) for m in (source.astype(float), target.astype(float)))
    masses = []
    for i in range(len(source)):
        for j in range(len(target)):
            mass = min(f[i + 1], g[j + 1]) - max(f[i], g[j])
            if mass > 0:
                masses.append((i, j, mass))
    return masses


def morphed(source: Array, target: Array, amount: float) -> Array:
    """Return the spectrum on the way: what moves from i to j is in between, shared out to the bins beside it."""
    out = np.zeros(len(source) + 1)
    total = (1 - amount) * source.sum() + amount * target.sum()
    for i, j, mass in transport(source, target):
        place = (1 - amount) * i + amount * j
        below = int(place)
        out[below] += total * mass * (1 - (place - below))
        out[below + 1] += total * mass * (place - below)
    return out[:-1]


def fluid_morphed(source: Array, target: Array, amount: float) -> Array:
    """Return FluCoMa's spectrum on the way, by its hills: bins between valleys, each around a peak."""
    sides = []
    for m in (source, target):
        valleys = [k for k in range(1, len(m) - 1) if m[k] < m[k - 1] and m[k] < m[k + 1]]
        peaks = [k for k in range(1, len(m) - 1) if m[k] > m[k - 1] and m[k] > m[k + 1]]
        edges = [0, *[v for v in valleys if v > peaks[0]]]
        spans = list(zip(edges, edges[1:], peaks, strict=False))
        if len(spans) == len(peaks) > 1:
            spans[-1] = (spans[-1][0], len(m) - 1, peaks[-1])
        sides.append([(a, b, peak, m[a:b].sum() / m.sum()) for a, b, peak in spans])
    out = np.zeros(len(source) + 2 * len(source))
    reached = [np.cumsum([0.0] + [hill[3] for hill in side]) for side in sides]
    for i, (a, b, peak, mass) in enumerate(sides[0]):
        for j, (c, d, goal, other) in enumerate(sides[1]):
            moved = min(reached[0][i + 1], reached[1][j + 1]) - max(reached[0][i], reached[1][j])
            if moved <= 1e-15:
                continue
            place = int(np.round((1 - amount) * peak + amount * goal)) + len(source)
            out[place + a - peak : place + b - peak] += source[a:b] * (1 - amount) * moved / mass
            out[place + c - goal : place + d - goal] += target[c:d] * amount * moved / other
    return out[len(source) : 2 * len(source)]


def live(signal: Array, filters: list[tuple[LiveFilter, Any]]) -> tuple[Array, Array]:
    """Return what the live filter plays, (samples, components), late by the delay, and the first one's activations.

    Every filter has a weight for each hop, as a function of its number; together they are 1.
    """
    first = filters[0][0]
    size, hop, fft = first.size, first.hop, first.fft
    most = max(len(one.w) for one, _ in filters)
    a, s = first.analysis, first.synthesis
    norm = np.array([sum(a[j] * s[j] for j in range(i % hop, size, hop)) for i in range(size)])
    delay, heard = first.delay, s / norm
    padded = np.concatenate([np.zeros(size), signal])
    out, activations = np.zeros((len(signal) + 2 * size, most)), []
    for t in range(len(signal) // hop):
        end = (t + 1) * hop
        frame = padded[end : end + size] * a
        spectrum = np.fft.rfft(frame, fft)
        for one, weight in filters:
            if weight(t) > 0 or one is first:
                masks = one.masks(frame)
                for k in range(len(masks)):
                    part = np.fft.irfft(masks[k] * spectrum, fft)[:size] * heard
                    out[end : end + delay, k] += weight(t) * part[size - delay :]
        activations.append(first.h)
    return out[: len(signal)], np.array(activations)


def spectral_shape(spectrum: Array, spacing: float) -> tuple[float, float, float]:
    """Return centroid, spread and flatness: Peeters 2004, of magnitudes."""
    total = centroid = spread = logarithms = 0.0
    for i, value in enumerate(spectrum):
        total += value
        centroid += value * i * spacing
    centroid /= total
    for i, value in enumerate(spectrum):
        spread += value * (i * spacing - centroid) ** 2 / total
        logarithms += np.log(max(value * len(spectrum) / total, 1e-10)) / len(spectrum)
    return centroid, np.sqrt(spread), np.exp(logarithms)


def top(left: float, middle: float, right: float) -> float:
    """Return where the parabola through values at -1, 0 and 1 has its slope of 0."""
    a, b, _ = np.linalg.solve(np.array([[1.0, -1, 1], [0, 0, 1], [1, 1, 1]]), np.array([left, middle, right]))
    return -b / (2 * a) if a < 0 else 0.0


def pitch(spectrum: Array, spacing: float) -> tuple[float, float]:
    """Return the pitch and its confidence, by a sum over 15 harmonics that weigh 0.84 of the one below."""
    tops = [
        i for i in range(1, len(spectrum) - 1)
        if spectrum[i - 1] < spectrum[i] >= spectrum[i + 1] and spectrum[i] >= 0.01 * max(spectrum)
    ]  # fmt: skip
    tops = sorted(tops, key=lambda i: -spectrum[i])[:40]
    places = {i: i + top(*np.log(np.maximum(spectrum[i - 1 : i + 2], 1e-300))) for i in tops}
    best, weight, chosen = 0.0, -1.0, {}
    for candidate in (places[i] / number for i in tops for number in range(1, 6)):
        if candidate < 1 or candidate * spacing < 20:
            continue
        near = {n: min(tops, key=lambda i: abs(places[i] - n * candidate)) for n in range(1, 16)}
        there = {n: i for n, i in near.items() if abs(places[i] - n * candidate) <= 0.2 * candidate}
        total = sum(0.84 ** (n - 1) * spectrum[i] for n, i in there.items())
        if total > weight * (1 + 1e-12):
            best, weight, chosen = candidate, total, there
    if not best:
        return -1.0, 0.0
    above = sum(spectrum[i] * n * places[i] for n, i in chosen.items())
    hills = set[int]()
    for i in chosen.values():
        hills.add(i)
        for step in (-1, 1):
            at = i
            while 0 <= at + step < len(spectrum) and spectrum[at + step] < spectrum[at]:
                at += step
                hills.add(at)
    energy = sum(spectrum[i] ** 2 for i in hills) / sum(spectrum**2)
    return above / sum(spectrum[i] * n**2 for n, i in chosen.items()) * spacing, energy


def onsets(envelope: Array, rate: float) -> list[float]:
    """Return the times of the steepest places of all ascents by a tenth of the largest value, 50 ms apart."""
    rises = [value - before for value, before in zip(envelope, [0.0, *envelope[:-1]], strict=True)]
    found, t = list[float](), 0
    while t < len(rises):
        end = t
        while end < len(rises) and rises[end] > 0:
            end += 1
        if end > t and sum(rises[t:end]) >= 0.1 * max(envelope):
            at = max(range(t, end), key=lambda i: rises[i])
            inner = 0 < at < len(rises) - 1
            place = at + top(*(max(rises[at + i], 0.0) for i in (-1, 0, 1))) if inner else at
            time = max(place - 0.5, 0) / rate
            if not found or time - found[-1] >= 0.05:
                found.append(time)
        t = max(end, t + 1)
    return found


def smoothed(values: Array, rate: float, attack: float, release: float) -> Array:
    """Return a curve after a one-pole filter with a time constant for each direction."""
    out = [float(values[0])]
    for value in values[1:]:
        time = attack if value > out[-1] else release
        out.append(out[-1] + (value - out[-1]) * (1 - np.exp(-1 / (time * rate)) if time else 1))
    return np.array(out)


def gated(values: Array, rate: float, threshold: float, hold: float) -> Array:
    """Return a curve with 0 where it is below a part of its largest value, and has been for longer than the hold."""
    out, last = np.zeros(len(values)), -np.inf
    for t, value in enumerate(values):
        if abs(value) >= threshold * max(abs(values)):
            last = t
        out[t] = value if t - last <= int(hold * rate) else 0
    return out


def mixed(stems: Array, gains: Any) -> Array:
    """Return the sum of all components of an audio channel by their gains, (frames, channels)."""
    k = len(gains)
    out = np.zeros((len(stems), stems.shape[1] // k))
    for column in range(stems.shape[1]):
        out[:, column // k] += gains[column % k] * stems[:, column]
    return out


def merged(bases: Array, activations: Array) -> tuple[Array, Array]:
    """Return the basis and the activation that come closest to components (bins, k) times (frames, k) together.

    The product of the sums over rows and over columns, divided by the sum of all; of the norm of those before.
    """
    magnitudes = activations @ bases.T
    basis, activation = magnitudes.sum(axis=0), magnitudes.sum(axis=1) / magnitudes.sum()
    norm = np.sqrt((bases**2).sum() / bases.shape[1] / (basis**2).sum())
    return basis * norm, activation / norm
