"""The live engine: what the audio thread runs, compiled into one C function that neither allocates nor waits.

=============  ==================================================================================
`ring`         messages from one thread to one other, without locks
`memory`       every array that the audio thread touches, made beforehand
`nmf_filter`   one frame: activations of fixed bases, masks, overlap-add
`voices`       buffers that are played
`block`        one block: commands, input, frames, output
`callback`     the C function
=============  ==================================================================================
"""
