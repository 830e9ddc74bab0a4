"""Training on many sounds: against the float64 reference, against one factorisation of all frames, and its rules."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

import nmfserver
from nmfserver.errors import ArgumentError, BadBufferError, Cancelled, NMFServerError
from nmfserver.kernels.team import team
from nmfserver.training import checkpoint, scanning, spectra
from nmfserver.training.checkpoint import Checkpoint
from nmfserver.training.kit import kit, paths
from nmfserver.training.passes import State, train
from nmfserver.training.runners import InTurn, SideBySide
from nmfserver.training.scanning import merged, scan
from nmfserver.training.settings import Training
from nmfserver.training.spectra import Report, blocks
from nmfserver.training.statistics import Statistics, gathered, nothing, renewed, statistics
from tests import naive

Sound = NDArray[np.float32]
SIZES: dict[str, Any] = {"window_size": 64, "hop_size": 32}
SMALL = Training(components=3, passes=2, seed=4, **SIZES)
TRANSFORM = SMALL.transform()
NOISE = np.random.default_rng(19)
BASES = NOISE.random((3, TRANSFORM.bins)).astype(np.float32) ** 4
BASES /= np.linalg.norm(BASES, axis=1, keepdims=True)
RATE = 8000.0


def mixture(number: int, frames: int = 3000, channels: int = 1) -> Sound:
    """Return a sound of some of eight tones and of noise: each number has its own."""
    random = np.random.default_rng([7, number])
    time = np.arange(frames)[:, None] / RATE
    tones = 200 * 1.4 ** random.choice(8, 3, replace=False)
    gains = random.random((frames // 500 + 1, 3)).repeat(500, axis=0)[:frames] ** 3
    sound = (gains * np.sin(2 * np.pi * tones * time)).sum(axis=1, keepdims=True)
    noise: Sound = (sound + 0.02 * random.standard_normal((frames, channels))).astype(np.float32)
    return noise


class Given:
    """Sounds in a list, each with its rate."""

    def __init__(self, given: Sequence[Sound], rates: Sequence[float] = (), large: Sequence[int] = ()) -> None:
        self.given, self.rates, self.large = given, rates or [RATE] * len(given), large

    def read(self, number: int) -> tuple[Sound, float]:
        return self.given[number], self.rates[number]

    def is_large(self, number: int) -> bool:
        return number in self.large


def fail(number: int, error: Exception) -> None:
    raise error


def run(training: Training, given: Sequence[Sound]) -> State:
    return train(State.begun(training, len(given)), InTurn(Given(given), RATE, 1, fail))


def magnitudes(sound: Sound) -> NDArray[np.float64]:
    return np.concatenate([np.abs(naive.stft(channel, *TRANSFORM)) for channel in sound.T.astype(float)])


@pytest.mark.parametrize("channels", [1, 2])
def test_blocks_are_the_frames_of_the_whole_without_those_that_are_silent(
    channels: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spectra, "BLOCK_CELLS", 20 * TRANSFORM.bins)
    monkeypatch.setattr(spectra, "LEAST_FRAMES", 1)
    sound = mixture(1, channels=channels)
    sound[700:1500] = 0
    with team(2) as lent:
        found = list(blocks(sound, TRANSFORM, lent, lambda share: None))
    assert len(found) > 2 * channels
    expected = magnitudes(sound)
    sounding = expected.max(axis=1) > 1e-9
    assert 0 < sounding.sum() < len(expected)
    np.testing.assert_allclose(np.concatenate([each.magnitudes for each in found]), expected[sounding], atol=2e-5)
    shares = [share for each in found for share in (each.begin, each.end)]
    assert shares == sorted(shares) and shares[-1] == 1


@pytest.mark.parametrize("sparsity", [0.0, 2.0])
def test_statistics_and_bases_are_those_of_the_reference(sparsity: float) -> None:
    training, sound = dataclasses.replace(SMALL, sparsity=sparsity, iterations=2000), mixture(2)
    v = magnitudes(sound)
    h = naive.kept_activations(v, BASES.astype(float), sparsity, 3000)
    shares, played = naive.statistics(v, BASES.astype(float), h)
    with team(2) as lent:
        found = statistics(v.astype(np.float32), BASES, training, lent, lambda share: None)
    divergence = naive.divergence(v, BASES.astype(float), h) + sparsity * h.sum()
    assert found.divergence == pytest.approx(divergence, rel=2e-3)
    np.testing.assert_allclose(found.played, played, rtol=0.02, atol=0.01 * played.max())
    np.testing.assert_allclose(found.shares, shares, atol=0.01 * shares.max())
    assert found.shares.sum() == pytest.approx(v.sum(), rel=1e-4)  # all of it is shared out
    new = renewed(BASES, found, sparsity)
    np.testing.assert_allclose(new, naive.renewed_bases(found.shares, found.played, sparsity), atol=1e-5)
    assert new.dtype == np.float32


def test_what_a_sound_gives_depends_neither_on_threads_nor_on_blocks_of_other_sounds() -> None:
    given = [mixture(number) for number in range(5)]
    alone = run(SMALL, given)
    with SideBySide(Given(given, large=[1, 3]), 0, 2, fail) as runner:
        together = train(State.begun(SMALL, len(given)), runner)
    assert runner.sample_rate == RATE
    assert alone.bases is not None and together.bases is not None
    np.testing.assert_array_equal(alone.bases, together.bases)
    assert alone.divergences == together.divergences
    assert len(alone.divergences) == SMALL.passes


class Summed(InTurn):
    """All sounds between two renewals at once, as a cluster does it, and sums of two sounds each."""

    batch = 1000

    def gather(self, numbers: Sequence[int], bases: Sound, training: Training, report: Report) -> Iterator[Statistics]:
        each = list(super().gather(numbers, bases, training, report))
        for at in range(0, len(each), 2):
            yield sum(each[at + 1 : at + 2], each[at])


def test_wherever_and_in_whatever_batches_it_is_computed_the_bases_are_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(InTurn, "batch", 1)
    given, states = Given([mixture(number, 400) for number in range(17)]), list[State]()  # renewed after every second
    runner = InTurn(given, RATE, 1, fail)
    whole, summed = (
        train(State.begun(SMALL, 17), each, states.append) for each in (runner, Summed(given, RATE, 1, fail))
    )
    assert whole.bases is not None and summed.bases is not None
    np.testing.assert_allclose(summed.bases, whole.bases, rtol=1e-4, atol=1e-6)
    assert summed.divergences == pytest.approx(whole.divergences, rel=1e-6)
    between = next(each for each in states if each.pass_ == 1 and each.done == 5)
    np.testing.assert_array_equal(train(between, runner).bases, whole.bases)


def test_it_comes_as_near_to_all_sounds_as_one_factorisation_of_all_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "EXCERPT_CELLS", 0)
    monkeypatch.setattr(scanning, "OF_COMPONENT", 16)  # 128 frames of 1128
    given = [mixture(number) for number in range(12)]
    training = Training(components=8, passes=5, seed=1, **SIZES)
    state = train(State.begun(training, len(given)), InTurn(Given(given), RATE, 0, fail))
    assert state.bases is not None
    reached = sum((gathered(each, state.bases, training) for each in given), nothing(*state.bases.shape))
    joint = nmfserver.decompose(np.concatenate(given), RATE, components=8, seed=1, **SIZES)
    assert reached.divergence <= 1.02 * joint.divergence
    assert state.divergences[-1] < 0.98 * state.divergences[0]
    assert reached.explained == pytest.approx(kit(state, RATE).explained, abs=0.02)


def test_an_excerpt_is_the_same_in_whatever_order_sounds_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "RUN", 2)
    each = [scan(mixture(number), SMALL, number, 20) for number in range(4)]
    forth, back = merged(each, 30), merged([merged(each[2:], 30), merged(each[:2][::-1], 30)], 30)
    assert forth.frames == back.frames == sum(one.frames for one in each)
    for one, other in ((forth.keys, back.keys), (forth.places, back.places), (forth.excerpt, back.excerpt)):
        assert len(one) == 30
        np.testing.assert_array_equal(one, other)
    assert (np.diff(forth.places) > 0).all()
    assert len(set(forth.places // scanning.OF_SOUND)) == 4


def test_balanced_sounds_weigh_the_same_whatever_their_length_and_channels() -> None:
    short, long = mixture(3, 2000), mixture(4, 40000)
    balanced = dataclasses.replace(SMALL, components=2, balance=True, passes=4)
    weights = [gathered(each, BASES, balanced).weight for each in (short, long, np.hstack([long, long]))]
    assert weights == pytest.approx([1, 1, 1])

    def share(training: Training) -> float:
        """Return the divergence of the short one, as a part of that by bases of its own."""
        bases, own = (run(training, each).bases for each in ([short, long], [short]))
        assert bases is not None and own is not None
        return gathered(short, bases, training).divergence / gathered(short, own, training).divergence

    assert share(balanced) < 0.8 * share(dataclasses.replace(balanced, balance=False))


def test_silent_sounds_are_left_out_and_silence_alone_is_refused() -> None:
    silent = np.zeros((2000, 1), np.float32)
    with_silence, without = run(SMALL, [mixture(1), silent, mixture(2)]), State.begun(SMALL, 1)
    assert with_silence.frames.tolist()[1] == 0
    assert kit(with_silence, RATE).sounds == 2
    with pytest.raises(BadBufferError, match=r"^all sounds are silent: there is nothing to learn from$"):
        train(without, InTurn(Given([silent]), RATE, 1, fail))
    few = dataclasses.replace(SMALL, components=9)
    with pytest.raises(BadBufferError, match=r"9 components cannot be learned from 4 frames .* hop of 32: use fewer"):
        run(few, [mixture(1, 100)])


def test_sounds_of_another_rate_are_resampled_to_that_of_the_first() -> None:
    low, high = mixture(1), mixture(1, 6000)
    runner = InTurn(Given([low, high], [RATE, 2 * RATE]), 0, 1, fail)
    state = train(State.begun(SMALL, 2), runner)
    assert runner.sample_rate == RATE
    assert state.frames.tolist() == [94, 94]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"components": 0}, "components is 0; it is at least 1"),
        ({"passes": 0}, "passes is 0; it is at least 1"),
        ({"sparsity": -1.0}, "sparsity is -1.0; it is a weight"),
        ({"window_size": 64, "hop_size": 65}, "the hop size is 65; it is between 1 and the window size, 64"),
        ({"iterations": 0}, "iterations is 0"),
        ({"seed": 2**31}, "seed is 2147483648; it is between -1 and 2147483647"),
    ],
)
def test_settings_that_cannot_be_are_refused(given: dict[str, Any], reason: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        Training(**given)
    assert str(caught.value).startswith(reason)


@pytest.mark.parametrize("stop", [0, 1, 3, 7, 11])
def test_from_a_checkpoint_it_goes_on_to_the_same_bases(stop: int, tmp_path: Path) -> None:
    given, path, states = [mixture(number) for number in range(4)], tmp_path / "kit.wav.checkpoint", list[State]()
    runner = InTurn(Given(given), RATE, 1, fail)
    whole = train(State.begun(SMALL, 4), runner, states.append)
    assert len(states) == 3 * 5
    checkpoint.save(path, Checkpoint(states[stop], tuple("abcd"), RATE))
    there = checkpoint.load(path)
    assert there is not None and there.sources == tuple("abcd") and there.sample_rate == RATE
    again = train(there.state, runner)
    np.testing.assert_array_equal(again.bases, whole.bases)
    assert again.divergences == whole.divergences


def test_a_checkpoint_of_something_else_or_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kit.wav.checkpoint"
    assert checkpoint.load(path) is None
    checkpoint.save(path, Checkpoint(State.begun(SMALL, 2), ("a", "b"), 0.0))
    there = checkpoint.load(path)
    assert there is not None

    def refused(training: Training, sources: Sequence[str]) -> str:
        with pytest.raises(NMFServerError) as caught:
            checkpoint.require_same(path, there, training, sources)
        return str(caught.value).removeprefix(f"the checkpoint {path} ")

    again = "--force (force=True in Python) begins anew"
    other = dataclasses.replace(SMALL, components=5)
    assert refused(other, "ab") == f"was made with components 3, and here it is 5; {again}"
    assert refused(dataclasses.replace(SMALL, seed=5), "ab") == f"was made with seed 4, and here it is 5; {again}"
    assert refused(SMALL, "abc") == f"is of 2 sounds, and here are 3; {again}"
    assert refused(SMALL, "ac") == f"is of b where here is c; {again}"
    checkpoint.require_same(path, there, dataclasses.replace(SMALL, seed=-1), "ab")
    whole = path.read_bytes()
    entry = whole.index(b"PK\1\2")  # of the archive's directory
    newer, encrypted, packed = (
        whole[: entry + at] + bytes([value]) + whole[entry + at + 1 :] for at, value in ((6, 70), (8, 1), (10, 99))
    )
    cut = whole[: len(whole) // 2], whole.replace(b"nmfserver", b"nmfservex", 1), b"", b"x" * 100
    for damaged in (*cut, newer, encrypted, packed):
        path.write_bytes(damaged)
        with pytest.raises(NMFServerError, match="is damaged; --force"):
            checkpoint.load(path)


@pytest.mark.parametrize("pass_", [0, 1])
def test_a_checkpoint_whose_arrays_do_not_fit_its_settings_is_damaged(pass_: int, tmp_path: Path) -> None:
    path, states = tmp_path / "kit.wav.checkpoint", list[State]()
    train(State.begun(SMALL, 1), InTurn(Given([mixture(1)]), RATE, 1, fail), states.append)
    state = next(each for each in states if each.pass_ == pass_)
    other = dataclasses.replace(SMALL, components=5) if pass_ else dataclasses.replace(SMALL, fft_size=128)
    for wrong in (dataclasses.replace(state, training=other), dataclasses.replace(state, frames=np.ones(2, np.int64))):
        checkpoint.save(path, Checkpoint(wrong, ("a",), RATE))
        with pytest.raises(NMFServerError, match="is damaged; --force"):
            checkpoint.load(path)


def test_a_checkpoint_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NMFServerError, match=r"^the checkpoint .* cannot be written: "):
        checkpoint.save(tmp_path / "file" / "more" / "kit", Checkpoint(State.begun(SMALL, 1), ("a",), RATE))
    with pytest.raises(NMFServerError, match="file is no folder that can be written to"):
        nmfserver.train([mixture(1)], RATE, checkpoint=tmp_path / "file" / "more" / "kit", **SIZES)


class Vanishing(Given):
    """Sounds of which the second one can be read once."""

    def read(self, number: int) -> tuple[Sound, float]:
        found = super().read(number)
        if number == 1:
            self.given = [self.given[0], np.empty((0, 0), np.float32), *self.given[2:]]
            if not found[0].size:
                raise NMFServerError("it is gone")
        return found


def test_a_sound_that_fails_on_the_way_is_known_at_the_end(tmp_path: Path) -> None:
    told, path = list[int](), tmp_path / "kit.wav.checkpoint"
    given = Vanishing([mixture(number) for number in range(3)])
    state = train(State.begun(SMALL, 3), InTurn(given, RATE, 1, lambda number, error: told.append(number)))
    assert told == [1] * SMALL.passes
    assert state.failed == {1} and kit(state, RATE).sounds == 2
    checkpoint.save(path, Checkpoint(state, tuple("abc"), RATE))
    there = checkpoint.load(path)
    assert there is not None and there.state.failed == {1}


def test_who_watches_is_told_and_can_cancel() -> None:
    given, told = [mixture(number) for number in range(3)], list[float]()

    def watch(fraction: float, divergence: float) -> bool:
        told.append(fraction)
        return fraction < 0.6

    with pytest.raises(Cancelled):
        train(State.begun(SMALL, 3), InTurn(Given(given), RATE, 1, fail), watch=watch)
    assert told == sorted(told) and told[-1] >= 0.6


def test_python_learns_from_files_and_arrays_and_its_bases_take_sounds_apart(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.wav" for number in range(3)]
    for number, file in enumerate(files):
        soundfile.write(file, mixture(number), int(RATE), subtype="FLOAT")
    learned = nmfserver.train([*files, mixture(3)], RATE, components=4, passes=2, seed=3, **SIZES)
    assert learned.bases.shape == (1, 4, TRANSFORM.bins)
    assert str(learned) == repr(learned)
    assert str(learned).startswith("4 components of 4 sounds, ") and str(learned).endswith(" % explained, seed 3")
    again = nmfserver.train([*files, mixture(3)], RATE, **learned.settings)
    np.testing.assert_array_equal(again.bases, learned.bases)
    stereo = mixture(4, channels=2)
    parts = nmfserver.decompose(
        stereo, RATE, components=4, bases=learned.bases, bases_mode=2, stereo="apart", **SIZES
    )  # fmt: skip
    np.testing.assert_array_equal(parts.bases, np.repeat(learned.bases, 2, axis=0))
    sound, beside = learned.save(tmp_path / "kit.wav")
    samples, rate = soundfile.read(sound, dtype="float32")
    np.testing.assert_array_equal(samples.T, learned.bases[0])
    assert rate == RATE / 64 and beside.name == "kit.json"
    with pytest.raises(NMFServerError, match=r"kit.* is there already"):
        learned.save(sound)
    learned.save(sound, force=True)
    with pytest.raises(NMFServerError, match=r"kit.flac does not end with \.wav"):
        learned.save(tmp_path / "kit.flac")
    with pytest.raises(NMFServerError, match="1025 components: a sound file holds at most 1024 channels"):
        paths(Path("kit.wav"), 1025)


@pytest.mark.parametrize(
    ("given", "kind", "reason"),
    [
        (([],), ArgumentError, "no sounds are given"),
        (([mixture(1)],), ArgumentError, "the sample rate is None; of arrays it is"),
        (([mixture(1) * np.nan], RATE), BadBufferError, "array 0: source: the value at frame 0"),
        ((["nowhere.wav"],), NMFServerError, "nowhere.wav does not exist"),
        (("loop.wav",), ArgumentError, r"sounds is 'loop.wav'; it is a list .*, such as \['loop.wav'\]"),
        ((["nowhere.wav"], "fast"), ArgumentError, "the sample rate is fast; of arrays it is"),
    ],
)
def test_in_python_what_cannot_be_learned_from_is_raised(
    given: tuple[Any, ...], kind: type[NMFServerError], reason: str
) -> None:
    with pytest.raises(kind, match=reason):
        nmfserver.train(*given)
