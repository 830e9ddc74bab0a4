"""Masks and overlap-add against plain loops."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import pytest

from nmfserver.kernels import floors, fourier, frame, masks
from nmfserver.kernels.stft import Transform, hann
from nmfserver.kernels.team import FRAMES, FRAMES_DONE, OVERFLOW, Member
from tests import naive
from tests.kernels.teams import together

NOISE = np.random.default_rng(3)
BINS, COMPONENTS = 5, 3
W = NOISE.random((COMPONENTS, BINS), np.float32)
H = NOISE.random(COMPONENTS, np.float32)
SPECTRUM = NOISE.standard_normal((2, BINS)).astype(np.float32)


def called(function: Any, result: str = "") -> Any:
    """Return a function that Python can call and that calls a part of a kernel; what that returns lands in `out`."""
    names: dict[str, Any] = {"called": function}
    exec(f"def wrapper(out, *arguments):\n    {result or 'called(*arguments)'}\n", names)
    return numba.njit(_nrt=False)(names["wrapper"])  # type: ignore[call-overload]


ESTIMATE, MASK_SCALES, OVERLAP_ADD = called(frame.estimate), called(frame.mask_scales), called(frame.overlap_add)
MASKED = called(masks.masked)
FINISH = called(masks.finish, "out[0] = called(*arguments)")
FINITE = np.zeros(1, np.bool_)


def mask_all(w: Any, h: Any, spectrum: Any) -> Any:
    """Return every component's share of a spectrum, complex (components, bins)."""
    scales, real, imag = (np.empty(w.shape[1], np.float32) for _ in range(3))
    ESTIMATE(FINITE, w, h, floors.MASK, scales)
    MASK_SCALES(FINITE, scales, np.float32(1))
    shares = []
    for k in range(len(w)):
        MASKED(FINITE, spectrum[0], spectrum[1], w[k], h[k], scales, real, imag)
        shares.append(real + 1j * imag)
    return np.array(shares)


def test_masks_are_shares_of_the_estimate_and_sum_to_one() -> None:
    out, whole = mask_all(W, H, SPECTRUM), SPECTRUM[0] + 1j * SPECTRUM[1]
    np.testing.assert_allclose(out, H[:, None] * W / (H @ W) * whole, rtol=1e-5)
    np.testing.assert_allclose(out.sum(axis=0), whole, rtol=1e-5)


def test_a_mask_is_never_above_one_nor_infinite() -> None:
    out = mask_all(np.full((1, BINS), 1e-25, np.float32), np.full(1, 1e-10, np.float32), SPECTRUM)
    assert (np.abs(out[0]) <= np.hypot(*SPECTRUM) * 1.000001).all()


@pytest.mark.parametrize("at", range(4))
def test_overlap_add_goes_round_the_ring_and_leaves_out_what_lies_behind_the_window(at: int) -> None:
    window = naive.window(4).astype(np.float32)
    values, ring = NOISE.random(4, np.float32), NOISE.random(4, np.float32)
    expected = ring.copy()
    for i in range(4):
        expected[(at + i) % 4] += values[i] * window[i]
    OVERLAP_ADD(FINITE, values, window, ring, at)
    np.testing.assert_allclose(ring, expected, rtol=1e-6)


def test_components_lie_side_by_side_as_channels_from_a_channel_on() -> None:
    rings = np.vstack([NOISE.random((2, 6), np.float32), np.full((1, 6), 0.5, np.float32)])
    before, out = rings.copy(), np.full((4, 5), 9, np.float32)
    FINISH(FINITE, rings, 1, np.ones(2, np.float32), np.ones(2, np.float32), np.zeros(4, np.float32), out, 3)
    assert FINITE[0]
    np.testing.assert_allclose(out[:, 3:5], 2 * before[:2, 1:5].T)
    assert (out[:, :3] == 9).all()
    assert not rings[:, 1:5].any()
    np.testing.assert_array_equal(rings[:, [0, 5]], before[:, [0, 5]])


def test_where_no_window_reaches_the_signal_is_handed_out_by_shares() -> None:
    signal = NOISE.standard_normal(4).astype(np.float32)
    weights = np.array([1e-8, 0, 0, 0.5], np.float32)
    rings = np.stack([0.4 * signal * weights, 0.6 * signal * weights, weights])
    out = np.zeros((4, 2), np.float32)
    gains, basis_sums = np.array([1, 2], np.float32), np.array([1, 1.5], np.float32)  # shares of 1 and 3 quarters
    FINISH(FINITE, rings, 0, gains, basis_sums, signal, out, 0)
    np.testing.assert_allclose(out.sum(axis=1), signal, rtol=1e-5)
    np.testing.assert_allclose(out[:3, 0], 0.25 * signal[:3], rtol=1e-3)
    np.testing.assert_allclose(out[3], [0.4 * signal[3], 0.6 * signal[3]], rtol=1e-5)


@pytest.mark.parametrize("value", [np.inf, np.nan])
def test_a_value_that_is_not_finite_is_noticed(value: float) -> None:
    rings = np.full((2, 40), 0.5, np.float32)
    rings[0, 33] = value
    FINISH(
        FINITE, rings, 0, np.ones(1, np.float32), np.ones(1, np.float32), np.zeros(40, np.float32),
        np.empty((40, 1), np.float32), 0,
    )  # fmt: skip
    assert not FINITE[0]


def resynthesised(signal: Any, w: Any, h: Any, sizes: tuple[int, int, int], members: int) -> Any:
    """Run the whole kernel, with a thread for every member."""
    transform = Transform(*sizes)
    out = np.full((len(signal), len(w) + 1), 9, np.float32)
    space = masks.space(members, len(w), transform.window, transform.fft)

    def run(member: Member) -> None:
        masks.resynthesise(
            member, signal, w, h, w.sum(axis=1), transform.hop, hann(transform.window),
            fourier.tables(transform.fft), space, out, 1,
        )  # fmt: skip

    signals = together(members, run)
    assert (out[:, 0] == 9).all()
    assert not signals[OVERFLOW]
    assert signals[FRAMES_DONE] == signals[FRAMES]
    return out[:, 1:]


@pytest.mark.parametrize("members", [1, 2, 5])
@pytest.mark.parametrize(
    "sizes", [(64, 32, 64), (64, 23, 128), (50, 50, 64), (64, 60, 64), (64, 7, 64), (4, 2, 4), (33, 11, 64)], ids=str
)
@pytest.mark.parametrize("length", [1, 59, 300])
def test_the_parts_of_any_number_of_members_join_without_a_trace(
    sizes: tuple[int, int, int], length: int, members: int
) -> None:
    signal = NOISE.standard_normal(length).astype(np.float32)
    bins, frames = sizes[2] // 2 + 1, length // sizes[1] + 1
    w, h = NOISE.random((2, bins), np.float32), NOISE.random((frames, 2), np.float32)
    h[frames // 2, 1] = 0
    spectra = naive.stft(signal.astype(float), *sizes)
    expected = naive.stems(spectra, w.astype(float), h.astype(float), signal.astype(float), *sizes)
    np.testing.assert_allclose(resynthesised(signal, w, h, sizes, members), expected, atol=3e-5)
