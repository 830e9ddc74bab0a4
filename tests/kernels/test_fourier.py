"""The audio thread's Fourier transform, against NumPy's."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pytest

from nmfserver.kernels import fourier


@numba.njit(_nrt=False)  # type: ignore[call-overload]
def _transformed(real, imag, real_space, imag_space, cosines, sines, out):  # type: ignore[no-untyped-def]
    """Call it as the audio thread does: a part of its function cannot be called from Python."""
    real, imag = fourier.transform(real, imag, real_space, imag_space, cosines, sines)
    for at in range(real.shape[0]):
        out[0, at] = real[at]
        out[1, at] = imag[at]


@numba.njit(_nrt=False)  # type: ignore[call-overload]
def _real_transform(values, spaces, tables, out):  # type: ignore[no-untyped-def]
    fourier.rfft(values, spaces, tables, out[0], out[1])


@numba.njit(_nrt=False)  # type: ignore[call-overload]
def _real_inverse(spectrum, spaces, tables, out):  # type: ignore[no-untyped-def]
    fourier.irfft(spectrum[0], spectrum[1], spaces, tables, out)


def transformed(real: Any, imag: Any) -> Any:
    size = len(real)
    spaces = [np.array(values, np.float32) for values in (real, imag, real, imag)]
    out = np.empty((2, size), np.float32)
    _transformed(*spaces, *fourier.twiddles(size), out)
    return out


@pytest.mark.parametrize("size", [4, 8, 16, 32, 64, 128, 1024, 2048, 65536])
def test_it_equals_numpys(size: int) -> None:
    noise = np.random.default_rng(size)
    values = noise.standard_normal(size) + 1j * noise.standard_normal(size)
    expected = np.fft.fft(values)
    real, imag = transformed(values.real, values.imag)
    np.testing.assert_allclose(real + 1j * imag, expected, atol=1e-6 * np.abs(expected).max())


@pytest.mark.parametrize("size", [4, 8, 16, 64, 256, 1024, 4096, 65536])
def test_that_of_real_values_equals_numpys_and_so_does_its_inverse(size: int) -> None:
    values = np.random.default_rng(size).standard_normal(size).astype(np.float32)
    spectrum, spaces = np.empty((2, size // 2 + 1), np.float32), np.empty((4, size // 2), np.float32)
    _real_transform(values, spaces, fourier.tables(size), spectrum)
    expected = np.fft.rfft(values)
    np.testing.assert_allclose(spectrum[0] + 1j * spectrum[1], expected, atol=1e-6 * np.abs(expected).max())
    back = np.empty(size, np.float32)
    _real_inverse(spectrum, spaces, fourier.tables(size), back)
    np.testing.assert_allclose(back / size, values, atol=1e-5)


def test_with_its_parts_exchanged_it_is_the_inverse() -> None:
    noise = np.random.default_rng(1)
    values = noise.standard_normal(512) + 1j * noise.standard_normal(512)
    spectrum = np.fft.fft(values)
    imag, real = transformed(spectrum.imag, spectrum.real)
    np.testing.assert_allclose((real + 1j * imag) / 512, values, atol=1e-5)
