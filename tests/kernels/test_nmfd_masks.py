"""Stems of components with templates in time, against plain loops."""

from __future__ import annotations

import numpy as np
import pytest

from nmfserver.kernels import fourier, nmfd_masks, on_demand
from nmfserver.kernels.stft import Transform, hann
from nmfserver.kernels.team import FRAMES, FRAMES_DONE, OVERFLOW, STOP, Member
from tests import naive
from tests.kernels.teams import together

NOISE = np.random.default_rng(3)
COMPONENTS, LAGS = 3, 4


def stems(signal: naive.Array, w: naive.Array, h: naive.Array, transform: Transform, members: int) -> naive.Array:
    """Run the kernel, with a thread for every member, on templates (components, lags, bins)."""
    out = np.full((len(signal), COMPONENTS + 1), 9, np.float32)
    shapes = nmfd_masks.shapes(members, len(h), COMPONENTS, LAGS, transform.window, transform.fft)
    space, ones = nmfd_masks.space(shapes), np.ones(COMPONENTS, np.float32)

    def run(member: Member) -> None:
        nmfd_masks.resynthesise(
            member, signal, w.reshape(COMPONENTS * LAGS, -1), h, ones, transform.hop, hann(transform.window),
            fourier.tables(transform.fft), space, out, 1,
        )  # fmt: skip

    signals = together(members, run)
    assert (out[:, 0] == 9).all()
    assert not signals[OVERFLOW]
    assert signals[FRAMES_DONE] == signals[FRAMES]
    return out[:, 1:]


@pytest.mark.parametrize("members", [1, 3])
@pytest.mark.parametrize("sizes", [(8, 4, 8), (8, 3, 16), (8, 8, 8)], ids=str)
def test_stems_equal_the_reference_and_sum_to_the_signal(sizes: tuple[int, int, int], members: int) -> None:
    transform, signal = Transform(*sizes), NOISE.standard_normal(70).astype(np.float32)
    w = NOISE.random((COMPONENTS, LAGS, transform.bins), np.float32)
    h = NOISE.random((transform.frames(len(signal)), COMPONENTS), np.float32) ** 4
    h[5:12, 1] = 0
    spectra = naive.stft(signal.astype(float), *sizes)
    parts = naive.template_parts(w.astype(float), h.astype(float))
    expected = naive.stems_of_parts(spectra, parts, signal.astype(float), *sizes)
    computed = stems(signal, w, h, transform, members)
    np.testing.assert_allclose(computed, expected, atol=1e-4)
    np.testing.assert_allclose(computed.sum(axis=1), signal, atol=1e-4)


def test_who_is_stopped_leaves() -> None:
    w, h = np.ones((COMPONENTS * LAGS, 5), np.float32), np.ones((11, COMPONENTS), np.float32)
    space = nmfd_masks.space(nmfd_masks.shapes(1, 11, COMPONENTS, LAGS, 8, 8))
    out = np.full((40, COMPONENTS), 9, np.float32)

    def run(member: Member) -> None:
        member.signals[STOP] = 1
        nmfd_masks.resynthesise(
            member, np.ones(40, np.float32), w, h, np.ones(COMPONENTS, np.float32), 4, hann(8), fourier.tables(8),
            space, out, 0,
        )  # fmt: skip

    together(1, run)
    assert (out == 9).all()


def test_what_is_on_demand_is_loaded_by_a_call_of_each_kernel() -> None:
    on_demand.prepare(lambda: None)
    on_demand.prepare(lambda: pytest.fail("it is loaded already"))
