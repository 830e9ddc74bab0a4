"""The bases in use: sets of them lie in slots of the audio thread's memory, and are crossfaded."""

import numpy as np

from nmfserver.audio.control import Control, Samples
from nmfserver.audio.settings import LiveSettings
from nmfserver.errors import BadBufferError, counted
from nmfserver.kernels.live import memory
from nmfserver.kernels.live.memory import Command, Return

LEAST_VALUE, LEAST_PEAK, LARGEST_PEAK = np.float32(1e-7), 1e-6, 1e6
"""Bases are floored at the first times their largest value; that is between the other two."""


class Sets(Control):
    """Lends sets of bases to the audio thread."""

    def __init__(self, settings: LiveSettings) -> None:
        super().__init__(settings)
        self._free = set(range(1, memory.SLOTS))
        self._takers[Return.SLOT] = self._free.add
        self._bases: Samples | None = None
        self._newest_slot = 0
        # Until bases are given, the whole input is one component.
        self._write(0, np.ones((settings.transform.bins, 1), np.float32))

    @property
    def bases(self) -> Samples | None:
        """The newest bases that were given, float32 (bins, components), or None."""
        return self._bases

    @property
    def components(self) -> int:
        """Number of components of the newest bases; 0 where buffers are played, and nothing else."""
        return 0 if self.settings.plays_only else int(self._state.components[self._newest_slot])

    def use(self, bases: Samples, fade: float) -> bool:
        """Fade in other bases; return False where all sets of bases are in use, so that the caller tries again later.

        Parameters
        ----------
        bases : float32 (bins, components), at least 0; copied
        fade : seconds, at least 0

        Raises
        ------
        ArgumentError, BadBufferError : bases of another FFT size, too many of them, or values that cannot be used

        """
        self.require_usable(bases)
        self.collect()
        if not self._free:
            return False
        slot = next(iter(self._free))
        self._write(slot, bases)
        hops = max(1, round(fade * self.settings.sample_rate / self.settings.transform.hop))
        self._command(Command.SWAP, slot, hops)
        self._free.remove(slot)
        self._bases = bases.copy()
        self._newest_slot = slot
        return True

    def require_usable(self, bases: Samples) -> None:
        """Raise where bases do not fit this engine."""
        bins, components = bases.shape
        transform, most = self.settings.transform, self.settings.components
        if bins != transform.bins:
            raise BadBufferError(
                f"the bases have {counted(bins, 'frame')}, those of an FFT size of {2 * (bins - 1)}; live sound runs "
                f"with an FFT size of {transform.fft}, whose bases have {transform.bins}"
            )
        if components > most:
            raise BadBufferError(
                f"the bases have {counted(components, 'component')}; /live/start allowed at most {most} (maxComponents)"
            )
        if not np.isfinite(bases).all():
            raise BadBufferError("the bases hold values that are no finite numbers")
        largest = float(bases.max())
        if not LEAST_PEAK <= largest <= LARGEST_PEAK:
            raise BadBufferError(
                f"the largest value of the bases is {largest:g}; it is between {LEAST_PEAK:g} and {LARGEST_PEAK:g}"
            )

    def _write(self, slot: int, bases: Samples) -> None:
        """Write a set of bases, a row a component, floored above zero so that every bin belongs to some component."""
        state, count = self._state, bases.shape[1]
        rows = np.maximum(bases.T, LEAST_VALUE * bases.max())
        state.bases[slot], state.inverse_sums[slot], state.activations[slot] = 0, 0, 0
        state.bases[slot, :count] = rows
        state.inverse_sums[slot, :count] = 1 / rows.sum(axis=1, dtype=np.float64)
        state.components[slot] = count
