"""Tasks take some seconds each, whatever the files are like, and end at about the same time."""

from __future__ import annotations

from pathlib import Path

from nmfserver.cluster.batching import LEAST, SECONDS, Batches
from nmfserver.taking.order import Input


def inputs(*sizes: int) -> list[Input]:
    return [Input(Path(f"{number}.wav"), "", Path(), "", size) for number, size in enumerate(sizes)]


def done(batches: Batches, threads: int, speed: float) -> list[list[int]]:
    """Do all tasks one after the other, at so many bytes a second; return the sizes of their files."""
    found = []
    while batch := batches.next(threads):
        found.append([each.size for each in batch])
        batches.learn(batch, sum(each.size + LEAST for each in batch) / speed)
    return found


def test_the_first_task_is_a_file_and_the_others_take_some_seconds() -> None:
    found = done(Batches(inputs(*[0] * 1000)), 1, speed=20 * LEAST)
    assert found[0] == [0]
    assert {len(sizes) for sizes in found[1:5]} == {20 * SECONDS}
    assert sum(map(len, found)) == 1000
    assert [len(sizes) for sizes in found[-3:]] == [2, 1, 1]


def test_large_files_go_first_and_alone() -> None:
    large = 20 * LEAST
    found = done(Batches(inputs(0, large, 0, large, 0)), 4, speed=LEAST)
    assert found[:2] == [[large], [large]]
    assert sum(map(len, found)) == 5


def test_files_of_a_task_that_workers_die_of_go_one_by_one() -> None:
    batches = Batches(inputs(*[0] * 100))
    batches.learn(batches.next(1), 0.01)
    batch = batches.next(1)
    assert len(batch) > 1
    batches.put_back(batch)
    alone = [batches.next(1) for _ in batch]
    assert all(len(each) == 1 for each in alone)
    assert {each for (each,) in alone} == set(batch)
