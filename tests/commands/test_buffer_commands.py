"""The buffer commands of the contract's section 5, over real sockets."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests.commands.conftest import Logged
from tests.wire import Process, Reply, Tcp, Udp, bundle, message, running, wait_until

RATE = 22050
FRAMES = 50
LARGEST = 2**31 - 1
NUMBERED = (3, 3.0, "3")
NAMED = ("drums", "two words", "größe 🥁")


@pytest.fixture(scope="module")
def small() -> Iterator[Process]:
    """A server with 8 MB for buffers."""
    with running("--memory-quota", "8") as process:
        yield process


@pytest.fixture
def cramped(small: Process) -> Iterator[Udp]:
    client = Udp(small.port)
    for name in ("a", "b", "c", "d"):
        client.do("/b_free", name)
    yield client
    client.close()


@pytest.fixture(scope="module")
def stereo() -> NDArray[np.float32]:
    return np.random.default_rng(3).uniform(-1, 1, (FRAMES, 2)).astype(np.float32)


@pytest.fixture
def file(tmp_path: Path, stereo: NDArray[np.float32]) -> str:
    path = tmp_path / "two channels ü.wav"
    soundfile.write(path, stereo, RATE, subtype="FLOAT")
    return str(path)


def filled(udp: Udp, buffer: int | str = 0, frames: int = 16, channels: int = 1) -> list[float]:
    """Allocate a buffer of known values and return them."""
    values = [float(value) for value in np.linspace(-1, 1, frames * channels, dtype=np.float32)]
    assert udp.do("/b_alloc", buffer, frames, channels) == ("/done", "/b_alloc", buffer)
    udp.send("/b_setn", buffer, 0, len(values), *values)
    assert udp.samples(buffer, len(values)) == values
    return values


def failure(udp: Udp, address: str, *arguments: Any) -> str:
    """Send what must fail, once; return the reason."""
    udp.send(address, *arguments)
    replies = udp.sync()
    assert [reply[:2] for reply in replies] == [("/fail", address)], replies
    return str(replies[0][2])


# Sizes and names


@pytest.mark.parametrize(
    ("arguments", "info"),
    [
        ((100,), (100, 1, 48000.0)),
        ((100, 2), (100, 2, 48000.0)),
        ((100.0, "2", 44100), (100, 2, 44100.0)),
        (("100", 2.0, 93.75), (100, 2, 93.75)),
        ((1, 100, 0), (1, 100, 48000.0)),
        ((100, 2, 0.0, 0), (100, 2, 48000.0)),
        ((100, 2, 0, 44100.0), (100, 2, 44100.0)),
        ((100, 2, 0, 0), (100, 2, 48000.0)),
    ],
)
def test_alloc(udp: Udp, arguments: tuple[Any, ...], info: Reply) -> None:
    assert udp.do("/b_alloc", 0, *arguments) == ("/done", "/b_alloc", 0)
    assert udp.ask("/b_query", 0) == ("/b_info", 0, *info)
    assert not any(udp.samples(0, int(info[0] * info[1])))


@pytest.mark.parametrize("name", [*NUMBERED, *NAMED])
def test_replies_name_a_buffer_as_the_request_did(udp: Udp, name: Any, file: str, tmp_path: Path) -> None:
    def told(reply: Reply, at: int = 2) -> None:
        assert reply[at] == name, reply
        assert type(reply[at]) is type(name)

    told(udp.do("/b_alloc", name, 4, 2))
    told(udp.ask("/b_query", name), 1)
    told(udp.ask("/b_get", name, 0), 1)
    told(udp.ask("/b_getn", name, 0, 1), 1)
    for arguments in (
        ("/b_zero",), ("/b_gen", "normalize"), ("/b_read", file), ("/b_readChannel", file, 0, -1, 0, 0, 1, 0),
        ("/b_write", str(tmp_path / "x.wav"), "wav", "float"), ("/b_close",), ("/b_dup", "other"), ("/b_rename", "new"),
        ("/b_allocRead", file), ("/b_allocReadChannel", file, 0, -1, 1), ("/b_free",),
    ):  # fmt: skip
        told(udp.do(arguments[0], name, *arguments[1:]))
    udp.send("/b_get", name, 0)
    told(udp.receive(), 3)  # behind the reason of a /fail


def test_numbers_of_all_types_are_one_buffer_and_names_are_others(udp: Udp) -> None:
    for name, frames in ((3, 1), ("3rd", 2), ("", 0), ("three", 3)):
        if frames:
            udp.do("/b_alloc", name, frames)
    assert udp.ask("/b_query", 3, 3.0, "3", "3.0", "+3", "3rd", "three", "Three") == (
        "/b_info", 3, 1, 1, 48000.0, 3.0, 1, 1, 48000.0, "3", 1, 1, 48000.0, "3.0", 1, 1, 48000.0, "+3", 1, 1, 48000.0,
        "3rd", 2, 1, 48000.0, "three", 3, 1, 48000.0, "Three", 0, 0, 0.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((0, 10), "0 frames and 10 channels were asked for; a buffer has at least 1 of each"),
        ((10, 0), "10 frames and 0 channels were asked for"),
        ((-1, 1), "-1 frames and 1 channel"),
        (
            (LARGEST, LARGEST),
            f"{LARGEST} frames of {LARGEST} channels are {LARGEST**2} samples; a buffer holds at most",
        ),
        ((LARGEST, 2), f"{2 * LARGEST} samples; a buffer holds at most {LARGEST}"),
        ((2.5, 1), "frames is 2.5; it takes an integer"),
        (("2.5", 1), "frames is '2.5'; it takes an integer"),
        ((float(2**31), 1), "frames is 2147483648.0; it is between"),
        ((1, 1, -1), "sampleRate is -1; it is at least 0"),
        ((1, 1, float("nan")), "sampleRate is nan"),
        ((1, 1, float("inf")), "sampleRate is inf"),
        ((1, 1, 0, 0, 0), "takes at most 4"),
        ((1, 1, 8000, 7), "takes at most 4"),
    ],
)
def test_sizes_that_no_buffer_has(udp: Udp, arguments: tuple[Any, ...], reason: str) -> None:
    before = filled(udp)
    assert reason in failure(udp, "/b_alloc", 0, *arguments)
    assert udp.samples(0, 16) == before


@pytest.mark.parametrize("number", [2**40, -(2**63), 2**63 - 1])
def test_64_bit_numbers_are_refused(udp: Udp, number: int) -> None:
    def packet(tags: str, *values: bytes) -> bytes:
        return b"/b_alloc\0\0\0\0" + tags.encode() + bytes(4 - len(tags) % 4) + b"".join(values)

    one, huge = (1).to_bytes(4, "big"), number.to_bytes(8, "big", signed=True)
    for name, whole in (
        ("frames", packet(",ihi", one, huge, one)),
        ("channels", packet(",iih", one, one, huge)),
        ("buffer", packet(",hi", huge, one)),
    ):
        udp.send_raw(whole)
        (reply,) = udp.sync()
        assert reply[:2] == ("/fail", "/b_alloc")
        assert f"{name} is {number}; it is" in reply[2]
    assert udp.until_list() == []


@pytest.mark.parametrize("buffer", [-1, -1.0, "-1", -7, 1.5, "1.5", "", "n" * 256])
def test_what_is_no_buffer(udp: Udp, buffer: Any) -> None:
    for address, *rest in (("/b_alloc", 4), ("/b_free",), ("/b_query",), ("/b_get", 0), ("/b_rename", 1)):
        assert failure(udp, address, buffer, *rest).startswith(("buffer", "from"))
    assert failure(udp, "/b_rename", 0, buffer).startswith("to ")


def test_a_full_quota(cramped: Udp) -> None:
    megabyte = 2**18
    assert cramped.do("/b_alloc", "a", megabyte, 5)[0] == "/done"
    refused = "this needs 4.0 MB, but only 3.0 MB of the memory quota of 8.0 MB are left"
    assert refused in failure(cramped, "/b_alloc", "b", megabyte, 4)
    assert cramped.do("/b_alloc", "b", megabyte, 3)[0] == "/done"
    for arguments in (("/b_alloc", "c", 1), ("/b_dup", "a", "c")):
        assert "only 0.0 MB of the memory quota" in failure(cramped, *arguments)
    assert cramped.do("/b_rename", "a", "c")[0] == "/done"
    assert cramped.do("/b_free", "b")[0] == "/done"
    assert cramped.do("/b_alloc", "d", megabyte, 3)[0] == "/done"


def test_the_quota_counts_copies_and_credits_what_is_replaced(cramped: Udp) -> None:
    megabyte = 2**18
    assert cramped.do("/b_alloc", "a", megabyte, 5)[0] == "/done"
    assert cramped.do("/b_alloc", "a", megabyte, 8)[0] == "/done"  # the old one makes room
    assert "only 8.0 MB of the memory quota" in failure(cramped, "/b_alloc", "a", megabyte, 9)
    assert cramped.do("/b_zero", "a")[0] == "/done"
    assert cramped.do("/b_alloc", "a", 5 * megabyte)[0] == "/done"
    cramped.send("/b_fill", "a", 0, 1, 0.5)
    for command in (
        ("/b_dup", "a", "b"), ("/b_dup", "a", "a"), ("/b_gen", "a", "normalize"), ("/b_gen", "a", "sine1", 0, 1.0),
        ("/b_gen", "a", "copy", 0, "a", 1, 5),
    ):  # fmt: skip
        refused = failure(cramped, *command)
        assert "this needs 5.0 MB, but only 3.0 MB of the memory quota of 8.0 MB are left" in refused
    assert "this needs 7.0 MB" in failure(
        cramped, "/bufcompose", "source", "a", "destination", "b", "numFrames", 7 * megabyte
    )
    assert cramped.ask("/b_get", "a", 0, 1) == ("/b_set", "a", 0, 0.5, 1, 0.0)
    assert cramped.do("/b_alloc", "a", 4 * megabyte)[0] == "/done"
    assert cramped.do("/b_gen", "a", "sine1", 0, 1.0)[0] == "/done"
    assert cramped.do("/b_dup", "a", "b")[0] == "/done"


def test_what_is_lent_to_a_job_counts_until_it_is_given_back(cramped: Udp) -> None:
    size = 513 * 50
    cramped.do("/b_alloc", "a", 20 * 1024)
    cramped.do("/b_alloc", "b", 513, 50)
    cramped.send("/b_fill", "b", 0, size, 1.0)
    job = ("source", "a", "bases", "b", "basesMode", 2, "activations", "c", "components", 50)
    cramped.send("/bufnmf", *job, "solver", "mu", "iterations", 10**7, "id", 1)
    cramped.until("/bufnmf/started")
    cramped.send("/maxrate", 1)
    least, most = 1, 2**21
    while most - least > size // 2:  # fill what is left, nearly
        middle = (least + most) // 2
        least, most = (middle, most) if cramped.do("/b_alloc", "d", middle)[0] == "/done" else (least, middle)
    assert cramped.do("/b_alloc", "d", least)[0] == "/done"
    # The job has the buffer: to write there takes a copy, and to free it, or to replace it, gives nothing back yet.
    for command in (("/b_zero", "b"), ("/b_alloc", "b", size)):
        assert "of the memory quota of 8.0 MB are left" in cramped.do(*command)[2]
    cramped.send("/b_set", "b", 0, 2.0)
    assert "of the memory quota of 8.0 MB are left" in cramped.until("/fail", "/b_set")[-1][2]
    cramped.do("/b_free", "b")
    assert "of the memory quota of 8.0 MB are left" in cramped.do("/b_alloc", "c", size)[2]
    cramped.do("/bufnmf/cancel", 1)
    cramped.until("/fail", "/bufnmf", "cancelled")
    assert cramped.do("/b_alloc", "c", size)[0] == "/done"


def test_a_file_beyond_the_quota(cramped: Udp, tmp_path: Path) -> None:
    path = str(tmp_path / "long.flac")
    soundfile.write(path, np.zeros((2**20, 3), np.int16), RATE)
    assert "this needs 12.0 MB, but only 8.0 MB" in failure(cramped, "/b_allocRead", "a", path)
    assert cramped.do("/b_allocReadChannel", "a", path, 0, -1, 2)[0] == "/done"
    assert "this needs 8.0 MB, but only 4.0 MB" in failure(cramped, "/b_allocReadChannel", "b", path, 0, -1, 2, 2)
    assert cramped.do("/b_allocRead", "b", path, 100, 1000)[0] == "/done"
    assert cramped.ask("/b_query", "a", "b")[1:] == ("a", 2**20, 1, RATE, "b", 1000, 3, RATE)


# Lists, copies, names


def test_list_rename_and_dup(udp: Udp) -> None:
    values = filled(udp, "from", 3, 2)
    udp.do("/b_alloc", 10, 1, 1, 8000)
    udp.do("/b_alloc", 9, 2)
    assert udp.do("/b_rename", "from", 10.0) == ("/done", "/b_rename", "from", 10.0)
    assert udp.do("/b_dup", 10, "copy") == ("/done", "/b_dup", 10, "copy")
    udp.send("/b_setSampleRate", "copy", 93.75)
    udp.send("/b_set", "copy", 0, 5)
    udp.send("/b_list")
    assert udp.until("/done", "/b_list") == [
        ("/b_info", 9, 2, 1, 48000.0),
        ("/b_info", 10, 3, 2, 48000.0),
        ("/b_info", "copy", 3, 2, 93.75),
        ("/done", "/b_list", 3),
    ]
    assert udp.samples(10, 6) == values
    assert udp.samples("copy", 6) == [5, *values[1:]]
    assert udp.ask("/b_query", "from") == ("/b_info", "from", 0, 0, 0.0)
    assert udp.do("/b_dup", 9, 10)[0] == "/done"
    assert udp.ask("/b_query", 10) == ("/b_info", 10, 2, 1, 48000.0)


def test_set_sample_rate(udp: Udp) -> None:
    values = filled(udp)
    for arguments, rate in (((44100,), 44100.0), (("93.75",), 93.75), ((), 48000.0), ((0,), 48000.0)):
        udp.send("/b_setSampleRate", 0, *arguments)
        assert udp.ask("/b_query", 0) == ("/b_info", 0, 16, 1, rate)
    assert "sampleRate is -1; it is at least 0" in failure(udp, "/b_setSampleRate", 0, -1)
    assert udp.samples(0, 16) == values


# Buffers that do not exist


@pytest.mark.parametrize("freed", [False, True])
@pytest.mark.parametrize("buffer", [5, "five"])
def test_freed_and_unknown_buffers(udp: Udp, buffer: int | str, freed: bool, file: str, tmp_path: Path) -> None:
    if freed:
        udp.do("/b_alloc", buffer, 4)
        assert udp.do("/b_free", buffer) == ("/done", "/b_free", buffer)
    assert udp.ask("/b_query", buffer) == ("/b_info", buffer, 0, 0, 0.0)
    assert udp.do("/b_free", buffer) == ("/done", "/b_free", buffer)
    assert udp.do("/b_close", buffer) == ("/done", "/b_close", buffer)
    udp.do("/b_alloc", 1, 4)
    for address, *rest in (
        ("/b_zero",), ("/b_set", 0, 1.0), ("/b_setn", 0, 1, 1.0), ("/b_fill", 0, 1, 1.0), ("/b_get", 0),
        ("/b_getn", 0, 1), ("/b_gen", "sine1", 7, 1.0), ("/b_gen", "normalize"), ("/b_read", file),
        ("/b_readChannel", file, 0, -1, 0, 0, 0), ("/b_write", str(tmp_path / "x.wav"), "wav", "float"),
        ("/b_setSampleRate", 44100), ("/b_rename", 6), ("/b_dup", 6),
    ):  # fmt: skip
        assert f"buffer {buffer} does not exist" in failure(udp, address, buffer, *rest)
    assert f"buffer {buffer} does not exist" in failure(udp, "/b_gen", 1, "copy", 0, buffer, 0, -1)
    assert udp.until_list() == [("/b_info", 1, 4, 1, 48000.0)]
    assert not (tmp_path / "x.wav").exists()


# Samples


def test_set_setn_fill_get_and_getn(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 6, 2)
    udp.send("/b_set", 0, 0, 0.5, 11.0, "-1", "3", 2)
    udp.send("/b_setn", 0, 4, 2, 0.25, 0.75, "8", 1.0, -0.5, 2, 0)
    udp.send("/b_fill", 0, 6, 2, 1.5, 9.0, "2", "0.125", 0, 0, 9)
    expected = [0.5, 0, 0, 2, 0.25, 0.75, 1.5, 1.5, -0.5, 0.125, 0.125, -1]
    assert udp.ask("/b_getn", 0, 0, 12) == ("/b_setn", 0, 0, 12, *expected)
    assert udp.ask("/b_getn", 0, 3, 2, 0, 1, 12, 0) == ("/b_setn", 0, 3, 2, 2, 0.25, 0, 1, 0.5, 12, 0)
    assert udp.ask("/b_get", 0, 11, 0.0, "4") == ("/b_set", 0, 11, -1, 0, 0.5, 4, 0.25)
    assert udp.do("/b_zero", 0) == ("/done", "/b_zero", 0)
    assert not any(udp.samples(0, 12))


def test_one_message_cannot_keep_the_server_busy(udp: Udp) -> None:
    size = 2**20
    udp.do("/b_alloc", 0, size)
    udp.send("/b_fill", 0, *[0, size, 0.5] * 2, 0, 0, 0)
    reason = f"the ranges have {3 * size} samples in all, and one message fills at most {2 * size}"
    assert reason in failure(udp, "/b_fill", 0, *[0, size, 0.25] * 3)
    assert udp.ask("/b_get", 0, 0, size - 1) == ("/b_set", 0, 0, 0.5, size - 1, 0.5)


def test_runs_as_long_as_sclang_sends_and_longer(udp: Udp, tcp: Tcp) -> None:
    values = np.random.default_rng(5).standard_normal(10000).astype(np.float32).tolist()
    udp.do("/b_alloc", 0, 10000)
    udp.send("/b_setn", 0, 0, 1626, *values[:1626])
    assert list(udp.ask("/b_getn", 0, 0, 1633)[4:]) == values[:1626] + [0.0] * 7
    tcp.send("/b_setn", 0, 0, 10000, *values)
    assert list(tcp.ask("/b_getn", 0, 0, 10000)[4:]) == values
    assert "/maxpacket" in failure(udp, "/b_getn", 0, 0, 10000)


def test_any_32_bit_value_can_be_stored(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 5)
    udp.send("/b_setn", 0, 0, 4, float("inf"), float("-inf"), float("nan"), 1e-45)
    values = udp.ask("/b_getn", 0, 0, 4)[4:]
    np.testing.assert_array_equal(values, np.array([np.inf, -np.inf, np.nan, 1e-45], np.float32))
    assert udp.do("/b_gen", 0, "normalize")[0] == "/done"
    assert udp.do("/b_zero", 0)[0] == "/done"
    too_large = b"/b_set\0\0,iid\0\0\0\0" + bytes(8) + bytes.fromhex("7fefffffffffffff")
    udp.send_raw(too_large)
    assert udp.receive()[:2] == ("/fail", "/b_set")
    assert udp.samples(0, 5) == [0.0] * 5


@pytest.mark.parametrize(
    ("address", "arguments", "index"),
    [
        ("/b_set", (0, 9.0, 16, 9.0), 16),
        ("/b_set", (0, 9.0, LARGEST, 9.0), LARGEST),
        ("/b_setn", (0, 2, 9.0, 9.0, 16, 2, 9.0, 9.0), 16),
        ("/b_setn", (17, 0), 17),
        ("/b_fill", (0, 4, 9.0, 16, 7, 9.0), 16),
        ("/b_fill", (0, 4, 9.0, LARGEST, LARGEST, 9.0), LARGEST),
        ("/b_get", (0, 16), 16),
        ("/b_getn", (0, 16, 1, 16), 16),
        ("/b_getn", (0, LARGEST), LARGEST - 1),
    ],
)
def test_an_index_outside_changes_nothing(udp: Udp, address: str, arguments: tuple[Any, ...], index: int) -> None:
    values = filled(udp, 0, 8, 2)
    assert failure(udp, address, 0, *arguments).startswith("buffer 0 has 16 samples")
    assert f"there is no index {index}" in failure(udp, address, 0, *arguments)
    assert udp.samples(0, 16) == values


@pytest.mark.parametrize(
    ("address", "arguments", "written"),
    [
        ("/b_setn", (14, 4, 9.0, 8.0, 7.0, 6.0), {14: 9, 15: 8}),
        ("/b_setn", (0, 1, 5.0, 15, 2, 9.0, 8.0), {0: 5, 15: 9}),
        ("/b_fill", (13, LARGEST, 0.5), {13: 0.5, 14: 0.5, 15: 0.5}),
        ("/b_fill", (0, 1, 5.0, 15, 7, 9.0), {0: 5, 15: 9}),
        ("/b_setn", (16, 0, 0, 1, 5.0), {0: 5}),
    ],
)
def test_of_a_run_that_reaches_beyond_the_end_what_fits_is_written(
    udp: Udp, address: str, arguments: tuple[Any, ...], written: dict[int, float]
) -> None:
    values = filled(udp, 0, 8, 2)
    udp.send(address, 0, *arguments)
    assert udp.sync() == []
    assert udp.samples(0, 16) == [written.get(at, value) for at, value in enumerate(values)]


def test_the_log_tells_what_did_not_fit(logged: Logged) -> None:
    client, lines = logged
    values = filled(client, 0, 8)
    client.send("/b_setn", 0, 0, 1, 0.5, 7, 2, 0.5, 0.5)
    client.send("/b_fill", 0, 6, 5, 0.25)
    assert client.do("/b_gen", 0, "copy", 5, 0, 1, 7) == ("/done", "/b_gen", 0)
    assert client.samples(0, 8) == [0.5, *values[1:5], *values[1:4]]
    assert lines(3) == [
        "/b_setn: buffer 0 has 8 samples; of 2 from index 7 on, 1 fit",
        "/b_fill: buffer 0 has 8 samples; of 5 from index 6 on, 2 fit",
        "/b_gen: of 7 frames from frame 1 of buffer 0 on, 3 fit from frame 5 on",
    ]


@pytest.mark.parametrize(
    ("address", "arguments", "reason"),
    [
        ("/b_set", (0, 9.0, -1, 9.0), "samples is -1; it is at least 0"),
        ("/b_set", (0, 9.0, 1), "3 values; they come in groups of 2"),
        ("/b_set", (0, 9.0, 1.5, 9.0), "samples is 1.5; it takes an integer"),
        ("/b_set", (0, 9.0, 1, "x"), "samples is 'x'; it takes a number"),
        ("/b_set", (), "samples is missing"),
        ("/b_setn", (0, 1, 9.0, -1, 1, 9.0), "start is -1"),
        ("/b_setn", (0, 1, 9.0, 1, 3, 9.0), "from index 1 on the count is 3, but the message ends after 1 value"),
        ("/b_setn", (0, 1, 9.0, 1, -3), "count is -3"),
        ("/b_setn", (0, 1, "x"), "ranges is 'x'; it takes a number"),
        ("/b_fill", (0, 1, 9.0, 1, -2, 9.0), "ranges is -2; it is at least 0"),
        ("/b_fill", (0, 1, 9.0, 1), "4 values; they come in groups of 3"),
        ("/b_get", (-1,), "indices is -1"),
        ("/b_getn", (0, -1), "ranges is -1"),
        ("/b_getn", (0,), "1 value; they come in groups of 2"),
    ],
)
def test_values_that_do_not_fit_change_nothing(udp: Udp, address: str, arguments: tuple[Any, ...], reason: str) -> None:
    values = filled(udp)
    assert reason in failure(udp, address, 0, *arguments)
    assert udp.samples(0, 16) == values


# Generators


def sine_sum(partials: list[tuple[float, float, float]], place: float) -> float:
    return float(sum(amp * np.sin(2 * np.pi * partial * place + phase) for partial, amp, phase in partials))


def cheby_sum(amplitudes: list[float], place: float) -> float:
    polynomials = enumerate(amplitudes, start=1)
    angle = np.arccos(2 * place - 1)
    return float(sum(amp * (np.cos(n * angle) - np.cos(n * np.pi / 2)) for n, amp in polynomials))


WAVES: dict[str, tuple[tuple[Any, ...], Callable[[float], float]]] = {
    "sine1": ((1.0, 0.5, "0.25"), lambda at: sine_sum([(1, 1, 0), (2, 0.5, 0), (3, 0.25, 0)], at)),
    "sine2": ((1, 1.0, 2.5, 0.5), lambda at: sine_sum([(1, 1, 0), (2.5, 0.5, 0)], at)),
    "sine3": ((1.0, 1.0, 0.3, 4.0, 0.2, -1.0), lambda at: sine_sum([(1, 1, 0.3), (4, 0.2, -1)], at)),
    "cheby": ((1.0, 0.5, 0.25), lambda at: cheby_sum([1, 0.5, 0.25], at)),
}
"""Arguments, and the wave that they make, as a function of the place in the buffer."""


def loudest(values: list[float], wavetable: bool) -> float:
    points = [a + b for a, b in zip(values[::2], values[1::2], strict=True)] if wavetable else values
    return max(abs(point) for point in points)


@pytest.mark.parametrize("flags", range(8))
@pytest.mark.parametrize("name", WAVES)
def test_waves(udp: Udp, name: str, flags: int) -> None:
    normalise, wavetable, clear = flags & 1, flags & 2, flags & 4
    expected = filled(udp)
    arguments, wave = WAVES[name]
    assert udp.do("/b_gen", 0, name, flags, *arguments) == ("/done", "/b_gen", 0)
    points = 8 if wavetable else 16
    added: list[float] = []
    for i in range(points):
        this, following = wave(i / points), wave((i + 1) / points)
        added += [2 * this - following, following - this] if wavetable else [this]
    expected = [new + (0 if clear else old) for new, old in zip(added, expected, strict=True)]
    if normalise:
        expected = [value / loudest(expected, bool(wavetable)) for value in expected]
    np.testing.assert_allclose(udp.samples(0, 16), expected, atol=3e-6)


@pytest.mark.parametrize(("arguments", "peak"), [((), 1.0), ((0.25,), 0.25), (("3",), 3.0)])
def test_normalize(udp: Udp, arguments: tuple[Any, ...], peak: float) -> None:
    for name in ("normalize", "wnormalize"):
        old = np.array(filled(udp, 0, 4, 2))
        peak_before = loudest(old.tolist(), name == "wnormalize")
        assert udp.do("/b_gen", 0, name, *arguments) == ("/done", "/b_gen", 0)
        np.testing.assert_allclose(udp.samples(0, 8), old * peak / peak_before, rtol=1e-6)


@pytest.mark.parametrize(
    ("to", "start", "count"),
    [(0, 0, -1), (2, 1, 3), ("6", 0.0, -1), (0, 5, -1), (7, 5, 1), (3, 2, 0), (5, 0, 100), (0, 4, 3)],
)
def test_copy(udp: Udp, to: Any, start: Any, count: int) -> None:
    expected = np.array(filled(udp, "to", 8, 2)).reshape(8, 2)
    source = -2 * np.array(filled(udp, 1, 6, 2)).reshape(6, 2)
    udp.send("/b_setn", 1, 0, 12, *map(float, source.reshape(-1)))
    most = min(8 - int(to), 6 - int(start))
    length = most if count < 0 else min(count, most)
    expected[int(to) : int(to) + length] = source[int(start) : int(start) + length]
    assert udp.do("/b_gen", "to", "copy", to, 1, start, count) == ("/done", "/b_gen", "to")
    np.testing.assert_array_equal(udp.samples("to", 16), expected.reshape(-1))


def test_copy_within_one_buffer(udp: Udp) -> None:
    values = filled(udp, 0, 8)
    udp.do("/b_gen", 0, "copy", 2, 0, 0, -1)
    assert udp.samples(0, 8) == values[:2] + values[:6]


@pytest.mark.parametrize(
    ("buffer", "arguments", "reason"),
    [
        (0, (), "name is missing"),
        (0, ("sine4", 7), "'sine4' is no generator; there are sine1, sine2"),
        (0, ("sine1",), "sine1 has no flags"),
        (0, ("sine1", 8, 1.0), "the flags are 8"),
        (0, ("sine1", 1.5, 1.0), "flags is 1.5; it takes an integer"),
        (0, ("sine1", 7, "loud"), "amplitude is 'loud'; it takes a number"),
        (0, ("sine1", 7, float("inf")), "amplitude is inf"),
        (0, ("sine2", 7, 1.0, 2.0, 3.0), "sine2 takes values in groups of 2; 3 are given"),
        (0, ("sine3", 7, 1.0, 2.0), "sine3 takes values in groups of 3; 2 are given"),
        (0, ("normalize", 1.0, 2.0), "normalize takes one value, the new peak; 2 are given"),
        (0, ("normalize", float("nan")), "peak is nan"),
        (0, ("copy", 0, 2, 0), "copy takes toFrame, sourceBuffer, fromFrame and numFrames: 4 values, not 3"),
        (0, ("copy", 0, 2, 0, -1), "the buffer has 1 channel, the one to copy from 2: they must agree"),
        (0, ("copy", 0, -1, 0, -1), "sourceBuffer is -1; buffers have numbers from 0 on"),
        (0, ("copy", 16, 0, 0, -1), "to frame 16 of 16: outside"),
        (0, ("copy", 0, 0, -1, -1), "from frame -1 of 16"),
        (2, ("sine1", 7, 1.0), "sine1 fills buffers of one channel; buffer 2 has 2"),
        (1, ("sine1", 7, 1.0), "a wavetable takes pairs of samples, but the buffer has 5"),
        (1, ("wnormalize",), "a wavetable takes pairs of samples, but the buffer has 5"),
        (0, ("sine1", 7, 1.0, message("/b_free", 0)), "amplitude is a blob of 16 bytes"),  # no completion message here
    ],
)
def test_generators_that_fail_change_nothing(udp: Udp, buffer: int, arguments: tuple[Any, ...], reason: str) -> None:
    values = filled(udp, 0), filled(udp, 1, 5), filled(udp, 2, 4, 2)
    assert reason in failure(udp, "/b_gen", buffer, *arguments)
    assert (udp.samples(0, 16), udp.samples(1, 5), udp.samples(2, 8)) == values


# Files


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        ((), slice(None)),
        ((10,), slice(10, None)),
        ((0, -1, 0), slice(None)),
        ((10, 0), slice(10, None)),
        (("10", 5.0), slice(10, 15)),
        ((40, 1000), slice(40, None)),
        ((49, -1), slice(49, None)),
    ],
)
def test_alloc_read(udp: Udp, arguments: tuple[Any, ...], part: slice, file: str, stereo: NDArray[np.float32]) -> None:
    assert udp.do("/b_allocRead", 0, file, *arguments) == ("/done", "/b_allocRead", 0)
    assert udp.ask("/b_query", 0) == ("/b_info", 0, len(stereo[part]), 2, RATE)
    np.testing.assert_array_equal(udp.samples(0, stereo[part].size), stereo[part].reshape(-1))


@pytest.mark.parametrize("channels", [(), (0,), (1,), (1, 0), (1, 1, 0), (0, 1)])
def test_alloc_read_channel(udp: Udp, channels: tuple[int, ...], file: str, stereo: NDArray[np.float32]) -> None:
    expected = stereo[5:15, list(channels or (0, 1))]
    done = udp.do("/b_allocReadChannel", "x", file, 5, 10, *channels)
    assert done == ("/done", "/b_allocReadChannel", "x")
    assert udp.ask("/b_query", "x") == ("/b_info", "x", 10, expected.shape[1], RATE)
    np.testing.assert_array_equal(udp.samples("x", expected.size), expected.reshape(-1))


@pytest.mark.parametrize(
    ("arguments", "file_part", "at"),
    [
        ((), slice(20), 0),
        ((45,), slice(45, 50), 0),
        ((3, 2, 10), slice(3, 5), 10),
        ((3, -1, 15, 1), slice(3, 8), 15),
        ((3, 100, 19, 0, 0), slice(3, 4), 19),
        ((3, 0, 0), slice(3, 3), 0),
    ],
)
def test_read(
    udp: Udp, arguments: tuple[Any, ...], file_part: slice, at: int, file: str, stereo: NDArray[np.float32]
) -> None:
    expected = np.array(filled(udp, 0, 20, 2)).reshape(20, 2)
    expected[at : at + len(stereo[file_part])] = stereo[file_part]
    assert udp.do("/b_read", 0, file, *arguments) == ("/done", "/b_read", 0)
    np.testing.assert_array_equal(udp.samples(0, 40), expected.reshape(-1))
    assert udp.ask("/b_query", 0) == ("/b_info", 0, 20, 2, RATE)


@pytest.mark.parametrize("nil", [(), (0,)])
@pytest.mark.parametrize("channels", [(), (1, 0), (1, 1), (0, 0)])
def test_read_channel(
    udp: Udp, channels: tuple[int, ...], nil: tuple[int, ...], file: str, stereo: NDArray[np.float32]
) -> None:
    expected = np.array(filled(udp, 0, 20, 2)).reshape(20, 2)
    expected[10:14] = stereo[3:7, list(channels or (0, 1))]
    done = udp.do("/b_readChannel", 0, file, 3, 4, 10, 0, *channels, *nil)
    assert done == ("/done", "/b_readChannel", 0)
    np.testing.assert_array_equal(udp.samples(0, 40), expected.reshape(-1))


def test_one_channel_of_two(udp: Udp, file: str, stereo: NDArray[np.float32]) -> None:
    for channels, expected in (((1,), stereo[:, 1]), ((0,), stereo[:, 0]), ((1, 0), stereo[:, 1])):
        udp.do("/b_alloc", 0, FRAMES)
        assert udp.do("/b_readChannel", 0, file, 0, -1, 0, 0, *channels)[0] == "/done"
        np.testing.assert_array_equal(udp.samples(0, FRAMES), expected)


@pytest.mark.parametrize(
    ("address", "arguments", "reason"),
    [
        ("/b_allocRead", (50,), "has 50 frames; it cannot be read from frame 50 on"),
        ("/b_allocRead", (-1,), "cannot be read from frame -1 on"),
        ("/b_allocRead", (0, 2.5), "numFrames is 2.5"),
        ("/b_allocReadChannel", (0, -1, 0, 2), "has 2 channels; there is no channel 2"),
        ("/b_allocReadChannel", (0, -1, -1), "there is no channel -1"),
        ("/b_readChannel", (50, -1, 0, 0, 1), "cannot be read from frame 50 on"),
        ("/b_read", (0, -1, 16), "buffer 0 has 16 frames; it cannot be filled from frame 16 on"),
        ("/b_read", (0, -1, -1), "cannot be filled from frame -1 on"),
        ("/b_read", (), "buffer 0 has 1 channel, but 2 would be read from"),
        ("/b_readChannel", (0, -1, 0, 0, 0, 1), "buffer 0 has 1 channel, but 2 would be read"),
        ("/b_readChannel", (0, -1, 0, 0, 2), "there is no channel 2"),
    ],
)
def test_what_a_file_does_not_hold(udp: Udp, address: str, arguments: tuple[Any, ...], reason: str, file: str) -> None:
    values = filled(udp)
    assert reason in failure(udp, address, 0, file, *arguments)
    assert udp.samples(0, 16) == values
    assert udp.ask("/b_query", 0) == ("/b_info", 0, 16, 1, 48000.0)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
@pytest.mark.parametrize("address", ["/b_allocRead", "/b_allocReadChannel", "/b_read", "/b_readChannel"])
def test_paths_without_sound(udp: Udp, address: str, tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "garbage.wav").write_bytes(os.urandom(5000))
    os.mkfifo(tmp_path / "pipe.wav")
    values = filled(udp)
    for name, reason in (
        ("missing ü.wav", "missing ü.wav does not exist"),
        ("", "is a folder, not a sound file"),
        ("empty.wav", "cannot be read as a sound file: it is empty"),
        ("garbage.wav", "cannot be read as a sound file"),
        ("pipe.wav", "is a pipe or a device"),
    ):
        assert reason in failure(udp, address, 0, str(tmp_path / name))
    assert "no file is named" in failure(udp, address, 0, "")
    assert udp.samples(0, 16) == values


@pytest.mark.parametrize("form", ["WAV", "AIFF", "FLAC", "OGG"])
def test_usual_files_are_read(udp: Udp, form: str, tmp_path: Path) -> None:
    path = str(tmp_path / "file of any name")
    soundfile.write(path, np.sin(np.arange(RATE) * 0.1), RATE, format=form)
    assert udp.do("/b_allocRead", 0, path)[0] == "/done"
    assert udp.ask("/b_query", 0) == ("/b_info", 0, RATE, 1, RATE)
    values = udp.samples(0, 3000)
    np.testing.assert_allclose(values, np.sin(np.arange(3000) * 0.1), atol=1e-4 if form != "OGG" else 0.1)


@pytest.mark.parametrize(
    ("arguments", "part", "form", "subtype"),
    [
        ((), slice(None), "AIFF", "PCM_16"),
        (("wav", "float"), slice(None), "WAV", "FLOAT"),
        (("WAV", "Double", -1, 4), slice(4, None), "WAV", "DOUBLE"),
        (("next", "int24", 5, 2, 0), slice(2, 7), "AU", "PCM_24"),
        (("flac", "int24", 3, 0, 1, 0), slice(3), "FLAC", "PCM_24"),
        (("wav", "int8", 0), slice(0), "WAV", "PCM_U8"),
    ],
)
def test_write(udp: Udp, arguments: tuple[Any, ...], part: slice, form: str, subtype: str, tmp_path: Path) -> None:
    values = np.array(filled(udp, 0, 10, 2)).reshape(10, 2)
    udp.send("/b_setSampleRate", 0, 93.75)
    path = tmp_path / "a file ü"
    assert udp.do("/b_write", 0, str(path), *arguments) == ("/done", "/b_write", 0)
    with soundfile.SoundFile(path) as written:
        assert (written.format, written.subtype, written.samplerate) == (form, subtype, 94)
        np.testing.assert_allclose(written.read(always_2d=True), values[part], atol=2**-14)


@pytest.mark.parametrize(
    ("arguments", "part", "columns"),
    [
        (("wav", "float"), slice(None), [0, 1, 2]),
        (("wav", "float", -1, 0, 0, 1), slice(None), [1]),
        (("wav", "float", 4, 3, 0, 2.0, 0, 2), slice(3, 7), [2, 0, 2]),
    ],
)
def test_write_channel(udp: Udp, arguments: tuple[Any, ...], part: slice, columns: list[int], tmp_path: Path) -> None:
    values = np.array(filled(udp, 0, 10, 3)).reshape(10, 3)
    path = tmp_path / "x.wav"
    assert udp.do("/b_writeChannel", 0, str(path), *arguments) == ("/done", "/b_writeChannel", 0)
    written = soundfile.read(path, dtype="float32", always_2d=True)[0]
    np.testing.assert_array_equal(written, values[part][:, columns].astype(np.float32))
    for channel, reason in (
        (3, "buffer 0 has 3 channels; there is no channel 3"), (-1, "channels is -1; it is at least 0"),
        ("kick", "no component is called 'kick'; none has a name yet"),
    ):  # fmt: skip
        assert reason in failure(udp, "/b_writeChannel", 0, str(path), "wav", "float", -1, 0, 0, channel)
    assert len(soundfile.read(path)[0]) == len(written)


def test_a_channel_has_the_name_of_its_component(udp: Udp, tmp_path: Path) -> None:
    values = np.array(filled(udp, 0, 10, 3), np.float32).reshape(10, 3)
    udp.send("/component/name", 2, "kick", 0)
    assert udp.ask("/b_getChannel", 0, "kick") == ("/b_channel", 0, 2, 0, 10, *values[:, 2].tolist())
    path = tmp_path / "x.wav"
    assert udp.do("/b_writeChannel", 0, str(path), "wav", "float", -1, 0, 0, "kick")[0] == "/done"
    np.testing.assert_array_equal(soundfile.read(path, dtype="float32")[0], values[:, 2])


def test_get_channel(udp: Udp) -> None:
    values = np.array(filled(udp, "two sounds", 300, 2), np.float32).reshape(300, 2)
    assert udp.ask("/b_getChannel", "two sounds", 1.0, 0, 300)[:5] == ("/b_channel", "two sounds", 1, 0, 300)
    assert list(udp.ask("/b_getChannel", "two sounds", 1, 10, 5)[5:]) == values[10:15, 1].tolist()
    assert list(udp.ask("/b_getChannel", "two sounds", 0)[5:]) == values[:, 0].tolist()
    assert udp.ask("/b_getChannel", "two sounds", 0, 300) == ("/b_channel", "two sounds", 0, 300, 0)
    udp.send("/maxlist", 250)
    udp.send("/b_getChannel", "two sounds", 1)
    first, second = udp.receive(), udp.receive()
    assert first[:5] == ("/b_channel", "two sounds", 1, 0, 246)
    assert second[:5] == ("/b_channel", "two sounds", 1, 246, 54)
    assert [*first[5:], *second[5:]] == values[:, 1].tolist()
    for arguments, reason in (
        ((2,), "buffer two sounds has 2 channels; there is no channel 2"),
        ((0, 299, 2), "buffer two sounds has 300 frames; 2 from frame 299 on cannot be told"),
        ((0, 301), "has 300 frames"),
        ((0, 0, -2), "numFrames is -2"),
    ):
        assert reason in failure(udp, "/b_getChannel", "two sounds", *arguments)
    assert "buffer nothing does not exist" in failure(udp, "/b_getChannel", "nothing", 0)


def test_a_write_that_fails_leaves_the_file(udp: Udp, tmp_path: Path) -> None:
    filled(udp, 0, 10, 2)
    path = tmp_path / "old.wav"
    path.write_bytes(b"old")
    for arguments, reason in (
        (("flac", "double"), "old.wav: a file with header flac cannot hold double; it holds int8, int16, int24"),
        (("mp4",), "the header format 'mp4' is unknown; it is one of"),
        (("wav", "int12"), "the sample format 'int12' is unknown; it is one of"),
        (("wav", "float", -1, 10), "buffer 0 has 10 frames; it cannot be written from frame 10 on"),
        (("wav", "float", 1, -1), "it cannot be written from frame -1 on"),
        (("wav", 2, 2.5), "numFrames is 2.5"),
    ):
        assert reason in failure(udp, "/b_write", 0, str(path), *arguments)
    assert path.read_bytes() == b"old"
    for name, reason in (("", "is a folder"), ("no/x.wav", "No such file or directory")):
        assert reason in failure(udp, "/b_write", 0, str(tmp_path / name), "wav", "float")
    assert [file.name for file in tmp_path.iterdir()] == ["old.wav"]


@pytest.mark.parametrize("sample_format", ["mulaw", "alaw", "mp3", "int16"])
def test_no_values_can_end_the_server(udp: Udp, sample_format: str, tmp_path: Path) -> None:
    udp.do("/b_alloc", 0, 4000)
    udp.send("/b_fill", 0, 0, 2000, 1e30, 2000, 1000, float("nan"), 3000, 1000, float("-inf"))
    header = "mpeg" if sample_format == "mp3" else "wav"
    assert udp.do("/b_write", 0, str(tmp_path / "x"), header, sample_format)[0] == "/done"


# Order and endings


def test_completion_messages_run_before_the_done(udp: Udp, file: str, tmp_path: Path) -> None:
    query = message("/b_query", 0)
    for arguments in (
        ("/b_alloc", 50, 2, 8000), ("/b_zero",), ("/b_close",), ("/b_read", file), ("/b_allocRead", file, 0, -1),
        ("/b_readChannel", file, 0, -1, 0, 0, 1, 0), ("/b_allocReadChannel", file, 0, -1, 1, 0), ("/b_rename", 0),
        ("/b_dup", 0), ("/b_write", str(tmp_path / "x"), "wav", "float"),
    ):  # fmt: skip
        udp.send(arguments[0], 0, *arguments[1:], query)
        info, done = udp.sync()
        assert info[:4] == ("/b_info", 0, 50, 2)
        assert done[:3] == ("/done", arguments[0], 0)
    udp.send("/b_alloc", 0, 60, 2, query, 8000.0)
    assert udp.sync() == [("/b_info", 0, 60, 2, 8000.0), ("/done", "/b_alloc", 0)]
    udp.send("/b_free", 0, bundle(None, query, message("/b_query", 1)))
    first, second, done = udp.sync()
    assert (first[1:3], second[1:3], done) == ((0, 0), (1, 0), ("/done", "/b_free", 0))


def test_a_failure_runs_no_completion_message(udp: Udp) -> None:
    failure(udp, "/b_zero", 0, message("/b_query", 0))
    failure(udp, "/b_alloc", 0, 0, message("/b_query", 0))


def test_a_queue_of_commands_about_one_buffer(udp: Udp, file: str, tmp_path: Path) -> None:
    out = str(tmp_path / "out.wav")
    chain: list[tuple[Any, ...]] = [
        ("/b_allocRead", 0, file), ("/b_write", 0, out, "wav", "float"), ("/b_free", 0), ("/b_zero", 0),
        ("/b_allocReadChannel", 0, out, 0, -1, 1), ("/b_rename", 0, "a"), ("/b_dup", "a", 0), ("/b_free", "a"),
        ("/b_gen", 0, "normalize", 0.5), ("/b_alloc", 0, 7), ("/b_gen", "a", "normalize"), ("/b_alloc", 0, 0),
    ]  # fmt: skip
    for _ in range(5):
        for arguments in chain:
            udp.send(*arguments)
    endings = [(reply[0], reply[1]) for reply in udp.sync()]
    fails = (3, 10, 11)
    once = [("/fail" if at in fails else "/done", arguments[0]) for at, arguments in enumerate(chain)]
    # What cannot be understood fails as it arrives; all others end in order.
    assert endings == 5 * once
    assert udp.ask("/b_query", 0, "a") == ("/b_info", 0, 7, 1, 48000.0, "a", 0, 0, 0.0)


def test_samples_set_while_a_generator_runs_are_kept(udp: Udp) -> None:
    frames = 2**18
    udp.do("/b_alloc", 0, frames)
    for name in ("sine1", "cheby"):
        udp.send_raw(bundle(None, message("/b_close", 1), message("/b_gen", 0, name, 0, *[0.0] * 60)))
        assert udp.receive() == ("/done", "/b_close", 1)  # now the next one runs
        udp.send("/b_set", 0, 5, 0.5, frames - 1, 0.25)
        assert [reply[0] for reply in udp.sync()] == ["/done"]
        assert udp.ask("/b_get", 0, 5, 6, frames - 1) == ("/b_set", 0, 5, 0.5, 6, 0, frames - 1, 0.25)
        udp.do("/b_zero", 0)


def test_what_is_written_is_what_was_there(udp: Udp, tmp_path: Path) -> None:
    frames = 2**20
    udp.do("/b_alloc", 0, frames)
    udp.do("/b_gen", 0, "sine1", 5, 1.0)
    before = udp.samples(0, 1500)
    udp.send("/b_write", 0, str(tmp_path / "x.flac"), "flac", "int24")
    wait_until(lambda: any(tmp_path.iterdir()))  # the file that will take the place of x.flac: the writing has begun
    udp.send("/b_fill", 0, 0, frames, -0.5)
    assert udp.receive() == ("/done", "/b_write", 0)
    written = soundfile.read(tmp_path / "x.flac")[0]
    np.testing.assert_allclose(written[:1500], before, atol=2**-22)
    np.testing.assert_allclose(written, np.sin(2 * np.pi * np.arange(frames) / frames), atol=1e-6)
    assert udp.ask("/b_get", 0, 0, frames - 1)[3::2] == (-0.5, -0.5)
