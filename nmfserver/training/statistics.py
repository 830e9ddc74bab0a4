"""What an update of the bases has to know of a sound, a small array whatever its length: its sufficient statistics.

With magnitudes V (frames, bins), activations H (frames, components) and bases W (components, bins), entry by entry::

    C = W * H'(V / HW)        n_k = sum over frames of H_k

C shares the magnitudes of each bin out among the components; it is the expectation step of Shashanka, Raj and
Smaragdis, "Probabilistic latent variable models as nonnegative factorizations", 2008. For activations that are kept,
``-sum(C log W) + sum(n_k W_k)`` is above the divergence of all W but for a constant, and meets it at the W that C was
made with: Lee and Seung, "Algorithms for Non-negative Matrix Factorization", NIPS 2000. So the C of many sounds may be
added, also where they were made with different W, as in Neal and Hinton, "A view of the EM algorithm that justifies
incremental, sparse, and other variants", 1998. (Cf. Lefèvre, Bach and Févotte, "Online algorithms for nonnegative
matrix factorization with the Itakura-Saito divergence", 2011.) What is least for the sum, with each basis of unit norm,
is ``W = C / |C|``. Where activations have a weight s, it is by the tangent parabola that `kernels.nmfd` tells of
``W = 2 C / (n + sqrt(n^2 + 4 s n C))``, scaled.

The readable twins are `statistics` and `renewed_bases` in ``tests/naive.py``.
"""

from dataclasses import dataclass

import numpy as np

from nmfserver.kernels.arrays import Doubles, Floats
from nmfserver.kernels.floors import EPSILON
from nmfserver.kernels.joint import lanes
from nmfserver.kernels.team import Member, Signals, Team, team
from nmfserver.processes.sharing import quietly, spans
from nmfserver.processes.watching import Watcher, reporting, unwatched
from nmfserver.training.activations import activated
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report, blocks

ROWS = 128
"""Frames whose ratio is computed at a time: it stays in the processor's cache."""
LEAST = np.float32(1e-7)
"""What a bin of a basis is at least: from zero no update comes back, where only later sounds have that bin."""


@dataclass(frozen=True, eq=False)
class Statistics:
    """The sums of one sound, or of many.

    shares : float64 (components, bins), C
    played : float64 (components,), n, for bases of unit norm
    divergence : of magnitudes and estimate, with the weight of sparse activations
    flat : the divergence of flat spectra, each with its frame's mean
    weight : frames that are not silent, each with its weight
    """

    shares: Doubles
    played: Doubles
    divergence: float
    flat: float
    weight: float

    def __add__(self, other: "Statistics") -> "Statistics":
        return Statistics(
            self.shares + other.shares, self.played + other.played, self.divergence + other.divergence,
            self.flat + other.flat, self.weight + other.weight,
        )  # fmt: skip

    def scaled(self, factor: float) -> "Statistics":
        """Return the same with another weight."""
        return Statistics(
            self.shares * factor, self.played * factor, self.divergence * factor, self.flat * factor,
            self.weight * factor,
        )  # fmt: skip

    @property
    def explained(self) -> float:
        """One less the divergence as a part of that of flat spectra, 0…1."""
        return 1 - self.divergence / max(self.flat, self.divergence) if self.divergence > 0 else 1.0


def nothing(components: int, bins: int) -> Statistics:
    """Return the statistics of silence."""
    return Statistics(np.zeros((components, bins)), np.zeros(components), 0.0, 0.0, 0.0)


def gathered(
    sound: Floats, bases: Floats, training: Training, watch: Watcher = unwatched, threads: int = 0
) -> Statistics:
    """Return the statistics of a sound, with the activations that explain it best by these bases.

    Parameters
    ----------
    sound : float32 (samples, channels), any range; each channel counts as frames of its own
    bases : float32 (components, bins), each of unit Euclidean norm
    training : how; with `balance`, all frames of the sound have together the weight 1
    watch : called now and then, without a divergence
    threads : most threads, 0 means one a core; the result does not depend on it

    Raises
    ------
    BadBufferError : values that are not finite, or too large
    Cancelled : `watch` answered no

    """
    total, report = nothing(*bases.shape), reporting(watch)
    with team(threads) as lent:
        for block in blocks(sound, training.transform(), lent, report):

            def of_sound(share: float, begin: float = block.begin, end: float = block.end) -> None:
                report(begin + share * (end - begin))

            total += statistics(block.magnitudes, bases, training, lent, of_sound)
    return total.scaled(1 / total.weight) if training.balance and total.weight else total


def statistics(magnitudes: Floats, bases: Floats, training: Training, lent: Team, report: Report) -> Statistics:
    """Return the statistics of magnitudes, float32 (frames, bins), each frame of the weight 1."""
    found = activated(magnitudes, bases, training, lent, report)
    shares = _shared_out(magnitudes, bases, found.activations, lent, report)
    played = found.activations.sum(axis=0, dtype=np.float64)
    return Statistics(shares, played, found.divergence, found.flat, float(len(magnitudes)))


def renewed(bases: Floats, statistics: Statistics, sparsity: float = 0.0) -> Floats:
    """Return the bases, float32 (components, bins), each of unit norm, that are best by the statistics.

    Parameters
    ----------
    bases : float32 (components, bins), the last ones: a component that nothing was shared out to keeps its own
    statistics : of all sounds
    sparsity : weight of the activations

    """
    new, played = statistics.shares, statistics.played[:, None]
    if sparsity:
        new = 2 * new / np.maximum(played + np.sqrt(played**2 + 4 * sparsity * played * new), np.finfo(float).tiny)
    norms = np.linalg.norm(new, axis=1, keepdims=True)
    scaled = np.where(norms > 0, new / np.where(norms > 0, norms, 1), bases)
    return np.maximum(scaled.astype(np.float32), LEAST)


def _shared_out(magnitudes: Floats, bases: Floats, activations: Floats, lent: Team, report: Report) -> Doubles:
    """Return C, float64 (components, bins). The frames are cut into lanes, whose sums are added in their order."""
    cut = lanes(len(magnitudes))
    sums = np.zeros((cut, *bases.shape))

    def work(member: Member) -> None:
        for lane in range(member.rank, cut, member.members):
            own = slice(lane * len(magnitudes) // cut, (lane + 1) * len(magnitudes) // cut)
            for rows in spans(own, ROWS, member):
                ratio = activations[rows] @ bases
                np.divide(magnitudes[rows], np.maximum(ratio, EPSILON, out=ratio), out=ratio)
                sums[lane] += activations[rows].T @ ratio

    def watch(signals: Signals) -> None:
        report(1.0)

    lent.run(quietly(work), watch, min(lent.members, cut))
    shares: Doubles = bases * sums.sum(axis=0)
    return shares
