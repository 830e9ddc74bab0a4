"""Buffers: sound in memory, and the functions that fill it.

==========  ===================================================================
`table`     `Buffer`, the table of all buffers, and the memory quota
`fills`     scsynth's generators: sums of sines, Chebyshev polynomials, normalisation, copies
`exchange`  folders in which the server and programs on its machine exchange sound files
==========  ===================================================================
"""
