"""Plays a sound to its end, on the usual device; for a program that does nothing else with sound."""

from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nmfserver.audio import calls
from nmfserver.audio.portaudio import jack, library, ranking
from nmfserver.audio.portaudio.library import Library, PortAudioError
from nmfserver.errors import DeviceError

if TYPE_CHECKING:
    from _cffi_backend import _CDataBase as CData

BLOCK = 0.1
"""Seconds that are handed over at a time: so soon a Ctrl-C is heard."""
SIDES = 2


class Output:
    """The usual device for output. Raises `DeviceError` where there is none.

    Attributes
    ----------
    rate : Hz at which it plays
    channels : that it plays, one or two

    """

    def __init__(self) -> None:
        jack.allow_for_playing()
        library.refresh()
        self._library: Library = library.current()
        self._index, info = self._library.call(self._usual, calls.OPENING, "the system's sound did not open")
        self._options = self._library.options(info.hostApi)
        self.rate = float(info.defaultSampleRate)
        self.channels = min(int(info.maxOutputChannels), SIDES)
        self._latency = float(info.defaultHighOutputLatency)

    def _usual(self) -> "tuple[int, CData]":
        """Return number and facts of the usual device, or else of the first with an output. On the library's thread."""
        native, usual = self._library.native, ranking.usual(self._library).target
        outputs = (i for i in ranking.order(self._library) if native.Pa_GetDeviceInfo(i).maxOutputChannels > 0)
        found = usual if usual >= 0 else next(outputs, -1)
        if found < 0:
            raise DeviceError("nothing can be played: there is no sound device with an output")
        return found, native.Pa_GetDeviceInfo(found)

    def play(self, samples: NDArray[np.float32]) -> None:
        """Play samples, float32 (frames, channels), at the device's rate; return when they are over."""
        call, native = self._library.call, self._library.native
        stream = call(self._open, calls.OPENING, "the device did not open")
        try:
            for block in self._blocks(samples):
                failure = "the device did not take what is to be played"
                call(partial(self._write, stream, block), calls.OPENING, failure)
            call(lambda: native.Pa_StopStream(stream), calls.OPENING, "the device did not come to an end")
        finally:
            call(lambda: native.Pa_CloseStream(stream), calls.CLOSING, "the device did not close")

    def _blocks(self, samples: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Return samples in blocks with as many channels as are played: one sounds on both sides, others are left."""
        there = np.broadcast_to(samples, (len(samples), self.channels)) if samples.shape[1] == 1 else samples
        step = max(int(BLOCK * self.rate), 1)
        own = np.ascontiguousarray(there[:, : self.channels])
        return [own[first : first + step] for first in range(0, len(own), step)]

    def _open(self) -> "CData":
        ffi, native = self._library.ffi, self._library.native
        channels = (self._index, self.channels, native.paFloat32, self._latency, self._options)
        wanted, pointer = ffi.new("PaStreamParameters *", channels), ffi.new("PaStream **")
        usual = native.paFramesPerBufferUnspecified
        try:
            self._library.check(
                native.Pa_OpenStream(pointer, ffi.NULL, wanted, self.rate, usual, native.paNoFlag, ffi.NULL, ffi.NULL)
            )
            self._library.check(native.Pa_StartStream(pointer[0]))
        except PortAudioError as error:
            raise DeviceError(f"nothing can be played: the device does not open: {error}") from error
        return pointer[0]

    def _write(self, stream: "CData", block: NDArray[np.float32]) -> None:
        """Hand over samples, and wait until the device has room for them. An underflow before is no trouble."""
        native = self._library.native
        code = native.Pa_WriteStream(stream, self._library.ffi.from_buffer(block), len(block))
        if code != native.paOutputUnderflowed:
            self._library.check(code)
