"""Live sound: the engine and what drives it.

=========  ========================================================================================
`engine`   the control side of the compiled engine: bases, gains, capture, voices; needs no device
`device`   sound devices and streams; nobody else knows PortAudio
=========  ========================================================================================
"""
