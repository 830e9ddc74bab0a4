"""Who is a client and for how long: too many of them, and those that vanish without a word."""

from __future__ import annotations

import contextlib
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from nmfserver.osc.clients import MOST_CONNECTIONS, MOST_SENDERS
from nmfserver.osc.scheduler import MOST_WAITING
from tests.network import two_machines
from tests.programs import Jack, require
from tests.wire import Process, Reply, Tcp, Udp, bundle, message, running, wait_until

MOST_LOGINS = 32
STATUS = ("/status.reply", 1, 0, 0, 0, 0, 0.0, 0.0, 48000.0, 48000.0)


@pytest.fixture
def own() -> Iterator[Process]:
    with running() as process:
        yield process


@pytest.fixture
def impatient() -> Iterator[Process]:
    """A server for which a second of silence is long."""
    with running("--client-patience", "1") as process:
        yield process


def pass_by(port: int, packet: bytes, count: int = MOST_SENDERS + 100) -> None:
    """Send a packet from so many ports at least."""
    ports: set[int] = set()
    probe = Udp(port)
    while len(ports) < count:  # the system may give a port again
        passer_by = Udp(port)
        passer_by.send_raw(packet)
        ports.add(passer_by.port)
        passer_by.close()
        if not len(ports) % 256:
            assert probe.ask("/status")  # the server keeps up
    probe.close()


def test_passers_by_drive_nobody_out_who_holds_something(own: Process) -> None:
    login, folder, settings, queue, bundles = clients = [Udp(own.port) for _ in range(5)]
    answers = Udp(own.port)
    assert login.ask("/notify", 1) == ("/done", "/notify", 0, MOST_LOGINS)
    _, path, _, number = folder.ask("/tempfolder")
    folder.do("/b_alloc", f"{number}/a", 10)
    settings.send("/reply_to", "127.0.0.1", answers.port)
    queue.do("/b_alloc", 0, 44100)
    queue.send("/bufnmf", "source", 0, "bases", 1, "components", 9, "solver", "mu", "iterations", 10**8)
    queue.until("/bufnmf/started")
    bundles.send_raw(bundle(time.time() + 3600, message("/sync", 1)))
    bundles.sync()
    pass_by(own.port, message("/n_free"))
    assert login.ask("/notify", 1)[2] == "notify: already registered"
    assert folder.ask("/tempfolder") == ("/tempfolder.reply", path, 1, number)
    assert folder.ask("/b_query", f"{number}/a")[2] == 10
    settings.send("/sync", 7)
    assert answers.receive() == ("/synced", 7)
    queue.send("/bufnmf/cancel")  # all of its own: the answer to the job goes to the one that has asked for it
    assert queue.until("/fail", "/bufnmf")[-1][2] == "cancelled"
    for client in (*clients, answers):
        client.close()


def test_nobody_is_driven_out_whose_packets_wait(own: Process) -> None:
    busy, probe = Udp(own.port), Udp(own.port)
    count, pairs = 500, 1000
    probe.do("/b_alloc", 0, count)
    for number in range(count):
        busy.send("/b_set", 0, *[number, 1] * pairs)
        if not number % 50:
            assert probe.ask("/status")  # the system need not keep what the server takes
    pass_by(own.port, message("/n_free"))
    busy.sync()
    assert probe.samples(0, count) == [1.0] * count
    for client in (busy, probe):
        client.close()


def test_a_flood_of_senders_leaves_room_for_newcomers(own: Process) -> None:
    end = time.monotonic() + 1
    while time.monotonic() < end:
        with contextlib.closing(Udp(own.port)) as passer_by:
            passer_by.send("/status")

    def is_served() -> bool:
        with contextlib.closing(Udp(own.port)) as late, contextlib.suppress(TimeoutError):
            late.send("/sync", 1)
            return bool(late.until("/synced", 1, patience=0.5))
        return False

    wait_until(is_served, 4)


def test_where_all_hold_something_it_is_a_newcomer_that_waits() -> None:
    with running("--client-patience", "3") as process, contextlib.closing(Tcp(process.port)) as other:
        holders = [Udp(process.port) for _ in range(900)]
        pass_by(process.port, message("/maxpacket", 4000), MOST_SENDERS)
        for holder in holders:
            holder.close()
        late = Udp(process.port)
        told: list[Reply] = []

        def served() -> bool:
            told.append(late.ask("/status"))
            return told[-1] == STATUS

        wait_until(served)
        assert other.ask("/status") == STATUS
        assert told[0][0] == "/status.reply" or "programs use this server over UDP already" in told[0][2]
        late.close()


def test_those_who_hold_nothing_go_before_those_whose_patience_is_over(impatient: Process) -> None:
    settings, answers = Udp(impatient.port), Udp(impatient.port)
    settings.send("/reply_to", "127.0.0.1", answers.port)
    settings.send("/sync", 1)
    assert answers.receive() == ("/synced", 1)
    begin, other = time.monotonic(), Udp(impatient.port)
    while time.monotonic() < begin + 1.5:
        assert other.ask("/status") == STATUS
    pass_by(impatient.port, message("/n_free"))
    settings.send("/sync", 2)
    assert answers.receive() == ("/synced", 2)
    for client in (settings, answers, other):
        client.close()


@pytest.mark.parametrize("closes", [True, False])
def test_logins_of_udp_clients_that_fall_silent_are_free_again(impatient: Process, closes: bool) -> None:
    with contextlib.ExitStack() as stack:
        gone = [stack.enter_context(contextlib.closing(Udp(impatient.port))) for _ in range(MOST_LOGINS)]
        kept = stack.enter_context(contextlib.closing(Tcp(impatient.port)))
        for client in gone[1:]:
            assert client.ask("/notify", 1)[0] == "/done"
        assert kept.ask("/notify", 1)[0] == "/done"
        if closes:
            for client in gone:
                client.close()
        late = stack.enter_context(contextlib.closing(Udp(impatient.port)))
        assert "too many users" in late.ask("/notify", 1)[2]
        wait_until(lambda: late.ask("/notify", 1)[0] == "/done")
        assert "already registered" in kept.ask("/notify", 1)[2]  # a connection may be silent for as long as it likes


def test_bundles_are_for_all_and_end_with_their_client(impatient: Process) -> None:
    first, second, third = (Udp(impatient.port) for _ in range(3))
    later = bundle(time.time() + 9 * 365 * 86400, message("/b_free", 0))
    for client in (first, second):
        for _ in range(0, MOST_WAITING, 64):
            client.send_raw(bundle(None, *([later] * 64)))
            assert client.ask("/status") == STATUS
        client.send_raw(later)
        assert f"{MOST_WAITING} bundles are waiting" in client.receive()[2]
        assert first.ask("/status") == STATUS
    third.send_raw(later)
    assert "bundles of all clients are waiting" in third.receive()[2]
    first.close()

    def is_taken() -> bool:
        third.send_raw(later)
        return third.ask("/status") == STATUS

    wait_until(is_taken)
    second.close()
    third.close()


def test_a_udp_client_that_waits_for_a_job_may_be_silent(impatient: Process) -> None:
    waits, gone, other = (Udp(impatient.port) for _ in range(3))
    other.do("/b_alloc", 0, 44100)
    for client in (waits, gone):
        client.send("/bufnmf", "source", 0, "bases", 1, "components", 2, "solver", "mu", "iterations", 10**8)
        client.ask("/status")
    assert [reply[1] for reply in jobs(other)] == [1, 2]
    gone.close()
    wait_until(lambda: [reply[1] for reply in jobs(other)] == [1])
    other.do("/bufnmf/cancel", 1)
    assert waits.until("/fail", "/bufnmf")[-1][2] == "cancelled"
    waits.close()
    other.close()


def jobs(client: Udp) -> list[Reply]:
    client.send("/bufnmf/jobs")
    return [reply for reply in client.until("/done", "/bufnmf/jobs")[:-1] if reply[0] == "/bufnmf/job"]


def test_connections_that_say_nothing_make_room(own: Process) -> None:
    silent = [socket.create_connection(("127.0.0.1", own.port)) for _ in range(MOST_CONNECTIONS)]
    clients = [Tcp(own.port) for _ in range(3)]
    for client in clients:
        assert client.ask("/status") == STATUS
    for client in clients:
        assert client.ask("/status") == STATUS
    for client in clients:
        client.close()
    for each in silent:
        each.close()


def test_an_idle_connection_makes_room_only_if_it_holds_nothing(impatient: Process) -> None:
    clients = [Tcp(impatient.port) for _ in range(MOST_CONNECTIONS)]
    for client in clients:
        assert client.ask("/status") == STATUS
    holds = clients[0]
    assert holds.ask("/notify", 1)[0] == "/done"

    def served() -> bool:
        with contextlib.closing(Tcp(impatient.port)) as late:
            try:
                return late.ask("/status") == STATUS
            except ConnectionError:
                return False

    wait_until(served)
    assert holds.ask("/status") == STATUS
    for client in clients:
        client.close()


@pytest.mark.skipif(shutil.which("ip") is None, reason="iproute2 is needed to pull a cable")
def test_a_machine_that_vanishes_takes_its_connections_along(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    with two_machines() as (here, there):
        process: Process = here.run(Process, "--host", "10.77.0.1", "--client-patience", "4", log=log)
        try:
            far: Tcp = there.run(Tcp, process.port, "10.77.0.1")
            near: Tcp = here.run(Tcp, process.port, "10.77.0.1")
            assert far.do("/notify", 1, 5) == ("/done", "/notify", 5, MOST_LOGINS)
            here.ip("link", "set", "near", "down")

            def is_free() -> bool:
                return near.do("/notify", 1, 5)[2] == 5 or near.do("/notify", 0) is None

            wait_until(is_free)
            far.close()
            near.close()
        finally:
            process.end()


@pytest.mark.skipif(shutil.which("ip") is None, reason="iproute2 is needed to lay a cable between two namespaces")
def test_one_other_machine_takes_half_of_the_connections_and_logins() -> None:
    with two_machines() as (here, there):
        process: Process = here.run(Process, "--host", "10.77.0.1")
        try:
            far: list[Tcp] = [there.run(Tcp, process.port, "10.77.0.1") for _ in range(MOST_CONNECTIONS // 2)]
            logins = [client.do("/notify", 1) for client in far]
            assert [reply[0] for reply in logins] == ["/done"] * 16 + ["/fail"] * 48
            assert "one other machine has 16 logins at most" in logins[-1][2]
            beyond: Tcp = there.run(Tcp, process.port, "10.77.0.1")
            with pytest.raises(ConnectionError):
                beyond.ask("/status")
            near: Tcp = here.run(Tcp, process.port, "10.77.0.1")
            assert near.do("/notify", 1)[0] == "/done"
            for client in (*far, beyond, near):
                client.close()
        finally:
            process.end()


def test_who_is_told_activations_may_be_silent_as_long_as_it_is_there() -> None:
    require("jackd")
    jack = Jack()
    try:
        with running("--client-patience", "1", env=jack.env) as process, contextlib.ExitStack() as stack:
            listens, gone = (stack.enter_context(contextlib.closing(Udp(process.port))) for _ in range(2))
            other = stack.enter_context(contextlib.closing(Tcp(process.port)))
            assert [client.ask("/notify", 1)[2] for client in (listens, gone)] == [0, 1]
            assert other.do("/live/start")[0] == "/done"
            gone.close()

            def is_free() -> bool:
                return other.do("/notify", 1, 1)[2] == 1 or other.do("/notify", 0) is None

            wait_until(is_free)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                listens.until("/live/activations")
            assert "already registered" in listens.do("/notify", 1)[2]
    finally:
        jack.end()


def test_what_is_taken_for_a_connection_that_is_closed_is_freed(tmp_path: Path) -> None:
    path = str(tmp_path / "long.wav")
    soundfile.write(path, np.zeros(10_000_000, np.float32), 48000, subtype="FLOAT")
    with running("--max-logins", "1") as process, contextlib.closing(Udp(process.port)) as other:
        with contextlib.closing(Tcp(process.port)) as client:
            client.send("/b_allocRead", 0, path, 0, 0, message("/notify", 1))
        wait_until(lambda: other.ask("/b_query", 0)[2] > 0)  # its completion message follows
        wait_until(lambda: other.do("/notify", 1)[0] == "/done")
