"""Saves sessions on the event loop: what takes long is done in threads.

take        what there is now
write       writes that to a session's folder
in_thread   one call that may take long
cancellable a save or a load, which can be cancelled between two files, and within one
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any, TypeVar

from nmfserver.audio.bases import Bases
from nmfserver.audio.session import Live
from nmfserver.buffers.exchange import ExchangeFolders
from nmfserver.buffers.table import BufferTable, Key
from nmfserver.priority import step_back
from nmfserver.sessions import manifest
from nmfserver.sessions.folder import Saving, SessionFolder
from nmfserver.sessions.manifest import Manifest, Sound
from nmfserver.sessions.taken import TakenBuffer, TakenLive, described, taken_live
from nmfserver.sound_files.service import Transfer
from nmfserver.template import UNKNOWN
from nmfserver.threads import run_in_thread

Result = TypeVar("Result")
Taken = tuple[Sequence[TakenBuffer], TakenLive]

AT_ONCE = 1024
"""Buffers that are looked at before the loop has a turn."""
BASES_RATE = 1.0
"""Hz, in the files of bases: their true rate is nowhere needed."""


async def take(buffers: BufferTable, live: Live, exchange: ExchangeFolders, leases: ExitStack | None = None) -> Taken:
    """Take everything as it is now, except the buffers of a client's own folder. With leases, samples are lent."""
    state, taken = taken_live(live), []
    for number, (key, buffer) in enumerate(buffers):
        if not exchange.has(key):
            samples = None if leases is None else leases.enter_context(buffer.reading())
            own = buffer.edition, buffer.sample_rate, buffer.names, buffer.template
            taken.append(TakenBuffer(key, buffer, *own, samples))
        if number % AT_ONCE == AT_ONCE - 1:
            await asyncio.sleep(0)
    return tuple(taken), state


async def write(
    folder: SessionFolder, taken: Taken, transfer: Transfer, left_out: Sequence[Key] = (),
    earlier: Sequence[manifest.Buffer] = (),
) -> Manifest:  # fmt: skip
    """Write what the folder does not have yet, then its manifest, and return that.

    earlier : how buffers were saved before; so they stay if they change while they are written
    """
    (buffers, live), saving = taken, await in_thread(folder.begin)
    try:
        found = [await _entry(saving, each, transfer) for each in buffers]
        entries = [entry for entry in found if entry is not None]
        keys = {each.key for each in buffers} - {entry.id for entry in entries}
        files = {entry.sound.file for entry in entries}
        entries += [entry for entry in earlier if entry.id in keys and entry.sound.file not in files]
        for label, bases in live.bases.items():
            if saving.sound(bases.edition) is None:
                await in_thread(partial(saving.write, bases.edition, bases.samples, BASES_RATE, label, transfer))
        new = Manifest(
            buffers=tuple(entries),
            left_out=tuple(left_out),
            live=described(live, partial(_bases, saving)),
        )
        transfer.raise_if_cancelled()
        await in_thread(partial(saving.commit, new))
        return new
    finally:
        await in_thread(saving.close)


async def _entry(saving: Saving, taken: TakenBuffer, transfer: Transfer) -> manifest.Buffer | None:
    """Return the manifest's entry of a buffer, after writing its samples if they are not; None if they change."""
    buffer, edition = taken.buffer, taken.edition
    if saving.sound(edition) is None:
        if taken.samples is None and (buffer.is_changing or buffer.edition is not edition):
            return None
        samples = buffer.samples if taken.samples is None else taken.samples
        await in_thread(partial(saving.write, edition, samples, taken.sample_rate, str(taken.key), transfer))
        if taken.samples is None and buffer.edition is not edition:
            saving.drop(edition)
            return None
    sound = _found(saving, edition, taken.names)
    template = taken.template if taken.template.frames > 1 else UNKNOWN
    return manifest.Buffer(
        taken.key, taken.sample_rate, sound, *template, buffer.identity, dict(buffer.origin), buffer.maker
    )


def _bases(saving: Saving, bases: Bases) -> manifest.Bases:
    sound = _found(saving, bases.edition, bases.names)
    return manifest.Bases(sound.file, sound.frames, sound.channels, sound.names, *bases.template)


def _found(saving: Saving, edition: object, names: tuple[str, ...]) -> Sound:
    """Return where samples are that have been written."""
    sound = saving.sound(edition, names)
    assert sound is not None
    return sound


async def in_thread(work: Callable[[], Result]) -> Result:
    """Do in a thread what may take as long as a disk."""

    def quietly() -> Result:
        step_back()
        return work()

    return await run_in_thread(quietly, "session")


async def cancellable(work: Callable[[Transfer], Coroutine[Any, Any, Result]]) -> Result:
    """Do work that takes several steps. If the caller is cancelled, it ends as soon as it can, and cleans up."""
    transfer = Transfer(waits=True)
    task = asyncio.create_task(work(transfer))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        transfer.cancel()
        task.add_done_callback(lambda done: done.cancelled() or done.exception())  # its error is not reported
        raise
