"""Live audio.

===========  ========================================================================================
`settings`   what live audio is asked to be, completed by the device
`engine`     the control side of the compiled engine: bases, gains, capture, voices; needs no device
`calls`      calls to a library that may hang
`quiet`      keeps the system's libraries from writing to the terminal
`jack`       the backend for JACK and PipeWire
`portaudio`  the backend for everything else
`device`     devices of both, found by number or name
`stream`     streams of either
`session`    an engine and a stream, watched over by the event loop
===========  ========================================================================================
"""
