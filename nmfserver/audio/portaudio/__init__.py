"""Sound by PortAudio: ALSA, macOS, Windows, and JACK where its own backend is not there.

=========  ============================================================================
`library`  the library, which may hang; the only importer of `_sounddevice`
`trial`    tries it in a process of its own, which may crash
`jack`     what it does not do right for JACK
`ranking`  which host APIs go first, where a device has several
`stream`   its devices and streams
`playing`  plays a sound to its end
=========  ============================================================================
"""

from nmfserver.audio.portaudio import library, ranking, stream

__all__ = ["library", "ranking", "stream"]
