"""What PortAudio does not do right for JACK, or for PipeWire, which has JACK's interface.

PortAudio passes the name of a client to JACK as a regular expression when it looks for the client's ports. Up to its
version 19.6 it does not escape it, so that "HD Audio (Models 00h-0fh)" or "Speaker + Headphones" have no channels and
cannot be opened. Here JACK itself counts their ports, the counts are written into PortAudio's list where they differ,
and while such a device is opened, its name in that list is a pattern that matches the name.
"""

import contextlib
import ctypes
import os
import re
import select
import socket
import stat
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nmfserver.audio.jack.library import is_there
from nmfserver.audio.quiet import LIBJACK

if TYPE_CHECKING:
    from _cffi_backend import _CDataBase as CData

    from nmfserver.audio.portaudio.library import Library as PortAudio

NAME, PROBE_NAME = b"nmfserver", b"nmfserver-looks"
REFUSED = b"no" * 32
"""As long as PortAudio takes it, and longer than JACK does. PortAudio keeps the address."""
AUDIO = b"32 bit float mono audio"
NO_START = 1
"""Option of a client: do not start a server."""
DESCRIPTORS = Path("/proc/self/fd")
SOCKET = re.compile(r"/jack_[^/]*_\d+_\d+$")
"""The path of a JACK server's socket."""
IS_INPUT, IS_OUTPUT = 1, 2
"""Flags of a port. Others can listen to a client's outputs."""
# The special characters of POSIX's extended regular expressions.
_SPECIAL = re.compile(rb"[][\\.^$*+?(){}|]")
_plays_only = False


def client_name() -> bytes:
    """Return the name of PortAudio's clients of JACK: one that JACK refuses where JACK's own backend does all that.

    PortAudio aborts the process when JACK goes away at the wrong moment; so it is kept from starting with it at all.
    """
    return REFUSED if is_there() and not _plays_only else NAME


def allow_for_playing() -> None:
    """Let PortAudio reach JACK in any case: in a process that only plays, and may end when JACK does."""
    global _plays_only
    _plays_only = True


def set_client_name(portaudio: str) -> None:
    """Name our clients of JACK, where this copy of PortAudio, which is loaded, supports it."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(portaudio).PaJack_SetClientName(client_name())


def correct(library: "PortAudio") -> set[int]:
    """Correct the channels of clients whose ports PortAudio has miscounted; return the numbers of these devices.

    PortAudio has started.
    """
    native, special = library.native, {}
    for number in range(native.Pa_GetDeviceCount()):
        info = native.Pa_GetDeviceInfo(number)
        name = library.ffi.string(info.name)
        if native.Pa_GetHostApiInfo(info.hostApi).type == native.paJACK and _SPECIAL.search(name):
            special[number] = name
    if not special:
        return set()
    corrected = set()
    inputs, outputs = _ports()
    for number, name in special.items():
        info, counts = _writable(library, number), (inputs[name], outputs[name])
        if (info.maxInputChannels, info.maxOutputChannels) != counts:
            info.maxInputChannels, info.maxOutputChannels = counts
            corrected.add(number)
    return corrected


@contextlib.contextmanager
def as_patterns(library: "PortAudio", numbers: Collection[int]) -> Iterator[None]:
    """Replace the names of some devices in PortAudio's list by patterns that match them."""
    ffi = library.ffi
    infos = [_writable(library, number) for number in numbers]
    names = [info.name for info in infos]
    patterns = [ffi.new("char[]", _SPECIAL.sub(rb"\\\g<0>", ffi.string(name))) for name in names]
    for info, pattern in zip(infos, patterns, strict=True):
        info.name = pattern
    try:
        yield
    finally:
        for info, name in zip(infos, names, strict=True):
            info.name = name


def connections() -> set[int]:
    """Return the file descriptors of this process's connections to JACK servers that still run. On Linux."""
    found = set()
    for number in [int(path.name) for path in DESCRIPTORS.iterdir()] if DESCRIPTORS.is_dir() else []:
        with contextlib.suppress(OSError, ValueError):
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as own:
                poll = select.poll()
                poll.register(own, 0)  # a broken connection is reported in any case
                if SOCKET.search(str(own.getpeername())) and not poll.poll(0):
                    found.add(number)
    return found


def answers() -> bool:
    """Whether a JACK server answers. Waits for one that hangs."""
    jack = ctypes.CDLL(LIBJACK)
    jack.jack_client_open.restype = ctypes.c_void_p
    client = ctypes.c_void_p(jack.jack_client_open(PROBE_NAME, NO_START, None))
    if client:
        jack.jack_client_close(client)
    return bool(client)


def _writable(library: "PortAudio", number: int) -> "CData":
    return library.ffi.cast("PaDeviceInfo *", library.native.Pa_GetDeviceInfo(number))


def _ports() -> tuple[Counter[bytes], Counter[bytes]]:
    """Return how many channels each client has to listen to, and to play to."""
    counts = Counter[bytes](), Counter[bytes]()
    jack = ctypes.CDLL(LIBJACK)
    jack.jack_client_open.restype = ctypes.c_void_p
    jack.jack_get_ports.restype = ctypes.POINTER(ctypes.c_char_p)
    client = ctypes.c_void_p(jack.jack_client_open(PROBE_NAME, NO_START, None))
    if not client:
        return counts
    for count, flag in zip(counts, (IS_OUTPUT, IS_INPUT), strict=True):
        ports = jack.jack_get_ports(client, None, AUDIO, ctypes.c_ulong(flag))
        at = 0
        while ports and ports[at]:
            count[ports[at].partition(b":")[0]] += 1
            at += 1
        jack.jack_free(ports)
    jack.jack_client_close(client)
    return counts
