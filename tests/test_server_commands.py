"""The commands about the server itself, on real servers: logins, order, endings, quitting."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import nmfserver
from tests.wire import Process, Reply, Slip, Tcp, Udp, bundle, message, running, wait_until

MOST_LOGINS = 32


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Process]:
    """A server that nobody else uses."""
    with running(log=tmp_path / "log.txt", env={"COLUMNS": "1000"}) as process:
        yield process
    assert "Traceback" not in text(process)
    assert "never retrieved" not in text(process)


def text(process: Process) -> str:
    assert process.log is not None
    return process.log.read_text()


def endings(replies: list[Reply]) -> list[Reply]:
    """Return the replies' addresses and the commands that they name."""
    return [reply[:2] for reply in replies]


def test_status_and_version(udp: Udp) -> None:
    with running("--sample-rate", "44100") as process:
        client = Udp(process.port)
        assert client.ask("/status") == ("/status.reply", 1, 0, 0, 0, 0, 0.0, 0.0, 44100.0, 44100.0)
        client.close()
    version = udp.ask("/version")
    assert version[:2] == ("/version.reply", "nmfserver")
    assert f"{version[2]}.{version[3]}{version[4]}" == nmfserver.__version__
    assert [type(value) for value in version[1:]] == [str, int, int, str, str, str]


def test_logins(own: Process) -> None:
    clients: list[Udp] = [Udp(own.port), Tcp(own.port), Slip(own.port)]
    clients += [Udp(own.port) for _ in range(MOST_LOGINS - 3)]
    assert clients[0].ask("/notify", 1, 5) == ("/done", "/notify", 5, MOST_LOGINS)
    given = [client.ask("/notify", 1, 5) for client in clients[1:]]
    assert all(reply[:2] == ("/done", "/notify") and reply[3] == MOST_LOGINS for reply in given)
    assert sorted([5] + [reply[2] for reply in given]) == list(range(MOST_LOGINS))
    # a second login from the same address is refused as scsynth does it, and changes nothing
    for _ in range(2):
        refused = [client.ask("/notify", 1.0, 7) for client in clients]
        assert refused == [
            ("/fail", "/notify", "notify: already registered", number) for number in [5, *(reply[2] for reply in given)]
        ]

    late = Udp(own.port)
    fail = late.ask("/notify", 1)
    assert fail[:2] == ("/fail", "/notify")
    assert f"this server takes {MOST_LOGINS} clients at a time" in fail[2]
    assert late.ask("/status")[0] == "/status.reply"  # served all the same
    # who logs out makes room, and so does a connection that closes
    assert clients[0].ask("/notify", 0) == ("/done", "/notify")
    assert "not registered" in clients[0].ask("/notify", 0)[2]
    assert late.ask("/notify", 1) == ("/done", "/notify", 5, MOST_LOGINS)
    assert f"this server takes {MOST_LOGINS} clients at a time" in clients[0].ask("/notify", 1)[2]
    clients[1].close()
    wait_until(lambda: clients[0].ask("/notify", 1) == given[0])
    assert clients[3].ask("/notify", 7)[:2] == ("/fail", "/notify")
    for client in (*clients, late):
        client.close()


def test_sync_waits_for_the_queue(udp: Udp) -> None:
    packets = [
        message("/b_alloc", 0, 2_000_000),
        message("/b_gen", 0, "sine1", 7, *[1.0 / n for n in range(1, 20)]),  # takes a while, on another thread
        message("/sync", 1),
        message("/b_query", 0),  # not in the queue: answered before the queue has its turn
        message("/b_free", 0),
        message("/sync", 2.0),
    ]
    udp.send_raw(bundle(None, *packets))
    replies = udp.until("/synced", 2)
    assert replies[0] == ("/b_info", 0, 0, 0, 0.0)
    assert replies[1:] == [
        ("/done", "/b_alloc", 0),
        ("/done", "/b_gen", 0),
        ("/synced", 1),
        ("/done", "/b_free", 0),
        ("/synced", 2),
    ]


def test_completion_messages_run_before_done(udp: Udp, tcp: Tcp) -> None:
    for client in (udp, tcp):
        client.send("/b_alloc", 0, 10, 1, message("/b_query", 0))
        assert client.receive() == ("/b_info", 0, 10, 1, 48000.0)
        assert client.receive() == ("/done", "/b_alloc", 0)
        both = bundle(None, message("/b_set", 0, 3, 0.5), bundle(None, message("/b_get", 0, 3)), message("/sync", 1))
        client.send("/b_zero", 0, both)
        assert client.receive() == ("/b_set", 0, 3, 0.5)
        assert client.receive() == ("/synced", 1)
        assert client.receive() == ("/done", "/b_zero", 0)
    # a completion of a completion
    inner = message("/b_alloc", 2, 5, 1, message("/b_query", 1, 2))
    udp.send("/b_alloc", 1, 6, 1, inner)
    assert udp.until("/done", "/b_alloc", 2) == [
        ("/b_info", 1, 6, 1, 48000.0, 2, 5, 1, 48000.0),
        ("/done", "/b_alloc", 2),
    ]
    assert udp.receive() == ("/done", "/b_alloc", 1)
    # what waits in the queue comes after all that a completion asks for
    packets = [message("/b_alloc", 3, 100_000, 1, message("/b_gen", 3, "sine1", 4, 1.0)), message("/sync", 3)]
    udp.send_raw(bundle(None, *packets))
    assert [udp.receive() for _ in packets] == [("/done", "/b_gen", 3), ("/done", "/b_alloc", 3)]
    assert udp.receive() == ("/synced", 3)
    # completions within completions are not without end
    packet = message("/b_zero", 1)
    for _ in range(100):
        packet = message("/b_zero", 1, packet)
    udp.send_raw(packet)
    assert [udp.receive() for _ in range(101)] == [("/done", "/b_zero", 1)] * 101
    # one that cannot be read, or that fails, ends in its own /fail
    udp.send("/b_zero", 1, b"/b_set\0\0,i\0\0")
    assert endings([udp.receive(), udp.receive()]) == [("/fail", "/b_set"), ("/done", "/b_zero")]
    udp.send("/sync", 4, message("/b_zero", 77))
    assert udp.receive() == ("/synced", 4)
    assert udp.receive()[:2] == ("/fail", "/b_zero")
    udp.send("/d_load", "x", message("/sync", 5))
    assert [udp.receive(), udp.receive()] == [("/synced", 5), ("/done", "/d_load")]


def test_sclangs_nil_is_no_completion_message(udp: Udp) -> None:
    assert udp.do("/b_alloc", 0, 10, 1, 0) == ("/done", "/b_alloc", 0)
    assert udp.do("/b_zero", 0, 0) == ("/done", "/b_zero", 0)
    assert udp.do("/b_close", 0, 0) == ("/done", "/b_close", 0)
    assert udp.do("/b_free", 0, 0) == ("/done", "/b_free", 0)
    udp.send_raw(b"/b_free\0,ib\0\0\0\0\0\0\0\0\0")  # an empty blob is none, either
    assert udp.receive() == ("/done", "/b_free", 0)
    assert udp.do("/b_free", 0, 1)[0] == "/fail"
    assert udp.sync() == []


ASYNCHRONOUS: list[tuple[str, tuple[Any, ...], bool]] = [
    ("/b_alloc", (0, 8, 1), True),
    ("/b_alloc", (1, 0, 1), False),
    ("/b_alloc", (1, 2**31 - 1, 1024), False),
    ("/b_alloc", (1, 2.5), False),
    ("/b_alloc", (-1, 8), False),
    ("/b_alloc", (), False),
    ("/b_zero", (0,), True),
    ("/b_zero", (5,), False),
    ("/b_gen", (0, "sine1", 7, 1.0), True),
    ("/b_gen", (0, "square", 7, 1.0), False),
    ("/b_gen", (5, "sine1", 7, 1.0), False),
    ("/b_gen", (0, "copy", 0, 5, 0, -1), False),
    ("/b_allocRead", (1, "/no/such/file"), False),
    ("/b_read", (0, "/no/such/file"), False),
    ("/b_write", (0, "/no/such/folder/file", "wav"), False),
    ("/b_write", (5, "file"), False),
    ("/b_dup", (0, "copy"), True),
    ("/b_dup", (5, "copy2"), False),
    ("/b_rename", ("copy", "moved"), True),
    ("/b_rename", ("copy", "again"), False),
    ("/b_close", (0,), True),
    ("/d_recv", (b"SCgf",), True),
    ("/d_load", ("name.scsyndef",), True),
    ("/bufnmf", ("source", 0), False),
    ("/bufnmf", ("source", 5, "bases", 2), False),
    ("/bufnmf", ("sauce", 5), False),
    ("/bufnmf", ("source", "moved", "bases", 2, "fftSettings", 4, 2, 4, "iterations", 2, "blocking", 1), True),
    ("/b_free", (0,), True),
    ("/b_free", (-2,), False),
]


def test_every_asynchronous_command_has_exactly_one_ending(udp: Udp) -> None:
    for address, arguments, works in ASYNCHRONOUS:
        completion = () if address in ("/d_recv", "/bufnmf", "/b_gen") else (message("/version"),)
        udp.send(address, *arguments, *completion)
        replies = udp.sync()
        if address == "/bufnmf" and not works and not any(reply[0] == "/fail" for reply in replies):
            replies += udp.until("/fail", "/bufnmf")  # it does not block the queue
        ended = [reply for reply in replies if reply[0] in ("/done", "/fail")]
        assert endings(ended) == [("/done" if works else "/fail", address)], (address, arguments, replies)
        assert works or len(ended[0][2]) > 20  # a sentence
        ran = any(reply[0] == "/version.reply" for reply in replies)
        assert ran == (works and bool(completion))  # and no completion after a failure
        assert replies[-1] == ended[0] or not works
    assert udp.sync() == []


def test_what_is_not_known_and_what_is_ignored(udp: Udp) -> None:
    for address in ("/", "/ä b", "/*", "/" + "b_query" * 1000):
        assert udp.ask(address, 1, "x")[2:] == ("Command not found",)
    for address, meant in (
        ("/b_qery", "/b_query"), ("/B_ALLOC", "/b_alloc"), ("/b_alloc/", "/b_alloc"), ("/b_allocread", "/b_allocRead"),
        ("/bufnfm", "/bufnmf"), ("/live/lern", "/live/learn"),
    ):  # fmt: skip
        assert udp.ask(address, 0) == ("/fail", address, f"Command not found: did you mean {meant}?")
    for address in ("/g_new", "/g_freeAll", "/g_deepFree", "/n_free", "/d_free"):
        udp.send(address)
        udp.send(address, 1, 0, 1.5, "any", b"blob")
        assert udp.sync() == []
    assert udp.do("/d_recv", b"SCgf....", 0) == ("/done", "/d_recv")
    assert udp.do("/d_load", "file") == ("/done", "/d_load")
    for answer in ("/done", "/fail", "/hi"):  # or two servers would answer each other for ever
        udp.send(answer, "/b_alloc", 1)
    assert udp.sync() == []


def test_dump_osc(own: Process) -> None:
    client = Udp(own.port)
    client.send("/b_query", 111)
    for code in (1, 2):
        client.send("/dumpOSC", code)
        client.send("/b_query", 222 * code, "two words")
    client.send_raw(bundle(None, message("/b_query", 333), bundle(None, message("/b_query", 334))))
    client.send("/dumpOSC", 0)
    client.send("/b_query", 555)
    client.send("/dumpOSC", 3)
    client.send_raw(bundle(None, message("/b_query", 666), bundle(None, message("/b_query", 667))))
    client.sync()
    wait_until(lambda: message("/b_query", 667).hex(" ", 4) in text(own))
    assert f'127.0.0.1:{client.port} -> /b_query 222 "two words"' in text(own)
    assert "/b_query 444" not in text(own)
    assert message("/b_query", 444, "two words").hex(" ", 4) in text(own)
    assert "-> [#bundle now, /b_query 666, [#bundle now, /b_query 667]]" in text(own)
    assert not any(f"/b_query {number}" in text(own) for number in (111, 555))
    assert client.ask("/dumpOSC", 4)[:2] == ("/fail", "/dumpOSC")
    client.close()


def test_a_flood_of_packets_that_are_shown_is_no_flood_of_lines(own: Process) -> None:
    client, flood = Udp(own.port), Tcp(own.port)
    client.send("/dumpOSC", 3)
    large, before = message("/nothing", *range(300_000)), len(text(own))
    begin = time.monotonic()
    flood.send_raw(large)
    for number in range(5000):
        flood.send("/b_query", number)
    flood.sync()
    seconds = time.monotonic() - begin
    wait_until(lambda: client.ask("/b_query", 1) and "more lines" in text(own))
    client.send("/dumpOSC", 0)
    assert len(text(own)) - before < 30_000 * (seconds + 2)
    assert "/nothing 0 1 2 3" in text(own)
    client.close()
    flood.close()


def test_error_mode(own: Process) -> None:
    client = Udp(own.port)

    def fails(address: str) -> None:
        assert client.ask(address)[:2] == ("/fail", address)  # is sent in any case

    def is_posted(address: str) -> None:
        def posted() -> bool:
            fails(address)
            return f"{address}: Command not found" in text(own)

        wait_until(posted)  # only some faults a second get a line

    is_posted("/first")
    client.send("/error", 0)
    fails("/hidden1")
    for off in (-1, -1.0, "-1"):
        client.send("/error", 1)
        client.send_raw(bundle(None, message("/error", off), message("/hidden2")))
        assert client.receive()[1] == "/hidden2"
        is_posted(f"/after{off}")  # the bundle has ended
        client.send("/error", 0)
        client.send_raw(bundle(None, message("/error", -2), message(f"/shown{off}")))
        assert client.receive()[1] == f"/shown{off}"
        fails("/hidden3")
    client.send("/error", -2)  # a message by itself is its own bundle
    fails("/hidden4")
    client.send("/error", 1)
    with contextlib.closing(Tcp(own.port)) as other:  # whose bundle is under way
        other.send_raw(bundle(None, message("/error", -1), *[message("/b_query", 1)] * 60_000, message("/hidden5")))
        other.receive()
        is_posted("/of_somebody_else")
        assert other.until("/fail")[-1][1] == "/hidden5"
    client.send("/error", 1)
    client.send("/error", -1)
    is_posted("/last")
    assert "/shown" in text(own)
    assert "/hidden" not in text(own)
    assert client.ask("/error", 2)[:2] == ("/fail", "/error")
    client.close()


def noise(client: Udp, buffer: int) -> None:
    """Fill a buffer with something that can be taken apart."""
    client.do("/b_alloc", buffer, 44100)
    client.do("/b_gen", buffer, "sine1", 7, 1.0, 0.5, 0.25)


ENDLESS = ("solver", "mu", "iterations", 10_000_000, "resynth", 1, "components", 3)


def test_quit_ends_everything_with_an_answer(own: Process) -> None:
    client, other = Udp(own.port), Tcp(own.port)
    noise(client, 0)
    client.send("/bufnmf", "source", 0, *ENDLESS, "id", 7)
    client.until("/bufnmf/started", 7)
    other.send("/bufnmf", "source", 0, *ENDLESS, "id", 8)  # waits for its turn
    other.send("/bufnmf", "source", 0, *ENDLESS, "id", 9, "blocking", 1)  # waits, and with it the queue
    other.send("/b_alloc", 5, 10, 1, message("/b_query", 5))
    other.send("/sync", 1)
    other.send("/bufnmf/jobs")
    other.until("/done", "/bufnmf/jobs", 3)
    client.send_raw(bundle(time.time() + 0.3, message("/version")))
    client.send("/quit")
    replies = client.until("/done", "/quit")
    assert [reply for reply in replies if reply[0] != "/bufnmf/progress"] == [
        ("/fail", "/bufnmf", "cancelled", 7),
        ("/done", "/quit"),
    ]
    rest = []
    with pytest.raises(ConnectionError, match="closed"):
        while True:
            rest.append(other.receive())
    assert sorted(endings(rest)) == [("/fail", "/b_alloc")] + [("/fail", "/bufnmf")] * 2 + [("/fail", "/sync")]
    assert sorted(reply[3] for reply in rest if reply[1] == "/bufnmf") == [8, 9]
    assert own.process.wait(10) == 0
    with pytest.raises((TimeoutError, ConnectionError)):
        client.receive(0.05)
    client.close()
    other.close()


@pytest.mark.parametrize("blocking", [0, 1])
def test_quit_in_one_bundle_with_what_has_not_begun(own: Process, blocking: int) -> None:
    client = Udp(own.port)
    noise(client, 0)
    job = message("/bufnmf", "source", 0, *ENDLESS, "blocking", blocking, "id", 3)
    client.send_raw(bundle(None, job, message("/b_alloc", 9, 10), message("/quit")))
    replies = client.until("/done", "/quit")
    ended = [reply for reply in replies if reply[0] in ("/done", "/fail")]
    assert sorted(reply[1] for reply in ended) == ["/b_alloc", "/bufnmf", "/quit"]
    assert ended[-1] == ("/done", "/quit")
    assert ("/fail", "/bufnmf") in endings(ended)
    assert not blocking or ("/fail", "/b_alloc") in endings(ended)  # it waited behind the job
    assert own.process.wait(10) == 0
    client.close()


def test_every_quit_is_answered(own: Process) -> None:
    client = Tcp(own.port)
    client.send_raw(bundle(None, message("/quit"), message("/quit")))
    assert [client.receive(), client.receive()] == [("/done", "/quit")] * 2
    assert own.process.wait(10) == 0
    client.close()


def storm(process: Process) -> int:
    """End a process by one signal upon another, however busy it is with the last one; return its exit code."""
    end = time.monotonic() + 20
    while process.process.poll() is None and time.monotonic() < end:
        process.process.terminate()
    return process.process.wait(1)


def test_quit_over_tcp_and_by_signal(own: Process) -> None:
    client = Tcp(own.port)
    assert client.ask("/quit") == ("/done", "/quit")
    assert storm(own) == 0
    client.close()
    with running() as process:
        assert storm(process) == 0
    with running() as process:
        job = Tcp(process.port)
        noise(job, 0)
        job.send("/bufnmf", "source", 0, *ENDLESS)
        job.until("/bufnmf/started", 1)
        assert process.end() == 0
        assert job.until("/fail", "/bufnmf")[-1] == ("/fail", "/bufnmf", "cancelled", 1)
        job.close()


def test_scsynths_numbers_for_commands(udp: Udp) -> None:
    """What sclang sends for nodes, groups and on quitting; scsynth takes it for every command."""

    def numbered(number: int, *arguments: int) -> bytes:
        tags = b"," + b"i" * len(arguments)
        padded = tags + b"\0" * (4 - len(tags) % 4)
        return b"".join([number.to_bytes(4, "big"), padded, *(value.to_bytes(4, "big") for value in arguments)])

    udp.send_raw(numbered(28, 500, 10, 1))
    assert udp.receive() == ("/done", "/b_alloc", 500)
    udp.send_raw(numbered(47, 500))
    assert udp.receive()[:4] == ("/b_info", 500, 10, 1)
    udp.send_raw(numbered(24, 0))
    assert udp.sync() == []
    udp.send_raw(numbered(9, 1))
    assert udp.receive()[:2] == ("/fail", "/s_new")
    udp.send_raw(numbered(99, 1))
    assert udp.receive() == ("/fail", "99", "Command not found")
    udp.send_raw(numbered(32))
    assert udp.receive()[:2] == ("/fail", "/b_free")


def test_synthesis_is_refused_once_for_every_command_and_client(own: Process) -> None:
    with contextlib.closing(Udp(own.port)) as first, contextlib.closing(Tcp(own.port)) as second:
        for client in (first, second):
            for _ in range(3):
                client.send("/s_new", "default", 1000, 0, 1)
                client.send("/n_set", 1000, "freq", 440.0)
                client.send("/c_get", 0)
            told = client.sync()
            assert [reply[:2] for reply in told] == [("/fail", "/s_new"), ("/fail", "/n_set"), ("/fail", "/c_get")]
            assert all("keeps buffers and takes them apart; play on scsynth" in reply[2] for reply in told)
        for quiet in ("/g_new", "/g_freeAll", "/g_deepFree", "/n_free", "/d_free"):  # sclang sends them on its own
            first.send(quiet, 1)
        assert first.sync() == []


def test_a_completion_message_of_a_definition_is_run(udp: Udp) -> None:
    """The way of sclang's `play`: the definition, and the synth when that has arrived."""
    definition, query = b"SCgf" + bytes(8), message("/b_query", 3)
    udp.send("/d_recv", definition, query)
    assert udp.sync() == [("/b_info", 3, 0, 0, 0.0), ("/done", "/d_recv")]
    for address, first in (("/d_load", "x.scsyndef"), ("/d_loadDir", "x")):
        udp.send(address, first, query)
        assert udp.sync() == [("/b_info", 3, 0, 0, 0.0), ("/done", address)]
    udp.send("/d_recv", definition, 0)
    assert udp.sync() == [("/done", "/d_recv")]
    synth = (9).to_bytes(4, "big") + b",s\0\0def\0"
    udp.send("/d_recv", definition, synth)
    fail, done = udp.sync()
    assert (fail[:2], done) == (("/fail", "/s_new"), ("/done", "/d_recv"))


def test_own_commands_take_keys_too(udp: Udp) -> None:
    udp.do("/b_alloc", 1, 10)
    assert udp.do("/b_rename", "@to", "there", "@from", 1) == ("/done", "/b_rename", 1, "there")
    assert udp.do("/b_dup", "@from", "there", "@TO", 2) == ("/done", "/b_dup", "there", 2)
    assert "did you mean from?" in udp.do("/b_dup", "@fro", "there", "@to", 2)[2]
    udp.send("/maxpacket", "@bytes", 4000)
    assert udp.sync() == []
    assert "there is no job 7" in udp.do("/bufnmf/cancel", "@job", 7)[2]


def test_a_closed_connection_frees_its_jobs_and_its_bundles(udp: Udp, server: Process) -> None:
    udp.do("/b_alloc", 0, 44100)
    udp.send("/b_set", 0, 100, 1.0)
    gone = Tcp(server.port)
    gone.send_raw(bundle(time.time() + 3600, message("/b_free", 0)))
    gone.send("/bufnmf", "source", 0, "bases", 1, "components", 20, "solver", "mu", "iterations", 10**8)
    gone.until("/bufnmf/started")
    gone.close()
    done = udp.do("/bufnmf", "source", 0, "bases", 2, "iterations", 2)  # its turn comes when that job is gone
    assert done[0] == "/done"


def test_a_file_that_is_being_written_at_quit_is_written_or_its_failure_is_true(tmp_path: Path) -> None:
    server = Process()
    client = Udp(server.port)
    client.do("/b_alloc", 0, 30_000_000)
    client.send("/b_write", 0, str(tmp_path / "long.wav"), "wav", "float")
    client.send("/b_write", 0, str(tmp_path / "second.wav"), "wav", "float")
    client.send("/quit")
    endings = {reply[0] for reply in client.until("/done", "/quit")[:-1]}
    client.close()
    assert server.process.wait(30) == 0
    server.end()
    written = sorted(path.name for path in tmp_path.iterdir())
    assert endings == {"/done", "/fail"}
    assert written == ["long.wav"]
