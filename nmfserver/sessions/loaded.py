"""A session that has been read: buffers and the state of live sound, made of the manifest and its samples."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from msgspec.structs import asdict
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases
from nmfserver.audio.following import Following
from nmfserver.audio.layout import require_values
from nmfserver.audio.mix import Mix
from nmfserver.buffers.table import Buffer, Key
from nmfserver.sessions import manifest as saved
from nmfserver.sessions.folder import Known
from nmfserver.sessions.manifest import Manifest
from nmfserver.template import Template

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Loaded:
    """What was read, of which nothing is published yet.

    buffers : by their numbers or names
    history : the bases that live sound had used, the newest last
    scenes : by their names
    following : how envelopes and onsets follow activations; None where the session does not say
    known : in which files the samples are
    """

    buffers: Mapping[Key, Buffer]
    history: tuple[Bases, ...]
    scenes: Mapping[str, Mix]
    following: Following | None
    known: Known


def loaded(manifest: Manifest, samples: Mapping[str, Samples]) -> Loaded:
    """Return what a manifest says, with the samples of its files; raise for bases that are none."""
    buffers = {
        each.id: Buffer(
            samples[each.sound.file],
            each.sample_rate,
            each.sound.names,
            Template(each.template_frames, each.template_hop),
        )
        for each in manifest.buffers
    }
    sets = {each.file: Bases(samples[each.file]) for each in manifest.bases}
    for bases in sets.values():
        require_values(bases.samples)

    def found(sound: saved.Bases) -> Bases:
        bases = sets[sound.file].copy()
        bases.names, bases.template = sound.names, Template(sound.template_frames, sound.template_hop)
        return bases

    live = manifest.live
    editions = {each.sound.file: buffers[each.id].edition for each in manifest.buffers}
    editions |= {file: bases.edition for file, bases in sets.items()}
    return Loaded(
        buffers,
        tuple(map(found, live.history)),
        {
            name: Mix(found(mix.bases) if mix.bases else None, mix.gains, mix.mutes, mix.solos, mix.mode)
            for name, mix in live.scenes.items()
        },
        None if live.following is None else Following(**asdict(live.following)),
        {id(editions[each.file]): (editions[each.file], each) for each in manifest.sounds},
    )
