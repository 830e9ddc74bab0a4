"""A JACK server, and nmfserver on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.audio.sound import Live
from tests.programs import Jack, require
from tests.wire import Process


@pytest.fixture(scope="session")
def jack() -> Iterator[Jack]:
    """A JACK server with eight outputs, two inputs."""
    require("jackd")
    program = Jack("-C", "2", "-P", "8")
    yield program
    program.end()


@pytest.fixture(scope="session")
def sounding(jack: Jack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A server process for live sound; whoever uses it leaves it as it was."""
    process = Process(env=jack.env, log=tmp_path_factory.mktemp("live") / "log.txt")
    yield process
    assert process.end() == 0


@pytest.fixture
def live(sounding: Process) -> Iterator[Live]:
    """A client of that server, with no buffers and no live audio there."""
    client = Live(sounding.port)
    client.clear()
    yield client
    client.clear()
    client.close()
