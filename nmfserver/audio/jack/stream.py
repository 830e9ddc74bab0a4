"""A client of JACK that runs the engine: a port for each channel, and as many as are asked for."""

import logging
import time
from concurrent.futures import Future
from typing import Any

from nmfserver.audio import calls
from nmfserver.audio.calls import HangingError
from nmfserver.audio.jack import library
from nmfserver.audio.jack.library import JackDevice, Ports
from nmfserver.audio.settings import INPUT, OUTPUT, Device, LiveSettings
from nmfserver.errors import DeviceError, counted
from nmfserver.kernels.live import jack as kernels
from nmfserver.kernels.tuples import addresses

logger = logging.getLogger(__name__)

NAME = "nmfserver"
LONGEST_BLOCK = 8192
"""Frames of the longest block of JACK and of PipeWire."""
LAST_BLOCK = 0.2
"""Seconds in which the audio thread does its last block when the server is gone; JACK cancels it without waiting."""
CAPTURE, PLAYBACK = 0, 1
"""The two latencies of a port: since sound came in at a card, and until it goes out there."""


class JackStream:
    """A running client."""

    def __init__(self, settings: LiveSettings, function: int, userdata: int, owner: object) -> None:
        """Open and start.

        function : address of the ``PaStreamCallback``
        userdata : address that it is called with
        owner : owns what lies at the addresses; kept alive for as long as the stream may call
        """
        self._settings = settings
        self._owner = owner
        self._client: Any = None
        block = min(settings.block_size or LONGEST_BLOCK, LONGEST_BLOCK)
        self._memory = kernels.allocate(settings.inputs, settings.outputs, block)
        self._addresses = addresses(self._memory)
        link = self._memory.link
        link.engine, link.userdata, link.get_buffer = function, userdata, library.address("jack_port_get_buffer")
        library.call(self._open, calls.OPENING, "the device did not open", self._close)

    def _open(self) -> None:
        client = self._client = library.opened(NAME)
        if client is None:
            raise DeviceError("JACK is gone: start it, and try again")
        try:
            self._require_rate(client.samplerate)
            self._register()
            self._set_callbacks()
            client.activate()
            self._connect()
        except Exception as error:
            time.sleep(LAST_BLOCK)
            self._close()
            if isinstance(error, DeviceError):
                raise
            raise DeviceError(f"JACK refuses {self._wanted}: {error}") from error

    @property
    def _wanted(self) -> str:
        return f"{counted(self._settings.inputs, 'input')} and {counted(self._settings.outputs, 'output')}"

    def _require_rate(self, rate: int) -> None:
        if rate != self._settings.sample_rate:
            raise DeviceError(
                f"JACK runs at {rate:g} Hz, and live audio is to run at {self._settings.sample_rate:g} Hz: leave "
                "sampleRate out, or start JACK with that rate"
            )

    def _register(self) -> None:
        """Make our ports."""
        for kind, ports, places in (
            ("in", self._client.inports, self._memory.inputs),
            ("out", self._client.outports, self._memory.outputs),
        ):
            for channel in range(len(places)):
                places[channel] = int(library.native()[1].cast("intptr_t", ports.register(f"{kind}_{channel}")._ptr))

    def _set_callbacks(self) -> None:
        """Hand JACK our C functions, not through the package, whose callbacks are functions of Python's."""
        native, ffi = library.native()
        argument = ffi.cast("void *", self._addresses.ctypes.data)
        for set_, kind, function in (
            (native.jack_set_process_callback, "JackProcessCallback", kernels.process_callback()),
            (native.jack_set_xrun_callback, "JackXRunCallback", kernels.xrun_callback()),
            (native.jack_on_info_shutdown, "JackInfoShutdownCallback", kernels.shutdown_callback()),
        ):
            set_(self._client._ptr, ffi.cast(kind, function.address), argument)

    def _connect(self) -> None:
        """Connect our ports to those of the clients that were chosen, one by one; those that remain are free."""
        for source, own in zip(_ports(self._settings.source, INPUT), self._client.inports, strict=False):
            self._client.connect(source, own.name)
        for own, sink in zip(self._client.outports, _ports(self._settings.target, OUTPUT), strict=False):
            self._client.connect(own.name, sink)

    @property
    def name(self) -> str:
        """The name of the client that it was connected to, or of both."""
        return self._settings.names

    @property
    def is_active(self) -> bool:
        """Whether JACK still has the client."""
        return not self._memory.link.is_gone

    @property
    def latency(self) -> float:
        """Seconds until sound is at our inputs, and from our outputs on; -1 where JACK is gone."""
        sides = ((self._memory.inputs, CAPTURE), (self._memory.outputs, PLAYBACK))
        if not self.is_active:
            return -1.0
        return (
            sum(library.latency(int(ports[0]), way) for ports, way in sides if len(ports)) / self._settings.sample_rate
        )

    def close(self) -> "Future[None] | None":
        """End the client; return None, or a future that is done when it makes no more calls, where that takes long."""
        try:
            library.call(self._close, calls.CLOSING, "the device did not close", lambda: None)
        except HangingError as error:
            logger.warning("%s: %s", self.name, error)
            return error.cleared
        return None

    def _close(self) -> None:
        if not self.is_active:
            time.sleep(LAST_BLOCK)
        if self._client is not None:
            self._client.close()


def _ports(device: Device | None, kind: str) -> Ports:
    """Return the ports of a client to listen to, or to play to."""
    if device is None:
        return ()
    assert isinstance(device, JackDevice)
    return device.sources if kind == INPUT else device.sinks
