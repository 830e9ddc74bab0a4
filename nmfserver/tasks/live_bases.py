"""The bases of a buffer as live sound uses them."""

from nmfserver.audio.bases import Bases
from nmfserver.audio.settings import LiveSettings
from nmfserver.buffers.table import Buffer, Key, Samples
from nmfserver.tasks.bases import template_frames
from nmfserver.template import Template


def live_bases(key: Key, buffer: Buffer, samples: Samples, settings: LiveSettings, asked: int = 0) -> Bases:
    """Return the bases of a buffer; raise `BadBufferError` where it does not tell how many frames templates have.

    Templates have the hop with which the bases were made; where that is not known, the one that live sound learns with.

    Parameters
    ----------
    samples : those of the buffer, or a copy
    settings : of live sound
    asked : frames of the templates; 0: as the buffer tells

    """
    frames = template_frames(key, buffer, asked)
    hop = buffer.template.hop or int(buffer.origin.get("hopSize", settings.template_hop))
    return Bases(samples, buffer.names, Template.of(frames, hop))
