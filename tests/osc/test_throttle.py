"""The newest value wins: a throttle on a real event loop, to a real socket."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Coroutine
from typing import Any

from nmfserver.osc.budget import Budget
from nmfserver.osc.client import Client
from nmfserver.osc.clients import RemovalPolicy, Senders
from nmfserver.osc.gate import Gate
from nmfserver.osc.lines import Lines
from nmfserver.osc.throttle import Throttle
from nmfserver.osc.udp import UdpClient, UdpEndpoint
from nmfserver.steps import Steps
from tests.wire import Reply, parse

INTERVAL = 0.1


def nothing(packet: bytes, client: Client) -> Steps[None]:
    """Do nothing with a packet."""
    yield


def sent_by(test: Callable[[Throttle], Coroutine[Any, Any, None]], interval: float = INTERVAL) -> list[Reply]:
    """Run a test with a throttle to a client of some rate; return what arrived there."""
    with socket.socket(type=socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.setblocking(False)

        async def run() -> None:
            bound = socket.socket(type=socket.SOCK_DGRAM)
            bound.bind(("127.0.0.1", 0))
            lines = Lines(asyncio.get_running_loop(), Budget())
            senders = Senders(Gate(), RemovalPolicy(60, lambda client: False, lambda client: None))
            endpoint = UdpEndpoint(lines, bound, nothing, lambda client, count, *, exactly: None, senders)
            client = UdpClient(endpoint, (listener.getsockname(), b""))
            client.throttle_interval = interval
            await test(Throttle(client))
            endpoint.close()

        asyncio.run(asyncio.wait_for(run(), 20))
        received = []
        while True:
            try:
                received.append(parse(listener.recv(65536)))
            except BlockingIOError:
                return received


def test_the_first_goes_at_once_and_of_the_others_the_newest_at_its_time() -> None:
    async def test(throttle: Throttle) -> None:
        for value in range(10):
            throttle.send("/x", value)
        await asyncio.sleep(1.5 * INTERVAL)
        throttle.send("/x", 10)
        await asyncio.sleep(INTERVAL)

    assert sent_by(test) == [("/x", 0), ("/x", 9), ("/x", 10)]


def test_a_steady_throttle_keeps_the_rate() -> None:
    async def test(throttle: Throttle) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + 10 * INTERVAL
        while loop.time() < end:
            throttle.send("/x", 1.0)
            await asyncio.sleep(INTERVAL / 50)

    assert 2 <= len(sent_by(test)) <= 11


def test_without_a_rate_everything_goes_at_once() -> None:
    async def test(throttle: Throttle) -> None:
        for value in range(100):
            throttle.send("/x", value)

    assert sent_by(test, interval=0.0) == [("/x", value) for value in range(100)]


def test_a_closed_throttle_sends_nothing_more() -> None:
    async def test(throttle: Throttle) -> None:
        throttle.send("/x", 1)
        throttle.send("/x", 2)
        throttle.close()
        throttle.send("/x", 3)
        await asyncio.sleep(2 * INTERVAL)

    assert sent_by(test) == [("/x", 1)]


def test_a_client_of_small_packets_costs_no_traceback() -> None:
    async def test(throttle: Throttle) -> None:
        throttle.send("/x", 1)
        throttle.send("/x", "long" * 5000)  # from a timer, where nobody could catch an error
        await asyncio.sleep(1.5 * INTERVAL)
        throttle.send("/x", 2)
        await asyncio.sleep(1.5 * INTERVAL)

    assert sent_by(test) == [("/x", 1), ("/x", 2)]
