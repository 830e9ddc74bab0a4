"""The ring between two threads: nothing is lost, doubled, torn or out of order."""

from __future__ import annotations

import os
import threading

import numpy as np
import pytest

from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.ring import Ring

MESSAGES = 3_000_000


def test_messages_come_in_order_and_the_full_ring_refuses() -> None:
    one = ring.allocate(3)
    assert ring.front(one) == -1
    assert ring.room(one) == 3
    for number in range(3):
        assert ring.push(one, number, 10 * number, -number, 0.5 * number)
    assert ring.room(one) == 0
    assert not ring.push(one, 9, 9, 9, 9.0)
    for number in range(3):
        at = ring.front(one)
        assert one.integers[at].tolist() == [number, 10 * number, -number]
        assert one.numbers[at] == 0.5 * number
        ring.pop(one)
    assert ring.front(one) == -1


def test_places_are_used_again() -> None:
    one = ring.allocate(4)
    for number in range(100):
        assert ring.push(one, number, 0, 0, 0.0)
        assert one.integers[ring.front(one), 0] == number
        ring.pop(one)


@kernel()
def write(one: Ring, count: int) -> None:
    for number in range(count):
        while not ring.push(one, number, 2 * number, 3 * number, -float(number)):
            pass


@kernel()
def faults(one: Ring, count: int) -> int:
    """Read; return how many messages are not what was written."""
    wrong = 0
    for number in range(count):
        at = ring.front(one)
        while at < 0:
            at = ring.front(one)
        whole = one.integers[at]
        wrong += whole[0] != number or whole[1] != 2 * number or whole[2] != 3 * number or one.numbers[at] != -number
        ring.pop(one)
    return wrong


@pytest.mark.skipif(bool(os.environ.get("NUMBA_DISABLE_JIT")), reason="threads need compiled code to run at once")
@pytest.mark.parametrize("size", [1, 2, 64])
def test_two_threads_at_full_speed_lose_and_tear_nothing(size: int) -> None:
    one = ring.allocate(size)
    count = MESSAGES if size > 2 else 2000  # of one or two, each waits for the other's turn all the time
    write(ring.allocate(8), 1)  # compiled before, not in a thread
    faults_in = [faults(one, 0)]
    writer = threading.Thread(target=write, args=(one, count))
    writer.start()
    faults_in.append(faults(one, count))
    writer.join()
    assert faults_in == [0, 0]
    assert np.all(one.counters[[ring.BEGIN, ring.END]] == count)
