"""Live sound on the page, over a real JACK."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.page.pages import Browser, Message, Socket, running_page
from tests.programs import Jack, require
from tests.wire import Udp, running


@pytest.fixture(scope="module")
def sounding() -> Iterator[tuple[Socket, int]]:
    """A page whose server runs live sound, and the server's port."""
    require("jackd")
    with contextlib.ExitStack() as stack:
        jack = Jack("-C", "2", "-P", "2")
        stack.callback(jack.end)
        server = stack.enter_context(running(env=jack.env))
        page = stack.enter_context(running_page(server=server.port))
        browser = stack.enter_context(contextlib.closing(Browser(page)))
        yield stack.enter_context(browser.socket()), server.port


def test_live_sound_is_shown_and_played_from_the_page(sounding: tuple[Socket, int]) -> None:
    socket, port = sounding
    answer = socket.ask("/live/start", "maxComponents", 4)
    assert answer["ok"], answer
    live = socket.until_state(lambda state: state["live"]["running"] and "gains" in state["live"] and state["live"])
    assert (live["mode"], live["open"], live["components"], len(live["load"])) == ("filter", 0, 1, 2)
    meters = socket.until(lambda message: message["type"] == "meters" and "outputs" in message)
    assert len(meters["outputs"]) == 6
    assert "activations" in meters or socket.until(lambda message: "activations" in message)
    socket.ask("/live/open")
    socket.until_state(lambda state: state["live"]["open"])
    socket.ask("/live/gain", 0, 0.25)
    socket.until_state(lambda state: state["live"]["gains"][0] == 0.25)
    with contextlib.closing(Udp(port)) as other:  # what others do is shown as well, and their logins are theirs
        assert other.do("/notify", 1)[2] == 0
        other.send("/panic")
        socket.until_state(lambda state: not state["live"]["open"])
        other.do("/b_alloc", "tone", 48000)
        other.do("/monitor/play", "tone", 1.0)
    playing = socket.until_state(lambda state: state["live"]["playing"])
    assert (playing[0][0], playing[0][2]) == ("tone", 48000)
    socket.until_state(lambda state: state["live"]["position"] > 24000)
    learned = socket.ask("/live/learn", "seconds", 0.5, "components", 2)
    assert learned["reason"] == "the 0.50 s that came in are silent: there is nothing to learn from"
    assert socket.ask("/live/stop")["ok"]
    socket.until_state(lambda state: not state["live"]["running"])


def test_meters_come_ten_times_a_second_at_most_and_only_to_who_looks(sounding: tuple[Socket, int]) -> None:
    socket, _ = sounding
    socket.ask("/live/start", "hopSize", 64, "windowSize", 1024)
    times: list[float] = []
    while len(times) < 12:
        message = socket.receive()
        if message["type"] == "meters" and "activations" in message:
            if times and message["time"] < times[-1]:
                times.clear()  # they were of the live sound before
            times.append(message["time"])
    assert times[-1] - times[0] > 0.7
    socket.send(type="watch", meters=False)
    socket.ask("/status")  # it is done by now
    begun = socket.state["live"]["position"]
    told: list[Message] = []
    while socket.state["live"]["position"] < begun + 48000:
        told.append(socket.receive())
    assert not [message for message in told if message["type"] == "meters"]
    socket.send(type="watch", meters=True)
    socket.until(lambda message: message["type"] == "meters")
    socket.ask("/live/stop")
