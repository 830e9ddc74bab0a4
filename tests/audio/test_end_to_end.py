"""A sound is played, learned, taken apart live and recorded, by programs on a real JACK."""

from __future__ import annotations

import contextlib
from pathlib import Path

import drum_loop
import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

import nmfserver
from tests.audio.sound import RATE, Live, Recorder, connect, write
from tests.programs import PatientJack, require
from tests.wire import running

SECONDS = 2
COMPONENTS = 3
Samples = NDArray[np.float32]


def energies(parts: Samples, block: int = RATE // 20) -> NDArray[np.float64]:
    """Return the energy of each component in blocks of 50 ms, (blocks, components)."""
    whole = len(parts) // block * block
    squares: NDArray[np.float64] = (parts[:whole].astype(np.float64) ** 2).reshape(-1, block, parts.shape[1])
    sums: NDArray[np.float64] = squares.sum(axis=1)
    return sums


def test_components_learned_and_heard_live_have_the_energies_of_the_offline_stems(tmp_path: Path) -> None:
    require("jackd")
    loop = np.resize(drum_loop.loop(SECONDS), SECONDS * RATE)
    with contextlib.ExitStack() as programs:
        jack = PatientJack("-C", "1", "-P", str(2 + COMPONENTS))
        programs.callback(jack.end)
        source, live = (
            programs.enter_context(contextlib.closing(Live(programs.enter_context(running(env=jack.env)).port)))
            for _ in range(2)
        )
        source.do("/live/start", "channels", 0, 1, "limiter", 0)
        source.do("/b_allocRead", "loop", str(write(tmp_path / "loop.wav", loop)))
        source.do("/monitor/play", "loop", "loop", 1)
        assert live.do("/live/start", "maxComponents", COMPONENTS, "open", 1, "limiter", 0)[0] == "/done"
        connect(jack.env, "nmfserver:out_0", "nmfserver-01:in_0")
        live.wait_for_input(SECONDS + 1)
        learn = ("seconds", SECONDS, "components", COMPONENTS, "seed", 1, "fade", 0, "bases", "learned")
        assert live.do("/live/learn", *learn)[0] == "/done"
        assert live.do("/b_write", "learned", str(tmp_path / "bases.wav"), "wav", "float")[0] == "/done"
        live.send("/live/gains", 0.5, 1.0, 0.0)
        live.wait_for_hops(30)
        ports = [f"nmfserver-01:out_{n}" for n in range(2 + COMPONENTS)]
        recorded = Recorder(jack.env, tmp_path / "out.wav", 3 * SECONDS, *ports).samples()
    mix, parts = recorded[:, 0], recorded[:, 2:]
    np.testing.assert_allclose(mix, parts @ [0.5, 1.0, 0.0], atol=1e-5)
    # What is recorded begins somewhere in the loop: the sum of the components tells where.
    total = parts.sum(axis=1)[: 2 * SECONDS * RATE]
    spectra = [np.fft.rfft(one[: SECONDS * RATE]) for one in (total, loop)]
    shift = int(np.fft.irfft(spectra[0] * np.conj(spectra[1])).argmax())
    aligned = np.roll(loop, shift)
    np.testing.assert_allclose(total, np.tile(aligned, 2), atol=1e-4)
    bases = soundfile.read(tmp_path / "bases.wav", dtype="float32")[0].T[None]
    offline = nmfserver.decompose(aligned, RATE, components=COMPONENTS, bases=bases, bases_mode=2, seed=1)
    expected, found = energies(offline.stems[:, 0]), energies(parts[: SECONDS * RATE])
    for component in range(COMPONENTS):
        assert np.corrcoef(expected[:, component], found[:, component])[0, 1] > 0.95
        assert found[:, component].sum() == pytest.approx(expected[:, component].sum(), rel=0.15)
