"""Fixtures: server processes, clients, sounds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests import sounds
from tests.ports import free_port
from tests.wire import Process, Tcp, Udp


@pytest.fixture(scope="session", autouse=True)
def data_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Sessions of the tests' servers go to a folder that is theirs."""
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One server process for all tests that leave it as they found it."""
    process = Process(log=tmp_path_factory.mktemp("server") / "log.txt")
    yield process
    assert process.end() == 0


@pytest.fixture
def udp(server: Process) -> Iterator[Udp]:
    """A client of the shared server, with no buffers there.

    It has a port that the system gives to nobody: what it leaves behind, such as a limit for answers, meets no other.
    """
    client = Udp(server.port, own_port=free_port())
    client.send("/bufnmf/jobs")
    for reply in client.until("/done", "/bufnmf/jobs")[:-1]:
        client.do("/bufnmf/cancel", reply[1])
    for reply in client.until_list():
        client.do("/b_free", reply[1])
    yield client
    client.close()


@pytest.fixture
def tcp(server: Process) -> Iterator[Tcp]:
    """A TCP client of the shared server."""
    client = Tcp(server.port)
    yield client
    client.close()


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stereo drum loop of some seconds, as a file."""
    path = tmp_path_factory.mktemp("sound") / "loop.flac"
    soundfile.write(path, sounds.make("drums", 2 * sounds.RATE, channels=2), sounds.RATE)
    return path


@pytest.fixture(scope="session")
def sound(recording: Path) -> NDArray[np.float32]:
    """The samples of `recording`, float32 (frames, 2)."""
    samples: NDArray[np.float32] = soundfile.read(recording, dtype="float32", always_2d=True)[0]
    return samples


@pytest.fixture(params=sounds.CASES)
def any_recording(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with sound of one kind after the other, in mono or stereo, and of each recording that there is."""
    return sounds.excerpt(request.param, tmp_path_factory.mktemp("sound"))


@pytest.fixture
def any_sound(any_recording: Path) -> NDArray[np.float32]:
    """The samples of `any_recording`, float32 (frames, channels)."""
    samples: NDArray[np.float32] = soundfile.read(any_recording, dtype="float32", always_2d=True)[0]
    return samples


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI every test runs: a skip would hide that something is missing there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if reporter and skipped and os.environ.get("CI") and "NUMBA_DISABLE_JIT" not in os.environ:
        reporter.write_line(f"\nCI: {len(skipped)} tests were skipped, which counts as a failure", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
