"""Live audio.

===========  ========================================================================================
`settings`   what live audio is asked to be, completed by the device
`control`    what the parts of the engine's control side share: its memory, messages to the audio thread
`sets`       the bases in use
`mixer`      how loud components and inputs are
`player`     buffers that play
`history`    what came in, and its activations
`following`  activations as controllers: envelopes and onsets
`engine`     all of these: the control side of the compiled engine; needs no device
`offline`    the same engine on a whole sound
`calls`      calls to a library that may hang
`quiet`      keeps the system's libraries from writing to the terminal
`jack`       the backend for JACK and PipeWire
`portaudio`  the backend for everything else
`microphone` notices an input that macOS keeps from this program
`device`     devices of both, found by number or name
`stream`     streams of either
`session`    an engine and a stream, watched over by the event loop
===========  ========================================================================================
"""
