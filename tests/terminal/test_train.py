"""``nmfserver train`` through the real program: kits, what is refused, how it is stopped and goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver.training import checkpoint
from nmfserver.training.passes import State
from nmfserver.training.settings import Training
from tests.terminal.running import PROGRAM, names, run, tone
from tests.wire import wait_until

QUICK = ("--components", "2", "--iterations", "20", "--seed", "1", "--window-size", "256")


def train(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run("train", *QUICK, *arguments, cwd=cwd)


def tones(folder: Path, count: int = 4, frames: int = 4000) -> None:
    folder.mkdir()
    for number in range(count):
        tone(folder / f"tone-{number}.wav", frames, 200 + 100 * number)


def test_a_kit_of_a_folder_takes_a_stereo_sound_apart_and_is_no_sound_itself(tmp_path: Path) -> None:
    tones(tmp_path / "sounds")
    (tmp_path / "sounds" / "tone-3.wav").rename(tmp_path / "sounds" / f"{'x' * 230}3.wav")  # any names may be learned
    (tmp_path / "sounds" / "tone-2.wav").rename(tmp_path / "sounds" / f"{'x' * 230}2.wav")
    (tmp_path / "sounds" / "bad.wav").write_text("no sound")
    soundfile.write(tmp_path / "sounds" / "silent.flac", np.zeros(4000), 44100)
    soundfile.write(tmp_path / "sounds" / "tone-high.wav", np.sin(np.arange(9000) / 9), 48000)
    done = train("sounds", "nowhere.wav", "--out", "sounds/kit.wav", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    said = done.stderr.splitlines()
    assert len(said) == 4
    assert said[0].startswith("nmfserver: sounds/bad.wav: ") and "cannot be read as a sound file" in said[0]
    assert said[1] == f"nmfserver: nowhere.wav: {tmp_path / 'nowhere.wav'} does not exist"
    assert said[2] == "nmfserver: sounds/silent.flac: silent, left out"
    assert said[3].startswith("2 components of 5 sounds, ") and " explained, seed 1, in " in said[3]
    kit, beside = (tmp_path / "sounds" / f"kit{ending}" for ending in (".wav", ".json"))
    assert done.stdout.splitlines() == [str(kit), str(beside)]
    bases, rate = soundfile.read(kit, dtype="float32")
    assert bases.shape == (129, 2) and rate == round(44100 / 256)
    np.testing.assert_allclose(np.linalg.norm(bases, axis=0), 1, rtol=1e-4)
    told = json.loads(beside.read_text())
    assert (told["sounds"], told["settings"]["seed"], told["files"]) == (5, 1, {"bases": ["kit.wav"]})
    again = train("sounds", "--out", "sounds/kit.wav", cwd=tmp_path)
    assert again.returncode == 1
    assert again.stderr.startswith(f"nmfserver: {kit} is there already: replace it with --force")
    forced = train("sounds", "--out", "sounds/kit.wav", "--force", "--json", cwd=tmp_path)
    facts = json.loads(forced.stdout)
    assert facts["path"] == str(kit) and {name: facts[name] for name in told} == told  # the kit was not learned from
    stereo = np.stack([np.sin(np.arange(9000) / 9), np.sin(np.arange(9000) / 5)], axis=1)
    soundfile.write(tmp_path / "stereo.wav", stereo, 44100)
    words = "--components", "2", "--window-size", "256", "--bases", kit, "--bases-mode", "2", "--no-picture"
    apart = run("decompose", "stereo.wav", *words, cwd=tmp_path)
    assert apart.returncode == 0, apart.stderr
    used = soundfile.read(tmp_path / "stereo-parts" / "stereo-bases.wav", dtype="float32")[0]
    np.testing.assert_array_equal(used, np.hstack([bases, bases]))


def test_what_is_chosen_by_flags_is_what_the_library_learns(tmp_path: Path) -> None:
    tones(tmp_path / "sounds", 3)
    choices = {"passes": 2, "sparsity": 0.5, "hop_size": 64, "fft_size": 512}
    flags = (word for name, value in choices.items() for word in (f"--{name.replace('_', '-')}", value))
    done = train("sounds", "--pattern", "*-[12].wav", "--balance", *flags, "--out", "kit.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    paths = [tmp_path / "sounds" / f"tone-{number}.wav" for number in (1, 2)]
    kit = nmfserver.train(
        paths,
        components=2,
        iterations=20,
        seed=1,
        window_size=256,
        balance=True,
        **choices,  # type: ignore[arg-type]
    )
    assert done.stderr.startswith(f"{kit}, in ")
    np.testing.assert_array_equal(soundfile.read(tmp_path / "kit.wav", dtype="float32")[0].T, kit.bases[0])
    assert json.loads((tmp_path / "kit.json").read_bytes())["settings"] == kit.settings


def kept(path: Path, *sources: object, **there: Any) -> None:
    """Write a checkpoint of a training of sounds that are called so, as `train` here trains."""
    training = Training(components=2, iterations=20, seed=1, window_size=256)
    state = replace(State.begun(training, len(sources)), **there)
    checkpoint.save(path, checkpoint.Checkpoint(state, tuple(map(str, sources)), 44100.0))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tones, silence, what is no sound, and a checkpoint of other sounds."""
    folder = tmp_path_factory.mktemp("train")
    tones(folder / "sounds", 2)
    soundfile.write(folder / "silent.wav", np.zeros(4000), 44100)
    (folder / "bad.wav").write_text("no sound")
    kept(folder / "others", "kick.wav", "snare.wav")
    return folder


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("sounds", "--out", "kit.flac"), "kit.flac does not end with .wav: bases are written as a WAV file"),
        (("sounds", "--out", "kit.wav", "--components", "65"), "65 components cannot be learned from 64 frames that"),
        (("sounds", "--out", "bad.wav/kit.wav"), "cannot be made: "),
        (("bad.wav", "--out", "kit.wav"), "none of the sounds can be read"),
        (("silent.wav", "--out", "kit.wav"), "all sounds are silent: there is nothing to learn from"),
        (("silent.wav", "--out", "silent.wav", "--force"), "silent.wav is the only file: it cannot be learned from"),
        (("sounds", "--out", "kit.wav", "--components", "0"), "components is 0; it is at least 1"),
        (("sounds", "--out", "kit.wav", "--components", "1025"), "a sound file holds at most 1024 channels"),
        (("sounds", "--out", "kit.wav", "--passes", "0"), "passes is 0; it is at least 1"),
        (("sounds", "--out", "kit.wav", "--sparsity", "-1"), "a weight of the activations up to 100000, or 0 for none"),
        (("sounds", "--out", "kit.wav", "--fft-size", "100"), "the FFT size is 100"),
        (("sounds", "--out", "kit.wav", "--pattern", "*.aif"), "there is no file like *.aif in the folder sounds"),
        (("sounds", "--out", "kit.wav", "--checkpoint", "sounds"), "the checkpoint sounds cannot be read: Is a direct"),
        (("sounds", "--out", "kit.wav", "--checkpoint", "bad.wav"), "the checkpoint bad.wav is damaged; --force"),
        (("sounds", "--out", "kit.wav", "--checkpoint", "bad.wav/x"), "bad.wav is no folder that can be written to"),
        (("sounds", "--out", "kit.wav", "--checkpoint", "others"), "others is of kick.wav where here is "),
        (
            ("silent.wav", "--out", "kit.wav", "--checkpoint", "others"),
            "others is of 2 sounds, and here are 1; --force",
        ),
    ],
)
def test_what_cannot_be_learned_is_one_sentence_and_leaves_nothing(
    words: Sequence[str], reason: str, folder: Path
) -> None:
    there = names(folder)
    done = train(*words, cwd=folder)
    assert (done.returncode, done.stdout) == (1, "")
    assert reason in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert names(folder) == there


def test_a_sound_that_had_failed_before_is_told_again_where_it_goes_on(tmp_path: Path) -> None:
    tones(tmp_path / "sounds", 2)
    kept(tmp_path / "far", *sorted((tmp_path / "sounds").iterdir()), done=1, failed=frozenset({0}))
    done = train("sounds", "--out", "kit.wav", "--checkpoint", "far", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("nmfserver: sounds/tone-0.wav: it has failed before the training was stopped\n")
    assert names(tmp_path) == ["kit.json", "kit.wav", "sounds"]


FULL = """
import sys

def look(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith("kit.json"):
        raise OSError(28, "No space left on device")

sys.addaudithook(look)
"""
"""A disk that is full when the bases are to be written."""


def test_bases_that_could_not_be_written_are_not_learned_again(tmp_path: Path) -> None:
    tones(tmp_path / "sounds", 2)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "sitecustomize.py").write_text(FULL)
    words = "train", *QUICK, "sounds", "--out", "kit.wav"
    failed = run(*words, cwd=tmp_path, PYTHONPATH=str(tmp_path / "full"))
    assert failed.returncode == 1
    assert "No space left on device" in failed.stderr
    assert names(tmp_path) == ["full", "kit.wav.checkpoint", "sounds"]
    for path in (tmp_path / "sounds").iterdir():
        path.write_text("no sound any more")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert names(tmp_path) == ["full", "kit.json", "kit.wav", "sounds"]


def begun(folder: Path, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*PROGRAM, "train", *QUICK, *map(str, words)], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is interrupted in another way")
def test_killed_and_begun_again_the_kit_is_that_of_an_undisturbed_run(tmp_path: Path) -> None:
    tones(tmp_path / "sounds", 8)
    words = "sounds", "--passes", 25, "--out"
    assert train(*words, "undisturbed.wav", cwd=tmp_path).returncode == 0
    where = tmp_path / "kit.wav.checkpoint"
    process = begun(tmp_path, *words, "kit.wav")
    wait_until(where.exists)
    process.kill()
    process.communicate()
    there = where.read_bytes()
    other = train(*words, "kit.wav", "--components", 3, cwd=tmp_path)
    assert other.returncode == 1
    assert f"the checkpoint {where} was made with components 2, and here it is 3; --force" in other.stderr
    where.write_bytes(there[:1000])
    damaged = train(*words, "kit.wav", cwd=tmp_path)
    assert damaged.returncode == 1
    assert f"the checkpoint {where} is damaged; --force (force=True in Python) begins anew" in damaged.stderr
    where.write_bytes(there)
    done = train(*words, "kit.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kit.wav").read_bytes() == (tmp_path / "undisturbed.wav").read_bytes()
    assert not where.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is interrupted in another way")
def test_ctrl_c_leaves_a_checkpoint_and_no_half_file(tmp_path: Path) -> None:
    tones(tmp_path / "sounds")
    with begun(tmp_path, "sounds", "--passes", 10**6, "--out", "new/kit.wav") as process:
        wait_until((tmp_path / "new" / "kit.wav.checkpoint").exists)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    last = said.splitlines()[-1]
    assert last.startswith("stopped: ") and last.endswith(" of 4 files; the same call goes on from there"), last
    assert names(tmp_path / "new") == ["kit.wav.checkpoint"]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_a_kit_in_a_store_may_have_any_name(tmp_path: Path) -> None:
    tones(tmp_path / "sounds")
    done = train("sounds", "--out", b"file://" + os.fsencode(tmp_path) + b"/kit\xff.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [os.fsencode(name) for name in names(tmp_path)] == [b"kit\xff.json", b"kit\xff.wav", b"sounds"]
