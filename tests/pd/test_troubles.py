"""What happens to a run of [bufnmf] from outside: lost packets, other servers, other jobs, arrays that change.

Between Pd and the server stands a `Way`, which a test tells what to do at which packet.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from tests.pd.conftest import Start
from tests.pd.pd import Box, Pd
from tests.pd.runs import OUTLETS, Samples, fails, run, settle
from tests.pd.test_bufnmf import ALL, ENDLESS, bufnmf, check, decompose, prepare
from tests.ports import free_port
from tests.wire import Process, Udp, running, wait_until

FRAMES = 3_000_000
"""So many that they come in a hundred pieces and more."""
BEGUN = r"0\.\d+|\d(\.\d+)?e-\d+"
"""The progress of a job that runs."""
UNDER_WAY = 8 * 2**19
"""So many may be on their way to the server."""
Decide = Callable[[bytes, bool], bool]
"""Whether a packet, which the server sends back or not, goes on; called before it does."""


class Way(threading.Thread):
    """A way between one client and the server."""

    def __init__(self, server: int, decide: Decide) -> None:
        super().__init__(daemon=True)
        self.decide = decide
        self.target = ("127.0.0.1", server)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2**20)
        self.socket.bind(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])

    def run(self) -> None:
        client = self.target
        while (got := self.socket.recvfrom(65536))[0] != b"end":
            packet, sender = got
            back = sender == self.target
            if not back:
                client = sender
            if self.decide(packet, back):
                self.socket.sendto(packet, client if back else self.target)

    def end(self) -> None:
        with contextlib.closing(Udp(self.port)) as last:
            last.send_raw(b"end")
        self.join()
        self.socket.close()


@contextlib.contextmanager
def through(server: Process, patch: Pd, decide: Decide) -> Iterator[None]:
    """Lead the connection of the patch's [bufnmf] over a way."""
    way = Way(server.port, decide)
    way.start()
    try:
        patch.do("nmf", "connect", "127.0.0.1", way.port)
        yield
    finally:
        way.end()


def once(marker: bytes, back: bool, action: Callable[[], object], after: int = 0) -> Decide:
    """Do something when a packet with `marker` goes by, or the one `after` so many, and let all of them pass."""
    left = [after]

    def decide(packet: bytes, is_back: bool) -> bool:
        if marker in packet and is_back == back:
            left[0] -= 1
            if left[0] == -1:
                action()
        return True

    return decide


@pytest.fixture
def parts(sound: Samples) -> Samples:
    return np.ascontiguousarray(sound[:30000])


@pytest.fixture
def nmf(pd: Start, server: Process, udp: Udp, parts: Samples) -> Pd:
    """A Pd with [bufnmf], and a way to change the lengths of its arrays."""
    others = [Box("size-left", "array size left"), Box("shrinker", f"shrinks resynth-0 {FRAMES}")]
    results = [f"{role}-{number}" for role in ("resynth", "bases", "activations") for number in range(2)]
    patch = pd(bufnmf("left @components 2 @iterations 10 @seed 5"), *others, arrays=("left", "right", *results))
    prepare(patch, server.port, parts)
    return patch


def empty(udp: Udp) -> bool:
    """Whether the server has neither jobs nor buffers."""
    udp.send("/bufnmf/jobs")
    return len(udp.until("/done", "/bufnmf/jobs")) == 1 and udp.until_list() == []


def test_samples_that_are_lost_on_their_way_are_sent_again(nmf: Pd, server: Process, parts: Samples) -> None:
    counts = {True: 0, False: 0}

    def decide(packet: bytes, back: bool) -> bool:
        counts[back] += len(packet) > 1000
        return len(packet) <= 1000 or counts[back] != 5

    nmf.do("nmf", "files", 0)
    with through(server, nmf, decide):
        run(nmf, *ALL)
    check(nmf, decompose(parts[:, 0]))
    assert min(counts.values()) > 10


def test_any_other_packet_may_be_lost_too(nmf: Pd, server: Process, parts: Samples) -> None:
    lost = [
        b"/tempfolder\0", b"/tempfolder.reply", b"/b_alloc\0\0\0\0,s", b"/done\0\0\0,ss\0/b_alloc", b"/bufcompose\0,",
        b"/done\0\0\0,ss\0/bufcompose", b"/bufnmf\0,", b"/bufnmf/started", b"/b_query", b"/b_info",
    ]  # fmt: skip

    def decide(packet: bytes, back: bool) -> bool:
        for marker in lost:
            if marker in packet:
                lost.remove(marker)
                return False
        return True

    nmf.do("nmf", "files", 0)
    with through(server, nmf, decide):
        run(nmf, "resynth", "resynth", patience=60)
    check(nmf, decompose(parts[:, 0]), ["resynth"])
    assert lost == []


def test_the_end_of_a_job_may_be_lost(nmf: Pd, server: Process, parts: Samples) -> None:
    ends: list[bytes] = []

    def decide(packet: bytes, back: bool) -> bool:
        if back and packet.startswith(b"/done") and b"/bufnmf\0" in packet:
            ends.append(packet)
            return len(ends) > 1
        return True

    nmf.do("nmf", "files", 0)
    with through(server, nmf, decide):
        run(nmf, "resynth", "resynth")
    check(nmf, decompose(parts[:, 0]), ["resynth"])
    assert len(ends) == 2


@pytest.mark.parametrize(("files", "marker", "length"), [(1, b"/b_read", 1000), (0, b"/b_setn", 20000)])
def test_a_source_that_changes_its_length_ends_the_run(
    nmf: Pd, server: Process, parts: Samples, files: int, marker: bytes, length: int
) -> None:
    nmf.set_array("left", np.zeros(UNDER_WAY + 1 if files else 400_000, np.float32))
    nmf.do("nmf", "resynth", "resynth")
    with through(server, nmf, once(marker, False, lambda: nmf.do("size-left", length))):
        assert fails(nmf, "files", files) == "the array left has changed its length during the run"
    prepare(nmf, server.port, parts)
    run(nmf)
    check(nmf, decompose(parts[:, 0]), ["resynth"])


def test_a_result_that_changes_its_length_ends_the_run(nmf: Pd, server: Process, parts: Samples) -> None:
    nmf.set_array("left", np.zeros(FRAMES, np.float32))
    nmf.do("nmf", "resynth", "resynth")
    nmf.clear()
    nmf.do("shrinker", "bang")
    nmf.send("nmf", "bang")
    assert settle(nmf) == "nmf-error: the array resynth-0 has changed its length during the run"
    assert len(nmf.lines("nmf-error")) == 1
    assert nmf.lines("nmf-done") == []
    prepare(nmf, server.port, parts)
    run(nmf)
    check(nmf, decompose(parts[:, 0]), ["resynth"])


def test_another_server_between_two_runs_is_used(nmf: Pd, udp: Udp, server: Process, parts: Samples) -> None:
    way = Way(server.port, lambda packet, back: True)
    way.start()
    nmf.do("nmf", "connect", "127.0.0.1", way.port)
    run(nmf, "resynth", "resynth")
    wait_until(lambda: empty(udp))
    nmf.set_array("resynth-0", parts[:, 1])
    with running() as other:
        way.target = ("127.0.0.1", other.port)
        run(nmf)
        check(nmf, decompose(parts[:, 0]), ["resynth"])
        nmf.do("nmf", "connect", "127.0.0.1", server.port)
        way.end()


def test_a_server_that_is_started_anew_at_once_is_noticed(nmf: Pd, parts: Samples) -> None:
    port = free_port()
    first = Process("--port", str(port))
    prepare(nmf, port, parts)
    nmf.clear()
    nmf.do("nmf", "@resynth", "resynth", *ENDLESS)
    nmf.send("nmf", "bang")
    nmf.wait("nmf-progress", BEGUN)
    first.process.kill()
    first.process.wait()
    second = Process("--port", str(port))
    try:
        said = settle(nmf)
        assert "nmfserver was started anew during the run" in said or "no nmfserver answers at" in said
        run(nmf, "@iterations", 10, "@solver")
        check(nmf, decompose(parts[:, 0]), ["resynth"])
    finally:
        first.end()
        second.end()


def test_a_run_that_begins_at_the_error_of_the_one_before_is_not_hurt_by_it(
    pd: Start, server: Process, udp: Udp, parts: Samples
) -> None:
    patch = pd(Box("nmf", "stubborn", OUTLETS), arrays=("left", "right", "resynth-0", "resynth-1"))
    prepare(patch, server.port, parts)
    patch.send("nmf", "bang")
    patch.wait("nmf-progress", BEGUN)
    patch.send("nmf", "cancel")
    patch.wait("nmf-done")
    assert patch.lines("nmf-error") == ["cancelled"]
    check(patch, decompose(parts[:, 0]), ["resynth"])


@pytest.mark.parametrize("message", [("disconnect",), ("connect", "127.0.0.1", 9), ("server", "127.0.0.1", 9)])
def test_who_leaves_the_server_in_mid_run_leaves_nothing_there(
    nmf: Pd, server: Process, udp: Udp, parts: Samples, message: tuple[str | float, ...]
) -> None:
    nmf.clear()
    nmf.do("nmf", "@resynth", "resynth", *ENDLESS)
    nmf.send("nmf", "bang")
    nmf.wait("nmf-progress", BEGUN)
    nmf.do("nmf", *message)
    assert nmf.lines("nmf-error") == ["the connection was changed during the run"]
    wait_until(lambda: empty(udp))
    prepare(nmf, server.port, parts)
    run(nmf, "@iterations", 10, "@solver")
    check(nmf, decompose(parts[:, 0]), ["resynth"])


def test_a_job_of_somebody_else_is_waited_for(nmf: Pd, udp: Udp, parts: Samples) -> None:
    udp.do("/b_alloc", "long", 400_000)
    udp.send("/bufnmf", "source", "long", "bases", "b", "solver", "mu", "iterations", 10**8, "blocking", 1, "id", 77)
    udp.until("/bufnmf/started", 77)
    nmf.clear()
    nmf.do("nmf", "resynth", "resynth")
    nmf.send("nmf", "bang")
    time.sleep(2.5)  # beyond the time after which a server that says nothing counts as gone
    assert nmf.lines("nmf-error") == nmf.lines("nmf-done") == []
    udp.send("/bufnmf/cancel", 77)
    assert settle(nmf) == "nmf-done: bang"
    check(nmf, decompose(parts[:, 0]), ["resynth"])


@pytest.mark.parametrize("name", ["50%", "100% wet", "%d", "a%%b", "%s-%d"])
def test_a_common_name_may_have_any_signs(pd: Start, server: Process, udp: Udp, parts: Samples, name: str) -> None:
    patch = pd(bufnmf("left @components 2 @iterations 10 @seed 5"), arrays=("left", "right", f"{name}-0", f"{name}-1"))
    prepare(patch, server.port, parts)
    run(patch, "resynth", name)
    stems = np.stack([patch.array(f"{name}-{number}") for number in range(2)], axis=1)
    np.testing.assert_allclose(stems, decompose(parts[:, 0]).stems[:, 0], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("components", [1025, 1e6, 1e30])
def test_too_many_arrays_are_refused_at_once(nmf: Pd, components: float) -> None:
    sentence = fails(nmf, "@resynth", "resynth", "@components", components)
    assert "arrays are more than 1024: components times channels" in sentence
    assert run(nmf, "components", 2)["components"] == 2
