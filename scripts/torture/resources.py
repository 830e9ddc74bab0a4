"""Clients that use all the connections, memory and time that they can get. The good client must not notice."""

import contextlib
import socket
import struct
import time
from collections.abc import Callable, Iterator

from tests.wire import Tcp, Udp, bundle, message
from torture.findings import Count, Fault
from torture.run import SectionRun
from torture.witness import LATE

FLAGS = ("--memory-quota", "256")
SLICE = 3.0
"""Seconds of one attack."""
CONNECTIONS = 200
GIANT = 16 * 2**20
LARGE = 2**22
"""Samples of a buffer that many ask for."""
ASKED_AGAIN = 0.5
"""Seconds after which a newcomer asks again over UDP."""
RECEIVED = 4096
"""Bytes of answers that a slow reader takes at a time."""
MOST_MEMORY = 4 * 2**30
"""Most resident bytes that clients may cause: far above the quota, and small for a machine."""

Attack = Callable[[SectionRun, float], None]


def resources(run: SectionRun) -> None:
    """Run one attack after the other, each for some seconds."""
    attacks: list[Attack] = []
    for _ in run.rounds():
        attacks = attacks or run.random.sample(ATTACKS, len(ATTACKS))
        attack = attacks.pop()
        name = attack.__name__.replace("_", " ")
        with run.attempt(name), contextlib.suppress(ConnectionError, BlockingIOError):
            attack(run, time.monotonic() + min(SLICE, run.seconds_left))
        for kind in (Udp, Tcp):
            with run.attempt(f"a newcomer over {kind.__name__.upper()}, after {name}"):
                _newcomer(run, kind)
        run.count(Count.FAULTS)
        if run.server.exit_code is None and (size := run.server.peak()) > MOST_MEMORY:
            run.found(Fault.OTHER, f"{name}: the server has held {size / 2**30:.1f} GB")


def _newcomer(run: SectionRun, kind: type[Udp]) -> None:
    """Ask as a client that comes when the attack is over, again if it is turned away: a datagram may be dropped, and a
    connection that has ended may still be counted.
    """  # noqa: D205 - one sentence, two lines
    end = time.monotonic() + LATE
    while (left := end - time.monotonic()) > 0:
        with (
            contextlib.suppress(TimeoutError, ConnectionError),
            contextlib.closing(kind(run.server.port)) as client,
        ):
            client.send("/sync", 1)
            client.until("/synced", 1, patience=left if kind is Tcp else min(left, ASKED_AGAIN))
            return
        time.sleep(0.01)
    raise TimeoutError


def silent_connections(run: SectionRun, end: float) -> None:
    """Open many connections, and send nothing."""
    with _connections(run):
        time.sleep(max(end - time.monotonic(), 0))


def half_closed_connections(run: SectionRun, end: float) -> None:
    """Ask, close one direction, and never read."""
    with _connections(run) as sockets:
        for client in sockets:
            with contextlib.suppress(OSError):
                client.sendall(_framed(message("/b_list")) * 10)
                client.shutdown(socket.SHUT_WR)
        time.sleep(max(end - time.monotonic(), 0))


def packets_without_an_end(run: SectionRun, end: float) -> None:
    """Announce large packets on many connections, and send nearly all of each."""
    with _connections(run) as sockets:
        for client in sockets:
            client.settimeout(0.05)
            with contextlib.suppress(OSError):
                client.sendall(struct.pack(">i", GIANT) + bytes(GIANT // 32))
            if time.monotonic() > end:
                break
        time.sleep(max(end - time.monotonic(), 0))


@contextlib.contextmanager
def _connections(run: SectionRun) -> Iterator[list[socket.socket]]:
    """Yield as many connections as the server accepts, at most so many."""
    with contextlib.ExitStack() as stack:
        sockets = []
        for _ in range(CONNECTIONS):
            with contextlib.suppress(OSError):
                client = socket.create_connection(("127.0.0.1", run.server.port), timeout=1)
                sockets.append(stack.enter_context(client))
        yield sockets


def slow_readers(run: SectionRun, end: float) -> None:
    """Request many answers, and read few."""
    with contextlib.ExitStack() as stack:
        clients = [stack.enter_context(contextlib.closing(Tcp(run.server.port))) for _ in range(10)]
        clients[0].do("/b_alloc", "large", LARGE)
        for client in clients:
            for _ in range(5):
                client.send("/b_getn", "large", 0, LARGE)
        while time.monotonic() < end:
            for client in clients:
                client.socket.recv(RECEIVED)
            time.sleep(0.01)


def udp_flood(run: SectionRun, end: float) -> None:
    """Send datagrams as fast as possible, and read no answer."""
    with contextlib.closing(Udp(run.server.port)) as client:
        _flood(run, client, end, message("/b_query", 1, 2, 3))


def udp_flood_of_bad_packets(run: SectionRun, end: float) -> None:
    """Send packets that are no OSC as fast as possible."""
    with contextlib.closing(Udp(run.server.port)) as client:
        _flood(run, client, end, b"/b_set\0\0,iif\0\0\0\0")


def udp_flood_of_senders(run: SectionRun, end: float) -> None:
    """Send from a new address each time: every one is a client."""
    while time.monotonic() < end:
        with contextlib.closing(Udp(run.server.port)) as client:
            client.send("/status")
        run.count(Count.PACKETS)


def udp_flood_of_bundles(run: SectionRun, end: float) -> None:
    """Ask for far more than is sent."""
    many = bundle(None, *[message("/b_list")] * 100)
    with contextlib.closing(Udp(run.server.port)) as client:
        for number in range(100):
            client.send("/b_alloc", f"list me {number}", 1)
        client.sync()
        _flood(run, client, end, many)
    with contextlib.closing(Tcp(run.server.port)) as client:
        for number in range(100):
            client.do("/b_free", f"list me {number}")


def tcp_flood(run: SectionRun, end: float) -> None:
    """Send over TCP as fast as possible, and read the answers."""
    with contextlib.closing(Tcp(run.server.port)) as client:
        client.socket.setblocking(False)
        waiting = b""
        packets = _framed(message("/b_query", 1, 2, 3)) * 1000
        while time.monotonic() < end:
            waiting = waiting or packets
            with contextlib.suppress(BlockingIOError):
                waiting = waiting[client.socket.send(waiting) :]
            with contextlib.suppress(BlockingIOError):
                client.socket.recv(2**20)
        run.count(Count.PACKETS, 1000)


def giant_packets(run: SectionRun, end: float) -> None:
    """Send the largest packet that is allowed, full of small commands."""
    numbers = (GIANT - 100) // 5
    query = _head("/b_query", "i" * numbers) + bytes(4 * numbers)
    commands = bundle(None, *[message("/b_query", 1)] * (GIANT // 24))
    for packet in (query, commands):
        with contextlib.closing(Tcp(run.server.port)) as client, contextlib.suppress(TimeoutError):
            client.socket.settimeout(max(end - time.monotonic(), 0.1))
            client.send_raw(packet)
            run.count(Count.PACKETS)
            while client.socket.recv(2**20):
                if time.monotonic() > end:
                    break


def answers_beyond_the_quota(run: SectionRun, end: float) -> None:
    """Ask in one small bundle for the whole of a large buffer, many times."""
    asked = bundle(None, *[message("/b_getn", "large", 0, LARGE)] * 60)
    with contextlib.closing(Tcp(run.server.port)) as client:
        client.do("/b_alloc", "large", LARGE)
        client.send_raw(asked)
        run.count(Count.PACKETS)
        time.sleep(max(end - time.monotonic(), 0))


def _flood(run: SectionRun, client: Udp, end: float, packet: bytes) -> None:
    count = 0
    while time.monotonic() < end:
        for _ in range(100):
            client.send_raw(packet)
        count += 100
    run.count(Count.PACKETS, count)


def _framed(packet: bytes) -> bytes:
    return struct.pack(">i", len(packet)) + packet


def _head(address: str, tags: str) -> bytes:
    return b"".join(text + bytes(4 - len(text) % 4) for text in (address.encode(), f",{tags}".encode()))


ATTACKS: tuple[Attack, ...] = (
    silent_connections, half_closed_connections, packets_without_an_end, slow_readers, udp_flood,
    udp_flood_of_bad_packets, udp_flood_of_senders, udp_flood_of_bundles, tcp_flood, giant_packets,
    answers_beyond_the_quota,
)  # fmt: skip
