"""Buffers: sound in memory, its files, and what fills it.

=============  ===================================================================
`table`        `Buffer`, and the table of all of them with its memory quota
`sound_files`  reads and writes WAV, AIFF, FLAC and the rest, where that is allowed
`fills`        scsynth's generators: sums of sines, Chebyshev polynomials, normalising, copying
`exchange`     folders for files on their way between the server and programs on its machine
=============  ===================================================================
"""
