"""The objects beside [bufnmf], [bufnmfseed] to [bufdescribe]: what they do with arrays, by files and by network."""

from __future__ import annotations

import re

import environment
import numpy as np
import pytest

import nmfserver
from nmfserver.kernels.stft import Transform
from nmfserver.processes.cross import Crossing, cross
from nmfserver.processes.describing import Description, describe, of_factors, of_sound
from nmfserver.processes.seeding import Seeding, Seeds, seed
from tests.pd.conftest import Start
from tests.pd.pd import Box, Pd
from tests.pd.runs import OUTLETS, Samples, columns, fails, run, settle
from tests.wire import Process, Udp, wait_until

FRAMES = 20000
RATE = 44100.0
"""Of Pd, without audio."""
ARRAYS = ("left", "right", "out", *(f"{name}-{number}" for name in ("w", "h", "out") for number in range(8)))
TEXTS = {
    "seeds": "bufnmfseed left @bases w @activations h @maxcomponents 4",
    "mosaic": "bufnmfcross left @target right @output out @iterations 5 @polyphony 3",
    "kit": "bufnmftrain left right @bases w @components 3 @passes 1 @iterations 5",
    "measures": "bufdescribe left right",
    "nmf": "bufnmf left @iterations 5 @seed 5",
}
EITHER = pytest.mark.parametrize("files", [1, 0], ids=["files", "network"])


@pytest.fixture
def family(pd: Start, server: Process, udp: Udp, sound: Samples) -> Pd:
    """A Pd with each of the objects, and two arrays of different sounds. Nothing stays on the server."""
    patch = pd(*(Box(name, text, OUTLETS) for name, text in TEXTS.items()), arrays=ARRAYS)
    for name in TEXTS:
        patch.do(name, "connect", "127.0.0.1", server.port)
    for name, samples in zip(("left", "right"), parts(sound), strict=True):
        patch.set_array(name, samples)
    return patch


def parts(sound: Samples) -> tuple[Samples, Samples]:
    """Return what is in the two arrays."""
    return np.ascontiguousarray(sound[:FRAMES, 0]), np.ascontiguousarray(sound[FRAMES : 2 * FRAMES - 999, 1])


def names(name: str, count: int) -> list[str]:
    return [f"{name}-{number}" for number in range(count)]


def check_seeds(patch: Pd, expected: Seeds) -> None:
    """Compare the arrays with seeds of one or two channels."""
    count = expected.bases.shape[1]
    np.testing.assert_allclose(columns(patch, names("w", count)), expected.bases, atol=1e-5)
    np.testing.assert_allclose(columns(patch, names("h", count)), expected.activations, atol=1e-5)


@EITHER
def test_seeds_are_those_of_the_library_and_go_straight_into_bufnmf(
    family: Pd, udp: Udp, sound: Samples, files: int
) -> None:
    family.do("seeds", "files", files)
    facts = run(family, "@coverage", 0.9, name="seeds")
    expected = seed(parts(sound)[0][:, None], Seeding(coverage=0.9, max_components=4))
    check_seeds(family, expected)
    assert list(facts) == ["components", "coverage", "seed", "seconds"]
    assert facts["components"] == expected.components > 1
    assert facts["coverage"] == pytest.approx(expected.coverage)
    run(family, "@components", facts["components"], "@bases", "w", "@basesmode", 1, "@activations", "h", "@actmode", 1)
    wait_until(lambda: udp.until_list() == [])


@pytest.mark.parametrize(
    ("settings", "seeding"),
    [
        (("@method", 2, "@mincomponents", 3), Seeding(method="nndsvda", min_components=3, max_components=4)),
        (("@method", "nndsvd", "@coverage", 0.8), Seeding(method="nndsvd", coverage=0.8, max_components=4)),
        (("@method", 1, "@seed", 7), Seeding(method="nndsvdar", seed=7, max_components=4)),
        (("@flucoma", 1, "@method", 3), Seeding(method="nndsvd", fluid=True, max_components=4)),
        (("@fftsettings", 512, 128), Seeding(window_size=512, hop_size=128, max_components=4)),
        (("@source", "left", "left"), Seeding(max_components=4)),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_attributes_of_seeds_act(
    family: Pd, sound: Samples, settings: tuple[str | float, ...], seeding: Seeding
) -> None:
    run(family, *settings, name="seeds")
    count = settings.count("left") or 1
    check_seeds(family, seed(np.stack([parts(sound)[0]] * count, axis=1), seeding))


@EITHER
def test_a_mosaic_is_that_of_the_library(family: Pd, udp: Udp, sound: Samples, files: int) -> None:
    family.do("mosaic", "files", files)
    facts = run(family, name="mosaic")
    left, right = parts(sound)
    crossing = Crossing(iterations=5, polyphony=3)
    expected = cross(left[:, None], right[:, None], crossing)
    np.testing.assert_allclose(family.array("out"), expected.sound[:, 0], atol=1e-4)
    assert list(facts) == ["arithmetic", "seed", "seconds"]
    run(family, "@target", "right", "left", "@target", "right", "right", name="mosaic")
    two = cross(left[:, None], np.stack([right, right], axis=1), crossing)
    np.testing.assert_allclose(columns(family, names("out", 2)), two.sound, atol=1e-4)
    wait_until(lambda: udp.until_list() == [])


@pytest.mark.parametrize(
    ("settings", "crossing"),
    [
        (("@timesparsity", 3), {"time_sparsity": 3}),
        (("@continuity", 3), {"continuity": 3}),
        (("@phase", "griffinlim", "@seed", 3), {"phase": "griffinlim", "seed": 3}),
        (("@fftsettings", 512, 256), {"window_size": 512, "hop_size": 256}),
        (("@flucoma", 1, "@seed", 3), {"fluid": True, "seed": 3}),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_attributes_of_mosaics_act(
    family: Pd, sound: Samples, settings: tuple[str | float, ...], crossing: dict[str, int]
) -> None:
    run(family, *settings, name="mosaic")
    left, right = parts(sound)
    expected = cross(left[:, None], right[:, None], Crossing(**{"iterations": 5, "polyphony": 3, **crossing}))  # type: ignore[arg-type]
    np.testing.assert_allclose(family.array("out"), expected.sound[:, 0], atol=2e-3)


def test_a_mosaic_is_cancelled_and_the_next_one_is_as_ever(family: Pd) -> None:
    family.clear()
    family.do("mosaic", "@iterations", 1e8)
    family.send("mosaic", "bang")
    family.wait("mosaic-progress", r"0\.\d+|\d(\.\d+)?e-\d+")
    family.send("mosaic", "cancel")
    assert settle(family, "mosaic", 5) == "mosaic-error: cancelled"
    assert len(family.array("out")) == 100
    run(family, "@iterations", 2, name="mosaic")


@EITHER
def test_bases_of_several_arrays_are_those_of_the_library(family: Pd, udp: Udp, sound: Samples, files: int) -> None:
    """Each is a sound of its own, which counts where long ones are not to weigh more; names stay after a run."""
    family.do("kit", "files", files)
    settings = ("@passes", 2, "@sparsity", 0.1, "@balance", 1, "@seed", 5, "@windowsize", 512)
    facts = run(family, *settings, name="kit")
    expected = nmfserver.train(
        list(parts(sound)), RATE, components=3, passes=2, iterations=5, sparsity=0.1, balance=True, seed=5,
        window_size=512,
    )  # fmt: skip
    np.testing.assert_allclose(columns(family, names("w", 3)), expected.bases[0].T, atol=1e-5)
    assert list(facts) == ["components", "sounds", "passes", "explained", "divergence", "seed", "seconds"]
    assert (facts["components"], facts["sounds"]) == (3, 2)
    run(family, "@source", "right", "@components", 1, "@bases", "out", name="kit")
    assert len(family.array("out")) == 257
    run(family, "@components", 3, "@bases", "w", "@basesmode", 2, "@windowsize", 512)
    wait_until(lambda: udp.until_list() == [])


def test_what_the_page_about_training_shows_takes_a_sound_apart(
    pd: Start, server: Process, udp: Udp, sound: Samples
) -> None:
    page = (environment.ROOT / "nmfserver/docs/training.md").read_text("utf-8")
    train, use = re.findall(r"(?m)^\[(buf.*)\]$", page.split("## In Pd\n")[1].split("\n## ")[0])
    takes = dict(zip(names("take", 3), np.split(sound[:15000, 0].copy(), 3), strict=True))
    patch = pd(
        Box("kit", train, OUTLETS), Box("nmf", use, OUTLETS), arrays=(*takes, *names("kit", 3), *names("part", 3))
    )
    for name, samples in takes.items():
        patch.set_array(name, samples)
    for name in ("kit", "nmf"):
        patch.do(name, "connect", "127.0.0.1", server.port)
        run(patch, name=name)
    assert all(len(patch.array(name)) == 513 for name in names("kit", 3))
    np.testing.assert_allclose(columns(patch, names("part", 3)).sum(axis=1), takes["take-0"], atol=1e-5)
    wait_until(lambda: udp.until_list() == [])


def check_told(patch: Pd, expected: Description) -> None:
    """Compare what came with the facts with a description."""
    told = [line.split() for line in patch.lines("measures-fact")]
    found = {int(words[1]): [*map(float, words[2:])] for words in told if words[0] == "component"}
    for number, nearest in enumerate(expected.nearest):
        values = expected.values[:, number].tolist()
        alike = float(expected.correlations[number, nearest]) if nearest >= 0 else 0.0
        assert found[number] == pytest.approx(
            [*values, nearest, alike, len(expected.onsets[number])], rel=1e-3, abs=1e-3
        )
    onsets = {int(words[1]): [*map(float, words[3:])] for words in told if words[0] == "onsets"}
    assert onsets == {
        number: pytest.approx(times, abs=1e-4) for number, times in enumerate(expected.onsets) if len(times)
    }


@EITHER
def test_stems_are_measured_as_by_the_library(family: Pd, udp: Udp, sound: Samples, files: int) -> None:
    family.do("measures", "files", files)
    stems = np.stack([each[: FRAMES - 999] for each in parts(sound)], axis=1)
    family.set_array("left", stems[:, 0])
    facts = run(family, "@destination", "out", name="measures")
    expected = describe(of_sound(stems, 2, Transform(1024, 512, 1024), 0, lambda _: None), RATE / 1024, RATE / 512)
    check_told(family, expected)
    assert facts["components"] == 2
    np.testing.assert_allclose(columns(family, names("out", 2)), expected.table(), rtol=1e-3, atol=1e-3)
    wait_until(lambda: udp.until_list() == [])


@pytest.mark.parametrize("wanted", ["bases", "activations", "both"])
def test_bases_and_activations_are_measured_at_their_sample_rates(family: Pd, sound: Samples, wanted: str) -> None:
    run(family, "@components", 2, "@bases", "w", "@activations", "h", "@fftsettings", 2048, 256)
    bases, activations = (columns(family, names(name, 2)) for name in ("w", "h"))
    sizes = ("@fftsettings", 2048, 256) if wanted == "both" else ("@windowsize", 2048, "@hopsize", 256)
    given: list[str | float] = ["@source", *sizes]
    if wanted != "activations":
        given += ["@bases", *names("w", 2)]
    if wanted != "bases":
        given += ["@activations", *names("h", 2)]
    run(family, *given, name="measures")
    sums = of_factors(
        bases if wanted != "activations" else None, activations if wanted != "bases" else None, 2, lambda _: None
    )
    check_told(family, describe(sums, RATE / 2048, RATE / 256))


@pytest.mark.parametrize(
    ("name", "settings", "pattern", "said_by_pd"),
    [
        ("seeds", ("@source",), "the source is missing: name its array", False),
        ("seeds", ("@source", "nowhere"), "there is no array nowhere", True),
        ("seeds", ("@bases", "@activations"), "no destination is named: give bases or activations", False),
        ("seeds", ("@method", "nndsvds"), "it is one of nmfsvd, nndsvdar, nndsvda, nndsvd", False),
        ("mosaic", ("@target",), "the target is missing: name its array", False),
        ("mosaic", ("@output",), "output", False),
        ("mosaic", ("@polyphony", 0), "polyphony is 0", False),
        ("mosaic", ("@output", "out-0", "out-1"), "output names 2 arrays but 1", False),
        ("kit", ("@source",), "the source is missing: name its array", False),
        ("kit", ("@source", "left", "nowhere"), "there is no array nowhere", True),
        ("kit", ("@source", "left", "right", "left"), "^the array left is named twice; each sound is", False),
        ("kit", ("@bases",), "bases is missing", False),
        ("kit", ("@bases", "w-0", "w-1"), "bases names 2 arrays but 3", False),
        ("kit", ("@sparsity", -1), "sparsity is -1", False),
        ("measures", ("@source",), "nothing is named to be described", False),
        ("measures", ("@bases", "left"), "source is named beside bases", False),
        ("measures", ("@components", 3), "component", False),
    ],
)
def test_what_is_wrong_is_said_once_and_a_good_run_follows(
    family: Pd, name: str, settings: tuple[str | float, ...], pattern: str, said_by_pd: bool
) -> None:
    sentence = fails(family, *settings, name=name)
    assert re.search(pattern, sentence), sentence
    if said_by_pd:
        family.pardon("error: .*nowhere.*")
    family.do(name, *(str(word) for word in settings if str(word).startswith("@")))
    family.do(name, "@source", *(float(word) if word.isdigit() else word for word in TEXTS[name].split()[1:]))
    run(family, name=name)


def test_an_unknown_attribute_is_named_at_once(family: Pd) -> None:
    for name in ("seeds", "mosaic", "kit", "measures"):
        family.do(name, "@resynth", "out")
        assert family.lines(f"{name}-error") == ["there is no attribute resynth"]
