"""What the client of a cluster makes of sounds of which workers die."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import Client, KilledWorker, LocalCluster

from nmfserver.cluster import summing
from nmfserver.cluster.connecting import Cluster
from nmfserver.cluster.decomposing import KILLING
from nmfserver.cluster.training import Workers
from nmfserver.training.scanning import unseen
from nmfserver.training.settings import Training


def scan(job: object, places: Mapping[int, Path], training: Training, *_: object) -> summing.Seen:
    """Look at sounds; the third one is too much for any worker."""
    if 2 in places:
        last: Any = SimpleNamespace(address="tcp://10.0.0.1:1")
        raise KilledWorker("scan", last, 3)
    return summing.Seen({}, {}, [(number, unseen(training)) for number in places], 44100.0)


def test_a_sound_of_which_workers_die_is_left_out_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summing, "scan", scan)
    failed, told = dict[int, str](), list[float]()
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        places = [Path(f"{number}.wav") for number in range(12)]
        there = Cluster(client, cluster.scheduler_address)
        runner = Workers(there, places, 44100.0, lambda number, error: failed.update({number: str(error)}), print)
        found = dict(runner.scan(range(12), Training(), 8, told.append))
    assert sorted(found) == [number for number in range(12) if number != 2]
    assert failed == {2: KILLING} and runner.failed == {2}
    assert told == sorted(told)
