"""The objects beside nmf.bufnmf against a real server: what they do to buffer~ objects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import environment
import numpy as np
import pytest
from numpy.typing import NDArray

import nmfserver
from nmfserver.kernels.stft import Transform
from nmfserver.processes.cross import Crossing, cross
from nmfserver.processes.describing import describe, of_factors, of_sound
from nmfserver.processes.seeding import Seeding, seed
from tests.max.interpreter import BANG, Message
from tests.max.studio import FACTS, Studio, errors, facts_of, heard, progress, results
from tests.wire import Process, Udp

Samples = NDArray[np.float32]
FRAMES = 20000


@pytest.fixture
def studio(server: Process, udp: Udp, sound: Samples) -> Iterator[Studio]:
    """A Max with two sounds and empty destinations. Nothing may be left on the server, no answer may find no way."""
    result = Studio(server.port)
    result.buffer("drums", sound[:FRAMES])
    result.buffer("voice", sound[FRAMES : 2 * FRAMES - 999])
    for name in ("spectra", "shapes", "out"):
        result.buffer(name)
    yield result
    result.close()
    assert udp.until_list() == []
    assert [each for each in result.world.unrouted if str(each[0]).startswith("/")] == []
    assert [line for line in result.world.console if not line.startswith(("nmf.", "info~: "))] == []


def same(found: Samples, wanted: Samples, exact: float = 1e-5) -> None:
    assert found.shape == wanted.shape
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=exact)


@pytest.mark.parametrize(
    ("attributes", "seeding"),
    [
        ("", {}),
        ("@coverage 0.9 @method 2 @mincomponents 3", {"coverage": 0.9, "method": "nndsvda", "min_components": 3}),
        ("@method nndsvdar @seed 7", {"method": "nndsvdar", "seed": 7}),
        ("@fftsettings 512 128 @flucoma 1", {"window_size": 512, "hop_size": 128, "fluid": True}),
    ],
)
def test_seeds_are_those_of_the_library(
    studio: Studio, sound: Samples, attributes: str, seeding: dict[str, Any]
) -> None:
    box = studio.box(f"nmf.bufnmfseed drums @bases spectra @activations shapes @maxcomponents 4 {attributes}")
    studio.run(box)
    expected = seed(sound[:FRAMES], Seeding(**{"max_components": 4, **seeding}))
    same(studio.samples("spectra"), expected.bases)
    same(studio.samples("shapes"), expected.activations)
    assert results(box) == [[0, "spectra"], [1, "shapes"]]
    fractions = progress(box)
    assert (fractions[0], fractions[-1], fractions) == (0.0, 1.0, sorted(fractions))
    facts = facts_of(box)
    assert list(facts) == ["components", "coverage", "seed", "seconds"]
    assert facts["components"] == expected.components
    assert errors(box) == []
    studio.run(
        studio.box(
            "nmf.bufnmf drums @resynth out @bases spectra @basesmode 1 @activations shapes @actmode 1 @iterations 2 "
            f"@components {facts['components']} {attributes.split(' @')[0] if 'fft' in attributes else ''}"
        )
    )
    assert studio.samples("out").shape == (FRAMES, 2 * expected.components)


@pytest.mark.parametrize(
    ("attributes", "crossing"),
    [
        ("", {}),
        ("@timesparsity 3 @continuity 3", {"time_sparsity": 3, "continuity": 3}),
        ("@fftsettings 512 256 @polyphony 5", {"window_size": 512, "hop_size": 256, "polyphony": 5}),
    ],
)
def test_a_mosaic_is_that_of_the_library(
    studio: Studio, sound: Samples, attributes: str, crossing: dict[str, Any]
) -> None:
    box = studio.box(f"nmf.bufnmfcross drums @target voice @output out @iterations 4 {attributes}")
    studio.run(box)
    expected = cross(sound[:FRAMES], sound[FRAMES : 2 * FRAMES - 999], Crossing(**{"iterations": 4, **crossing}))
    same(studio.samples("out"), expected.sound, 1e-4)
    assert list(facts_of(box)) == ["arithmetic", "seed", "seconds"]
    assert errors(box) == []


def test_bases_of_several_sounds_are_those_of_the_library(studio: Studio, sound: Samples) -> None:
    settings = "@passes 2 @iterations 5 @sparsity 0.1 @balance 1 @seed 5 @windowsize 512"
    box = studio.box(f"nmf.bufnmftrain drums voice @bases spectra @components 3 {settings}")
    studio.run(box)
    expected = nmfserver.train(
        [sound[:FRAMES], sound[FRAMES : 2 * FRAMES - 999]], 44100, components=3, passes=2, iterations=5, sparsity=0.1,
        balance=True, seed=5, window_size=512,
    )  # fmt: skip
    same(studio.samples("spectra"), expected.bases[0].T)
    assert results(box) == [[0, "spectra"]]
    fractions = progress(box)
    assert (fractions[0], fractions[-1], fractions) == (0.0, 1.0, sorted(fractions))
    facts = facts_of(box)
    assert list(facts) == ["components", "sounds", "passes", "explained", "divergence", "seed", "seconds"]
    assert (facts["components"], facts["sounds"]) == (3, 2)
    assert errors(box) == []
    studio.tell(box, "source voice", ["passes", 1])
    studio.run(box)
    assert (facts_of(box)["sounds"], errors(box)) == (1, [])


def test_what_the_page_about_training_shows_takes_a_sound_apart(studio: Studio, sound: Samples) -> None:
    page = (environment.ROOT / "nmfserver/docs/training.md").read_text("utf-8")
    train, use = re.findall(r"(?m)^nmf\.buf.*", page.split("## In Max\n")[1].split("\n## ")[0])
    for number, name in enumerate(("kick", "snare", "hat", "loop")):
        studio.buffer(name, sound[5000 * number : 5000 * number + 5000])
    for name in ("kit", "parts"):
        studio.buffer(name)
    boxes = [studio.box(text) for text in (train, use)]
    for box in boxes:
        studio.run(box)
    assert [errors(box) for box in boxes] == [[], []]
    same(studio.samples("parts").sum(axis=1), studio.samples("loop")[:, 0])


def test_it_learns_from_a_hundred_sounds_at_most(studio: Studio) -> None:
    noise = np.random.default_rng(5).standard_normal((101, 1000, 1)).astype(np.float32)
    names = [f"hit-{number}" for number in range(101)]
    for name, hit in zip(names, noise, strict=True):
        studio.buffer(name, hit)
    box = studio.box("nmf.bufnmftrain @bases spectra @components 2 @passes 1 @iterations 1")
    studio.tell(box, ["source", *names])
    studio.run(box)
    assert errors(box) == ["learns from 100 sounds at most: for more there is nmfserver train"]
    studio.tell(box, ["source", *names[1:]])
    studio.run(box)
    assert (facts_of(box)["sounds"], errors(box)) == (100, [])


def test_stems_are_measured_as_by_the_library(studio: Studio, sound: Samples) -> None:
    box = studio.box("nmf.bufdescribe drums @destination out")
    studio.run(box)
    expected = describe(
        of_sound(sound[:FRAMES], 2, Transform(1024, 512, 1024), 0, lambda _: None), 44100 / 1024, 44100 / 512
    )
    same(studio.samples("out"), expected.table(), 1e-3)
    facts = heard(box, FACTS)
    measured = {values[1]: values[2:] for values in facts if values[0] == "component"}
    for number in range(2):
        assert measured[number][:7] == pytest.approx(expected.values[:, number].tolist(), rel=1e-4)
    onsets = {values[1]: values[3:] for values in facts if values[0] == "onsets"}
    assert onsets == {n: pytest.approx(times, abs=1e-4) for n, times in enumerate(expected.onsets) if len(times)}
    assert [values for values in facts if values[0] == "components"] == [["components", 2]]
    assert errors(box) == []


def test_bases_and_activations_are_measured(studio: Studio) -> None:
    studio.run(studio.box("nmf.bufnmf drums @bases spectra @activations shapes @components 2 @numchans 1 @seed 1"))
    box = studio.box("nmf.bufdescribe @bases spectra @activations shapes")
    studio.run(box)
    spacing, rate = (studio.world.sounds[name].rate for name in ("spectra", "shapes"))
    sums = of_factors(studio.samples("spectra"), studio.samples("shapes"), 2, lambda _: None)
    expected = describe(sums, spacing, rate)
    measured = [values[2:9] for values in heard(box, FACTS) if values[0] == "component"]
    assert measured == [pytest.approx(each.tolist(), rel=1e-3) for each in expected.values.T]
    assert errors(box) == []


GOOD: dict[str, tuple[str | Message, ...]] = {
    "nmf.bufnmfseed": ("source drums", "bases spectra", "activations shapes", ["maxcomponents", 4], "method default"),
    "nmf.bufnmfcross": ("source drums", "target voice", "output out", ["iterations", 2], ["polyphony", 3]),
    "nmf.bufnmftrain": ("source drums voice", "bases spectra", ["components", 2], ["passes", 1], "balance default"),
    "nmf.bufdescribe": ("source drums", "destination out", ["bases", -1], ["components", "default"]),
}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nmf.bufnmfseed drum @bases spectra", "there is no sound in a buffer~ named drum"),
        ("nmf.bufnmfseed drums @bases spectrum", "there is no buffer~ named spectrum"),
        (
            "nmf.bufnmfseed drums @bases -1 @activations -1",
            "no destination is named: give bases or activations a buffer",
        ),
        ("nmf.bufnmfseed drums @bases spectra @method 4", "it is one of nmfsvd, nndsvdar, nndsvda, nndsvd"),
        ("nmf.bufnmfcross drums @output out", "target"),
        ("nmf.bufnmfcross drums @target voice @output -1", "output"),
        ("nmf.bufnmfcross drums @target voice @output out @polyphony 0", "polyphony is 0"),
        ("nmf.bufnmftrain @bases spectra", "source is missing"),
        ("nmf.bufnmftrain drums drum @bases spectra", "there is no sound in a buffer~ named drum"),
        ("nmf.bufnmftrain drums @bases spectrum", "there is no buffer~ named spectrum"),
        (
            "nmf.bufnmftrain drums voice drums @bases spectra",
            "buffer~ drums is named twice: each sound is learned from once",
        ),
        ("nmf.bufnmftrain drums voice @bases -1", "bases is missing"),
        ("nmf.bufnmftrain drums voice @bases spectra @balance 2", "balance is 2"),
        ("nmf.bufdescribe", "nothing is named to be described"),
        ("nmf.bufdescribe drums @bases voice", "source is named beside bases"),
    ],
)
def test_bad_use_gives_one_line_and_a_good_run_follows(studio: Studio, text: str, line: str) -> None:
    box = studio.box(text)
    studio.run(box)
    (found,) = errors(box)
    assert line in str(found)
    studio.tell(box, *GOOD[box.kind])
    studio.run(box)
    assert errors(box) == []


@pytest.mark.parametrize("name", GOOD)
def test_an_unknown_attribute_is_told_at_once(studio: Studio, name: str) -> None:
    box = studio.box(name)
    studio.tell(box, ["resynth", "out"])
    assert errors(box) == ["there is no attribute resynth"]


def test_a_mosaic_is_cancelled_and_the_next_one_is_as_ever(studio: Studio) -> None:
    box = studio.box("nmf.bufnmfcross drums @target voice @output out @iterations 100000000")
    studio.tell(box, BANG)
    studio.world.run_until(lambda: len(progress(box)) > 2)
    studio.tell(box, "cancel")
    studio.wait(box)
    assert errors(box) == ["cancelled"]
    studio.tell(box, *GOOD[box.kind])
    studio.run(box)
    assert errors(box) == []
