"""What a buffer of bases must be where its frames are taken for the bins of spectra.

require_spectra    templates may have several frames, if it is known how many
require_one_frame  templates have one
template_frames    how many they have
require_hop        they follow each other as fast as those of the sound
"""

from nmfserver.buffers.table import Buffer, Key
from nmfserver.errors import BadBufferError, counted


def require_spectra(key: Key, buffer: Buffer) -> None:
    """Raise `BadBufferError` where it cannot be known which frames belong to one spectrum.

    A transform has ``fft / 2 + 1`` bins, and its size is a power of two. Bases of which no more is known, such as
    those read from a file, may have several spectra behind each other if they have another number of frames.
    """
    most = buffer.frames - 1
    if buffer.template.frames == 0 and most & (most - 1):
        raise BadBufferError(
            f"buffer {key} has {counted(buffer.frames, 'frame')}; bases have fftSize / 2 + 1, such as 513, and whether "
            "these are templates with several frames is not known any more"
        )


def template_frames(key: Key, buffer: Buffer, asked: int = 0) -> int:
    """Return how many frames the templates in a buffer have.

    asked : how many they are said to have; 0: as the buffer tells

    Raises `BadBufferError` where the buffer tells something else, or it cannot be known.
    """
    known = buffer.template.frames
    if known and asked and known != asked:
        raise BadBufferError(
            f"the templates of the bases in buffer {key} have {counted(known, 'frame')}, but templateFrames is "
            f"{asked}: use {known}, or other bases"
        )
    if not known and not asked:
        require_spectra(key, buffer)
    return known or asked or 1


def require_hop(key: Key, buffer: Buffer, hop: int) -> None:
    """Raise `BadBufferError` where templates of several frames are known to have been made with another hop."""
    known = buffer.template.hop
    if known and known != hop:
        raise BadBufferError(
            f"the templates of the bases in buffer {key} have frames that are {known} samples apart, but hopSize is "
            f"{hop}: use {known}, or other bases"
        )


def require_one_frame(key: Key, buffer: Buffer) -> None:
    """Raise `BadBufferError` unless the templates in a buffer have one frame, as far as can be known."""
    if buffer.template.frames > 1:
        raise BadBufferError(
            f"the templates of the bases in buffer {key} have {counted(buffer.template.frames, 'frame')}; here they "
            "have 1, as those made with templateFrames 1"
        )
    require_spectra(key, buffer)
