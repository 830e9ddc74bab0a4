"""How fast cores are beside each other, where they differ: efficiency cores, of Apple, ARM and Intel.

A team's work is cut into equal parts, so that everybody waits for the slowest member. Slow cores are worth having only
where there are enough of them.

`even_team`  how many cores do such work soonest
`speeds`     the speed of each core
"""

import ctypes
import os
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

CPUS = Path("/sys/devices/system/cpu")
"""Where Linux tells the capacity of each core, ``cpu3/cpu_capacity``: of ARM, and from 6.12 on of Intel without SMT."""
EFFICIENT = Path("/sys/devices/cpu_atom/cpus")
"""Where Linux names the efficiency cores of a hybrid processor of Intel, as ``16-23``."""
APPLE, INTEL = 1 / 3, 0.6
"""The speed of an efficiency core of each beside a fast one; of Intel beside a fast one that runs two threads."""


def even_team(speeds: Sequence[float]) -> int:
    """Return how many of these cores do work soonest that is cut into equal parts; the fewest, where several do.

    speeds : of each core, in any unit. So many are as fast as the slowest of the fastest ones, times their number
    """
    ordered = sorted(speeds, reverse=True)
    return max(range(1, len(ordered) + 1), key=lambda count: count * ordered[count - 1], default=1)


def speeds(allowed: Collection[int]) -> list[float]:
    """Return the speed of each core that this process may use; 1 is a fast one, or any.

    allowed : their numbers
    """
    if sys.platform == "darwin":
        return _apple() or [1.0] * len(allowed)
    known = _linux(CPUS, EFFICIENT) if sys.platform == "linux" else {}
    return [known.get(core, 1.0) for core in allowed]


@cache
def _linux(cpus: Path, efficient: Path) -> dict[int, float]:
    """Return the speeds of cores as Linux knows them, by their numbers."""
    capacities = {}
    for file in cpus.glob("cpu[0-9]*/cpu_capacity"):
        with suppress(OSError, ValueError):
            capacities[int(file.parent.name.removeprefix("cpu"))] = float(file.read_text())
    if capacities:
        most = max(capacities.values())
        return {core: capacity / most for core, capacity in capacities.items()}
    with suppress(OSError, ValueError):
        return dict.fromkeys(_numbers(efficient.read_text()), INTEL)
    return {}


def _numbers(ranges: str) -> list[int]:
    """Return the numbers of a list such as ``0-3,8``."""
    spans = (part.partition("-") for part in ranges.strip().split(",") if part)
    return [number for first, _, last in spans for number in range(int(first), int(last or first) + 1)]


@cache
def _apple() -> list[float]:
    """Return the speeds of an Apple silicon Mac's cores; none of another Mac's.

    Level 0 has the fastest cores. Apple, "Determining system capabilities" (kernel, sysctlbyname).
    """
    levels = range(_sysctl("hw.nperflevels"))
    counts = [_sysctl(f"hw.perflevel{level}.logicalcpu") for level in levels]
    return [1.0 if level == 0 else APPLE for level in levels for _ in range(counts[level])]


def _sysctl(name: str) -> int:
    """Return a number of the system's, or 0 where it has none of that name."""
    value, size = ctypes.c_int32(), ctypes.c_size_t(ctypes.sizeof(ctypes.c_int32))
    with suppress(OSError, AttributeError):
        if ctypes.CDLL(None).sysctlbyname(os.fsencode(name), ctypes.byref(value), ctypes.byref(size), None, 0) == 0:
            return value.value
    return 0
