"""``nmfserver page``: the page in the browser, with a server that it finds, or starts.

The server starts the same for ``nmfserver serve --page``, and watches over it.
"""

import argparse
import contextlib
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from nmfserver import config
from nmfserver.children import apart, environment, python
from nmfserver.errors import NMFServerError, StartError
from nmfserver.osc.blocking import BlockingClient
from nmfserver.osc.sockets import shown
from nmfserver.terminal.console import say, show_warning

PORT = 57280
LOOK = 0.5
"""Seconds in which a server on this machine takes a connection."""
SOON, LONGEST_PAUSE = 5.0, 60.0
"""Seconds after which a page that ended was a good start, and most seconds until it is started again."""
TOKEN = "NMFSERVER_PAGE_TOKEN"
"""In the environment of a page that is started again: browsers go on with the token that they have."""
MISSING = "the page needs some more packages: pip install 'nmfserver[page]'"


def add_page_options(page: argparse.ArgumentParser) -> None:
    """Declare the options of ``page``."""
    defaults = config.load()
    page.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a sound file that it opens")
    page.add_argument(
        "--server", metavar="HOST:PORT", default="",
        help=f"a server that runs already (the one on port {defaults.port} of this machine; else one is started)",
    )  # fmt: skip
    add_page_port(page)
    page.add_argument("--host", metavar="ADDRESS", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    page.add_argument("--no-browser", action="store_true", help="open no window of the browser")
    page.add_argument("--watched", action="store_true", help=argparse.SUPPRESS)


def add_page_port(command: argparse.ArgumentParser) -> None:
    """Declare the option of the page's port."""
    command.add_argument("--page-port", type=int, metavar="N", default=PORT, help=f"the page's port ({PORT})")


def require_extra() -> None:
    """Raise `StartError` where what the page needs is not installed."""
    if any(find_spec(name) is None for name in ("starlette", "uvicorn", "websockets", "markdown_it")):
        raise StartError(MISSING)


def run_page(options: argparse.Namespace) -> None:
    """Serve the page until Ctrl-C."""
    require_extra()
    if options.file is not None and not options.file.is_file():
        raise NMFServerError(f"{options.file} does not exist, or is no file")
    from nmfserver.page import serving

    with _server(options.server) as (host, port):
        file = None if options.file is None else options.file.absolute()
        token = os.environ.get(TOKEN) or _new_token()
        places = serving.Places(host, port, options.host, options.page_port, token, file, options.watched)
        serving.run(places, lambda address: _announce(address, opens=not options.no_browser))


def _announce(address: str, *, opens: bool) -> None:
    """Print the address of the page, and open it in a browser."""
    print(f"nmfserver page: {address}", flush=True)  # noqa: T201 - for a person, and for programs that start it
    if opens:
        threading.Thread(target=_open, args=(address,), daemon=True).start()


def _open(address: str) -> None:
    """Open a window of the browser; nothing where there is none but one that would take this terminal."""
    with contextlib.suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # lynx and the like
            browser.open(address)


def _new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(24)


@contextlib.contextmanager
def _server(named: str) -> Iterator[tuple[str, int]]:
    """Yield the address of the server: the one that is named, or runs, or else one that ends with the context."""
    if named:
        yield _address(named)
        return
    defaults = config.load()
    address = "127.0.0.1", defaults.port
    if _listens(address):
        yield address
        return
    process = _started(defaults.port)
    try:
        yield address
    finally:
        _quit(process, *address)


def _quit(process: "subprocess.Popen[bytes]", host: str, port: int) -> None:
    """End a server of our own. Windows has no signal by which it ends in order: there, it gets a message."""
    if sys.platform == "win32":
        with contextlib.suppress(NMFServerError, OSError, subprocess.TimeoutExpired):
            with contextlib.closing(BlockingClient(host, port)) as client:
                client.send("/quit")
            process.wait(SOON)
    process.terminate()
    process.wait()


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End the page. On Windows it ends in order when its standard input does."""
    if sys.platform == "win32" and process.stdin is not None:
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            process.stdin.close()
            process.wait(SOON)
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(SOON)


def _address(named: str) -> tuple[str, int]:
    """Return host and port of ``HOST:PORT``."""
    host, colon, port = named.rpartition(":")
    if not colon or not port.isdecimal() or not 0 < int(port) < 65536:
        raise NMFServerError(
            f"--server is {named}; it is an address and a port, such as 127.0.0.1:{config.load().port}"
        )
    return host.strip("[]") or "127.0.0.1", int(port)


def _listens(address: tuple[str, int]) -> bool:
    """Whether somebody takes TCP connections at an address."""
    with contextlib.suppress(OSError), socket.create_connection(address, LOOK):
        return True
    return False


def _started(port: int) -> "subprocess.Popen[bytes]":
    """Start a server of our own and wait until it is ready; what it says about its start is seen."""
    process = subprocess.Popen(
        [python(), "-m", "nmfserver", "serve", "--port", str(port), "--log-level", "warning"],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment(),
        **apart(),  # Ctrl-C is the page's, which ends the server after itself
    )  # fmt: skip
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if b"is ready" in line:
                say(f"nmfserver page: started a server on port {port}, which ends with the page")
                return process
    except BaseException:
        process.terminate()
        process.wait()
        raise
    raise StartError(f"the server could not be started: exit code {process.wait()}")


class Watched:
    """The page of a server, in a process of its own; started again whenever it ends, until `end`.

    host, port : of the server, as it listens
    """

    def __init__(self, host: str, port: int, page_port: int) -> None:
        server = shown({"0.0.0.0": "127.0.0.1", "localhost": "127.0.0.1", "::": "::1"}.get(host, host), port)
        self._command = [
            *(python(), "-m", "nmfserver", "page", "--server", server),
            *("--page-port", str(page_port), "--no-browser", "--watched"),
        ]
        self._environment = {**environment(), TOKEN: _new_token()}
        self._ended = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        threading.Thread(target=self._keep, name="page", daemon=True).start()

    def end(self) -> None:
        """End the page."""
        with self._lock:
            self._ended.set()
            process = self._process
        if process is not None:
            _end(process)

    def _keep(self) -> None:
        """Start the page, and again when it has ended: later each time if it does not even last some seconds."""
        pause = 1.0
        while (process := self._start()) is not None:
            began = time.monotonic()
            code = process.wait()
            if self._ended.is_set():
                return
            pause = 1.0 if time.monotonic() - began > SOON else min(2 * pause, LONGEST_PAUSE)
            show_warning(f"the page has ended with exit code {code}; it is started again in {pause:g} s", "nmfserver")
            self._ended.wait(pause)

    def _start(self) -> "subprocess.Popen[bytes] | None":
        """Start the page, unless the server ends."""
        with self._lock:
            if self._ended.is_set():
                return None
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=self._environment,
                **apart(),  # Ctrl-C is the server's, which ends the page
            )  # fmt: skip
            return self._process
