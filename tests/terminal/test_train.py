"""``nmfserver train`` through the real program: kits, what is refused, how it is stopped and goes on."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

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


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tones, silence, and what is no sound."""
    folder = tmp_path_factory.mktemp("train")
    tones(folder / "sounds", 2)
    soundfile.write(folder / "silent.wav", np.zeros(4000), 44100)
    (folder / "bad.wav").write_text("no sound")
    return folder


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("sounds", "--out", "kit.flac"), "kit.flac does not end with .wav: bases are written as a WAV file"),
        (("sounds", "--out", "kit.wav", "--components", "65"), "65 components cannot be learned from 64 frames that"),
        (("sounds", "--out", "bad.wav/kit.wav"), "cannot be made: "),
        (("bad.wav", "--out", "kit.wav"), "none of the sounds can be read"),
        (("silent.wav", "--out", "kit.wav"), "all sounds are silent: there is nothing to learn from"),
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
    kept = tmp_path / "kit.wav.checkpoint"
    process = begun(tmp_path, *words, "kit.wav")
    wait_until(kept.exists)
    process.kill()
    process.communicate()
    there = kept.read_bytes()
    other = train(*words, "kit.wav", "--components", 3, cwd=tmp_path)
    assert other.returncode == 1
    assert f"the checkpoint {kept} was made with components 2, and here it is 3; --force" in other.stderr
    kept.write_bytes(there[:1000])
    damaged = train(*words, "kit.wav", cwd=tmp_path)
    assert damaged.returncode == 1
    assert f"the checkpoint {kept} is damaged; --force (force=True in Python) begins anew" in damaged.stderr
    kept.write_bytes(there)
    done = train(*words, "kit.wav", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "kit.wav").read_bytes() == (tmp_path / "undisturbed.wav").read_bytes()
    assert not kept.exists()


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
