"""The section of the bench about results: what the solvers find, beside 100 plain iterations, and how soon.

`solvers` compares divergences and times on sounds of many kinds, `places` the order of components, `mixtures` stems;
`bench.templates` compares templates of one frame with those of more. Every divergence is computed anew from the
factors. A solver that fails, or whose answer is not true, ends the bench.
"""

import itertools
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from bench.measuring import (
    COMPONENTS,
    ITERATIONS,
    Row,
    Run,
    Target,
    Times,
    above_noise,
    interleaved,
    shown,
    spread,
    timed,
)
from bench.mixtures import drums, kinds, long, pairs
from bench.separation import Mixture, separation
from bench.solving import FAST, PLAIN, SEEDS, Separated, Way, all_seeds, divergences, separated
from bench.sounds import Sound
from bench.templates import templates
from nmfserver.processes.bufnmf import Parts

ROUNDS = 3
LONGER: Way = {**FAST, "iterations": 2 * ITERATIONS}
NEAR = 1.01
"""What is as good as 100 plain iterations: a divergence of so many times theirs."""
NEAR_SHARE = {3: 90, 10: 85, 20: 90, 50: 92, 100: 88}
FASTER = {3: 3.0, 10: 4.0, 20: 5.0, 50: 6.0, 100: 5.5}
DEEPER = {20: 0.93, 50: 0.80, 100: 0.75}
PLACED = 3
"""Components whose places are compared."""
PLACE_SHARE = 80
DRUM_GAIN, DRUM_SPREAD = 3.0, 1.0
MIXTURES = 12
BUDGET = 0.25


def quality(run: Run) -> Iterator[Row]:
    """Compare what the solvers find."""
    recordings = run.sounds.recordings
    sounds = kinds(recordings)
    if run.quick:
        sounds = dict(list(sounds.items())[::3])
    for components in COMPONENTS:
        yield from solvers(sounds, components, run.rounds(ROUNDS))
    yield from places(sounds, long(recordings))
    for several in (drums(recordings), pairs(recordings)):
        yield from mixtures(list(itertools.islice(several, run.rounds(MIXTURES))))
    yield from templates(run)


@dataclass(frozen=True)
class Found:
    """What the solvers find in one sound.

    divergences : of each way, float64 (seeds,), relative to the median of 100 plain iterations'
    times : seconds of all seeds
    """

    divergences: Mapping[str, NDArray[np.float64]]
    times: Times


def solvers(sounds: Mapping[str, Sound], components: int, rounds: int) -> Iterator[Row]:
    """Compare divergences and times of the fast solver with those of 100 plain iterations."""
    found = {name: _found(sound, components, rounds) for name, sound in sounds.items()}
    yield _share_row(components, found)
    yield _divergence_row(f"{components} components, fast", "fast", found, None)
    yield _divergence_row(
        f"{components} components, fast, {LONGER['iterations']} iterations", "longer", found, DEEPER.get(components)
    )
    yield _time_row(components, list(found.values()))


def _found(sound: Sound, components: int, rounds: int) -> Found:
    ways = {"mu": PLAIN, "fast": FAST, "longer": LONGER, "one": {**PLAIN, "iterations": 1}}
    found = {name: divergences(sound, components, ways[name]) for name in ("mu", "fast", "longer")}
    target = float(np.median(found["mu"]))
    clocks = {name: timed(partial(all_seeds, sound, components, ways[name])) for name in ("mu", "fast", "one")}
    # Without a rest: no BLAS threads work here that would spin.
    return Found({name: each / target for name, each in found.items()}, interleaved(clocks, rounds, rest=0))


def _share_row(components: int, found: Mapping[str, Found]) -> Row:
    """Say how often the fast solver is as good as 100 plain iterations."""
    share, own = (
        100 * float(np.mean([each.divergences[name] <= NEAR for each in found.values()])) for name in ("fast", "mu")
    )
    return Row(
        f"{components} components, fast: runs within 1 %", share, "%", f"mu, other seeds: {shown(own, '%')}",
        wanted=Target(NEAR_SHARE[components], at_least=True, of_figure=True),
        note=f"{len(SEEDS)} seeds of {len(found)} sounds",
    )  # fmt: skip


def _divergence_row(title: str, name: str, found: Mapping[str, Found], limit: float | None) -> Row:
    all_ = np.concatenate([each.divergences[name] for each in found.values()])
    sound = max(found, key=lambda each: float(found[each].divergences[name].max()))
    return Row(
        f"{title}: divergence", ratio=float(np.median(all_)), wanted=None if limit is None else Target(limit),
        note=f"nine in ten below {np.quantile(all_, 0.9):.3g}; worst {all_.max():.3g} ({sound})",
    )  # fmt: skip


def _time_row(components: int, found: Sequence[Found]) -> Row:
    """Compare the times of the factorisation: without what a job of one iteration takes besides.

    Where most runs of the fast solver are not as good, it is no times faster, for it has not got there.
    """
    ours, theirs = ([_alone(each.times, name) for each in found] for name in ("fast", "mu"))
    good = [np.median(each.divergences["fast"]) <= NEAR for each in found]
    faster = [b / a if near and a > 0 else 0.0 for near, a, b in zip(good, ours, theirs, strict=True)]
    return above_noise(
        Row(
            f"{components} components, fast: time", statistics.median(ours), "s",
            f"mu: {shown(statistics.median(theirs))}", statistics.median(faster),
            Target(FASTER[components], at_least=True), details=spread(ours=ours, theirs=theirs),
        )
    )  # fmt: skip


def _alone(times: Times, name: str) -> float:
    """Return the seconds of one factorisation, the least of all rounds."""
    whole, plain, one = (min(times[each]) for each in (name, "mu", "one"))
    beside = one - (plain - one) / (ITERATIONS - 1)
    return (whole - beside) / len(SEEDS)


def places(sounds: Mapping[str, Sound], recordings: Mapping[str, Sound]) -> Iterator[Row]:
    """Measure how often a component keeps its place under another seed; wanted of recordings, if there are any."""
    for name, chosen in (("recordings", sounds.keys() & recordings.keys()), ("all sounds", sounds.keys())):
        if not chosen:
            yield Row(f"{PLACED} components of {name}, fast: keep their places", note="there are none")
            continue
        shares = {
            way["solver"]: 100 * statistics.mean(_kept(all_seeds(sounds[each], PLACED, way)) for each in sorted(chosen))
            for way in (FAST, PLAIN)
        }
        wanted = Target(PLACE_SHARE, at_least=True, of_figure=True) if name == "recordings" else None
        yield Row(
            f"{PLACED} components of {name}, fast: keep their places", shares["fast"], "%",
            f"mu: {shown(shares['mu'], '%')}", wanted=wanted,
        )  # fmt: skip


def _kept(results: Sequence[Parts]) -> float:
    """Return the share of components whose basis is most like the one at the same place under another seed."""
    kept = []
    for one, other in itertools.permutations(results, 2):
        alike = np.nan_to_num(np.corrcoef(one.bases.T, other.bases.T)[:PLACED, PLACED:], nan=-1)
        kept.append(float(np.mean(alike.argmax(1) == np.arange(PLACED))))
    return statistics.mean(kept)


def mixtures(several: Sequence[Mixture], budget: float = BUDGET) -> Iterator[Row]:
    """Compare stems with the parts that mixtures of one kind were made of, for every solver and start."""
    ways = {
        "mu": PLAIN,
        "fast": FAST,
        "fast, 1 start": {**FAST, "starts": 1},
        f"fast, {budget:g} s": {**FAST, "budget": budget},
    }
    kind, parts = several[0].kind, several[0].parts.shape[1]
    itself = statistics.mean(separation(each.parts, np.stack([each.sound] * parts, axis=1)) for each in several)
    yield Row(f"{kind}, the mixture itself", itself, "dB", note=f"mean SI-SDR of {len(several)} mixtures")
    for components in (parts, 2 * parts):
        found = {name: separated(several, components, way) for name, way in ways.items()}
        for name in ways:
            yield _stems_row(f"{kind}, {components} components, {name}", found[name], found["mu"])
        if kind == "drums" and components == parts:
            yield from _drum_rows(kind, found["fast"], found["mu"])


def _stems_row(title: str, ours: Separated, plain: Separated) -> Row:
    relative = ours.divergences / np.median(plain.divergences, axis=1, keepdims=True)
    return Row(
        title, float(ours.decibels.mean()), "dB", f"mu: {shown(float(plain.decibels.mean()), 'dB')}",
        float(np.median(relative)), note=f"worst seed {shown(ours.worst, 'dB')}",
    )  # fmt: skip


def _drum_rows(kind: str, ours: Separated, plain: Separated) -> Iterator[Row]:
    gain = float(ours.decibels.mean() - plain.decibels.mean())
    below = float(ours.decibels.mean()) - ours.worst
    yield Row(f"{kind}, fast above mu", gain, "dB", wanted=Target(DRUM_GAIN, at_least=True, of_figure=True))
    # Seeds that are all bad are close together, too.
    wanted = Target(DRUM_SPREAD, of_figure=True) if gain >= DRUM_GAIN else None
    yield Row(f"{kind}, fast, worst seed below the mean", below, "dB", wanted=wanted)
