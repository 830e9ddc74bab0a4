"""Buffers: sound in memory, and what fills it.

==========  ===================================================================
`table`     `Buffer`, and the table of all of them with its memory quota
`fills`     scsynth's generators: sums of sines, Chebyshev polynomials, normalising, copying
`exchange`  folders for files on their way between the server and programs on its machine
==========  ===================================================================
"""
