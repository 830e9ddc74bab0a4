"""JACK: the library, the thread that calls it, and its clients as devices that sound comes from and goes to.

JACK's library waits for its server, so any call hangs while that hangs, until it goes on or is killed. One thread makes
all calls. Who wants to start while one hangs waits for that, for a while.
"""

import ctypes
import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from nmfserver.audio import calls, quiet
from nmfserver.audio.calls import Calls
from nmfserver.audio.settings import INPUT, Device
from nmfserver.kernels.live.memory import MAIN_OUTPUTS

Result = TypeVar("Result")
Ports = tuple[str, ...]
"""Whole names of ports, such as system:playback_1."""

SYSTEM, PROBE_NAME = "JACK", "nmfserver-looks"
UNCONNECTED = "unconnected"
"""The device that stands for ports which nothing is connected to yet."""
AUDIO = b"32 bit float mono audio"
IS_INPUT, IS_OUTPUT, IS_PHYSICAL = 1, 2, 4
"""Flags of a port. Others can listen to a client's outputs."""


@dataclass(frozen=True)
class JackDevice(Device):
    """A client of JACK, from some port on; or none, for ports that are free."""

    sources: Ports = ()
    """Its ports that can be listened to."""
    sinks: Ports = ()
    """Its ports that can be played to."""

    def allows(self, kind: str, channels: int) -> bool:
        """Whether so many channels can be opened: any number. Those beyond the client's ports are free."""
        return True

    def port(self, name: str, kind: str) -> "JackDevice | None":
        """Return the client from that port on, or None where it has none of that name."""
        ports = self.sources if kind == INPUT else self.sinks
        at = next((at for at, each in enumerate(ports) if each.casefold() == name.casefold()), None)
        if at is None:
            return None
        rest = ports[at:]
        if kind == INPUT:
            return replace(self, name=ports[at], inputs=len(rest), sources=rest)
        return replace(self, name=ports[at], outputs=len(rest), sinks=rest)

    @property
    def facts(self) -> list[str]:
        """What it is, for a person, with the names of its ports."""
        told = [f"{way} {_range(ports)}" for way, ports in (("from", self.sources), ("to", self.sinks)) if ports]
        return [self.system, f"{self.sample_rate:g} Hz", *(told or ["any number of free ports"])]


@cache
def _package() -> Any:
    """Return the package JACK-Client, or None where it or JACK's library is missing."""
    try:
        import jack
    except (ImportError, OSError):
        return None
    return jack


@cache
def _calls() -> Calls:
    """Return the thread of all calls."""
    quiet.silence()
    return Calls()


def is_there() -> bool:
    """Whether this backend can be used, once a JACK server runs."""
    return _package() is not None


def devices() -> list[Device]:
    """Return the clients of the JACK server, and free ports at last; none where no server runs.

    Raises `DeviceError` where the server hangs.
    """
    if not is_there():
        return []
    patience, failure = calls.OPENING, "the system's sound did not open"
    _calls().wait(patience, failure)
    return call(_devices, patience, failure, lambda: None)


def call(work: Callable[[], Result], patience: float, failure: str, undo: Callable[[], None]) -> Result:
    """Call a function on JACK's thread, as `Calls.make` does."""
    return _calls().make(work, patience, failure, undo)


def opened(name: str) -> Any:
    """Return a new `jack.Client`, or None where no JACK server runs. On JACK's thread."""
    package = _package()
    try:
        return package.Client(name, no_start_server=True)
    except package.JackOpenError:
        return None


def native() -> tuple[Any, Any]:
    """Return JACK's C functions, as far as the package declares them, and the `FFI` that they are called with."""
    package = _package()
    return package._lib, package._ffi


def address(function: str) -> int:
    """Return where one of JACK's C functions is."""
    found = ctypes.cast(getattr(_undeclared(), function), ctypes.c_void_p).value
    assert found is not None
    return found


def latency(port: int, way: int) -> int:
    """Return the longest latency of the port at an address, in frames."""
    shortest_longest = (ctypes.c_uint32 * 2)()
    _undeclared().jack_port_get_latency_range(ctypes.c_void_p(port), way, shortest_longest)
    return int(shortest_longest[1])


def _undeclared() -> ctypes.CDLL:
    """Return JACK's library, with the functions that the package does not declare, too."""
    return ctypes.CDLL(_package()._libname)


def _devices() -> list[Device]:
    client = opened(PROBE_NAME)
    if client is None:
        return []
    try:
        sources, sinks = (_by_client(_ports(client, flag)) for flag in (IS_OUTPUT, IS_INPUT))
        # Usual is the client whose ports of a card JACK names first.
        usual = [
            next(iter(_by_client(_ports(client, flag | IS_PHYSICAL))), UNCONNECTED) for flag in (IS_OUTPUT, IS_INPUT)
        ]
        rate = client.samplerate
    finally:
        client.close()
    found: list[Device] = [
        JackDevice(
            number, name, SYSTEM, len(sources.get(name, ())), len(sinks.get(name, ())), rate, name == usual[0],
            name == usual[1], sources.get(name, ()), sinks.get(name, ()),
        )
        for number, name in enumerate(dict.fromkeys([*sources, *sinks]))
    ]  # fmt: skip
    is_usual = usual[0] == UNCONNECTED, usual[1] == UNCONNECTED
    found.append(JackDevice(len(found), UNCONNECTED, SYSTEM, 1, MAIN_OUTPUTS, rate, *is_usual))
    return found


def _ports(client: Any, flags: int) -> list[str]:
    """Return the names of all ports for sound that have these flags."""
    library, ffi = native()
    names = library.jack_get_ports(client._ptr, ffi.NULL, AUDIO, flags)
    if not names:
        return []
    try:
        each = itertools.takewhile(bool, (names[at] for at in itertools.count()))
        return [ffi.string(name).decode(errors="replace") for name in each]
    finally:
        library.jack_free(names)


def _by_client(ports: Iterable[str]) -> dict[str, Ports]:
    """Return ports by the names of their clients."""
    found: dict[str, Ports] = {}
    for port in ports:
        client = port.partition(":")[0]
        found[client] = (*found.get(client, ()), port)
    return found


def _range(ports: Ports) -> str:
    """Return the name of a client's port, without its own; of several, the first and the last."""
    names = [port.partition(":")[2] for port in ports]
    return names[0] if len(names) == 1 else f"{names[0]} … {names[-1]}"
