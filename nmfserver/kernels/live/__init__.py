"""The live engine: what the audio thread runs, compiled into one C function that neither allocates nor waits.

=============  ==================================================================================
`access`       atomic words, borrowed memory, a clock: what numba does not offer, by llvmlite
`ring`         messages from one thread to one other, without locks
`memory`       every array that the audio thread touches, made beforehand
`fourier`      a fast Fourier transform of tables
`nmf_filter`   one frame: activations of fixed bases, masks, overlap-add
`voices`       buffers that are played
`block`        one block: commands, input, frames, output
`callback`     the C function
=============  ==================================================================================
"""
