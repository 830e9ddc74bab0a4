"""Live audio.

===========  ========================================================================================
`settings`   what live audio is asked to be, completed by the device
`engine`     the control side of the compiled engine: bases, gains, capture, voices; needs no device
`portaudio`  the library for sound devices, which may hang; the only importer of `_sounddevice`
`trial`      tries PortAudio in a process of its own, which may crash
`jack`       what PortAudio does not do right for JACK
`device`     sound devices and streams
`session`    an engine and a device, watched over by the event loop
===========  ========================================================================================
"""
