"""Fixtures: a server whose log is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.wire import Udp, running, wait_until

Logged = tuple[Udp, Callable[[int], list[str]]]
"""A client, and a function that waits for so many lines of the log about it, and returns all that are there."""


@pytest.fixture
def logged(tmp_path: Path) -> Iterator[Logged]:
    """A client of a server of its own, for a log tells only so much a second, and the lines about the client."""
    log = tmp_path / "log.txt"
    with running(log=log, env={"COLUMNS": "400"}) as process:
        client = Udp(process.port)

        def there() -> list[str]:
            told = [line.partition(f"127.0.0.1:{client.port} ")[2] for line in log.read_text("utf-8").splitlines()]
            return [line.strip() for line in told if line]

        def lines(count: int) -> list[str]:
            wait_until(lambda: len(there()) >= count)  # answers do not wait for the log
            return there()

        yield client, lines
        client.close()
