"""What clients are told that watch: buffers and jobs of all clients, and live sound without a login."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.wire import Process, Reply, Tcp, Udp, bundle, message, running, wait_until


@pytest.fixture
def watcher(udp: Udp, server: Process) -> Iterator[Tcp]:
    """A client beside `udp`, which has no buffers and jobs."""
    with contextlib.closing(Tcp(server.port)) as client:
        yield client


def watch(client: Udp, what: str) -> list[Reply]:
    """Begin to watch; return what there is."""
    client.send(f"/notify/{what}", 1)
    *found, done = client.until("/done", f"/notify/{what}")
    assert done[2] == len(found)
    return found


def test_a_watcher_is_sent_what_there_is_then_what_appears_changes_and_goes(udp: Udp, watcher: Tcp) -> None:
    udp.do("/client/name", "a patch")
    udp.do("/b_alloc", 7, 100, 2)
    udp.do("/client/name", "")
    ((*seen, version, maker, identity),) = watch(watcher, "buffers")
    assert (seen, maker) == (["/b_changed", 7, 100, 2, 48000.0], "a patch")
    udp.send("/b_set", 7, 3, 0.5)
    changed = watcher.receive()
    assert changed[:5] == ("/b_changed", 7, 100, 2, 48000.0)
    assert changed[5] != version
    udp.send("/b_setSampleRate", 7, 44100.0)
    assert watcher.receive()[4] == 44100.0
    udp.do("/b_dup", 7, "copy")
    told = watcher.receive()
    assert told[:4] == ("/b_changed", "copy", 100, 2)
    assert told[7] != identity
    udp.do("/b_free", 7)
    assert watcher.receive() == ("/b_freed", 7)
    assert watcher.do("/notify/buffers", 0) == ("/done", "/notify/buffers")
    udp.do("/b_free", "copy")
    assert watcher.sync() == []


def test_the_maker_is_an_address_where_a_client_has_no_name(udp: Udp, watcher: Tcp) -> None:
    udp.do("/b_alloc", 1, 10)
    assert watch(watcher, "buffers")[0][6] == f"127.0.0.1:{udp.port}"


def test_a_renamed_buffer_keeps_its_version_and_its_identity(udp: Udp, watcher: Tcp) -> None:
    udp.do("/b_alloc", "old", 10)
    ((*_, version, _, identity),) = watch(watcher, "buffers")
    udp.do("/b_rename", "old", "new")
    told = watcher.receive()
    assert (told[1:6], told[7]) == (("new", 10, 1, 48000.0, version), identity)
    assert watcher.receive() == ("/b_freed", "old")
    udp.do("/b_alloc", "new", 20)
    assert watcher.receive()[7] == identity  # it is replaced
    udp.do("/b_free", "new")
    watcher.receive()
    udp.do("/b_alloc", "new", 10)
    assert watcher.receive()[7] != identity  # it is another one


def test_results_say_how_they_were_made_whoever_asks_whenever(udp: Udp, watcher: Tcp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    done = udp.do(
        "/bufnmf", "source", "loop", "startFrame", 100, "components", 2, "resynth", "stems", "activations", "envelopes",
        "iterations", 20,
    )  # fmt: skip
    udp.do("/b_rename", "stems", "other")
    told = {each[1]: each for each in watch(watcher, "buffers")}
    identities = {name: each[7] for name, each in told.items()}
    origin = values(("", 0, *told["other"][8:]))
    assert {name: origin[name] for name in ("source", "resynth", "activations")} == {
        "source": identities["loop"], "resynth": identities["other"], "activations": identities["envelopes"]
    }  # fmt: skip
    assert origin["seed"] == done[done.index("seed") + 1]
    assert (origin["components"], origin["startFrame"], origin["numFrames"]) == (2, 100, told["loop"][2] - 100)
    assert told["envelopes"][8:] == told["other"][8:]
    assert "bases" not in origin
    assert told["loop"][8:] == ()


def test_of_many_changes_the_last_one_is_told(udp: Udp, watcher: Tcp) -> None:
    udp.do("/b_alloc", 1, 100_000)
    watch(watcher, "buffers")
    began = time.monotonic()
    udp.send_raw(bundle(None, *(message("/b_set", 1, at, 1.0) for at in range(500))))
    udp.do("/b_alloc", "end", 1)
    told = watcher.until("/b_changed", "end")
    assert len(told) <= 2 + 20 * (time.monotonic() - began)  # both at the end, and before that 20 a second
    # What was told last is how it is.
    assert watch(watcher, "buffers")[0] == [each for each in told if each[1] == 1][-1]


def test_a_name_that_is_longer_than_a_clients_packets_keeps_nothing_else_from_it(udp: Udp, watcher: Tcp) -> None:
    watcher.do("/b_alloc", "x" * 10_000, 1)
    watcher.do("/b_alloc", "short", 1)
    udp.send("/notify/buffers", 1)
    assert [reply[1] for reply in udp.until("/done")] == ["short", "/notify/buffers"]
    udp.do("/notify/buffers", 0)


def test_names_that_are_longer_than_a_clients_packets_keep_nothing_else_from_it(udp: Udp) -> None:
    udp.do("/b_alloc", "w", 10, 150)
    udp.do("/notify/buffers", 1)
    for component in range(150):
        udp.send("/component/name", component, f"{component} {'x' * 58}", "w")
    udp.send("/b_alloc", "end", 1)
    *_, last = (each for each in udp.until("/b_changed", "end") if each[:2] == ("/b_changed", "w"))
    assert last[2:4] == (10, 150)
    assert "names" not in last
    udp.do("/notify/buffers", 0)


def test_thousand_buffers_are_told_and_their_going_too(udp: Udp, watcher: Tcp) -> None:
    udp.send_raw(bundle(None, *(message("/b_alloc", f"buffer {at}", 1) for at in range(500))))
    udp.send_raw(bundle(None, *(message("/b_alloc", f"buffer {at}", 1) for at in range(500, 1000))))
    udp.send("/sync", 1)
    udp.until("/synced", 1)
    assert len(watch(watcher, "buffers")) == 1000
    for at in range(1000):
        udp.send("/b_free", f"buffer {at}")
    gone = {watcher.receive()[1] for _ in range(1000)}
    assert len(gone) == 1000


def test_names_of_channels_are_told(udp: Udp, watcher: Tcp) -> None:
    udp.do("/b_alloc", "w", 10, 2)
    ((*before,),) = watch(watcher, "buffers")
    udp.send("/component/name", 1, "names", "w")
    assert watcher.receive() == (*before, "names", "", "names")
    udp.send("/component/name", "names", "", "w")
    assert watcher.receive() == tuple(before)


SMALL = ("windowSize", 256, "components", 2)
MADE: list[tuple[tuple[Any, ...], dict[str, str]]] = [
    (("/bufnmfseed", "source", "loop", "bases", "s", "maxComponents", 2, "minComponents", 2), {"bases": "s"}),
    (("/bufnmffilter", "source", "loop", "bases", "w", "destination", "f", "windowSize", 256),
     {"resynth": "f", "bases": "w"}),
    (("/bufnmfmatch", "source", "loop", "bases", "w", "destination", "m", "windowSize", 256),
     {"activations": "m", "bases": "w"}),
    (("/bufsmooth", "source", "h", "attack", 0.1), {"activations": "h", "bases": "w", "resynth": "x"}),
    (("/bufgate", "source", "h", "destination", "g"), {"activations": "g"}),
    (("/bufpermute", "bases", "w", "activations", "h", "order", 1, "destBases", "a", "destActivations", "b"),
     {"bases": "a", "activations": "b"}),
    (("/bufmerge", "bases", "w", "activations", "h", "stems", "x", "merge", 0, 1),
     {"bases": "w", "activations": "h", "resynth": "x"}),
    (("/bufsplit", "stems", "x", "component", 0, "destStems", "y", "windowSize", 256), {"resynth": "y"}),
    (("/bufmix", "source", "x", "gains", 1, 1, "destination", "z"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), MADE, ids=[sent[0] for sent, _ in MADE])
def test_of_every_result_its_source_and_what_was_made_with_it_are_told(
    udp: Udp, watcher: Tcp, recording: Path, sent: tuple[Any, ...], expected: dict[str, str]
) -> None:
    udp.do("/b_allocRead", "loop", str(recording), 0, 4000)
    parts = ("bases", "w", "activations", "h", "resynth", "x", "numChans", 1)
    udp.do("/bufnmf", "source", "loop", *parts, "iterations", 3, *SMALL)
    done = udp.do(*sent)
    assert done[0] == "/done", done
    told = {reply[1]: reply for reply in watch(watcher, "buffers")}
    keys = {reply[7]: key for key, reply in told.items()}
    written = told[next(iter(expected.values()), "z")]
    facts = dict(zip(written[8::2], written[9::2], strict=True))
    assert {name: keys[facts[name]] for name in ("bases", "activations", "resynth") if name in facts} == expected
    if expected:
        assert keys[facts["source"]] == "loop"
        assert written[3] == facts["components"] * facts["numChans"]


def test_a_job_is_told_to_the_end_with_its_buffers(udp: Udp, watcher: Tcp, recording: Path) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    assert watch(watcher, "jobs") == []
    udp.do("/bufnmf", "source", "loop", "components", 2, "bases", "templates", "iterations", 20)
    *_, last = until_ended(watcher)
    facts = values(last)
    assert facts["state"] == "done"
    assert facts["client"] == f"127.0.0.1:{udp.port}"
    assert (facts["source"], facts["bases"], facts["components"], facts["hopSize"]) == ("loop", "templates", 2, 512)
    assert "resynth" not in facts
    assert facts["seconds"] > 0


def test_a_job_of_another_client_is_seen_waiting_and_cancelled_by_its_number(
    udp: Udp, watcher: Tcp, recording: Path
) -> None:
    udp.do("/b_allocRead", "loop", str(recording))
    watch(watcher, "jobs")
    for name in ("one", "two"):
        udp.send(
            "/bufnmf", "source", "loop", "components", 40, "bases", name, "iterations", 20000, "solver", "mu",
            "tolerance", 0.0, "fftSize", 8192,
        )  # fmt: skip
    first = until_state(watcher, "running")
    second = until_state(watcher, "waiting", besides=first[1])
    assert "divergence" in values(until_progress(watcher, first[1]))
    for job in (second, first):
        watcher.send("/bufnmf/cancel", job[1])
    assert {until_state(watcher, "cancelled")[1] for _ in range(2)} == {first[1], second[1]}


def test_a_failed_job_is_told_with_its_reason(udp: Udp, watcher: Tcp) -> None:
    watch(watcher, "jobs")
    reason = udp.do("/bufnmf", "source", "nothing", "bases", "b")[2]
    facts = values(until_ended(watcher)[-1])
    assert (facts["state"], facts["reason"]) == ("failed", reason)


def test_a_name_that_is_too_long_is_refused(udp: Udp) -> None:
    assert udp.do("/client/name", "x" * 101)[2] == "the name has 101 letters; it has at most 100"


def test_the_memory_is_told(udp: Udp) -> None:
    before, quota = udp.ask("/memory")[1:]
    udp.do("/b_alloc", 1, 1_000_000)
    used = udp.ask("/memory")[1]
    assert used - before == pytest.approx(4_000_000, abs=1000)
    assert used < quota


def test_watching_takes_no_login(watcher: Tcp) -> None:
    for what in ("buffers", "jobs", "live"):
        watcher.do(f"/notify/{what}", 1)
    assert watcher.do("/notify", 0)[2] == "not registered: this client is not logged in"


def test_no_more_clients_watch_than_can_log_in(udp: Udp, server: Process) -> None:
    with contextlib.ExitStack() as opened:
        clients = [opened.enter_context(contextlib.closing(Tcp(server.port))) for _ in range(33)]
        answers = [client.do("/notify/jobs", 1) for client in clients]
        assert [answer[0] for answer in answers] == ["/done"] * 32 + ["/fail"]
        assert answers[-1][2] == "32 clients watch already; one must stop first"
    # They are gone with their connections.
    while udp.do("/notify/jobs", 1)[0] != "/done":
        pass
    udp.do("/notify/jobs", 0)


def test_a_watcher_over_udp_that_is_gone_makes_room() -> None:
    with running("--max-logins", "1", "--client-patience", "1") as process:
        with contextlib.closing(Udp(process.port)) as gone:
            assert gone.do("/notify/buffers", 1)[0] == "/done"
        with contextlib.closing(Tcp(process.port)) as late:
            wait_until(lambda: late.do("/notify/buffers", 1)[0] == "/done")


def values(job: Reply) -> dict[str, Any]:
    return dict(zip(job[2::2], job[3::2], strict=True))


def until_ended(client: Tcp) -> list[Reply]:
    """Receive what is told of jobs until one has ended."""
    told = [client.receive()]
    while values(told[-1])["state"] in ("waiting", "running"):
        told.append(client.receive())
    return told


def until_state(client: Tcp, state: str, besides: object = None) -> Reply:
    while True:
        told = client.receive()
        if told[0] == "/job" and told[1] != besides and values(told)["state"] == state:
            return told


def until_progress(client: Tcp, number: object) -> Reply:
    while True:
        told = client.receive()
        if told[:2] == ("/job", number) and "divergence" in values(told):
            return told
