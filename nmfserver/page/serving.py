"""The page's process, from start to end."""

import asyncio
import contextlib
import errno
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from nmfserver import leftovers
from nmfserver.console_window import closes_in_order
from nmfserver.errors import StartError
from nmfserver.osc.sockets import claim, is_kept, kept
from nmfserver.page.app import Page, working
from nmfserver.page.guard import Guard, names_of
from nmfserver.priority import step_back

SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
GRACE = 1
"""Seconds that answers have which are on their way when the process ends."""
LARGEST_MESSAGE = 2**20
"""Bytes of a message of a browser."""


@dataclass(frozen=True)
class Places:
    """Where the server is, where the page listens, and what it opens.

    token : who knows it is let in
    file : a sound that is opened at the beginning, or None
    ends_with_input : whether the process ends when its standard input does, with who has started it
    """

    server_host: str
    server_port: int
    host: str
    port: int
    token: str
    file: Path | None = None
    ends_with_input: bool = False


class _Uvicorn(uvicorn.Server):
    """A server whose signals are ours: its own would end the process before everything is cleaned up."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def run(places: Places, on_ready: Callable[[str], object]) -> None:
    """Serve the page until the process gets a signal.

    on_ready : called with the address, the token included, once the page can be opened

    Raises `NMFServerError` if it cannot begin, and KeyboardInterrupt for Ctrl-C before that.
    """
    step_back()  # sound, and who waits for the server, go first
    listening = _bound(places.host, places.port)
    temporary = Path(tempfile.gettempdir()).resolve()  # as the server names it: on macOS it is behind a link
    own = temporary / leftovers.visible_name()
    with closes_in_order(), contextlib.closing(listening), leftovers.folder(own) as folder:
        asyncio.run(_serve(places, listening, folder, on_ready))


async def _serve(places: Places, listening: socket.socket, folder: Path, on_ready: Callable[[str], object]) -> None:
    leftovers.sweep(folder.parent)
    page = Page(places.server_host, places.server_port, folder)
    async with working(page):
        await page.link.ready()
        if places.file is not None:
            page.show(await page.uploads.open(places.file, places.file.name))
        token, port = places.token, listening.getsockname()[1]
        guard = Guard(page.app(), token, names_of(places.host), any_address=not _is_local(places.host), port=port)
        server = _Uvicorn(uvicorn.Config(
            guard, ws="websockets-sansio", ws_max_size=LARGEST_MESSAGE, log_config=None, access_log=False,
            lifespan="off", timeout_graceful_shutdown=GRACE, server_header=False,
        ))  # fmt: skip
        _end_on_signals(server)
        if places.ends_with_input:
            threading.Thread(target=_end_with_input, args=(server,), daemon=True).start()
        on_ready(f"http://{_shown(places.host)}:{port}/?token={token}")
        await server.serve([listening])


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that listens, or raise `StartError`."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with contextlib.ExitStack() as opened:
            listening = opened.enter_context(socket.socket(family, socket.SOCK_STREAM))
            claim(listening)
            listening.bind(address)
            listening.listen(128)
            opened.pop_all()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(
                f"port {port} is taken, perhaps by another page: end that one, or choose a port with --page-port"
            ) from error
        if is_kept(error):
            raise StartError(kept(port, "--page-port")) from error
        raise StartError(f"the page cannot listen on {host} port {port}: {error.strerror or error}") from error
    return listening


def _is_local(host: str) -> bool:
    return host in ("127.0.0.1", "::1", "localhost")


def _shown(host: str) -> str:
    """Return the name under which this machine's browser finds the page."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"[{name}]" if ":" in name else name


def _end_on_signals(server: uvicorn.Server) -> None:
    """End the process in order at the first signal; a second Ctrl-C does not wait for answers on their way."""
    loop = asyncio.get_running_loop()

    def handle(number: int, frame: object) -> None:
        server.force_exit = server.should_exit
        server.should_exit = True
        loop.call_soon_threadsafe(lambda: None)  # wakes the loop

    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(number, handle)


def _end_with_input(server: uvicorn.Server) -> None:
    """Wait until the standard input is closed; then end the process."""
    with contextlib.suppress(OSError, ValueError):
        while os.read(sys.stdin.fileno(), 4096):  # a stream would be locked, and Python's end at a signal a crash
            pass
    server.should_exit = True
