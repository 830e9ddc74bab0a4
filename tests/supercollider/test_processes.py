"""BufNMF and BufCompose of the Quark: on scsynth's buffers by way of files, and on nmfserver's own."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

import nmfserver
from nmfserver.kernels import on_demand
from tests.ports import free_port
from tests.supercollider.conftest import load
from tests.supercollider.sclang import Sclang, folders, info, quoted, samples
from tests.uncompiled import uncompiled
from tests.wire import Reply, Udp, running, wait_until

Samples = NDArray[np.float32]
ENDLESS = "components: 40, iterations: 100000000, solver: 'mu'"
MISSED_SOON = "NMFServer.default.aliveThreadPeriod = 0.2"
"""After five such periods without an answer, sclang takes a server for dead."""


def jobs(udp: Udp) -> list[Reply]:
    """Return what nmfserver tells of each of its jobs."""
    udp.send("/bufnmf/jobs")
    return [reply for reply in udp.until("/done", "/bufnmf/jobs") if reply[0] == "/bufnmf/job"]


def test_results_are_the_librarys_and_sclang_knows_their_sizes(quark: Sclang, place: str, sound: Samples) -> None:
    given = quark.run(
        f"var given; BufNMF.processBlocking({place}, ~source, resynth: ~stems, bases: ~bases,"
        "activations: ~activations, components: 3, iterations: 50, seed: 5, action: { |... buffers|"
        "given = buffers.drop(-1).collect { |b| [b.bufnum, b.numFrames, b.numChannels, b.sampleRate] } });"
        "[given, [~stems, ~bases, ~activations].collect { |b| [b.bufnum, b.numFrames, b.numChannels, b.sampleRate] }]"
    )
    hops = len(sound) // 512 + 1
    assert given[0] == given[1]  # known before the action ran
    assert info(quark, "~stems") == [len(sound), 6, 44100]
    assert info(quark, "~bases") == [513, 6, pytest.approx(44100 / 1024)]
    assert info(quark, "~activations") == [hops, 6, pytest.approx(44100 / 512)]
    expected = nmfserver.decompose(sound, 44100, components=3, iterations=50, seed=5, stereo="apart")
    np.testing.assert_allclose(samples(quark, "~stems"), expected.stems.reshape(len(sound), 6), atol=1e-5)
    np.testing.assert_allclose(samples(quark, "~bases"), expected.bases.reshape(6, -1).T, atol=1e-5)
    np.testing.assert_allclose(samples(quark, "~activations"), expected.activations.reshape(6, -1).T, atol=1e-5)
    assert folders(quark) == []
    assert quark.run("var count = 0; n.cachedBuffersDo { count = count + 1 }; count") == (4 if place == "n" else 0)


def test_what_has_to_be_compiled_first_is_posted(sclang: Sclang, tmp_path: Path) -> None:
    with uncompiled(tmp_path) as server:
        sclang.attach("young", server.port)
        sclang.do(
            "~sound = Buffer.alloc(n, 20000); n.sync; ~bases = Buffer(n);"
            "~process = BufNMF.process(n, ~sound, bases: ~bases, templateFrames: 4)"
        )
        wait_until(lambda: f"BufNMF: {on_demand.COMPILING}" in sclang.posted)
        assert sclang.run("~process.cancel; ~process.wait; ~process.failure") == "cancelled"
        sclang.tidy()


def test_any_recording_comes_apart(quark: Sclang, any_recording: Path, any_sound: Samples) -> None:
    load(quark, "s", any_recording)
    quark.do("BufNMF.processBlocking(s, ~source, resynth: ~stems, components: 2, iterations: 20, seed: 5)")
    frames, channels = any_sound.shape
    rate = soundfile.info(any_recording).samplerate
    assert info(quark, "~stems") == [frames, 2 * channels, rate]
    expected = nmfserver.decompose(any_sound, rate, components=2, iterations=20, seed=5, stereo="apart")
    np.testing.assert_allclose(samples(quark, "~stems"), expected.stems.reshape(frames, -1), atol=1e-5)


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        ("solver: \\mu, components: 2", {"solver": "mu", "components": 2}),
        ('order: "energy", starts: 1, components: 3', {"order": "energy", "starts": 1, "components": 3}),
        ("stereo: \\linked, tolerance: 0.1, components: 2", {"stereo": "linked", "tolerance": 0.1, "components": 2}),
        ("preset: \\drums", {"preset": "drums"}),
        ("preset: \\drums, components: 2, windowSize: 512", {"preset": "drums", "components": 2, "window_size": 512}),
        ("templateFrames: 4, sparsity: 0.2, components: 2", {"template_frames": 4, "sparsity": 0.2, "components": 2}),
    ],
)
def test_what_flucoma_does_not_have_does_what_the_library_does(
    quark: Sclang, place: str, sound: Samples, arguments: str, settings: dict[str, Any]
) -> None:
    quark.do(
        f"~process = BufNMF.processBlocking({place}, ~source, 0, 20000, bases: ~bases, iterations: 20, seed: 5,"
        f"{arguments}, action: {{ |bases, process| ~told = process.answer }})"
    )
    part = np.ascontiguousarray(sound[:20000])
    expected = nmfserver.decompose(part, 44100, **{"iterations": 20, "seed": 5, "stereo": "apart", **settings})
    count = expected.bases.shape[1]
    found = samples(quark, "~bases")
    np.testing.assert_allclose(found, expected.bases.reshape(2 * count, -1).T, atol=1e-5)
    told = quark.run("[~told === ~process.answer, ~told]")[1]
    assert (told["solver"], told["seed"], told["components"]) == (expected.solver, 5, count)
    assert told["explained"] == pytest.approx(expected.explained, abs=1e-5)
    assert told["divergence"] == pytest.approx(expected.divergence, rel=1e-4)
    assert told["iterations"] == expected.iterations
    assert told["seconds"] > 0


def test_a_number_of_components_is_found_and_told(quark: Sclang, place: str) -> None:
    quark.do(
        f"~loop = NMFExample.drumLoop({place}); {place}.sync;"
        f"~process = BufNMF.processBlocking({place}, ~loop, resynth: ~stems, components: -1, seed: 5, maxComponents: 6)"
    )
    assert quark.run("~process.answer[\\components]") == info(quark, "~stems")[1]
    assert 2 <= info(quark, "~stems")[1] <= 6


def test_two_templates_are_kept_and_a_third_one_is_found(quark: Sclang, place: str, sound: Samples) -> None:
    first = f"BufNMF.processBlocking({place}, ~source, 0, 20000, 0, 1, bases: ~bases, components: 3, iterations: 10"
    quark.do(f"{first})")
    before = samples(quark, "~bases")
    quark.do(f"{first}, seed: 9, basesMode: [2, 2, 0], actMode: #[0, 0, 0])")
    after = samples(quark, "~bases")
    assert (after[:, :2] == before[:, :2]).all()
    assert (after[:, 2] != before[:, 2]).any()


def test_nothing_of_scsynths_buffers_stays_on_nmfserver(quark: Sclang, recording: Path, udp: Udp) -> None:
    load(quark, "s", recording)
    quark.do("BufNMF.processBlocking(s, ~source, bases: ~bases)")
    wait_until(lambda: udp.until_list() == [])  # freed by messages that nobody waits for
    # the server's own value, too: whole, where scsynth cannot be told another
    rate = quark.run("answer.({ |action| ~bases.query(action) })[4]")
    assert rate == pytest.approx(44100 / 1024, abs=0.5)


def test_arguments_in_flucomas_order_and_a_part_of_the_source(quark: Sclang, place: str, sound: Samples) -> None:
    quark.do(
        f"BufNMF.processBlocking({place}, ~source, 10000, 30000, 1, 1, ~stems, 1, ~bases, 0, ~activations, 0, 2, 20,"
        "-1, 512, 128, 1024, true, { |a, b, c| ~order = [a, b, c] == [~stems, ~bases, ~activations] })"
    )
    assert quark.run("~order")
    assert info(quark, "~stems") == [30000, 2, 44100]
    assert info(quark, "~bases") == [513, 2, pytest.approx(44100 / 1024)]
    assert info(quark, "~activations") == [30000 // 128 + 1, 2, pytest.approx(44100 / 128)]
    np.testing.assert_allclose(samples(quark, "~stems").sum(axis=1), sound[10000:40000, 1], atol=1e-5)


@pytest.mark.parametrize(("mode", "wanted"), [("-1", True), ("1", True), ("0", False)])
def test_naming_a_destination_is_enough_for_stems(quark: Sclang, place: str, mode: str, wanted: bool) -> None:
    quark.do(f"BufNMF.processBlocking({place}, ~source, resynth: ~stems, resynthMode: {mode}, bases: ~bases)")
    assert bool(quark.run("~stems.numFrames ? 0")) == wanted


@pytest.mark.parametrize(
    ("named", "given"),
    [
        (
            "activations: ~activations, bases: ~bases, resynth: ~stems, resynthMode: 0",
            ["stems", "bases", "activations"],
        ),
        ("resynth: ~stems, bases: ~bases, basesMode: 2", ["stems", "bases"]),
        ("resynth: ~stems, bases: ~bases, basesMode: 2, activations: ~activations, actMode: 2", None),
        ("activations: ~activations, actMode: 2, bases: ~bases", ["bases", "activations"]),
        ("bases: ~bases.bufnum, basesMode: 2, activations: ~activations", ["bases", "activations"]),
    ],
)
def test_the_action_gets_the_buffers_that_were_named_in_flucomas_order(
    quark: Sclang, place: str, named: str, given: list[str] | None
) -> None:
    start = f"BufNMF.processBlocking({place}, ~source, 0, 20000, components: 2, iterations: 2, "
    quark.do(f"{start} bases: ~bases, activations: ~activations)")
    quark.do(
        f"{start} {named}, action: {{ |... given| ~given = given.drop(-1).collect(_.bufnum);~last = given.last }})"
    )
    assert quark.run("~last.isKindOf(BufNMF)")
    names = given or ["stems", "bases", "activations"]
    assert quark.run("~given") == quark.run(f"[{', '.join('~' + name for name in names)}].collect(_.bufnum)")
    assert info(quark, "~bases")[:2] == [513, 4]  # also where nothing was written
    assert info(quark, "~activations")[:2] == [40, 4]


def test_computed_places_need_not_be_whole_numbers(quark: Sclang, place: str) -> None:
    quark.do(f"BufNMF.processBlocking({place}, ~source, 0.3 * 44100, 44100 / 3.3, resynth: ~stems)")
    assert info(quark, "~stems")[:2] == [13363, 2]


def test_a_number_that_scsynth_does_not_have_is_refused(quark: Sclang, recording: Path) -> None:
    """It would not survive it."""
    load(quark, "s", recording)
    failure = quark.run("BufNMF.processBlocking(s, ~source, bases: 32768).failure")
    assert failure == "there is no buffer 32768 on 'synth', which has 32768 of them"
    quark.clear()
    assert quark.run("s.sync; s.isKindOf(Server)")


def test_numbers_do_as_well_as_buffers(quark: Sclang, place: str) -> None:
    quark.do(
        f"BufNMF.processBlocking({place}, ~source.bufnum, bases: ~bases.bufnum.asFloat, activations: 800,"
        "components: 2, action: { |bases, activations| ~got = [bases, activations] })"
    )
    assert quark.run("[~got[0] === ~bases, ~bases.numChannels, ~got[1].bufnum, ~got[1].numChannels]") == [
        True,
        4,
        800,
        4,
    ]


def test_outside_of_a_routine_nothing_waits_and_the_action_comes_later(quark: Sclang, place: str) -> None:
    code = f"~process = BufNMF.process({place}, ~source, bases: ~bases, action: {{ ~done = true }}); ~process.isRunning"
    assert quark.run(f"{quoted(code)}.interpret")
    assert quark.run("~process.wait; [~done, ~process.isRunning, ~process.failure, ~process.progress]") == [
        True, False, None, 1,
    ]  # fmt: skip


def test_many_at_once_do_not_mix_up_their_results(quark: Sclang, place: str) -> None:
    quark.do(
        f"~many = (1..8).collect {{ |i| var b = Buffer({place}); [i, b, BufNMF.process({place}, ~source, 0, 20000,"
        "bases: b, components: i, iterations: 5, action: { |given| if(given === b) { ~right = (~right ? 0) + 1 } })] };"
        "~many.do { |each| each[2].wait }"
    )
    assert quark.run("~many.collect { |each| each[1].numChannels }") == [2 * i for i in range(1, 9)]
    assert quark.run("~right") == 8


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("BufNMF, ~source, 0, 10 ** 9, resynth: ~stems", "has FRAMES frames"),
        ("BufNMF, ~source, FRAMES, resynth: ~stems", "has FRAMES frames"),
        ("BufNMF, ~source, startChan: 2, resynth: ~stems", "2 channels"),
        ("BufNMF, ~source, resynth: ~stems, components: 0", "components is 0; it is at least 1"),
        ("BufNMF, ~source, resynth: ~stems, windowSize: 2.5", "windowSize is 2.5; it takes an integer"),
        ("BufNMF, ~source, resynth: ~stems, iterations: \\many", "iterations is many; it is a number"),
        ("BufNMF, ~source, resynth: ~stems, fftSize: 1000", "the FFT size is 1000; it is a power of two"),
        ("BufNMF, ~source", "no destination is named: give resynth, bases or activations a buffer"),
        ("BufNMF, ~source, bases: ~bases, activations: ~bases", "must be different buffers"),
        (
            "BufNMF, ~source, resynth: ~stems, bases: ~source, basesMode: 2",
            "the bases have FRAMES frames and 2 channels",
        ),
        ("BufNMF, ~source, resynth: ~stems, basesMode: 2", "mode 2 of the bases needs bases"),
        ("BufNMF, ~source, resynth: ~bases.bufnum + 0.5", "it is a buffer"),
        ("BufNMF, nil, resynth: ~stems", "no source buffer is given"),
        ('BufNMF, "drums", resynth: ~stems', "source is drums; it is a buffer"),
        ("BufNMF, 900, resynth: ~stems", "900"),
        ("BufNMF, Buffer.new(SERVER).free, resynth: ~stems", "that is not freed"),
        ("BufNMF, OTHER, resynth: ~stems", "source is a buffer of"),
        ("BufNMF, ~source, resynth: ~stems, iterations: nil", "iterations is nil; it is a number"),
        ("BufNMF, ~source, resynth: ~stems, solver: 3", "solver is 3; it is a word"),
        ("BufNMF, ~source, resynth: ~stems, solver: \\fats", "solver is 'fats'; it is one of fast, mu"),
        ("BufNMF, ~source, resynth: ~stems, preset: \\drum", "preset is drum; it is one of"),
        ("BufNMF, ~source, resynth: ~stems, budget: -1", "budget is -1; it is at least 0"),
        ("BufNMF, ~source, resynth: ~stems, components: -1, minComponents: 0", "minComponents is 0; it is at least 1"),
        ("BufNMF, ~source, resynth: ~stems, basesMode: []", "it is a number, or an Array with one for each component"),
        ("BufNMF, ~source, resynth: ~stems, bases: ~bases, basesMode: [0, \\a]", "it is a number, or an Array"),
        (
            "BufNMF, ~source, resynth: ~stems, bases: ~source, basesMode: [2, 0, 0], components: 2",
            "3 modes of the bases are given for 2 components; give one, or one for each component",
        ),
        ("BufNMF, ~source, resynth: ~stems, components: Complex(1, 2)", "it is a number"),
        ("BufNMF, ~source, resynth: 2.5", "resynth is 2.5; it is a buffer"),
        ("BufCompose, ~source, gain: nil, destination: ~stems", "gain is nil; it is a number"),
        ("BufCompose, ~source, FRAMES, destination: ~stems", "nothing can be taken from frame FRAMES on"),
        ("BufCompose, ~source", "no destination buffer is given"),
        ("BufCompose, 900, destination: ~stems", "900"),
        ("BufNMFSeed, ~source", "no destination is named: give bases or activations a buffer"),
        ("BufNMFSeed, ~source, ~bases, ~bases", "bases and activations must be different buffers"),
        ("BufNMFSeed, ~source, ~bases, minComponents: 9, maxComponents: 3", "the first is at most the second"),
        ("BufNMFSeed, ~source, ~bases, coverage: 1.5", "coverage is 1.5; it is between 0 and 1"),
        ("BufNMFSeed, ~source, ~bases, coverage: \\all", "coverage is all; it is a number"),
        ("BufNMFSeed, ~source, ~bases, method: 4", "method is 4; it is a word, or a number from 0 to 3"),
        ("BufNMFSeed, ~source, ~bases, method: \\svd", "method is 'svd'; it is one of nmfsvd"),
        ("BufNMFSeed, ~source, ~bases, startFrame: FRAMES", "has FRAMES frames"),
        ("BufNMFCross, ~source, nil, ~stems", "no target buffer is given"),
        ("BufNMFCross, ~source, ~source", "no output buffer is given"),
        ("BufNMFCross, ~source, 900, ~stems", "900"),
        ("BufNMFCross, ~source, ~source, ~stems, iterations: 0", "iterations is 0; it is at least 1"),
        ("BufNMFCross, ~source, ~source, ~stems, phase: 1", "phase is 1; it is a word"),
        ("BufNMFCross, ~source, ~source, ~stems, phase: \\random", "phase is 'random'; it is one of"),
        ("BufNMFMorph, 900, ~source, ~bases", "900"),
        ("BufNMFMorph, ~source, ~source", "no destination buffer is given"),
        ("BufNMFMorph, ~source, ~source, ~bases, amount: 2", "amount is 2; it is"),
        ("BufNMFMorph, ~source, ~source, ~bases", "bases have fftSize / 2 + 1"),
        ("BufNMFTrain, [], ~bases", "no source buffer is given"),
        ("BufNMFTrain, [~source, nil], ~bases", "no source[1] buffer is given"),
        ("BufNMFTrain, \\drums, ~bases", "source is drums; it is a buffer"),
        ("BufNMFTrain, [~source, OTHER], ~bases", "source[1] is a buffer of"),
        ("BufNMFTrain, [~source, Buffer.new(SERVER).free], ~bases", "source[1] is "),
        ("BufNMFTrain, [~source, 900], ~bases", "900"),
        ("BufNMFTrain, [~source]", "no bases buffer is given"),
        ("BufNMFTrain, ~source, ~bases, sparsity: -1", "sparsity is -1; it is between 0 and 100000"),
        ("BufDescribe", "nothing is named to be described: give source, or bases or activations, a buffer"),
        ("BufDescribe, ~source, ~source", "describe stems, or factors, not both"),
        ("BufDescribe, ~source, components: 0", "components is 0; it is at least 1"),
        ("BufDescribe, bases: 900", "900"),
    ],
)
def test_failures_call_the_error_function_and_post_one_clear_line(
    quark: Sclang, place: str, sound: Samples, call: str, reason: str
) -> None:
    other = "Buffer.new(s)" if place == "n" else "Buffer.new(n)"
    call, reason = (text.replace("FRAMES", str(len(sound))) for text in (call, reason))
    kind, *arguments = call.replace("SERVER", place).replace("OTHER", other).split(", ", 1)
    given = ", ".join([place, *arguments, "action: { ~acted = true }", "onFailure: ~fail"])
    code = f"{kind}.processBlocking({given})"
    failed = quark.run(f"var process = {code}; [process.failure, ~failures, ~acted]")
    assert reason in failed[0]
    assert "sclang-" not in failed[0]
    assert failed[1:] == [[failed[0]], None]
    lines = [line for line in quark.posted.splitlines() if line.strip()]
    assert lines == [f"ERROR: {kind}: {failed[0]}"]
    quark.clear()  # these complaints were wanted
    assert quark.run("[~stems, ~bases].every { |buffer| answer.({ |action| buffer.query(action) })[2] == 0 }")
    assert folders(quark) == []


def test_progress_is_told_and_a_process_can_be_cancelled(quark: Sclang, place: str) -> None:
    quark.do(
        f"~process = BufNMF.process({place}, ~source, bases: ~bases, {ENDLESS}, onFailure: ~fail,"
        "onProgress: { |f, left|"
        "~told = [f, left]; ~condition.test = true; ~condition.signal });"
        "~condition = Condition.new; ~condition.wait; ~process.cancel; ~process.wait"
    )
    fraction, left = quark.run("~told")
    assert 0 < fraction < 1 < left
    assert quark.run("[~process.failure, ~failures]") == ["cancelled", ["cancelled"]]
    assert quark.run("answer.({ |action| ~bases.query(action) })[2]") == 0
    assert quark.run(f"BufNMF.processBlocking({place}, ~source, bases: ~bases).failure") is None  # it made room


def test_cmd_period_stops_what_runs(quark: Sclang, place: str) -> None:
    quark.do(
        f"~process = BufNMF.process({place}, ~source, bases: ~bases, {ENDLESS}, onFailure: ~fail);"
        "~waiting = fork { ~process.wait; ~wentOn = true }"
    )
    quark.do(f"{quoted('CmdPeriod.run')}.interpret")
    quark.do("0.05.wait")
    assert quark.run("~wentOn") is None  # Cmd-. stops Routines, those that wait for a process too
    assert quark.run("[~process.isRunning, ~failures]") == [False, ["cancelled"]]
    wait_until(lambda: folders(quark) == [], 5)
    quark.keep()  # sclang has made its servers' responders anew


@pytest.mark.parametrize("stage", range(0, 80, 4))
def test_cancelled_at_any_moment_all_or_nothing_has_changed_and_no_file_stays(
    quark: Sclang, recording: Path, sound: Samples, udp: Udp, stage: int
) -> None:
    load(quark, "s", recording)
    quark.do(
        "~process = BufNMF.process(s, ~source, resynth: ~stems, bases: ~bases, components: 2, iterations: 20,"
        f"onFailure: ~fail); {stage / 1000}.wait; ~process.cancel; ~process.wait; s.sync; n.sync"
    )
    failure = quark.run("~process.failure")
    frames = quark.run("[~stems, ~bases].collect { |buffer| answer.({ |action| buffer.query(action) })[2] }")
    assert (failure, frames) in ((None, [len(sound), 513]), ("cancelled", [0, 0]))
    wait_until(lambda: folders(quark) == [] and udp.until_list() == [], 10)


@pytest.mark.parametrize("freed", ["~source", "~bases"])
@pytest.mark.parametrize("moment", [0, 0.005, 0.2])
def test_a_buffer_that_is_freed_meanwhile_hangs_nothing(
    quark: Sclang, place: str, udp: Udp, freed: str, moment: float
) -> None:
    quark.do(
        f"~process = BufNMF.process({place}, ~source, bases: ~bases, components: 20, iterations: 2500, solver: 'mu',"
        f"onFailure: ~fail); {moment}.wait; {freed}.free; ~process.wait; {place}.sync"
    )
    failure = quark.run("~process.failure")
    if freed == "~bases":
        assert failure == "bases was freed meanwhile"
    assert quark.run("~failures") == ([] if failure is None else [failure])
    quark.clear()
    if place == "s":
        wait_until(lambda: folders(quark) == [] and udp.until_list() == [], 10)


@pytest.mark.parametrize("free", ["~stems.free", "Buffer.freeAll(s)"])
def test_a_buffer_that_has_the_number_of_a_freed_destination_is_left_alone(
    quark: Sclang, recording: Path, sound: Samples, udp: Udp, free: str
) -> None:
    """Freed while the job waits in nmfserver's queue. Its number is then that of a buffer with a sound, and scsynth has
    told nobody so.
    """
    read = f"Buffer.alloc(s, {len(sound)}, 2, {{ |buffer| buffer.readMsg({quoted(str(recording))}) }})"
    load(quark, "s", recording)
    quark.do(
        f"~first = BufNMF.process(s, ~source, bases: ~bases, {ENDLESS});"
        "~second = BufNMF.process(s, ~source, resynth: ~stems, components: 20, iterations: 2, onFailure: ~fail)"
    )
    wait_until(lambda: [job[2] for job in jobs(udp)] == ["running", "waiting"])
    quark.do(
        f"~number = ~stems.bufnum; {free};"
        f"while {{ ~new = {read}; ~new.bufnum != ~number }}; s.sync;"
        "~first.cancel; ~second.wait; s.sync"
    )
    assert quark.run("~failures") == ["resynth was freed meanwhile"]
    quark.clear()
    np.testing.assert_array_equal(samples(quark, "~new"), sound)


def test_a_destination_stays_as_it_is_until_there_are_results(quark: Sclang, recording: Path, sound: Samples) -> None:
    load(quark, "s", recording)
    quark.do(
        f"~process = BufNMF.process(s, ~source, resynth: ~stems, {ENDLESS}, onProgress: {{ ~runs = true }});"
        "while { ~runs != true } { 0.01.wait }; s.sync"
    )
    assert quark.run("answer.({ |action| ~stems.query(action) })[2]") == 0
    quark.do(
        f"~stems.allocRead({quoted(str(recording))}); s.sync; ~process.cancel; ~process.wait; ~stems.updateInfo; s.sync"
    )
    assert quark.run("~process.failure") == "cancelled"
    np.testing.assert_array_equal(samples(quark, "~stems"), sound)


def test_processes_on_one_destination_run_one_after_the_other(quark: Sclang, place: str, sound: Samples) -> None:
    quark.do(
        f"~processes = 4.collect {{ |i| BufCompose.process({place}, ~source, i * 1000, 1000, 0, 1, 1, ~stems,"
        f"destGain: 1, onFailure: ~fail) }};"
        f"~last = BufCompose.process({place}, ~source, 10 ** 6, destination: ~stems, onFailure: ~fail);"
        "~processes.do(_.wait); ~last.wait"
    )
    expected = sound[:4000, 0].reshape(4, 1000).sum(axis=0)
    np.testing.assert_allclose(samples(quark, "~stems")[:, 0], expected, atol=1e-6)
    assert len(quark.run("~failures")) == 1  # of the one that was wrong, although the others were right
    quark.clear()


def test_an_error_in_a_callback_harms_no_other_process(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    for _ in range(2):
        with running() as other:
            quark.do(
                f'NMFServer.default = NMFServer(\\other, NetAddr("127.0.0.1", {other.port})); NMFServer.bootSync;'
                f"~process = BufNMF.process(s, ~source, bases: ~bases, {ENDLESS}, onProgress: {{ ~began = true }},"
                'onFailure: { Error("of the musician").throw }); while { ~began != true } { 0.02.wait }'
            )
            other.process.kill()
            other.process.wait()
            quark.do(f"{MISSED_SOON}; ~process.wait; NMFServer.default.stopAliveThread; ~began = nil")
    quark.do("NMFServer.default = n")
    quark.clear()


def test_a_hundred_calls_at_once_all_come_to_their_end(quark: Sclang, place: str) -> None:
    quark.do(
        f"~buffers = 100.collect {{ Buffer({place}) }}; ~done = 0;"
        f"~all = ~buffers.collect {{ |b| BufNMF.process({place}, ~source, 0, 3000, 0, 1, bases: b, iterations: 2,"
        "onFailure: ~fail, action: { ~done = ~done + 1 }) }; ~all.do(_.wait)"
    )
    assert quark.run("[~done, ~failures]") == [100, []]


def test_exact_rates_outlast_another_use(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    call = "BufNMF.processBlocking(s, ~source, resynth: ~stems, bases: ~bases, components: 2, iterations: 2"
    quark.do(f"{call}); {call}, basesMode: 2); BufCompose.processBlocking(s, ~bases, destination: ~activations)")
    assert info(quark, "~bases")[2] == info(quark, "~activations")[2] == pytest.approx(44100 / 1024)


def test_a_folder_that_cannot_be_made_and_a_server_that_is_none(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    quark.do('~parent = NMFFolder.parent; NMFFolder.parent = "/proc"')
    call = "BufNMF.processBlocking(s, ~source, bases: ~bases, onFailure: ~fail)"
    assert "cannot be made" in quark.run(f"{call}.failure")
    quark.do("NMFFolder.parent = ~parent")
    assert quark.run('BufNMF.processBlocking("abc", ~source, bases: ~bases).failure') == "server is abc; it is a Server"
    quark.do("NMFServer.default = s")
    assert quark.run(f"{call}.failure") is None
    quark.clear()


def test_bufcompose_puts_parts_together(quark: Sclang, place: str, sound: Samples) -> None:
    quark.do(
        f"BufCompose.processBlocking({place}, ~source, 100, 50, 1, 1, 0.5, ~stems, 10, 1);"
        f"BufCompose.processBlocking({place}, ~source, 0, 20, 0, 1, 1, ~stems, 5, 1, -1,"
        "action: { |buffer| ~given = buffer })"
    )
    assert quark.run("~given === ~stems")
    expected = np.zeros((60, 2), np.float32)
    expected[10:, 1] = 0.5 * sound[100:150, 1]
    expected[5:25, 1] = sound[:20, 0] - expected[5:25, 1]
    assert info(quark, "~stems") == [60, 2, 44100]
    np.testing.assert_allclose(samples(quark, "~stems"), expected, atol=1e-6)


def test_a_destination_that_grows_takes_the_rate_of_the_source(quark: Sclang, place: str) -> None:
    quark.do(f"~short = Buffer.alloc({place}, 10); {place}.sync")
    assert info(quark, "~short") == [10, 1, 48000]
    quark.do(f"BufCompose.processBlocking({place}, ~source, 0, 5, 0, 1, destination: ~short)")
    assert info(quark, "~short") == [10, 1, 48000]
    quark.do(f"BufCompose.processBlocking({place}, ~source, 0, 5, 0, 1, destination: ~short, destStartFrame: 8)")
    assert info(quark, "~short") == [13, 1, 44100]


def test_seeds_and_fixed_buffers_travel_too(quark: Sclang, place: str) -> None:
    first = f"BufNMF.processBlocking({place}, ~source, resynth: ~stems, bases: ~bases, activations: ~activations"
    quark.do(f"{first}, components: 2, iterations: 10, seed: 1)")
    stems, bases = samples(quark, "~stems"), samples(quark, "~bases")
    quark.do(f"{first}, basesMode: 2, actMode: 2, components: 2)")
    np.testing.assert_allclose(samples(quark, "~stems"), stems, atol=1e-4)
    assert (samples(quark, "~bases") == bases).all()
    quark.do(f"{first}, basesMode: 1, components: 2, iterations: 1)")
    again = samples(quark, "~bases")
    assert (again != bases).any()
    np.testing.assert_allclose(again, bases, atol=0.3)


def test_nmfserver_killed_in_mid_job_fails_the_process_and_boots_again(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    quark.do("~synth = { |freq = 440| SinOsc.ar(freq) * 0.1 }.play(s)")
    quark.do(
        f'~own = NMFServer(\\own, NetAddr("127.0.0.1", {free_port()})); NMFServer.default = ~own; NMFServer.bootSync'
    )
    try:
        quark.do(
            f"~process = BufNMF.process(s, ~source, bases: ~bases, {ENDLESS}, onFailure: ~fail,"
            "onProgress: { ~began = true }); while { ~began != true } { 0.02.wait }"
        )
        os.kill(quark.run("~own.pid"), signal.SIGKILL)
        assert quark.run("~process.wait; ~failures") == ["the server 'own' has gone"]
        quark.clear()
        assert folders(quark) == []
        assert quark.run("[s.serverRunning, answer.({ |action| ~synth.get(\\freq, action) })]") == [True, [440]]
        quark.do("NMFServer.bootSync; BufNMF.processBlocking(s, ~source, bases: ~bases, components: 2)")
        assert info(quark, "~bases")[:2] == [513, 4]
    finally:
        quark.do("NMFServer.default = n; ~own.quit; while { ~own.pid.notNil } { 0.02.wait }")


def test_the_first_call_boots_nmfserver_by_itself(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    quark.do(f'~own = NMFServer(\\own, NetAddr("127.0.0.1", {free_port()})); NMFServer.default = ~own')
    try:
        quark.do("BufNMF.processBlocking(s, ~source, bases: ~bases, components: 2)")
        assert info(quark, "~bases")[:2] == [513, 4]
    finally:
        quark.do("NMFServer.default = n; ~own.quit; while { ~own.pid.notNil } { 0.02.wait }")


def test_without_nmfserver_a_process_fails_instead_of_hanging(quark: Sclang, recording: Path) -> None:
    load(quark, "s", recording)
    quark.do(
        f'NMFServer.default = NMFServer(\\own, NetAddr("127.0.0.1", {free_port()}));'
        '~path = NMFServer.path; NMFServer.path = "/no/such/nmfserver"'
    )
    failure = quark.run("BufNMF.processBlocking(s, ~source, bases: ~bases, onFailure: ~fail).failure")
    assert failure == "nmfserver is not running"
    posted = "ERROR: nmfserver could not be started as /no/such/nmfserver: install it (pip install nmfserver)"
    wait_until(lambda: posted in quark.posted)
    quark.clear()
    assert quark.run("~failures") == ["nmfserver is not running"]
    quark.do("NMFServer.default = n; NMFServer.path = ~path")


def test_a_server_that_stops_answering_fails_the_process(quark: Sclang, recording: Path) -> None:
    """Whatever becomes of a server that sclang has not booted itself, what is under way ends."""
    load(quark, "s", recording)
    with running() as other:
        quark.do(
            f'NMFServer.default = NMFServer(\\other, NetAddr("127.0.0.1", {other.port})); NMFServer.bootSync;'
            f"~process = BufNMF.process(s, ~source, bases: ~bases, {ENDLESS}, onFailure: ~fail,"
            "onProgress: { ~began = true }); while { ~began != true } { 0.02.wait }"
        )
        other.process.kill()
        other.process.wait()
        assert quark.run(f"{MISSED_SOON}; ~process.wait; ~failures") == ["the server 'other' has gone"]
    quark.clear()
    quark.do("NMFServer.default.stopAliveThread; NMFServer.default = n")
    assert folders(quark) == []


def test_a_full_folder_fails_the_process_with_a_reason(quark: Sclang, recording: Path, tmp_path: Path) -> None:
    load(quark, "s", recording)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(tmp_path)], capture_output=True)
    if mounted.returncode != 0:
        pytest.skip("no right to mount a small file system")
    try:
        quark.do(f"~parent = NMFFolder.parent; NMFFolder.parent = {quoted(str(tmp_path))}")
        failure = quark.run("BufNMF.processBlocking(s, ~source, bases: ~bases).failure")
        assert failure is not None
        assert "room" in failure or "full" in failure, failure
        # the source has room, the stems have not
        failure = quark.run("BufNMF.processBlocking(s, ~source, 0, 10000, resynth: ~stems, components: 5).failure")
        assert "the disk may be full" in failure
        quark.clear()
        assert list(tmp_path.iterdir()) == []
        assert quark.run("answer.({ |action| ~stems.query(action) })[2]") == 0
    finally:
        quark.do("NMFFolder.parent = ~parent")
        subprocess.run(["umount", str(tmp_path)], check=True)
