"""Pd's sound goes on, sample by sample, while [bufnmf] works."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from tests import sounds
from tests.pd.conftest import Start
from tests.pd.pd import Box, Pd
from tests.programs import PATIENCE, PatientJack, Program, require
from tests.wire import Process, Udp, wait_until

RATE = 48000
BUFFER = 50
"""Milliseconds of sound that Pd computes ahead: for so long it may be late."""
FLAGS = ("-jack", "-r", str(RATE), "-audiobuf", str(BUFFER), "-inchannels", "0", "-outchannels", "1")
ATTEMPTS = 3
"""A stall that a patch makes is there each time; one that a busy machine makes is not."""
RAMP = Box("ramp", "ramp", ("told",))


class Recorder(Program):
    """What Pd sends to JACK, written to a file until `samples` are asked for."""

    def __init__(self, jack: PatientJack, path: Path) -> None:
        self.path = path
        options = ("-f", str(path), "-d", "600", "-b", "32", "-B", str(10 * RATE))
        super().__init__("jack_rec", *options, "pure_data:output_1", env=jack.env)
        wait_until(lambda: path.exists() and path.stat().st_size > RATE)

    def newest(self) -> float:
        """Return the last sample of the ramp that has been written."""
        tail = np.fromfile(self.path, "<i4", 1, offset=self.path.stat().st_size // 4 * 4 - 4)
        return float(tail[0]) / 2**7

    def counts(self) -> NDArray[np.int64]:
        """End the recording; return which samples of the ramp it has, int64 (frames,); 0 where Pd sent nothing."""
        self.end()
        samples = soundfile.read(self.path, dtype="float64")[0]
        self.path.unlink()
        counts: NDArray[np.int64] = np.rint(samples * 2**24).astype(np.int64)
        return counts


@pytest.fixture(scope="module")
def jack() -> Iterator[PatientJack]:
    require("jackd")
    program = PatientJack("-C", "0", "-P", "1")
    yield program
    assert program.end() == 0


@dataclass
class Heard:
    """What a recording of the ramp tells: samples that Pd did not send in time, and whether the recorder lost some."""

    lost: int = -1
    skipped: int = -1
    seconds: float = 0
    longest: float = 0
    """Milliseconds between two blocks of Pd, by the clock: where JACK itself is late, no sample need be lost."""
    busiest: float = 0
    """Milliseconds that Pd itself worked between two blocks: a busy machine does not make them more."""


@contextlib.contextmanager
def recorded(patch: Pd, jack: PatientJack) -> Iterator[Heard]:
    """Record Pd's sound during the context; what was heard is told at its end."""
    recorder = Recorder(jack, patch.folder / "recorded.wav")
    heard = Heard()
    try:
        patch.do("ramp", "bang")
        patch.clear()
        yield heard
        patch.do("ramp", "bang")
        end, heard.longest, heard.busiest = map(float, patch.lines("ramp-told")[-1].split())
        wait_until(lambda: recorder.newest() >= end)
    finally:
        counts = recorder.counts()
    heard.lost = int(np.count_nonzero(counts == 0))
    heard.skipped = int(np.count_nonzero(np.diff(counts[counts > 0]) != 1))
    heard.seconds = len(counts) / RATE


@pytest.fixture
def play(pd: Start, jack: PatientJack) -> Callable[..., Pd]:
    """Return a function that starts a Pd that plays the ramp."""
    require("jack_rec")

    def start(*boxes: Box, **options: Any) -> Pd:
        patch = pd(RAMP, *boxes, flags=FLAGS, env=jack.env, **options)
        patch.do("pd", "dsp", 1)
        return patch

    return start


def test_a_stall_longer_than_the_buffer_is_heard(play: Callable[..., Pd], jack: PatientJack) -> None:
    """Or else the other tests would show nothing."""
    patch = play()
    with recorded(patch, jack) as heard:
        patch.do("ramp", "stall", 4e7)
        time.sleep(0.2)
    assert min(heard.longest, heard.busiest) > 2 * BUFFER, heard
    assert 0 < heard.lost / RATE * 1000 < heard.longest, heard


@pytest.mark.parametrize("at_work", [False, True], ids=["idle", "server at work"])
def test_nothing_is_lost_while_pd_has_no_part_in_a_job(
    play: Callable[..., Pd], jack: PatientJack, server: Process, udp: Udp, at_work: bool
) -> None:
    """What the next measurement is worth on this machine."""
    patch = play()
    udp.do("/b_alloc", "sine", 441000, 1, 44100)
    udp.do("/b_gen", "sine", "sine1", 7, 1, 0.5)

    def work() -> None:
        if at_work:
            udp.do("/bufnmf", "source", "sine", "components", 50, "resynth", "stems")
        else:
            time.sleep(1)

    assert_nothing_is_lost(patch, jack, work)


@pytest.mark.parametrize(("files", "components"), [(1, 50), (0, 5)], ids=["files", "network"])
def test_nothing_is_lost_while_a_job_runs_and_its_stems_come_back(
    play: Callable[..., Pd], jack: PatientJack, server: Process, udp: Udp, files: int, components: int
) -> None:
    stems = [f"stems-{number}" for number in range(components)]
    box = Box("nmf", f"bufnmf long @components {components} @resynth stems", ("done", "progress", "fact", "error"))
    patch = play(box, arrays=["long", *stems])
    sound = sounds.make("strings", 10 * sounds.RATE)[:, 0]
    patch.set_array("long", sound)
    patch.do("nmf", "connect", "127.0.0.1", server.port)
    patch.do("nmf", "files", files)

    def before() -> None:
        for name in stems:
            patch.set_array(name, sound[:100])

    def work() -> None:
        patch.send("nmf", "bang")
        patch.wait_for("nmf-(done|error): .*\n", PATIENCE, patch.mark)
        assert patch.lines("nmf-error") == []

    assert_nothing_is_lost(patch, jack, work, before)
    total = np.sum([patch.array(name) for name in stems], axis=0)
    np.testing.assert_allclose(total, sound, atol=1e-4)


def assert_nothing_is_lost(
    patch: Pd, jack: PatientJack, work: Callable[[], None], before: Callable[[], None] = lambda: None
) -> None:
    """Do the same work from the same beginning, until Pd was in time or it is clear that the work hinders it."""
    for _ in range(ATTEMPTS):
        before()
        with recorded(patch, jack) as heard:
            work()
        assert heard.skipped == 0
        if heard.lost == 0 and heard.busiest < BUFFER:
            return
    pytest.fail(f"Pd was late each time, at last {heard}")
