"""The table of buffers: leases, order, sizes, quota."""

from collections.abc import Iterator

import numpy as np
import pytest

from nmfserver.buffers.table import LARGEST_INDEX, MOST_BUFFERS, Buffer, BufferTable, Samples
from nmfserver.errors import BadBufferError, MemoryLimitError
from nmfserver.steps import AT_ONCE, Steps, finished

MEGABYTE = 2**20


def ramp(frames: int = 4, channels: int = 2) -> Buffer:
    return Buffer(np.arange(frames * channels, dtype=np.float32).reshape(frames, channels), 48000.0)


def test_a_lent_array_never_changes() -> None:
    buffer = ramp()
    with buffer.reading() as lent:
        before = lent.copy()
        finished(buffer.writable())[:] = -1
        finished(buffer.writable())[0] = 5
        np.testing.assert_array_equal(lent, before)
        assert not np.shares_memory(lent, buffer.samples)
    assert buffer.samples[0, 0] == 5
    assert np.all(buffer.samples.reshape(-1)[1:] == -1)


def test_a_write_copies_only_while_samples_are_lent() -> None:
    buffer = ramp()
    own = buffer.samples
    assert np.shares_memory(finished(buffer.writable()), own)
    with buffer.reading(), buffer.reading():
        pass
    assert np.shares_memory(finished(buffer.writable()), own)
    with buffer.reading():
        first = finished(buffer.writable())
        assert not np.shares_memory(first, own)
        assert np.shares_memory(finished(buffer.writable()), first)  # the copy is nobody else's: one is enough


def test_leases_of_one_array_end_one_by_one() -> None:
    buffer = ramp()
    with buffer.reading() as outer:
        with buffer.reading():
            pass
        assert not np.shares_memory(finished(buffer.writable()), outer)


def test_the_end_of_an_old_lease_does_not_end_a_new_one() -> None:
    buffer = ramp()
    old = buffer.reading()
    old.__enter__()
    finished(buffer.writable())[:] = 1
    with buffer.reading() as new:
        old.__exit__(None, None, None)
        finished(buffer.writable())[:] = 2
        assert np.all(new == 1)


def doubling(buffer: Buffer) -> Steps[None]:
    """Double all samples, one a step."""
    samples = yield from buffer.writable()

    def each() -> Iterator[None]:
        for at in range(len(samples)):
            samples[at] *= 2
            yield

    yield from buffer.changing(each())


def test_nobody_sees_half_of_a_change() -> None:
    def lent(buffer: Buffer) -> Samples:
        return buffer.reading().__enter__()

    def own(buffer: Buffer) -> Samples:
        return buffer.samples

    for look in (own, lent):
        buffer, expected = ramp(), 2 * ramp().samples
        change = doubling(buffer)
        next(change)
        assert (buffer.frames, buffer.channels, buffer.size) == (4, 2, 8)
        seen = look(buffer)
        np.testing.assert_array_equal(seen, expected)
        finished(change)  # nothing is left to be done
        np.testing.assert_array_equal(seen, expected)


def test_two_changes_at_once_are_both_done() -> None:
    buffer, expected = ramp(), 4 * ramp().samples
    first, second = doubling(buffer), doubling(buffer)
    for change in (first, second, first, second):
        next(change, None)
    finished(second)
    finished(first)
    np.testing.assert_array_equal(buffer.samples, expected)


def test_what_is_written_while_a_copy_is_made_is_in_it() -> None:
    buffer = ramp(AT_ONCE)
    with buffer.reading() as lent:
        slow = buffer.writable()
        next(slow)
        finished(buffer.writable())[0] = 5
        finished(slow)[1] = 6
        assert (lent[0, 0], lent[0, 1]) == (0, 1)
    assert (buffer.samples[0, 0], buffer.samples[0, 1]) == (5, 6)


def test_a_table_holds_so_many_buffers() -> None:
    table = BufferTable(MEGABYTE)
    table.publish({number: ramp(1, 1) for number in range(MOST_BUFFERS - 1)})
    with pytest.raises(
        BadBufferError, match=f"this would be buffer number {MOST_BUFFERS + 1}; .* at most {MOST_BUFFERS}"
    ):
        table.publish({"a": ramp(1, 1), "b": ramp(1, 1)})
    assert table.find("a") is None
    table.publish({"a": ramp(1, 1), 0: ramp(1, 1)})
    table.free(1)
    table.publish({"b": ramp(1, 1)})


def test_replaced_samples_leave_the_lent_ones_alone() -> None:
    buffer = ramp()
    with buffer.reading() as lent:
        other = np.ones((4, 2), np.float32)
        buffer.replace(other)
        assert lent[1, 1] == 3
        assert np.shares_memory(finished(buffer.writable()), other)


def test_a_lease_ends_with_an_error_too() -> None:
    buffer = ramp()
    own = buffer.samples
    with pytest.raises(ZeroDivisionError), buffer.reading():
        raise ZeroDivisionError
    assert np.shares_memory(finished(buffer.writable()), own)


def test_order_is_numbers_then_names() -> None:
    table = BufferTable(MEGABYTE)
    for key in ("b", 10, "a", 2, "Z", 0):
        table.publish({key: ramp()})
    assert [key for key, _ in table] == [0, 2, 10, "Z", "a", "b"]


def test_what_is_published_is_found_until_it_is_freed() -> None:
    table = BufferTable(MEGABYTE)
    one, two = ramp(), ramp()
    table.publish({1: one, "1st": two})
    assert table.get(1) is one
    assert table.find("1st") is two
    table.free(1)
    table.free(1)
    assert table.find(1) is None
    with pytest.raises(BadBufferError, match="buffer 1 does not exist"):
        table.get(1)


def test_renaming_replaces_and_may_go_nowhere() -> None:
    table = BufferTable(MEGABYTE)
    one, two = ramp(), ramp()
    table.publish({1: one, "two": two})
    table.rename("two", 1)
    table.rename(1, 1)
    assert [key for key, _ in table] == [1]
    assert table.get(1) is two
    with pytest.raises(BadBufferError, match="buffer two does not exist"):
        table.rename("two", 1)
    assert table.get(1) is two


@pytest.mark.parametrize(
    ("frames", "channels", "reason"),
    [
        (0, 1, "0 frames and 1 channel were asked for; a buffer has at least 1 of each"),
        (1, 0, "1 frame and 0 channels"),
        (-3, 2, "-3 frames and 2 channels"),
        (LARGEST_INDEX, 2, f"4294967294 samples; a buffer holds at most {LARGEST_INDEX}"),
        (LARGEST_INDEX, LARGEST_INDEX, f"{LARGEST_INDEX} frames of {LARGEST_INDEX} channels"),
    ],
)
def test_impossible_sizes(frames: int, channels: int, reason: str) -> None:
    with pytest.raises(BadBufferError, match=reason):
        BufferTable(2**62).require_size(frames, channels)


def test_the_quota_is_used_up_to_the_last_byte() -> None:
    table = BufferTable(MEGABYTE)
    table.publish({0: ramp(2**15, 4)})  # half of it
    table.require_size(2**16, 2)
    with pytest.raises(
        MemoryLimitError, match=r"needs 0\.5 MB, but only 0\.5 MB of the memory quota of 1\.0 MB are left: free buffers"
    ):
        table.require_size(2**16 + 1, 2)
    table.publish({1: ramp(2**16, 2)})
    with pytest.raises(MemoryLimitError, match=r"only 0\.0 MB"):
        table.require_size(1, 1)
    table.free(0)
    table.require_size(2**16, 2)


def test_samples_count_until_nobody_has_them() -> None:
    table, size = BufferTable(MEGABYTE), 2**15 * 4
    table.publish({0: ramp(2**15, 4)})  # half of it
    with table.get(0).reading(), table.get(0).reading():
        finished(table.get(0).writable())  # a copy, which is the other half
        with pytest.raises(MemoryLimitError, match=r"needs 0\.0 MB, but only 0\.0 MB"):
            table.require_size(1, 1)
    table.require_size(size, 1)
    with table.get(0).reading():
        with pytest.raises(MemoryLimitError):
            table.require_size(size + 1, 1, instead=0)  # what is lent is not given back
        table.free(0)
        with pytest.raises(MemoryLimitError):
            table.require_size(size + 1, 1)
    table.require_size(2 * size, 1)
    table.publish({0: ramp(2**16, 4)})
    with table.get(0).reading():
        with pytest.raises(MemoryLimitError):
            finished(table.get(0).writable())
        table.rename(0, "there")
    table.require_size(2**16, 4, instead="there")
    table.get("there").replace(np.zeros((2**16, 4), np.float32))
    table.free("there")
    table.require_size(2**16, 4)


def test_what_is_reserved_is_not_given_to_others_until_it_is_given_back() -> None:
    table = BufferTable(MEGABYTE)
    with table.reserved(MEGABYTE - 4):
        table.require_size(1, 1)
        with pytest.raises(MemoryLimitError, match=r"only 0\.0 MB"):
            table.require_size(2, 1)
    table.require_size(2**16, 4)
    with pytest.raises(MemoryLimitError), table.reserved(MEGABYTE + 1):
        pass
    table.require_size(2**16, 4)
