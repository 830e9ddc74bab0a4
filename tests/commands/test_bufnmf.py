"""BufNMF through a real server: what a musician sends, and what comes back."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

import nmfserver
from tests import naive
from tests.wire import Reply, Tcp, Udp, message, running

Sound = NDArray[np.float32]
LONG_JOB = ("source", 0, "components", 40, "solver", "mu", "iterations", 10**8)
ANSWER = ("seed", "divergence", "iterations", "seconds", "solver", "explained", "components")


@pytest.fixture
def loaded(udp: Udp, recording: Path) -> Udp:
    """A client whose buffer 0 is the recording."""
    assert udp.do("/b_allocRead", 0, str(recording)) == ("/done", "/b_allocRead", 0)
    return udp


def contents(client: Udp, buffer: int | str, folder: Path) -> Sound:
    """Return a buffer's samples, by way of a file."""
    path = folder / "contents.wav"
    assert client.do("/b_write", buffer, str(path), "wav", "float")[0] == "/done"
    samples: Sound = soundfile.read(path, dtype="float32", always_2d=True)[0]
    return samples


def info(client: Udp, *buffers: int | str) -> list[tuple[Any, ...]]:
    values = client.ask("/b_query", *buffers)[1:]
    return [values[at : at + 4] for at in range(0, len(values), 4)]


def named(done: Reply) -> dict[str, Any]:
    """Return the part of a /done that comes in pairs."""
    assert done[:2] == ("/done", "/bufnmf"), done
    return dict(zip(done[6::2], done[7::2], strict=True))


def decompose(samples: Sound, rate: float = 44100, **settings: Any) -> nmfserver.Decomposition:
    """Return what the library gives, with this command's default for several channels."""
    return nmfserver.decompose(samples, rate, **{"stereo": "apart", **settings})


def load(client: Udp, name: str, samples: Sound, folder: Path) -> None:
    """Fill a buffer with samples (frames, channels), by way of a file."""
    soundfile.write(folder / "load.wav", samples, 44100, subtype="FLOAT")
    assert client.do("/b_allocRead", name, str(folder / "load.wav"))[0] == "/done"


def stems_sum(stems: Sound, channels: int) -> Sound:
    total: Sound = stems.reshape(len(stems), channels, -1).sum(axis=2)
    return total


def test_a_recording_comes_back_as_bases_activations_and_stems(loaded: Udp, sound: Sound, tmp_path: Path) -> None:
    loaded.send(
        "/bufnmf", "source", 0, "resynth", 1, "bases", 2, "activations", 3, "components", 3, "seed", 11, "id", 5
    )
    replies = loaded.until("/done")
    assert replies[0] == ("/bufnmf/started", 5)
    done = replies[-1]
    assert done[:6] == ("/done", "/bufnmf", 5, 1, 2, 3)
    facts = named(done)
    assert tuple(facts) == ANSWER
    assert (facts["seed"], facts["solver"], facts["components"]) == (11, "fast", 3)
    hops = len(sound) // 512 + 1
    assert info(loaded, 1, 2, 3) == [
        (1, len(sound), 6, 44100.0),
        (2, 513, 6, pytest.approx(44100 / 1024)),
        (3, hops, 6, pytest.approx(44100 / 512)),
    ]
    expected = decompose(sound, components=3, seed=11)
    stems = contents(loaded, 1, tmp_path)
    np.testing.assert_allclose(stems, expected.stems.reshape(len(sound), 6), atol=1e-5)
    np.testing.assert_allclose(contents(loaded, 2, tmp_path), expected.bases.reshape(6, -1).T, atol=1e-5)
    np.testing.assert_allclose(contents(loaded, 3, tmp_path), expected.activations.reshape(6, -1).T, atol=1e-5)
    assert facts["divergence"] == pytest.approx(expected.divergence, rel=1e-4)
    assert facts["explained"] == pytest.approx(expected.explained, abs=1e-5)
    assert facts["iterations"] == expected.iterations
    error = stems_sum(stems, 2) - sound
    assert 10 * np.log10(np.sum(error.astype(float) ** 2) / np.sum(sound.astype(float) ** 2)) < -100


def test_any_recording_comes_apart(udp: Udp, any_recording: Path, any_sound: Sound, tmp_path: Path) -> None:
    udp.do("/b_allocRead", "any", str(any_recording))
    done = udp.do("/bufnmf", "source", "any", "resynth", "stems", "components", 2, "iterations", 20, "seed", 3)
    frames, channels = any_sound.shape
    rate = soundfile.info(any_recording).samplerate
    assert info(udp, "any", "stems") == [("any", frames, channels, rate), ("stems", frames, 2 * channels, rate)]
    expected = decompose(any_sound, rate, components=2, iterations=20, seed=3)
    assert named(done)["divergence"] == pytest.approx(expected.divergence, rel=1e-4)
    np.testing.assert_allclose(contents(udp, "stems", tmp_path), expected.stems.reshape(frames, -1), atol=1e-5)


@pytest.mark.parametrize("modes", list(itertools.product((0, 1, 2), repeat=2)), ids=str)
def test_every_mode_pair_on_a_recording(loaded: Udp, sound: Sound, tmp_path: Path, modes: tuple[int, int]) -> None:
    given = decompose(sound, components=2, iterations=10, seed=1)
    for name, factors in (("b", given.bases), ("a", given.activations)):
        soundfile.write(tmp_path / f"{name}.wav", factors.reshape(4, -1).T, 44100, subtype="FLOAT")
        loaded.do("/b_allocRead", name, str(tmp_path / f"{name}.wav"))
    before = {name: contents(loaded, name, tmp_path).tobytes() for name in ("b", "a")}
    done = loaded.do(
        "/bufnmf", "source", 0, "bases", "b", "basesMode", modes[0], "activations", "a", "actMode", modes[1],
        "resynth", "r", "components", 2, "iterations", 30, "seed", 4,
    )  # fmt: skip
    assert done[2:6][1:] == ("r", "b", "a")
    expected = decompose(
        sound, components=2, iterations=30, seed=4,
        bases=given.bases, bases_mode=modes[0], activations=given.activations, act_mode=modes[1],
    )  # fmt: skip
    np.testing.assert_allclose(contents(loaded, "r", tmp_path), expected.stems.reshape(-1, 4), atol=1e-4)
    for name, mode, factors in (("b", modes[0], expected.bases), ("a", modes[1], expected.activations)):
        now = contents(loaded, name, tmp_path)
        if mode == 2:
            assert now.tobytes() == before[name]
        else:
            np.testing.assert_allclose(now, factors.reshape(4, -1).T, atol=1e-4)
            assert now.tobytes() != before[name]


def test_a_jobs_own_outputs_fed_back_fixed_give_its_stems(loaded: Udp, tmp_path: Path) -> None:
    keys = ("source", 0, "bases", "b", "activations", "a", "components", 3)
    loaded.do("/bufnmf", *keys, "resynth", "first")
    done = loaded.do("/bufnmf", *keys, "resynth", "second", "basesMode", 2, "actMode", 2)
    assert named(done)["iterations"] == 0
    first, second = contents(loaded, "first", tmp_path), contents(loaded, "second", tmp_path)
    np.testing.assert_allclose(second, first, atol=1e-5)
    assert np.abs(first).max() > 0.1


@pytest.mark.parametrize("stereo", ["apart", "linked"])
@pytest.mark.parametrize("solver", ["fast", "mu"])
@pytest.mark.parametrize("factor", ["bases", "activations"])
def test_two_templates_are_kept_bit_for_bit_and_a_free_one_is_found(
    loaded: Udp, sound: Sound, tmp_path: Path, factor: str, solver: str, stereo: str
) -> None:
    """What a free channel holds does not matter."""
    mode = "basesMode" if factor == "bases" else "actMode"
    given = decompose(sound, components=3, iterations=10, seed=1, stereo=stereo)
    before = np.ascontiguousarray(getattr(given, factor).reshape(6, -1).T)
    before[:, [2, 5]] = np.random.default_rng(1).normal(size=(len(before), 2))
    load(loaded, "f", before, tmp_path)
    keys = ("source", 0, factor, "f", "resynth", "r", "components", 3, "iterations", 20, "seed", 4, "solver", solver)
    done = loaded.do("/bufnmf", *keys, "stereo", stereo, mode, 2, 2, 0)
    assert done[:2] == ("/done", "/bufnmf"), done
    after = contents(loaded, "f", tmp_path)
    fixed, free = [0, 1, 3, 4], [2, 5]
    assert after[:, fixed].tobytes() == before[:, fixed].tobytes()
    assert (after[:, free] != before[:, free]).any(axis=0).all()
    assert (after[:, free] >= 0).all()
    np.testing.assert_allclose(stems_sum(contents(loaded, "r", tmp_path), 2), sound, atol=1e-4)
    before[:, free] = 0
    load(loaded, "f", before, tmp_path)
    loaded.do("/bufnmf", *keys, "stereo", stereo, mode, 2, 2, 0)
    assert contents(loaded, "f", tmp_path).tobytes() == after.tobytes()


def test_a_mode_for_each_component_may_come_as_floats_and_a_single_one_holds_for_all(loaded: Udp) -> None:
    keys = ("source", 0, "numFrames", 20000, "bases", "b", "components", 2, "iterations", 3)
    loaded.do("/bufnmf", *keys)
    for modes in ((2.0, 0.0), ("2", "0"), (2,), (1, 1)):
        done = loaded.do("/bufnmf", *keys, "activations", "a", "@basesmode", *modes, "resynth", "r")
        assert done[:2] == ("/done", "/bufnmf"), done


@pytest.mark.parametrize(
    ("keys", "settings"),
    [
        (("solver", "MU", "components", 2), {"solver": "mu", "components": 2}),
        (("@stereo", "linked", "components", 3), {"stereo": "linked", "components": 3}),
        (("stereo", "paired", "components", 3), {"stereo": "paired", "components": 3}),
        (("order", "energy", "components", 3), {"order": "energy", "components": 3}),
        (("order", "onset", "starts", 1, "components", 3), {"order": "onset", "starts": 1, "components": 3}),
        (("tolerance", 0.2, "components", 2), {"tolerance": 0.2, "components": 2}),
        (("preset", "drums"), {"preset": "drums"}),
        (("preset", "drums", "hopSize", 512, "components", 2), {"preset": "drums", "hop_size": 512, "components": 2}),
        (
            ("components", -1, "minComponents", 2, "maxComponents", 4),
            {"components": -1, "min_components": 2, "max_components": 4},
        ),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_every_key_does_what_it_does_in_the_library(
    loaded: Udp, sound: Sound, tmp_path: Path, keys: tuple[Any, ...], settings: dict[str, Any]
) -> None:
    done = loaded.do(
        "/bufnmf", "source", 0, "numFrames", 30000, "iterations", 30, "seed", 6, "bases", "b", "activations", "a", *keys
    )
    expected = decompose(np.ascontiguousarray(sound[:30000]), iterations=30, seed=6, **settings)
    components = expected.bases.shape[1]
    facts = named(done)
    assert (facts["solver"], facts["components"]) == (settings.get("solver", "fast"), components)
    for name, factor in (("b", expected.bases), ("a", expected.activations)):
        np.testing.assert_allclose(contents(loaded, name, tmp_path), factor.reshape(2 * components, -1).T, atol=1e-4)


def test_a_budget_is_used(loaded: Udp) -> None:
    for solver in ("fast", "mu"):
        done = loaded.do("/bufnmf", "source", 0, "bases", 1, "components", 10, "budget", 0.3, "solver", solver)
        assert 0.2 < named(done)["seconds"] < 3


def test_silence_has_one_component(udp: Udp) -> None:
    udp.do("/b_alloc", "silence", 30000, 2, 44100)
    done = udp.do("/bufnmf", "source", "silence", "components", -1, "resynth", "r")
    assert named(done)["components"] == 1
    assert info(udp, "r") == [("r", 30000, 2, 44100.0)]


def test_sub_ranges_of_frames_and_channels(loaded: Udp, sound: Sound, tmp_path: Path) -> None:
    done = loaded.do(
        "/bufnmf", "source", 0, "startFrame", 5000, "numFrames", 20000, "startChan", 1, "numChans", 1,
        "resynth", "r", "bases", "b", "activations", "a", "components", 2, "seed", 3, "iterations", 10,
    )  # fmt: skip
    assert done[0] == "/done"
    assert info(loaded, "r", "b", "a") == [
        ("r", 20000, 2, 44100.0),
        ("b", 513, 2, pytest.approx(44100 / 1024)),
        ("a", 40, 2, pytest.approx(44100 / 512)),
    ]
    expected = decompose(sound[5000:25000, 1], components=2, seed=3, iterations=10)
    np.testing.assert_allclose(contents(loaded, "r", tmp_path), expected.stems[:, 0], atol=1e-5)


@pytest.mark.parametrize(
    ("keys", "sizes"),
    [
        (("windowSize", 2048), (2048, 1024, 2048)),
        (("windowSize", 1000, "hopSize", 100), (1000, 100, 1024)),
        (("@fftsize", 4096.0), (1024, 512, 4096)),
        (("fftSettings", 512, 128, 2048), (512, 128, 2048)),
        (("FFTSETTINGS", 600.0, "-1", -1), (600, 300, 1024)),
        (("fftSettings", 256), (256, 128, 256)),
    ],
)
def test_fft_settings_in_every_spelling(loaded: Udp, keys: tuple[Any, ...], sizes: tuple[int, int, int]) -> None:
    done = loaded.do("/bufnmf", *keys, "source", 0, "bases", 1, "activations", 2, "numFrames", 8000, "iterations", 2)
    assert done[0] == "/done", done
    _, hop, fft = sizes
    assert info(loaded, 1, 2) == [
        (1, fft // 2 + 1, 2, pytest.approx(44100 / fft)),
        (2, 8000 // hop + 1, 2, pytest.approx(44100 / hop)),
    ]


def test_keys_in_any_order_case_and_type(loaded: Udp) -> None:
    loaded.do("/b_rename", 0, "my drums")
    done = loaded.do(
        "/bufnmf", "ITERATIONS", "2", "@components", 3.0, "@SOURCE", "my drums", "Bases", "out", "seed", "7"
    )
    assert done[3:6] == (-1, "out", -1)
    assert named(done)["seed"] == 7
    assert info(loaded, "out")[0][2] == 6


def test_buffers_are_named_in_replies_as_in_the_request(loaded: Udp) -> None:
    done = loaded.do("/bufnmf", "source", 0.0, "bases", 4.0, "activations", "5", "iterations", 1)
    assert done[3:6] == (-1, 4.0, "5")
    assert isinstance(done[4], float)
    assert {entry[1] for entry in loaded.until_list()} == {0, 4, 5}


@pytest.mark.parametrize("way", [("solver", "mu"), ("starts", 1), ()], ids=str)
def test_a_fresh_seed_is_reported_and_gives_the_same_bits_again(
    loaded: Udp, tmp_path: Path, way: tuple[Any, ...]
) -> None:
    """Among several starts, the one that depends on no seed may win."""
    keys = ("source", 0, "components", 2, "iterations", 5, *way, "bases")
    seed = named(loaded.do("/bufnmf", *keys, "one"))["seed"]
    loaded.do("/bufnmf", *keys, "two", "seed", seed)
    other = named(loaded.do("/bufnmf", *keys, "three"))["seed"]
    one, two, three = (contents(loaded, name, tmp_path).tobytes() for name in ("one", "two", "three"))
    assert other != seed
    assert one == two
    assert one != three or not way


def test_progress_comes_at_most_20_times_a_second_and_ends_below_one(loaded: Udp) -> None:
    loaded.send("/bufnmf", "source", 0, "components", 30, "iterations", 1500, "solver", "mu", "bases", 1)
    replies = loaded.until("/done")
    progress = [reply for reply in replies if reply[0] == "/bufnmf/progress"]
    seconds = named(replies[-1])["seconds"]
    assert replies[0][0] == "/bufnmf/started"
    assert 2 <= len(progress) <= seconds * 20 + 1
    fractions = [reply[2] for reply in progress]
    assert fractions == sorted(fractions)
    assert 0 < fractions[0] <= fractions[-1] < 1
    assert all(reply[1] == replies[0][1] and reply[3] > 0 and reply[4] >= 0 for reply in progress)


def test_a_cancelled_job_leaves_every_buffer_untouched(loaded: Udp, tmp_path: Path) -> None:
    loaded.do("/bufnmf", "source", 0, "components", 2, "resynth", 1, "bases", 2, "activations", 3, "iterations", 5)
    before = [contents(loaded, buffer, tmp_path).tobytes() for buffer in range(4)]
    loaded.send(
        "/bufnmf", "source", 0, "components", 2, "solver", "mu", "iterations", 10**8, "resynth", 1,
        "bases", 2, "basesMode", 1, "activations", 3, "actMode", 1, "id", 9,
    )  # fmt: skip
    loaded.until("/bufnmf/progress")  # in its midst
    loaded.send("/bufnmf/jobs")
    listed = loaded.until("/done", "/bufnmf/jobs", 1)
    (state,) = [reply for reply in listed if reply[0] == "/bufnmf/job"]
    assert state[:3] == ("/bufnmf/job", 9, "running")
    loaded.send("/bufnmf/cancel", 9)
    replies = loaded.until("/fail")
    assert ("/done", "/bufnmf/cancel", 9) in replies
    assert replies[-1] == ("/fail", "/bufnmf", "cancelled", 9)
    assert [contents(loaded, buffer, tmp_path).tobytes() for buffer in range(4)] == before
    assert loaded.do("/bufnmf/cancel", 9)[:2] == ("/fail", "/bufnmf/cancel")


def test_jobs_run_one_after_the_other_and_a_waiting_one_can_be_cancelled_at_once(loaded: Udp) -> None:
    loaded.send("/bufnmf", *LONG_JOB, "bases", "x", "id", 1)
    loaded.until("/bufnmf/started", 1)
    for job in (2, 3):
        loaded.send("/bufnmf", "source", 0, "bases", f"b{job}", "iterations", 3, "id", job)
    loaded.send("/bufnmf/jobs")
    listed = [reply for reply in loaded.until("/done", "/bufnmf/jobs", 3) if reply[0] == "/bufnmf/job"]
    assert [reply[1:3] for reply in listed] == [(1, "running"), (2, "waiting"), (3, "waiting")]
    loaded.send("/bufnmf/cancel", 2)
    loaded.until("/fail", "/bufnmf", "cancelled", 2)
    loaded.send("/bufnmf/cancel", 1)
    replies = loaded.until("/done", "/bufnmf", 3)
    assert ("/fail", "/bufnmf", "cancelled", 1) in replies
    assert ("/bufnmf/started", 2) not in replies
    assert info(loaded, "x", "b2", "b3")[2][1] == 513
    assert [entry[1] for entry in info(loaded, "x", "b2")] == [0, 0]


def test_a_client_can_cancel_all_its_jobs_without_knowing_their_numbers(loaded: Udp) -> None:
    other = Udp(loaded.server[1])
    assert loaded.ask("/bufnmf/cancel") == ("/done", "/bufnmf/cancel", -1)
    loaded.send("/bufnmf", *LONG_JOB, "bases", "x", "id", 1)
    loaded.until("/bufnmf/started", 1)
    loaded.send("/bufnmf", *LONG_JOB, "bases", "y", "id", 2)
    loaded.sync()
    other.send("/bufnmf", "source", 0, "bases", "z", "iterations", 3, "id", 3)
    loaded.send("/bufnmf/cancel", "@job", -1)
    ends = [loaded.until("/fail", "/bufnmf", "cancelled")[-1][3] for _ in range(2)]
    assert sorted(ends) == [1, 2]
    assert other.until("/done", "/bufnmf", 3)
    other.close()


def test_blocking_jobs_hold_the_queue_and_others_do_not(loaded: Udp) -> None:
    loaded.send("/bufnmf", *LONG_JOB, "bases", "x", "id", 1)
    loaded.until("/bufnmf/started", 1)
    loaded.send("/sync", 1)
    loaded.until("/synced", 1)  # while the job runs
    loaded.send("/bufnmf", "source", 0, "bases", "y", "iterations", 3, "blocking", 1, "id", 2)
    loaded.send("/sync", 2)
    loaded.send("/bufnmf/cancel", 1)
    replies = loaded.until("/synced", 2)
    order = [reply[:3] for reply in replies if reply[0] in ("/done", "/fail") and reply[1] == "/bufnmf"]
    assert order == [("/fail", "/bufnmf", "cancelled"), ("/done", "/bufnmf", 2)]


def test_a_job_sees_its_source_as_it_stood_when_it_started(loaded: Udp, sound: Sound, tmp_path: Path) -> None:
    loaded.send("/bufnmf", "source", 0, "resynth", "r", "iterations", 400, "components", 10, "seed", 1, "id", 1)
    loaded.until("/bufnmf/started", 1)
    size = sound.size
    loaded.send("/b_fill", 0, 0, size, 0.0)
    assert loaded.ask("/b_get", 0, 1000)[3] == 0.0
    loaded.do("/b_free", 0)
    loaded.until("/done", "/bufnmf", 1)
    np.testing.assert_allclose(stems_sum(contents(loaded, "r", tmp_path), 2), sound, atol=1e-4)


def test_a_source_freed_right_behind_the_command_is_still_taken(loaded: Udp) -> None:
    loaded.send("/bufnmf", "source", 0, "bases", 1, "iterations", 2)
    loaded.send("/b_free", 0)
    assert loaded.until("/done", "/bufnmf")


def test_results_appear_all_at_once_together_with_the_answer(loaded: Udp) -> None:
    """Whoever asks all the time sees no result or all of them."""
    loaded.send("/bufnmf", "source", 0, "resynth", 1, "bases", 2, "activations", 3, "components", 8, "iterations", 60)
    seen = set()
    while True:
        loaded.send("/b_query", 1, 2, 3)
        replies = loaded.until("/b_info")
        seen.add(tuple(count > 0 for count in replies[-1][2::4]))
        if any(reply[:2] == ("/done", "/bufnmf") for reply in replies):
            break
    loaded.send("/b_query", 1, 2, 3)
    seen.add(tuple(count > 0 for count in loaded.until("/b_info")[-1][2::4]))
    assert seen == {(False, False, False), (True, True, True)}


def test_a_completion_message_runs_before_the_done(loaded: Udp) -> None:
    loaded.send("/bufnmf", "source", 0, "bases", 1, "iterations", 2, message("/b_query", 1))
    replies = loaded.until("/done", "/bufnmf")
    assert replies[-2][:4] == ("/b_info", 1, 513, 2)


def test_over_tcp_too(tcp: Tcp, loaded: Udp) -> None:
    tcp.send("/bufnmf", "source", 0, "bases", 1, "solver", "mu", "iterations", 3)
    replies = tcp.until("/done")
    assert replies[0][0] == "/bufnmf/started"
    assert named(replies[-1])["iterations"] == 3


def test_resynth_mode(loaded: Udp) -> None:
    assert loaded.do("/bufnmf", "source", 0, "resynth", 1, "resynthMode", 0, "bases", 2, "iterations", 1)[3] == -1
    assert info(loaded, 1)[0][1] == 0
    assert loaded.do("/bufnmf", "source", 0, "resynth", 1, "resynthMode", 1, "iterations", 1)[3] == 1


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ((), "source is missing"),
        (("source",), "source has no value"),
        (("source", 7, "bases", 1), "buffer 7 does not exist"),
        (("source", "drums", "bases", 1), "buffer drums does not exist"),
        (("source", -1, "bases", 1), "source is -1; buffers have numbers from 0 on"),
        (("source", 0), "no destination is named"),
        (("source", 0, "bases", 1, "activations", 1), "must be different buffers"),
        (("source", 0, "bases", 1, "componets", 3), "'componets' is unknown: did you mean components?"),
        (("source", 0, "bases", 1, "xyzzy", 3), "'xyzzy' is unknown: the keys are source"),
        (("source", 0, "bases", 1, 3, 4), "bases takes one value, and 3 follows it, where a key is due"),
        (("source", 0, "bases", 1, "bases", 2), "bases is given twice"),
        (("source", 0, "bases", 1, "components", 0), "components is 0; it is at least 1, or -1 to have"),
        (("source", 0, "bases", 1, "components", -2), "components is -2; it is at least -1"),
        (("source", 0, "bases", 1, "solver", "fats"), "solver is 'fats'; it is one of fast, mu"),
        (("source", 0, "bases", 1, "solver", 2), "solver is 2; it is one of fast, mu"),
        (("source", 0, "bases", 1, "order", "high"), "order is 'high'; it is one of auto, none, pitch, energy, onset"),
        (("source", 0, "bases", 1, "stereo", "mono"), "stereo is 'mono'; it is one of apart, linked, paired"),
        (("source", 0, "bases", 1, "preset", "drum"), "preset is drum; it is one of drums, .*did you mean drums"),
        (("source", 0, "bases", 1, "budget", -1), "budget is -1; it is at least 0"),
        (("source", 0, "bases", 1, "budget", float("inf")), "budget is inf; it is a number that 32 bits can hold"),
        (("source", 0, "bases", 1, "tolerance", -0.5), "tolerance is -0.5; it is at least 0, or -1"),
        (("source", 0, "bases", 1, "tolerance", -2), "tolerance is -2; it is at least -1"),
        (("source", 0, "bases", 1, "starts", -1), "starts is -1; it is between 0 and 64"),
        (("source", 0, "bases", 1, "starts", 3, "solver", "mu"), "starts is 3, but the solver mu has one start"),
        (("source", 0, "bases", 1, "minComponents", 0), "minComponents is 0; it is at least 1"),
        (
            ("source", 0, "bases", 1, "components", -1, "minComponents", 5, "maxComponents", 3),
            "the least number of components is 5 and the most 3",
        ),
        (
            ("source", 0, "bases", 0, "basesMode", 2, "components", -1, "resynth", 1),
            "components is -1, to be found, but the bases are given",
        ),
        (
            ("source", 0, "bases", 0, "basesMode", 2, 0, 0, "components", 2),
            "3 modes of the bases are given for 2 components; give one, or one for each",
        ),
        (("source", 0, "bases", 0, "basesMode", 2, 3, "components", 2), "basesMode is 3; it is between 0 and 2"),
        (
            ("source", 0, "bases", 0, "basesMode", 2, "order", "pitch"),
            "order is pitch, but the bases are given, and their order stays",
        ),
        (("source", 0, "bases", 1, "components", 2.5), "components is 2.5; it takes an integer"),
        (("source", 0, "bases", 1, "components", "many"), "components is 'many'; it takes an integer"),
        (("source", 0, "bases", 1, "components", float("nan")), "components is nan; it takes an integer"),
        (("source", 0, "bases", 1, "iterations", 0), "iterations is 0; it is at least 1"),
        (("source", 0, "bases", 1, "seed", -5), "seed is -5; it is at least -1"),
        (("source", 0, "bases", 1, "basesMode", 3), "basesMode is 3; it is between 0 and 2"),
        (("source", 0, "bases", 1, "basesMode", 2), "buffer 1 does not exist"),
        (("source", 0, "activations", 1, "basesMode", 1), "mode 1 of the bases needs bases, but no bases are given"),
        (("source", 0, "bases", 1, "actMode", 2), "mode 2 of the activations needs activations, but no"),
        (("source", 0, "bases", 0, "basesMode", 2), "the bases have .* frames and 2 channels; these settings need 513"),
        (("source", 0, "activations", 0, "actMode", 1), "the activations have .* frames and 2 channels; .* need"),
        (("source", 0, "bases", 1, "resynthMode", 1), "no resynth buffer is named to receive the stems"),
        (("source", 0, "bases", 1, "startFrame", 10**8), "buffer 0 has .* frames; frame 100000000 to the end"),
        (("source", 0, "bases", 1, "startFrame", 5, "numFrames", 10**8), "100000000 frames from frame 5 on"),
        (("source", 0, "bases", 1, "numFrames", 0), "0 frames from frame 0 on cannot be taken"),
        (("source", 0, "bases", 1, "startChan", 2), "buffer 0 has 2 channels; channel 2 to the end"),
        (("source", 0, "bases", 1, "numChans", 3), "buffer 0 has 2 channels; 3 channels from channel 0 on"),
        (("source", 0, "bases", 1, "hopSize", 2000), "hop size is 2000"),
        (("source", 0, "bases", 1, "fftSize", 1000), "FFT size is 1000; it is a power of two"),
        (("source", 0, "bases", 1, "fftSettings", 1, 2, 3, 4), "fftSettings has 4 values"),
        (("source", 0, "bases", 1, "fftSettings", "big"), "fftSettings has no value"),
        (("source", 0, "bases", 1, "fftSettings", 512, "hopSize", 100), "use one or the other"),
        (("source", 0, "bases", 1, "components", 2**31 - 1), "only .* MB of the memory quota"),
        (("source", 0, "resynth", 1, "components", 10**6), "a buffer holds at most|memory quota"),
        (("source", 0, "bases", b"blob", "iterations", 1), "bases is a blob of 4 bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_done_is_one_clear_fail_and_changes_nothing(
    loaded: Udp, keys: tuple[Any, ...], sentence: str
) -> None:
    loaded.send("/bufnmf", "id", 31, *keys)
    replies = [reply for reply in loaded.sync() if reply[0] != "/bufnmf/started"]
    if not replies:  # the job had left the queue when it failed
        replies = [loaded.receive()]
    assert len(replies) == 1
    address, command, reason, job = replies[0]
    assert (address, command) == ("/fail", "/bufnmf")
    assert re.search(sentence, reason), reason
    assert job == 31
    assert [entry[1] for entry in loaded.until_list()] == [0]


def test_fixed_bases_and_activations_need_a_resynth_buffer(loaded: Udp) -> None:
    loaded.do("/bufnmf", "source", 0, "bases", 1, "activations", 2, "iterations", 1)
    failed = loaded.do("/bufnmf", "source", 0, "bases", 1, "basesMode", 2, "activations", 2, "actMode", 2)
    assert "name a resynth buffer" in failed[2]


def test_not_a_number_in_the_source_is_named_with_its_place(loaded: Udp) -> None:
    loaded.send("/b_set", 0, 2468, float("nan"))
    failed = loaded.do("/bufnmf", "source", 0, "bases", 1)
    assert failed[2] == "source: the value at frame 1234, channel 0 is nan; every value must be a finite number"


def test_a_job_number_in_use_is_refused(loaded: Udp) -> None:
    loaded.send("/bufnmf", *LONG_JOB, "bases", 1, "id", 4)
    loaded.until("/bufnmf/started", 4)
    loaded.send("/bufnmf", "source", 0, "bases", 2, "id", 4)
    assert "job 4 has not ended yet" in loaded.until("/fail")[-1][2]
    loaded.send("/bufnmf", "source", 0, "bases", 2, "iterations", 1)
    loaded.send("/bufnmf/cancel", 4)
    done = loaded.until("/done", "/bufnmf")[-1]
    assert done[2] != 4


def test_a_job_beyond_the_memory_quota_fails_at_once_with_both_figures(recording: Path) -> None:
    with running("--memory-quota", "8") as server:
        client = Udp(server.port)
        assert client.do("/b_allocRead", 0, str(recording))[0] == "/done"
        failed = client.do("/bufnmf", "source", 0, "components", 50, "resynth", 1)
        client.close()
    assert failed[0] == "/fail"
    assert "MB" in failed[2]
    assert "memory quota of 8.0 MB" in failed[2]


def test_the_reference_of_the_tests_is_equalled_through_the_server(loaded: Udp, sound: Sound, tmp_path: Path) -> None:
    """From numbers to numbers: float64 equations on one side, OSC and kernels on the other."""
    start = np.random.default_rng(3)
    w, h = start.random((2, 513)).astype(np.float32), start.random((40, 2)).astype(np.float32)
    for name, factors in (("b", w.T), ("a", h)):
        soundfile.write(tmp_path / f"{name}.wav", factors, 44100, subtype="FLOAT")
        loaded.do("/b_allocRead", name, str(tmp_path / f"{name}.wav"))
    loaded.do(
        "/bufnmf", "source", 0, "numFrames", 20000, "numChans", 1, "components", 2, "bases", "b", "basesMode", 1,
        "activations", "a", "actMode", 1, "resynth", "r", "solver", "mu",
    )  # fmt: skip
    signal = sound[:20000, 0].astype(float)
    spectra = naive.stft(signal, 1024, 512, 1024)
    w, h = naive.factorise(np.abs(spectra), w, h, 100)
    stems = naive.stems(spectra, w, h, signal, 1024, 512, 1024)
    np.testing.assert_allclose(contents(loaded, "b", tmp_path), w.T, atol=1e-3 * w.max())
    np.testing.assert_allclose(contents(loaded, "a", tmp_path), naive.scaled(h), atol=1e-3)
    error = contents(loaded, "r", tmp_path) - stems
    assert 10 * np.log10(np.sum(stems**2) / np.sum(error**2)) > 60


def test_a_running_job_keeps_its_memory_of_the_quota(recording: Path) -> None:
    with running("--memory-quota", "8") as server:
        client = Udp(server.port)
        client.do("/b_allocRead", 0, str(recording), 0, 40000)
        client.send("/bufnmf", *LONG_JOB, "bases", 1, "id", 1)
        client.until("/bufnmf/started", 1)
        taken = client.do("/b_alloc", 2, 1_950_000)
        client.do("/bufnmf/cancel", 1)
        client.until("/fail", "/bufnmf")
        given = client.do("/b_alloc", 2, 1_950_000)
        client.close()
    assert "memory quota of 8.0 MB" in taken[2]
    assert given[0] == "/done"
