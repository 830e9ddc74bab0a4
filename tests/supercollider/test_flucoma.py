"""FluCoMa's classes wait for an answer by its second value, and look up the musician's action by its last one."""

from __future__ import annotations

import pytest

from tests.supercollider.sclang import Sclang

# What those classes do with an object's answers, and what they send.
PROCESS = r"""
var source = Buffer.alloc(n, 5000), bases = Buffer(n), id = 7, acted = false, woken = Condition.new;
OSCFunc({ |message| if(message.last == id) { acted = true } }, '/FluidBufNMF/process', n.addr);
OSCFunc({ woken.test = true; woken.signal }, '/FluidBufNMF/process', n.addr, argTemplate: [nil, id]).oneShot;
n.sync;
source.sine1((1..20), true, false);
n.sendMsg('/cmd', "FluidBufNMF/processNew", id, source.bufnum, START, -1, 0, -1, -1, 0, bases.bufnum, 0, -1, 0,
	2, ITERATIONS, SEED, 1024, -1, -1, -1, 0, [["/sync"], ["/b_query", bases.bufnum]]);
AFTER
woken.wait;
n.sync;
RESULT
"""
KINDS = "[acted, answer.({ |action| bases.query(action) })[2..3]]"
OURS = r"""
var found = floats.(bases);
n.sendMsg('/bufnmf', \source, source.bufnum, \bases, bases.bufnum, \components, 2, \iterations, 5, \seed, 42,
	\solver, \mu, \blocking, 1);
n.sync;
[found, floats.(bases)]
"""


def run(
    nmf: Sclang, *, start: str = "0", iterations: str = "5", seed: str = "-1", after: str = "", result: str = KINDS
) -> list[object]:
    code = PROCESS.replace("START", start).replace("ITERATIONS", iterations).replace("SEED", seed)
    return list(nmf.run(code.replace("AFTER", after).replace("RESULT", result)))


def test_a_process_that_is_done_wakes_wait_and_runs_the_action(nmf: Sclang) -> None:
    assert run(nmf, start="source.numFrames / 3") == [True, [513, 2]]


def test_they_get_flucomas_own_solver(nmf: Sclang) -> None:
    theirs, ours = run(nmf, seed="42", result=f"{{ {OURS} }}.value")
    assert theirs == ours


@pytest.mark.parametrize(
    ("start", "after", "reason"),
    [("90000", "", "frame 90000"), ("0", "n.sendMsg('/cmd', \"FluidBufNMF/cancel\", id);", "cancelled")],
    ids=["failed", "cancelled"],
)
def test_one_that_fails_or_is_cancelled_wakes_wait_and_the_action_stays_silent(
    nmf: Sclang, start: str, after: str, reason: str
) -> None:
    assert run(nmf, start=start, iterations="10 ** 8", after=after) == [False, [0, 0]]
    (complaint,) = nmf.complaints()
    assert "/fail, FluidBufNMF/process, " in complaint
    assert reason in complaint
    nmf.clear()


def test_a_class_that_is_not_understood_is_told_once_what_there_is_and_wakes_wait_every_time(nmf: Sclang) -> None:
    for id, told in ((3, 1), (4, 0)):
        nmf.clear()
        acted = nmf.run(f"""
            var woken = Condition.new, acted = false;
            OSCFunc({{ |message| if(message.last == {id}) {{ acted = true }} }}, '/FluidBufPitch/process', n.addr);
            OSCFunc({{ woken.test = true; woken.signal }}, '/FluidBufPitch/process', n.addr, argTemplate: [nil, {id}])
                .oneShot;
            n.sendMsg('/cmd', "FluidBufPitch", "FluidBufPitch/processNew", {id}, 0, 0, -1, 0, -1, 1, 0,
                [["/sync"], ["/b_query", 1]]);
            woken.wait; n.sync; acted
        """)
        assert not acted
        assert [line for line in nmf.complaints() if "/bufdescribe tells the level" in line] == nmf.complaints()
        assert len(nmf.complaints()) == told
    nmf.clear()
