"""Compiled kernels: arrays in, arrays out.

Nothing here knows buffers, names, logs or random numbers, and nothing is validated: callers hand in
C-contiguous float32 arrays of fitting shapes. A magnitude spectrogram is ``(frames, bins)``, bases are
``(components, bins)``, activations ``(frames, components)``; nothing is ever transposed silently.

=============  ==================================================================
`compilation`  how a kernel is compiled, and where the machine code is kept
`access`       what numba does not offer, by llvmlite: atomic words, borrowed memory
`team`         threads that run a kernel together
`fourier`      a fast Fourier transform
`rows`         loops over several rows at once
`stft`         windows, frames and magnitudes
`nmf`          the multiplicative updates and the divergence
`masks`        soft masks and overlap-add: the resynthesis
`live`         the live engine, for the audio thread
`warmup`       every kernel once, on tiny arrays
=============  ==================================================================
"""
