"""Many small jobs at once: the same results as one by one, in the order in which they were asked for."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from tests.wire import Process, Tcp, running, wait_until

RATE, PIECE, PIECES = 44100, 13230, 40
SMALL = ("components", 2, "iterations", 10, "seed", 3)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A server whose buffer `sound` has the pieces, one after the other."""
    path = tmp_path_factory.mktemp("bursts") / "sound.wav"
    sound = np.random.default_rng(1).standard_normal(PIECE * PIECES) * np.repeat(np.linspace(0.1, 0.5, PIECES), PIECE)
    soundfile.write(path, sound.astype(np.float32), RATE, subtype="FLOAT")
    with running() as process:
        with contextlib.closing(Tcp(process.port)) as client:
            assert client.do("/b_allocRead", "sound", str(path))[0] == "/done"
        yield process


@pytest.fixture
def client(server: Process) -> Iterator[Tcp]:
    with contextlib.closing(Tcp(server.port)) as client:
        yield client


def piece(number: int, solver: str, *more: object) -> tuple[object, ...]:
    return ("source", "sound", "startFrame", number * PIECE, "numFrames", PIECE, "solver", solver, *SMALL, *more)


def endings(client: Tcp, count: int) -> list[tuple[str, int]]:
    """Return the address and the number of so many jobs that have ended, in their order."""
    found = list[tuple[str, int]]()
    while len(found) < count:
        reply = client.receive()
        if reply[0] in ("/done", "/fail") and reply[1] == "/bufnmf":
            found.append((reply[0], reply[2] if reply[0] == "/done" else reply[3]))
    return found


@pytest.mark.parametrize("solver", ["fast", "mu"])
def test_a_burst_gives_what_its_jobs_give_one_by_one_in_their_order(client: Tcp, solver: str, tmp_path: Path) -> None:
    for number in range(PIECES):
        client.send("/bufnmf", *piece(number, solver, "id", 100 + number, "resynth", 1000 + number))
    assert endings(client, PIECES) == [("/done", 100 + number) for number in range(PIECES)]
    for number in (0, PIECES // 2, PIECES - 1):
        assert client.do("/bufnmf", *piece(number, solver, "resynth", "alone"))[0] == "/done"
        samples = []
        for key in (1000 + number, "alone"):
            client.do("/b_write", key, str(tmp_path / "stems.wav"), "wav", "float")
            samples.append(soundfile.read(tmp_path / "stems.wav", dtype="float32")[0])
        assert samples[0].shape == (PIECE, 2) and samples[0].any()
        assert (samples[0] == samples[1]).all()


def test_a_chain_of_jobs_in_a_burst_reads_what_the_ones_before_have_written(client: Tcp) -> None:
    client.send("/bufnmf", *piece(0, "fast", "id", 200, "resynth", "link 0"))
    for number in range(8):
        link = ("source", f"link {number}", "numChans", 1, "resynth", f"link {number + 1}")
        client.send("/bufnmf", *link, *SMALL, "id", 201 + 2 * number)
        client.send("/bufnmf", *piece(number, "fast", "id", 202 + 2 * number, "bases", "beside"))
    assert endings(client, 17) == [("/done", 200 + number) for number in range(17)]
    assert client.ask("/b_query", "link 8") == ("/b_info", "link 8", PIECE, 2, float(RATE))


def test_in_a_burst_one_fails_in_its_turn_and_one_is_cancelled_at_once(client: Tcp) -> None:
    endless = ("solver", "mu", "iterations", 10**7)
    client.send("/bufnmf", "source", "sound", "components", 20, *endless, "id", 300, "bases", "long")
    for number in range(1, 10):
        fixed = ("basesMode", 2 * (number == 4))  # of a buffer that does not exist
        client.send("/bufnmf", *piece(number, "fast", "id", 300 + number, "bases", f"small {number}", *fixed))
    client.send("/bufnmf/cancel", 307)
    client.send("/bufnmf/cancel", 300)
    ended = endings(client, 10)
    assert set(ended[:2]) == {("/fail", 300), ("/fail", 307)}
    assert ended[2:] == [("/fail" if number == 304 else "/done", number) for number in range(301, 310) if number != 307]
    names = {reply[1] for reply in client.until_list()}
    assert {f"small {number}" for number in (4, 7)}.isdisjoint(names) and "small 9" in names


def test_memory_of_a_large_job_goes_back_to_the_system(client: Tcp, server: Process) -> None:
    process = psutil.Process(server.process.pid)
    before = process.memory_info().rss
    assert client.do("/bufnmf", "source", "sound", "components", 40, "iterations", 2, "resynth", "large")[0] == "/done"
    assert process.memory_info().rss > before + 80e6
    client.do("/b_free", "large")
    began = time.monotonic()
    wait_until(lambda: process.memory_info().rss < before + 50e6)
    assert time.monotonic() - began < 15
