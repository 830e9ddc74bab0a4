"""Plays what came out: one component after the other."""

import numpy as np
from numpy.typing import NDArray

from nmfserver.components import Components
from nmfserver.errors import counted, printable
from nmfserver.terminal.console import say


def play(parts: Components) -> None:
    """Play the sound, then each component; say which one sounds. Raises `DeviceError` where nothing can be played."""
    from nmfserver.audio.portaudio.playing import Output

    output, count = Output(), parts.stems.shape[2]
    say(f"playing the sound, then {counted(count, 'component')}: Ctrl-C ends it")
    output.play(_at_rate(parts.stems.sum(axis=2), parts.sample_rate, output.rate))
    for component in range(count):
        say(f"  {component + 1}  {printable(parts.called(component))}")
        output.play(_at_rate(parts.stems[:, :, component], parts.sample_rate, output.rate))


def _at_rate(samples: NDArray[np.float32], rate: float, wanted: float) -> NDArray[np.float32]:
    """Return samples, float32 (frames, channels), at the rate of the device."""
    if rate == wanted:
        return samples
    from nmfserver.processes.resample import resampled
    from nmfserver.steps import finished

    return finished(resampled(samples, rate, wanted))
