from __future__ import annotations

import numpy as np

from nmfserver.results import labels


def test_regions_are_found_by_their_height() -> None:
    heights = np.array([[0, 1], [2, 0], [10, 0], [0, 9], [0, 9]], np.float32)
    found = labels.regions(heights, 10.0, ["a"], 0.15)
    assert found == [(0.1, 0.3, "a"), (0.3, 0.5, "component 2")]
    assert labels.regions(np.zeros((4, 2), np.float32), 10.0, [], 0.1) == []
    assert labels.summed(np.array([[1, 2, 3, 4]], np.float32), 2).tolist() == [[4, 6]]
