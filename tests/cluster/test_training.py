"""What the client of a cluster makes of what its scheduler and its workers say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from distributed import Client, KilledWorker, LocalCluster
from numpy.typing import NDArray

from nmfserver.cluster import connecting, summing
from nmfserver.cluster.connecting import Cluster
from nmfserver.cluster.decomposing import KILLING
from nmfserver.cluster.training import Workers
from nmfserver.errors import NMFServerError
from nmfserver.training.scanning import unseen
from nmfserver.training.settings import Training


@pytest.fixture(scope="module")
def there() -> Iterator[Cluster]:
    """A cluster of this process."""
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield Cluster(client, cluster.scheduler_address)


def scan(job: object, places: Mapping[int, Path], training: Training, *_: object) -> summing.Seen:
    """Look at sounds; the third one is too much for any worker."""
    if 2 in places:
        last: Any = SimpleNamespace(address="tcp://10.0.0.1:1")
        raise KilledWorker("scan", last, 3)
    return summing.Seen({}, {}, [(number, unseen(training)) for number in places])


def test_a_sound_of_which_workers_die_is_left_out_and_the_others_go_on(
    there: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summing, "scan", scan)
    failed, told = dict[int, str](), list[float]()
    places = [Path(f"{number}.wav") for number in range(12)]
    runner = Workers(there, places, 44100.0, lambda number, error: failed.update({number: str(error)}), print)
    found = dict(runner.scan(range(12), Training(), 8, told.append))
    assert sorted(found) == [number for number in range(12) if number != 2]
    assert failed == {2: KILLING} and runner.failed == {2}
    assert told == sorted(told)


def read(files: object, place: Path, *_: object) -> tuple[NDArray[np.float32], float]:
    """Read a sound, on this thread; the first fifty are none."""
    if int(place.stem) < 50:
        raise NMFServerError("no sound")
    return np.ones((2000, 1), np.float32), 48000 if place.stem == "50" else 44100


def test_many_files_that_are_no_sounds_are_passed_by_few_tasks(there: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summing, "read", read)
    places = [Path(f"{number}.wav") for number in range(60)]
    sent, submit = list[str](), there.client.submit

    def noted(work: Callable[..., object], *words: object, **more: object) -> object:
        sent.append(work.__name__)
        return submit(work, *words, **more)

    monkeypatch.setattr(there.client, "submit", noted)
    failed = list[int]()
    runner = Workers(there, places, 0.0, lambda number, error: failed.append(number), print)
    found = dict(runner.scan(range(60), Training(seed=1), 8, lambda share: None))
    assert sorted(found) == list(range(50, 60)) and failed == list(range(50))
    assert runner.sample_rate == 48000
    assert sent.count("rate") == 6  # which look at 1, 2, 4, 8, 16 and 32


@pytest.mark.parametrize(
    ("is_there", "has_bokeh", "told"),
    [(False, True, "no dashboard"), (False, False, "(needs bokeh where the scheduler runs: pip install bokeh)")],
)
def test_where_there_is_no_dashboard_that_is_told(
    is_there: bool, has_bokeh: bool, told: str, there: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_dashboard", lambda: (is_there, has_bokeh))
    assert there.dashboard().endswith(told)
