"""Seeds for BufNMF: bases and activations from the singular vectors of a sound's magnitudes, and how many there are.

With magnitudes V (frames, bins), singular values s, and of each a vector of frames y and one of bins u, the methods are

nmfsvd    ``|u|`` and ``s |y|``
nndsvd    of the positive and the negative parts of u and y those that weigh more: Boutsidis and Gallopoulos, "SVD based
          initialization: A head start for nonnegative matrix factorization", 2008; the first pair as it is
nndsvda   the same, with the mean of V in the place of zeros
nndsvdar  the same, with random numbers from 0 to a hundredth of the mean

Bases have unit Euclidean norm, and activations make up for it. FluCoMa's BufNMFSeed differs: see `Seeding`. The number
of components is the least whose singular values are a part `coverage` of the sum of all. The readable twins are
`seeds` and `fluid_seeds` in ``tests/naive.py``.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError, Cancelled, require_integer
from nmfserver.kernels import fourier, stft, uniform
from nmfserver.kernels.arrays import contiguous
from nmfserver.kernels.shapes import FLOAT64, Shape, Shapes, nbytes
from nmfserver.kernels.stft import Transform
from nmfserver.kernels.team import OVERFLOW, Member, Signals, team
from nmfserver.pool import empty
from nmfserver.priority import step_back
from nmfserver.processes.checks import CHECKED_AT_ONCE, require_finite, spans, too_loud
from nmfserver.processes.levels import Samples
from nmfserver.processes.settings import FIXED, Settings, fresh_seed
from nmfserver.processes.watching import NOTHING_DIVERGES, Watcher, unwatched
from nmfserver.threads import DaemonThread

Doubles = NDArray[np.float64]
Report = Callable[[], None]

METHODS = ("nmfsvd", "nndsvdar", "nndsvda", "nndsvd")
"""In FluCoMa's order: its methods 0 to 3."""
EPSILON = float(np.finfo(np.float64).eps)
ROUNDING = 1e-7
"""Singular values below this part of the largest are rounding of the magnitudes, and count as 0."""
RANDOM_PART, FLUID_RANDOM_PART = 0.01, 0.001
"""The random numbers of ``nndsvdar`` are below this part of the mean: in the paper, and in FluCoMa."""
WAIT = 0.02
"""Seconds between two reports while a library computes."""
SOLVED = 0.8
"""The share of the progress at which the singular vectors of all channels are there."""
TRANSFORMED, SUMMED = 0.1, 0.5
"""Of a channel's part of that, the shares at which its magnitudes are there, and their products."""


@dataclass(frozen=True)
class Seeding:
    """How seeds are made.

    min_components, max_components : bounds of the number of components; the first is at most the second
    coverage : 0…1, the part of the sum of all singular values that the components are to have
    method : one of `METHODS`
    seed : of the random numbers of ``nndsvdar``, 0…2^31-1; -1 for a fresh one
    window_size, hop_size, fft_size : as in `Settings`
    fluid : as FluCoMa's BufNMFSeed: it takes the norm of u's negative part for that of y's; activations have the root
        of their weight; what is filled in is not scaled with the bases, and random numbers are below a thousandth of
        the mean, drawn for as many components as there may be at most

    Raises
    ------
    ArgumentError : values out of range, or that do not fit each other

    """

    min_components: int = 1
    max_components: int = 200
    coverage: float = 0.5
    method: str = METHODS[0]
    seed: int = -1
    window_size: int = 1024
    hop_size: int = -1
    fft_size: int = -1
    fluid: bool = False

    def __post_init__(self) -> None:
        for name, least in (("min_components", 1), ("max_components", 1), ("seed", -1)):
            require_integer(name, getattr(self, name), least)
        if self.min_components > self.max_components:
            raise ArgumentError(
                f"the least number of components is {self.min_components} and the most {self.max_components}; "
                "the first is at most the second"
            )
        if not 0 <= self.coverage <= 1:
            raise ArgumentError(f"coverage is {self.coverage:g}; it is between 0 and 1")
        self.transform()

    def transform(self) -> Transform:
        """Return the sizes of the transform."""
        return Settings(window_size=self.window_size, hop_size=self.hop_size, fft_size=self.fft_size).transform()


@dataclass(frozen=True)
class Seeds:
    """What BufNMF can start from, laid out as its own results are.

    bases : float32 (bins, components * channels), at least 0
    activations : float32 (frames, components * channels), at least 0; the largest value of an audio channel is 1
    components : of an audio channel
    coverage : 0…1, the part of the sum of all singular values that they have, the least of all channels
    seed : of the random numbers
    """

    bases: Samples
    activations: Samples
    components: int
    coverage: float
    seed: int


@dataclass(frozen=True)
class _Spectrum:
    """The singular values of a channel's magnitudes, from large to small, and the vectors of the smaller side.

    values : float64 (most,)
    vectors : float64 (most, components)
    """

    values: Doubles
    vectors: Doubles


def seeding_shapes(seeding: Seeding, frames: int, channels: int) -> Shapes:
    """Return the shapes of all arrays that are made for a source of so many samples and channels."""
    transform = seeding.transform()
    hops, bins = transform.frames(frames), transform.bins
    small = min(hops, bins)
    most = min(seeding.max_components, small)
    return {
        "signal": Shape((frames,)),
        "magnitudes": Shape((hops, bins)),
        "products": Shape((4, small, small), FLOAT64),  # with what the library works in
        "vectors": Shape((channels, small, most), FLOAT64),
        "others": Shape((max(hops, bins), most), FLOAT64),
        "bases": Shape((bins, most * channels)),
        "activations": Shape((hops, most * channels)),
        "finite": CHECKED_AT_ONCE,
    }


def seeding_bytes(seeding: Seeding, frames: int, channels: int) -> int:
    """Return the bytes that seeds for a source of so many samples and channels take."""
    return nbytes(seeding_shapes(seeding, frames, channels))


def seed(source: Samples, seeding: Seeding, watch: Watcher = unwatched, threads: int = 0) -> Seeds:
    """Return seeds for a sound; the same number of components for all its channels.

    Parameters
    ----------
    source : float32 (samples, channels), any range; not changed
    seeding : how
    watch : called now and then, without a divergence
    threads : of the transform; 0 means one a core

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    work = _Seeding(source, seeding, watch, threads)
    require_finite("source", source, FIXED, work.report)
    return work.seeds()


class _Seeding:
    """One run of `seed`."""

    def __init__(self, source: Samples, seeding: Seeding, watch: Watcher, threads: int) -> None:
        self._source, self._seeding, self._watch, self._threads = source, seeding, watch, threads
        self._transform = seeding.transform()
        self._channels = source.shape[1]
        self._magnitudes = empty((self._transform.frames(len(source)), self._transform.bins))
        self._seed = fresh_seed() if seeding.seed == -1 else seeding.seed
        self._part = (0.0, SOLVED)
        self._fraction = 0.0

    def report(self) -> None:
        """Tell how much is done; raise `Cancelled` if that is the answer."""
        if self._watch(self._fraction, NOTHING_DIVERGES) is False:
            raise Cancelled("cancelled")

    def seeds(self) -> Seeds:
        """Go through the channels twice: the number of components is known when all have been looked at."""
        spectra = [self._spectrum(channel) for channel in range(self._channels)]
        most = min(self._magnitudes.shape)
        count = max(rank(each.values, self._seeding) for each in spectra)
        count = min(count, most)
        self._part = (SOLVED, 1.0)
        bases = empty((self._transform.bins, count * self._channels))
        activations = empty((len(self._magnitudes), count * self._channels))
        for channel, spectrum in enumerate(spectra):
            columns = slice(channel * count, (channel + 1) * count)
            self._write(channel, spectrum, bases[:, columns], activations[:, columns])
        coverage = min(_coverage(each.values, count) for each in spectra)
        return Seeds(bases, activations, count, coverage, self._seed)

    def _done(self, channel: int, share: float) -> None:
        """Note how much of a channel is done of the part of the work that goes through all of them."""
        begin, end = self._part
        self._fraction = begin + (end - begin) * (channel + share) / self._channels
        self.report()

    def _transformed(self, channel: int) -> Samples:
        """Return the magnitudes of a channel, float32 (frames, bins)."""
        transform, magnitudes = self._transform, self._magnitudes
        window, tables = stft.hann(transform.window), fourier.tables(transform.fft)
        signal = contiguous(self._source, channel)

        def work(member: Member) -> None:
            stft.magnitudes(member, signal, transform.hop, window, tables, spaces, magnitudes)

        def watch(signals: Signals) -> None:
            self.report()

        with team(self._threads) as lent:
            members = min(lent.members, len(magnitudes))
            spaces = np.empty((members, stft.ROWS, transform.fft), np.float32)
            if lent.run(work, watch, members)[OVERFLOW]:
                raise too_loud("source")
        return magnitudes

    def _spectrum(self, channel: int) -> _Spectrum:
        """Return the singular values of a channel, and the vectors of its smaller side, by the products of that side.

        Of frames and bins one side is the smaller; V'V or VV' has its vectors, and the squares of the values.
        """
        magnitudes = self._transformed(channel)
        self._done(channel, TRANSFORMED)
        products = self._products(magnitudes)
        self._done(channel, SUMMED)
        squares, vectors = self._patiently(lambda: np.linalg.eigh(products))
        values = np.sqrt(np.maximum(squares[::-1], 0))
        values[values < ROUNDING * values[0]] = 0
        most = min(self._seeding.max_components, len(values))
        self._done(channel, 1.0)
        return _Spectrum(values, np.ascontiguousarray(vectors[:, ::-1][:, :most]))

    def _products(self, magnitudes: Samples) -> Doubles:
        """Return ``V'V`` in float64; or VV', where there are fewer frames than bins."""
        if magnitudes.shape[0] < magnitudes.shape[1]:
            few = magnitudes.astype(np.float64)
            return few @ few.T
        products = np.zeros((magnitudes.shape[1],) * 2)
        for rows in spans(magnitudes, self.report):
            block = rows.astype(np.float64)
            products += block.T @ block
        return products

    def _patiently(self, work: Callable[[], Any]) -> Any:
        """Return what a library computes, and report meanwhile. Who cancels does not wait until it has ended."""
        future: Future[Any] = DaemonThread("seeds", step_back).submit(work)
        while not future.done():
            self.report()
            time.sleep(WAIT)
        return future.result()

    def _write(self, channel: int, spectrum: _Spectrum, bases: Samples, activations: Samples) -> None:
        """Write the seeds of a channel."""
        seeding, count = self._seeding, bases.shape[1]
        magnitudes = self._transformed(channel) if self._channels > 1 else self._magnitudes
        mean = float(magnitudes.mean(dtype=np.float64))
        for component, (x, y, value) in enumerate(self._pairs(magnitudes, spectrum, count)):
            basis, activation = _halves(x, y, value, component, seeding)
            bases[:, component], activations[:, component] = basis, activation
            self._done(channel, (component + 1) / count)
        _fill(bases, activations, mean, seeding, self._seed)
        if not seeding.fluid:
            norms = np.maximum(np.linalg.norm(bases, axis=0), np.finfo(np.float32).tiny)
            bases /= norms
            activations *= norms
        most = max(float(activations.max()), _unused(mean, seeding) if count < seeding.max_components else 0.0)
        activations /= max(most, float(np.finfo(np.float32).tiny))

    def _pairs(self, magnitudes: Samples, spectrum: _Spectrum, count: int) -> Iterator[tuple[Doubles, Doubles, float]]:
        """Yield of each component the vectors of bins and of frames, each of unit norm, and the singular value."""
        is_of_frames = magnitudes.shape[0] < magnitudes.shape[1]
        vectors = spectrum.vectors[:, :count]
        if is_of_frames:
            others = magnitudes.T.astype(np.float64) @ vectors
        else:
            others, done = np.empty((len(magnitudes), count)), 0
            for rows in spans(magnitudes, self.report):
                others[done : done + len(rows)] = rows.astype(np.float64) @ vectors
                done += len(rows)
        for component in range(count):
            other = others[:, component]
            value = float(np.linalg.norm(other))
            if spectrum.values[component] == 0:
                value, other = 0.0, np.zeros_like(other)
            unit = other / value if value else other
            one = vectors[:, component]
            yield (unit, one, value) if is_of_frames else (one, unit, value)


def rank(values: Doubles, seeding: Seeding) -> int:
    """Return the number of components for singular values from large to small; at most as many as there are."""
    total, least = float(values.sum()), seeding.min_components
    if seeding.coverage == 0 or total == 0:
        found = least
    else:
        # A coverage comes as a float32; and where it is 1, rounding must not ask for more than there is.
        reached = np.cumsum(values) >= seeding.coverage * total * (1 - ROUNDING)
        found = int(np.argmax(reached)) + 1
    return min(max(found, least), seeding.max_components, len(values))


def _coverage(values: Doubles, count: int) -> float:
    """Return the part of the sum of all singular values that the first ones have; 1 for silence."""
    total = float(values.sum())
    return float(values[:count].sum()) / total if total else 1.0


def _halves(x: Doubles, y: Doubles, value: float, component: int, seeding: Seeding) -> tuple[Doubles, Doubles]:
    """Return a basis and its activation from the vectors of bins, x, and of frames, y."""
    if seeding.method == METHODS[0]:
        return np.abs(x), value * np.abs(y)
    if component == 0:
        return _scaled(np.abs(x), np.abs(y), value, seeding)
    parts = [(np.maximum(sign * x, 0), np.maximum(sign * y, 0)) for sign in (1, -1)]
    (a, c), (b, e) = (tuple(float(np.linalg.norm(part)) for part in half) for half in parts)
    second = b * b if seeding.fluid else b * e
    if a * c > second:
        (basis, activation), norms = parts[0], (a, c)
    else:
        (basis, activation), norms = parts[1], (b, b if seeding.fluid else e)
    weight = value * norms[0] * norms[1]
    return _scaled(basis / (norms[0] or 1.0), activation / (norms[1] or 1.0), weight, seeding)


def _scaled(basis: Doubles, activation: Doubles, weight: float, seeding: Seeding) -> tuple[Doubles, Doubles]:
    """Give both the root of their weight, as the paper does; FluCoMa leaves the basis at unit norm."""
    root = np.sqrt(weight)
    return basis if seeding.fluid else basis * root, activation * root


def _unused(mean: float, seeding: Seeding) -> float:
    """Return the largest value that FluCoMa fills into the activations of components that are not used."""
    if not seeding.fluid:
        return 0.0
    return {"nndsvda": mean, "nndsvdar": FLUID_RANDOM_PART * mean}.get(seeding.method, 0.0)


def _fill(bases: Samples, activations: Samples, mean: float, seeding: Seeding, seed_: int) -> None:
    """Fill in what stands for zeros. Each of the two factors draws anew, with the same seed, in FluCoMa's order."""
    if seeding.method == "nndsvda":
        for factor in (bases, activations):
            factor[factor < EPSILON] = mean
    if seeding.method == "nndsvdar":
        most = (FLUID_RANDOM_PART if seeding.fluid else RANDOM_PART) * mean
        unused = seeding.max_components - bases.shape[1] if seeding.fluid else 0
        _fill_random(bases.T, 0, most, seed_)
        _fill_random(activations, unused, most, seed_)


def _fill_random(rows: Samples, unused: int, most: float, seed_: int) -> None:
    """Fill zeros with random numbers, row after row; `unused` draws are lost behind each row."""
    is_zero = rows < EPSILON
    counts = is_zero.sum(axis=1)
    draws = np.empty(int(counts.sum()) + unused * len(rows), np.float32)
    with np.errstate(over="ignore"):  # the generator's words are meant to
        uniform.uniform(seed_, uniform.state(), draws)
    at = 0
    for row, zeros, count in zip(rows, is_zero, counts, strict=True):
        row[zeros] = EPSILON + draws[at : at + count] * (most - EPSILON)
        at += int(count) + unused
