"""Packets in and out of a real server: UDP, both framings of TCP, bundles in time, sizes, bursts."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.network import lonely_machine
from tests.wire import Process, Reply, Slip, Tcp, Udp, bundle, message, running, wait_until

STATUS = ("/status.reply", 1, 0, 0, 0, 0, 0.0, 0.0, 48000.0, 48000.0)
MOST_WAITING = 4096
MOST_CONNECTIONS = 128


@pytest.fixture
def slip(server: Process) -> Iterator[Slip]:
    client = Slip(server.port)
    yield client
    client.close()


def prefixed(packet: bytes) -> bytes:
    return struct.pack(">i", len(packet)) + packet


def slipped(packet: bytes) -> bytes:
    return b"\xc0" + packet.replace(b"\xdb", b"\xdb\xdd").replace(b"\xc0", b"\xdb\xdc") + b"\xc0"


def test_udp_and_tcp_share_a_port_and_answer_the_sender(udp: Udp, tcp: Tcp, slip: Slip) -> None:
    other = Udp(udp.server[1])
    for number, client in enumerate((udp, tcp, slip, other)):
        client.send("/sync", number)
    for number, client in enumerate((udp, tcp, slip, other)):
        assert client.receive() == ("/synced", number)
        assert client.ask("/status") == STATUS
    other.close()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_localhost_is_both_addresses_of_the_machine_itself(server: Process, host: str) -> None:
    assert server.ready == f"nmfserver is ready on localhost port {server.port} (UDP and TCP)\n"
    for kind in (Udp, Tcp, Slip):
        with contextlib.closing(kind(server.port, host)) as client:
            assert client.ask("/status") == STATUS
            assert client.ask("/tempfolder")[2] == 1  # a client of this machine


@pytest.mark.parametrize(("host", "other"), [("127.0.0.1", "::1"), ("::1", "127.0.0.1")])
def test_an_address_is_that_one_alone(host: str, other: str) -> None:
    with running("--host", host) as process:
        with contextlib.closing(Udp(process.port, host)) as client:
            assert client.ask("/status") == STATUS
        with pytest.raises(ConnectionRefusedError):
            Tcp(process.port, other)


@pytest.mark.parametrize("kind", [socket.SOCK_DGRAM, socket.SOCK_STREAM])
def test_a_port_that_is_taken_at_one_of_the_addresses_is_taken(kind: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET6, kind) as taken:
        taken.bind(("::1", 0))
        if kind == socket.SOCK_STREAM:
            taken.listen()
        command = [sys.executable, "-m", "nmfserver", "serve", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "is taken, perhaps by another nmfserver" in done.stderr


def test_without_ipv6_the_server_does_without_it(tmp_path: Path) -> None:
    with lonely_machine("address del ::1/128 dev lo") as machine:
        process: Process = machine.run(Process, log=tmp_path / "log.txt", env={"COLUMNS": "1000"})
        try:
            client: Udp = machine.run(Udp, process.port)
            assert client.ask("/status") == STATUS
            client.close()
        finally:
            assert process.end() == 0
    assert "not listening on ::1: Cannot assign requested address" in (tmp_path / "log.txt").read_text()


ADDRESSES = ["127.0.0.1", "127.0.0.2", "::1", "fd77::1", "fd77::2"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address of each family")
@pytest.mark.parametrize(("host", "asked"), [("0.0.0.0", ADDRESSES[:2]), ("::", ADDRESSES)])
def test_an_answer_leaves_from_the_address_that_was_asked(host: str, asked: list[str]) -> None:
    with lonely_machine("address add fd77::1/64 dev lo nodad", "address add fd77::2/64 dev lo nodad") as machine:
        process: Process = machine.run(Process, "--host", host)
        clients: list[Udp] = [machine.run(Udp, process.port, address) for address in ("127.0.0.1", "::1")]
        try:
            for address in asked:  # a socket that is open to anybody, which asks several in turn
                client = clients[":" in address]
                client.socket.sendto(message("/sync", 7), (address, process.port))
                client.socket.settimeout(20)
                answer, source = client.socket.recvfrom(65536)
                assert answer == message("/synced", 7)
                assert source[:2] == (address, process.port)
            client = clients[0]
            client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            client.socket.sendto(message("/sync", 8), ("127.255.255.255", process.port))  # everybody's: it is answered
            assert client.receive() == ("/synced", 8)
        finally:
            for client in clients:
                client.close()
            assert process.end() == 0


@pytest.mark.parametrize(("kind", "wrap"), [(Tcp, prefixed), (Slip, slipped)])
def test_packets_and_segments_of_tcp_are_different_things(server: Process, kind: type[Tcp], wrap: object) -> None:
    assert callable(wrap)
    client = kind(server.port)
    client.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    # 0xC0 and 0xDB, which SLIP escapes, occur in numbers and in text
    values = [struct.unpack(">f", bytes(four))[0] for four in ([0xC0, 0xDB, 0xDC, 0xDD], [0xDB, 0xC0, 0xDB, 0xDC])]
    packets = [
        message("/b_alloc", "Àۀ", 4),
        message("/sync", 0xC0DB),
        message("/b_setn", "Àۀ", 0, 2, *values),
        message("/b_getn", "Àۀ", 0, 2),
        message("/b_free", "Àۀ"),
        message("/sync", -0x3F243F25),  # 0xC0DBC0DB
    ]
    answers = [
        ("/done", "/b_alloc", "Àۀ"),
        ("/synced", 0xC0DB),
        ("/b_setn", "Àۀ", 0, 2, *values),
        ("/done", "/b_free", "Àۀ"),
        ("/synced", -0x3F243F25),
    ]
    alloc, rest = b"".join(map(wrap, packets[:2])), b"".join(map(wrap, packets[2:]))
    for _ in range(3):  # several packets in a segment
        client.socket.sendall(alloc)
        assert [client.receive(), client.receive()] == answers[:2]
        client.socket.sendall(rest)
        assert [client.receive() for _ in answers[2:]] == answers[2:]
    for byte in alloc:  # one packet over many segments
        client.socket.send(bytes([byte]))
    assert [client.receive(), client.receive()] == answers[:2]
    for byte in rest:
        client.socket.send(bytes([byte]))
    assert [client.receive() for _ in answers[2:]] == answers[2:]
    client.close()


def test_a_stream_may_begin_without_an_end_byte(slip: Slip) -> None:
    slip.socket.sendall(message("/sync", 1) + b"\xc0\xc0" + bundle(None, message("/sync", 2)) + b"\xc0")
    assert slip.receive() == ("/synced", 1)
    assert slip.receive() == ("/synced", 2)


def test_large_packets_in_and_out(udp: Udp, tcp: Tcp, slip: Slip) -> None:
    for number, client in enumerate((tcp, slip)):  # no limit on TCP
        size = 80_000 >> (2 * number)
        values = np.random.default_rng(number).standard_normal(size).astype(">f4")
        assert client.do("/b_alloc", number, size) == ("/done", "/b_alloc", number)
        tags = b",iii" + b"f" * size
        client.send_raw(
            b"/b_setn\0" + tags + b"\0" * (4 - len(tags) % 4) + struct.pack(">iii", number, 0, size) + values.tobytes()
        )
        assert list(client.ask("/b_getn", number, 0, size)[4:]) == values.tolist()
    # a datagram of nearly the most that there is
    values = np.arange(13_080, dtype=np.float32)
    packet = message("/b_setn", 0, 100, len(values), *map(float, values))
    assert 65_000 < len(packet) <= 65_507
    udp.send_raw(packet)
    assert udp.samples(0, 13_200)[100:13_180] == values.tolist()


def raw(address: bytes, *strings: bytes) -> bytes:
    """Build a message of strings that need not be UTF-8."""
    parts = (address, b"," + b"s" * len(strings), *strings)
    return b"".join(part + bytes(4 - len(part) % 4) for part in parts)


@pytest.mark.parametrize("name", [b"caf\xe9", "größe 🥁".encode(), b"-\xff\xfe"])
def test_a_string_of_any_bytes_names_buffers_and_files_and_comes_back(name: bytes, udp: Udp, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name + b".wav"
    for packet, answer in (
        (message("/b_alloc", "x", 10), raw(b"/done", b"/b_alloc", b"x")),
        (raw(b"/b_rename", b"x", name), raw(b"/done", b"/b_rename", b"x", name)),
        (raw(b"/b_write", name, path, b"wav", b"float"), raw(b"/done", b"/b_write", name)),
        (raw(b"/b_allocRead", b"again " + name, path), raw(b"/done", b"/b_allocRead", b"again " + name)),
    ):
        udp.send_raw(packet)
        assert udp.socket.recv(65536) == answer
    assert [os.fsencode(file.name) for file in tmp_path.iterdir()] == [name + b".wav"]
    udp.send_raw(raw(b"/b_allocRead", name, path + b"?"))
    command, reason, echoed = udp.receive()[1:]
    assert command == "/b_allocRead"
    assert reason.isprintable()  # a sentence is text, for clients that read nothing else
    assert "? does not exist" in reason
    assert echoed.encode(errors="surrogateescape") == name
    for left in (name, b"again " + name):
        udp.send_raw(raw(b"/b_free", left))
    assert len(udp.sync()) == 2


def test_maxpacket(udp: Udp, tcp: Tcp) -> None:
    udp.do("/b_alloc", 0, 5000)
    most = (8192 - len(b"/b_setn\0" + b",iii" + b"1234" * 3)) // 5 // 4 * 4  # a tag and four bytes a value
    assert len(udp.ask("/b_getn", 0, 0, most)) == 4 + most
    fail = udp.ask("/b_getn", 0, 0, 2000)
    assert fail[:2] == ("/fail", "/b_getn")
    assert "needs 10028 bytes, and this client takes 8192" in fail[2]
    assert "/maxpacket" in fail[2]
    assert "TCP" in fail[2]
    assert udp.sync() == []  # exactly one answer
    udp.send("/maxpacket", 10028)
    assert len(udp.ask("/b_getn", 0, 0, 2000)) == 2004
    assert "needs 10032 bytes, and this client takes 10028" in udp.ask("/b_getn", 0, 0, 2001)[2]
    udp.send("/maxpacket", 65507)
    assert len(udp.ask("/b_getn", 0, 0, 5000)) == 5004
    for refused in (0, 255, 65508, "many"):
        assert udp.ask("/maxpacket", refused)[:2] == ("/fail", "/maxpacket")
    assert "between 256 and 65507" in udp.ask("/maxpacket", 65508)[2]
    tcp.send("/maxpacket", 256)
    assert "needs 10028 bytes, and this client takes 256" in tcp.ask("/b_getn", 0, 0, 2000)[2]
    assert udp.ask("/status") == STATUS
    # the smallest packet still holds a /fail, whatever it has to name
    udp.send("/maxpacket", 256)
    assert udp.ask("/é" + "ü" * 3000)[0] == "/fail"
    assert udp.ask("/b_set", "ß" * 3000, 0, 1.0)[:2] == ("/fail", "/b_set")


def test_maxlist_cuts_answers_into_several(udp: Udp, tcp: Tcp) -> None:
    udp.do("/b_alloc", "long sound", 700, 1, 100.0)
    values = np.linspace(-1, 1, 700, dtype=np.float32).tolist()
    udp.send("/b_setn", "long sound", 0, 700, *values)
    udp.send("/maxlist", 250.0)  # as Pd sends it
    udp.send("/b_getn", "long sound", 0, 700)
    parts = [udp.receive() for _ in range(3)]
    assert [part[:4] for part in parts] == [
        ("/b_setn", "long sound", at, count) for at, count in ((0, 247), (247, 247), (494, 206))
    ]
    assert [value for part in parts for value in part[4:]] == values
    # several ranges share a message as long as they fit, none is torn without need, and an empty one is told
    udp.send("/b_getn", "long sound", 0, 100, 200, 0, 300, 200)
    assert udp.receive() == ("/b_setn", "long sound", 0, 100, *values[:100], 200, 0)
    assert udp.receive() == ("/b_setn", "long sound", 300, 200, *values[300:500])
    udp.send("/b_get", "long sound", *range(200))
    parts = [udp.receive(), udp.receive()]
    assert [len(part) - 1 for part in parts] == [249, 153]
    assert [value for part in parts for value in part[3::2]] == values[:200]
    udp.send("/b_query", *["long sound"] * 100)
    parts = [udp.receive(), udp.receive()]
    assert [len(part) - 1 for part in parts] == [248, 152]
    assert set(zip(*[iter(parts[0][1:])] * 4, strict=True)) == {("long sound", 700, 1, 100.0)}
    assert udp.sync() == []
    assert len(tcp.ask("/b_getn", "long sound", 0, 700)) == 704  # the others go on as they were
    assert "values is 15; it is 0, or at least 16" in udp.ask("/maxlist", 15)[2]
    udp.send("/maxlist", 16)
    assert len(udp.do("/bufnmf", "source", "long sound", "bases", 1, "windowSize", 64, "iterations", 1)) == 20
    udp.send("/maxlist", 0)
    assert len(udp.ask("/b_getn", "long sound", 0, 700)) == 704


def test_an_answer_in_parts_is_refused_before_it_is_cut_if_it_has_too_many(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 20_000_000)
    udp.send("/maxlist", 16)
    began = time.monotonic()
    for address, arguments in (("/b_getn", [0, 20_000_000] * 6), ("/b_getChannel", [0])):
        fail = udp.ask(address, 0, *arguments)
        assert fail[:2] == ("/fail", address)
        assert "with /maxlist 16, 16000 can be at once" in fail[2]
    assert time.monotonic() - began < 2  # cutting them takes many seconds


def test_maxrate_thins_out_progress(udp: Udp, recording: Path) -> None:
    udp.do("/b_allocRead", 0, str(recording))
    job = ("/bufnmf", "source", 0, "components", 10, "solver", "mu", "iterations", 10**7, "bases", 1)
    times = []
    udp.send("/maxrate", "@rate", 4)
    udp.send(*job)
    fractions = []
    for _ in range(4):
        fractions.append(udp.until("/bufnmf/progress")[-1][2])
        times.append(time.monotonic())
    assert all(later - earlier > 0.2 for earlier, later in itertools.pairwise(times))
    assert fractions == sorted(fractions)
    udp.send("/bufnmf/cancel")
    assert not [reply for reply in udp.until("/fail", "/bufnmf", "cancelled") if reply[0] == "/bufnmf/progress"]
    assert udp.ask("/maxrate", -1)[:2] == ("/fail", "/maxrate")


def test_tempfolder() -> None:
    with running() as process:
        client, other = Tcp(process.port), Udp(process.port)
        _, path, shared, number = client.ask("/tempfolder")
        folder = Path(path)
        assert shared == 1
        assert folder.is_dir()
        assert client.ask("/tempfolder") == ("/tempfolder.reply", path, 1, number)
        assert other.ask("/tempfolder")[3] != number
        client.do("/b_alloc", f"{number}/source", 100)
        assert client.do("/b_write", f"{number}/source", f"{path}/source.wav", "wav", "float")[0] == "/done"
        client.close()
        wait_until(lambda: not folder.exists())
        left = Path(other.ask("/tempfolder")[1])
        assert left.is_dir()
        other.close()
    assert not left.parent.exists()


def test_a_udp_client_with_a_folder_that_falls_silent_leaves_nothing(recording: Path) -> None:
    with running("--client-patience", "1") as process:
        gone, other = Udp(process.port), Udp(process.port)
        _, path, _, number = gone.ask("/tempfolder")
        for name in (f"{number}/source", f"{path}/source.wav", "kept"):
            gone.do("/b_allocRead", name, str(recording))
        gone.send(
            "/bufnmf",
            "source",
            "kept",
            "components",
            9,
            "solver",
            "mu",
            "iterations",
            10**8,
            "bases",
            f"{number}/bases",
            "id",
            9,
        )
        gone.until("/bufnmf/started", 9)
        gone.close()
        other.ask("/tempfolder")
        wait_until(lambda: [reply[1] for reply in other.until_list()] == ["kept"])
        other.send("/bufnmf/jobs")
        while other.until("/done", "/bufnmf/jobs")[-1][2]:  # it ends with the iteration that it is in
            other.send("/bufnmf/jobs")
        assert not Path(path).exists()
        assert Path(other.ask("/tempfolder")[1]).is_dir()  # who goes on talking keeps everything
        other.close()


def test_tempfolder_where_files_are_restricted(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f"file_folders = ['{tmp_path / 'sounds'}']\n")
    with (
        running("--config", str(config)) as process,
        contextlib.closing(Udp(process.port)) as client,
        contextlib.closing(Udp(process.port)) as other,
    ):
        _, path, shared, number = client.ask("/tempfolder")
        assert shared == 0
        assert not Path(path).exists()
        assert other.ask("/tempfolder")[3] != number


def test_an_answer_beyond_all_memory_is_refused_before_it_is_made(udp: Udp, tcp: Tcp) -> None:
    udp.do("/b_alloc", 0, 2_000_000)
    everything = [0, 2_000_000] * 3000  # 24 GB
    began = time.monotonic()
    for client in (udp, tcp):
        fail = client.ask("/b_getn", 0, *everything)
        assert fail[:2] == ("/fail", "/b_getn")
        assert re.search(r"\d{10}", fail[2])  # how much it would be
    assert time.monotonic() - began < 5


def test_an_int_of_64_bits_in_a_failure(udp: Udp) -> None:
    udp.send_raw(b"/b_zero\0,h\0\0" + struct.pack(">q", 2**40) + b"")
    assert udp.receive()[:2] == ("/fail", "/b_zero")
    udp.send_raw(b"/b_free\0,d\0\0" + struct.pack(">d", 1e300))
    assert udp.receive()[:2] == ("/fail", "/b_free")
    assert udp.sync() == []


def test_reply_to(udp: Udp, tcp: Tcp) -> None:
    listener = Udp(udp.server[1])
    for host in ("127.0.0.1", "localhost"):
        udp.send("/reply_to", host, listener.port)
        udp.send("/sync", 5)
        assert listener.receive() == ("/synced", 5)
    udp.send("/reply_to", "127.0.0.1", float(udp.port))  # as Pd sends it
    assert udp.ask("/sync", 6) == ("/synced", 6)
    for host in ("192.0.2.1", "::2", "example.com", "localhost.example", "", "127.1", "0.0.0.0"):
        fail = udp.ask("/reply_to", host, listener.port)
        assert fail[:2] == ("/fail", "/reply_to")
        assert "answers go to the sender's own machine: 127.0.0.1" in fail[2]
    assert "port is 70000; it is between 1 and 65535" in udp.ask("/reply_to", "127.0.0.1", 70000)[2]
    assert "over TCP answers go back on the same connection" in tcp.ask("/reply_to", "127.0.0.1", listener.port)[2]
    assert udp.ask("/sync", 7) == ("/synced", 7)
    listener.close()


def test_bundles_at_once_and_nested(udp: Udp, tcp: Tcp) -> None:
    for client in (udp, tcp):
        inner = bundle(None, message("/sync", 3), bundle(time.time() - 5, message("/sync", 4)))
        client.send_raw(bundle(None, message("/sync", 1), message("/sync", 2), inner, message("/sync", 5)))
        assert [client.receive() for _ in range(5)] == [("/synced", number) for number in range(1, 6)]
        client.send_raw(bundle(0.0, message("/sync", 6)))  # 1970: late
        assert client.receive() == ("/synced", 6)
        client.send_raw(bundle(None))
        assert client.sync() == []


def test_a_second_answer_over_tcp_waits_for_no_acknowledgement(tcp: Tcp) -> None:
    began = time.monotonic()
    for _ in range(50):
        tcp.send_raw(bundle(None, message("/sync", 1), message("/sync", 2)))
        assert [tcp.receive(), tcp.receive()] == [("/synced", 1), ("/synced", 2)]
    assert time.monotonic() - began < 1  # an acknowledgement may take 40 ms


def test_bundles_in_future_run_at_their_time_in_order(udp: Udp) -> None:
    now = time.time()
    expected: list[tuple[float, Reply]] = []
    sent = []
    for step, number in ((3, 1), (1, 2), (2, 3), (2, 4), (1, 5), (3, 6), (2, 7)):
        sent.append(bundle(now + 0.15 * step, message("/sync", number)))
        expected.append((now + 0.15 * step, ("/synced", number)))
    nested = bundle(now + 0.25, message("/sync", 8), bundle(now + 0.5, message("/sync", 9)))
    expected += [(now + 0.25, ("/synced", 8)), (now + 0.5, ("/synced", 9))]
    for packet in (*sent, nested):
        udp.send_raw(packet)
    assert udp.ask("/status") == STATUS  # nobody sleeps meanwhile
    expected.sort(key=lambda item: item[0])  # stable: equal tags in the order of arrival
    for when, answer in expected:
        assert udp.receive() == answer
        assert when <= time.time()


def test_clear_sched(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 3)
    udp.send_raw(bundle(time.time() + 0.5, message("/b_set", 0, 0, 1.0)))
    udp.send("/clearSched")
    udp.send_raw(bundle(time.time() + 1.0, message("/b_set", 0, 1, 1.0), message("/sync", 1)))
    assert udp.receive() == ("/synced", 1)
    assert udp.samples(0, 3) == [0.0, 1.0, 0.0]


def test_more_bundles_than_may_wait(udp: Udp) -> None:
    later = bundle(time.time() + 1000, message("/sync", 1))
    for _ in range(0, MOST_WAITING, 64):
        udp.send_raw(bundle(None, *([later] * 64)))
        assert udp.ask("/status") == STATUS
    udp.send_raw(later)
    fail = udp.receive()
    assert fail[:2] == ("/fail", "#bundle")
    assert f"{MOST_WAITING} bundles are waiting" in fail[2]
    udp.send_raw(bundle(None, message("/sync", 2)))  # others are not concerned
    assert udp.receive() == ("/synced", 2)
    udp.send("/clearSched")
    # and no more than 64 MB of them
    heavy = bundle(time.time() + 1000, message("/d_recv", bytes(60_000)))
    answers: list[Reply] = []
    for _ in range(2**26 // len(heavy) + 1):
        udp.send_raw(heavy)
        answers += udp.sync()
    assert len(answers) == 1
    assert answers[0][:2] == ("/fail", "#bundle")
    assert f"a bundle of {len(heavy)} bytes" in answers[0][2]
    udp.send("/clearSched")
    assert udp.sync() == []


BURST = """
import socket, struct, sys
sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sender.connect(("127.0.0.1", int(sys.argv[1])))
for packet in [b"/b_set\\0\\0,iif\\0\\0\\0\\0" + struct.pack(">iif", 0, n, n + 0.5) for n in range(3000)]:
    sender.send(packet)
"""


def test_a_burst_from_another_program_arrives_whole(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 3000)
    subprocess.run([sys.executable, "-c", BURST, str(udp.server[1])], check=True, timeout=30)
    wait_until(lambda: udp.samples(0, 3000)[-1] == 2999.5)  # clients take turns: this one's may come before
    assert udp.samples(0, 3000) == [number + 0.5 for number in range(3000)]


def test_the_socket_buffers_that_were_granted_are_logged(server: Process) -> None:
    assert server.log is not None
    assert "UDP socket buffers:" in server.log.read_text()


def test_broken_connections_do_no_harm(server: Process, udp: Udp) -> None:
    udp.do("/b_alloc", 0, 2)
    for begun in (
        b"",
        b"\0",
        b"\0\0\1\0/b_set",  # dropped in mid-packet
        prefixed(message("/b_set", 0, 0, 1.0))[:-1],
        slipped(message("/b_set", 0, 0, 1.0))[:-1],
        prefixed(message("/status")) * 100,
    ):
        for reset in (False, True):
            client = socket.create_connection(("127.0.0.1", server.port))
            if reset:  # the connection does not end, it breaks
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.sendall(begun)
            client.close()
    assert udp.samples(0, 2) == [0.0, 0.0]
    assert udp.ask("/status") == STATUS


def test_a_client_that_does_not_read_holds_nobody_up(udp: Udp, tcp: Tcp) -> None:
    size, times = 1_000_000, 40
    udp.do("/b_alloc", 0, size)
    for _ in range(times):  # 200 MB of answers
        tcp.send("/b_getn", 0, 0, size)
    tcp.send("/sync", 1)
    for _ in range(100):
        assert udp.ask("/status") == STATUS
    expected = len(message("/b_setn", 0, 0, 1, 0.0)) - 8 + (size + 4 + 4) // 4 * 4 + 4 * size
    for _ in range(times):
        (length,) = struct.unpack(">i", tcp._exactly(4))
        assert length == pytest.approx(expected, abs=8)
        left = length
        while left:
            left -= len(tcp.socket.recv(min(left, 2**20)))
    assert tcp.receive() == ("/synced", 1)


def test_connections_are_limited_and_given_back(server: Process) -> None:
    clients: list[Tcp] = []

    def one_more() -> bool:
        client = Tcp(server.port)
        try:
            assert client.ask("/status") == STATUS
        except ConnectionError:
            client.close()
            return False
        clients.append(client)
        return True

    for _ in range(MOST_CONNECTIONS):
        wait_until(one_more)  # those of earlier tests may just be ending
    begin = time.monotonic()
    for _ in range(100):
        beyond = Tcp(server.port)
        assert beyond.socket.recv(1) == b""
        beyond.close()
    assert server.log is not None
    assert server.log.read_text().count("a connection is refused") <= 10 * (time.monotonic() - begin + 2)
    for client in clients:
        client.close()
    wait_until(one_more)
    clients[-1].close()


def test_a_command_whose_done_would_not_fit_is_not_done(udp: Udp) -> None:
    udp.send("/maxpacket", 256)
    udp.send("/b_alloc", "n" * 200, 10)
    failed = udp.sync()[0]
    assert failed[:2] == ("/fail", "/b_alloc")
    assert "this client takes 256" in failed[2]
    udp.send("/maxpacket", 8192)
    assert udp.until_list() == []
    udp.send("/maxpacket", 256)
    assert udp.do("/b_alloc", "short", 10)[0] == "/done"
