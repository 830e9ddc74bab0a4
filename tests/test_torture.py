"""The attack of scripts/torture: a short one finds nothing, and a server that lies, stalls or dies is found out."""

from __future__ import annotations

import contextlib
import random
import re
import select
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import environment
import psutil
import pytest
from torture import findings, fuzz, model, witness
from torture.findings import Count, Fault
from torture.packets import ENDS, OPENS, Packets, every_command, may_end
from torture.run import Section, SectionRun
from torture.victim import tracebacks

from nmfserver.commands.base import REGISTRY
from nmfserver.osc.codec import BadPacketError, Message, decode
from tests.wire import Process, Udp, bundle, message

Lie = Callable[[bytes], list[bytes]]
"""What becomes of an answer on its way."""


@contextlib.contextmanager
def relay(port: int, lie: Lie) -> Iterator[int]:
    """Stand between UDP clients and a server, and change its answers; give the port that clients are to use."""
    front = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    front.bind(("127.0.0.1", 0))
    behind: dict[tuple[str, int], socket.socket] = {}
    ended = threading.Event()

    def pass_on() -> None:
        while not ended.is_set():
            ready, _, _ = select.select([front, *behind.values()], [], [], 0.05)
            for client, back in list(behind.items()):
                if back in ready:
                    for packet in lie(back.recv(65536)):
                        front.sendto(packet, client)
            if front in ready:
                packet, client = front.recvfrom(65536)
                if client not in behind:
                    behind[client] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                behind[client].sendto(packet, ("127.0.0.1", port))

    thread = threading.Thread(target=pass_on)
    thread.start()
    try:
        yield front.getsockname()[1]
    finally:
        ended.set()
        thread.join()
        for each in (front, *behind.values()):
            each.close()


def test_a_short_attack_finds_nothing() -> None:
    script = environment.ROOT / "scripts" / "torture"
    words = ["--minutes", "0.2", "--seed", "1", "--only", "fuzz", "files", "model", "faults", "resources"]
    done = subprocess.run([sys.executable, str(script), *words], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "What must be zero" in done.stdout


def test_every_command_is_attacked() -> None:
    packets = Packets(random.Random(1), every_command(), [0], ["x.wav"])
    seen = set()
    for _ in range(20 * len(REGISTRY)):
        with contextlib.suppress(BadPacketError):
            content = decode(packets.message())
            assert isinstance(content, Message)
            kind = REGISTRY.get(content.address)
            seen.add(kind.address if kind else content.address)
    assert seen >= {kind.address for kind in REGISTRY.values()} - {ENDS, OPENS}


@pytest.mark.parametrize("packet", [message("/quit"), b"\0\0\0\3,\0\0\0", b"\0\0\0\3", bundle(None, b"\0\0\0\3")])
def test_nothing_tells_the_server_to_end(packet: bytes) -> None:
    """Damage makes another command of one now and then."""
    assert may_end(packet)
    packets = Packets(random.Random(3), every_command(), [0], ["x"])
    assert not any(may_end(packets.packet()) for _ in range(1000))


def test_one_seed_makes_the_same_packets() -> None:
    first, again, other = (Packets(random.Random(seed), every_command(), [0], ["x"]) for seed in (1, 1, 2))
    made = [first.message() for _ in range(50)]
    assert made == [again.message() for _ in range(50)]
    assert made != [other.message() for _ in range(50)]


def lie(packet: bytes) -> list[bytes]:
    """Keep some endings, tell others twice, and change the last bit of the last sample that is told."""
    if packet.startswith(b"/b_setn\0"):
        return [packet[:-1] + bytes([packet[-1] ^ 1])]
    done = packet.startswith(b"/done\0")
    return [packet] * (0 if done and b"/b_zero\0" in packet else 2 if done and b"/b_dup\0" in packet else 1)


def test_lies_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model, "KINDS", (Udp,))
    monkeypatch.setattr(model, "PATIENCE", 0.5)
    monkeypatch.setattr(findings, "MOST_TOLD", 1000)
    run = SectionRun(Section("model", model.model, flags=model.FLAGS), 5, 2.0, tmp_path, tmp_path / "kept")
    with monkeypatch.context() as patched, relay(run.server.port, lie) as port:
        patched.setattr(run.server, "port", port)
        model.model(run)
    run.finish()
    told = capsys.readouterr().err
    assert re.search("/b_zero .* ended 0 times", told)
    assert re.search("/b_dup .* was sent 1 times, and ended 2 times", told)
    assert "samples that are not as they should be" in told
    assert run.findings.faults[Fault.ENDING] > 3
    assert run.findings.counts[Count.COMMANDS] > 10


def test_a_server_that_ends_is_found_out_and_another_one_attacked(tmp_path: Path) -> None:
    section = Section("fuzz", fuzz.fuzz, flags=fuzz.FLAGS)
    run = SectionRun(section, 5, 2.0, tmp_path, tmp_path / "kept")
    first = run.server
    killer = threading.Timer(0.5, first.system.kill)
    killer.start()
    fuzz.fuzz(run)
    row = run.finish()
    assert run.findings.faults[Fault.EXIT] == 1
    assert run.server is not first
    assert list((tmp_path / "kept").glob("fuzz-exits-1"))
    assert len(row.reports) == 2


def test_a_stall_is_found_out(server: Process, udp: Udp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness, "LATE", 0.2)
    monkeypatch.setattr(witness, "UDP_PATIENCE", 0.1)
    process = psutil.Process(server.process.pid)
    rounds = iter(range(100))

    def ended(seconds: float) -> bool:
        """Halt the server in the fifth round, and let it go on when that is noticed."""
        number = next(rounds)
        (process.suspend if number == 5 else process.resume)()
        return number == 10

    good = witness.Witness(server.port, 1, ended)
    good.run()
    assert good.report.late
    assert not good.report.lost
    assert good.report.seconds[-1] > 0.2
    udp.do("/b_free", witness.NAME)


def test_a_changed_buffer_is_found_out(server: Process, udp: Udp) -> None:
    rounds = iter(range(100))

    def ended(seconds: float) -> bool:
        if next(rounds) == 0:
            udp.send("/b_set", witness.NAME, 7, 9.0)
            udp.sync()
            return False
        return True

    good = witness.Witness(server.port, 1, ended)
    good.run()
    assert good.report.lost
    udp.do("/b_free", witness.NAME)


LOG = """\
2026-01-01 00:00:00 ERROR   an error in nmfserver itself
Traceback (most recent call last):
  File "x.py", line 1, in f
    g()
ValueError: it went wrong
2026-01-01 00:00:00 INFO    and on it goes
"""


def test_tracebacks_are_found_in_the_log() -> None:
    assert "ValueError: it went wrong" in tracebacks(LOG)
    assert tracebacks("2026-01-01 00:00:00 INFO    nothing\n") == []
