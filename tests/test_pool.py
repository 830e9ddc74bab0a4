"""The pool of large arrays: memory is used again, never twice at a time, and goes back to the system in the end."""

from __future__ import annotations

import gc
import sys
import threading

import numpy as np
import psutil
import pytest

from nmfserver.pool import LEAST, PATIENCE, Pool
from tests.wire import wait_until

SIZE = 2**26
VALUES = SIZE // 4


def address(array: object) -> int:
    return int(np.asarray(array).ctypes.data)


def test_memory_is_used_again_for_arrays_of_about_its_size() -> None:
    pool = Pool()
    first = pool.empty((VALUES // 2, 2))
    assert first.shape == (VALUES // 2, 2) and first.dtype == np.float32 and first.flags.c_contiguous
    place = address(first)
    del first
    assert pool.idle == SIZE
    assert address(pool.empty((VALUES // 2,), np.float64)) == place
    assert address(pool.empty((VALUES - VALUES // 32,))) == place
    assert address(pool.empty((VALUES // 2,))) != place  # half of it would lie idle, and count for nobody
    assert address(pool.empty((VALUES + 1,))) != place


def test_of_several_blocks_the_smallest_that_fits_is_taken() -> None:
    pool = Pool()
    arrays = [pool.empty((VALUES + more,)) for more in (4096, 1024, 2048)]
    places = [address(each) for each in arrays]
    del arrays
    assert address(pool.empty((VALUES + 512,))) == places[1]


def test_small_arrays_are_left_to_numpy() -> None:
    pool = Pool()
    pool.empty((LEAST // 4 - 1,))
    assert pool.idle == 0
    pool.empty((LEAST // 4,))
    assert pool.idle == LEAST
    assert pool.empty((0, 3)).shape == (0, 3)


@pytest.mark.parametrize(
    "view",
    [
        lambda array: array[5:7],
        lambda array: array.reshape(-1)[1:].view(np.uint8)[3:5],
        lambda array: array.T,
        lambda array: np.asarray(memoryview(array)),
        lambda array: np.lib.stride_tricks.as_strided(array[:2], (4,), (0,)),
        lambda array: np.ctypeslib.as_array(np.ctypeslib.as_ctypes(array)),
    ],
)
def test_no_memory_is_handed_out_while_a_view_of_it_lives(view: object) -> None:
    assert callable(view)
    pool = Pool()
    array = pool.empty((VALUES // 2, 2))
    place, kept = address(array), view(array)
    del array
    gc.collect()
    assert pool.idle == 0
    assert address(pool.empty((VALUES,))) != place
    del kept
    gc.collect()  # ctypes keeps what it has made in a circle
    assert address(pool.empty((VALUES - 1,))) != 0
    assert pool.idle == 2 * SIZE


def test_threads_that_allocate_and_drop_never_share_memory() -> None:
    pool, failures = Pool(), list[int]()

    def work(number: int) -> None:
        for turn in range(100):
            array = pool.empty((LEAST // 4 + 1024 * (turn % 3),))
            array[::512] = number
            if not (array[::512] == number).all():
                failures.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not failures
    assert pool.idle <= 8 * (LEAST + 8192) * 3


def test_memory_goes_back_to_the_system_when_no_array_comes() -> None:
    assert PATIENCE == 10
    process, pool = psutil.Process(), Pool(patience=0.2)
    array = pool.empty((VALUES,))
    before = process.memory_info().rss
    array[:] = 1
    assert process.memory_info().rss >= before + SIZE * 0.9
    del array
    assert pool.idle == SIZE
    wait_until(lambda: pool.idle == 0)
    wait_until(lambda: process.memory_info().rss < before + SIZE * 0.1)


def test_where_the_system_has_no_memory_what_waits_is_given_up_and_then_it_is_a_memory_error() -> None:
    pool = Pool()
    array = pool.empty((VALUES,))
    del array
    with pytest.raises(MemoryError, match="the system has no 1152921504606846976 bytes"):
        pool.empty((2**58,))
    assert pool.idle == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only there the addresses of a process are limited so")
def test_memory_that_waits_makes_room_for_an_array_that_it_does_not_fit() -> None:
    import resource

    pool = Pool()
    array = pool.empty((VALUES,))
    del array
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (psutil.Process().memory_info().vms + SIZE // 2, before[1]))
    try:
        assert pool.empty((VALUES + VALUES // 4,)).nbytes > SIZE
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_limit_that_changes_leaves_nothing_behind_where_there_are_no_large_arrays() -> None:
    pool = Pool()
    for size in range(9):
        pool.limit_idle(size)
    assert pool._news.empty()


def test_no_more_waits_than_the_limit_allows() -> None:
    pool = Pool()
    arrays = [pool.empty((VALUES,)) for _ in range(3)]
    del arrays
    assert pool.idle == 3 * SIZE
    pool.limit_idle(2 * SIZE)
    wait_until(lambda: pool.idle == 2 * SIZE)
    pool.limit_idle(0)
    wait_until(lambda: pool.idle == 0)
    place = pool.empty((VALUES,))
    del place
    wait_until(lambda: pool.idle == 0)
