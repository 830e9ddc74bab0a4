"""Names for buffers that pages are about to make: the server holds them, so no two of its clients get the same."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from typing import Any

from nmfserver.errors import ArgumentError, NMFServerError
from nmfserver.page.link import Link

MOST = 8
"""Names that are asked for at once."""


class NewNames:
    """Holds names for pages, until these release them: by then there are buffers, or there will be none."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._releases: set[asyncio.Task[None]] = set()

    async def hold(self, wanted: Any) -> list[str]:
        """Return names that no buffer has: the wanted ones, or all of them with the same number behind them."""
        names = wanted if isinstance(wanted, list) else []
        if not 0 < len(names) <= MOST or not all(isinstance(each, str) for each in names):
            raise ArgumentError(f"names for buffers are a list of 1 to {MOST} texts")
        answer = await self._link.control.request("/b_hold", *names)
        return [str(name) for name in answer.done]

    def release(self, names: Sequence[str]) -> None:
        """Hold names no more, soon."""
        if names:
            task = asyncio.create_task(self._release(names))
            self._releases.add(task)
            task.add_done_callback(self._releases.discard)

    async def _release(self, names: Sequence[str]) -> None:
        with contextlib.suppress(NMFServerError):  # a server that is lost holds them no more
            await self._link.control.request("/b_release", *names)

    @contextlib.asynccontextmanager
    async def held(self, wanted: str) -> AsyncIterator[str]:
        """Hold a name for as long as the context lasts."""
        (name,) = await self.hold([wanted])
        try:
            yield name
        finally:
            self.release([name])
