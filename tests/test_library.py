"""`nmfserver.decompose`, as a program uses it."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from typing import Any

import drum_loop
import numpy as np
import pytest
from numpy.typing import NDArray

import nmfserver
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled
from nmfserver.processes.presets import PRESETS

Sound = NDArray[np.float32]


def test_a_stereo_sound_comes_apart_into_shaped_and_summing_parts(sound: Sound) -> None:
    parts = nmfserver.decompose(sound, 44100, components=4, iterations=20, seed=5)
    hops = len(sound) // 512 + 1
    assert parts.stems.shape == (len(sound), 2, 4)
    assert parts.bases.shape == (2, 4, 513)
    assert parts.activations.shape == (2, 4, hops)
    assert np.abs(parts.stems.sum(axis=2) - sound).max() < 1e-4
    assert parts.frequencies[[0, 1, -1]] == pytest.approx([0, 44100 / 1024, 22050])
    assert parts.times[[0, 1]] == pytest.approx([0, 512 / 44100])
    assert (parts.seed, parts.sample_rate, parts.solver, parts.order) == (5, 44100, "fast", "pitch")
    assert 1 <= parts.iterations <= 5  # as far as 20 plain ones
    assert 0 < parts.explained < 1
    assert re.fullmatch(r"4 components \(pitch order\), \d\d % explained, seed 5, solver fast", str(parts))


def test_the_channels_of_a_sound_have_the_same_activations_unless_stereo_says_otherwise(sound: Sound) -> None:
    for stereo, least in (("linked", 1.0), ("paired", 0.5), ("apart", -1.0)):
        parts = nmfserver.decompose(sound, 44100, seed=1, stereo=stereo)
        left, right = parts.activations
        likeness = np.array([[np.corrcoef(one, other)[0, 1] for other in right] for one in left])
        assert likeness.diagonal().min() >= least - 1e-6, stereo
        assert (left.tobytes() == right.tobytes()) == (stereo == "linked")
    with pytest.raises(BadBufferError, match="with stereo linked, fixed ones must be alike in all channels: use apart"):
        nmfserver.decompose(sound, 44100, activations=parts.activations, act_mode=2)
    usual = nmfserver.decompose(sound, 44100, seed=1)
    assert usual.activations[0].tobytes() == usual.activations[1].tobytes()


def test_a_solver_and_its_seed_give_the_result_again(sound: Sound) -> None:
    for solver, order in (("fast", "pitch"), ("mu", "none")):
        first = nmfserver.decompose(sound, 44100, solver=solver, iterations=20)
        again = nmfserver.decompose(sound, 44100, solver=first.solver, seed=first.seed, iterations=20)
        assert (again.solver, again.order) == (solver, order)
        assert again.stems.tobytes() == first.stems.tobytes()
    assert (first.iterations, str(first).split(",")[0]) == (20, "3 components")


def test_the_rounds_end_by_tolerance_or_when_the_budget_is_used(sound: Sound) -> None:
    part = sound[:30000]
    for solver in ("fast", "mu"):
        whole = nmfserver.decompose(part, 44100, solver=solver, iterations=400, tolerance=0)
        ended = nmfserver.decompose(part, 44100, solver=solver, iterations=400, tolerance=0.1)
        assert ended.iterations < whole.iterations
        began = time.monotonic()
        nmfserver.decompose(part, 44100, solver=solver, iterations=2**31 - 1, budget=0.2)
        assert time.monotonic() - began < 20


def test_one_start_is_a_plain_random_one(sound: Sound) -> None:
    usual, plain, other = (
        nmfserver.decompose(sound, 44100, components=6, seed=seed, starts=starts)
        for seed, starts in ((1, 0), (1, 1), (2, 1))
    )
    assert len({parts.bases.tobytes() for parts in (usual, plain, other)}) == 3


def test_components_come_in_the_order_that_is_asked_for() -> None:
    loop = drum_loop.loop()
    measures: dict[str, Callable[[nmfserver.Decomposition, int], float]] = {
        "pitch": lambda parts, k: np.average(parts.frequencies, weights=parts.bases[0, k]),
        "energy": lambda parts, k: -float(parts.bases[0, k].sum() * parts.activations[0, k].sum()),
        "onset": lambda parts, k: float(np.argmax(parts.activations[0, k] > 0.1 * parts.activations[0, k].max())),
    }
    for order, measure in measures.items():
        parts = nmfserver.decompose(loop, 44100, seed=3, order=order)
        values = [measure(parts, component) for component in range(3)]
        assert values == sorted(values), order
        assert parts.order == order


def test_known_drums_are_kept_and_one_component_takes_everything_else() -> None:
    drums = drum_loop.parts()
    known = nmfserver.decompose(drums["kick"] + drums["snare"], 44100, components=2, seed=1)
    bases = np.pad(known.bases, ((0, 0), (0, 1), (0, 0)))
    parts = nmfserver.decompose(drum_loop.loop(), 44100, bases=bases, bases_mode=(2, 2, 0), seed=1)
    assert parts.bases[:, :2].tobytes() == known.bases.tobytes()
    assert np.corrcoef(parts.stems[:, 0, 2], drums["hat"])[0, 1] > 0.7
    assert parts.order == "none"


def test_the_number_of_components_is_found_within_bounds() -> None:
    loop = drum_loop.loop()
    assert nmfserver.decompose(loop, 44100, components=-1, seed=1).bases.shape[1] == 3
    assert nmfserver.decompose(loop, 44100, components=-1, max_components=2).bases.shape[1] == 2
    assert nmfserver.decompose(loop, 44100, components=-1, min_components=5).bases.shape[1] >= 5
    assert nmfserver.decompose(np.zeros(44100), 44100, components=-1).bases.shape[1] == 1


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_sets_what_is_not_given(name: str) -> None:
    preset, short = PRESETS[name], drum_loop.loop(1.0)
    parts = nmfserver.decompose(short, 44100, preset=name, iterations=2)
    assert parts.bases.shape == (1, preset.components, preset.fft_size // 2 + 1)
    assert (parts.hop_size, parts.fft_size) == (preset.hop_size, preset.fft_size)
    given = nmfserver.decompose(short, 44100, preset=name, components=2, hop_size=64, iterations=2)
    assert (given.bases.shape[1], given.hop_size, given.fft_size) == (2, 64, preset.fft_size)


def test_silence_is_explained_and_bases_that_do_not_fit_explain_nothing() -> None:
    assert nmfserver.decompose(np.zeros(5000), 44100).explained == 1
    bases = np.zeros((1, 1, 513), np.float32)
    bases[0, 0, 400] = 1
    low = np.sin(np.arange(44100) / 50)
    parts = nmfserver.decompose(low, 44100, components=1, bases=bases, bases_mode=2, seed=1)
    assert parts.explained == 0
    assert str(parts) == "1 component, 0 % explained, seed 1, solver fast"


def test_mono_and_integers_and_lists_are_taken() -> None:
    parts = nmfserver.decompose([0, 1, 0, -1] * 100, 8000, components=1, window_size=64)
    assert parts.stems.shape == (400, 1, 1)
    np.testing.assert_allclose(parts.stems[:, 0, 0], [0, 1, 0, -1] * 100, atol=1e-5)


@pytest.mark.parametrize("shape", [(1, 2), (3, 64), (100, 100), (2000, 66)])
def test_few_frames_or_many_channels_are_a_sound(shape: tuple[int, int]) -> None:
    ones = np.ones(shape, np.float32)
    parts = nmfserver.decompose(ones, 44100, components=1, iterations=1, window_size=64)
    np.testing.assert_allclose(parts.stems[:, :, 0], ones, atol=1e-5)


def test_given_factors_are_a_start_unless_a_mode_says_otherwise(sound: Sound) -> None:
    part = sound[:20000]
    first = nmfserver.decompose(part, 44100, iterations=30, seed=1)
    kept = nmfserver.decompose(part, 44100, iterations=3, bases=first.bases, bases_mode=2)
    np.testing.assert_allclose(kept.bases, first.bases, atol=1e-6)
    started, fresh = (
        nmfserver.decompose(part, 44100, iterations=1, solver="mu", seed=2, bases=bases, activations=activations)
        for bases, activations in ((first.bases, first.activations), (None, None))
    )
    assert started.divergence < 0.9 * fresh.divergence


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"samples": []}, r"shape \(0,\)"),
        (
            {"samples": np.zeros((2, 44100))},
            r"\(2, 44100\), 2 frames of 44100 channels; .*: transpose them, samples\.T",
        ),
        ({"samples": np.zeros((1, 65))}, r"1 frame of 65 channels; .* transpose"),
        ({"samples": np.zeros((65, 66))}, "transpose"),
        ({"samples": np.zeros((2, 2, 2))}, r"shape \(2, 2, 2\)"),
        ({"samples": ["loud"]}, "real numbers"),
        ({"samples": np.zeros(9, complex)}, "complex128; they are real"),
        ({"sample_rate": 0}, "sample rate is 0"),
        ({"sample_rate": float("nan")}, "sample rate is nan"),
        ({"components": 0}, "components is 0"),
        ({"iterations": 0}, "iterations is 0; it is at least 1"),
        ({"seed": -2}, "seed is -2; it is at least -1"),
        ({"bases_mode": 3}, "bases_mode is 3; it is between 0 and 2"),
        ({"bases": np.ones((3, 513))}, r"bases have the shape \(3, 513\); it is \(channels, components, length\)"),
        ({"bases": np.ones((1, 2, 513))}, r"bases have the shape \(1, 2, 513\); .* here \(1, 3, …\)"),
        ({"components": 3.0}, "components is 3.0; it takes an integer"),
        ({"sample_rate": "44100"}, "sample rate is 44100"),
        ({"bases_mode": 1}, "mode 1 of the bases needs bases, but no bases are given"),
        ({"hop_size": 5000}, "hop size is 5000"),
        ({"solver": "quick"}, "solver is quick; it is fast or mu"),
        ({"order": "pich"}, "order is pich; .*: did you mean pitch?"),
        ({"order": "pitch", "bases": np.ones((1, 3, 513))}, "order is pitch, but the bases are given"),
        ({"stereo": "link"}, "stereo is link; it is apart, linked or paired"),
        ({"preset": "drum"}, "preset is drum; .*: did you mean drums?"),
        ({"tolerance": -0.5}, "tolerance is -0.5; it is at least 0, or -1"),
        ({"budget": -1}, "budget is -1; it is a number of seconds"),
        ({"starts": 65}, "starts is 65; it is between 0 and 64"),
        ({"starts": 2, "solver": "mu"}, "starts is 2, but the solver mu has one start"),
        ({"bases_mode": (2, 0), "bases": np.ones((1, 3, 513))}, "2 modes of the bases are given for 3 components"),
        ({"components": -1, "bases": np.ones((1, 3, 513))}, "components is -1, to be found, but the bases are given"),
        (
            {"components": -1, "min_components": 9, "max_components": 8},
            "the least number of components is 9 and the most 8",
        ),
    ],
)
def test_what_does_not_fit_is_named(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises((ArgumentError, BadBufferError), match=sentence):
        nmfserver.decompose(**{"samples": np.zeros(100), "sample_rate": 44100, **arguments})  # type: ignore[arg-type]


def test_a_watcher_can_cancel(sound: Sound) -> None:
    with pytest.raises(Cancelled):
        nmfserver.decompose(sound, 44100, watch=lambda fraction, divergence: fraction < 0.1)


def test_nothing_stays_of_a_sound_that_was_taken_apart(sound: Sound) -> None:
    given = sound[:20000].copy()
    kept = weakref.ref(given)
    gc.disable()
    try:
        nmfserver.decompose(given, 44100, iterations=1)
        del given
        assert kept() is None
    finally:
        gc.enable()


def test_threads_may_decompose_side_by_side(sound: Sound) -> None:
    results: dict[int, nmfserver.Decomposition] = {}

    def run(seed: int) -> None:
        results[seed] = nmfserver.decompose(sound[:20000], 44100, iterations=20, seed=seed)

    threads = [threading.Thread(target=run, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for seed, parts in results.items():
        alone = nmfserver.decompose(sound[:20000], 44100, iterations=20, seed=seed)
        assert parts.bases.tobytes() == alone.bases.tobytes()
    assert len(results) == 4


def test_a_watcher_may_decompose_something_itself_and_its_silence_is_no_cancelling(sound: Sound) -> None:
    inner: list[nmfserver.Decomposition] = []

    def watch(fraction: float, divergence: object) -> None:
        if fraction > 0.5 and not inner:
            inner.append(nmfserver.decompose(sound[:5000], 44100, iterations=2, seed=1))

    outer = nmfserver.decompose(sound[:20000], 44100, iterations=9, seed=1, watch=watch)  # type: ignore[arg-type]
    alone = nmfserver.decompose(sound[:20000], 44100, iterations=9, seed=1)
    assert inner
    assert outer.bases.tobytes() == alone.bases.tobytes()


def test_a_thread_may_decompose_when_the_main_thread_has_ended() -> None:
    code = (
        "import threading, numpy, nmfserver, nmfserver.library\n"  # from 3.12 on, SciPy could not be imported then
        "def run(): print(nmfserver.decompose(numpy.ones((2000, 2)), 44100, iterations=1, seed=4).seed)\n"
        "threading.Thread(target=run).start()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "4\n"
    assert not done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_can_decompose_too() -> None:
    code = (
        "import multiprocessing, numpy, nmfserver\n"
        "def run(seed): return nmfserver.decompose(numpy.ones(2000), 44100, iterations=1, seed=seed).seed\n"
        "run(1)\n"
        "with multiprocessing.get_context('fork').Pool(1) as pool:\n"
        "    print(pool.map(run, [2, 3]))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "[2, 3]\n"


def test_components_have_the_names_that_are_given(sound: Sound) -> None:
    parts = nmfserver.decompose(sound, 44100, components=3, iterations=1, names=("kick", "hat"))
    assert parts.names == ("kick", "hat", "")
    assert nmfserver.decompose(sound, 44100, components=3, iterations=1).names == ()
    for names, reason in ((("a",) * 4, "4 names for 3 components"), (("a", "a"), "two components are called 'a'")):
        with pytest.raises(ArgumentError, match=reason):
            nmfserver.decompose(sound, 44100, components=3, names=names)


def test_templates_can_be_given_as_bases() -> None:
    sound = np.random.default_rng(0).standard_normal((2000, 2)).astype(np.float32)
    sizes: dict[str, Any] = {"components": 2, "window_size": 64, "iterations": 4, "seed": 1}
    parts = nmfserver.decompose(sound, 44100, template_frames=3, **sizes)
    for given in (parts.bases, parts.templates):
        again = nmfserver.decompose(sound, 44100, bases=given, bases_mode=2, template_frames=3, **sizes)
        np.testing.assert_array_equal(again.bases, parts.bases)
    with pytest.raises(BadBufferError, match=r"the templates in bases have 3 frames, but template_frames is 1"):
        nmfserver.decompose(sound, 44100, bases=parts.templates, bases_mode=2, **sizes)
