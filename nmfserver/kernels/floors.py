"""The floors of the kernels: what is smaller counts as zero, or is divided by as if it were the floor.

==================  =======  ==========================================================================================
`EPSILON`           2.2e-16  estimates and sums that an update divides by: FluCoMa's floor, the epsilon of float64, so
                             that results equal FluCoMa's
`TINY`              1e-30    magnitudes, activations and values of bases, which are zero from here down; and the
                             estimate of the live filter
`MASK`              1e-37    estimates that masks divide by. With `EPSILON` the masks of quiet cells would sum to less
                             than one; with `TINY` those of a sound at -300 dB under templates that hardly fit it
`LIVE_ACTIVATION`   1e-20    activations of the live filter, which are zero from here down
`LIVE_MAGNITUDE`    1e-12    magnitudes of the live filter, likewise: 240 dB below full scale
`WEIGHT`            1e-4     a summed squared window that a sample is divided by (a window of a hundredth)
==================  =======  ==========================================================================================

All are above the smallest normal float32, 1.2e-38: with smaller values a processor takes a hundred times as long. The
audio thread can afford no slow frame, so its floors are higher: products of a frame's values stay normal.
"""

import numpy as np

EPSILON = np.float32(np.finfo(np.float64).eps)
TINY = np.float32(1e-30)
MASK = np.float32(1e-37)
LIVE_ACTIVATION = np.float32(1e-20)
LIVE_MAGNITUDE = np.float32(1e-12)
WEIGHT = np.float32(1e-4)
LARGEST = np.finfo(np.float32).max
"""Of float32; what is not at most this is infinite, or NaN."""
