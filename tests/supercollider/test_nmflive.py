"""NMFLive: a real sclang drives live sound on a real JACK, and a real scsynth gets its components one by one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.audio.sound import Live
from tests.programs import Jack, Scsynth, require
from tests.supercollider.conftest import QUARK
from tests.supercollider.sclang import Sclang
from tests.supercollider.test_examples import blocks, evaluate
from tests.supercollider.test_manual import bare
from tests.supercollider.test_manual import blocks as blocks_of
from tests.wire import running, wait_until

CHANNELS = "s.options.numInputBusChannels = 8; s.options.numOutputBusChannels = 8"
"""Of the scsynth that runs, as sclang has to know them."""
TO_RUN = [QUARK / "HelpSource" / "Classes" / "NMFLive.schelp", QUARK / "examples" / "7_components_live.scd"]
PLAYER = "~loop = NMFExample.drumLoop(s); s.sync; ~player = { PlayBuf.ar(1, ~loop, loop: 1) ! 2 }.play(s)"
START = "l.start(inDevice: \\SuperCollider, outDevice: \\SuperCollider, channels: [1, 5])"


@pytest.fixture(scope="module")
def client(sclang_process: Sclang, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A client of a server on JACK; scsynth is there, too. To sclang, s is scsynth and n nmfserver."""
    for program in ("jackd", "scsynth"):
        require(program)
    with contextlib.ExitStack() as programs:
        jack = Jack()
        programs.callback(jack.end)
        synth = Scsynth(jack, tmp_path_factory.mktemp("scsynth"))
        programs.callback(synth.end)
        server = programs.enter_context(running(env=jack.env))
        client = programs.enter_context(contextlib.closing(Live(server.port)))
        sclang_process.attach("synth", synth.port, variable="s")
        sclang_process.do(
            f'NMFServer.default = NMFServer(\\nmf, NetAddr("127.0.0.1", {server.port})); NMFServer.bootSync'
        )
        sclang_process.keep()
        yield client
        sclang_process.forget()
        sclang_process.tidy()


@pytest.fixture
def live(client: Live, sclang: Sclang) -> Iterator[Live]:
    """The same, with an NMFLive in sclang's variable l, and silence before and after."""
    sclang.do(f"s = Server.named[\\synth]; Server.default = s; {CHANNELS}; n = NMFServer.default; l = NMFLive(n)")
    yield client
    sclang.do("l.free; s.freeAll; Buffer.freeAll(s); s.sync")
    client.clear()


def asked(sclang: Sclang, question: str) -> Any:
    """Return what the action of a method is called with."""
    return sclang.run(f"answer.({{ |action| l.{question} }})[0]")


def test_each_component_of_what_scsynth_plays_comes_back_on_a_bus_of_its_own(sclang: Sclang, live: Live) -> None:
    sclang.do(f"{PLAYER}; {START}; l.wait")
    status = asked(sclang, "status(action)")
    assert [status[word] for word in ("running", "mode", "open", "inputs", "outputs")] == [1, "filter", 0, 1, 5]
    assert len(status["outputLevels"]) == 2 == len(status["load"])
    live.wait_for_input(2)
    assert sclang.run("l.learn(seconds: 2, components: 3, action: { |found| a = found }); l.wait; a") == 3
    sclang.do("l.gains = [1, 0.5, 0]; l.gain(2, 0.25, 0); l.open(0)")
    assert asked(sclang, "gains(action)") == [1, 0.5, 0.25]
    buses, peaks = sclang.run(
        "var buses = (0..2).collect { |each| l.busOf(each) }, buffer = Buffer.alloc(s, 24000, 3), synth; s.sync;"
        "answer.({ |action|"
        "synth = { RecordBuf.ar(buses.collect { |bus| In.ar(bus) }, buffer, loop: 0, doneAction: 2);"
        "Silent.ar }.play(s);"
        "OSCFunc(action, '/n_end', s.addr, argTemplate: [synth.nodeID]).oneShot });"
        "[buses.collect(_.index), floats.(buffer).clump(3).flop.collect { |each| each.abs.maxItem }]"
    )
    first = sclang.run("s.options.numOutputBusChannels") + 2
    assert buses == [first, first + 1, first + 2]
    assert min(peaks) > 0.01
    sclang.do("l.panic")
    wait_until(lambda: live.status()["open"] == 0)
    sclang.do("l.stop; l.wait")
    assert asked(sclang, "status(action)") == {"running": 0}


def test_a_bus_that_is_not_there_is_told(sclang: Sclang, live: Live) -> None:
    assert sclang.run("l.busOf(0)") is None
    assert "component 0 has no output of its own: live audio has 0 outputs" in sclang.complaints()[0]
    sclang.do("l.start(inDevice: \\SuperCollider, outDevice: \\SuperCollider, channels: [1, 5]); l.wait")
    sclang.do("s.options.numInputBusChannels = 4")
    sclang.clear()
    assert sclang.run("l.busOf(2)") is None
    assert "component 2 needs 5 inputs of 'synth', which has 4" in sclang.complaints()[0]
    sclang.clear()


def test_what_streams_calls_functions(sclang: Sclang, live: Live) -> None:
    sclang.do(f"{START}; l.rate = 20; l.wait")
    time, values = sclang.run(
        "answer.({ |action| l.onActivations = { |values, time|"
        "l.onActivations = nil; action.value([time, values]) } })[0]"
    )
    assert time >= 0
    assert len(values) == 1
    kinds = sclang.run(
        "var kinds = Dictionary.new; answer.({ |action| l.onLevels = { |kind, levels|"
        "kinds[kind] = levels; if(kinds.size == 3) { l.onLevels = nil; action.value } } }); kinds"
    )
    assert {kind: [len(each) for each in levels] for kind, levels in kinds.items()} == {
        "inputs": [3], "outputs": [3, 3], "components": [3],
    }  # fmt: skip


def test_what_came_in_is_captured_and_its_bases_are_used(sclang: Sclang, live: Live) -> None:
    sclang.do(f"{PLAYER}; {START}; l.wait")
    live.wait_for_input(1)
    size = sclang.run("b = Buffer(n); l.capture(b, 0.5); l.wait; [b.numFrames, b.numChannels, b.sampleRate]")
    assert size == [24000, 1, 48000]
    sclang.do("c = Buffer(n); BufNMF.processBlocking(n, b, bases: c, components: 2); l.useBases(c, 0); l.wait")
    assert asked(sclang, "status(action)")["components"] == 2
    sclang.do("l.useBases(c, 0, onFailure: { |reason| a = reason }, templateFrames: 3); l.wait")
    assert "have 1 frame, but templateFrames is 3" in sclang.run("a")
    sclang.clear()
    sclang.do("l.learn(0.5, 2, bases: c, templateFrames: 3); l.wait; l.useBases(c, 0, templateFrames: 3); l.wait")
    assert asked(sclang, "status(action)")["templateFrames"] == 3
    sclang.do("l.play(b, [0.5], loop: true); l.wait")
    assert live.do("/monitor/status")[2] == 1
    sclang.do("l.stopPlaying(b)")
    wait_until(lambda: live.do("/monitor/status")[2] == 0)
    sclang.do("l.mode = \\match; l.input(0.5, true)")
    status = asked(sclang, "status(action)")
    assert (status["mode"], status["inputGain"], status["mute"]) == ("match", 0.5, 1)


def test_components_are_muted_soloed_and_frozen(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    sclang.do("l.mute(0); l.mute(1); l.mute(1, false); l.solo(2); l.freeze")
    status = asked(sclang, "status(action)")
    assert (status["mutes"], status["solos"], status["freeze"]) == ([1, 0, 0], [0, 0, 1], 1)
    sclang.do("l.endSolos; l.freeze(false); l.mute(0, false, 0.1)")
    status = asked(sclang, "status(action)")
    assert (status["mutes"], status["solos"], status["freeze"]) == ([0, 0, 0], [0, 0, 0], 0)


def test_a_kit_takes_apart_what_comes_in(sclang: Sclang, live: Live) -> None:
    evaluate(sclang, bare(blocks_of("In SuperCollider", "training")[1]))
    assert asked(sclang, "status(action)")["open"] == 1
    assert asked(sclang, "gains(action)") == [1, 1, 1]


def test_bases_morph_into_those_of_a_buffer(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    sclang.do("b = Buffer(n); c = Buffer(n); l.capture(b, 1); l.wait")
    sclang.do("BufNMF.processBlocking(n, b, bases: c, components: 3); l.morph(c, 0.5, 0); l.wait")
    assert asked(sclang, "status(action)")["morph"] == 0.5
    sclang.do("l.morph(amount: 0.25, ramp: 0); l.wait")
    assert asked(sclang, "status(action)")["morph"] == 0.25


def test_names_stand_for_components(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    told = sclang.run(
        "answer.({ |action| l.onNames = { |names| l.onNames = nil; action.value(names) }; l.name(1, \\snare) })[0]"
    )
    assert told == ["", "snare", ""]
    sclang.do("l.gain(\\snare, 0.25, 0)")
    assert asked(sclang, "gains(action)") == [1, 0.25, 1]
    assert sclang.run("[l.busOf(\\snare).index, l.busOf(1).index]") == [11, 11]
    assert asked(sclang, "names(action)") == ["", "snare", ""]
    assert sclang.run("l.busOf(\\flute)") is None
    assert sclang.complaints() == ["ERROR: NMFLive: no component is called flute"]
    sclang.clear()


def test_scenes_and_sessions_bring_back_what_was(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    sclang.do("l.gains = [1, 0.5, 0]; l.storeScene(\\verse); l.gains = [0, 0, 1]; l.storeScene(\\chorus)")
    assert asked(sclang, "scenes(action)") == ["verse", "chorus"]
    sclang.do("l.recallScene(\\verse, 0); l.wait")
    assert asked(sclang, "gains(action)") == [1, 0.5, 0]
    sclang.do("l.freeScene(\\verse)")
    assert asked(sclang, "scenes(action)") == ["chorus"]
    sclang.do("l.saveSession(\\tonight); l.wait; l.gains = [0, 1, 0]; l.loadSession(\\tonight); l.wait")
    assert asked(sclang, "gains(action)") == [1, 0.5, 0]
    assert "tonight" in asked(sclang, "sessions(action)")
    sclang.do("l.freeScene(\\chorus)")


def test_bases_are_undone_and_locked(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    sclang.do("l.learn(components: 2); l.wait")
    assert sclang.run("l.undo(0, { |found| a = found }); l.wait; a") == 3
    sclang.do("l.lock; n.sync")
    assert "lock" in sclang.run("l.stop(onFailure: { |reason| a = reason }); l.wait; a")
    sclang.clear()
    sclang.do("l.lock(false); l.stop; l.wait")
    sclang.do(f"{START.replace(')', ', again: true)')}; l.wait")
    assert asked(sclang, "status(action)")["components"] == 3
    sclang.do("l.stop; l.wait; l.forget")


def test_beats_are_counted(sclang: Sclang, live: Live) -> None:
    sclang.do(f"{PLAYER}; {START}; l.wait")
    bpm, position = sclang.run(
        "answer.({ |action| l.onTempo = { |... tempo| l.onTempo = nil; action.value(tempo) }; l.tempo = 240 })[0]"
    )
    assert (bpm, sclang.run("answer.({ |action| l.tempo(action) })")) == (240, [240, position])
    live.wait_for_input(1.5)
    assert sclang.run("b = Buffer(n); l.capture(b, beats: 2, quantum: 1); l.wait; b.numFrames") == 24000
    assert sclang.run("l.learn(beats: 2, components: 2, action: { |found| a = found }); l.wait; a") == 2
    sclang.do("l.play(b, loop: true, beats: 2, quantum: 1); l.wait; l.stopPlaying; 4.do { l.tap }; n.sync")


def test_envelopes_and_onsets_call_functions(sclang: Sclang, live: Live) -> None:
    learned(sclang, live)
    time, values = sclang.run(
        "answer.({ |action| l.onEnvelopes = { |values, time| if(values.size == 3) {"
        "l.onEnvelopes = nil; action.value([time, values]) } } })[0]"
    )
    assert time > 0
    assert max(values) <= 1
    sclang.do("l.following(release: 2, threshold: 0.3, hysteresis: 0.1, refractory: 0.05)")
    component, strength = sclang.run(
        "answer.({ |action| l.onOnset = { |... onset| l.onOnset = nil; action.value(onset) } })[0]"
    )
    assert component in range(3)
    assert 0 < strength <= 1


def learned(sclang: Sclang, live: Live) -> None:
    """Start live sound of a loop, and have three components learned."""
    sclang.do(f"{PLAYER}; {START}; l.wait")
    live.wait_for_input(1)
    sclang.do("l.learn(components: 3); l.wait")


def test_failures_are_posted_once_call_onfailure_and_end_the_wait(sclang: Sclang, live: Live) -> None:
    reason = "live audio does not run: start it with /live/start"
    assert sclang.run("l.learn(onFailure: { |reason| a = reason }); l.wait; a") == reason
    sclang.do("l.gain(0, 1); n.sync")
    sclang.do("OSCFunc({}, '/fail', n.addr).free; n.sendMsg('/b_get', \\nothing, 0); n.sync")  # not NMFLive's own
    assert sclang.complaints() == [f"ERROR: NMFLive: /live/learn: {reason}", f"ERROR: NMFLive: /live/gain: {reason}"]
    sclang.clear()


def test_a_server_has_one_of_it(sclang: Sclang, live: Live) -> None:
    assert sclang.run("[NMFLive(n) === l, NMFLive.new === l, NMFLive(s)]") == [True, True, None]
    assert sclang.complaints() == ["ERROR: NMFLive: server is to be an NMFServer, not synth"]
    sclang.clear()
    assert sclang.run("l.free; NMFLive(n) === l") is False
    sclang.do("NMFLive(n).free")


@pytest.mark.parametrize("page", TO_RUN, ids=lambda page: page.stem)
def test_every_line_of_its_help_and_of_the_example_runs(sclang: Sclang, live: Live, page: Path) -> None:
    for block in blocks(page):
        evaluate(sclang, block)
        sclang.do("l !? { l.wait }; n.sync")
    assert live.status() == {"running": 0}
