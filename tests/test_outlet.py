"""What is written to the standard streams: nobody who reads it, or does not, can stop or end anything."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from nmfserver import outlet
from tests.wire import Process, Udp, wait_until

fcntl, pty = pytest.importorskip("fcntl"), pytest.importorskip("pty")
LONG = "/" + "x" * 1900
SMALL_PIPE = 4096

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes have a size that can be set there")


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, SMALL_PIPE)
    yield reading, writing
    for end in (reading, writing):
        os.close(end)


def complain(client: Udp, count: int = 10) -> None:
    """Let the server log some lines, more than a small pipe holds."""
    for _ in range(count):
        assert client.ask(LONG)[0] == "/fail"


def ends_soon(server: Process) -> None:
    begin = time.monotonic()
    assert server.end() == 0
    assert time.monotonic() - begin < 2 * outlet.FLUSH_TIME + 2


def test_a_log_that_nobody_reads_stops_nothing_and_goes_on_when_somebody_does(tmp_path: Path) -> None:
    fifo = tmp_path / "log"
    os.mkfifo(fifo)
    reading = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    fcntl.fcntl(reading, fcntl.F_SETPIPE_SZ, SMALL_PIPE)
    server = Process(log=fifo)
    with closing(Udp(server.port)) as client:
        complain(client)
        assert client.ask("/b_query", 0) == ("/b_info", 0, 0, 0, 0.0)

        shown = ""

        def shows(text: str) -> bool:
            nonlocal shown
            client.ask("/news")
            try:
                shown += os.read(reading, 2**16).decode(errors="replace")
            except BlockingIOError:
                return False
            return text in shown

        wait_until(lambda: shows("/news: Command not found"))
        assert len(re.findall("/x+: Command not found", shown)) >= 8

        os.close(reading)  # whoever read it goes
        end = time.monotonic() + 1.1  # by then, a second has begun that takes lines
        wait_until(lambda: client.ask("/gone")[0] == "/fail" and time.monotonic() > end)
        reading = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
        shown = ""
        wait_until(lambda: shows("/news: Command not found"))
        assert re.search(r"… [1-9]\d* lines? could not be written here\n", shown)
        complain(client)
    ends_soon(server)  # with a full pipe
    os.close(reading)


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("scsynth", "-u", "0")])
@pytest.mark.parametrize("errors", ["a full pipe", "a terminal that shows nothing", "closed"])
def test_a_server_runs_on_and_ends_with_0_whoever_reads_it(
    errors: str, command: tuple[str, ...], pipe: tuple[int, int]
) -> None:
    reading, writing = pipe if errors == "a full pipe" else pty.openpty()
    if errors == "closed":
        server = Process(under=("sh", "-c", 'exec "$0" "$@" 2>&-'), command=command)
    else:
        server = Process(log=Path(f"/dev/fd/{writing}"), command=command)
    assert server.process.stdout is not None
    fcntl.fcntl(server.process.stdout, fcntl.F_SETPIPE_SZ, SMALL_PIPE)  # nor is this read any more
    with closing(Udp(server.port)) as client:
        complain(client)
        assert client.ask("/b_query", 0) == ("/b_info", 0, 0, 0, 0.0)
    ends_soon(server)
    if errors != "a full pipe":
        os.close(reading)
        os.close(writing)


def test_what_finds_no_room_is_dropped_in_whole_lines_and_counted(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    stream = outlet.Outlet(writing)
    count = 3 * outlet.MOST_WAITING // 100
    for number in range(count):
        stream.write(f"{number:099}\n".encode())
    got = bytearray()

    def read() -> None:
        while chunk := os.read(reading, 2**16):
            got.extend(chunk)

    reader = threading.Thread(target=read, daemon=True)
    reader.start()
    wait_until(lambda: b"could not be written here\n" in got)
    stream.write(b"the last\n")
    wait_until(lambda: got.endswith(b"the last\n"))
    *lines, _ = got.decode().splitlines()
    whole = [line for line in lines if line.isdecimal()]
    notices = map(re.compile("… ([0-9]+) lines? could not be written here").fullmatch, lines)
    lost = [int(notice[1]) for notice in notices if notice]
    assert len(whole) + len(lost) == len(lines)
    assert whole == sorted(set(whole))
    assert len(whole) + sum(lost) == count  # a place that is free meanwhile takes some of the later ones
    assert len(whole) >= outlet.MOST_WAITING // 100
    os.set_blocking(writing, False)  # as others who share a pipe may do
    stream.write(b"x" * 10 * SMALL_PIPE + b"\n")
    wait_until(lambda: got.endswith(b"x\n"))
    assert got.endswith(b"the last\n" + b"x" * 10 * SMALL_PIPE + b"\n")
