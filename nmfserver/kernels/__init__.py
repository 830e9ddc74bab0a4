"""Compiled kernels: arrays in, arrays out.

Nothing here knows buffers, names or random numbers, and nothing is validated: callers hand in C-contiguous float32
arrays of fitting shapes. A magnitude spectrogram is ``(frames, bins)``, bases are ``(components, bins)``, activations
``(frames, components)``; nothing is transposed silently. Slow, obvious twins of the kernels are in ``tests/naive.py``.

=============  ==================================================================
`compilation`  the decorators that compile a kernel
`cache`        the machine code on disk
`arrays`       the types of arrays and numbers
`tuples`       named tuples that compiled code gets by one address
`access`       what numba does not offer, by llvmlite: atomic integers, arrays at an address, a clock
`blas`         matrix products and eigenvectors, by the library of NumPy
`accelerate`   Apple's library for those, held at one thread
`team`         threads that run a kernel together
`fourier`      a fast Fourier transform
`floors`       the smallest values that count
`frame`        one frame of NMF: update, masks, windowed add; for the kernels and the live filter
`divergence`   the generalised Kullback-Leibler divergence
`stft`         windows, frames and magnitudes
`nmf`          the multiplicative updates
`masks`        the resynthesis: from a factorisation back to sound
`live`         the live engine, for the audio thread
`warmup`       every kernel once, on tiny arrays
`compiling`    the first time, in two processes side by side
=============  ==================================================================
"""
