"""From the activations of a mosaic to sound: what magnitudes its frames have, and which phases.

Each frame of the mosaic is a sum of source frames, as many times as they are active. Summed as they are, with their
phases, they interfere: what remains is less than their magnitudes' sum, which the activations were found for.

source      the phases of that sum, with the magnitudes' own sum. Where target frames that follow each other take source
            frames that do, the source goes on.
griffinlim  phases that fit each other: Perraudin, Balazs and Søndergaard, "A fast Griffin-Lim algorithm", 2013, from
            random ones. FluCoMa takes the magnitudes of the sum with phases.

The readable twins are `mosaic_spectra` and `griffin_lim` in ``tests/naive.py``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.floors import EPSILON, WEIGHT
from nmfserver.kernels.mosaic import Sparse
from nmfserver.kernels.shapes import Shape, Shapes, arrays
from nmfserver.kernels.stft import Transform, hann
from nmfserver.kernels.team import Member, Signals, Team, wait
from nmfserver.processes.drawing import draw
from nmfserver.processes.sharing import own, quietly, spans

Report = Callable[[float], None]
"""Is told the share that is done."""
Spectra = NDArray[np.complex64]

SOURCE, GRIFFINLIM = "source", "griffinlim"
PHASES = SOURCE, GRIFFINLIM
ROUNDS = 50
"""Of Griffin and Lim's algorithm, as many as FluCoMa does."""
MOMENTUM = np.float32(0.9 / 1.9)
CHUNK_VALUES = 2**16
"""Values of frames that are transformed at a time."""
COMPLEX64 = np.dtype(np.complex64)
COPIED = 2**20
"""Samples that are copied at a time."""


@dataclass(frozen=True)
class Synthesis:
    """The sizes of a synthesis, and how it goes.

    transform : of source and target
    source_length, length : samples of the source and of the result
    phases : of `PHASES`
    fluid : FluCoMa's magnitudes, and its division by the windows' squares, however small their sum
    """

    transform: Transform
    source_length: int
    length: int
    phases: str
    fluid: bool

    @property
    def frames(self) -> int:
        """Frames of the result."""
        return self.transform.frames(self.length)

    @property
    def tail(self) -> int:
        """Hops that a window reaches beyond the first."""
        return -(-self.transform.window // self.transform.hop) - 1

    @property
    def chunk(self) -> int:
        """Frames that are transformed at a time."""
        return max(1, CHUNK_VALUES // self.transform.fft)

    @property
    def rounds(self) -> int:
        """Of Griffin and Lim's algorithm."""
        return ROUNDS if self.phases == GRIFFINLIM else 0

    def shapes(self, members: int) -> Shapes:
        """Return the shapes of all arrays that are made."""
        window, hop, _ = self.transform
        bins, hops = self.transform.bins, self.frames + self.tail
        whole: Shapes = {
            "magnitudes": Shape((self.frames, bins)),
            "phases": Shape((self.frames, bins), COMPLEX64),
            "spectra": Shape((self.frames, bins), COMPLEX64),
            "draws": Shape((self.frames * bins,)),
        }
        return {
            "padded": Shape((self.source_length + 2 * window + hop,)),
            "signal": Shape((hops + 1, hop)),
            "scales": Shape((hops + 1, hop)),
            "tails": Shape((members, self.tail, hop)),
            "sums": Shape((members, self.chunk + self.tail, hop)),
        } | (whole if self.rounds else {})


def sound(
    source: Floats, magnitudes: Floats, activations: Sparse, synthesis: Synthesis, seed: int, team: Team,
    report: Report,
) -> Floats:  # fmt: skip
    """Return the sound of a mosaic, float32 ``(length,)``.

    Parameters
    ----------
    source : float32 (samples,)
    magnitudes : float32 (source frames, bins), of the source
    activations : of the source frames in the target frames
    synthesis : how
    seed : of the random phases, 0…2^31-1
    team : does it
    report : called every few milliseconds; what it raises ends the work

    """
    return _Sound(source, magnitudes, activations, synthesis, team, report).made(seed)


class _Sound:
    """One synthesis."""

    def __init__(
        self, source: Floats, magnitudes: Floats, activations: Sparse, synthesis: Synthesis, team: Team, report: Report
    ) -> None:
        self._magnitudes, self._activations, self._synthesis = magnitudes, activations, synthesis
        self._team, self._report = team, report
        self._window = hann(synthesis.transform.window)
        self._arrays = arrays(synthesis.shapes(team.members))
        self._signal = self._arrays["signal"]
        self._source_frames = self._framed(source)
        self._done = 0
        """Frames that were made by the first member, over all rounds."""

    def made(self, seed: int) -> Floats:
        """Return the sound."""
        self._run(self._weigh)
        if self._synthesis.rounds:
            self._draw(seed)
            self._run(self._fit_phases)
        else:
            self._run(lambda member: self._overlap_add(member, self._of_source))
        begin = self._synthesis.transform.window // 2
        return self._signal.reshape(-1)[begin : begin + self._synthesis.length]

    def _run(self, work: Callable[[Member], None]) -> None:
        """Let the team do something, and report meanwhile."""
        rounds = self._synthesis.rounds
        total = self._synthesis.frames * (2 + 2 * rounds if rounds else 1) / self._team.members

        def watch(signals: Signals) -> None:
            self._report(self._done / total)

        self._team.run(quietly(work), watch, self._team.members)

    def _framed(self, source: Floats) -> Floats:
        """Return the frames of the source without their window, a view, float32 (frames, window)."""
        window, hop, _ = self._synthesis.transform
        padded = self._arrays["padded"]
        padded[: window // 2] = 0
        padded[window // 2 + len(source) :] = 0
        inner = padded[window // 2 : window // 2 + len(source)]
        for first in range(0, len(source), COPIED):
            inner[first : first + COPIED] = source[first : first + COPIED]
            self._report(0)
        return sliding_window_view(padded, window)[::hop]

    def _weigh(self, member: Member) -> None:
        """Write what each sample is multiplied with: 1 by the windows' squares; 0 outside of the result."""
        window, hop, _ = self._synthesis.transform
        squares = np.zeros((self._synthesis.tail + 1) * hop, np.float32)
        squares[:window] = self._window**2
        scales, frames = self._arrays["scales"], self._synthesis.frames
        least = EPSILON if self._synthesis.fluid else WEIGHT
        for rows in self._rows(member):
            part = scales[rows]
            part.fill(0)
            for step, square in enumerate(squares.reshape(-1, hop)):
                part[max(step - rows.start, 0) : max(step + frames - rows.start, 0)] += square
            np.divide(1, np.maximum(part, least, out=part), out=part)
        wait(member)
        if member.rank == 0:
            scales.reshape(-1)[: window // 2] = 0
            scales.reshape(-1)[window // 2 + self._synthesis.length :] = 0

    def _draw(self, seed: int) -> None:
        """Draw the phases that Griffin and Lim's algorithm starts from, as parts of a turn; bin after bin."""
        for _ in draw(seed, self._arrays["draws"]):
            self._report(0)

    def _chunks(self, member: Member) -> Iterator[slice]:
        """Yield the frames of a member in chunks, until the team is to stop; count them."""
        for frames in spans(own(self._synthesis.frames, member), self._synthesis.chunk, member):
            yield frames
            if member.rank == 0:
                self._done += frames.stop - frames.start

    def _rows(self, member: Member) -> Iterator[slice]:
        """Yield the hops of a member in parts, until the team is to stop."""
        hop = self._synthesis.transform.hop
        return spans(own(len(self._signal), member), max(1, COPIED // hop), member)

    def _summed(self, frames: slice) -> tuple[Spectra, Floats]:
        """Return the sums of source frames with their phases, and of their magnitudes, complex64 and float32."""
        window, _, fft = self._synthesis.transform
        samples = np.zeros((frames.stop - frames.start, window), np.float32)
        magnitudes = np.zeros((len(samples), self._synthesis.transform.bins), np.float32)
        for at, frame in enumerate(range(frames.start, frames.stop)):
            active = np.flatnonzero(self._activations.values[frame])
            rows, values = self._activations.rows[frame, active], self._activations.values[frame, active]
            samples[at] = values @ self._source_frames[rows]
            if not self._synthesis.fluid:
                magnitudes[at] = values @ self._magnitudes[rows]
        spectra = np.fft.rfft(samples * self._window, fft).astype(np.complex64, copy=False)
        return spectra, np.abs(spectra) if self._synthesis.fluid else magnitudes

    def _of_source(self, frames: slice) -> Spectra:
        """Return the spectra of frames with the phases of the source."""
        spectra, magnitudes = self._summed(frames)
        return _unit(spectra) * magnitudes

    def _overlap_add(self, member: Member, spectra: Callable[[slice], Spectra]) -> None:
        """Write the sound of spectra, each member its frames; what reaches into those of the next is added then."""
        (window, hop, fft), tail = self._synthesis.transform, self._synthesis.tail
        sums, rows = self._arrays["sums"][member.rank], tail + 1
        sums.fill(0)
        for frames in self._chunks(member):
            count = frames.stop - frames.start
            samples = np.zeros((count, rows * hop), np.float32)
            samples[:, :window] = np.fft.irfft(spectra(frames), fft)[:, :window] * self._window
            for step in range(rows):
                sums[step : step + count] += samples[:, step * hop : (step + 1) * hop]
            self._signal[frames] = sums[:count]
            sums[:tail] = sums[count : count + tail].copy()
            sums[tail:] = 0
        self._arrays["tails"][member.rank] = sums[:tail]
        wait(member)
        if member.rank == 0:
            self._join(member.members)
        wait(member)
        for part in self._rows(member):
            self._signal[part] *= self._arrays["scales"][part]
        wait(member)

    def _join(self, members: int) -> None:
        """Add what members left for those behind them."""
        frames, tail = self._synthesis.frames, self._synthesis.tail
        self._signal[frames:] = 0
        for rank in range(members):
            end = (rank + 1) * frames // members
            self._signal[end : end + tail] += self._arrays["tails"][rank]  # zeros of a member without frames

    def _fit_phases(self, member: Member) -> None:
        """Do Griffin and Lim's algorithm."""
        bins, frames = self._synthesis.transform.bins, self._synthesis.frames
        magnitudes, phases, before = (self._arrays[name] for name in ("magnitudes", "phases", "spectra"))
        turns = self._arrays["draws"].reshape(bins, frames).T
        for part in self._chunks(member):
            magnitudes[part] = self._summed(part)[1]
            phases[part] = np.exp(np.complex64(2j * np.pi) * turns[part])
            before[part] = 0
        for _ in range(self._synthesis.rounds):
            self._overlap_add(member, lambda part: magnitudes[part] * phases[part])
            for part in self._chunks(member):
                spectra = self._transformed(part)
                phases[part] = _unit(spectra - MOMENTUM * before[part])
                before[part] = spectra
            wait(member)
        self._overlap_add(member, lambda part: magnitudes[part] * phases[part])

    def _transformed(self, frames: slice) -> Spectra:
        """Return the spectra of the sound as it is now."""
        window, hop, fft = self._synthesis.transform
        view = sliding_window_view(self._signal.reshape(-1), window)[::hop]
        return np.fft.rfft(view[frames] * self._window, fft).astype(np.complex64, copy=False)


def _unit(spectra: Spectra) -> Spectra:
    """Return the spectra with magnitudes of 1; of 0 where they are 0."""
    unit: Spectra = spectra / (np.abs(spectra) + EPSILON)
    return unit
