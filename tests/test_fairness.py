"""What one client does, however much it is: the others are answered, memory is bounded, what is lost is told."""

from __future__ import annotations

import contextlib
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.wire import Process, Reply, Tcp, Udp, bundle, message, running, wait_until

MEGABYTE = 2**20
LARGEST_PACKET = 2**24 - 1
MOST_VALUES = 2**15
MOST_WAITING = 4096

FLOOD = """
import socket, sys, threading
kind, port, packet = sys.argv[1], int(sys.argv[2]), bytes.fromhex(sys.argv[3])
client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "udp" else socket.SOCK_STREAM)
client.connect(("127.0.0.1", port))

def read():
    while client.recv(2**20):
        pass

if kind == "tcp":
    packet = 100 * (len(packet).to_bytes(4, "big") + packet)
    threading.Thread(target=read).start()
print("begins", flush=True)
while True:
    client.sendall(packet)
"""


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    with running(log=tmp_path_factory.mktemp("log") / "log.txt") as process:
        yield process
        assert "Traceback" not in Path(str(process.log)).read_text()


@pytest.fixture
def good(process: Process) -> Iterator[Udp]:
    with contextlib.closing(Udp(process.port)) as client:
        yield client
        assert client.ask("/version")[0] == "/version.reply"


def numbers(address: bytes, *parts: tuple[str, np.ndarray]) -> bytes:
    """Build a message of many numbers, which python-osc takes long for: tag and values of each part."""
    tags = b"," + b"".join(tag.encode() * len(values) for tag, values in parts)
    data = b"".join(values.astype(">i4" if tag == "i" else ">f4").tobytes() for tag, values in parts)
    return b"".join(text + bytes(4 - len(text) % 4) for text in (address, tags)) + data


def waits(client: Udp, until: Callable[[int], bool]) -> list[float]:
    """Return how long each /b_query of a client took that was answered at all; `until` is told how many were."""
    found: list[float] = []
    asked = 0
    while not until(len(found)):
        asked += 1
        began = time.perf_counter()
        client.send("/b_query", asked)
        with contextlib.suppress(TimeoutError):
            while client.receive(0.5)[:2] != ("/b_info", asked):
                pass
            found.append(time.perf_counter() - began)
    return sorted(found)


def slow(times: list[float]) -> float:
    """Return what nine of ten stay below: where the machine has other things to do, the last one may be late."""
    return times[len(times) * 9 // 10]


def memory(process: Process) -> int:
    """Return the most memory that a server has had, in bytes."""
    lines = Path(f"/proc/{process.process.pid}/status").read_text().splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def connections(process: Process) -> int:
    """Return how many sockets and files a server has open."""
    return len(list(Path(f"/proc/{process.process.pid}/fd").iterdir()))


@pytest.mark.parametrize(
    ("kind", "packet"),
    [
        ("udp", message("/b_query", 1)),
        ("udp", message("/b_query", *range(1500))),
        ("tcp", message("/b_query", 1)),
        ("tcp", message("/b_query", *range(6000))),
    ],
    ids=["udp", "udp, long", "tcp", "tcp, long"],
)
def test_a_flood_makes_nobody_else_wait(process: Process, good: Udp, kind: str, packet: bytes) -> None:
    command = [sys.executable, "-c", FLOOD, kind, str(process.port), packet.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as flood:
        assert flood.stdout is not None
        assert flood.stdout.readline() == b"begins\n"
        wait_until(lambda: waits(good, lambda answered: answered == 1))
        end = time.monotonic() + 10
        times = waits(good, lambda answered: answered == 40 or time.monotonic() > end)
        assert flood.poll() is None
        flood.kill()
    assert len(times) > 10
    assert slow(times) < 0.25
    assert slow(waits(good, lambda answered: answered == 20)) < 0.1


HUGE: dict[str, bytes] = {
    "values": numbers(b"/b_query", ("i", np.arange(3_350_000))),
    "values of any type": message("/d_free", *[0.5, "x"] * 20_000),
    "commands": bundle(None, *[message("/b_query", 1)] * 15_000),
    "bundles": bundle(None, *[bundle(None, message("/b_query", 1))] * 10_000),
    "constants": b"/b_query\0\0\0\0," + b"T" * 16_000_003 + bytes(4 - 16_000_004 % 4 or 4),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_packet_makes_nobody_else_wait(process: Process, good: Udp, name: str) -> None:
    with contextlib.closing(Tcp(process.port)) as client:
        client.send_raw(HUGE[name])
        client.send("/sync", 7)
        client.socket.setblocking(False)
        received = bytearray()

        def is_done(answered: int) -> bool:
            with contextlib.suppress(BlockingIOError):
                received.extend(client.socket.recv(MEGABYTE))
            return received.endswith(message("/synced", 7))

        times = waits(good, is_done)
    assert slow(times) < 0.1
    if name.startswith(("values", "constants")):
        assert f"{MOST_VALUES}".encode() in received


def test_a_hundred_lists_at_once_make_nobody_else_wait(process: Process, good: Udp) -> None:
    for_each(good, "/b_alloc", 1)
    with contextlib.closing(Udp(process.port)) as client:
        client.send_raw(bundle(None, *[message("/b_list")] * 100))
        assert slow(waits(good, lambda answered: answered == 30)) < 0.1
    for_each(good, "/b_free")


def for_each(client: Udp, address: str, *values: int) -> None:
    """Send a command for each of a thousand buffers; read the answers on the way, as a socket has little room."""
    for number in range(1000):
        client.send(address, number, *values)
        if number % 100 == 99:
            client.sync()


def test_a_large_buffer_that_is_filled_makes_nobody_else_wait(process: Process, good: Udp) -> None:
    size, clients = 60_000_000, [Udp(process.port) for _ in range(2)]
    good.do("/b_alloc", 8, size)
    for client in clients:
        client.send_raw(bundle(None, *[message("/b_fill", 8, 0, size, 0.5)] * 5))
    assert slow(waits(good, lambda answered: answered == 30)) < 0.1
    for client in clients:
        client.sync()
        client.close()
    assert good.ask("/b_get", 8, size - 1) == ("/b_set", 8, size - 1, 0.5)
    good.do("/b_free", 8)


def test_many_samples_go_in_and_out_whole(process: Process, good: Udp) -> None:
    values = np.random.default_rng(5).standard_normal(3_300_000).astype(np.float32)
    for tag, expected in (("f", values), ("i", np.arange(3_300_000, dtype=np.float32))):
        with contextlib.closing(Tcp(process.port)) as client:
            client.do("/b_alloc", 5, len(values))
            head = np.array([5, 0, len(values)])
            packet = numbers(b"/b_setn", ("i", head), (tag, expected))
            client.send_raw(packet)
            client.send("/b_getn", 5, 0, len(values))
            client.send("/b_query", 5)
            (size,) = struct.unpack(">i", client._exactly(4))
            answer = bytearray()
            while len(answer) < size:
                answer += client.socket.recv(min(size - len(answer), MEGABYTE))
            assert np.array_equal(np.frombuffer(answer[-4 * len(values) :], ">f4"), expected)
            assert client.receive()[:3] == ("/b_info", 5, len(values))
            client.do("/b_free", 5)


def until_heard(client: Udp) -> tuple[list[Reply], int]:
    """Ask until a question is taken; return all other replies, and how many questions were asked."""
    replies: list[Reply] = []
    asked = 0
    while ("/synced", 5) not in replies:
        asked += 1
        client.send("/sync", 5)
        with contextlib.suppress(TimeoutError):
            while replies[-1:] != [("/synced", 5)]:
                replies.append(client.receive(2))
    with contextlib.suppress(TimeoutError):
        while True:
            replies.append(client.receive(2))
    return [reply for reply in replies if reply[0] != "/synced"], asked


def test_what_is_lost_over_udp_is_counted_and_told() -> None:
    sent = 8000
    with running() as process, contextlib.closing(Udp(process.port)) as client:
        client.do("/b_alloc", 0, sent)
        for number in range(sent):  # each keeps the server for longer than it takes to send
            client.send_raw(numbers(b"/b_set\0", ("i", np.array([0])), ("i", np.tile([number, 1], 200))))
        told, asked = until_heard(client)  # again, behind all that waited
        assert {reply[:2] for reply in told} == {("/fail", "#packet")}
        lost = sum(1 if reply[2].startswith("a ") else int(reply[2].split()[0]) for reply in told)
        arrived = int(sum(client.samples(0, sent)))
        assert arrived >= MOST_WAITING
        assert sent <= arrived + lost <= sent + asked


@pytest.mark.skipif(sys.platform != "linux", reason="its memory and files are looked for in /proc")
def test_answers_wait_for_their_reader(process: Process) -> None:
    before = memory(process)
    with contextlib.closing(Tcp(process.port)) as client, contextlib.closing(Udp(process.port)) as good:
        good.do("/b_alloc", 0, 10_000_000)
        client.send_raw(bundle(None, *[message("/b_getn", 0, 0, 10_000_000)] * 60))  # 3 GB
        assert slow(waits(good, lambda answered: answered == 50)) < 0.1
        for _ in range(3):
            (left,) = struct.unpack(">i", client._exactly(4))
            while left:
                left -= len(client.socket.recv(min(left, MEGABYTE)))
        good.do("/b_free", 0)
    assert memory(process) - before < 300 * MEGABYTE


@pytest.mark.skipif(sys.platform != "linux", reason="its memory and files are looked for in /proc")
def test_connections_whose_packets_are_not_whole_share_what_there_is(process: Process) -> None:
    before, open_before = memory(process), connections(process)
    with contextlib.ExitStack() as stack:
        for _ in range(60):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", process.port)))
            client.settimeout(0.2)
            with contextlib.suppress(TimeoutError):  # the server reads no more
                client.sendall(struct.pack(">i", LARGEST_PACKET) + bytes(8 * MEGABYTE))
        with contextlib.closing(Tcp(process.port)) as other:
            assert other.ask("/version")[0] == "/version.reply"
    assert memory(process) - before < 400 * MEGABYTE
    wait_until(lambda: connections(process) <= open_before)


@pytest.mark.skipif(sys.platform != "linux", reason="its memory and files are looked for in /proc")
def test_a_connection_that_is_half_closed_and_not_read_is_given_up(process: Process, good: Udp) -> None:
    good.do("/b_alloc", 0, 5_000_000)
    before = connections(process)
    with contextlib.closing(Tcp(process.port)) as client:
        client.send("/b_getn", 0, 0, 5_000_000)
        client.socket.shutdown(socket.SHUT_WR)
        wait_until(lambda: connections(process) == before + 1)
        wait_until(lambda: connections(process) == before, 10)
    good.do("/b_free", 0)


def is_given_up(client: Tcp) -> bool:
    """Send nearly all of a packet; return whether the server closes the connection."""
    with contextlib.suppress(ConnectionError):
        client.socket.settimeout(1)
        try:
            client.socket.sendall(struct.pack(">i", LARGEST_PACKET) + bytes(LARGEST_PACKET - 4))
            return client.socket.recv(1) == b""
        except TimeoutError:
            return False
    return True


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be limited from outside")
def test_a_packet_that_there_is_no_memory_for_ends_the_connection_only(tmp_path: Path) -> None:
    import resource

    with running(log=tmp_path / "log.txt") as process, contextlib.closing(Udp(process.port)) as good:
        assert good.ask("/b_query", 3) == ("/b_info", 3, 0, 0, 0.0)
        size = int(Path(f"/proc/{process.process.pid}/statm").read_text().split()[0]) * resource.getpagesize()
        resource.prlimit(process.process.pid, resource.RLIMIT_AS, (size + MEGABYTE, resource.RLIM_INFINITY))
        with contextlib.ExitStack() as stack:  # one after the other: there may be room for some of them
            clients = (stack.enter_context(contextlib.closing(Tcp(process.port))) for _ in range(12))
            assert any(map(is_given_up, clients))
        assert good.ask("/b_query", 3) == ("/b_info", 3, 0, 0, 0.0)
        resource.prlimit(process.process.pid, resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert "the machine has no memory for a packet of this size" in (tmp_path / "log.txt").read_text().replace(
        "\n", " "
    )
