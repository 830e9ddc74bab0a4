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
`portaudio`  the library for sound devices, which may hang; the only importer of `_sounddevice`
`trial`      tries PortAudio in a process of its own, which may crash
`jack`       what PortAudio does not do right for JACK
`device`     sound devices and streams
`session`    an engine and a device, watched over by the event loop
===========  ========================================================================================
"""
