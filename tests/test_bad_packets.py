"""Whatever arrives: it is counted, answered where that is possible, and the server goes on."""

from __future__ import annotations

import contextlib
import random
import re
import socket
import struct
from collections.abc import Iterator
from pathlib import Path

from tests.wire import Process, Slip, Tcp, Udp, bundle, message, running, wait_until

KEPT = [0.25, -1.0, 0.5, 3.0]


@contextlib.contextmanager
def attacked(folder: Path) -> Iterator[Process]:
    """Run a server with a buffer that must survive; look afterwards that it did."""
    with running("--memory-quota", "64", log=folder / "log.txt", env={"COLUMNS": "1000"}) as process:
        client = Udp(process.port)
        client.do("/b_alloc", "keep me", len(KEPT))
        client.send_raw(message("/b_setn", "keep me", 0, len(KEPT), *KEPT))
        yield process
        assert client.ask("/status")[0] == "/status.reply"
        assert client.samples("keep me", len(KEPT)) == KEPT
        client.close()
    assert "Traceback" not in text(process)
    assert "error in nmfserver itself" not in text(process)


def text(process: Process) -> str:
    assert process.log is not None
    return process.log.read_text()


def counted(process: Process) -> int:
    """Return how many bad packets a server that has ended says it has seen."""
    found = re.search(r"ended; bad packets: (\d+)", text(process))
    assert found
    return int(found[1])


# A packet, the command that its failure names (None where none can be read), and part of the reason.
BAD: list[tuple[bytes, str | None, str]] = [
    (b"", None, ""),
    (b"\0\0\0\0", None, ""),
    (b"b_query\0,i\0\0\0\0\0\0", "b_query", "an address begins with '/': did you mean /b_query?"),
    (b"hello\0\0\0", "hello", "did you mean /hello?"),
    (b"hello\0\0\0no tags\0", None, ""),
    (b"/b_set", "/b_set", "multiples of 4"),
    (b"/b_set\0\0,iif\0\0\0\0\0\0\0\1", "/b_set", "3 numbers need 12 bytes, 4 are left"),
    (b"/b_set\0\0,iix\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\0", "/b_set", "type tag 'x' is unknown"),
    (b"/b_set\0\0,i\0\0\0\0\0\0\0\0\0\0", "/b_set", "4 bytes are left over"),
    (b"/b_set\0\0\0\0\0\7", "/b_set", "type tags are missing"),
    (b"/b_set\0\0,b\0\0\xff\xff\xff\xff", "/b_set", "a blob says it has -1 bytes"),
    (b"/b_set\0\0,b\0\0\x7f\xff\xff\xff", "/b_set", "needs 2147483647 bytes"),
    (b"/b_set\0\0,[i\0\0\0\0\1", "/b_set", "a list, '[', has no end"),
    (b"#bundle\0", None, ""),
    (bundle(None, message("/status"))[:-4], None, ""),
    (b"#bundle\0" + struct.pack(">Qi", 1, -4) + b"/a\0\0", None, ""),
    (b"#bundle\0" + struct.pack(">Qi", 1, 0), None, ""),
    (b"#bundle\0" + struct.pack(">Qi", 1, 3) + b"/a\0\0", None, ""),
    (bundle(None, message("/sync", 1), b"/b_set\0\0,i\0\0"), "/b_set", "needs 4 bytes, 0 are left"),
    (b"/metro 120 bang;\n", "/metro", "this is FUDI text"),
    (b"metro 120;", "metro", "put [oscformat] before"),
]


def nested(depth: int, packet: bytes) -> bytes:
    for _ in range(depth):
        packet = bundle(None, packet)
    return packet


def test_each_bad_packet_is_counted_and_answered_once_at_most(tmp_path: Path) -> None:
    total = 0
    with attacked(tmp_path) as process:
        for client in (Udp(process.port), Tcp(process.port), Slip(process.port)):
            for packet, address, reason in [*BAD, (nested(33, message("/status")), None, "")]:
                if isinstance(client, Slip) and not packet:
                    continue  # in SLIP nothing is no packet
                client.send_raw(packet)
                total += 1
                answers = client.sync(1)
                assert [answer[:2] for answer in answers] == ([("/fail", address)] if address else []), packet
                assert not answers or reason in answers[0][2]
            client.send_raw(nested(32, message("/sync", 7)))
            assert client.receive() == ("/synced", 7)
            client.close()
        assert "bad packet from 127.0.0.1:" in text(process)
    assert counted(process) == total


def test_packets_cut_short_at_every_length(tmp_path: Path) -> None:
    whole = message("/b_setn", "keep me", 0, 3, 9.0, 9.0, 9.0, "text", b"blob!")  # wrong as a whole, too
    with attacked(tmp_path) as process:
        client = Udp(process.port)
        for size in range(len(whole) + 1):
            client.send_raw(whole[:size])
            answers = client.sync()
            has_address = size >= 8 or (size > 1 and size % 4)
            assert len(answers) == (1 if has_address else 0), size
            assert all(answer[0] == "/fail" and "/b_setn".startswith(answer[1]) for answer in answers)
        client.close()
    assert counted(process) == len(whole) - 1  # "/b_setn" alone and the whole one can be read, and are refused


def test_the_log_cannot_be_steered(tmp_path: Path) -> None:
    with attacked(tmp_path) as process:
        client = Udp(process.port)

        def logged() -> bool:
            assert client.ask("/evil\x1b[2J\nforged line", 1)[2] == "Command not found"
            return "/evil\ufffd[2J\ufffdforged line: Command not found" in text(process)

        wait_until(logged)  # only some faults a second get a line
        client.send("/dumpOSC", 3)
        client.send("/sync", 1, "x" * 20_000)
        wait_until(lambda: "characters)" in text(process))
        assert max(map(len, text(process).splitlines())) < 3000
        client.close()


def mutated(chance: random.Random, valid: list[bytes]) -> bytes:
    """Return random bytes, or a valid packet with some bytes flipped, cut out or put in."""
    if chance.random() < 0.2:
        return chance.randbytes(chance.randrange(120))
    packet = bytearray(chance.choice(valid))
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(packet) + 1)
        match chance.randrange(4):
            case 0:
                packet[at:at] = chance.randbytes(chance.choice((1, 4, 8)))
            case 1:
                del packet[at : at + chance.choice((1, 4, 8))]
            case _ if at < len(packet):
                packet[at] ^= 1 << chance.randrange(8)
    return bytes(packet)


VALID = [
    message("/status"),
    message("/sync", 1),
    message("/b_alloc", 1, 16, 2),
    message("/b_alloc", 2, 16, 1, message("/b_query", 2)),
    message("/b_setn", 1, 0, 12, *[0.5] * 12),
    message("/b_set", 2, 0, 0.5, 3, 0.25),
    message("/b_getn", 1, 0, 32),
    message("/b_gen", 2, "sine1", 7, 1.0, 0.5),
    message("/b_query", 1, 2, "x"),
    message("/b_rename", 1, 3),
    message("/b_dup", 2, "copy"),
    message("/b_allocRead", 4, "/no/such/file.wav"),
    message("/b_free", 2),
    message("/bufnmf", "source", 1, "bases", 8, "iterations", 3, "fftSettings", 16, 8, 16),
    message("/notify", 1, 0),
    message("/maxpacket", 1000),
    message("/error", 0),
    bundle(None, message("/b_query", 1), bundle(None, message("/b_set", 1, 0, 1.0))),
    bundle(1.0, message("/b_get", 1, 0), message("/b_zero", 1)),
]


def test_ten_thousand_random_packets(tmp_path: Path) -> None:
    chance = random.Random(1)
    with attacked(tmp_path) as process:
        udp, status = Udp(process.port), Udp(process.port)
        for _ in range(70):
            for _ in range(100):
                udp.send_raw(mutated(chance, VALID))
            assert status.ask("/status")[0] == "/status.reply"
        for kind in (Tcp, Slip):
            tcp = kind(process.port)
            for _ in range(15):
                for _ in range(100):
                    tcp.send_raw(mutated(chance, VALID))
                tcp.sync(1234567)
            tcp.close()
        udp.close()
        status.close()
    assert counted(process) > 3000


def test_random_streams(tmp_path: Path) -> None:
    chance = random.Random(2)
    with attacked(tmp_path) as process:
        for number in range(200):
            packets = [chance.choice(VALID) for _ in range(6)]
            if number % 2:
                stream = bytearray(b"".join(struct.pack(">i", len(packet)) + packet for packet in packets))
            else:
                stream = bytearray(b"\xc0" + b"\xc0".join(packets) + b"\xc0")
            for _ in range(chance.randrange(4)):
                stream[chance.randrange(len(stream))] = chance.randrange(256)
            with socket.create_connection(("127.0.0.1", process.port)) as client, contextlib.suppress(ConnectionError):
                client.sendall(stream)
                client.shutdown(socket.SHUT_WR)
                while client.recv(65536):
                    pass


GOOD = b"\0\0\0\x08/status\0"
UNREADABLE: list[tuple[bytes, str, bytes]] = [
    (b"GET / HTTP/1.1\r\n\r\n", "neither OSC with a length before each packet nor SLIP", b""),
    (b"\xff\xff\xff\xff", "neither OSC with a length before each packet nor SLIP", b""),
    (b"metro 120;\n", "from Pd, use [oscformat]", b""),
    (b"/metro 120;\n", "this is FUDI text", b"/metro\0\0this is FUDI text"),
    (GOOD + b"\x7f\xff\xff\xff", "a packet of 2147483647 bytes is announced", b"/status.reply"),
    (GOOD + b"\xff\xff\xff\xff", "a packet of -1 bytes is announced", b"/status.reply"),
]


def test_streams_that_cannot_go_on_are_closed_and_named(tmp_path: Path) -> None:
    total = 0
    with attacked(tmp_path) as process:
        for stream, reason, expected in UNREADABLE:

            def named(stream: bytes = stream, reason: str = reason, expected: bytes = expected) -> bool:
                nonlocal total
                total += 1
                with socket.create_connection(("127.0.0.1", process.port)) as client:
                    client.sendall(stream)
                    answer = b""
                    while part := client.recv(65536):  # until the server closes it
                        answer += part
                assert expected in answer
                assert answer.count(b"/fail") == expected.startswith(b"/metro")
                return reason in text(process)

            wait_until(named)  # only some faults a second get a line
    assert counted(process) == total
