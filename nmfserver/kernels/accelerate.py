"""Apple's BLAS, Accelerate, held at one thread. NumPy and SciPy call it on macOS 14 and newer.

threadpoolctl cannot hold it (joblib/threadpoolctl issue 136). `nmfserver.__main__` sets its environment variable before
it is loaded, which holds it in our own programs. From macOS 15 on there is a function besides, for each thread; on an
older system, a Python program that calls `nmfserver.decompose` has to set the variable itself.
"""

import ctypes
import sys
from contextlib import suppress

LIBRARY = "/System/Library/Frameworks/Accelerate.framework/Accelerate"
SINGLE_THREADED = 1
"""BLAS_THREADING_SINGLE_THREADED, of vecLib's thread_api.h."""


def hold_this_thread() -> None:
    """Let the products that this thread asks for be done on this thread; for good."""
    if sys.platform == "darwin":
        with suppress(OSError, AttributeError):  # an older system
            ctypes.CDLL(LIBRARY).BLASSetThreading(ctypes.c_uint32(SINGLE_THREADED))
