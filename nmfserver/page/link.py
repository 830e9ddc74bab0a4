"""The connections to the server, made again whenever they are lost.

There are two: what one has in its queue waits for what came before it there, and no fader is to wait for a file.
"""

import asyncio
import contextlib
from pathlib import Path

from nmfserver import __version__
from nmfserver.errors import NMFServerError
from nmfserver.page.connection import Connection, LostError, OnMessage, RefusedError, ignore
from nmfserver.page.mirror import Mirror
from nmfserver.page.store import Store

NAME = "page"
"""What others see as the maker of what the page makes."""
RATE = 10.0
"""Messages a second, of those of which only the newest matters."""
LOOK = 0.5
"""Seconds between two questions for what the server does not tell by itself."""
RETRY, PATIENCE = 0.5, 15.0
"""Seconds between two tries to connect, and seconds for a connection, or for the first answers."""
ASKED = "/memory", "/monitor/status", "/live/status", "/tempo", "/scene/list"
ASKED_LIVE = "/live/gains", "/live/names"
"""What the server does not tell by itself; the latter while live sound runs."""


class Link:
    """Keeps the connections, and the state up to date through them."""

    def __init__(self, host: str, port: int, store: Store, mirror: Mirror) -> None:
        self.name = f"{host} port {port}"
        self._address = host, port
        self._store, self._mirror = store, mirror
        self._control: Connection | None = None
        self._files: Connection | None = None
        self._look, self._tried = asyncio.Event(), asyncio.Event()
        self.folder: Path | None = None
        """Where files are exchanged with the server; None if it shares no file system with this process."""
        self._lose("not connected yet")

    @property
    def control(self) -> Connection:
        """The connection for commands, or `LostError`."""
        return self._require(self._control)

    @property
    def files(self) -> Connection:
        """The connection for what takes long, or `LostError`."""
        return self._require(self._files)

    def look(self) -> None:
        """Ask the server now for what it does not tell by itself."""
        self._look.set()

    async def ready(self) -> None:
        """Wait for the first try to connect; raise `NMFServerError` if it has failed."""
        await self._tried.wait()
        self.require()

    def require(self) -> None:
        """Raise `LostError` if there is no connection."""
        self._require(self._control)

    async def keep(self) -> None:
        """Connect, and connect again whenever the connections are lost."""
        while True:
            opened: list[Connection] = []
            try:
                await self._hold(opened)
            except* (NMFServerError, OSError) as errors:
                self._lose(str(_first(errors)))
            finally:
                self._tried.set()
                for connection in opened:
                    connection.close()
            await asyncio.sleep(RETRY)

    async def _hold(self, opened: list[Connection]) -> None:
        """Connect, and keep the state up to date until a connection is lost, which raises."""
        control = await self._connect(opened, self._mirror.receive)
        files = await self._connect(opened, ignore)
        async with asyncio.TaskGroup() as group:
            for connection in opened:
                group.create_task(self._read(connection))
            group.create_task(self._work(control, files))

    async def _connect(self, opened: list[Connection], on_message: OnMessage) -> Connection:
        try:
            async with asyncio.timeout(PATIENCE):
                reader, writer = await asyncio.open_connection(*self._address)
        except (OSError, TimeoutError) as error:
            raise LostError(
                f"nothing answers at {self.name}: start the server there, or name another one by --server"
            ) from error
        opened.append(Connection(reader, writer, on_message))
        return opened[-1]

    async def _read(self, connection: Connection) -> None:
        with contextlib.suppress(OSError):
            await connection.read()
        if self._control is None:
            raise LostError(
                f"{self.name} closes the connection: it is no nmfserver, or has no place for one more client"
            )
        raise LostError(f"the server at {self.name} is gone; as soon as it is back, so is the page")

    async def _work(self, control: Connection, files: Connection) -> None:
        """Introduce the page, then ask again and again for what the server does not tell by itself."""
        try:
            async with asyncio.timeout(PATIENCE):
                version = await self._introduce(control, files)
        except TimeoutError as error:
            raise LostError(f"{self.name} does not answer as an nmfserver does") from error
        self._control, self._files = control, files
        self._store.update("server", connected=True, reason="", version=version, local=self.folder is not None)
        self._tried.set()
        while True:
            self._look.clear()
            for address in ASKED:
                await control.request(address)
            for address in ASKED_LIVE if self._store["live"]["running"] else ():
                with contextlib.suppress(RefusedError):  # it has just ended
                    await control.request(address)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._look.wait(), LOOK)

    async def _introduce(self, control: Connection, files: Connection) -> str:
        """Say who is there, and ask to be told; return the server's version."""
        version = await self._version(control)
        self._mirror.clear()
        try:
            for connection in (control, files):
                await connection.request("/client/name", NAME)
            await control.request("/maxrate", RATE)
            for what in ("buffers", "jobs", "live"):
                await control.request(f"/notify/{what}", 1)
            self._mirror.settle()
            await control.request("/b_release", NAME)  # it holds none yet: only whether the server knows it
            folder = await files.request("/tempfolder")
        except RefusedError as error:
            if version == __version__:
                raise LostError(str(error)) from error
            raise LostError(
                f"the server at {self.name} is nmfserver {version}, which lacks what the page of {__version__} needs "
                f"({error}): start one of the same version"
            ) from error
        path, is_shared, _ = folder.messages[0].arguments
        self.folder = Path(str(path)) if is_shared else None
        return version

    async def _version(self, control: Connection) -> str:
        """Return the server's version, or raise `LostError` if it is another program."""
        answer = await control.request("/version")
        match [each.arguments for each in answer.messages]:
            case [("nmfserver", major, minor, str(patch), *_)]:
                return f"{major!s}.{minor!s}{patch}"
        raise LostError(f"{self.name} is no nmfserver")

    def _require(self, connection: Connection | None) -> Connection:
        if connection is None:
            raise LostError(self._store["server"]["reason"])
        return connection

    def _lose(self, reason: str) -> None:
        """Note why there is no connection."""
        self._control = self._files = self.folder = None
        host, port = self._address
        self._store.put("server", {"connected": False, "host": host, "port": port, "reason": reason, "client": NAME})
        self._mirror.clear()


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the first error of a group of errors."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error
