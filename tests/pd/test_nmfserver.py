"""[nmfserver]: what it sends, which outlet an answer comes from, and whether the server is there."""

from __future__ import annotations

import re
import signal
import time

import pytest

from nmfserver.commands import contents  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY
from nmfserver.commands.tasks import JobCommand
from tests.pd.conftest import Start
from tests.pd.pd import SCRIPTS, Box, Pd
from tests.ports import free_port
from tests.wire import Process, Udp, running

OUTLETS = ("done", "job", "data", "error", "health")


def client(port: int, name: str = "nmf") -> Box:
    return Box(name, f"nmfserver 127.0.0.1 {port}", OUTLETS)


@pytest.fixture
def nmf(pd: Start, server: Process, udp: Udp) -> Pd:
    """A Pd with [nmfserver], connected to a server that has no buffers."""
    patch = pd(client(server.port))
    patch.wait("nmf-health", "1")
    patch.clear()
    return patch


def ask(patch: Pd, outlet: str, *command: str | float, answer: str = ".*", name: str = "nmf") -> str:
    """Send a command; return the one line that comes of it, which is what `outlet` prints."""
    patch.clear()
    patch.send(name, *command)
    got = patch.wait(f"{name}-{outlet}", answer)
    everything = [line for each in OUTLETS[:4] for line in patch.lines(f"{name}-{each}")]
    assert everything == [got]
    return got


def test_answers_leave_by_the_outlet_of_their_kind(nmf: Pd) -> None:
    assert ask(nmf, "done", "/b_alloc", "drums", 100, 1, 44100) == "/b_alloc drums"
    assert ask(nmf, "data", "/b_query", "drums") == "b_info drums 100 1 44100"
    nmf.send("nmf", "/b_setn", "drums", 0, 3, 0.25, -0.5, 1)
    assert ask(nmf, "data", "/b_getn", "drums", 0, 4) == "b_setn drums 0 4 0.25 -0.5 1 0"
    assert ask(nmf, "data", "/b_get", "drums", 1, 2) == "b_set drums 1 -0.5 2 1"
    assert ask(nmf, "data", "/sync", 5) == "synced 5"
    assert ask(nmf, "data", "/version").startswith("version.reply nmfserver ")
    assert ask(nmf, "data", "/tempfolder").startswith("tempfolder.reply /")
    assert ask(nmf, "done", "/notify", 1).startswith("/notify ")
    assert ask(nmf, "done", "/b_free", "drums") == "/b_free drums"


def test_a_list_of_buffers_is_data_that_ends_with_done(nmf: Pd) -> None:
    for name in ("a", "b", 3):
        ask(nmf, "done", "/b_alloc", name, 10, 1, 48000)
    nmf.clear()
    nmf.send("nmf", "/b_list")
    assert nmf.wait("nmf-done") == "/b_list 3"
    assert nmf.lines("nmf-data") == ["b_info 3 10 1 48000", "b_info a 10 1 48000", "b_info b 10 1 48000"]


def test_a_job_is_told_by_its_number(nmf: Pd) -> None:
    ask(nmf, "done", "/b_alloc", "drums", 44100, 1)
    ask(nmf, "done", "/b_gen", "drums", "sine1", 7, 1, 0.5)
    nmf.clear()
    nmf.send(
        "nmf", "/bufnmf", "@source", "drums", "components", 2, "bases", "templates", "seed", 5, "solver", "mu",
        "iterations", 6000,
    )  # fmt: skip
    done = nmf.wait("nmf-job", r"\d+ done .*")
    number = done.split()[0]
    facts = r"seed 5 divergence \S+ iterations 6000 seconds \S+ solver mu explained \S+ components 2"
    assert re.fullmatch(f"{number} done -1 templates -1 {facts}", done)
    told = nmf.lines("nmf-job")
    assert told[0] == f"{number} started"
    assert len(told) > 2
    for line in told[1:-1]:
        kind, share, divergence, left = line.split()[1:]
        assert kind == "progress"
        assert 0 <= float(share) <= 1
        assert float(divergence) >= 0
        assert float(left) >= 0
    assert nmf.lines("nmf-done") == nmf.lines("nmf-data") == nmf.lines("nmf-error") == []


def test_other_jobs_are_told_alike_and_what_names_no_job_is_data(nmf: Pd) -> None:
    ask(nmf, "done", "/b_alloc", "drums", 44100, 1)
    ask(nmf, "done", "/b_gen", "drums", "sine1", 7, 1, 0.5)
    nmf.clear()
    nmf.send("nmf", "/bufnmfseed", "source", "drums", "bases", "templates", "id", 5)
    nmf.wait("nmf-job", "5 done templates -1 components 1 .*")
    nmf.send("nmf", "/bufdescribe", "source", "drums", "id", 6)
    nmf.wait("nmf-job", "6 done -1 components 1 .*")
    assert nmf.wait("nmf-data", "bufdescribe component 0 .*")
    assert nmf.lines("nmf-done") == nmf.lines("nmf-error") == []
    nmf.send("nmf", "/bufnmfcross", "source", "nosuch", "target", "drums", "output", "x", "id", 7)
    nmf.wait("nmf-job", "7 fail .*nosuch.*")


def test_every_job_of_the_server_is_known_as_one() -> None:
    """By all three lists of addresses: of what is done, of what fails, and of what is told meanwhile."""
    jobs = {address for address, command in REGISTRY.items() if issubclass(command, JobCommand)}
    text = (SCRIPTS / "nmfserver.pd").read_text("utf-8")
    lists = [set(line.split()) for line in re.findall(r"route (.*bufdescribe.*);", text)]
    assert len(lists) == 3
    assert all({f"/{word.lstrip('/')}" for word in words} - {"/hello"} == jobs for words in lists)


def test_a_job_that_fails_says_why_by_its_number_and_as_an_error(nmf: Pd) -> None:
    ask(nmf, "done", "/b_alloc", "drums", 44100, 1)
    nmf.clear()
    nmf.send("nmf", "/bufnmf", "source", "drums", "bases", "templates", "solver", "mu", "iterations", 1e8, "id", 77)
    nmf.wait("nmf-job", "77 progress .*")
    nmf.send("nmf", "/bufnmf/cancel", 77)
    nmf.wait("nmf-job", "77 fail cancelled")
    assert nmf.wait("nmf-error") == "/bufnmf: cancelled"
    assert nmf.wait("nmf-done") == "/bufnmf/cancel 77"


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("/b_query",), "/b_query: .*"),
        (("/b_free", 2.5), "/b_free: .*2.5.*"),
        (("/b_read", "nosuch", "x.wav"), "/b_read: .*nosuch.*"),
        (("/b_allocRead", "new", "/no/such, file.wav"), "/b_allocRead: .*/no/such, file.wav.*"),
        (("/nonsense", 1), "/nonsense: Command not found"),
        (("/bufnmf", "source", "nosuch", "componets", 3), "/bufnmf: the key 'componets' is unknown: did you mean .*"),
    ],
)
def test_an_error_is_a_sentence_that_reads_plainly(nmf: Pd, command: tuple[str | float, ...], sentence: str) -> None:
    nmf.send("nmf", *command)
    nmf.wait("nmf-error", sentence)
    assert "\\" not in nmf.lines("nmf-error")[0]
    assert nmf.lines("nmf-done") == nmf.lines("nmf-data") == []


def test_names_may_hold_spaces_and_other_signs(nmf: Pd) -> None:
    for name in ("two stems", "a,b;c", "$1-x", "größe", "-x"):
        nmf.clear()
        nmf.send("nmf", "/b_alloc", name, 10)
        nmf.wait("nmf-done", "/b_alloc .*")
    nmf.clear()
    nmf.send("nmf", "/b_query", "two stems", "a,b;c", "$1-x", "größe", "-x")
    got = nmf.wait("nmf-data")
    assert got == "b_info " + " ".join(
        f"{name} 10 1 48000" for name in ("two\\ stems", "a\\,b\\;c", "\\$1-x", "größe", "-x")
    )


def test_many_values_come_in_one_answer(nmf: Pd, udp: Udp) -> None:
    values = [float(number) for number in range(5000)]
    ask(nmf, "done", "/b_alloc", "long", len(values))
    udp.send("/b_setn", "long", 0, len(values), *values)
    udp.sync()
    ask(nmf, "error", "/b_getn", "long", 0, 5000, answer=r"/b_getn: the answer needs \d+ bytes.*")
    nmf.send("nmf", "/maxpacket", 60000)
    for count in (1024, 1500, 5000):
        got = ask(nmf, "data", "/b_getn", "long", 0, count).split()
        assert got[:4] == ["b_setn", "long", "0", str(count)]
        assert [float(value) for value in got[4:]] == values[:count]


def test_a_bundle_travels_whole(nmf: Pd) -> None:
    """What stands between `bundle 1` and `bundle 0` arrives together, in order."""
    nmf.send("nmf", "bundle", 1)
    nmf.send("nmf", "/b_alloc", "first", 10)
    nmf.send("nmf", "/b_alloc", "a longer name", 20)
    nmf.send("nmf", "/sync", 1)
    nmf.do("nmf", "/b_query", "first")
    time.sleep(0.1)
    assert nmf.lines("nmf-done") == []
    nmf.send("nmf", "bundle", 0)
    nmf.wait("nmf-data", "synced 1")
    assert nmf.lines("nmf-done") == ["/b_alloc first", "/b_alloc a\\ longer\\ name"]
    assert ask(nmf, "data", "/sync", 2) == "synced 2"


def test_health_follows_the_server(pd: Start) -> None:
    """It is killed and comes again, then it stops answering."""
    port = free_port()
    patch = pd(client(port))
    patch.wait("nmf-health", "0")
    for way in (signal.SIGKILL, signal.SIGSTOP):
        own = Process(command=("serve", "--port", str(port)))
        try:
            patch.wait("nmf-health", "1", 5)
            assert ask(patch, "data", "/sync", 7) == "synced 7"
            own.process.send_signal(way)
            start = time.monotonic()
            patch.wait("nmf-health", "0", 5)
            assert time.monotonic() - start < 2.5
            patch.clear()
        finally:
            own.process.kill()
            own.end()


def test_a_server_that_is_not_there_is_no_error_of_pds(pd: Start) -> None:
    patch = pd(client(free_port()))
    patch.wait("nmf-health", "0")
    patch.do("nmf", "/b_list")
    patch.do("nmf", "/b_alloc", "drums", 10)
    time.sleep(1.2)  # two polls
    assert patch.lines("nmf-health") == ["0"]
    assert patch.lines("nmf-done") == []


def test_connect_goes_elsewhere_and_back(pd: Start, server: Process, udp: Udp) -> None:
    with running() as other:
        patch = pd(client(free_port()))
        patch.wait("nmf-health", "0")
        for port, name in ((server.port, "here"), (other.port, "there")):
            patch.clear()
            patch.send("nmf", "connect", "127.0.0.1", port)
            patch.wait("nmf-health", "1", 3)
            assert ask(patch, "done", "/b_alloc", name, 10) == f"/b_alloc {name}"
        patch.send("nmf", "connect", "localhost", server.port)
        assert ask(patch, "data", "/b_query", "here", "there") == "b_info here 10 1 48000 there 0 0 0"


def test_nothing_is_sent_or_polled_once_disconnected(nmf: Pd, server: Process, udp: Udp) -> None:
    nmf.do("nmf", "disconnect")
    assert nmf.wait("nmf-health") == "0"
    nmf.do("nmf", "/b_alloc", "drums", 10)
    time.sleep(0.6)
    assert udp.until_list() == []
    assert [line for line in nmf.printed if line.startswith("nmf-")] == ["nmf-health: 0"]
    nmf.clear()
    nmf.send("nmf", "connect", "127.0.0.1", server.port)
    nmf.wait("nmf-health", "1", 3)
    assert ask(nmf, "done", "/b_alloc", "drums", 10) == "/b_alloc drums"


def test_two_objects_do_not_hear_each_others_answers(pd: Start, server: Process, udp: Udp) -> None:
    with running() as other:
        patch = pd(client(server.port, "a"), client(server.port, "b"), client(other.port, "c"))
        for name in "abc":
            patch.wait(f"{name}-health", "1")
        for name in "abc":
            assert ask(patch, "done", "/b_alloc", f"of {name}", 10, name=name) == f"/b_alloc of\\ {name}"
            assert len([line for line in patch.printed if "health" not in line and "pytest" not in line]) == 1
        patch.clear()
        for name in "abc":
            patch.send(name, "/b_query", "of a", "of c")
        lines = [patch.wait(f"{name}-data") for name in "abc"]
        assert lines == ["b_info of\\ a 10 1 48000 of\\ c 0 0 0"] * 2 + ["b_info of\\ a 0 0 0 of\\ c 10 1 48000"]


def test_without_arguments_it_is_at_the_default_port(pd: Start) -> None:
    """Whether or not somebody's own server is there, nothing is wrong."""
    patch = pd(Box("nmf", "nmfserver", OUTLETS))
    patch.wait("nmf-health", "0|1")
