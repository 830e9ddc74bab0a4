"""The engine as a client of JACK, which has a buffer for each port: no Python runs here.

`process_callback`   JACK's process callback: runs the engine on the buffers of the ports
`xrun_callback`      counts lost sound
`shutdown_callback`  notes that JACK has ended the client

The engine itself is the very function that PortAudio calls (`callback`). It is called by its address, so that it is not
compiled twice.
"""

import ctypes
from functools import cache
from typing import Any, NamedTuple

import numba
import numpy as np
from numba import types

from nmfserver.kernels.access import called, lent
from nmfserver.kernels.compilation import c_function, part
from nmfserver.kernels.live.memory import Floats, Integers, Whole
from nmfserver.kernels.live.records import allocated, planned, record
from nmfserver.kernels.tuples import tuple_at

UNSIGNED = np.uint64 if ctypes.sizeof(ctypes.c_ulong) == 8 else np.uint32
"""C's ``unsigned long``."""
LOST = 4
"""PortAudio's flag of a block before which sound was lost."""
CONTINUE = 0


class Link:
    """What the callbacks share with the control side."""

    engine: int  # address of the engine's function
    userdata: int  # that it is called with
    get_buffer: int  # address of ``jack_port_get_buffer``
    received: int  # address of `Client.received`
    sent: int
    lost: int  # how often JACK has reported lost sound
    lost_before: int  # of these, those that the engine knows of
    is_gone: int  # 1 when JACK has ended the client


class Client(NamedTuple):
    """All memory that the callbacks work on."""

    link: Link
    inputs: Integers  # addresses of JACK's ports
    outputs: Integers
    received: Floats  # (frames, inputs): a block as the engine has it
    sent: Floats  # (frames, outputs)


def allocate(inputs: int, outputs: int, frames: int) -> Client:
    """Return the memory of a client; longer blocks than `frames` are cut."""
    client = allocated(
        Client(
            record(Link),
            planned(np.int64, inputs),
            planned(np.int64, outputs),
            planned(np.float32, frames, inputs),
            planned(np.float32, frames, outputs),
        )
    )
    client.link.received, client.link.sent = client.received.ctypes.data, client.sent.ctypes.data
    return client


@part()
def _receive(client: Client, frames: Whole, first: Whole, count: Whole) -> None:
    """Collect frames of the input ports; a port without a buffer is silent."""
    for channel in range(len(client.inputs)):
        buffer = called(client.link.get_buffer, np.int64, (client.inputs[channel], np.uint32(frames)))
        samples = lent(buffer, (frames, np.int64(1)), np.float32)
        for frame in range(count):
            client.received[frame, channel] = samples[first + frame, 0] if buffer else np.float32(0)


@part()
def _send(client: Client, frames: Whole, first: Whole, count: Whole) -> None:
    """Hand out frames to the output ports."""
    for channel in range(len(client.outputs)):
        buffer = called(client.link.get_buffer, np.int64, (client.outputs[channel], np.uint32(frames)))
        samples = lent(buffer, (frames, np.int64(1)), np.float32)
        if buffer:
            for frame in range(count):
                samples[first + frame, 0] = client.sent[frame, channel]


@part()
def _run(client: Client, count: Whole, flags: Whole) -> None:
    """Run the engine on a block."""
    link = client.link
    called(
        link.engine,
        np.int32,
        (link.received, link.sent, UNSIGNED(count), np.int64(0), UNSIGNED(flags), link.userdata),
    )


@cache
def process_callback() -> Any:
    """Return the ``JackProcessCallback``; its argument is the address of `addresses` of a `Client`."""
    kind = _client_type()

    @c_function(types.int32(types.uint32, types.voidptr))
    def jack_process(frames: int, argument: int) -> int:
        client = tuple_at(argument, kind)
        link, whole = client.link, np.int64(frames)
        flags = np.int64(LOST if link.lost != link.lost_before else 0)
        link.lost_before = link.lost
        at = np.int64(0)
        while at < whole:
            count = min(whole - at, np.int64(client.sent.shape[0]))
            _receive(client, whole, at, count)
            _run(client, count, flags)
            _send(client, whole, at, count)
            at, flags = at + count, np.int64(0)
        return CONTINUE

    return jack_process


@cache
def xrun_callback() -> Any:
    """Return the ``JackXRunCallback``, with the same argument."""
    kind = _client_type()

    @c_function(types.int32(types.voidptr))
    def jack_xrun(argument: int) -> int:
        tuple_at(argument, kind).link.lost += 1
        return CONTINUE

    return jack_xrun


@cache
def shutdown_callback() -> Any:
    """Return the ``JackInfoShutdownCallback``, with the same argument."""
    kind = _client_type()

    @c_function(types.void(types.int32, types.voidptr, types.voidptr))
    def jack_shutdown(code: int, reason: int, argument: int) -> None:
        tuple_at(argument, kind).link.is_gone = 1

    return jack_shutdown


def _client_type() -> Any:
    return types.TypeRef(numba.typeof(allocate(1, 1, 1)))
