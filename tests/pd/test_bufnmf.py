"""[bufnmf]: arrays of Pd are taken apart into arrays, by way of files and of the network."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nmfserver
from nmfserver.kernels import on_demand
from tests.pd.conftest import Start
from tests.pd.pd import Box, Pd
from tests.pd.runs import OUTLETS, Samples, columns, fails, run, settle
from tests.ports import free_port
from tests.programs import PATIENCE
from tests.uncompiled import uncompiled
from tests.wire import Process, Udp, running, wait_until

FRAMES = 30000
RESULTS = ("resynth", "bases", "activations")
ARRAYS = ("left", "right", *RESULTS, *(f"{name}-{number}" for name in RESULTS for number in range(6)))
ENDLESS = ("@solver", "mu", "@iterations", 1e8)


def bufnmf(text: str = "", name: str = "nmf") -> Box:
    return Box(name, f"bufnmf {text}", OUTLETS)


@pytest.fixture
def parts(sound: Samples) -> Samples:
    """A part of the recording, float32 (frames, 2)."""
    return np.ascontiguousarray(sound[:FRAMES])


@pytest.fixture
def nmf(pd: Start, server: Process, udp: Udp, parts: Samples) -> Pd:
    """A Pd with [bufnmf], which does little work unless told, and the recording in two arrays."""
    patch = pd(bufnmf("left @components 2 @iterations 10 @seed 5"), arrays=ARRAYS)
    prepare(patch, server.port, parts)
    return patch


@pytest.fixture(params=[1, 0], ids=["files", "network"])
def either(request: pytest.FixtureRequest, nmf: Pd) -> Pd:
    """The same, with samples that travel through files, and again over the network."""
    nmf.do("nmf", "files", request.param)
    return nmf


def decompose(samples: Samples, **settings: Any) -> nmfserver.Decomposition:
    """Return what the library gives, with the settings of `nmf`."""
    return nmfserver.decompose(
        samples, 44100, **{"components": 2, "iterations": 10, "seed": 5, "stereo": "apart", **settings}
    )


def prepare(patch: Pd, port: int, parts: Samples, name: str = "nmf") -> None:
    patch.do(name, "connect", "127.0.0.1", port)
    patch.set_array("left", parts[:, 0])
    patch.set_array("right", parts[:, 1])


def check(
    patch: Pd,
    expected: nmfserver.Decomposition,
    wanted: Sequence[str] = RESULTS,
    head: str = "{}",
    numbered: bool = False,
) -> None:
    """Compare the arrays that a run has filled with what the library gives; `numbered` even where it is one."""
    frames, channels, components = expected.stems.shape
    count = channels * components
    tables = {
        "resynth": expected.stems.reshape(frames, count),
        "bases": expected.bases.reshape(count, -1).T,
        "activations": expected.activations.reshape(count, -1).T,
    }
    for name in wanted:
        base = head.format(name)
        names = [base] if count == 1 and not numbered else [f"{base}-{number}" for number in range(count)]
        np.testing.assert_allclose(columns(patch, names), tables[name], rtol=1e-5, atol=1e-6, err_msg=name)


ALL = ("@resynth", "resynth", "@bases", "bases", "@activations", "activations")


def test_any_recording_comes_apart(nmf: Pd, any_sound: Samples) -> None:
    part = np.ascontiguousarray(any_sound[:FRAMES, 0])
    nmf.set_array("left", part)
    run(nmf, *ALL)
    check(nmf, decompose(part))


@pytest.mark.parametrize("components", [1, 3])
def test_results_of_a_mono_sound_are_the_librarys(either: Pd, parts: Samples, components: int) -> None:
    """Arrays that were shorter, and one that was longer, get the results' lengths."""
    either.set_array("resynth-0", np.ones(2 * FRAMES, np.float32))
    facts = run(either, *ALL, "@components", components)
    expected = decompose(parts[:, 0], components=components)
    check(either, expected)
    assert list(facts) == ["seed", "divergence", "iterations", "seconds", "solver", "explained", "components"]
    assert (facts["seed"], facts["solver"], facts["components"]) == (5, "fast", components)
    assert facts["iterations"] == expected.iterations
    assert facts["divergence"] == pytest.approx(expected.divergence, rel=1e-4)
    assert facts["explained"] == pytest.approx(expected.explained, abs=1e-4)
    assert 0 < facts["seconds"] < PATIENCE


def test_results_of_a_stereo_sound_are_the_librarys(either: Pd, parts: Samples) -> None:
    run(either, "@source", "left", "right", *ALL)
    check(either, decompose(parts))
    np.testing.assert_array_equal(columns(either, ["left", "right"]), parts)


def test_no_buffer_stays_on_the_server_and_files_do_not_pile_up(either: Pd, udp: Udp) -> None:
    folder = Path(udp.ask("/tempfolder")[1]).parent

    def files() -> list[Path]:
        wait_until(lambda: udp.until_list() == [])
        return sorted(path for path in folder.rglob("*") if path.is_file())

    run(either, *ALL)
    first = files()
    for _ in range(2):
        run(either)
        fails(either, "@bases", "right", "left", "left")
        fails(either, "@bases", "@components", 0)
        either.do("nmf", "@components", 2)
    assert files() == first


@pytest.mark.parametrize("bases_mode", [0, 1, 2])
@pytest.mark.parametrize("act_mode", [0, 1, 2])
def test_all_pairs_of_modes(nmf: Pd, parts: Samples, bases_mode: int, act_mode: int) -> None:
    seeds = decompose(parts[:, 0], iterations=5, seed=77)
    for number in range(2):
        nmf.set_array(f"bases-{number}", seeds.bases[0, number])
        nmf.set_array(f"activations-{number}", seeds.activations[0, number])
    for files in (1, 0):
        nmf.do("nmf", "files", files)
        run(nmf, *ALL, "@basesMode", bases_mode, "@actMode", act_mode)
        expected = decompose(
            parts[:, 0],
            bases=seeds.bases if bases_mode else None, bases_mode=bases_mode,
            activations=seeds.activations if act_mode else None, act_mode=act_mode,
        )  # fmt: skip
        check(nmf, expected, ["resynth", *(["bases"] * (bases_mode < 2)), *(["activations"] * (act_mode < 2))])
        if bases_mode == 2:
            np.testing.assert_array_equal(columns(nmf, ["bases-0", "bases-1"]), seeds.bases[0].T)
        if act_mode == 2:
            np.testing.assert_array_equal(columns(nmf, ["activations-0", "activations-1"]), seeds.activations[0].T)
        if 1 in (bases_mode, act_mode):
            return  # what the second run would start from is the first one's result


@pytest.mark.parametrize(
    ("message", "settings", "part"),
    [
        (("startframe", 5000), {}, slice(5000, None)),
        (("numframes", 20000), {}, slice(20000)),
        (("@startFrame", 5000, "@numFrames", 20000), {}, slice(5000, 25000)),
        (("components", 3), {"components": 3}, slice(None)),
        (("ITERATIONS", 3), {"iterations": 3}, slice(None)),
        (("@seed", 9), {"seed": 9}, slice(None)),
        (("windowSize", 512), {"window_size": 512}, slice(None)),
        (("hopsize", 100), {"hop_size": 100}, slice(None)),
        (("@fftSize", 4096), {"fft_size": 4096}, slice(None)),
        (("fftsettings", 512, 128, 1024), {"window_size": 512, "hop_size": 128, "fft_size": 1024}, slice(None)),
        (("@FFTSettings", 512, -1, -1, "@components", 1), {"window_size": 512, "components": 1}, slice(None)),
        (("solver", "mu"), {"solver": "mu"}, slice(None)),
        (("@Solver", "fast", "@tolerance", 0.25), {"tolerance": 0.25}, slice(None)),
        (("order", "energy"), {"order": "energy"}, slice(None)),
        (("starts", 1), {"starts": 1}, slice(None)),
        (("preset", "drums"), {"preset": "drums"}, slice(None)),
        (("@templateFrames", 4, "@sparsity", 0.2), {"template_frames": 4, "sparsity": 0.2}, slice(None)),
        (("@preset", "drums", "@components"), {"preset": "drums", "components": None}, slice(None)),
    ],
    ids=lambda value: str(value[0]) if isinstance(value, tuple) else "",
)
def test_every_number_acts_in_every_spelling(
    nmf: Pd, parts: Samples, message: tuple[str | float, ...], settings: dict[str, int], part: slice
) -> None:
    nmf.do("nmf", *ALL)
    run(nmf, *message)
    expected = decompose(parts[part, 0], **settings)
    check(nmf, expected)


@pytest.mark.parametrize(
    ("message", "channels"),
    [
        (("startchan", 1), [1]),
        (("@numChans", 1), [0]),
        (("@startchan", 1, "@numchans", 1), [1]),
        (("@startchan", 0, "@numchans", -1), [0, 1]),
    ],
)
def test_some_channels_of_the_source(
    nmf: Pd, parts: Samples, message: tuple[str | float, ...], channels: list[int]
) -> None:
    nmf.do("nmf", "@source", "left", "right", *ALL)
    run(nmf, *message)
    check(nmf, decompose(parts[:, channels]))


def test_bases_with_time_are_kept(either: Pd, parts: Samples) -> None:
    run(either, *ALL, "@templateFrames", 4)
    found = columns(either, ["bases-0", "bases-1"])
    run(either, "@basesMode", 2)
    expected = decompose(parts[:, 0], template_frames=4, bases=found.T.reshape(1, 2, -1), bases_mode=2)
    check(either, expected)


@pytest.mark.parametrize("stereo", ["linked", "paired"])
def test_channels_may_be_linked_or_paired(nmf: Pd, parts: Samples, stereo: str) -> None:
    run(nmf, "@source", "left", "right", *ALL, "@stereo", stereo)
    check(nmf, decompose(parts, stereo=stereo))


def test_a_budget_is_used(nmf: Pd) -> None:
    assert 0.3 <= run(nmf, *ALL, "@solver", "mu", "@iterations", 1, "@budget", 0.3)["seconds"] < 3


def test_what_has_to_be_compiled_first_is_a_fact(pd: Start, parts: Samples, tmp_path: Path) -> None:
    patch = pd(bufnmf("left @bases bases @templateframes 4"), arrays=ARRAYS)
    with uncompiled(tmp_path) as server:
        prepare(patch, server.port, parts)
        patch.send("nmf", "bang")
        patch.wait("nmf-fact", "compiling .*" + re.escape(on_demand.COMPILING.split()[-1]))
        patch.do("nmf", "cancel")
        assert settle(patch) == "nmf-error: cancelled"


def test_a_number_of_components_is_found_and_arrays_are_named_by_it(either: Pd, parts: Samples) -> None:
    facts = run(either, "@source", "left", "right", *ALL, "@components", -1, "@minComponents", 2, "@maxComponents", 3)
    expected = decompose(parts, components=-1, min_components=2, max_components=3)
    assert facts["components"] == expected.bases.shape[1] in (2, 3)
    check(either, expected)


def test_an_array_that_turns_out_to_be_missing_is_named_and_nothing_has_changed(nmf: Pd) -> None:
    run(nmf, *ALL, "@resynth")
    before = columns(nmf, ["bases-0", "bases-1"])
    nmf.do("nmf", "@components", -1, "@minComponents", 2, "@resynth", "right")
    nmf.clear()
    nmf.send("nmf", "bang")
    assert settle(nmf) == "nmf-error: there is no array right-0"
    nmf.pardon("error: .*right-0.*")
    np.testing.assert_array_equal(columns(nmf, ["bases-0", "bases-1"]), before)


@pytest.mark.parametrize("components", [32, 33])
def test_more_channels_than_pd_reads_at_once(
    pd: Start, server: Process, udp: Udp, parts: Samples, components: int
) -> None:
    """Of a stereo sound, so that there are twice as many arrays."""
    box = bufnmf("left right @iterations 2 @seed 5 @resynth resynth @bases bases @activations activations")
    names = [f"{role}-{number}" for role in RESULTS for number in range(2 * components)]
    patch = pd(box, arrays=("left", "right", *names))
    prepare(patch, server.port, parts)
    run(patch, "components", components)
    check(patch, decompose(parts, components=components, iterations=2))


def test_one_component_that_is_found_has_its_number_too(nmf: Pd) -> None:
    nmf.set_array("left", np.zeros(FRAMES, np.float32))
    assert run(nmf, *ALL, "@components", -1)["components"] == 1
    check(nmf, decompose(np.zeros(FRAMES, np.float32), components=-1), numbered=True)


def test_templates_that_are_kept_and_a_free_one(either: Pd, parts: Samples) -> None:
    given = decompose(parts[:, 0], components=3, seed=77)
    for number in range(2):
        either.set_array(f"bases-{number}", given.bases[0, number])
    either.set_array("bases-2", np.full(10, 0.5, np.float32))  # shorter: what it holds does not matter
    run(either, *ALL, "@basesMode", 2, 2, 0, "@components", 3)
    expected = decompose(parts[:, 0], components=3, bases=given.bases, bases_mode=(2, 2, 0))
    check(either, expected)
    np.testing.assert_array_equal(columns(either, ["bases-0", "bases-1"]), given.bases[0, :2].T)


def test_arrays_may_be_named_one_by_one(nmf: Pd, parts: Samples) -> None:
    run(nmf, "resynth", "bases-3", "activations")
    expected = decompose(parts[:, 0])
    np.testing.assert_allclose(columns(nmf, ["bases-3", "activations"]), expected.stems[:, 0], atol=1e-6)


def test_names_may_hold_spaces_and_other_signs(pd: Start, server: Process, udp: Udp, parts: Samples) -> None:
    names = ["a drum loop", "stem, low", "stem; high"]
    patch = pd(bufnmf(r"a\ drum\ loop @seed 5 @iterations 10"), arrays=names)
    patch.do("nmf", "connect", "127.0.0.1", server.port)
    patch.set_array(names[0], parts[:, 0])
    for files in (1, 0):
        patch.do("nmf", "files", files)
        run(patch, "@components", 2, "@resynth", *names[1:])
        expected = decompose(parts[:, 0])
        np.testing.assert_allclose(columns(patch, names[1:]), expected.stems[:, 0], atol=1e-6)


def test_of_sizes_at_once_and_sizes_one_by_one_the_last_said_holds(nmf: Pd, parts: Samples) -> None:
    nmf.do("nmf", "bases", "bases")
    for message, sizes in (
        (("windowsize", 512), {"window_size": 512}),
        (("fftsettings", 2048, 256, 2048), {"window_size": 2048, "hop_size": 256}),
        (("hopsize", 300), {"hop_size": 300}),
    ):
        run(nmf, *message)
        check(nmf, decompose(parts[:, 0], **sizes), ["bases"])


def test_an_attribute_without_a_value_is_as_if_never_given(nmf: Pd, parts: Samples) -> None:
    run(nmf, *ALL)
    nmf.set_array("resynth-0", parts[:100, 1])
    nmf.do("nmf", "resynth")
    nmf.do("nmf", "@components", "@iterations", 3)
    run(nmf)
    check(nmf, decompose(parts[:, 0], components=1, iterations=3), ["bases", "activations"])
    np.testing.assert_array_equal(nmf.array("resynth-0"), parts[:100, 1])


def test_resynthmode_0_makes_no_stems(nmf: Pd, parts: Samples) -> None:
    nmf.set_array("resynth-0", parts[:100, 1])
    run(nmf, *ALL, "@resynthMode", 0)
    check(nmf, decompose(parts[:, 0]), ["bases", "activations"])
    np.testing.assert_array_equal(nmf.array("resynth-0"), parts[:100, 1])
    run(nmf, "resynthMode", 1)
    assert len(nmf.array("resynth-0")) == FRAMES


def test_without_a_seed_every_run_differs_and_tells_how_to_have_it_again(nmf: Pd) -> None:
    first = run(nmf, "@seed", -1, "@bases", "bases")["seed"]
    assert run(nmf, "seed")["seed"] != first  # may be above 2^24, which a float cannot hold


@pytest.mark.parametrize(
    ("files", "lengths"),
    [
        (1, [1, 2, 1000, 8191, 8192, 8193, 16384, 524287, 524288, 524289, 1048577]),
        (0, [1, 1023, 1024, 1025, 2047, 2048, 2049, 16383, 16384, 16385, 17409]),
    ],
    ids=["files", "network"],
)
def test_arrays_of_any_length_travel_in_pieces(nmf: Pd, sound: Samples, files: int, lengths: list[int]) -> None:
    long = np.resize(sound[:, 0], max(lengths))
    nmf.do("nmf", "files", files)
    nmf.do("nmf", "@components", 1, "@iterations", 1, "@resynth", "resynth")
    for length in lengths:
        nmf.set_array("left", long[:length])
        run(nmf)
        expected = decompose(long[:length], components=1, iterations=1).stems[:, 0, 0]
        np.testing.assert_allclose(nmf.array("resynth"), expected, atol=1e-6, err_msg=str(length))


def test_half_a_minute(nmf: Pd, sound: Samples) -> None:
    long = np.resize(sound[:, 0], 30 * 44100)
    nmf.set_array("left", long)
    run(nmf, *ALL, "@iterations", 2)
    check(nmf, decompose(long, iterations=2))


def test_several_at_once_do_not_mix(pd: Start, server: Process, udp: Udp, parts: Samples) -> None:
    """Each with arrays and settings of its own, one of them over the network."""
    several = {"a": (0, 2), "b": (1, 3), "c": (1, 4)}
    names = [f"{each}-{role}" for each in several for role in RESULTS]
    boxes = [
        bufnmf(
            f"{('left', 'right')[channel]} @components {count} @iterations 10 @seed {count}"
            f" @resynth {each}-resynth @bases {each}-bases @activations {each}-activations",
            each,
        )
        for each, (channel, count) in several.items()
    ]
    patch = pd(*boxes, arrays=[*ARRAYS, *(f"{name}-{number}" for name in names for number in range(4))])
    for each in several:
        prepare(patch, server.port, parts, each)
    patch.do("b", "files", 0)
    for _ in range(2):
        patch.clear()
        for each in several:
            patch.send(each, "bang")
        for each in several:
            assert settle(patch, each) == f"{each}-done: bang"
        for each, (channel, count) in several.items():
            check(patch, decompose(parts[:, channel], components=count, seed=count), head=f"{each}-{{}}")


def test_progress_never_falls_and_ends_at_1_before_the_bang(either: Pd) -> None:
    run(either, "@resynth", "resynth", "@solver", "mu", "@iterations", 20000)
    told = [line for line in either.printed if line.startswith(("nmf-progress", "nmf-done"))]
    assert told[-2:] == ["nmf-progress: 1", "nmf-done: bang"]
    shares = [float(line.split()[1]) for line in told[:-1]]
    assert shares == sorted(shares)
    assert len(shares) > 3
    assert 0 <= shares[0] < 0.5


def test_a_job_is_cancelled_and_the_next_run_is_as_ever(either: Pd, parts: Samples) -> None:
    either.set_array("resynth-0", parts[:100, 1])
    either.do("nmf", *ALL)
    for moment in ("at once", "while it runs"):
        either.clear()
        either.do("nmf", *ENDLESS)
        either.send("nmf", "bang")
        if moment == "while it runs":
            either.wait("nmf-progress", r"0\.\d+|\d(\.\d+)?e-\d+")
            time.sleep(0.2)
        either.send("nmf", "cancel")
        assert settle(either, patience=5) == "nmf-error: cancelled"
        np.testing.assert_array_equal(either.array("resynth-0"), parts[:100, 1])
        assert either.lines("nmf-done") == []
    either.clear()
    either.do("nmf", "cancel")  # there is nothing to cancel
    assert either.lines("nmf-done") == either.lines("nmf-progress") == []
    run(either, "@iterations", 10, "@solver")
    check(either, decompose(parts[:, 0]))


def test_a_second_run_meanwhile_is_refused_and_the_first_goes_on(either: Pd, parts: Samples) -> None:
    either.do("nmf", *ALL, "@iterations", 1000, "@solver", "mu")
    either.send("nmf", "bang")
    either.send("nmf", "bang")
    either.wait("nmf-done", "bang")
    (sentence,) = either.lines("nmf-error")
    assert re.search("run|busy|under way", sentence)
    run(either, "@iterations", 10, "@solver")
    check(either, decompose(parts[:, 0]))


def test_what_is_set_during_a_run_is_for_the_next_one(either: Pd, parts: Samples) -> None:
    either.clear()
    either.do("nmf", *ALL)
    either.send("nmf", "bang")
    either.send("nmf", "@components", 3, "@resynth", "bases", "@bases", "@seed", 9)
    assert settle(either) == "nmf-done: bang"
    check(either, decompose(parts[:, 0]))
    either.do("nmf", *ALL, "@components", -1, "@minComponents", 2, "@maxComponents", 2, "@seed", 5)
    either.clear()
    either.send("nmf", "bang")
    either.send("nmf", "@components", 3, "@resynth", "bases", "@bases", "@seed", 9)
    assert settle(either) == "nmf-done: bang"
    check(either, decompose(parts[:, 0], components=-1, min_components=2, max_components=2))
    run(either, "bases", "resynth")
    assert len(either.array("bases-2")) == FRAMES
    assert len(either.array("resynth-2")) == 513


def test_a_server_that_shares_no_files_gets_samples_over_the_network(nmf: Pd, parts: Samples) -> None:
    with running("--host", "0.0.0.0") as open_server:
        nmf.do("nmf", "connect", "127.0.0.1", open_server.port)
        run(nmf, *ALL)
    check(nmf, decompose(parts[:, 0]))


@pytest.mark.parametrize("message", [("componets", 3), ("@componets", 3), ("@seed", 5, "@Componets", 3), ("nosuch",)])
def test_an_unknown_attribute_is_named_at_once(nmf: Pd, message: tuple[str | float, ...]) -> None:
    nmf.clear()
    nmf.do("nmf", *message)
    (sentence,) = nmf.lines("nmf-error")
    assert next(str(word).strip("@") for word in message if "o" in str(word)) in sentence
    run(nmf, "resynth", "resynth")


GOOD = ("@source", "left", "@components", 2, "@resynth", "resynth", "@bases", "@basesMode", "@activations", "@actMode")


@pytest.mark.parametrize(
    ("settings", "pattern", "said_by_pd"),
    [
        (("@source", "nowhere"), "nowhere", True),
        (("@source", "left", "nowhere"), "nowhere", True),
        (("@source",), "source", False),
        (("@resynth", "left"), "left-0", True),
        (("@resynth", "resynth-0", "nowhere"), "nowhere", True),
        (("@resynth", "resynth-0", "resynth-1", "resynth-2"), "resynth.*3.*2", False),
        (("@bases", "bases-0", "bases-1", "bases-2"), "bases.*3.*2", False),
        (("@source", "left", "right", "@activations", "left", "right"), "activations.*2.*4", False),
        (("@resynth",), "resynth, bases or activations", False),
        (("@components", 0), "components is 0", False),
        (("@components", 2.5), "components is 2.5", False),
        (("@components", "many"), "components is .?many", False),
        (("@hopsize", "wide"), "hopSize is .?wide", False),
        (("@windowsize", 1), "windowSize is 1", False),
        (("@fftsize", 1000), "FFT size is 1000", False),
        (("@numframes", 1e6), "frames", False),
        (("@startframe", 30000), "frame", False),
        (("@startchan", 1), "channel", False),
        (("@basesMode", 2), "bases", False),
        (("@basesMode", 3, "@bases", "bases"), "basesMode is 3", False),
        (("@bases", "bases", "@basesMode", 2), "the bases have 100 frames .* need 513 frames and 2", False),
        (("@activations", "activations", "@actMode", 1), "the activations have 100 frames", False),
        (("@solver", "fats"), "solver is .?fats", False),
        (("@solver", 3), "solver is 3", False),
        (("@order", "high"), "order is .?high", False),
        (("@stereo", "mono"), "stereo is .?mono", False),
        (("@preset", "drum"), "preset is drum; it is one of drums", False),
        (("@budget", -1), "budget is -1", False),
        (("@starts", -2), "starts is -2", False),
        (("@components", -1, "@maxComponents", 0), "maxComponents is 0", False),
        (("@components", -1, "@bases", "bases", "@basesMode", 2), "components is -1", False),
        (("@bases", "bases", "@basesMode", 2, 2, 0), "3 modes of the bases are given for 2 components", False),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_said_once_and_a_good_run_follows(
    nmf: Pd, parts: Samples, settings: tuple[str | float, ...], pattern: str, said_by_pd: bool
) -> None:
    nmf.do("nmf", *GOOD)
    sentence = fails(nmf, *settings)
    assert re.search(pattern, sentence), sentence
    assert "/tmp" not in sentence
    if said_by_pd:
        nmf.pardon("error: .*(nowhere|left-0).*")
    keys = [str(word) for word in settings if str(word).startswith("@")]
    nmf.do("nmf", *keys)
    run(nmf, *GOOD)
    check(nmf, decompose(parts[:, 0]), ["resynth"])
    assert nmf.output().count("nmf-error: ") == 1  # nothing came late


def test_a_server_that_is_not_there_is_said_soon(nmf: Pd, server: Process, parts: Samples) -> None:
    nmf.do("nmf", *GOOD)
    port = free_port()
    nmf.do("nmf", "connect", "127.0.0.1", port)
    start = time.monotonic()
    sentence = fails(nmf)
    assert time.monotonic() - start < 3
    for words in ("127.0.0.1", str(port), "nmfserver serve"):
        assert words in sentence
    nmf.do("nmf", "connect", "localhost", server.port)
    run(nmf)
    check(nmf, decompose(parts[:, 0]), ["resynth"])
    assert nmf.output().count("nmf-error: ") == 1


def test_a_server_that_is_killed_in_mid_job_is_said_and_the_next_one_is_found(nmf: Pd, parts: Samples) -> None:
    with running() as first:
        nmf.do("nmf", *GOOD)
        nmf.do("nmf", *ENDLESS)
        nmf.do("nmf", "connect", "127.0.0.1", first.port)
        nmf.clear()
        nmf.send("nmf", "bang")
        nmf.wait("nmf-progress", r"0\.\d+|\d(\.\d+)?e-\d+")
        first.process.kill()
        first.process.wait()
        assert settle(nmf, patience=6).startswith("nmf-error: ")
        assert len(nmf.lines("nmf-error")) == 1
    second = Process(command=("serve", "--port", str(first.port)))
    try:
        run(nmf, "@iterations", 10, "@solver")
        check(nmf, decompose(parts[:, 0]), ["resynth"])
    finally:
        second.end()


def test_each_has_a_connection_of_its_own(pd: Start, server: Process, udp: Udp, parts: Samples) -> None:
    """One goes elsewhere, the other stays."""
    boxes = [bufnmf(f"left @seed 5 @iterations 10 @resynth resynth-{number}", f"n{number}") for number in range(2)]
    with running() as other:
        patch = pd(*boxes, arrays=ARRAYS)
        prepare(patch, server.port, parts, "n0")
        prepare(patch, other.port, parts, "n1")
        for number in range(2):
            run(patch, name=f"n{number}")
            np.testing.assert_allclose(patch.array(f"resynth-{number}"), parts[:, 0], atol=1e-6)
