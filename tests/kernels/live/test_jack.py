"""JACK's callbacks, called by C as JACK does, on buffers of ours."""

from __future__ import annotations

import ctypes
import os

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.kernels.live import callback, jack, memory
from nmfserver.kernels.live.memory import Mode, Setup, State
from nmfserver.kernels.tuples import addresses

pytestmark = pytest.mark.skipif(bool(os.environ.get("NUMBA_DISABLE_JIT")), reason="C calls the machine code")

PROCESS = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_void_p)
NOTICE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
SHUTDOWN = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
GET_BUFFER = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
FRAMES, BLOCK, OUTPUTS = 100, 32, 4


class Ports:
    """A client of two inputs, whose second has no buffer, and of outputs. A port's address is its number from 1 on."""

    def __init__(self) -> None:
        self.state: State = memory.allocate(Setup(64, 32, 64, 48000, 4, 2, OUTPUTS, 4800, 10, True, 64, False, True))
        self.state.routing.mode, self.state.routing.bypass_goal = Mode.BYPASS.value, 1.0
        self.state.routing.bypass_level = self.state.opening.now = self.state.opening.goal = 1.0
        self.words = addresses(self.state)
        self.buffers: NDArray[np.float32] = np.zeros((2 + OUTPUTS, FRAMES), np.float32)
        self.get_buffer = GET_BUFFER(self._buffer)
        self.client = jack.allocate(2, OUTPUTS, BLOCK)
        self.client.inputs[:], self.client.outputs[:] = (1, 2), range(3, 3 + OUTPUTS)
        link = self.client.link
        link.engine, link.userdata = callback.callback().address, self.words.ctypes.data
        link.get_buffer = ctypes.cast(self.get_buffer, ctypes.c_void_p).value or 0
        self.argument = addresses(self.client)

    def _buffer(self, port: int, frames: int) -> int | None:
        assert frames == FRAMES
        return None if port == 2 else self.buffers[port - 1].ctypes.data

    def process(self) -> None:
        assert PROCESS(jack.process_callback().address)(FRAMES, self.argument.ctypes.data) == jack.CONTINUE


def test_a_block_goes_through_the_engine_however_long_it_is() -> None:
    ports = Ports()
    sound = np.random.default_rng(1).uniform(-0.5, 0.5, 3 * FRAMES).astype(np.float32)
    heard = []
    for block in sound.reshape(3, FRAMES):
        ports.buffers[0] = block
        ports.process()
        heard.append(ports.buffers[2:].copy())
    left, right, *components = np.concatenate(heard, axis=1)
    np.testing.assert_array_equal(left[64:], sound[:-64])
    assert not right.any()  # a port without a buffer is silent
    assert not np.any(components)
    assert (ports.state.clock.position, ports.state.meters.longest_block) == (3 * FRAMES, BLOCK)


def test_lost_sound_counts_once_a_block_and_the_end_is_noted() -> None:
    ports = Ports()
    argument = ports.argument.ctypes.data
    for _ in range(3):
        assert NOTICE(jack.xrun_callback().address)(argument) == jack.CONTINUE
    for _ in range(2):
        ports.process()
    assert ports.state.meters.xruns == 1
    assert ports.client.link.is_gone == 0
    SHUTDOWN(jack.shutdown_callback().address)(0, b"the server ends", argument)
    assert ports.client.link.is_gone == 1
