"""Names for buffers that pages are about to make: the server holds them, so no two of its clients get the same."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.page.connection import Connection
from nmfserver.page.link import Link

MOST = 8
"""Names that are asked for at once."""


class NewNames:
    """Holds names for pages, until these release them: by then there are buffers, or there will be none."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._releases: set[asyncio.Task[None]] = set()

    async def hold(self, wanted: Any) -> dict[str, Connection]:
        """Return names that no buffer has: the wanted ones, or all of them with the same number behind them.

        With each comes the connection on which it is held: after a loss of the server, another one may hold it.
        """
        names = wanted if isinstance(wanted, list) else []
        if not 0 < len(names) <= MOST or not all(isinstance(each, str) for each in names):
            raise ArgumentError(f"names for buffers are a list of 1 to {MOST} texts")
        connection = self._link.control
        answer = await connection.request("/b_hold", *names)
        return dict.fromkeys(map(str, answer.done), connection)

    def release(self, held: Mapping[str, Connection]) -> None:
        """Hold names no more, soon."""
        for connection in set(held.values()):
            names = [name for name, holding in held.items() if holding is connection]
            task = asyncio.create_task(_release(names, connection))
            self._releases.add(task)
            task.add_done_callback(self._releases.discard)

    @contextlib.asynccontextmanager
    async def held(self, wanted: str) -> AsyncIterator[str]:
        """Hold a name for as long as the context lasts."""
        held = await self.hold([wanted])
        try:
            yield next(iter(held))
        finally:
            self.release(held)


async def _release(names: Iterable[str], connection: Connection) -> None:
    with contextlib.suppress(NMFServerError):  # a server that is lost holds them no more
        await connection.request("/b_release", *names)
