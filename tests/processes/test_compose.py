"""Compose against plain loops."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.errors import ArgumentError
from nmfserver.processes.compose import Placement, compose
from nmfserver.steps import finished
from tests import naive

Samples = NDArray[np.float32]


@pytest.fixture
def source() -> Samples:
    return np.random.default_rng(1).normal(size=(50, 3)).astype(np.float32)


@pytest.fixture
def target() -> Samples:
    return np.random.default_rng(2).normal(size=(40, 2)).astype(np.float32)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"gain": -0.5, "dest_gain": 1.0},
        {"start_frame": 10, "num_frames": 20, "start_chan": 1, "num_chans": 1},
        {"start_frame": 45, "num_frames": 20},  # beyond the end of the source: silence
        {"start_chan": 2, "num_chans": 5},  # beyond its last channel: the first again
        {"dest_start_frame": 35, "num_frames": 3, "num_chans": 2, "dest_gain": 0.25},
        {"dest_start_frame": 60, "dest_start_chan": 4, "dest_gain": 2.0},  # it grows, with a gap of silence
        {"start_frame": 49, "num_frames": 1, "num_chans": 1, "dest_start_frame": 39, "dest_start_chan": 1},
    ],
)
@pytest.mark.parametrize("exists", [True, False])
def test_parts_go_where_they_are_placed(
    source: Samples, target: Samples, changes: dict[str, int | float], exists: bool
) -> None:
    placement = dataclasses.replace(Placement(), **changes)  # type: ignore[arg-type]
    before = source.copy(), target.copy()
    computed = finished(compose(source, target if exists else None, placement))
    reference = naive.compose(source, target if exists else np.zeros((0, 0)), **dataclasses.asdict(placement))
    np.testing.assert_allclose(computed, reference, rtol=1e-6)
    assert computed.dtype == np.float32
    assert computed.flags.c_contiguous
    assert all((now == then).all() for now, then in zip((source, target), before, strict=True))


def test_halves_of_a_sound_put_together_are_the_sound(source: Samples) -> None:
    first = finished(compose(source, None, Placement(num_frames=20)))
    assert (finished(compose(source, first, Placement(start_frame=20, dest_start_frame=20))) == source).all()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start_frame": 50}, "the source has 50 frames; nothing can be taken from frame 50 on"),
        ({"start_chan": 3}, "the source has 3 channels; nothing can be taken from channel 3 on"),
        ({"num_frames": 0}, "0 frames are asked for; it is at least 1, or -1 for all up to the end"),
        ({"num_chans": 0}, "0 channels are asked for"),
    ],
)
def test_what_cannot_be_taken_is_refused(source: Samples, changes: dict[str, int], reason: str) -> None:
    with pytest.raises(ArgumentError, match=reason):
        finished(compose(source, None, dataclasses.replace(Placement(), **changes)))
