"""Fixtures: the page's process beside the shared server, and a browser."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.page.pages import Browser, PageProcess, Socket
from tests.wire import Process, Udp


@pytest.fixture(scope="module")
def page(server: Process) -> Iterator[PageProcess]:
    """The page of the shared server, for all tests of a module; it leaves it with them, for it counts as a client."""
    process = PageProcess(server=server.port)
    yield process
    assert process.end() == 0


@pytest.fixture
def browser(page: PageProcess, udp: Udp) -> Iterator[Browser]:
    """A browser that is let in; the server has no buffers yet."""
    with contextlib.closing(Browser(page)) as client:
        yield client


@pytest.fixture
def socket(browser: Browser) -> Iterator[Socket]:
    """The browser's WebSocket."""
    with browser.socket() as opened:
        opened.until_state(lambda state: state["server"]["connected"] and not state["buffers"])
        yield opened
