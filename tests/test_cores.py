"""The number of cores: affinity masks and control groups are respected."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nmfserver import cores
from nmfserver.kernels.team import team


def tree(folder: Path, files: dict[str, str]) -> Path:
    """Write files, by their paths, into a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("membership", "files", "expected"),
    [
        ("0::/\n", {"cpu.max": "150000 100000\n"}, 1.5),
        ("0::/\n", {"cpu.max": "max 100000\n"}, math.inf),
        ("0::/\n", {}, math.inf),
        ("0::/a/b\n", {"a/cpu.max": "50000 100000\n", "a/b/cpu.max": "400000 100000\n"}, 0.5),
        ("0::/machine/only/there\n", {"cpu.max": "300000 100000\n"}, 3),
        ("0::/../outside\n", {"cpu.max": "300000 100000\n"}, 3),
        (
            "5:memory:/m\n4:cpu,cpuacct:/docker/x\n",
            {"cpu/docker/x/cpu.cfs_quota_us": "200000\n", "cpu/docker/x/cpu.cfs_period_us": "100000\n"},
            2,
        ),
        (
            "4:cpuacct,cpu:/docker/x\n0::/\n",
            {"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"},
            math.inf,
        ),
        ("5:cpuset:/\n", {"cpu/cpu.cfs_quota_us": "1\n", "cpu/cpu.cfs_period_us": "1\n"}, math.inf),
    ],
)
def test_a_control_groups_quota_is_read(
    tmp_path: Path, membership: str, files: dict[str, str], expected: float
) -> None:
    groups = tree(tmp_path / "groups", files)
    assert cores.quota(tree(tmp_path, {"membership": membership}) / "membership", groups) == expected


def test_a_system_without_control_groups_sets_no_quota(tmp_path: Path) -> None:
    assert cores.quota(tmp_path / "membership", tmp_path) == math.inf


def test_a_quota_means_whole_threads_and_at_least_one(monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    for quota, expected in ((0.2, 1), (1.5, min(allowed, 2)), (math.inf, allowed)):
        monkeypatch.setattr(cores, "_own_quota", lambda quota=quota: quota)
        assert cores.cores() == expected


def test_a_team_has_as_many_members_as_the_quota_grants(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "_own_quota", lambda: 1.0)
    with team() as lent:
        assert lent.members == 1


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system has no affinity masks")
def test_an_affinity_mask_limits_every_part_alike() -> None:
    code = (
        "import os\n"
        "os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])\n"
        "from nmfserver.cores import cores, threads\n"
        "from nmfserver.kernels.team import team\n"
        "with team() as lent: print(cores(), threads(0), threads(8), lent.members)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["1", "1", "1", "1"]


def test_threads_are_as_many_as_asked_for_but_no_more_than_cores() -> None:
    assert cores.threads(0) == cores.threads(10**6) == cores.cores()
    assert cores.threads(1) == 1
