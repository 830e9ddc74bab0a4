"""What PortAudio leaves to be done for JACK, and for PipeWire, which speaks its language.

It takes the name of a client for a regular expression when it looks for its ports; up to its version 19.6 as it is, so
that "HD Audio (Models 00h-0fh)" or "Speaker + Headphones" have no channels and cannot be opened. Here their ports are
counted by JACK itself, the counts are written into PortAudio's list where they differ, and while such a device is
opened, its name there is the pattern that means this name.
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
from functools import cache
from pathlib import Path
from typing import Any

NAME, LOOKING = b"nmfserver", b"nmfserver-looks"
LIBRARY = "libjack.so.0"
SPEAKERS = (
    (LIBRARY, "jack_set_info_function"),
    (LIBRARY, "jack_set_error_function"),
    ("libasound.so.2", "snd_lib_error_set_handler"),
)
"""What takes a function in the place of the one that writes."""
AUDIO = b"32 bit float mono audio"
NO_START = 1
"""Of the options of a client: a server that does not run is not started."""
DESCRIPTORS = Path("/proc/self/fd")
SOCKET = re.compile(r"/jack_[^/]*_\d+_\d+$")
"""What a JACK server listens at."""
IS_INPUT, IS_OUTPUT = 1, 2
"""Of the flags of a port. A client's outputs are what others can listen to."""
# What has a meaning in POSIX's extended regular expressions.
_SPECIAL = re.compile(rb"[][\\.^$*+?(){}|]")


@cache
def silence() -> None:
    """Keep JACK and ALSA, where they are there, from writing to the standard output and the standard error.

    JACK does so from the audio thread too, which would stand still when nobody reads there.
    """
    with contextlib.suppress(OSError, AttributeError):
        harmless = ctypes.CDLL(None).strlen  # any function of C's that takes a text and leaves it alone
        for library, function in SPEAKERS:
            with contextlib.suppress(OSError, AttributeError):
                getattr(ctypes.CDLL(library), function)(harmless)


def introduce(portaudio: str) -> None:
    """Let JACK show our own name, where this library PortAudio, which is loaded, knows JACK."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(portaudio).PaJack_SetClientName(NAME)


def correct(library: Any) -> set[int]:
    """Give clients whose ports PortAudio has miscounted, because of their names, their channels; return their numbers.

    `library` has PortAudio's functions, `native`, and what calls them, `ffi`; PortAudio has started.
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
def as_patterns(library: Any, numbers: Collection[int]) -> Iterator[None]:
    """Have PortAudio's list hold patterns in the place of the names of some devices."""
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
    """Return the descriptors by which this process is connected to JACK servers that are still there; on Linux."""
    found = set()
    for number in [int(path.name) for path in DESCRIPTORS.iterdir()] if DESCRIPTORS.is_dir() else []:
        with contextlib.suppress(OSError, ValueError):
            if not stat.S_ISSOCK(os.fstat(number).st_mode):
                continue
            with socket.socket(fileno=os.dup(number)) as own:
                poll = select.poll()
                poll.register(own, 0)  # a connection that is broken says so in any case
                if SOCKET.search(str(own.getpeername())) and not poll.poll(0):
                    found.add(number)
    return found


def answers() -> bool:
    """Whether a JACK server answers; one that hangs is waited for."""
    jack = ctypes.CDLL(LIBRARY)
    jack.jack_client_open.restype = ctypes.c_void_p
    client = ctypes.c_void_p(jack.jack_client_open(LOOKING, NO_START, None))
    if client:
        jack.jack_client_close(client)
    return bool(client)


def _writable(library: Any, number: int) -> Any:
    return library.ffi.cast("PaDeviceInfo *", library.native.Pa_GetDeviceInfo(number))


def _ports() -> tuple[Counter[bytes], Counter[bytes]]:
    """Return how many channels each client offers to listen to, and to play to."""
    counts = Counter[bytes](), Counter[bytes]()
    jack = ctypes.CDLL(LIBRARY)
    jack.jack_client_open.restype = ctypes.c_void_p
    jack.jack_get_ports.restype = ctypes.POINTER(ctypes.c_char_p)
    client = ctypes.c_void_p(jack.jack_client_open(LOOKING, NO_START, None))
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
