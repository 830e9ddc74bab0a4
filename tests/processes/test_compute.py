"""Teams: every member does its part, what fails or is stopped ends for all, and teams do not mind each other."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
import threadpoolctl

from nmfserver.cores import cores
from nmfserver.kernels import control
from nmfserver.processes import compute
from nmfserver.processes.compute import team


def blas_threads() -> set[int]:
    return {each["num_threads"] for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"}


def until_stopped(words: Any) -> None:
    """Work as a kernel does that has no end of its own."""
    while not words[control.STOP]:
        time.sleep(0.001)


def test_every_member_does_its_part_on_a_thread_of_its_own() -> None:
    seen = []
    with team() as lent:
        both = threading.Barrier(lent.members)

        def work(words: Any, member: int, members: int) -> None:
            both.wait(10)
            seen.append((member, members, threading.get_ident()))
            words[control.FACTORISED] = 5

        words = lent.run(work, lambda words: None, lent.members)
    assert words[control.FACTORISED] == 5
    assert sorted(each[:2] for each in seen) == [(member, cores()) for member in range(cores())]
    assert len({each[2] for each in seen}) == cores()


def test_a_watcher_that_raises_stops_all_members() -> None:
    looks = []

    def watch(words: Any) -> None:
        looks.append(1)
        if len(looks) == 3:
            raise RuntimeError("enough")

    with team() as lent:
        with pytest.raises(RuntimeError, match="enough"):
            lent.run(lambda words, member, members: until_stopped(words), watch, lent.members)
        assert not lent.run(lambda words, member, members: None, watch, lent.members)[control.STOP]


def test_a_member_that_fails_stops_the_others_and_is_heard() -> None:
    def work(words: Any, member: int, members: int) -> None:
        if member == 0:
            raise ValueError("no memory, say")
        until_stopped(words)

    with team() as lent, pytest.raises(ValueError, match="no memory, say"):
        lent.run(work, lambda words: None, lent.members)


def test_teams_are_lent_again_and_two_at_a_time_are_two() -> None:
    with team(1) as first, team(1) as second:
        assert first is not second
    with team(1) as again:
        assert again in (first, second)


def test_there_are_never_more_members_than_cores() -> None:
    with team(10_000) as lent:
        assert lent.members == cores()


def test_blas_has_one_thread_until_the_last_team_is_back() -> None:
    before = blas_threads()
    with team():
        with team(1):
            assert blas_threads() == {1}
        assert blas_threads() == {1}
    assert blas_threads() == before


def test_a_team_that_failed_is_lent_again() -> None:
    with pytest.raises(KeyError), team(1) as lent:
        raise KeyError
    assert lent in compute._idle
