"""The bench, as a person starts it, in its shortest form; and the processes that it measures beside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import environment
import numpy as np
import pytest
from bench import peers
from bench.measuring import COMPONENTS


def test_it_measures_a_section_and_a_quick_run_keeps_nothing() -> None:
    results = {path: path.read_bytes() for path in (environment.ROOT / "scripts" / "bench" / "results").iterdir()}
    command = [sys.executable, "scripts/bench", "--quick", "--markdown", "--only", "live"]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for components in COMPONENTS:
        assert f"\n| {components} components | " in done.stdout
    assert {path: path.read_bytes() for path in results} == results
    assert "saved in" not in done.stdout


@pytest.mark.parametrize("name", [peers.SGEMM, "plain NumPy", "scikit-learn"])
def test_another_program_works_in_a_process_of_its_own(tmp_path: Path, name: str) -> None:
    magnitudes = tmp_path / "magnitudes.npy"
    np.save(magnitudes, np.random.default_rng(1).random((20, 10), np.float32))
    with peers.Peer(name, magnitudes, 2, 3) as peer:
        assert 0 < peer() < 30
