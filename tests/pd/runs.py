"""Runs of [bufnmf] and its family in Pd.

run        sets attributes, runs, and returns the facts
fails      the same, and returns the sentence of the error
settle     waits for the end
columns    arrays beside each other
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tests.pd.pd import Pd
from tests.programs import PATIENCE

Samples = NDArray[np.float32]
OUTLETS = ("done", "progress", "fact", "error")


def settle(patch: Pd, name: str = "nmf", patience: float = PATIENCE) -> str:
    """Wait for the end of a run; return the outlet's name and what it said."""
    return patch.wait_for(f"(?m)^{name}-(done|error): .*\r?\n", patience, patch.mark).strip()


def run(patch: Pd, *settings: str | float, name: str = "nmf", patience: float = PATIENCE) -> dict[str, Any]:
    """Set attributes, run; return the facts of the answer that are one value each."""
    patch.clear()
    if settings:
        patch.do(name, *settings)
    patch.send(name, "bang")
    assert settle(patch, name, patience) == f"{name}-done: bang"
    assert patch.lines(f"{name}-error") == []
    facts = [line.split() for line in patch.lines(f"{name}-fact")]
    return {key: values[0] if key == "solver" else float(values[0]) for key, *values in facts if len(values) == 1}


def fails(patch: Pd, *settings: str | float, name: str = "nmf", patience: float = PATIENCE) -> str:
    """Set attributes, run; return the sentence of the one error that comes of it."""
    patch.clear()
    if settings:
        patch.do(name, *settings)
    patch.send(name, "bang")
    kind, sentence = settle(patch, name, patience).split(": ", 1)
    assert kind == f"{name}-error", sentence
    patch.do("pytest", "bang")
    assert patch.lines(f"{name}-error") == [sentence]
    assert patch.lines(f"{name}-done") == patch.lines(f"{name}-fact") == []
    return sentence


def columns(patch: Pd, names: Sequence[str]) -> Samples:
    """Return arrays beside each other, float32 (frames, arrays)."""
    return np.stack([patch.array(name) for name in names], axis=1)
