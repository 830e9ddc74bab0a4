"""Sound by JACK, or by PipeWire, which has JACK's interface: any number of channels, whatever the card has.

=========  ============================================================================
`library`  the library, which may hang; the only importer of `jack`, the package JACK-Client
`stream`   a client of JACK that runs the engine
=========  ============================================================================
"""

from nmfserver.audio.jack import library, stream

__all__ = ["library", "stream"]
