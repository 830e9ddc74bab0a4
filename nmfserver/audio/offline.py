"""The live engine on a whole sound: without a device, faster than sound, and with the same results to the bit.

filtered  the components of a sound
matched   their activations
settings  of an engine for them, and `require_usable` of bases for such an engine
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases
from nmfserver.audio.engine import Engine
from nmfserver.audio.layout import require_layout, require_values
from nmfserver.audio.settings import LiveSettings
from nmfserver.kernels.live.memory import MAIN_OUTPUTS
from nmfserver.kernels.stft import Transform

Samples = NDArray[np.float32]
Report = Callable[[float], None]
"""Told the fraction done, 0…1; raises to stop."""

BLOCK = 4096
"""Frames that the engine gets at once."""
RATE = 48000.0
"""Hz, by which the engine counts its time. Nothing that is computed here depends on it."""


def settings(transform: Transform, components: int, delay: int, iterations: int, warm_start: bool) -> LiveSettings:
    """Return the settings of an engine with an output for each component; raise `ArgumentError` if none can be so."""
    return LiveSettings(
        transform, sample_rate=RATE, inputs=1, outputs=MAIN_OUTPUTS + components, components=components,
        iterations=iterations, warm_start=warm_start, capture=1.0, delay=delay, limits=False,
        in_time=False,
    )  # fmt: skip


def require_usable(bases: Bases, live: LiveSettings) -> None:
    """Raise `BadBufferError` where an engine cannot use bases."""
    require_layout(bases, live, "the FFT size here is")
    require_values(bases.samples)


def filtered(signal: Samples, bases: Bases, live: LiveSettings, report: Report) -> Samples:
    """Return the components of a sound, float32 (samples, components), in their places: not late, as they are live.

    Parameters
    ----------
    signal : float32 (samples,)
    bases : at least 0
    live : of `settings`
    report : called after each block

    """
    engine, late = _engine(bases, live, "filter"), live.late
    result = np.empty((len(signal), bases.samples.shape[1]), np.float32)
    for begin, block in _blocks(engine, signal, len(signal) + late, report):
        first, last = max(begin, late), min(begin + len(block), len(signal) + late)
        if first < last:
            result[first - late : last - late] = block[first - begin : last - begin, MAIN_OUTPUTS:]
    return result


def matched(signal: Samples, bases: Bases, live: LiveSettings, report: Report) -> Samples:
    """Return the activations of the components, float32 (frames, components): frame t has its middle at ``t * hop``.

    Where half the latency is no whole number of hops, the engine begins with so much silence that it becomes one.
    """
    engine, hop, half = _engine(bases, live, "match"), live.transform.hop, live.late // 2
    silence = -half % hop
    frames, first = len(signal) // hop + 1, (half + silence) // hop
    padded = np.concatenate([np.zeros(silence, np.float32), signal])
    result, done = np.empty((frames, bases.samples.shape[1]), np.float32), 0
    for _ in _blocks(engine, padded, (first + frames) * hop, report):
        for activations in engine.activations():
            frame = round(activations.time * RATE - silence) // hop
            if 0 <= frame < frames:
                result[frame] = activations.values
                done += 1
    assert done == frames
    return result


def _engine(bases: Bases, live: LiveSettings, mode: str) -> Engine:
    engine = Engine(live)
    engine.use_set(bases, fade=0)
    engine.set_mode(mode, ramp=0)
    engine.open(fade=0)
    return engine


def _blocks(engine: Engine, signal: Samples, frames: int, report: Report) -> Iterator[tuple[int, Samples]]:
    """Yield, for so many frames of a sound and of the silence behind it, where a block begins, and what comes out."""
    block = np.empty((BLOCK, engine.settings.outputs), np.float32)
    inputs = np.empty((BLOCK, 1), np.float32)
    for begin in range(0, frames, BLOCK):
        count = min(BLOCK, frames - begin)
        part = signal[begin : begin + count]
        inputs[: len(part), 0], inputs[len(part) :] = part, 0
        engine.process(inputs[:count], block[:count])
        report((begin + count) / frames)
        yield begin, block[:count]
