"""The sections of the bench that need no server: kernels, whole jobs in this process, and the audio thread's work."""

import dataclasses
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import numpy as np
import psutil
from numpy.typing import NDArray

from bench.measuring import (
    COMPONENTS,
    ITERATIONS,
    Clock,
    Row,
    Run,
    Target,
    Times,
    above_noise,
    beside,
    interleaved,
    outside,
    shares,
    shown,
    spread,
    timed,
)
from bench.outputs import TRANSFORM
from bench.peers import MODULES, PEERS, SGEMM, Peer, installed, sgemm_rate
from bench.sounds import RATE
from nmfserver.audio.engine import Engine
from nmfserver.audio.settings import LiveSettings
from nmfserver.kernels import fourier, masks, nmf, stft
from nmfserver.kernels.team import Member, Signals, team
from nmfserver.processes import bufnmf
from nmfserver.processes.plan import LEAST_CELLS
from nmfserver.processes.settings import FAST, MULTIPLICATIVE, Settings
from nmfserver.template import Template

Floats = NDArray[np.float32]

SHORT, MINUTE, LONG = 10, 60, 600
FRESH = 3
"""Processes that each peer is measured in, one after the other."""
TIMES_FASTER = {3: 7.0, 10: 5.0, 20: 3.5, 50: 2.2, 100: 1.8}
SHARE_OF_SGEMM = {50: 0.6, 100: 0.6}
REST_SHARE = 0.05
FIRST_JOBS = """
import sys, time, soundfile
from nmfserver.processes.bufnmf import decompose
from nmfserver.processes.settings import Settings
sound = soundfile.read(sys.argv[1], dtype="float32", always_2d=True)[0]
settings = Settings(int(sys.argv[2]), int(sys.argv[3]), 1, resynth=True, solver="mu")
decompose(sound[: len(sound) // 10], settings)
for _ in range(4):
    began = time.perf_counter()
    decompose(sound, settings)
    print(time.perf_counter() - began)
"""
"""A short job, which loads the kernels; then the seconds of several longer ones."""
STEMS_SHARE = 8
"""Sizes are left out whose stems need more than this fraction of the machine's memory (1/n)."""
LIVE_RATE, LIVE_BLOCK, LIVE_ROUNDS = 48000, 64, 9
LIVE_TEMPLATES, LIVE_SHARE = (20, 8), 0.05
"""Components, and frames of their templates; the share of a core that live sound is to take with them."""
FLUID_NMF_FILTER = {10: 0.044, 20: 0.069, 50: 0.13}
"""Of a core, in scsynth, on a machine of two cores; there is no such thing to be measured beside."""


class Stages:
    """The kernels of a job, one by one, called as `bufnmf.decompose` does."""

    def __init__(self, signal: Floats, components: int) -> None:
        self._signal = signal
        self._shape = hops, bins = TRANSFORM.frames(len(signal)), TRANSFORM.bins
        with team() as threads:
            self._members = min(threads.members, hops, hops * bins // LEAST_CELLS + 1)
        noise = np.random.default_rng(1)
        self._start = noise.random((components, bins), np.float32), noise.random((hops, components), np.float32)
        self._factors = self._start
        self._sizes = TRANSFORM.hop, stft.hann(TRANSFORM.window), fourier.tables(TRANSFORM.fft)
        self._spectrogram: Floats | None = None
        self._basis_sums: Floats | None = None
        self._stems = np.empty((len(signal), components), np.float32)

    @property
    def spectrogram(self) -> Floats:
        """Return the magnitudes, float32 ``(frames, bins)``."""
        if self._spectrogram is None:
            self.magnitudes()
        assert self._spectrogram is not None
        return self._spectrogram

    def magnitudes(self) -> None:
        """Compute the magnitudes."""
        self._spectrogram = np.empty(self._shape, np.float32)
        frames = np.empty((self._members, stft.ROWS, TRANSFORM.fft), np.float32)
        self._run(stft.magnitudes, self._signal, *self._sizes, frames, self._spectrogram)

    def factorise(self) -> None:
        """Factorise from the start."""
        w, h = (factor.copy() for factor in self._start)
        space = nmf.space(self._members, *self._shape, len(w))
        magnitudes = self.spectrogram
        every = np.ones(len(w), np.float32)
        free, limits = nmf.Free(every, every), nmf.Limits(ITERATIONS, 0.0, np.inf)

        def both(member: Member) -> None:
            nmf.begin(member, w, h, space)
            nmf.factorise(member, magnitudes, w, h, space, free, limits)

        self._run(both)
        self._factors, self._basis_sums = (w, h), space.basis_sums

    def resynthesise(self) -> None:
        """Make the stems of the last factorisation."""
        if self._basis_sums is None:
            self.factorise()
        w, h = self._factors
        space = masks.space(self._members, len(w), TRANSFORM.window, TRANSFORM.fft)
        self._run(masks.resynthesise, self._signal, w, h, self._basis_sums, *self._sizes, space, self._stems, 0)

    def _run(self, kernel: Callable[..., None], *arguments: Any) -> None:
        with team() as threads:
            threads.run(lambda member: kernel(member, *arguments), _unwatched, self._members)


def _unwatched(words: Signals) -> None:
    """Do nothing: the bench watches no progress."""


def _decomposition(sound: Floats, components: int, stems: bool, solver: str = MULTIPLICATIVE) -> Clock:
    """Return a clock for a whole job without OSC: plain iterations, as its peers and its stages do, or `fast`."""
    settings = Settings(components, ITERATIONS, 1, resynth=stems, solver=solver)
    return timed(lambda: bufnmf.decompose(sound[:, None], settings))


def factorisation(run: Run) -> Iterator[Row]:
    """Compare the factorisation with other programs', and its rate with that of the best matrix product."""
    peers = [name for name in PEERS if installed(name)]
    rates = []
    for components in COMPONENTS:
        stages = Stages(run.sounds.sound(SHORT), components)
        times = _beside_peers(run, stages, components, peers)
        wanted = {name: TIMES_FASTER[components] if name == "scikit-learn" else None for name in peers}
        yield from beside(f"{components} components", times, "nmfserver", wanted)
        rates.append(_rate_row(components, stages.spectrogram.size, times))
    yield from rates
    for name in MODULES:
        if name not in peers:
            yield Row(name, note="not installed")


def _beside_peers(run: Run, stages: Stages, components: int, peers: list[str]) -> Times:
    """Return the seconds of our factorisation, of the peers', and of the matrix product."""
    file = run.scratch / "magnitudes.npy"
    np.save(file, stages.spectrogram)
    times = Times()
    for _ in range(1 if run.quick else FRESH):
        with ExitStack() as stack:
            clocks: dict[str, Clock] = {"nmfserver": timed(stages.factorise)}
            for name in (*peers, SGEMM):
                clocks[name] = stack.enter_context(Peer(name, file, components, ITERATIONS))
            times.add(interleaved(clocks, run.rounds(3), warm=False))
    return times


def _rate_row(components: int, cells: int, times: Times) -> Row:
    if SGEMM in times.failed:
        return Row(f"{components} components, rate", note=f"{SGEMM} failed: {times.failed[SGEMM]}")
    reached = 8 * cells * components * ITERATIONS / statistics.median(times["nmfserver"]) / 1e9
    possible = sgemm_rate(statistics.median(times[SGEMM]))
    limit = SHARE_OF_SGEMM.get(components)
    return Row(
        f"{components} components, rate", reached, "GFlop/s", f"sgemm: {shown(possible, 'GFlop/s')}",
        reached / possible, Target(limit, at_least=True) if limit else None, details=spread(sgemm=times[SGEMM]),
    )  # fmt: skip


def jobs(run: Run) -> Iterator[Row]:
    """Measure whole jobs: what surrounds the factorisation, and growth with components and with length."""
    bare: dict[int, list[float]] = {}
    for components in COMPONENTS:
        times = _short_times(run, components)
        bare[components] = times["no stems"]
        yield from _short_rows(components, times)
    for components in COMPONENTS:
        yield _growth_with_components(components, bare)
    for seconds in (MINUTE,) if run.quick else (MINUTE, LONG):
        for components in COMPONENTS:
            yield from _long_rows(run, seconds, components)


def _short_times(run: Run, components: int) -> Times:
    sound = run.sounds.sound(SHORT)
    stages = Stages(sound, components)
    clocks = {
        "stems": _decomposition(sound, components, True),
        "no stems": _decomposition(sound, components, False),
        FAST: _decomposition(sound, components, False, FAST),
        "factorisation": timed(stages.factorise),
        "resynthesis": timed(stages.resynthesise),
    }
    return interleaved(clocks, run.rounds(9), warm=False)


def _short_rows(components: int, times: Times) -> Iterator[Row]:
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    alone = medians["factorisation"]
    compared, work = f"factorisation: {shown(alone)}", f"{SHORT} s, {components} components"
    for name in ("no stems", "stems"):
        seconds = medians[name]
        note, details = _real_time(SHORT, seconds), spread(whole=times[name], alone=times["factorisation"])
        yield Row(f"{work}, {name}", seconds, compared=compared, ratio=seconds / alone, note=note, details=details)
    yield Row(
        f"{work}, no stems, {FAST}", medians[FAST], compared=f"{MULTIPLICATIVE}: {shown(medians['no stems'])}",
        ratio=medians[FAST] / medians["no stems"], note=_real_time(SHORT, medians[FAST]),
        details=spread(whole=times[FAST], alone=times["no stems"]),
    )  # fmt: skip
    target = Target(1 / 3) if components == min(COMPONENTS) else None
    for name, wanted in (("no stems", None), ("stems", target)):
        beyond = outside(times, name, "factorisation")
        yield above_noise(
            Row(
                f"{work}, {name}: outside the factorisation", statistics.median(beyond), "s",
                f"whole: {shown(medians[name])}", shares(times, name, beyond), wanted,
            )
        )  # fmt: skip
    wanted = Target(2) if components == max(COMPONENTS) else None
    resynthesis = medians["resynthesis"]
    yield Row(f"{work}: resynthesis", resynthesis, compared=compared, ratio=resynthesis / alone, wanted=wanted)


def _real_time(seconds: float, taken: float) -> str:
    return f"{seconds / taken:.0f} times real time"


def _growth_with_components(components: int, bare: dict[int, list[float]]) -> Row:
    """Compare the time for each component with that at ten components; 1 is linear growth."""
    each, at_ten = statistics.median(bare[components]) / components, statistics.median(bare[10]) / 10
    name = f"{SHORT} s, no stems, for each of {components} components"
    return Row(name, each, compared=f"each of 10: {shown(at_ten)}", ratio=each / at_ten)


def _long_rows(run: Run, seconds: int, components: int) -> Iterator[Row]:
    """Compare the time for a second of a long sound with that of a short one; 1 is linear growth."""
    for stems in (False, True):
        name = f"{seconds} s, {components} components, {'stems' if stems else 'no stems'}"
        size = 4 * seconds * RATE * components if stems else 0
        if size > psutil.virtual_memory().total / STEMS_SHARE:
            share = f"more than 1/{STEMS_SHARE} of the memory"
            yield Row(name, note=f"left out: the stems would take {shown(size, 'bytes')}, {share}")
            continue
        short = _decomposition(run.sounds.sound(SHORT), components, stems)
        # A long work is often done once: the short one before and after it makes up for that.
        clocks = {"before": short, "long": _decomposition(run.sounds.sound(seconds), components, stems), "after": short}
        times = interleaved(clocks, run.rounds(3 if seconds <= MINUTE else 1))
        at_short = statistics.median(times["before"] + times["after"]) * seconds / SHORT
        taken = statistics.median(times["long"])
        yield Row(
            name, taken, compared=f"{seconds // SHORT} times {SHORT} s: {shown(at_short)}", ratio=taken / at_short,
            note=_real_time(seconds, taken), details=spread(**times),
        )  # fmt: skip


def profile(run: Run) -> Iterator[Row]:
    """Measure the parts of a whole job with stems; the ratio is the share of the whole."""
    sound = run.sounds.sound(SHORT)
    for components in COMPONENTS:
        stages = Stages(sound, components)
        clocks = {
            "whole": _decomposition(sound, components, True),
            "magnitudes": timed(stages.magnitudes),
            "factorisation": timed(stages.factorise),
            "resynthesis": timed(stages.resynthesise),
        }
        times = interleaved(clocks, run.rounds(9), warm=False)
        parts = [name for name in times if name != "whole"]
        times["the rest"] = outside(times, "whole", *parts)
        compared = f"whole: {shown(statistics.median(times['whole']))}"
        for name in (*parts, "the rest"):
            seconds, share = statistics.median(times[name]), shares(times, "whole", times[name])
            wanted = Target(REST_SHARE) if name == "the rest" else None
            title, details = f"{components} components, {name}", spread(times=times[name])
            yield above_noise(Row(title, seconds, "s", compared, share, wanted, details=details))
        yield _first_row(run, components)


def _first_row(run: Run, components: int) -> Row:
    """Compare the first job of a process, whose kernels are loaded, with later ones: its memory has to be found."""
    command = [sys.executable, "-P", "-c", FIRST_JOBS, str(run.sounds.wav(SHORT)), str(components), str(ITERATIONS)]
    firsts, laters = [], []
    for _ in range(run.rounds(5)):
        first, *later = map(float, subprocess.check_output(command, text=True).split())
        firsts.append(first)
        laters.append(statistics.median(later))
    ours, usual = statistics.median(firsts), statistics.median(laters)
    return above_noise(
        Row(
            f"{components} components, the first job beyond later ones", ours - usual, "s",
            f"a first job: {shown(ours)}", (ours - usual) / ours, Target(REST_SHARE),
            details=spread(firsts=firsts, laters=laters),
        )
    )  # fmt: skip


def live(run: Run) -> Iterator[Row]:
    """Measure the audio thread's work a hop, with every component as an output of its own."""
    for components in COMPONENTS:
        row = _live_row(run, f"{components} components", components)
        theirs = FLUID_NMF_FILTER.get(components)
        if theirs and row.ratio:
            note = f"FluidNMFFilter, measured once: {theirs:.1%}, {theirs / row.ratio:.1f} times more"
            row = dataclasses.replace(row, note=note)
        yield row
    components, frames = LIVE_TEMPLATES
    row = _live_row(run, f"{components} components, templateFrames {frames}", components, frames)
    yield dataclasses.replace(row, wanted=Target(LIVE_SHARE))


def _live_row(run: Run, name: str, components: int, frames: int = 1) -> Row:
    """Return the row of a number of components, whose templates have so many frames."""
    shares = _live_shares(run.sounds.sound(SHORT), components, frames, run.rounds(LIVE_ROUNDS))
    share, hop = statistics.median(shares), TRANSFORM.hop / LIVE_RATE
    return Row(name, share * hop, compared=f"a hop: {shown(hop)}", ratio=share, details=spread(share=shares))


def _live_shares(sound: Floats, components: int, frames: int, rounds: int) -> list[float]:
    """Return the shares of a core's time that the engine takes, a round each."""
    settings = LiveSettings(TRANSFORM, LIVE_RATE, inputs=1, outputs=2 + components, components=components)
    engine = Engine(settings)
    bases = np.random.default_rng(1).random((frames * TRANSFORM.bins, components), np.float32) ** 6
    engine.use(bases, fade=0, template=Template.of(frames, TRANSFORM.hop))
    inputs, outputs = sound[: LIVE_RATE * 2, None].copy(), np.zeros((LIVE_RATE * 2, 2 + components), np.float32)
    found = []
    for _ in range(rounds + 1):
        busy, position = engine.busy, engine.position
        for at in range(0, len(inputs), LIVE_BLOCK):
            engine.process(inputs[at : at + LIVE_BLOCK], outputs[at : at + LIVE_BLOCK])
        found.append((engine.busy - busy) / ((engine.position - position) / LIVE_RATE))
    return found[1:]
