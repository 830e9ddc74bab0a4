"""The bench, as a person starts it, in its shortest form; the processes that it measures beside; how it judges."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path

import environment
import numpy as np
import pytest
import soundfile
import synthetic
from bench import command_line, mixtures, outputs, peers, quality, scaling, solving, templates
from bench.checkouts import THIS, other
from bench.kernels import Stages
from bench.measuring import COMPONENTS, Row, Times, WorkError, above_noise, beside, interleaved
from bench.separation import FLOOR, separation

from nmfserver.processes import bufnmf
from nmfserver.processes.settings import Settings

SECOND = synthetic.RATE
FLUID = """#!{python} -IS
# A stand-in for FluCoMa's fluid-nmf, which wants four numbers behind -fftsettings, and ends well when it does nothing.
import sys, wave
words = sys.argv[1:]
if "complain" in sys.argv[0]:
    sys.exit("no licence")
behind = words[words.index("-fftsettings") + 1 :]
if len(behind) != 4 or "idle" in sys.argv[0]:
    sys.exit(0)
given = dict(zip(words[::2], words[1::2]))
with wave.open(given["-source"]) as source:
    frames = source.getnframes() - ("short" in sys.argv[0])
for name, size in (("resynth", frames), ("bases", 513), ("activations", (frames + 512) // 512)):
    with wave.open(given["-" + name], "w") as file:
        file.setparams((int(given["-components"]), 2, 44100, 0, "NONE", ""))
        file.writeframes(bytes(2 * size * file.getnchannels()))
"""


def test_it_measures_a_section_and_a_quick_run_keeps_nothing() -> None:
    results = {path: path.read_bytes() for path in (environment.ROOT / "scripts" / "bench" / "results").iterdir()}
    command = [sys.executable, "scripts/bench", "--quick", "--markdown", "--only", "live"]
    done = subprocess.run(command, cwd=environment.ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for components in COMPONENTS:
        assert f"\n| {components} components | " in done.stdout
    assert "\n| 20 components, templateFrames 8 | " in done.stdout
    assert {path: path.read_bytes() for path in results} == results
    assert "saved in" not in done.stdout


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A second of sound as a file."""
    path = tmp_path / "second.wav"
    soundfile.write(path, np.random.default_rng(1).standard_normal(SECOND).astype(np.float32) / 10, SECOND, "PCM_16")
    return path


def fluid(name: str, source: Path) -> command_line.Program:
    """Return what measures a stand-in for fluid-nmf, which works or fails as its name says."""
    program = source.with_name(name)
    program.write_text(FLUID.format(python=sys.executable))
    program.chmod(0o700)
    return command_line.fluid_nmf(str(program), source, SECOND, 2, source.parent / "results")


def test_another_program_is_measured_if_it_has_written_everything(second: Path) -> None:
    assert 0 < fluid("fluid-nmf", second)() < 30


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("idle", "it left no bases"),
        ("short", "its resynth has 44099 frames of 2 channels instead of 44100 frames of 2 channels"),
        ("complain", "it ended with 1: no licence"),
    ],
)
def test_another_program_that_fails_has_no_time(second: Path, name: str, reason: str) -> None:
    fluid("fluid-nmf", second)()  # whose files must not be taken for those of the next
    times = interleaved({"ours": lambda: 2.0, "fluid-nmf": fluid(name, second)}, rounds=1, rest=0)
    (row,) = beside("3 components", times, "ours", {"fluid-nmf": 2.5})
    assert row.name == "3 components, beside fluid-nmf"
    assert row.figure == 2.0
    assert row.ratio is None and row.reached is None and row.compared == ""
    assert row.note == f"fluid-nmf failed: {reason}"


def test_with_three_numbers_behind_fftsettings_nothing_is_done(second: Path) -> None:
    program = fluid("fluid-nmf", second)
    with pytest.raises(WorkError, match="it left no bases"):
        dataclasses.replace(program, command=program.command[:-1])()


def test_what_fails_once_has_no_time_and_the_others_are_measured_on() -> None:
    outcomes = iter([1.0])

    def sometimes() -> float:
        for seconds in outcomes:
            return seconds
        raise WorkError("it has ended")

    times = interleaved({"ours": lambda: 0.5, "theirs": sometimes}, rounds=3, rest=0)
    assert times == {"ours": [0.5, 0.5, 0.5]}
    assert times.failed == {"theirs": "it has ended"}
    more = Times(["theirs"])
    more["theirs"] += [1.0]
    times.add(more)
    assert "theirs" not in times
    (row,) = beside("work", times, "theirs", {"ours": None})
    assert row == Row("work", note="failed: it has ended")


def test_a_work_is_so_many_times_faster_than_its_peers() -> None:
    clocks = {"ours": lambda: 0.5, "one": lambda: 4.0, "another": lambda: 1.0}
    rows = [*beside("work", interleaved(clocks, rounds=2, rest=0), "ours", {"one": 8.0, "another": 3.0})]
    assert [(row.name, row.figure, row.compared, row.ratio, row.reached) for row in rows] == [
        ("work, beside one", 0.5, "4 s", 8.0, True), ("work, beside another", 0.5, "1 s", 2.0, False),
    ]  # fmt: skip
    (alone,) = beside("work", interleaved(clocks, rounds=2, rest=0), "ours", {})
    assert (alone.name, alone.figure, alone.ratio) == ("work", 0.5, None)


def test_a_negative_difference_is_below_the_noise() -> None:
    row = Row("outside", -0.0007, "s", "whole: 10 ms", -0.07)
    assert above_noise(row) == Row("outside", None, "s", "whole: 10 ms", None, note="below the noise")
    assert above_noise(dataclasses.replace(row, figure=0.0, ratio=0.0)).figure == 0.0


def test_what_a_team_costs_is_counted() -> None:
    sound = synthetic.mixed(synthetic.SOUNDS["drums"](SECOND))
    settings = Settings(components=3, iterations=20, seed=1, solver="mu")
    found = scaling.cost(lambda: bufnmf.decompose(sound[:, None], settings, threads=1))
    assert found.barriers >= 20  # one an iteration at least
    assert 0 < found.serial < found.whole
    assert 0 <= found.waited < found.worked < found.whole
    assert found.on(1) == pytest.approx(found.whole)


def test_more_cores_divide_what_is_neither_serial_nor_waits() -> None:
    assert scaling.Cost(whole=0.7, serial=0.1, waited=0.1, worked=0.8, barriers=7).on(16) == pytest.approx(0.25)


def test_a_checkouts_command_is_measured_with_all_its_files_and_no_picture(second: Path) -> None:
    folder, hidden = second.parent / "ours", command_line.without_matplotlib(second.parent)
    program = command_line.nmfserver(THIS, second, SECOND, 10, folder, hidden, "--iterations", "2")
    assert 0 < program() < 60
    assert {path.stem for path in folder.glob("*.wav")} == program.sizes.keys()
    assert not list(folder.glob("*.png"))
    assert len(program.sizes) == 12


def test_a_checkout_without_an_environment_cannot_be_compared_with(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"has no .*nmfserver.*: run .* there first"):
        other(tmp_path)


@pytest.mark.parametrize("name", [peers.SGEMM, "plain NumPy", "scikit-learn"])
def test_another_program_works_in_a_process_of_its_own(tmp_path: Path, name: str) -> None:
    magnitudes = tmp_path / "magnitudes.npy"
    np.save(magnitudes, np.random.default_rng(1).random((20, 10), np.float32))
    with peers.Peer(name, magnitudes, 2, 3) as peer:
        assert 0 < peer() < 30


def test_a_library_whose_factors_have_another_size_has_no_time() -> None:
    magnitudes = np.ones((20, 10), np.float32)
    assert peers.checked(lambda: (np.ones((2, 10)), np.ones((20, 2))), magnitudes, 2) >= 0
    with pytest.raises(WorkError, match=r"its factors are \(\(2, 10\), \(20, 3\)\) instead of"):
        peers.checked(lambda: (np.ones((2, 10)), np.ones((20, 3))), magnitudes, 2)


def test_a_library_that_cannot_work_has_no_time(tmp_path: Path) -> None:
    missing = peers.Peer("plain NumPy", tmp_path / "missing.npy", 2, 3)
    with missing as peer, pytest.raises(WorkError, match="it has ended with 1"):
        peer()


def test_results_must_be_there_and_have_their_sizes() -> None:
    wanted = outputs.sizes(44100, 3, stems=True)
    assert wanted == {"bases": (513, 3), "activations": (87, 3), "resynth": (44100, 3)}
    outputs.check({**wanted, "more": (1, 1)}, wanted)
    for found, reason in (
        ({**wanted, "bases": (0, 0)}, "its bases has 0 frames of 0 channels instead of 513 frames of 3 channels"),
        (outputs.sizes(44100, 3, stems=False), "it left no resynth"),
    ):
        with pytest.raises(WorkError, match=reason):
            outputs.check(found, wanted)


def test_solvers_are_compared_in_divergence_time_and_places() -> None:
    sounds = {name: synthetic.mixed(synthetic.SOUNDS[name](SECOND)) for name in ("drums", "bells")}
    rows = [*quality.solvers(sounds, 3, rounds=1), *quality.places(sounds, {})]
    assert [row.name for row in rows] == [
        "3 components, fast: runs within 1 %", "3 components, fast: divergence",
        "3 components, fast, 200 iterations: divergence", "3 components, fast: time",
        "3 components of recordings, fast: keep their places", "3 components of all sounds, fast: keep their places",
    ]  # fmt: skip
    share, divergence, longer, time, nothing, placed = rows
    assert 0 <= _figure(share) <= 100
    assert divergence.ratio is not None and longer.ratio is not None
    assert 0.5 < longer.ratio < 1.01 * divergence.ratio < 1.5
    assert time.note == "below the noise" if time.ratio is None else time.ratio >= 0  # so short, it may be either
    assert nothing.figure is None and nothing.reached is None
    assert 0 <= _figure(placed) <= 100


def test_mixtures_are_taken_apart_by_every_solver_and_start() -> None:
    several = [dataclasses.replace(next(mixtures.drums({})), kind="drums")]
    rows = {row.name: row for row in quality.mixtures(several, budget=0.01)}
    ways = ["mu", "fast", "fast, 1 start", "fast, 0.01 s"]
    assert list(rows) == [
        "drums, the mixture itself", *(f"drums, 3 components, {way}" for way in ways), "drums, fast above mu",
        "drums, fast, worst seed below the mean", *(f"drums, 6 components, {way}" for way in ways),
    ]  # fmt: skip
    itself = _figure(rows["drums, the mixture itself"])
    assert all(_figure(rows[f"drums, 6 components, {way}"]) > itself for way in ways)


def test_numbers_of_frames_are_compared_on_mixtures_of_each_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solving, "SEEDS", (0,))
    for endless in (mixtures.drums({}), mixtures.plucks(), mixtures.voices()):
        mixture = next(endless)
        np.testing.assert_allclose(mixture.parts.sum(1), mixture.sound, atol=1e-6)
    rows = {row.name: row for row in templates.by_lags([next(mixtures.drums({}))], (1, 8))}
    for solver in ("fast", "mu"):
        one, several, gain = (
            rows[f"synthetic drums, {solver}, {what}"]
            for what in ("templateFrames 1", "templateFrames 8", "8 frames above 1")
        )
        assert _figure(gain) == pytest.approx(_figure(several) - _figure(one))
        assert gain.reached is (_figure(gain) >= 3)
        assert several.ratio is not None and several.ratio < 1


def _figure(row: Row) -> float:
    assert row.figure is not None
    return row.figure


def test_an_answer_that_is_not_true_ends_the_bench() -> None:
    sound = synthetic.mixed(synthetic.SOUNDS["drums"](SECOND))
    magnitudes = Stages(sound, 1).spectrogram
    for frames in (1, 4):
        chosen = Settings(components=3, iterations=5, seed=0, template_frames=frames, **solving.PLAIN)
        parts = bufnmf.decompose(sound[:, None], chosen)
        assert solving.verified(magnitudes, parts, solving.PLAIN) == pytest.approx(parts.divergence, rel=1e-3)
    for wrong in (
        {"divergence": parts.divergence * 0.99},
        {"divergence": float("nan")},
        {"bases": np.zeros_like(parts.bases)},
        {"activations": np.full_like(parts.activations, np.nan)},
    ):
        with pytest.raises(RuntimeError, match="the factors have"):
            solving.verified(magnitudes, dataclasses.replace(parts, **wrong), solving.PLAIN)


def test_stems_are_given_to_the_parts_in_the_best_way() -> None:
    noise = np.random.default_rng(1)
    parts = noise.standard_normal((4000, 3)).astype(np.float32)
    assert separation(parts, 7 * parts[:, [2, 0, 1]]) == FLOOR
    halves = np.repeat(parts, 2, axis=1) * np.array([0.3, 0.7, 0.5, 0.5, 0.9, 0.1], np.float32)
    assert separation(parts, halves[:, noise.permutation(6)]) == FLOOR
    blurred = parts + 0.1 * noise.standard_normal((4000, 3)).astype(np.float32)
    assert separation(parts, blurred) == pytest.approx(20, abs=0.5)


@pytest.mark.parametrize("value", [0.0, np.nan, np.inf])
def test_stems_that_are_no_sound_are_the_worst(value: float) -> None:
    parts = np.random.default_rng(1).standard_normal((100, 2)).astype(np.float32)
    assert separation(parts, np.full_like(parts, value)) == -FLOOR


@pytest.mark.parametrize("name", synthetic.SOUNDS)
def test_synthetic_sounds_are_the_same_at_every_call(name: str) -> None:
    parts = synthetic.SOUNDS[name](SECOND)
    assert np.isfinite(parts).all()
    assert np.abs(synthetic.mixed(parts)).max() == pytest.approx(0.9, abs=0.01)
    np.testing.assert_array_equal(synthetic.SOUNDS[name](SECOND), parts)


def test_mixtures_are_made_of_recordings_if_there_are_enough() -> None:
    noise = np.random.default_rng(1)
    sounds = {
        str(length): noise.standard_normal(length).astype(np.float32) for length in (900, 901, 902, 50_000, 60_000)
    }
    assert list(mixtures.hits(sounds)) == ["900", "901", "902"]
    assert list(mixtures.long(sounds)) == ["50000", "60000"]
    assert len(list(mixtures.pairs(sounds))) == 1
    for recordings in (sounds, {}):
        for mixture in (next(mixtures.drums(recordings)), next(mixtures.pairs(recordings))):
            np.testing.assert_allclose(mixture.parts.sum(1), mixture.sound, atol=1e-6)
            assert np.abs(mixture.sound).max() == pytest.approx(0.9)
