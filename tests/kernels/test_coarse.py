"""Coarse magnitudes, and the way back for factors, against sums that are written out."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from nmfserver.kernels import coarse
from nmfserver.kernels.access import IS_COMPILED
from nmfserver.kernels.coarse import Survey
from nmfserver.kernels.joint import LANE_FRAMES, lanes
from nmfserver.kernels.shapes import arrays
from nmfserver.kernels.team import STOP, Member
from tests import naive
from tests.kernels.teams import together, whole

FRAMES, BINS, COMPONENTS = (301 if IS_COMPILED else 131), 33, 3
V = np.random.default_rng(6).random((FRAMES, BINS), np.float32) ** 4
V[7], V[:, 20] = 0, 0
reduce, spread_bases = whole(coarse.reduce), whole(coarse.spread_bases)
spread_activations = whole(coarse.spread_activations)


def surveyed(v: Any = V, members: int = 2) -> Survey:
    found = Survey(**arrays(coarse.survey_shapes(*v.shape)))
    together(members, lambda member: coarse.survey(member, v, found))
    return found


@pytest.mark.parametrize(("bins", "bands"), [(3, 3), (3, 64), (33, 16), (129, 64), (513, 64), (513, 96), (32769, 64)])
def test_bands_are_single_bins_first_and_then_wider(bins: int, bands: int) -> None:
    bounds = coarse.edges(bins, bands)
    widths = np.diff(bounds)
    assert bounds[0] == 0
    assert bounds[-1] == bins
    assert len(widths) == min(bins, bands)
    assert widths[0] == 1
    # Rounding makes a band a bin narrower than the one before; the last one takes what is left.
    assert all(later >= earlier - 1 for earlier, later in itertools.pairwise(widths[:-1]))
    wide = widths[:-1][widths[:-1] > 20]
    if len(wide) > 1:
        np.testing.assert_allclose(wide[1:] / wide[:-1], wide[1] / wide[0], rtol=0.1)


@pytest.mark.parametrize("members", [1, 2, 3, 5])
def test_a_survey_sums_bins_and_frames_and_measures_flat_spectra(members: int) -> None:
    found = surveyed(V, members)
    np.testing.assert_allclose(found.frame_sums, V.sum(axis=1, dtype=float), rtol=1e-5)
    np.testing.assert_allclose(found.bin_sums, V.sum(axis=0, dtype=float), rtol=1e-5)
    flat = naive.divergence(V, np.ones((1, BINS)), V.mean(axis=1, dtype=float)[:, None])
    assert found.flat[-1] == pytest.approx(flat, rel=1e-4)
    one = surveyed(V, 1)
    assert found.frame_sums.tobytes() == one.frame_sums.tobytes()
    assert found.bin_sums.tobytes() == one.bin_sums.tobytes()
    assert found.flat.tobytes() == one.flat.tobytes()


def test_silence_is_flat() -> None:
    found = surveyed(np.zeros_like(V))
    assert not found.frame_sums.any()
    assert not found.bin_sums.any()
    assert found.flat[-1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("members", [1, 2, 3])
@pytest.mark.parametrize("group", [1, 2, 3])
@pytest.mark.parametrize("bands", [1, 16, BINS])
def test_bins_and_frames_are_summed(bands: int, group: int, members: int) -> None:
    bounds = coarse.edges(BINS, bands)
    out = np.empty((-(-FRAMES // group), bands), np.float32)
    together(members, lambda member: reduce(member, V, bounds, group, out))
    np.testing.assert_allclose(out, naive.sums(V.astype(float), bounds, group), rtol=1e-5, atol=1e-12)


@pytest.mark.parametrize("members", [1, 2, 3])
@pytest.mark.parametrize("group", [1, 2])
@pytest.mark.parametrize("bands", [1, 16, BINS])
def test_every_bin_and_frame_gets_its_part_of_what_was_summed(bands: int, group: int, members: int) -> None:
    bounds, found, noise = coarse.edges(BINS, bands), surveyed(), np.random.default_rng(1)
    w = noise.random((COMPONENTS, bands), np.float32)
    h = noise.random((-(-FRAMES // group), COMPONENTS), np.float32)
    fine_w, fine_h = np.empty((COMPONENTS, BINS), np.float32), np.empty((FRAMES, COMPONENTS), np.float32)

    def work(member: Member) -> None:
        spread_bases(member, w, bounds, found.bin_sums, fine_w)
        spread_activations(member, h.reshape(-1), group, found.frame_sums, fine_h.reshape(-1))

    together(members, work)
    expected = naive.lifted(w, h, V.astype(float), bounds, group)
    np.testing.assert_allclose(fine_w, expected[0], rtol=1e-4)
    np.testing.assert_allclose(fine_h, expected[1], rtol=1e-4)
    # What no update could bring back is nowhere; and summed again it is what it was, but where all is silent.
    assert (fine_w > 0).all()
    assert (fine_h > 0).all()
    heard = naive.sums(V.astype(float), bounds, 1).sum(axis=0) > 0
    np.testing.assert_allclose(naive.sums(fine_w, bounds, 1)[:, heard], w[:, heard], rtol=1e-4)


def test_silence_is_spread_as_silence_and_not_as_nan() -> None:
    found, bounds = surveyed(np.zeros_like(V)), coarse.edges(BINS, 16)
    fine_w, fine_h = np.empty((COMPONENTS, BINS), np.float32), np.empty((FRAMES, COMPONENTS), np.float32)

    def work(member: Member) -> None:
        spread_bases(member, np.ones((COMPONENTS, 16), np.float32), bounds, found.bin_sums, fine_w)
        ones = np.ones(-(-FRAMES // 2) * COMPONENTS, np.float32)
        spread_activations(member, ones, 2, found.frame_sums, fine_h.reshape(-1))

    together(1, work)
    np.testing.assert_allclose(fine_w, coarse.LEAST)
    assert not fine_h.any()


def test_lanes_depend_on_the_frames_alone() -> None:
    assert [lanes(frames) for frames in (1, LANE_FRAMES, 2 * LANE_FRAMES, 5 * LANE_FRAMES, 10**9)] == [1, 1, 2, 4, 16]


def test_who_is_stopped_leaves() -> None:
    found = Survey(**arrays(coarse.survey_shapes(*V.shape)))
    found.flat[-1] = np.inf

    def work(member: Member) -> None:
        member.signals[STOP] = 1
        coarse.survey(member, V, found)
        reduce(member, V, coarse.edges(BINS, 16), 1, np.empty((FRAMES, 16), np.float32))

    together(1, work)
    assert found.flat[-1] == np.inf
