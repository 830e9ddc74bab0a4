"""Efficiency cores: how many cores work on the same thing, on Apple silicon, ARM and hybrid processors of Intel."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nmfserver import core_speeds, cores


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """What is known of this machine's cores is not what a test says of another's."""
    yield
    core_speeds._linux.cache_clear()
    core_speeds._apple.cache_clear()


@pytest.mark.parametrize(
    ("speeds", "members"),
    [
        ([1.0], 1),
        ([1.0] * 8, 8),
        ([1.0] * 4 + [1 / 3] * 4, 4),  # all eight would be as fast as 2.7
        ([1.0] * 8 + [1 / 3] * 2, 8),
        ([1 / 3] * 4 + [1.0] * 2, 2),
        ([1.0] * 16 + [0.6] * 8, 16),  # a Core i9: 24 threads as fast as 14.4
        ([1.0] * 4 + [0.6] * 8, 12),  # a Core i5 of a thin laptop: as fast as 7.2, the fast ones as 4
        ([1.0] * 2 + [0.7] * 3 + [0.3] * 3, 5),
        ([], 1),
    ],
)
def test_slow_cores_work_where_there_are_enough_of_them(speeds: list[float], members: int) -> None:
    assert core_speeds.even_team(speeds) == members


def machine(folder: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]) -> None:
    """Let files of Linux say what the cores are."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(core_speeds, "CPUS", folder / "cpu")
    monkeypatch.setattr(core_speeds, "EFFICIENT", folder / "cpu_atom/cpus")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def test_linux_tells_the_capacity_of_each_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    capacities = {0: 485, 1: 485, 2: 1024, 3: 1024}
    machine(tmp_path, monkeypatch, {f"cpu/cpu{core}/cpu_capacity": f"{size}\n" for core, size in capacities.items()})
    assert core_speeds.speeds([0, 1, 2, 3]) == pytest.approx([485 / 1024, 485 / 1024, 1, 1])
    assert core_speeds.even_team(core_speeds.speeds([0, 1, 2, 3])) == 2
    assert core_speeds.even_team(core_speeds.speeds([0, 1])) == 2  # an affinity mask has left no fast one


def test_linux_names_the_efficiency_cores_of_a_hybrid_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine(tmp_path, monkeypatch, {"cpu_atom/cpus": "2-4,7\n"})
    assert core_speeds.speeds([0, 1, 2, 4, 5, 7]) == [1, 1, 0.6, 0.6, 1, 0.6]


@pytest.mark.parametrize("files", [{}, {"cpu_atom/cpus": "\n"}, {"cpu/cpu0/cpu_capacity": "?"}])
def test_cores_of_which_nothing_is_said_are_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str]
) -> None:
    machine(tmp_path, monkeypatch, files)
    assert core_speeds.speeds(range(3)) == [1, 1, 1]


class Darwin:
    """macOS's own library, as far as it is called, on a Mac with these numbers."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def sysctlbyname(self, name: bytes, value: object, size: object, new: object, length: int) -> int:
        assert (new, length) == (None, 0)
        if name.decode() not in self._numbers:
            return -1
        ctypes.cast(value, ctypes.POINTER(ctypes.c_int32))[0] = self._numbers[name.decode()]  # type: ignore[arg-type]
        return 0


@pytest.mark.parametrize(
    ("numbers", "members"),
    [
        ({"hw.nperflevels": 2, "hw.perflevel0.logicalcpu": 4, "hw.perflevel1.logicalcpu": 4}, 4),  # M1
        ({"hw.nperflevels": 2, "hw.perflevel0.logicalcpu": 8, "hw.perflevel1.logicalcpu": 2}, 8),  # M1 Pro
        ({"hw.nperflevels": 1, "hw.perflevel0.logicalcpu": 6}, 6),
        ({}, 3),  # a Mac with a processor of Intel
    ],
)
def test_on_a_mac_the_fast_cores_work(monkeypatch: pytest.MonkeyPatch, numbers: dict[str, int], members: int) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    whole = sum(count for name, count in numbers.items() if name.endswith("cpu")) or 3
    monkeypatch.setattr("os.cpu_count", lambda: whole)
    monkeypatch.setattr(cores, "_own_quota", lambda: float("inf"))
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Darwin(numbers))
    assert cores.threads(0) == cores.threads(100) == members
    assert cores.cores() == whole  # for many files, of which none waits for another
