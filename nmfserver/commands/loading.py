"""Loads sessions on the event loop: everything is read and checked first, in threads, and then published at once."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial

from nmfserver.audio.bases import Samples, UsedBases
from nmfserver.audio.kept import Setting
from nmfserver.audio.mix import Mix
from nmfserver.audio.session import Live
from nmfserver.buffers.origins import relinked
from nmfserver.buffers.table import Buffer, BufferTable, Key
from nmfserver.commands.saving import in_thread
from nmfserver.errors import Cancelled, NMFServerError, SessionError
from nmfserver.sessions.folder import SessionFolder
from nmfserver.sessions.loaded import Loaded, loaded
from nmfserver.sessions.manifest import Manifest
from nmfserver.sound_files.service import Transfer

FADE = 0.1
"""Seconds of the crossfade to the mix of a session."""
CheckSettings = Callable[[Mapping[str, Setting]], Mapping[str, Setting]]
"""Returns the settings that `/live/start` takes, or raises."""


async def load(
    folder: SessionFolder, buffers: BufferTable, live: Live, check: CheckSettings, transfer: Transfer,
    *, keeps_newer: bool = False,
) -> Manifest:  # fmt: skip
    """Load a session and return its manifest, or raise `SessionError`; then nothing has changed.

    keeps_newer : whether buffers and scenes that there are already stay, and a lock does not count
    """
    scenes = live.kept.scenes
    try:
        with ExitStack() as leases:
            found = await in_thread(folder.manifest)
            settings = check(found.live.settings)
            samples = await _read(folder, found, buffers, transfer, leases)
            read = loaded(found, samples)
            buffers.require_places(read.buffers)
            for mix in read.scenes.values():
                leases.enter_context(buffers.reserved(mix.size))
            async with live.changing:  # what is about to begin would not have it
                transfer.raise_if_cancelled()
                if not keeps_newer:
                    live.require_unlocked("/session/load")  # again: it may be locked since the command came
                scenes.require_places(read.scenes)
                await _give_mix(live, found, read)
            leases.close()
            published = {key: each for key, each in read.buffers.items() if not (keeps_newer and buffers.find(key))}
            buffers.publish(published)
            _link(found, published)
            scenes.add(
                {name: mix for name, mix in read.scenes.items() if not (keeps_newer and name in scenes)},
                buffers.reserved,
            )
    except Cancelled:
        raise
    except NMFServerError as error:
        raise SessionError(f"the session {folder.path.name!r} cannot be loaded: {error}") from error
    live.rate, live.kept.settings = found.live.rate, settings
    live.following = read.following or live.following
    if found.live.tempo is not None:
        live.tempo = live.tempo_from(found.live.tempo, live.session.engine.position if live.session else 0.0)
    folder.known = read.known
    return found


def _link(found: Manifest, published: Mapping[Key, Buffer]) -> None:
    """Tell buffers who has made them, and how: those of a session have other identities than they had in it."""
    entries = [each for each in found.buffers if each.id in published]
    identities = {each.identity: published[each.id].identity for each in entries}
    for each in entries:
        published[each.id].origin = relinked(each.origin, identities)
        published[each.id].maker = each.maker


async def _read(
    folder: SessionFolder, found: Manifest, buffers: BufferTable, transfer: Transfer, leases: ExitStack
) -> dict[str, Samples]:
    """Return the samples of all files, by their names; their memory is reserved until the leases end."""
    samples = {}
    for sound in found.sounds:
        buffers.require_size(sound.frames, sound.channels)
        leases.enter_context(buffers.reserved(4 * sound.frames * sound.channels))
        samples[sound.file] = await in_thread(partial(folder.read, sound, transfer))
    return samples


async def _give_mix(live: Live, found: Manifest, read: Loaded) -> None:
    """Give live sound the mix, at once if it runs; the bases that it had can then be had again by `/live/undo`."""
    now, kept = found.live, live.kept
    if live.is_live:
        newest = read.history[-1] if read.history else None
        most = live.engine.settings.components
        await live.recall(Mix(newest, now.gains[:most], now.mutes[:most], now.solos[:most], now.mode), FADE)
        live.engine.set_input(now.input_gain, now.is_muted)
    else:
        kept.history, kept.mode = UsedBases(read.history), now.mode
        kept.input_gain, kept.is_muted = now.input_gain, now.is_muted
    kept.gains, kept.mutes, kept.solos = now.gains, now.mutes, now.solos
