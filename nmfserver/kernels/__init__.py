"""Compiled kernels: arrays in, arrays out.

Nothing here knows buffers, names, logs or random numbers, and nothing is validated: callers hand in
C-contiguous float32 arrays of fitting shapes. A magnitude spectrogram is ``(frames, bins)``, bases are
``(components, bins)``, activations ``(frames, components)``; nothing is ever transposed silently.

=============  ==================================================================
`compilation`  how a kernel is compiled, and where the machine code is kept
`stft`         windows, spectra and magnitudes of blocks of frames
`nmf`          the multiplicative updates and the divergence
`masks`        soft masks and overlap-add
`live`         the live engine, for the audio thread
`warmup`       every kernel once, on tiny arrays
=============  ==================================================================
"""

import os

# How long a thread that waits for the others spins before it gives its core away; read when the threads start.
# By default that is so long that beside a busy audio program a job takes four times as long, and its neighbours
# stutter. Not at all would put the threads on one core when they wake. (GNU's count of turns, LLVM's milliseconds.)
os.environ.setdefault("GOMP_SPINCOUNT", "10000")
os.environ.setdefault("KMP_BLOCKTIME", "1")
