"""Uniform random numbers from a seed, the same as those of FluCoMa: the 64-bit Mersenne Twister.

Matsumoto and Nishimura, "Mersenne Twister", 1998; Nishimura, "Tables of 64-bit Mersenne Twisters", 2000: mt19937_64.
NumPy's generator of that name is the one of 32 bits. The readable twin is `uniform` in ``tests/naive.py``.
"""

import numpy as np
from numpy.typing import NDArray

from nmfserver.kernels.arrays import Floats
from nmfserver.kernels.compilation import kernel, part

Words = NDArray[np.uint64]

SIZE = 312
"""Words of the generator's state."""
_MIDDLE = 156
_U = np.uint64
_UPPER, _LOWER = _U(0xFFFFFFFF80000000), _U(0x7FFFFFFF)
_TWIST = _U(0xB5026F5AA96619E9)
_GROWTH = _U(6364136223846793005)
_MASK_29, _MASK_17, _MASK_37 = _U(0x5555555555555555), _U(0x71D67FFFEDA60000), _U(0xFFF7EEE000000000)
_ONE, _17, _29, _37, _43, _62 = _U(1), _U(17), _U(29), _U(37), _U(43), _U(62)
_SCALE = 2.0**-64
_BELOW_ONE = 1 - 2.0**-53


def state() -> Words:
    """Return room for the state of a generator."""
    return np.empty(SIZE, np.uint64)


@part()
def _begin(seed: int, words: Words) -> None:
    words[0] = _U(seed)
    for at in range(1, SIZE):
        before = words[at - 1]
        words[at] = _GROWTH * (before ^ (before >> _62)) + _U(at)


@part()
def _renew(words: Words) -> None:
    for at in range(SIZE):
        joined = (words[at] & _UPPER) | (words[(at + 1) % SIZE] & _LOWER)
        twisted = joined >> _ONE
        if joined & _ONE:
            twisted ^= _TWIST
        words[at] = words[(at + _MIDDLE) % SIZE] ^ twisted


@part()
def _tempered(word: np.uint64) -> np.uint64:
    word ^= (word >> _29) & _MASK_29
    word ^= (word << _17) & _MASK_17
    word ^= (word << _37) & _MASK_37
    return word ^ (word >> _43)


@part()
def fill(seed: int, words: Words, out: Floats) -> None:
    """Do what `uniform` says, in compiled code."""
    _begin(seed, words)
    _draw(words, out)


@part()
def _draw(words: Words, out: Floats) -> None:
    for at in range(out.shape[0]):
        if at % SIZE == 0:
            _renew(words)
        out[at] = np.float32(min(np.float64(_tempered(words[at % SIZE])) * _SCALE, _BELOW_ONE))


@kernel()
def uniform(seed: int, words: Words, out: Floats) -> None:
    """Fill a vector with numbers between 0 and 1.

    Parameters
    ----------
    seed : 0…2^63-1
    words : of `state`; overwritten
    out : float32 (values,); each is a word times 2^-64, rounded to float64 and then to float32

    """
    fill(seed, words, out)


@kernel()
def proceed(words: Words, out: Floats) -> None:
    """Fill a vector with the numbers that follow; `uniform` or this was last asked for a multiple of `SIZE` values."""
    _draw(words, out)
