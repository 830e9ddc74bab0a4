"""Live audio.

=========  ========================================================================================
`settings` what live audio is asked to be, completed by the device
`engine`   the control side of the compiled engine: bases, gains, capture, voices; needs no device
`device`   sound devices and streams; the only importer of PortAudio
`trial`    tries PortAudio in a process of its own, which may crash
`session`  an engine and a device, watched over by the event loop
=========  ========================================================================================
"""
