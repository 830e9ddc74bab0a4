"""Algorithms on arrays, in the layout of buffers, with one callback that reports progress and asks "go on?".

===============  =====================================================================
`compute`        whoever runs kernels holds this: one thread, BLAS at one thread
`factorisation`  rounds of updates on one spectrogram
`bufnmf`         decomposes a sound: spectra, factorisation, resynthesis
`compose`        puts parts of sounds together
===============  =====================================================================
"""
