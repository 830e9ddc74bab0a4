"""Compiled kernels: arrays in, arrays out.

Nothing here knows buffers, names, logs or random numbers, and nothing is validated: callers hand in
C-contiguous float32 arrays of fitting shapes. A magnitude spectrogram is ``(frames, bins)``, bases are
``(components, bins)``, activations ``(frames, components)``; nothing is ever transposed silently.

=============  ==================================================================
`compilation`  how a kernel is compiled, and where the machine code is kept
`access`       what numba does not offer, by llvmlite: atomic words, borrowed memory
`team`         threads that run a kernel together
`fourier`      a fast Fourier transform
`floors`       what is smaller counts as zero
`frame`        one frame of NMF: update, masks, windowed add; for the kernels and the live filter
`divergence`   how far magnitudes and estimate are apart
`stft`         windows, frames and magnitudes
`nmf`          the multiplicative updates
`masks`        the resynthesis: from a factorisation back to sound
`live`         the live engine, for the audio thread
`warmup`       every kernel once, on tiny arrays
=============  ==================================================================
"""
