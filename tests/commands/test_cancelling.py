"""Whatever takes long can be stopped: by a command, by the end of its client, by the end of the server."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.wire import PATIENCE, Process, Tcp, Udp, bundle, message, running, wait_until

FRAMES = 2_000_000
HOURS = message("/b_gen", 0, "cheby", 5, *[1.0] * 10_000)
"""A wave of so many polynomials that nobody waits for its end."""
LAST_PATIENCE = PATIENCE / 6
"""Seconds that the end of the server takes at most."""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Process]:
    with running(log=tmp_path / "log.txt", env={"COLUMNS": "400"}) as process:
        yield process


@pytest.fixture
def busy(own: Process) -> Iterator[Tcp]:
    """A client whose buffer 0 is being filled, for hours."""
    client = Tcp(own.port)
    client.do("/b_alloc", 0, FRAMES)
    client.send("/b_set", 0, 7, 0.5)
    client.send_raw(HOURS)
    client.ask("/version")  # it has come, then: a signal could overtake it
    yield client
    client.close()


def test_a_long_fill_is_cancelled_and_changes_nothing(busy: Tcp, own: Process) -> None:
    busy.send("/b_free", 0)
    began = time.monotonic()
    busy.send("/cancel")
    endings = {busy.receive() for _ in range(3)}
    assert time.monotonic() - began < 1
    assert endings == {
        ("/done", "/cancel", 2), ("/fail", "/b_gen", "cancelled", 0), ("/fail", "/b_free", "cancelled", 0),
    }  # fmt: skip
    assert busy.ask("/b_get", 0, 7, 8) == ("/b_set", 0, 7, 0.5, 8, 0.0)
    assert busy.do("/b_gen", 0, "sine1", 5, 1.0)[0] == "/done"  # the thread is free again


def test_a_read_that_is_cancelled_is_done_or_not_and_never_half(own: Process, tmp_path: Path) -> None:
    size, path = 8_000_000, str(tmp_path / "long.wav")
    soundfile.write(path, np.ones(size, np.float32), 22050, subtype="FLOAT")
    with contextlib.closing(Tcp(own.port)) as client, contextlib.closing(Udp(own.port)) as other:
        done = 0
        for attempt in range(40):
            client.do("/b_alloc", 0, size)
            client.send("/b_read", 0, path)
            for _ in range(20 * attempt):
                other.ask("/b_query", 0)
            client.send("/cancel")
            is_done = ("/done", "/b_read", 0) in client.sync()
            value, rate = (1.0, 22050.0) if is_done else (0.0, 48000.0)
            assert other.ask("/b_get", 0, 0, size // 2, size - 1)[3::2] == (value, value, value)
            assert other.ask("/b_query", 0)[-1] == rate
            done += is_done
            if done == 3:  # later the read has always ended
                break


def test_a_long_fill_holds_up_nobody(busy: Tcp, own: Process) -> None:
    with contextlib.closing(Udp(own.port)) as other:
        assert other.do("/b_alloc", 1, 100_000)[0] == "/done"
        for arguments in (
            ("/b_gen", 1, "sine2", 7, 1.5, 1.0), ("/b_gen", 1, "cheby", 1, 1.0, 1.0), ("/b_gen", 1, "normalize"),
            ("/b_gen", 1, "copy", 0, 0, 0, 1000), ("/b_dup", 1, 2),
            ("/bufcompose", "source", 1, "destination", 3, "destGain", 1.0),
        ):  # fmt: skip
            assert other.do(*arguments)[0] == "/done"
        assert other.ask("/b_query", 3)[2] == 100_000
    assert busy.ask("/cancel") == ("/done", "/cancel", 1)  # it was still being filled


@pytest.mark.parametrize("way", ["/quit", "SIGTERM"])
def test_the_end_of_the_server_waits_for_no_fill(way: str, busy: Tcp, own: Process) -> None:
    began = time.monotonic()
    if way == "/quit":
        busy.send("/quit")
    else:
        own.process.send_signal(signal.SIGTERM)
    assert busy.receive() == ("/fail", "/b_gen", "the server is quitting", 0)
    assert own.process.wait(PATIENCE) == 0
    assert time.monotonic() - began < LAST_PATIENCE


def test_what_a_client_leaves_is_done_if_it_is_done_soon(busy: Tcp, own: Process, tmp_path: Path) -> None:
    with contextlib.closing(Tcp(own.port)) as hasty:
        hasty.send("/b_alloc", 5, 10_000)
        hasty.send("/b_gen", 5, "sine1", 5, 1.0)
    busy.send("/b_free", 0)
    busy.close()
    with contextlib.closing(Udp(own.port)) as other:
        wait_until(lambda: other.ask("/b_get", 5, 2500) == ("/b_set", 5, 2500, 1.0))
        wait_until(lambda: (tmp_path / "log.txt").read_text().count("its client has gone") == 2)
        assert other.ask("/b_get", 0, 7, 8) == ("/b_set", 0, 7, 0.5, 8, 0.0)


def test_the_rest_of_a_completion_message_is_cancelled_and_what_was_done_stays(own: Process) -> None:
    with contextlib.closing(Tcp(own.port)) as client:
        client.send("/b_alloc", 0, FRAMES, 1, bundle(None, HOURS, message("/b_free", 0)))
        wait_until(lambda: client.ask("/b_query", 0)[2] == FRAMES)
        client.send("/cancel")
        assert [client.receive() for _ in range(4)] == [
            ("/done", "/cancel", 1), ("/fail", "/b_gen", "cancelled", 0), ("/fail", "/b_free", "cancelled", 0),
            ("/done", "/b_alloc", 0),
        ]  # fmt: skip


def test_what_has_left_the_queue_is_cancelled_too(own: Process) -> None:
    with contextlib.closing(Tcp(own.port)) as client:
        client.do("/b_alloc", 0, 20_000_000)
        compose = message("/bufcompose", "source", 0, "destination", 1, "blocking", 0)
        client.send_raw(bundle(None, compose, message("/b_close", 0)))
        assert client.receive() == ("/done", "/b_close", 0)
        client.send("/cancel")
        endings = {client.receive() for _ in range(2)}
        assert endings == {("/done", "/cancel", 1), ("/fail", "/bufcompose", "cancelled", 1)}
        assert client.ask("/b_query", 1)[2] == 0


def test_a_job_that_waits_for_its_turn_is_cancelled_at_once(own: Process) -> None:
    with contextlib.closing(Tcp(own.port)) as first, contextlib.closing(Tcp(own.port)) as second:
        first.do("/b_alloc", 0, 200_000)
        first.send("/bufnmf", "source", 0, "bases", 1, "solver", "mu", "iterations", 10**8)
        first.until("/bufnmf/started")
        second.send("/bufnmf", "source", 0, "bases", 2, "blocking", 1, "id", 9)
        second.send("/cancel")
        assert {second.receive() for _ in range(2)} == {
            ("/done", "/cancel", 1), ("/fail", "/bufnmf", "cancelled", 9),
        }  # fmt: skip


def test_the_end_waits_for_no_compiler(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nmfserver", "serve", "--port", "0"],
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert any(b"compiling the kernels" in line for line in process.stderr)
        began = time.monotonic()
        process.terminate()
        assert process.wait(PATIENCE) == 0
        assert time.monotonic() - began < LAST_PATIENCE
