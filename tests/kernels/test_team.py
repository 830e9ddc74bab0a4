"""Teams: every member does its part, what fails or is stopped ends for all, and teams do not mind each other."""

from __future__ import annotations

import sys
import threading
import time
import weakref

import pytest
import threadpoolctl

from nmfserver.cores import threads
from nmfserver.kernels import team as teams
from nmfserver.kernels.team import STOP, TILES_DONE, Member, Signals, lone, team, wait, waits
from tests.kernels.teams import together


def blas_threads() -> set[int]:
    return {each["num_threads"] for each in threadpoolctl.threadpool_info() if each["user_api"] == "blas"}


def until_stopped(member: Member) -> None:
    """Work as a kernel does that has no end of its own."""
    while not member.signals[STOP]:
        time.sleep(0.001)


def test_every_member_does_its_part_on_a_thread_of_its_own() -> None:
    seen = []
    with team() as lent:
        both = threading.Barrier(lent.members)

        def work(member: Member) -> None:
            both.wait(10)
            seen.append((member.rank, member.members, threading.get_ident()))
            member.signals[TILES_DONE] = 5

        signals = lent.run(work, lambda signals: None, lent.members)
    assert signals[TILES_DONE] == 5
    assert sorted(each[:2] for each in seen) == [(rank, threads(0)) for rank in range(threads(0))]
    assert len({each[2] for each in seen}) == threads(0)


def test_where_no_thread_can_be_started_whoever_asks_does_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't create new thread at interpreter shutdown")

    seen: list[int] = []
    with monkeypatch.context() as ending:
        ending.setattr(threading.Thread, "start", refuse)
        alone = teams.Team(2)
        alone.run(lambda member: seen.append(threading.get_ident()), lambda signals: None, alone.members)
        with pytest.raises(ZeroDivisionError):
            alone.run(lambda member: 1 // 0, lambda signals: None, alone.members)  # type: ignore[arg-type]
    assert (alone.members, seen) == (1, [threading.get_ident()])


def test_a_watcher_that_raises_stops_all_members() -> None:
    looks = []

    def watch(signals: Signals) -> None:
        looks.append(1)
        if len(looks) == 3:
            raise RuntimeError("enough")

    with team() as lent:
        with pytest.raises(RuntimeError, match="enough"):
            lent.run(until_stopped, watch, lent.members)
        assert not lent.run(lambda member: None, watch, lent.members)[STOP]


def test_a_member_that_fails_stops_the_others_and_is_heard() -> None:
    def work(member: Member) -> None:
        if member.rank == 0:
            raise ValueError("no memory, say")
        until_stopped(member)

    with team() as lent, pytest.raises(ValueError, match="no memory, say"):
        lent.run(work, lambda signals: None, lent.members)


def test_teams_are_lent_again_and_two_at_a_time_are_two() -> None:
    with team(1) as first, team(1) as second:
        assert first is not second
    with team(1) as again:
        assert again in (first, second)


def test_when_a_run_has_ended_its_threads_hold_nothing_of_it() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with team() as lent:
            for _ in range(300):

                def work(member: Member) -> None:
                    pass

                held = weakref.ref(work)
                lent.run(work, lambda signals: None, lent.members)
                del work
                assert held() is None
    finally:
        sys.setswitchinterval(before)


def test_there_are_never_more_members_than_cores() -> None:
    with team(10_000) as lent:
        assert lent.members == threads(0)


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
    assert lent in teams._idle


@pytest.mark.parametrize("members", [1, 2, 3, 5, 8, 17])
def test_behind_a_barrier_is_known_what_everybody_did_before_it(members: int) -> None:
    done, failures = [0] * members, list[int]()

    def work(member: Member) -> None:
        for turn in range(1, 20):
            done[member.rank] = turn
            wait(member)
            if min(done) < turn or max(done) > turn:
                failures.append(turn)
            wait(member)

    shared = together(members, work)
    assert not failures
    assert waits(shared).barriers == 2 * 19


def test_a_lone_member_waits_for_nobody() -> None:
    member = lone(2, 5)
    wait(member)
    wait(member)
    assert waits(member.signals).barriers == 2
    assert waits(member.signals).seconds.sum() < 0.1


def test_what_barriers_cost_is_counted_for_each_member() -> None:
    def work(member: Member) -> None:
        wait(member)
        if member.rank == 1:
            time.sleep(0.2)
        wait(member)

    found = waits(together(3, work))
    assert found.barriers == 2
    assert min(found.seconds[0], found.seconds[2]) > 0.15
    assert found.seconds[1] < min(found.seconds[0], found.seconds[2])
