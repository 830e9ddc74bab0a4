"""The live engine: what the audio thread runs, compiled into one C function that neither allocates nor waits.

`callback` is called by PortAudio for each block; it calls `block.process`, which calls the others.

=============  ==================================================================================
`records`      named numbers that the audio thread and Python share
`ring`         messages from one thread to one other, without locks
`windows`      of the analysis, and of what is heard of a frame
`memory`       all state of the engine, allocated before sound runs
`nmf_filter`   one frame: activations of fixed bases, masks, overlap-add
`listening`    what comes in, and what is analysed of it
`freeze`       the last window, held as standing sound
`morph`        bases on their way to others
`gains`        gains that go to a goal by ramps
`voices`       buffers that are played
`limiter`      of the mix
`levels`       how loud each channel is
`block`        one block: commands, input, frames, output
`callback`     the C function
=============  ==================================================================================
"""
