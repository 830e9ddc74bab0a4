"""The memory of the live engine: one description, from which its arrays, their bytes and their addresses follow."""

from __future__ import annotations

import ctypes
from typing import Any

import numpy as np
import pytest

from nmfserver.kernels.live import memory
from nmfserver.kernels.live.memory import Setup
from nmfserver.kernels.tuples import addresses, leaves

SETUPS = [
    Setup(64, 32, 64, 48000, 4, 1, 2, 4800, 10, True, 64, False, True),
    Setup(1000, 100, 2048, 44100, 5, 2, 8, 100_000, 3, False, 256, True, True),
    Setup(4, 1, 4, 8000, 1, 0, 0, 8, 1, True, 4, False, True),
]


@pytest.mark.parametrize("setup", SETUPS, ids=str)
def test_it_takes_the_bytes_that_were_said_before(setup: Setup) -> None:
    state = memory.allocate(setup)
    assert memory.size(setup) == sum(leaf.nbytes for leaf in leaves(state))


@pytest.mark.parametrize("setup", SETUPS, ids=str)
def test_it_is_made_as_it_was_planned(setup: Setup) -> None:
    planned, made = (list(leaves(state)) for state in (memory.layout(setup), memory.allocate(setup)))
    assert [(leaf.shape, leaf.dtype) for leaf in made] == [(leaf.shape, leaf.dtype) for leaf in planned]


def test_asking_for_the_size_takes_no_memory() -> None:
    huge = Setup(65536, 32768, 65536, 768000, 1024, 64, 64, 3600 * 768000, 10, True, 65536, False, True)
    assert memory.size(huge) > 2**39


def test_the_state_holds_what_it_was_made_for() -> None:
    state = memory.allocate(SETUPS[1])
    for name, value in SETUPS[1]._asdict().items():
        assert getattr(state.setup, name) == value


def test_the_addresses_lead_to_every_array_and_record() -> None:
    state = memory.allocate(SETUPS[1])
    words = iter(addresses(state).tolist())
    seen = set()
    for leaf in leaves(state):
        address, shape = next(words), tuple(next(words) for _ in leaf.shape)
        assert shape == leaf.shape
        assert ctypes.string_at(address, leaf.nbytes) == leaf.tobytes()
        seen.add(address)
    assert list(words) == []
    assert len(seen) == len(list(leaves(state)))


def test_records_and_their_memory_are_one() -> None:
    state: Any = memory.allocate(SETUPS[0])
    state.clock.position = 123
    assert state.clock.base["position"] == 123
    state.gains[2].goal = 0.5
    assert np.asarray(state.gains)["goal"].tolist() == [1, 1, 0.5, 1]
    assert memory.progress(state.clock) == (123, 0, 0)
