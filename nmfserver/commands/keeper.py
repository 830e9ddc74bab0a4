"""The sessions of a server: saved and loaded by command, one after the other, and saved automatically.

The automatic save must not disturb anybody. It runs in threads of a low priority and writes only what has changed.
Nothing is lent to it, so that no write to a buffer has to go to a copy: a buffer that changes while it is written stays
as it was saved before, until the next time.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.table import BufferTable, Key
from nmfserver.commands import loading, saving
from nmfserver.commands.loading import CheckSettings
from nmfserver.errors import NMFServerError, counted
from nmfserver.sessions.folder import SessionFolder
from nmfserver.sessions.manifest import Manifest
from nmfserver.sessions.store import SessionStore
from nmfserver.sessions.taken import TakenBuffer, taken_live
from nmfserver.sound_files.access import FileAccess
from nmfserver.sound_files.service import Transfer

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Automatic:
    """How a server saves by itself.

    name : of the session; "" where it does not
    interval : seconds between two saves, at least
    size : most bytes of all buffers together; the largest ones are left out
    """

    name: str
    interval: float
    size: int


class Keeper:
    """Saves and loads, one after the other.

    check : returns the settings of a session that `/live/start` takes, or raises
    folders : the only ones whose files clients may touch; None: all
    """

    def __init__(
        self, store: SessionStore, automatic: Automatic, buffers: BufferTable, live: Live, exchange: ExchangeFolders,
        check: CheckSettings, folders: Sequence[Path] | None,
    ) -> None:  # fmt: skip
        self.store, self._automatic = store, automatic
        self._buffers, self._live, self._exchange, self._check = buffers, live, exchange, check
        self._access = FileAccess(folders)
        self._turn = asyncio.Lock()
        self._own: SessionFolder | None = None
        """The folder of the automatic save, once this server has written or read it."""
        self._manifest: Manifest | None = None
        """What its manifest is."""
        self._saved: object = _state(((), taken_live(live)))
        """The state that was saved there, at first that of a server without anything; None for none."""
        self._trouble = ""
        """Why the last automatic save failed."""

    def require_allowed(self) -> None:
        """Raise `SoundFileError` if clients may not touch the files of sessions, as of any other file."""
        self._access.require(self.store.root)

    async def save(self, name: str) -> int:
        """Save everything as it is now; return how many buffers there are."""
        folder = self.store.folder(name)

        async def work(transfer: Transfer) -> int:
            async with self._turn:
                with ExitStack() as leases:
                    taken = await self._take(leases)
                    return len((await saving.write(folder, taken, transfer)).buffers)

        return await saving.cancellable(work)

    async def load(self, name: str) -> int:
        """Load a session, or raise `SessionError` and change nothing; return how many buffers it has."""

        async def work(transfer: Transfer) -> int:
            async with self._turn:
                folder = await saving.in_thread(partial(self.store.existing, name))
                found = await loading.load(folder, self._buffers, self._live, self._check, transfer)
                return len(found.buffers)

        return await saving.cancellable(work)

    async def restore(self) -> None:
        """Load what was saved automatically, and log what that is. Buffers that there are already stay."""
        if not self._automatic.name:
            logger.warning("nothing is restored: nothing is saved automatically on a port that the system chooses")
            return
        try:
            async with self._turn:
                folder = await saving.in_thread(partial(self.store.existing, self._automatic.name))
                self._manifest = await loading.load(
                    folder, self._buffers, self._live, self._check, Transfer(), keeps_newer=True
                )
                self._own = folder
                self._saved = None  # clients may have made something meanwhile
        except NMFServerError as error:
            logger.warning("nothing is restored: %s", error)
            return
        found = self._manifest
        left_out = f"; too large to be saved were {', '.join(map(str, found.left_out))}" if found.left_out else ""
        logger.info(
            "restored: %s, %s of bases, %s%s. /live/start again 1 begins with them",
            counted(len(found.buffers), "buffer"),
            counted(len(found.live.history), "set"),
            counted(len(found.live.scenes), "scene"),
            left_out,
        )

    async def keep_saving(self) -> None:
        """Save automatically until this is cancelled."""
        while self._automatic.name:
            await asyncio.sleep(self._automatic.interval)
            await self.save_automatically()

    async def save_automatically(self) -> None:
        """Save what has changed since the last time; log once why, if that fails."""
        if not self._automatic.name:
            return
        try:
            await saving.cancellable(self._save)
            self._trouble = ""
        except (NMFServerError, OSError, MemoryError) as error:
            if str(error) != self._trouble:
                logger.warning("this cannot be saved automatically: %s", error)
            self._trouble = str(error)
        except Exception:
            logger.exception("an error in nmfserver itself, please report it: nothing was saved automatically")

    async def _save(self, transfer: Transfer) -> None:
        """Save automatically."""
        async with self._turn:
            taken = await self._take()
            if _state(taken) == self._saved:
                return
            if self._own is None:
                await saving.in_thread(partial(self.store.set_aside, self._automatic.name))
                self._own = self.store.folder(self._automatic.name)
            buffers, live = taken
            chosen, left_out = within(buffers, self._automatic.size)
            earlier = self._manifest.buffers if self._manifest is not None else ()
            self._manifest = await saving.write(self._own, (chosen, live), transfer, left_out, earlier)
            is_whole = all(each.edition is each.buffer.edition for each in chosen)
            self._saved = _state(taken) if is_whole else None

    async def _take(self, leases: ExitStack | None = None) -> saving.Taken:
        return await saving.take(self._buffers, self._live, self._exchange, leases)


def _state(taken: saving.Taken) -> object:
    """Return what is equal as long as nothing has changed."""
    buffers, live = taken
    return [each.state for each in buffers], live


def within(buffers: Sequence[TakenBuffer], size: int) -> tuple[list[TakenBuffer], list[Key]]:
    """Return the smallest buffers that have at most so many bytes together, in their order, and the keys of the others.

    It takes no longer than to sort the buffers: there may be very many.
    """
    chosen = set()
    for each in sorted(buffers, key=lambda each: each.buffer.size):
        size -= 4 * each.buffer.size
        if size < 0:
            break
        chosen.add(each.key)
    return (
        [each for each in buffers if each.key in chosen],
        [each.key for each in buffers if each.key not in chosen],
    )
