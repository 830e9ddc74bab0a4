"""`nmfserver.decompose`, as a program uses it."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import threading
import weakref

import numpy as np
import pytest
from numpy.typing import NDArray

import nmfserver
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled

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
    assert (parts.seed, parts.iterations, parts.sample_rate) == (5, 20, 44100)


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
    started = nmfserver.decompose(part, 44100, iterations=1, bases=first.bases, activations=first.activations, seed=2)
    fresh = nmfserver.decompose(part, 44100, iterations=1, seed=2)
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
        "import threading, numpy, nmfserver\n"
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
