"""FluCoMa's dialect: packets as that library's classes send them, and the answers that they wait for."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import nmfserver
from nmfserver.commands import contents  # noqa: F401 - it fills the registry
from nmfserver.commands.base import REGISTRY
from nmfserver.commands.flucoma_missing import MISSING
from tests import naive
from tests.commands.conftest import Logged
from tests.wire import Reply, Tcp, Udp, bundle, message, running, wait_until

NEW, OLD = ("FluidBufNMF", "FluidBufNMF/processNew"), ("FluidBufNMF/processNew",)
SOURCE, STEMS, BASES, ACTIVATIONS = 0, 1, 2, 3


@pytest.fixture
def loaded(udp: Udp, recording: Path) -> Udp:
    """A client whose buffer 0 is the recording."""
    assert udp.do("/b_allocRead", SOURCE, str(recording)) == ("/done", "/b_allocRead", SOURCE)
    return udp


def values(**changes: float) -> list[float]:
    """Return the values of FluidBufNMF in the order in which its class sends them."""
    named = {
        "source": SOURCE, "startFrame": 0, "numFrames": 20000, "startChan": 0, "numChans": 1, "resynth": STEMS,
        "resynthMode": 1, "bases": BASES, "basesMode": 0, "activations": ACTIVATIONS, "actMode": 0, "components": 2,
        "iterations": 30, "seed": 7, "windowSize": 1024, "hopSize": -1, "fftSize": -1, "maxFFTSize": -1, "blocking": 0,
    }  # fmt: skip
    return list((named | changes).values())


def completion(*buffers: int) -> bytes:
    """Build the completion message that the class sends: a /sync and the queries of what comes out."""
    return bundle(None, message("/sync"), *(message("/b_query", buffer) for buffer in buffers))


def process(client: Udp, words: Sequence[str], number: int, *arguments: Any, blob: bytes | None = None) -> list[Reply]:
    """Send a process, and return all answers up to its end."""
    client.send("/cmd", *words, number, *arguments, *([blob] if blob is not None else []))
    replies = [client.receive()]
    while replies[-1][0] not in ("/done", "/fail"):
        replies.append(client.receive())
    return replies if replies[-1][0] == "/done" else [*replies, client.receive()]


@pytest.mark.parametrize("words", [NEW, OLD], ids=["newer", "older"])
@pytest.mark.parametrize("blocking", [0, 1])
def test_buf_nmf_answers_in_the_recorded_order(
    loaded: Udp, sound: NDArray[np.float32], words: Sequence[str], blocking: int
) -> None:
    blob = completion(STEMS, BASES, ACTIVATIONS)
    replies = process(loaded, words, 12, *values(blocking=blocking), blob=blob)
    synced = ("/synced", 0)  # the class's /sync has its turn in the queue, which may come after the end
    if synced not in replies:
        assert loaded.receive() == synced
    expected = [
        ("/FluidBufNMF/new", 1, 12),
        ("/b_info", STEMS, 20000, 2, 44100.0),
        ("/b_info", BASES, 513, 2, pytest.approx(44100 / 1024)),
        ("/b_info", ACTIVATIONS, 40, 2, pytest.approx(44100 / 512)),
        ("/FluidBufNMF/process", 1, 12),
        ("/done", "FluidBufNMF/process"),
    ]
    assert [reply for reply in replies if reply != synced] == expected
    parts = nmfserver.decompose(sound[:20000, :1], 44100, components=2, iterations=30, seed=7, solver="mu")
    np.testing.assert_allclose(loaded.samples(BASES, 1026), parts.bases[0].T.reshape(-1), atol=1e-5)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_seed_gives_flucomas_own_components(loaded: Udp, sound: NDArray[np.float32], channels: int) -> None:
    """Each matrix from a fresh generator, column by column as FluCoMa lays them out; the same for every channel."""
    assert process(loaded, NEW, 1, *values(seed=42, numChans=channels, components=3))[-1][0] == "/done"
    w = naive.uniform(42, 3 * 513).reshape(3, 513)  # of each component, all its bins
    h = naive.uniform(42, 40 * 3).reshape(40, 3)  # of each frame, all its components
    found = np.array(loaded.samples(BASES, 513 * 3 * channels)).reshape(513, channels, 3)
    told = np.array(loaded.samples(ACTIVATIONS, 40 * 3 * channels)).reshape(40, channels, 3)
    for channel in range(channels):
        spectra = np.abs(naive.stft(sound[:20000, channel].astype(float), 1024, 512, 1024))
        bases, activations = naive.factorise(spectra, w, h, 30)
        np.testing.assert_allclose(found[:, channel], bases.T, atol=1e-4)
        np.testing.assert_allclose(told[:, channel], naive.scaled(activations), atol=1e-4)


def test_releases_without_a_seed_are_understood(loaded: Udp) -> None:
    without = values()
    del without[13]
    assert process(loaded, NEW, 1, *without)[-1] == ("/done", "FluidBufNMF/process")
    assert loaded.ask("/b_query", BASES)[2:4] == (513, 2)


def test_a_completion_message_may_be_left_out_as_sclang_does_it(loaded: Udp) -> None:
    assert process(loaded, NEW, 1, *values(), 0)[-1] == ("/done", "FluidBufNMF/process")


def test_an_object_runs_again_until_it_is_freed(loaded: Udp) -> None:
    again = ("FluidBufNMF", "FluidBufNMF/process")
    replies = process(loaded, again, 3, *values())
    assert replies[0] == ("/fail", "FluidBufNMF/process", "there is no FluidBufNMF 3; processNew makes it", 3)
    process(loaded, NEW, 3, *values())
    for components in (3, 4):
        replies = process(loaded, again, 3, *values(components=components))
        assert replies == [("/FluidBufNMF/process", 1, 3), ("/done", "FluidBufNMF/process")]
        assert loaded.ask("/b_query", BASES)[3] == components
    assert loaded.ask("/cmd", "FluidBufNMF", "FluidBufNMF/free", 3) == ("/FluidBufNMF/free", 1, 3)
    assert process(loaded, again, 3, *values())[0][0] == "/fail"
    assert loaded.ask("/cmd", "FluidBufNMF/free", 3)[:2] == ("/fail", "FluidBufNMF/free")


@pytest.mark.parametrize("blocking", [0, 1])
@pytest.mark.parametrize("verb", ["cancel", "free"])
def test_a_process_can_be_stopped(loaded: Udp, verb: str, blocking: int) -> None:
    loaded.send("/cmd", *NEW, 5, *values(iterations=10**8, blocking=blocking))
    assert loaded.receive() == ("/FluidBufNMF/new", 1, 5)
    fail = loaded.ask("/cmd", *NEW, 5, *values())
    assert fail[:2] == ("/fail", "FluidBufNMF/process")
    assert "FluidBufNMF 5 is running: wait for its end, or cancel it" in fail[2]
    assert loaded.receive() == ("/FluidBufNMF/process", 0, 5, -1)
    loaded.send("/cmd", "FluidBufNMF", f"FluidBufNMF/{verb}", 5)
    replies = sorted([loaded.receive() for _ in range(2 + (verb == "free"))])
    assert ("/fail", "FluidBufNMF/process", "cancelled", 5) in replies
    assert ("/FluidBufNMF/process", 0, 5, -1) in replies
    assert (("/FluidBufNMF/free", 1, 5) in replies) == (verb == "free")
    assert loaded.ask("/b_query", BASES) == ("/b_info", BASES, 0, 0, 0.0)


@pytest.mark.parametrize("blocking", [0, 1])
def test_a_composition_can_be_stopped(tcp: Tcp, blocking: int) -> None:
    tcp.do("/b_alloc", SOURCE, 20_000_000)
    compose, cancel = ("/cmd", "FluidBufCompose/processNew", 6), ("/cmd", "FluidBufCompose/cancel", 6)
    tcp.send(*compose, SOURCE, 0, -1, 0, -1, 1.0, 9, 0, 0, 0.0, blocking)
    assert tcp.receive() == ("/FluidBufCompose/new", 1, 6)
    tcp.send(*cancel)
    assert tcp.receive() == ("/fail", "FluidBufCompose/process", "cancelled", 6)
    assert tcp.receive() == ("/FluidBufCompose/process", 0, 6, -1)
    assert tcp.ask("/b_query", 9)[2] == 0
    tcp.send_raw(bundle(None, message(*compose, SOURCE, 0, -1, 0, -1, 1.0, 9, 0, 0, 0.0, blocking), message(*cancel)))
    assert tcp.until("/FluidBufCompose/process")[-2:] == [  # before its turn
        ("/fail", "FluidBufCompose/process", "cancelled", 6), ("/FluidBufCompose/process", 0, 6, -1),
    ]  # fmt: skip
    tcp.send(*cancel)  # nothing runs
    tcp.sync()
    tcp.do("/b_free", SOURCE)


def test_clients_do_not_share_their_objects(loaded: Udp, tcp: Tcp) -> None:
    process(loaded, NEW, 1, *values())
    assert tcp.ask("/cmd", "FluidBufNMF", "FluidBufNMF/free", 1)[0] == "/fail"
    assert process(tcp, NEW, 1, *values())[-1] == ("/done", "FluidBufNMF/process")
    assert loaded.ask("/cmd", "FluidBufNMF", "FluidBufNMF/free", 1) == ("/FluidBufNMF/free", 1, 1)


def test_failures_are_told_where_flucoma_is_silent(loaded: Udp) -> None:
    for changes, reason in (
        ({"source": 77}, "buffer 77 does not exist"),
        ({"startFrame": float("nan")}, "startFrame is nan"),
        ({"windowSize": 2**17}, "windowSize is 131072; it is between 4 and 65536"),
        ({"basesMode": 2}, "buffer 2 does not exist"),
        ({"numFrames": 10**7}, "cannot be taken"),
    ):
        replies = process(loaded, NEW, 2, *values(**changes), blob=completion(STEMS))
        fail = replies[-2]
        assert (fail[1], fail[3]) == ("FluidBufNMF/process", 2)
        assert reason in fail[2]
        assert replies[-1] == ("/FluidBufNMF/process", 0, 2, -1)
        assert not [reply for reply in replies if reply[0] == "/b_info"]


TAKEN: list[tuple[dict[str, float], dict[str, float]]] = [
    ({"startFrame": 20000 / 3}, {"startFrame": 6666}),
    ({"startFrame": -5, "numFrames": 5000.9}, {"startFrame": 0, "numFrames": 5000}),
    ({"numFrames": -7, "numChans": -2}, {"numFrames": -1, "numChans": -1}),
    ({"startChan": -1, "numChans": 1.5}, {"startChan": 0, "numChans": 1}),
    ({"components": 0, "iterations": -3}, {"components": 1, "iterations": 1}),
    ({"components": 2.99}, {"components": 2}),
    ({"resynthMode": 5}, {"resynthMode": 1}),
    ({"resynthMode": -1}, {"resynthMode": 0}),
    ({"basesMode": -1, "actMode": -2}, {"basesMode": 0, "actMode": 0}),
    ({"hopSize": 0}, {"hopSize": -1}),
    ({"hopSize": -100}, {"hopSize": -1}),
    ({"windowSize": 2, "hopSize": 2}, {"windowSize": 4, "hopSize": 2}),
    ({"windowSize": 1000.5}, {"windowSize": 1000}),
    # The class sends the FFT size a second time, as the largest one.
    ({"fftSize": 512, "maxFFTSize": 512}, {"windowSize": 512, "fftSize": 512}),
    ({"windowSize": 4096, "fftSize": 1024, "maxFFTSize": 1024}, {"windowSize": 1024, "fftSize": 1024}),
    ({"fftSize": 1500, "maxFFTSize": 1500}, {"fftSize": 2048}),
    ({"fftSize": 700, "maxFFTSize": 700, "hopSize": 256}, {"fftSize": 1024, "hopSize": 256}),
    ({"fftSize": 512, "maxFFTSize": -1}, {"fftSize": 1024}),
    ({"fftSize": 0, "maxFFTSize": 0}, {"fftSize": 1024}),
]
"""Values as the class may send them, and as the original takes them."""


@pytest.mark.parametrize(
    ("given", "taken"), TAKEN, ids=lambda values: "-".join(f"{k} {v:g}" for k, v in values.items())
)
def test_values_are_taken_as_the_original_takes_them(
    udp: Udp, given: dict[str, float], taken: dict[str, float]
) -> None:
    udp.do("/b_alloc", SOURCE, 20000, 1, 44100)
    udp.do("/b_gen", SOURCE, "sine2", 4, 300, 1.0, 1000.5, 0.5)
    results = []
    for changes in (given, taken):
        for buffer in (STEMS, BASES, ACTIVATIONS):
            udp.do("/b_free", buffer)
        sent = values(**({"numFrames": -1, "iterations": 3} | changes))
        assert process(udp, NEW, 1, *sent)[-1] == ("/done", "FluidBufNMF/process")
        infos = [udp.ask("/b_query", buffer) for buffer in (STEMS, BASES, ACTIVATIONS)]
        results.append([*infos, *(udp.ask("/b_get", buffer, 1, 3) for buffer in (BASES, ACTIVATIONS))])
    assert results[0] == results[1]


def test_the_log_tells_which_values_were_taken_otherwise(logged: Logged) -> None:
    client, lines = logged
    client.do("/b_alloc", SOURCE, 20000, 1, 44100)
    changes = {"startFrame": 20000 / 3, "numFrames": -7, "components": 0, "iterations": 2.0, "hopSize": 0}
    client.send("/cmd", *NEW, 1, *values(**changes, fftSize=512, maxFFTSize=512))
    client.until("/done", "FluidBufNMF/process")
    assert lines(5) == [
        f"FluidBufNMF/process: {told}, as FluCoMa does"
        for told in (
            "startFrame is 6666.6665; it is taken as 6666",
            "numFrames is -7; it is taken as -1",
            "components is 0; it is taken as 1",
            "windowSize is 1024; it is taken as 512",
            "hopSize is 0; it is taken as -1",
        )
    ]
    client.send("/cmd", "FluidBufCompose/processNew", 1, 0, 1.7, 2.9, 0, -4, 1.0, 9, -3, 0, 0.0, 1)
    client.until("/done", "FluidBufCompose/process")
    assert [line.split(" is ")[0].split(": ") for line in lines(9)[5:]] == [
        ["FluidBufCompose/process", name] for name in ("startFrame", "numFrames", "numChans", "destStartFrame")
    ]


def test_a_hop_may_be_larger_than_the_window_and_stems_sum_to_the_sound(udp: Udp) -> None:
    udp.do("/b_alloc", SOURCE, 20000, 1, 44100)
    udp.do("/b_gen", SOURCE, "sine2", 4, 300, 1.0, 1000.5, 0.5)
    assert process(udp, NEW, 1, *values(hopSize=3000))[-1] == ("/done", "FluidBufNMF/process")
    assert udp.ask("/b_query", ACTIVATIONS)[2:] == (20000 // 3000 + 1, 2, pytest.approx(44100 / 3000))
    stems = np.array(udp.samples(STEMS, 40000)).reshape(-1, 2)
    np.testing.assert_allclose(stems.sum(axis=1), udp.samples(SOURCE, 20000), atol=1e-4)


def test_a_seed_below_minus_one_is_a_fresh_one(loaded: Udp) -> None:
    bases = []
    for _ in range(2):
        assert process(loaded, NEW, 1, *values(seed=-2))[-1] == ("/done", "FluidBufNMF/process")
        bases.append(loaded.samples(BASES, 20))
    assert bases[0] != bases[1]


def test_this_dialect_has_no_messages_of_progress(loaded: Udp, tcp: Tcp) -> None:
    loaded.send("/cmd", *NEW, 5, *values(iterations=10**8))
    assert loaded.receive() == ("/FluidBufNMF/new", 1, 5)
    began: list[float] = []

    def has_run_for_long() -> bool:
        tcp.send("/bufnmf/jobs")
        if any(reply[0] == "/bufnmf/job" and reply[3] > 0 for reply in tcp.until("/done", "/bufnmf/jobs")):
            began.append(time.monotonic())
        return bool(began) and time.monotonic() - began[0] > 0.3  # in which there would be several

    wait_until(has_run_for_long)
    loaded.send("/cmd", "FluidBufNMF", "FluidBufNMF/cancel", 5)
    assert [loaded.receive()[0] for _ in range(2)] == ["/fail", "/FluidBufNMF/process"]


@pytest.mark.parametrize(
    ("arguments", "address", "reason"),
    [
        ((), "/cmd", "name is missing"),
        (("FluidBufNMF",), "/cmd", "does not know ''"),
        (
            ("FluidBufFoo", "FluidBufFoo/processNew", 1),
            "/cmd",
            "FluidBufNMF, FluidBufNMFSeed, FluidBufNMFCross, FluidBufCompose are",
        ),
        (("/FluidBufNMF/version",), "/cmd", "FluidBufNMF does not know 'version'"),
        (("FluidBufNMF/flush",), "/cmd", "FluidBufNMF does not know 'flush'"),
        (("FluidBufNMF", "FluidBufCompose/processNew", 1), "/cmd", "is no command of a plug-in that is known here"),
        (("FluidBufNMF", "FluidBufNMF/explode", 1), "/cmd", "it knows processNew, process, cancel and free"),
        (("FluidBufNMF", "FluidBufNMF/processNew"), "/cmd", "has no id"),
        (("FluidBufNMF", "FluidBufNMF/processNew", "x"), "/cmd", "id is 'x'; it takes an integer"),
        (("FluidBufNMF", "FluidBufNMF/processNew", 1, 2, 3), "FluidBufNMF/process", "has 2 values; it takes 19"),
        (("FluidBufNMF", "FluidBufNMF/cancel", 99), "FluidBufNMF/cancel", "there is no FluidBufNMF 99"),
    ],
)
def test_what_cannot_be_understood_is_answered(udp: Udp, arguments: tuple[Any, ...], address: str, reason: str) -> None:
    fail = udp.ask("/cmd", *arguments)
    assert fail[:2] == ("/fail", address)
    assert reason in fail[2]
    udp.send("/sync", 4)
    udp.until("/synced", 4)


@pytest.mark.parametrize("words", [("FluidBufCompose", "FluidBufCompose/processNew"), ("FluidBufCompose/processNew",)])
@pytest.mark.parametrize("blocking", [0, 1])
def test_buf_compose_answers_in_the_recorded_order(udp: Udp, words: Sequence[str], blocking: int) -> None:
    udp.do("/b_alloc", 0, 4)
    udp.send("/b_setn", 0, 0, 4, 1.0, 2.0, 3.0, 4.0)
    blob = bundle(None, message("/b_query", 9))
    replies = process(udp, words, 8, 0, 1, 2, 0, -1, 0.5, 9, 3, 0, 0.0, blocking, blob=blob)
    assert replies == [
        ("/FluidBufCompose/new", 1, 8),
        ("/b_info", 9, 5, 1, 48000.0),
        ("/FluidBufCompose/process", 1, 8),
        ("/done", "FluidBufCompose/process"),
    ]
    assert udp.samples(9, 5) == [0.0, 0.0, 0.0, 1.0, 1.5]
    fail = process(udp, words, 8, 0, 4, 2, 0, -1, 0.5, 9, 3, 0, 0.0, blocking, blob=blob)
    assert fail[1][:2] == ("/fail", "FluidBufCompose/process")
    assert fail[2] == ("/FluidBufCompose/process", 0, 8, -1)


def test_buf_compose_takes_values_as_the_original_does(udp: Udp) -> None:
    udp.do("/b_alloc", 0, 4)
    udp.send("/b_setn", 0, 0, 4, 1.0, 2.0, 3.0, 4.0)
    replies = process(udp, ["FluidBufCompose/processNew"], 1, 0, 1.7, 2.9, 0, -4, 1.0, 9, -3, 0, 0.0, 1)
    assert replies[-1] == ("/done", "FluidBufCompose/process")
    assert udp.ask("/b_query", 9)[2:4] == (2, 1)
    assert udp.samples(9, 2) == [2.0, 3.0]


def test_a_closed_connection_frees_its_objects_and_a_client_has_a_limit_of_them() -> None:
    with running() as own:
        client = Tcp(own.port)
        client.do("/b_alloc", 0, 1)
        for number in range(4096):
            client.send("/cmd", "FluidBufCompose/processNew", number, 0, 0, -1, 0, -1, 1.0, 1, 0, 0, 0.0, 1)
        client.until("/FluidBufCompose/process", 1, 4095)
        client.receive()
        last = process(client, ["FluidBufCompose/processNew"], 4096, 0, 0, -1, 0, -1, 1.0, 1, 0, 0, 0.0, 1)
        assert "4096 objects were made already and never freed" in last[0][2]
        client.close()
        other = Tcp(own.port)
        assert process(other, ["FluidBufCompose/processNew"], 1, 0, 0, -1, 0, -1, 1.0, 1, 0, 0, 0.0, 1)[0][1] == 1
        other.close()


def test_of_other_classes_a_client_is_told_once_what_there_is_instead(udp: Udp, tcp: Tcp) -> None:
    words = "FluidBufHPSS", "FluidBufHPSS/processNew"
    told = "FluidBufHPSS is not understood here: /bufnmf takes a sound apart (this is said once)"
    failed = [("/fail", "FluidBufHPSS/process", told, 3), ("/FluidBufHPSS/process", 0, 3, -1)]
    for client in (udp, tcp):
        assert process(client, words, 3, 0, 0, -1, blob=completion(1)) == failed
        client.send("/cmd", "FluidBufHPSS/processNew", 4, 0, 0, -1)  # nothing waits for it
        assert client.receive() == ("/FluidBufHPSS/process", 0, 4, -1)
        for verb in ("cancel", "free", "flush", "version"):
            client.send("/cmd", f"FluidBufHPSS/{verb}", 3)
        assert client.sync() == []


@pytest.mark.parametrize("name", MISSING)
def test_what_there_is_instead_is_known(udp: Udp, name: str) -> None:
    fail = udp.ask("/cmd", name, f"{name}/free")
    assert (fail[1], fail[3]) == (f"{name}/free", -1)
    named = re.findall(r"(?<![\w/])(/[a-z/]+)", fail[2])
    assert all(address in REGISTRY for address in named)
    assert named or "there are FluidBufNMF, FluidBufNMFSeed, FluidBufNMFCross, FluidBufCompose (" in fail[2]


def test_a_number_that_sclang_has_computed_names_a_process_of_a_class_that_is_not_understood(udp: Udp) -> None:
    udp.ask("/cmd", "FluidBufSines", "FluidBufSines/free")
    udp.send("/cmd", "FluidBufSines", "FluidBufSines/processNew", 2.0)
    assert udp.receive() == ("/FluidBufSines/process", 0, 2, -1)
