"""How many cores this process may use.

Three limits hold at once: the cores of the machine, the affinity mask of the process (``taskset``, a job scheduler),
and on Linux the time of the cores that a control group grants it (``docker run --cpus 2``, a systemd slice). Of cores
that are slower than the others, `core_speeds` says how many are worth having in a team.
"""

import math
import os
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path, PurePosixPath

from nmfserver.core_speeds import even_team, speeds

GROUPS = Path("/sys/fs/cgroup")
MEMBERSHIP = Path("/proc/self/cgroup")


def cores() -> int:
    """Return the number of cores that this process may use, at least 1."""
    return _granted_of(len(_allowed()))


def threads(wanted: int) -> int:
    """Return the number of threads that work together where `wanted` are asked for: at most one a core, which 0 means.

    More would wait for each other, and so would fast cores for slow ones.
    """
    most = _granted_of(even_team(speeds(_allowed())))
    return min(wanted, most) if wanted > 0 else most


def _allowed() -> Collection[int]:
    """Return the numbers of the cores that this process may run on."""
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)


def _granted_of(count: int) -> int:
    """Return how many of so many cores control groups grant the time of."""
    return max(math.ceil(min(count, _own_quota())), 1)


def quota(membership: Path, groups: Path) -> float:
    """Return the cores' worth of time that control groups grant, infinity where they set no limit.

    Parameters
    ----------
    membership : the file that says in which groups a process is, such as ``/proc/self/cgroup``
    groups : the folder where the groups are mounted, such as ``/sys/fs/cgroup``

    """
    try:
        lines = membership.read_text().splitlines()
    except OSError:  # no Linux
        return math.inf
    return min((_granted(folder) for line in lines for folder in _folders(line, groups)), default=math.inf)


@cache
def _own_quota() -> float:
    return quota(MEMBERSHIP, GROUPS)


def _folders(line: str, groups: Path) -> Iterator[Path]:
    """Go through the folders of a group, ``number:controllers:path``, and of those around it, whose limits hold, too.

    A container may see its path as the machine has it, which is not there in its own tree: then only the root is.
    """
    _, controllers, path = line.split(":", 2)
    if controllers and "cpu" not in controllers.split(","):
        return
    inner = PurePosixPath(path.lstrip("/"))
    root = groups / "cpu" if controllers else groups  # version 2 has one tree for all controllers
    for part in (inner, *inner.parents):
        yield root / part


def _granted(folder: Path) -> float:
    """Return the cores' worth of time that one group is granted: its quota in every period, both in microseconds."""
    try:
        if (file := folder / "cpu.max").exists():
            limit, period = file.read_text().split()
        else:
            limit, period = ((folder / f"cpu.cfs_{name}_us").read_text() for name in ("quota", "period"))
        return int(limit) / int(period) if int(limit) > 0 else math.inf
    except (OSError, ValueError):  # nothing is said, or "max"
        return math.inf
