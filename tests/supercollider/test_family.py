"""The family of BufNMF in the Quark, from BufNMFSeed to BufDescribe, and the messages of all its classes."""

from __future__ import annotations

import re
import shlex
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import nmfserver
from nmfserver.kernels.stft import Transform
from nmfserver.processes import fluid_morph, morph
from nmfserver.processes.cross import Crossing, cross
from nmfserver.processes.describing import MEASURES, Description, describe, of_factors, of_sound, unreported
from nmfserver.processes.seeding import METHODS, Seeding, seed
from nmfserver.steps import finished
from tests.supercollider.sclang import Sclang, folders, info, samples
from tests.wire import Process, Udp, wait_until

Samples = NDArray[np.float32]
TARGET = "~target = Buffer.alloc({place}, 8000); {place}.sync; ~target.sine2([30, 300.5], [1, 0.5], true, false)"
FACTORS = (
    "BufNMF.processBlocking({place}, ~source, 0, 20000, 0, 1, ~stems, bases: ~bases, activations: ~activations,"
    "components: 3, iterations: 10, seed: 5)"
)
ENDLESS = "BufNMFCross.process({place}, ~source, ~source, ~stems, iterations: 1000000"
ENDLESS_BUFNMF = "BufNMF.process({place}, ~source, resynth: ~stems, solver: \\mu, iterations: 1000000000"


def test_seeds_in_flucomas_order_are_the_librarys(quark: Sclang, place: str, sound: Samples) -> None:
    quark.do(
        f"BufNMFSeed.processBlocking({place}, ~source, ~bases, ~activations, 2, 6, 0.7, 3, 5, 256, 64, 512, true,"
        "{ |a, b, process| ~given = [a === ~bases, b === ~activations, process.answer] }, numFrames: 9000)"
    )
    expected = seed(sound[:9000], Seeding(2, 6, 0.7, "nndsvd", 5, 256, 64, 512))
    first, second, answer = quark.run("~given")
    assert (first, second, answer["components"], answer["seed"]) == (True, True, expected.components, 5)
    assert answer["coverage"] == pytest.approx(expected.coverage, abs=1e-5)
    assert info(quark, "~bases")[1:] == [2 * expected.components, pytest.approx(44100 / 512)]
    assert info(quark, "~activations")[2] == pytest.approx(44100 / 64)
    np.testing.assert_allclose(samples(quark, "~bases"), expected.bases, atol=1e-4)
    np.testing.assert_allclose(samples(quark, "~activations"), expected.activations, atol=1e-4)
    assert folders(quark) == []


def test_seeds_of_a_part_go_straight_into_bufnmf(quark: Sclang, place: str, sound: Samples) -> None:
    part = "startFrame: 5000, numFrames: 20000, startChan: 1, numChans: 1"
    quark.do(
        f"~seeds = BufNMFSeed.processBlocking({place}, ~source, ~bases, ~activations, coverage: 0.3, method: \\nndsvda,"
        f"flucoma: 1, {part})"
    )
    expected = seed(sound[5000:25000, 1:].copy(), Seeding(coverage=0.3, method="nndsvda", fluid=True))
    np.testing.assert_allclose(samples(quark, "~bases"), expected.bases, atol=1e-4)
    quark.do(
        f"BufNMF.processBlocking({place}, ~source, resynth: ~stems, bases: ~bases, basesMode: 1,"
        f"activations: ~activations, actMode: 1, components: ~seeds.answer[\\components], {part})"
    )
    assert info(quark, "~stems")[1] == expected.components
    np.testing.assert_allclose(samples(quark, "~stems").sum(axis=1), sound[5000:25000, 1], atol=1e-5)


def test_one_of_bases_and_activations_is_enough(quark: Sclang, place: str) -> None:
    quark.do(
        f"BufNMFSeed.processBlocking({place}, ~source, activations: ~activations, numFrames: 20000,"
        "action: { |... given| ~given = given.drop(-1) })"
    )
    assert quark.run("~given.size == 1 and: { ~given[0] === ~activations }")
    assert info(quark, "~activations")[0] == 40


@pytest.mark.parametrize(
    ("arguments", "crossing"),
    [
        ("4, 3, 4, 6, 9, 512, 128, 1024, true", Crossing(5, 3, 5, 6, "source", 9, 512, 128, 1024)),
        ("5, 3, 5, 6, 9, phase: \\griffinlim, freeWhenDone: true", Crossing(5, 3, 5, 6, "griffinlim", 9)),
        ("5, 4, 5, 6, 9, flucoma: 1, freeWhenDone: true", Crossing(5, 5, 5, 6, "source", 9, fluid=True)),
    ],
    ids=["flucoma's order", "phases", "flucoma"],
)
def test_a_target_is_rebuilt_as_by_the_library(
    quark: Sclang, place: str, sound: Samples, arguments: str, crossing: Crossing
) -> None:
    quark.do(TARGET.format(place=place))
    quark.do(
        f"BufNMFCross.processBlocking({place}, ~source, ~target, ~stems, {arguments},"
        "action: { |output, process| ~given = [output === ~stems, process.answer] })"
    )
    expected = cross(sound, samples(quark, "~target"), crossing, rates=(44100.0, 48000.0))
    is_output, answer = quark.run("~given")
    assert (is_output, answer["seed"]) == (True, 9)
    assert answer["arithmetic"] == pytest.approx(expected.arithmetic, rel=1e-4)
    assert info(quark, "~stems") == [8000, 1, 48000]
    np.testing.assert_allclose(samples(quark, "~stems"), expected.sound, atol=1e-3)
    assert folders(quark) == []


def test_the_output_may_be_the_target(quark: Sclang, place: str) -> None:
    quark.do(TARGET.format(place=place))
    before = samples(quark, "~target")
    quark.do(f"BufNMFCross.processBlocking({place}, ~source, ~target, ~target, iterations: 2)")
    after = samples(quark, "~target")
    assert after.shape == before.shape
    assert (after != before).any()


@pytest.mark.parametrize(
    ("arguments", "assigns", "amount", "fluid"), [("0, 0.25", 0, 0.25, 0), ("1, 0.5, 1", 1, 0.5, 1)]
)
def test_bases_are_between_two_sets(
    quark: Sclang, place: str, arguments: str, assigns: int, amount: float, fluid: int
) -> None:
    quark.do(
        f"{FACTORS.format(place=place)}; ~others = Buffer({place}); ~between = Buffer({place});"
        f"BufNMF.processBlocking({place}, ~source, 20000, 20000, bases: ~others, components: 3, numChans: 1, seed: 6);"
        f"BufNMFMorph.processBlocking({place}, ~bases, ~others, ~between, {arguments},"
        "action: { |buffer, process| ~given = [buffer === ~between, process.isKindOf(BufNMFMorph)] })"
    )
    assert quark.run("~given") == [True, True]
    source, target = samples(quark, "~bases"), samples(quark, "~others")
    way: Any = fluid_morph if fluid else morph
    order = finished(way.assigned(source, target)) if assigns else np.arange(3)
    pairs = zip(source.T, target[:, order].T, strict=True)
    expected = np.stack([way.between(*(each.astype(np.float64) for each in pair), amount) for pair in pairs], axis=1)
    np.testing.assert_allclose(samples(quark, "~between"), expected, atol=1e-5)
    assert info(quark, "~between")[2] == info(quark, "~bases")[2]
    assert folders(quark) == []


def test_bases_of_many_sounds_are_the_librarys(quark: Sclang, place: str) -> None:
    """Of more than go over at a time, of different lengths; the first has two channels."""
    quark.do(
        f"~sounds = 18.collect {{ |i| Buffer.alloc({place}, 3000 + (i * 50)) }}; {place}.sync;"
        "~sounds.do { |each, i| each.sine2([30 + i, 200.5 - i], [1, 0.5], true, false) };"
        f"BufCompose.processBlocking({place}, ~sounds[1], destination: ~sounds[0], destStartChan: 1);"
        f"BufNMFTrain.processBlocking({place}, ~sounds, ~bases, 3, 2, 20, 0.1, true, 5, 512, 128, 1024, true,"
        "{ |bases, process| ~given = [bases === ~bases, process.answer] })"
    )
    sounds = [samples(quark, f"~sounds[{number}]") for number in range(18)]
    expected = nmfserver.train(
        sounds, 48000, components=3, passes=2, iterations=20, sparsity=0.1, balance=True, seed=5, window_size=512,
        hop_size=128, fft_size=1024,
    )  # fmt: skip
    is_bases, answer = quark.run("~given")
    assert (is_bases, answer["components"], answer["sounds"], answer["seed"]) == (True, 3, 18, 5)
    assert answer["explained"] == pytest.approx(expected.explained, abs=1e-5)
    assert info(quark, "~bases") == [513, 3, pytest.approx(48000 / 1024)]
    np.testing.assert_allclose(samples(quark, "~bases"), expected.bases[0].T, atol=1e-5)
    quark.do(
        f"~process = BufNMF.processBlocking({place}, ~sounds[0], startChan: 1, numChans: 1, resynth: ~stems,"
        "bases: ~bases, basesMode: 2, components: 3, windowSize: 512, hopSize: 128, fftSize: 1024)"
    )
    assert (quark.run("~process.failure"), info(quark, "~stems")[:2]) == (None, [3050, 3])
    assert folders(quark) == []


def test_a_sound_that_is_named_twice_is_refused_at_once(quark: Sclang, place: str) -> None:
    """With the server's sentence, but before anything travels."""
    sounds = "[~source, ~stems, ~source.bufnum]"
    failure, number = quark.run(f"[BufNMFTrain.process({place}, {sounds}, ~bases).failure, ~source.bufnum]")
    assert failure == f"buffer {number} is named twice; each sound is learned from once"
    assert f"ERROR: BufNMFTrain: {failure}" in quark.posted
    quark.clear()  # this complaint was wanted
    assert folders(quark) == []


def test_one_sound_is_enough_and_may_receive_its_bases(quark: Sclang, place: str) -> None:
    quark.do(f"~process = BufNMFTrain.processBlocking({place}, ~source, ~source, 2, passes: 1)")
    assert quark.run("[~process.failure, ~process.answer[\\sounds]]") == [None, 1]
    assert info(quark, "~source")[:2] == [513, 2]


def jobs(udp: Udp) -> list[Any]:
    """Return what nmfserver tells of each of its jobs."""
    udp.send("/bufnmf/jobs")
    return udp.until("/done", "/bufnmf/jobs")[:-1]


def told(description: Description) -> list[dict[str, Any]]:
    """Return what sclang is to tell of each component."""
    return [
        {
            **dict(zip(MEASURES, (float(each) for each in description.values[:, number]), strict=True)),
            "nearest": nearest,
            "correlation": float(description.correlations[number, nearest]),
            "onsets": list(description.onsets[number]),
        }
        for number, nearest in enumerate(description.nearest)
    ]


def assert_told(found: list[dict[str, Any]], expected: list[dict[str, Any]]) -> None:
    for one, other in zip(found, expected, strict=True):
        assert one.pop("onsets") == pytest.approx(other.pop("onsets"), abs=1e-4)
        assert one == pytest.approx(other, rel=1e-3, abs=1e-4)


def test_stems_are_described(quark: Sclang, place: str) -> None:
    quark.do(
        f"{FACTORS.format(place=place)}; ~table = Buffer({place});"
        f"~process = BufDescribe.processBlocking({place}, ~stems, destination: ~table, windowSize: 512, hopSize: 128,"
        "fftSize: 1024, action: { |table, process| ~given = [table === ~table, process.answer[\\components]] })"
    )
    assert quark.run("~given") == [True, 3]
    transform = Transform(512, 128, 1024)
    sums = of_sound(samples(quark, "~stems"), 3, transform, 1, unreported)
    expected = describe(sums, 44100 / 1024, 44100 / 128)
    assert_told(quark.run("~process.described"), told(expected))
    np.testing.assert_allclose(samples(quark, "~table"), expected.table(), rtol=1e-3, atol=1e-4)
    assert folders(quark) == []


@pytest.mark.parametrize("named", [("bases", "activations"), ("bases",), ("activations",)], ids="-".join)
def test_factors_are_described(quark: Sclang, place: str, named: tuple[str, ...]) -> None:
    quark.do(FACTORS.format(place=place))
    given = ", ".join(f"{name}: ~{name}" for name in named)
    found = quark.run(f"BufDescribe.processBlocking({place}, {given}, components: 3).described")
    bases, activations = (samples(quark, f"~{name}") if name in named else None for name in ("bases", "activations"))
    sums = of_factors(bases, activations, 3, unreported)
    spacing, rate = (44100 / 1024 if bases is not None else 0.0), (44100 / 512 if activations is not None else 0.0)
    assert_told(found, told(describe(sums, spacing, rate)))


def test_processes_at_once_do_not_mix_up_what_was_described(quark: Sclang, place: str) -> None:
    quark.do(FACTORS.format(place=place))
    found = quark.run(
        f"var all = [[0, 3], [2, 1], [1, 1], [0, 2]].collect {{ |part| var some = Buffer({place});"
        f"BufCompose.processBlocking({place}, ~stems, startChan: part[0], numChans: part[1], destination: some);"
        f"BufDescribe.process({place}, some) }}; all.do(_.wait);"
        "all.collect { |process| process.described.collect { |each| each[\\centroid] } }"
    )
    whole, last, middle, first = found
    assert [*first, *last] == pytest.approx(whole, rel=1e-4)
    assert middle == pytest.approx(whole[1:2], rel=1e-4)


def test_measures_that_do_not_come_whole_are_a_failure(quark: Sclang) -> None:
    """While sclang is busy, the system keeps some hundreds of messages for it, and drops the others."""
    found = quark.run("""
        var many = Buffer.alloc(n, 4, 1000), process;
        n.sync;
        process = BufDescribe.process(n, activations: many);
        OSCFunc({
            var end = Main.elapsedTime + 0.3;
            while { Main.elapsedTime < end }
        }, '/bufdescribe/component', n.addr).oneShot;
        while { process.isRunning } { n.sendMsg('/bufnmf/jobs'); 0.02.wait };
        [process.failure, process.described]
    """)
    assert found == ["measures were lost on the way: describe fewer components at a time, some hundreds", None]
    quark.clear()


def test_why_flucomas_classes_fail_is_posted(quark: Sclang) -> None:
    quark.do('n.sendMsg(\'/cmd\', "FluidBufChroma", "FluidBufChroma/processNew", 3); n.sync')
    (line,) = quark.complaints()
    assert line.startswith("ERROR: FluidBufChroma/process: FluidBufChroma is not understood here")
    quark.clear()


@pytest.mark.parametrize(
    ("call", "sent"),
    [
        (
            "BufNMF, 3, 10, 2000, 1, 1, 4, 1, 5, 0, 6, 0, 2, 9, 7, 256, 64, 512, solver: \\mu, tolerance: 0.5,"
            "budget: 2, starts: 3, order: \\energy, stereo: \\linked, preset: \\drums, minComponents: 1,"
            "maxComponents: 4, templateFrames: 5, sparsity: 0.25",
            "source 3 startFrame 10 numFrames 2000 startChan 1 numChans 1 resynth 4 resynthMode 1 bases 5 basesMode 0 "
            "activations 6 actMode 0 components 2 iterations 9 seed 7 windowSize 256 hopSize 64 fftSize 512 solver mu "
            "tolerance 0.5 budget 2 starts 3 order energy stereo linked preset drums minComponents 1 maxComponents 4 "
            "templateFrames 5 sparsity 0.25",
        ),
        (
            "BufNMFSeed, 3, 4, 5, 2, 9, 0.25, 1, 7, 256, 64, 512, startFrame: 10, numFrames: 2000, startChan: 1,"
            "numChans: 1, flucoma: 1",
            "source 3 bases 4 activations 5 minComponents 2 maxComponents 9 coverage 0.25 method nndsvdar seed 7 "
            "windowSize 256 hopSize 64 fftSize 512 startFrame 10 numFrames 2000 startChan 1 numChans 1 flucoma 1",
        ),
        (
            "BufNMFCross, 3, 4, 5, 2, 4, 6, 8, 7, 256, 64, 512, phase: \\griffinlim, flucoma: 1",
            "source 3 target 4 output 5 timeSparsity 3 polyphony 5 continuity 7 iterations 8 seed 7 windowSize 256 "
            "hopSize 64 fftSize 512 phase griffinlim flucoma 1",
        ),
        ("BufNMFCross, 3, 4, 5", "source 3 target 4 output 5 timeSparsity 7 polyphony 11 continuity 7 iterations 50 "
         "seed -1 flucoma 0"),
        ("BufNMFMorph, 3, 4, 5, 0, 0.25, 1", "source 3 target 4 destination 5 autoassign 0 amount 0.25 flucoma 1"),
        ("BufNMFMorph, 3, 4, 5, true, flucoma: false", "source 3 target 4 destination 5 autoassign 1 amount 0.5 "
         "flucoma 0"),
        (
            "BufNMFTrain, [3, 4, 5], 6, 2, 3, 9, 0.5, true, 7, 256, 64, 512",
            "source 3 4 5 bases 6 components 2 passes 3 iterations 9 sparsity 0.5 balance 1 seed 7 windowSize 256 "
            "hopSize 64 fftSize 512",
        ),
        ("BufNMFTrain, 3, 6", "source 3 bases 6"),
        (
            "BufDescribe, 3, 4, 5, 6, 2, 256, 64, 512",
            "source 3 bases 4 activations 5 destination 6 components 2 windowSize 256 hopSize 64 fftSize 512",
        ),
        (
            "BufCompose, 3, 1, 2, 0, 1, 0.5, 4, 5, 1, 0.25",
            "source 3 startFrame 1 numFrames 2 startChan 0 numChans 1 gain 0.5 destination 4 destStartFrame 5 "
            "destStartChan 1 destGain 0.25",
        ),
    ],
    ids=lambda text: text.split(",")[0],
)  # fmt: skip
def test_every_argument_arrives(quark: Sclang, server: Process, call: str, sent: str) -> None:
    """The command fails, for there are no such buffers."""
    kind, arguments = call.split(", ", 1)
    before = len(log(server))
    quark.do(
        f"n.dumpOSC(1); {kind}.processBlocking(n, {arguments}); {kind}.process(n, {arguments}).wait;"
        "n.dumpOSC(0); n.sync"
    )
    pattern = re.compile(f"/{kind.lower()} (source .*?)(?:, /|])")
    wait_until(lambda: len(pattern.findall(log(server)[before:])) == 2)
    for blocking, found in zip("10", pattern.findall(log(server)[before:]), strict=True):
        words = shlex.split(found)
        count = len(sent.split())
        assert " ".join(words[:count]) == sent
        assert not words[count:] or words[count:-1] == ["blocking", blocking, "id"]
    quark.clear()


def log(server: Process) -> str:
    assert server.log
    return server.log.read_text("utf-8", errors="replace")


def test_methods_have_flucomas_numbers(quark: Sclang) -> None:
    found = quark.run(
        "var all = 4.collect { |i| BufNMFSeed.process(n, 3, 4, method: i) }; all.do(_.wait);"
        "all.collect { |process| process.values[\\method] }"
    )
    assert tuple(found) == METHODS
    quark.clear()  # there are no such buffers


def test_progress_is_told_and_a_process_can_be_cancelled(quark: Sclang, place: str, udp: Udp) -> None:
    quark.do(
        f"~condition = Condition.new; ~process = {ENDLESS.format(place=place)}, onFailure: ~fail,"
        "onProgress: { |fraction, left| ~told = [fraction, left]; ~condition.test = true; ~condition.signal });"
        "~condition.wait; ~process.cancel; ~process.wait"
    )
    fraction, left = quark.run("~told")
    assert 0 < fraction < 1
    assert left > 0
    assert quark.run("[~process.failure, ~failures]") == ["cancelled", ["cancelled"]]
    assert quark.run("answer.({ |action| ~stems.query(action) })[2]") == 0
    wait_until(lambda: jobs(udp) == [] and folders(quark) == [])


@pytest.mark.parametrize(
    "call",
    [
        "BufNMFSeed, ~source, ~bases",
        "BufNMFTrain, [~source], ~bases, passes: 1000000",
        "BufDescribe, ~source, destination: ~bases",
    ],
)
def test_each_of_them_has_one_ending_when_it_is_cancelled(quark: Sclang, place: str, call: str) -> None:
    kind, arguments = call.split(", ", 1)
    quark.do(
        f"~process = {kind}.process({place}, {arguments}, onFailure: ~fail, action: {{ ~acted = true }});"
        f"~process.cancel; ~process.wait; {place}.sync"
    )
    assert quark.run("[~process.failure, ~failures, ~acted]") == ["cancelled", ["cancelled"], None]
    assert quark.run("answer.({ |action| ~bases.query(action) })[2]") == 0
    wait_until(lambda: folders(quark) == [])


@pytest.mark.parametrize("call", ["BufNMFMorph, ~stems, ~stems, ~bases", "BufCompose, ~source, destination: ~bases"])
def test_what_cannot_be_stopped_ends_as_done_when_it_is_cancelled(quark: Sclang, place: str, call: str) -> None:
    """The first answer of nmfserver sets off the work there; that of scsynth comes before."""
    kind, arguments = call.split(", ", 1)
    quark.do(
        f"{FACTORS.format(place=place).replace('~stems, bases: ~bases,', 'bases: ~stems,')};"
        f"~process = {kind}.process({place}, {arguments}, onFailure: ~fail, action: {{ ~acted = true }});"
        f"OSCFunc({{ ~process.cancel }}, '/synced', {place}.addr).oneShot; ~process.wait; {place}.sync"
    )
    written = quark.run("answer.({ |action| ~bases.query(action) })[2] > 0")
    done: list[object] = [None, [], True, {}, True]
    cancelled = ["cancelled", ["cancelled"], None, None, False]
    found = [*quark.run("[~process.failure, ~failures, ~acted, ~process.answer]"), written]
    assert found == (done if place == "n" else cancelled)


@pytest.mark.parametrize("kind", ["BufNMFCross", "BufNMF"])
def test_a_buffer_that_has_got_the_number_of_a_freed_destination_stays_as_it_is(
    quark: Sclang, place: str, udp: Udp, kind: str
) -> None:
    call = ENDLESS if kind == "BufNMFCross" else ENDLESS_BUFNMF
    quark.do(
        f"~process = {call.format(place=place)}); ~number = ~stems.bufnum; ~stems.free;"
        f"~other = Buffer.alloc({place}, 10, bufnum: ~number); ~process.wait; {place}.sync"
    )
    assert quark.run("~process.failure") == f"{'output' if kind == 'BufNMFCross' else 'resynth'} was freed meanwhile"
    wait_until(lambda: jobs(udp) == [])
    assert quark.run("answer.({ |action| ~other.query(action) })[2..3]") == [10, 1]
    quark.clear()


def test_a_destination_that_is_freed_while_its_process_waits_for_its_turn_fails_it(quark: Sclang, place: str) -> None:
    quark.do(
        f"~first = {ENDLESS.format(place=place)}); ~second = BufCompose.process({place}, ~stems, destination: ~bases);"
        f"~bases.free; ~first.cancel; ~second.wait"
    )
    assert quark.run("~second.failure") == "destination was freed meanwhile"
    quark.clear()
