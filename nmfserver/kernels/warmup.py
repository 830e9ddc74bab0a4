"""Compiles every kernel, by calling it once on tiny arrays: afterwards nothing is compiled while sound is running."""

from collections.abc import Callable, Iterator

import numpy as np

from nmfserver.kernels import coarse, descent, fourier, joint, masks, mosaic, nmf, stft, transport, uniform
from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.live import callback, jack, memory, ring
from nmfserver.kernels.shapes import arrays
from nmfserver.kernels.stft import Transform, hann
from nmfserver.kernels.team import Member, clock, signals, team, wait
from nmfserver.kernels.tuples import addresses, lent

SHARES = {
    "magnitudes": 0.07,
    "start": 0.04,
    "factorisation": 0.09,
    "search": 0.37,
    "resynthesis": 0.1,
    "mosaic": 0.06,
    "live engine": 0.27,
}
"""The measured share of each step in the time of compiling all kernels."""


def fraction_before(name: str) -> float:
    """Return the share of the compiling that is done when a step begins, 0…1."""
    names = list(SHARES)
    return sum(SHARES[earlier] for earlier in names[: names.index(name)])


def steps() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield a name and a call for each kernel, with the types of arguments that the processes use."""
    transform, components, signal = Transform(8, 4, 8), 2, np.ones(16, np.float32)
    frames, bins = transform.frames(len(signal)), transform.bins
    magnitudes = np.ones((frames, bins), np.float32)
    bases = np.ones((components, bins), np.float32)
    activations = np.ones((frames, components), np.float32)
    space, sums = nmf.space(1, frames, bins, components), np.ones(components, np.float32)
    free = nmf.Free(sums, sums)
    member = Member(signals(1), 0, 1)
    sound = transform.hop, hann(transform.window), fourier.tables(transform.fft)
    yield (
        "magnitudes",
        lambda: stft.magnitudes(
            member, signal, *sound, np.empty((1, stft.ROWS, transform.fft), np.float32), magnitudes
        ),
    )
    yield "start", lambda: _start(member, bases, activations, space)
    yield "factorisation", lambda: _factorise(member, magnitudes, bases, activations, space, free)
    yield "search", lambda: _search(member, magnitudes, components)
    yield (
        "resynthesis",
        lambda: masks.resynthesise(
            member, signal, bases, activations, sums, *sound,
            masks.space(1, components, transform.window, transform.fft),
            np.empty((len(signal), components), np.float32), 0,
        ),
    )  # fmt: skip
    yield "mosaic", lambda: _mosaic(member, magnitudes)
    yield "live engine", _live


def _start(member: Member, bases: Floats, activations: Floats, space: nmf.FactorSpace) -> None:
    """Compile what starts multiplicative updates; find the BLAS that teams hold at one thread."""
    with team():
        clock()
    wait(member)
    uniform.uniform(1, uniform.state(), bases.reshape(-1))
    nmf.begin(member, bases, activations, space)


def _factorise(
    member: Member, magnitudes: Floats, bases: Floats, activations: Floats, space: nmf.FactorSpace, free: nmf.Free
) -> None:
    """Compile multiplicative updates."""
    nmf.factorise(member, magnitudes, bases, activations, space, free, nmf.Limits(1, 0.0, np.inf))


def _search(member: Member, magnitudes: Floats, components: int) -> None:
    """Compile what surveys magnitudes, and what goes from level to level."""
    frames, bins = magnitudes.shape
    survey = coarse.Survey(**arrays(coarse.survey_shapes(frames, bins)))
    coarse.survey(member, magnitudes, survey)
    space = joint.space(joint.shapes(1, 1, frames, bins, components))
    full = descent.Ground(coarse.edges(bins, bins), 1, magnitudes, np.ones(frames, np.float32), space)
    kinds, roots = np.array([descent.FRAMES]), np.empty((1, frames, bins), np.float32)
    candidates = descent.Candidates(kinds, 1, roots, uniform.state().reshape(1, -1))
    every = nmf.Free(np.ones(components, np.float32), np.ones(components, np.float32))
    course = joint.Course(1, 0, 0, 1.0, 1, 0.0, 0.0, np.inf, 1)
    first, lent_survey = full._replace(magnitudes=magnitudes.copy()), lent(survey)
    descent.reduce(member, magnitudes, lent_survey, lent(first))
    descent.descend(
        member, lent_survey, lent(descent.Grounds(first, full, full)), lent(candidates), every,
        descent.Descent(descent.FIRST, descent.FULL + 1, True, 1, (course, course, course)),
        np.empty((components, bins), np.float32),
    )  # fmt: skip
    joint.take(
        member, lent(space), np.empty((components, bins), np.float32), np.empty((frames, components), np.float32)
    )


def _mosaic(member: Member, magnitudes: Floats) -> None:
    """Compile what finds the activations of a mosaic."""
    frames, bins = magnitudes.shape
    each, kept = np.ones(frames, np.float32), np.ones((frames, 1), np.float32)
    mosaic.refine(
        member, magnitudes, each, each, magnitudes, mosaic.Sparse(np.zeros((frames, 1), np.int32), kept), kept.copy(),
        np.empty((1, 4, bins + 4), np.float32), np.empty((1, 2), np.int32), mosaic.Restraints(0, 1, 0, 0, 1),
    )  # fmt: skip
    uniform.uniform(1, words := uniform.state(), each)
    uniform.proceed(words, each)


def _live() -> None:
    """Compile the callbacks of live audio, and the functions that the control side calls."""
    state = memory.allocate(callback.SMALLEST)
    callback.run(state, addresses(state), np.zeros((8, 1), np.float32), np.zeros((8, 2), np.float32))
    ring.push(state.commands, memory.Command.GAIN.value, 0, 1, 1.0)
    while ring.room(state.commands) < memory.MESSAGES and ring.front(state.commands) >= 0:
        ring.pop(state.commands)
    memory.progress(state.clock)
    for made in (jack.process_callback, jack.xrun_callback, jack.shutdown_callback):
        made()
    way = transport.empty(1, 3)
    transport.plan(np.ones((1, 3), np.float32), np.ones((1, 3), np.float32), way)
    transport.interpolate(way, 0.5, np.empty((1, 3), np.float32))
    transport.costs(np.ones(3, np.float32), np.ones((1, 3), np.float32), np.empty(1))
