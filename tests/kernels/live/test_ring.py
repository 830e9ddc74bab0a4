"""The ring between two threads: nothing is lost, doubled, torn or out of order."""

from __future__ import annotations

import os
import threading

import pytest

from nmfserver.kernels.compilation import kernel
from nmfserver.kernels.live import ring
from nmfserver.kernels.live.records import allocated
from nmfserver.kernels.live.ring import Ring

MESSAGES = 3_000_000


def made(size: int) -> Ring:
    return allocated(ring.layout(size))


def test_messages_come_in_order_and_the_full_ring_refuses() -> None:
    one = made(3)
    assert ring.front(one) == -1
    assert ring.room(one) == 3
    for number in range(3):
        assert ring.push(one, number, 10 * number, -number, 0.5 * number)
    assert ring.room(one) == 0
    assert not ring.push(one, 9, 9, 9, 9.0)
    for number in range(3):
        at = ring.front(one)
        message = one.messages[at]
        assert (message.kind, message.first, message.second) == (number, 10 * number, -number)
        assert message.number == 0.5 * number
        ring.pop(one)
    assert ring.front(one) == -1


def test_places_are_used_again() -> None:
    one = made(4)
    for number in range(100):
        assert ring.push(one, number, 0, 0, 0.0)
        assert one.messages[ring.front(one)].kind == number
        ring.pop(one)


@kernel()
def write(one: Ring, count: int) -> None:
    for number in range(count):
        while not ring.add(one, number, 2 * number, 3 * number, -float(number)):
            pass


@kernel()
def faults(one: Ring, count: int) -> int:
    """Read; return how many messages are not what was written."""
    wrong = 0
    for number in range(count):
        at = ring.next_place(one)
        while at < 0:
            at = ring.next_place(one)
        it = one.messages[at]
        wrong += it.kind != number or it.first != 2 * number or it.second != 3 * number or it.number != -number
        ring.take_next(one)
    return wrong


@pytest.mark.skipif(bool(os.environ.get("NUMBA_DISABLE_JIT")), reason="threads need compiled code to run at once")
@pytest.mark.parametrize("size", [1, 2, 64])
def test_two_threads_at_full_speed_lose_and_tear_nothing(size: int) -> None:
    one = made(size)
    count = MESSAGES if size > 2 else 2000  # of one or two, each waits for the other's turn all the time
    write(made(8), 1)  # compiled before, not in a thread
    faults_in = [faults(one, 0)]
    writer = threading.Thread(target=write, args=(one, count))
    writer.start()
    faults_in.append(faults(one, count))
    writer.join()
    assert faults_in == [0, 0]
    assert one.counters.read == one.counters.written == count
