"""Masks and overlap-add against plain loops."""

from __future__ import annotations

import numpy as np

from nmfserver.kernels import masks
from tests import naive

NOISE = np.random.default_rng(3)
FRAMES, BINS, COMPONENTS = 6, 5, 3
W = NOISE.random((COMPONENTS, BINS), np.float32)
H = NOISE.random((FRAMES, COMPONENTS), np.float32)
SPECTRA = (NOISE.standard_normal((FRAMES, BINS)) + 1j * NOISE.standard_normal((FRAMES, BINS))).astype(np.complex64)


def test_masks_are_shares_of_the_estimate_and_sum_to_one() -> None:
    out = np.empty((COMPONENTS, FRAMES, BINS), np.complex64)
    masks.masked(SPECTRA, W, H, out)
    for k in range(COMPONENTS):
        np.testing.assert_allclose(out[k], np.outer(H[:, k], W[k]) / (H @ W) * SPECTRA, rtol=1e-5)
    np.testing.assert_allclose(out.sum(axis=0), SPECTRA, rtol=1e-5)


def test_a_mask_is_never_above_one_nor_infinite() -> None:
    out = np.empty((1, 1, BINS), np.complex64)
    masks.masked(SPECTRA[:1], np.full((1, BINS), 1e-25, np.float32), np.full((1, 1), 1e-10, np.float32), out)
    assert (np.abs(out[0]) <= np.abs(SPECTRA[0]) * 1.000001).all()


def test_overlap_add_leaves_out_what_lies_behind_the_window() -> None:
    window, hop, fft = naive.window(4).astype(np.float32), 2, 8
    frames = NOISE.random((2, 3, fft), np.float32)
    sums = np.zeros((2, 2 * hop + 4), np.float32)
    masks.overlap_add(frames, window, hop, sums)
    expected = np.zeros_like(sums)
    for k in range(2):
        for t in range(3):
            expected[k, t * hop : t * hop + 4] += frames[k, t, :4] * window
    np.testing.assert_allclose(sums, expected, rtol=1e-6)


def test_components_lie_side_by_side_as_channels_from_a_channel_on() -> None:
    sums = NOISE.random((2, 6), np.float32)
    weights = np.full(6, 0.5, np.float32)
    out = np.full((8, 5), 9, np.float32)
    masks.normalised(sums, weights, 1, np.zeros(8, np.float32), np.zeros((1, 2), np.float32), 4, out, 2, 3, 4)
    np.testing.assert_allclose(out[2:6, 3:5], 2 * sums[:, 1:5].T)
    assert (out[:2] == 9).all()
    assert (out[6:] == 9).all()
    assert (out[:, :3] == 9).all()


def test_where_no_window_reaches_the_signal_is_handed_out_by_shares() -> None:
    signal = NOISE.standard_normal(4).astype(np.float32)
    share = np.array([[0.25, 0.75], [1, 0]], np.float32)
    weights = np.array([1e-8, 0, 0, 0], np.float32)
    sums = np.stack([0.4 * signal * weights, 0.6 * signal * weights])
    out = np.zeros((4, 2), np.float32)
    masks.normalised(sums, weights, 0, signal, share, 2, out, 0, 0, 4)
    np.testing.assert_allclose(out.sum(axis=1), signal, rtol=1e-5)
    np.testing.assert_allclose(out[0, 0], 0.25 * signal[0], rtol=1e-3)  # frame 0 is the nearest
    np.testing.assert_allclose(out[1:, 0], signal[1:], rtol=1e-5)  # frame 1 is


def test_shares_of_a_silent_frame_are_zero() -> None:
    assert masks.shares(W, np.zeros_like(H)).tolist() == np.zeros_like(H).tolist()
    np.testing.assert_allclose(masks.shares(W, H).sum(axis=1), 1, rtol=1e-6)
