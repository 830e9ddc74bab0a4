"""The bench's section about live windows: what it says of a short mixture."""

from __future__ import annotations

import dataclasses

from bench.live_windows import LONG, SHORT, Window, gain
from bench.mixtures import pairs


def test_a_long_window_with_a_short_delay_separates_far_better_than_a_short_window() -> None:
    mixture = next(pairs({}))
    short = dataclasses.replace(mixture, sound=mixture.sound[:60000], parts=mixture.parts[:60000])
    long_, symmetric, asymmetric = (gain(short, window) for window in (LONG, SHORT, Window(1024, 128)))
    assert asymmetric > symmetric + 4
    assert asymmetric > long_ - 5
