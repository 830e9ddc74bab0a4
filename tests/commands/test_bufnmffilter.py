"""BufNMFFilter and BufNMFMatch through a real server: the live engine's results for a whole buffer."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from nmfserver.audio.bases import Bases
from nmfserver.audio.engine import Engine
from nmfserver.audio.offline import filtered, matched, settings
from nmfserver.buffers.table import Buffer, BufferTable
from nmfserver.kernels.stft import Transform
from nmfserver.processes.settings import Settings
from nmfserver.tasks.filtering import Filter
from nmfserver.tasks.section import Section
from nmfserver.tasks.task import Place
from nmfserver.template import Template
from tests import naive, sounds
from tests.wire import Udp

Samples = NDArray[np.float32]
SOUND = sounds.make("drums", 9000)[:, :1]
SIZES = [((256, 128, 256), -1), ((250, 60, 256), -1), ((256, 32, 256), 64)]
"""Window, hop and FFT, and the delay."""


def templates(components: int, bins: int) -> Samples:
    return np.abs(np.random.default_rng(components).standard_normal((bins, components))).astype(np.float32) + 0.01


def ignore(fraction: float) -> None:
    """Take the progress."""


def held(client: Udp, buffer: str, shape: tuple[int, ...]) -> Samples:
    """Return what a buffer holds."""
    return np.array(client.samples(buffer, int(np.prod(shape))), np.float32).reshape(shape)


@pytest.mark.parametrize(("sizes", "delay"), SIZES)
def test_components_are_the_live_engines_to_the_bit_and_in_their_place(sizes: Any, delay: int) -> None:
    live = settings(Transform(*sizes), 3, delay, 7, warm_start=True)
    bases = templates(3, live.transform.bins)
    engine = Engine(live)
    engine.use(bases, fade=0)
    engine.open(fade=0)
    inputs = np.concatenate([SOUND, np.zeros((live.late, 1), np.float32)])
    outputs = np.empty((len(inputs), 5), np.float32)
    for begin in range(0, len(inputs), 64):
        engine.process(inputs[begin : begin + 64], outputs[begin : begin + 64])
    found = filtered(SOUND[:, 0], Bases(bases), live, ignore)
    np.testing.assert_array_equal(found, outputs[live.late :, 2:])
    np.testing.assert_allclose(found.sum(axis=1), SOUND[:, 0], atol=2e-6)


@pytest.mark.parametrize(("sizes", "delay"), SIZES)
def test_activations_are_those_of_frames_whose_middles_are_whole_hops(sizes: Any, delay: int) -> None:
    live = settings(Transform(*sizes), 3, delay, 7, warm_start=True)
    bases, hop = templates(3, live.transform.bins), live.transform.hop
    found = matched(SOUND[:, 0], Bases(bases), live, ignore)
    assert found.shape == (len(SOUND) // hop + 1, 3)
    silence = -(live.late // 2) % hop
    padded = np.concatenate([np.zeros(silence), SOUND[:, 0].astype(float), np.zeros(live.late + hop)])
    one = naive.LiveFilter(bases.T.astype(float), sizes, 7, max(delay, 0))
    _, activations = naive.live(padded, [(one, lambda t: 1.0)])
    first = (live.late // 2 + silence) // hop - 1
    np.testing.assert_allclose(found, activations[first : first + len(found)], rtol=2e-3, atol=1e-4)


def test_a_buffer_is_filtered_and_matched_channel_by_channel(udp: Udp, tmp_path: Path) -> None:
    both = np.concatenate([SOUND, SOUND[::-1]], axis=1)
    bases = templates(2, 129)
    for name, samples in (("loop", both), ("w", bases)):
        soundfile.write(tmp_path / f"{name}.wav", samples, 44100, "FLOAT")
        udp.do("/b_allocRead", name, str(tmp_path / f"{name}.wav"))
    udp.send("/component/name", 1, "hat", "w")
    keys = ("source", "loop", "bases", "w", "windowSize", 256, "delay", 64, "iterations", 7)
    done = udp.do("/bufnmffilter", *keys, "destination", "parts", "id", 4)
    assert done[:4] == ("/done", "/bufnmffilter", 4, "parts")
    live = settings(Transform(256, 32, 256), 2, 64, 7, warm_start=True)
    used = Bases(bases)
    expected = np.concatenate([filtered(np.ascontiguousarray(one), used, live, ignore) for one in both.T], axis=1)
    np.testing.assert_array_equal(held(udp, "parts", expected.shape), expected)
    done = udp.do("/bufnmfmatch", *keys, "numChans", 1, "destination", "when")
    assert done[3] == "when"
    expected = matched(both[:, 0].copy(), used, live, ignore)
    assert udp.ask("/b_query", "when")[1:] == ("when", *expected.shape, pytest.approx(44100 / 32))
    np.testing.assert_array_equal(held(udp, "when", expected.shape), expected)
    assert udp.ask("/component/names", "when")[1:] == ("when", "", "hat")


def test_templates_with_time_are_used_as_live_sound_uses_them(udp: Udp, tmp_path: Path) -> None:
    for name, samples in (("loop", SOUND), ("w", templates(2, 3 * 129))):
        soundfile.write(tmp_path / f"{name}.wav", samples, 44100, "FLOAT")
        udp.do("/b_allocRead", name, str(tmp_path / f"{name}.wav"))
    keys = ("source", "loop", "bases", "w", "windowSize", 256, "delay", 64, "templateFrames", 3)
    assert udp.do("/bufnmffilter", *keys, "destination", "parts")[0] == "/done"
    live = settings(Transform(256, 32, 256), 2, 64, 10, warm_start=True)
    expected = filtered(SOUND[:, 0], Bases(templates(2, 3 * 129), template=Template(3, 64)), live, ignore)
    np.testing.assert_array_equal(held(udp, "parts", expected.shape), expected)


def test_what_rings_of_templates_counts_as_memory() -> None:
    place, used = Place(BufferTable(2**28), 1, lambda function: function()), []
    for frames in (1, 2000):
        samples = np.ones((frames * 129, 2), np.float32)
        place.buffers.publish({"s": Buffer(SOUND, 44100.0), "w": Buffer(samples, 1.0, (), Template.of(frames, 128))})
        before = place.buffers.used[0]
        task = Filter(Section("s"), "w", "d", Settings(1, window_size=256), -1, 10, True, False)
        with ExitStack() as leases:
            task.prepare_on_loop(place, leases)
            used.append(place.buffers.used[0] - before)
    assert used[1] - used[0] > 4 * 1999 * 129 * 2


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("bases", "none", "destination", "d"), "buffer none"),
        (("bases", "flat", "destination", "d", "windowSize", 512), "the FFT size here is 512, whose bases have 257"),
        (("bases", "silent", "destination", "d", "windowSize", 256), "the largest value of the bases is 0"),
        (("bases", "flat", "destination", "d", "windowSize", 256, "hopSize", 200), "at most half the window"),
        (("bases", "flat", "destination", "d", "windowSize", 256, "delay", 100), "it is a power of two from 32"),
        (("bases", "flat", "destination", "d", "windowSize", 256, "startFrame", 400), "cannot be taken"),
    ],
)
@pytest.mark.parametrize("address", ["/bufnmffilter", "/bufnmfmatch"])
def test_what_cannot_work_is_one_sentence(udp: Udp, address: str, given: tuple[Any, ...], reason: str) -> None:
    for name, frames, value in (("s", 300, 0.0), ("silent", 129, 0.0), ("flat", 129, 1.0)):
        udp.do("/b_alloc", name, frames, 1)
        udp.send("/b_fill", name, 0, frames, value)
    failure = udp.do(address, "source", "s", *given)
    assert failure[:2] == ("/fail", address)
    assert reason in failure[2]
    assert udp.ask("/b_query", "d")[2] == 0


def test_it_is_cancelled_between_blocks(udp: Udp) -> None:
    udp.do("/b_alloc", "long", 44100 * 200, 1)
    udp.do("/b_alloc", "w", 513, 20)
    udp.send("/b_fill", "w", 0, 513 * 20, 1.0)
    udp.send(
        "/bufnmffilter", "source", "long", "bases", "w", "destination", "parts", "delay", 64, "iterations", 200, "id", 3
    )
    udp.until("/bufnmffilter/progress")
    udp.send("/bufnmf/cancel", 3)
    assert udp.until("/fail")[-1] == ("/fail", "/bufnmffilter", "cancelled", 3)
