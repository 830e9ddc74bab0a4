"""Spectra, block by block, against the plain reference."""

from __future__ import annotations

import numpy as np
import pytest

from nmfserver.kernels import stft
from nmfserver.kernels.stft import Transform
from tests import naive

SIGNAL = np.random.default_rng(1).standard_normal(1000).astype(np.float32)


@pytest.mark.parametrize("size", [(64, 32, 64), (64, 16, 128), (50, 17, 64), (64, 64, 64), (5, 1, 8), (99, 33, 512)])
@pytest.mark.parametrize("length", [1, 31, 32, 63, 64, 640, 1000])
def test_spectra_equal_the_reference(size: tuple[int, int, int], length: int) -> None:
    transform, signal = Transform(*size), SIGNAL[:length]
    expected = naive.stft(signal.astype(float), *size)
    frames = transform.frames(length)
    assert (frames, transform.bins) == expected.shape
    computed = np.concatenate([stft.spectra(signal, transform, t, 1, 1) for t in range(frames)])
    np.testing.assert_allclose(computed, expected, atol=2e-6 * np.abs(expected).max())
    np.testing.assert_array_equal(stft.spectra(signal, transform, 0, frames, 2), computed)
    assert computed.dtype == np.complex64


def test_the_window_is_periodic_hann() -> None:
    np.testing.assert_allclose(stft.hann(10), naive.window(10), atol=1e-7)
    assert stft.hann(10)[0] == 0
    assert stft.hann(10)[5] == 1


def test_magnitudes_are_absolute_values_without_denormals() -> None:
    spectrum = np.array([[3 + 4j, 1e-35, 0]], np.complex64)
    out = np.empty((1, 3), np.float32)
    stft.magnitudes(spectrum, out)
    assert out.tolist() == [[5, 0, 0]]


def test_synthesis_inverts_the_transform() -> None:
    transform = Transform(64, 16, 128)
    frames = stft.synthesised(stft.spectra(SIGNAL, transform, 4, 3, 1), transform, 1)
    windowed = naive.framed(SIGNAL.astype(float), 64, 16)[4:7] * naive.window(64)
    np.testing.assert_allclose(frames[:, :64], windowed, atol=1e-6)
    np.testing.assert_allclose(frames[:, 64:], 0, atol=1e-6)
