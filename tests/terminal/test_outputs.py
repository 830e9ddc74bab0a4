"""What `nmfserver decompose` writes: formats, mixes, labels, tags, JSON; and what it leaves alone."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

import nmfserver
from nmfserver.results import labels
from nmfserver.sound_files.service import SoundFiles
from nmfserver.sound_files.tags import Tags
from tests.terminal.running import content, decompose, names, run, tone

TEXTS = {"title": "Löop", "artist": "somebody", "date": "2026"}
TIME = 123_456
BROADCAST = b"a take".ljust(338, b"\0") + struct.pack("<QH", TIME, 1) + bytes(254) + b"A=PCM,F=44100\r\n"


def tagged(path: Path) -> np.ndarray:
    """Write a tone that says what it is; return its samples."""
    sound = tone(path)
    samples = np.ascontiguousarray(sound[:, np.newaxis], np.float32)
    files = SoundFiles()
    files.write(str(path), samples, 44100, "wav", "float", tags=Tags(TEXTS, BROADCAST))
    files.close()
    return sound


def tags_of(path: Path) -> Tags:
    files = SoundFiles()
    found = files.read(str(path), tagged=True).tags
    files.close()
    return found


def test_mixes_labels_and_the_json_say_and_hold_what_came_out(tmp_path: Path) -> None:
    sound = tagged(tmp_path / "loop.wav")
    done = decompose(
        "loop.wav", "--names", "low", "--format", "flac", "--mix", "1 0.5", "--mix", "-1 1", "--minus-one",
        "--labels", "audacity", "sonic-visualiser", "--json", cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "loop-parts"
    told = json.loads(done.stdout)
    description = json.loads((folder / "loop.json").read_text())
    assert (told.pop("path"), told.pop("folder"), told.pop("state")) == (
        str(tmp_path / "loop.wav"), str(folder), "done"
    )  # fmt: skip
    assert told.pop("seconds") > 0
    assert told == description
    assert description["files"] == {
        "stems": ["loop-component-1-low.flac", "loop-component-2.flac"],
        "bases": ["loop-bases.wav"],
        "activations": ["loop-activations.wav"],
        "mixes": ["loop-mix-1.flac", "loop-mix-2.flac"],
        "minus_one": ["loop-without-1-low.flac", "loop-without-2.flac"],
        "labels": ["loop-labels.txt", "loop-labels.csv"],
    }
    assert names(folder) == sorted(["loop.json", *(name for each in description["files"].values() for name in each)])
    assert (description["nmfserver"], description["seed"]) == (nmfserver.__version__, 1)
    assert description["source"] == {
        "file": "loop.wav", "path": "../loop.wav", "start_frame": 0,
        "frames": 4000, "channels": 1, "sample_rate": 44100.0,
    }  # fmt: skip
    assert sum(each["share"] for each in description["components"]) == pytest.approx(1)

    parts = nmfserver.decompose(sound.astype(np.float32), 44100, **description["settings"])
    low, high = (soundfile.read(folder / name)[0] for name in description["files"]["stems"])
    np.testing.assert_allclose([low, high], parts.stems[:, 0].T, atol=1e-6)
    mixes = [soundfile.read(folder / name)[0] for name in description["files"]["mixes"]]
    np.testing.assert_allclose(mixes, [low + 0.5 * high, high - low], atol=1e-6)
    without = [soundfile.read(folder / name)[0] for name in description["files"]["minus_one"]]
    np.testing.assert_allclose(without, [high, low], atol=1e-6)
    found = labels.regions(parts.activations[0].T, 44100 / 512, ["low", "component 2"], 0.1)
    assert (folder / "loop-labels.txt").read_text() == labels.audacity(found)
    assert (folder / "loop-labels.csv").read_text() == labels.sonic_visualiser(found)
    assert dict(tags_of(folder / "loop-mix-1.flac").texts).items() >= TEXTS.items()


@pytest.mark.parametrize("form", ["wav", "wav24"])
def test_stems_say_of_themselves_what_the_source_says(form: str, tmp_path: Path) -> None:
    tagged(tmp_path / "loop.wav")
    assert tags_of(tmp_path / "loop.wav") == Tags(TEXTS, BROADCAST)
    assert soundfile.SoundFile(tmp_path / "loop.wav").title == "Löop"
    done = decompose("loop.wav", "--format", form, "--start-frame", 1000, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    kept = tags_of(tmp_path / "out" / "loop-component-2.wav")
    assert dict(kept.texts).items() >= TEXTS.items()
    assert struct.unpack_from("<Q", kept.broadcast, 338) == (TIME + 1000,)
    assert kept.broadcast[:338] == BROADCAST[:338]
    assert b"A=PCM,F=44100" in kept.broadcast[602:]
    assert tags_of(tmp_path / "out" / "loop-bases.wav") == Tags()
    info = soundfile.info(tmp_path / "out" / "loop-component-1.wav")
    assert (info.subtype, info.frames) == ({"wav": "FLOAT", "wav24": "PCM_24"}[form], 3000)


def test_nothing_is_replaced_unasked_and_what_is_replaced_goes_whole(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    out = tmp_path / "out"
    assert decompose("loop.wav", "--out", "out", cwd=tmp_path).returncode == 0
    first = content(out)
    again = decompose("loop.wav", "--out", "out", cwd=tmp_path)
    assert again.returncode == 1
    assert f"{out / 'loop.json'} is there already: replace it with --force" in again.stderr
    left = decompose("loop.wav", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert (left.returncode, left.stdout) == (0, "")
    assert f"loop.wav: is there already, in {out}" in left.stderr
    assert content(out) == first
    forced = decompose("loop.wav", "--out", "out", "--force", "--components", "1", cwd=tmp_path)
    assert forced.returncode == 0, forced.stderr
    assert names(out) == [f"loop{ending}" for ending in ("-activations.wav", "-bases.wav", "-component-1.wav", ".json")]
    (out / "loop.json").unlink()  # as 0.1.0 left it
    (out / "loop-bases.wav").unlink()
    refused = decompose("loop.wav", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert f"{out / 'loop-activations.wav'} is there already" in refused.stderr
    assert names(out) == ["loop-activations.wav", "loop-component-1.wav"]


def test_activations_are_kept_and_a_budget_is_taken(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    assert decompose("loop.wav", cwd=tmp_path).returncode == 0
    kept = tmp_path / "loop-parts" / "loop-activations.wav"
    done = decompose("loop.wav", "--activations", kept, "--act-mode", 2, "--budget", 0.01, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "loop-activations.wav").read_bytes() == kept.read_bytes()
    description = json.loads((tmp_path / "out" / "loop.json").read_text())
    assert description["given"] == {"activations": str(kept)}
    assert (description["settings"]["act_mode"], description["settings"]["budget"]) == (2, 0.01)


def test_what_a_format_cannot_hold_is_told(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "loud.wav", 3 * tone(tmp_path / "x.wav"), 44100, subtype="FLOAT")
    done = decompose("loud.wav", "--format", "wav16", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert "loud-component-1.wav is clipped: its samples reach 0.9" not in done.stderr
    soundfile.write(tmp_path / "louder.wav", 9 * tone(tmp_path / "x.wav"), 44100, subtype="FLOAT")
    done = decompose("louder.wav", "x.wav", "--format", "wav16", "--out", "out", cwd=tmp_path)
    assert "louder-component-1.wav is clipped: its samples reach" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("loop.wav", "--format", "flak"), "the format is 'flak'; it is one of wav, wav24,"),
        (("loop.wav", "--format", "flak"), "did you mean flac?"),
        (("loop.wav", "--mix", "1 x"), "the mix is '1 x'; it is a gain for each component, such as 1 0 0.5"),
        (("loop.wav", "--mix", "1e9"), "each between -1000 and 1000"),
        (("loop.wav", "--mix", "1 0 1"), "the mix '1 0 1' has 3 gains for 2 components"),
        (("loop.wav", "--labels", "audicity"), "labels are 'audicity'; they are audacity or sonic-visualiser: did you"),
        (("wide.wav", "--format", "flac"), "would have 9 channels; a file with header flac holds at most 8"),
        (
            ("fast.wav", "--format", "flac"),
            "would have a rate of 400000 Hz; a file with header flac has at most 192000",
        ),
        (("loop.wav", "other.wav", "--play"), "--play is for one file; 2 are named"),
        (("loop.wav", "empty", "--play"), "--play is for one file; 2 are named"),
        (
            ("loop.wav", "--play", "--scheduler", "local"),
            "--play plays here what came out, which --scheduler has others",
        ),
        (("loop.wav", "--num-frames", "-5"), "--num-frames is -5; it is at least 1, or -1 for all the rest"),
        (("empty",), "there is no sound file in the folder empty"),
        (("loud.wav",), "the source is too loud for 32-bit numbers: normalise it"),
        (("nan.wav",), "the value at frame 5, channel 0 is nan; every value must be a finite number"),
        ((".", "--pattern", "*.flac"), "there is no file like *.flac in the folder ."),
        (("loop.wav", "a/loop.wav", "--out", "x"), "loop.wav and a/loop.wav would both be written as loop.wav-…: give"),
        (("loop.wav", "--out", "text.txt"), "text.txt cannot be made"),
        (("loop.wav", "--start-frame", "-1"), "cannot be read from frame -1 on: frames count from 0"),
        (("loop.wav", "--names", "a", "a"), "two components are called 'a'; each has a name of its own"),
        (("loop.wav", "--bases-mode", "1"), "mode 1 of the bases needs bases, but no bases are given"),
        (("wide.wav", "--bases", "loop.wav"), "has 1 channel; for a sound with 9 channels it needs a multiple of that"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_nothing_is_written(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / "text.txt").write_text("no sound")
    for path in ("loop.wav", "other.wav", "a/loop.wav"):
        tone(tmp_path / path)
    soundfile.write(tmp_path / "wide.wav", np.zeros((100, 9)), 44100)
    soundfile.write(tmp_path / "fast.wav", np.zeros(100), 400_000)
    soundfile.write(tmp_path / "loud.wav", np.full(4000, 1e38), 44100, subtype="FLOAT")
    soundfile.write(tmp_path / "nan.wav", [0.0] * 5 + [np.nan] + [1.0] * 10, 44100, subtype="FLOAT")
    before = content(tmp_path)
    done = decompose(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert sentence in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert content(tmp_path) == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("",), "the name is empty; a path is needed"),
        (("loop.wav", "--out", ""), "the name is empty; a path is needed"),
        (("loop.wav", "--out", "s3://"), "s3:// names no file or folder: one is needed behind ://"),
    ],
)
def test_a_word_that_names_nothing_is_no_path_of_the_current_folder(
    arguments: tuple[str, ...], reason: str, tmp_path: Path
) -> None:
    tone(tmp_path / "loop.wav")
    done = decompose(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert reason in " ".join(done.stderr.split())
    assert names(tmp_path) == ["loop.wav"]


def test_a_decomposition_of_another_file_is_not_taken_for_ones_own(tmp_path: Path) -> None:
    for path in ("loop.wav", "loop.aiff"):
        tone(tmp_path / path)
    assert decompose("loop.wav", "--out", "out", cwd=tmp_path).returncode == 0
    assert decompose("loop.wav", "--out", "out", "--skip-existing", cwd=tmp_path).returncode == 0
    whole = content(tmp_path / "out")
    done = decompose("loop.aiff", "--out", "out", "--skip-existing", cwd=tmp_path)
    assert done.returncode == 1
    assert "loop.json is there already" in done.stderr
    assert content(tmp_path / "out") == whole


def test_without_being_asked_nothing_is_replaced_also_where_a_stem_was_moved_away(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    assert decompose("loop.wav", "--out", "out", cwd=tmp_path).returncode == 0
    (tmp_path / "out" / "loop-component-2.wav").rename(tmp_path / "mine.wav")
    left = content(tmp_path / "out")
    done = decompose("loop.wav", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "loop.json is there already" in done.stderr
    assert content(tmp_path / "out") == left


def test_force_and_skip_existing_exclude_each_other(tmp_path: Path) -> None:
    done = run("decompose", "loop.wav", "--force", "--skip-existing", cwd=tmp_path)
    assert done.returncode == 2
    assert "not allowed with argument" in done.stderr


def test_without_a_device_the_files_are_there_and_it_is_told_that_nothing_is_played(tmp_path: Path) -> None:
    tone(tmp_path / "loop.wav")
    done = decompose(
        "loop.wav",
        "--play",
        "--out",
        "out",
        cwd=tmp_path,
        JACK_DEFAULT_SERVER="nobody-has-this-name",
        JACK_NO_START_SERVER="1",
    )
    assert done.returncode == 1
    assert "nothing can be played: there is no sound device with an output" in done.stderr
    assert len(done.stdout.splitlines()) == len(names(tmp_path / "out")) == 5
