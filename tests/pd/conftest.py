"""Fixtures: Pd with a patch of the test's own.

pd       a function that starts Pd with boxes and arrays; Pd's complaints make the test fail
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.pd.pd import Box, Pd
from tests.programs import require

Start = Callable[..., Pd]


@pytest.fixture
def pd(tmp_path: Path) -> Iterator[Start]:
    """Return a function that starts Pd. At the test's end each Pd quits, without a complaint of its own."""
    require("pd")
    running: list[Pd] = []

    def start(*boxes: Box, **options: object) -> Pd:
        folder = tmp_path / f"pd-{len(running)}"
        folder.mkdir()
        running.append(Pd(folder, boxes, **options))  # type: ignore[arg-type]
        return running[-1]

    yield start
    codes = [each.end() for each in running]
    assert [line for each in running for line in each.complaints()] == []
    assert codes == [0] * len(running)
