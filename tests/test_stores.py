"""Files in stores: taken apart as if they were here, and what comes out goes there by the same rules."""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import numpy as np
import pytest
import soundfile
from fsspec.implementations.memory import MemoryFileSystem

import nmfserver
from nmfserver.errors import NMFServerError
from nmfserver.stores import Url, exists, is_url, read, require_writable, send
from nmfserver.terminal.decompose import path_of
from nmfserver.terminal.inputs import Inputs
from tests.cluster import sftp
from tests.disks import full_disk
from tests.terminal.running import PROGRAM, QUICK, decompose, names, run, tone
from tests.wire import Udp, wait_until

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the server has paths of Unix")


@pytest.fixture(scope="module")
def lab() -> Iterator[str]:
    """A server of files, by its URL."""
    with sftp.serving() as url:
        yield url


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    (tmp_path / "sounds" / "more").mkdir(parents=True)
    for name in ("one.wav", "two.wav", "more/one.wav", ".hidden.wav"):
        tone(tmp_path / "sounds" / name)
    return tmp_path / "sounds"


def facts(folder: Path) -> dict[str, object]:
    """Return what is below a folder: bytes, and of descriptions all but the path of the sound."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".json":
            told = json.loads(path.read_bytes())
            told["source"].pop("path", None)
            told["source"].pop("url", None)
            found[str(path.relative_to(folder))] = told
        elif path.is_file():
            found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def there(*words: object, cwd: Path | None = None) -> tuple[int, list[str]]:
    """Take files of the lab apart; return the exit code, and what is said."""
    done = decompose(*words, cwd=cwd, **sftp.SETTINGS)
    return done.returncode, done.stderr.splitlines()


def test_a_folder_of_a_store_comes_apart_into_another(lab: str, sounds: Path, tmp_path: Path) -> None:
    assert decompose(sounds, "--out", tmp_path / "here").returncode == 0
    source, out = f"{lab}{sounds}/", f"{lab}{tmp_path}/out"
    code, said = there(source, "--out", out)
    assert code == 0, said
    assert [line.partition(": ")[0] for line in said[:3]] == [
        f"{lab}{sounds}/{name}" for name in ("more/one.wav", "one.wav", "two.wav")
    ]
    assert facts(tmp_path / "out") == facts(tmp_path / "here")
    code, said = there(source, "--out", out)
    assert code == 1
    assert f"nmfserver: {source}one.wav: {out}/one.json is there already: replace it with --force" in said[1]
    code, said = there(source, "--out", out, "--skip-existing")
    assert (code, said[-1].partition(", in ")[0]) == (0, "3 files: 3 skipped")
    assert json.loads((tmp_path / "out" / "one.json").read_bytes())["source"]["url"] == f"{source}one.wav"
    code, said = there(f"{source}more/one.wav", "--out", out, "--skip-existing")
    assert (
        code == 1 and f"{out}/one.json is there already: replace it with --force" in said[-1]
    )  # that of another sound
    (tmp_path / "out" / "two-component-1.wav").unlink()
    code, said = there(source, "--out", out, "--skip-existing")
    assert (code, said[-1].partition(", in ")[0]) == (0, "3 files: 1 taken apart, 2 skipped")
    assert facts(tmp_path / "out") == facts(tmp_path / "here")
    code, said = there(f"{source}two.wav", "--out", out, "--components", "1", "--force")
    assert code == 0, said
    assert not (tmp_path / "out" / "two-component-2.wav").exists()
    assert not [name for name in names(tmp_path / "out") if name.startswith(".")]


def test_results_go_beside_the_files_and_are_not_taken_again(lab: str, sounds: Path, tmp_path: Path) -> None:
    assert decompose(sounds / "two.wav", "--out", tmp_path / "bases").returncode == 0
    bases = f"{lab}{tmp_path}/bases/two-bases.wav"
    code, said = there(f"{lab}{sounds}", "--pattern", "T*.wav", "--bases", bases, "--bases-mode", "2")
    assert code == 0, said
    assert "two-component-2.wav" in names(sounds / "two-parts")
    told = json.loads((sounds / "two-parts" / "two.json").read_bytes())
    assert told["given"] == {"bases": bases}
    code, said = there(f"{lab}{sounds}", "--skip-existing", "--out", tmp_path / "flat")
    assert (code, said[-1].partition(", in ")[0]) == (0, "3 files: 3 taken apart")


def test_what_cannot_be_reached_is_told_by_its_url(lab: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_text("no sound")
    code, said = there(f"{lab}{broken}", f"{lab}/nowhere.wav", "gs://bucket/kick.wav", "no-such-scheme://host/kick.wav")
    assert code == 1
    assert said[0] == f"nmfserver: {lab}/nowhere.wav does not exist"
    assert said[1].startswith("nmfserver: gs://bucket/kick.wav cannot be read: ") and "gcsfs" in said[1]
    assert said[2].startswith("nmfserver: no-such-scheme://host/kick.wav cannot be read: ")
    assert said[3].startswith(f"nmfserver: {lab}{broken}: {lab}{broken} cannot be read as a sound file")
    assert len(said) == 5


def test_no_message_reaches_a_store(udp: Udp, tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    assert udp.do("/b_allocRead", "x", f"file://{tmp_path}/tone.wav")[0] == "/fail"


def test_a_url_reads_like_a_path() -> None:
    url = Url("s3://bucket/loops/kick.1.wav")
    assert (url.name, url.stem, str(url.parent)) == ("kick.1.wav", "kick.1", "s3://bucket/loops")
    assert url.parent / "a b" == Url("s3://bucket/loops/a b")
    assert url.parent / Path("more") / Path("a.wav") == Url("s3://bucket/loops/more/a.wav")
    assert url.parent / Path() == url.parent
    assert is_url(str(url)) and not is_url("C:/loops") and not is_url("loops/s3://x")


def test_names_in_a_store_are_no_patterns(tmp_path: Path) -> None:
    contents = {"loop [1].json": b"1", "loop 1.json": b"2", "a*.json": b"3", "ab.json": b"4", "empty?.json": b""}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    assert read([Url(f"file://{tmp_path}/{name}") for name in contents]) == list(contents.values())
    assert read([]) == []


def test_bases_in_a_store_are_no_sounds_of_its_folders(tmp_path: Path) -> None:
    for name in ("kick.wav", "kit.wav"):
        (tmp_path / name).touch()
    (tmp_path / "kit.json").write_text('{"format": "nmfserver bases", "files": {"bases": ["kit.wav"]}}')
    for folder in (tmp_path, Url(f"file://{tmp_path}")):
        assert [each.path.name for each in Inputs([folder], None, "").found] == ["kick.wav"]


def test_a_url_that_names_nothing_is_refused() -> None:
    assert path_of("s3://bucket/loops//") == Url("s3://bucket/loops")
    for word in ("s3://", "s3:///", "file:///"):
        with pytest.raises(argparse.ArgumentTypeError, match=f"^{word} names no file or folder"):
            path_of(word)


LEARN = ("--components", "2", "--passes", "2", "--iterations", "8", "--seed", "1")


def test_bases_are_learned_from_a_store_and_written_there(lab: str, sounds: Path, tmp_path: Path) -> None:
    def train(out: object, *words: object) -> subprocess.CompletedProcess[str]:
        return run("train", f"{lab}{sounds}", *LEARN, "--out", out, *words, cwd=tmp_path, **sftp.SETTINGS)

    assert train("here.wav").returncode == 0
    kit = f"{lab}{tmp_path}/kits/my kit [1].wav"
    done = train(kit)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [kit, kit.replace(".wav", ".json")]
    assert names(tmp_path / "kits") == ["my kit [1].json", "my kit [1].wav"]
    assert (tmp_path / "kits" / "my kit [1].wav").read_bytes() == (tmp_path / "here.wav").read_bytes()
    again = train(kit)
    assert again.returncode == 1
    assert again.stderr.startswith(f"nmfserver: {kit} is there already: replace it with --force")
    forced = train(kit, "--components", 1, "--force", "--json")
    assert json.loads(forced.stdout)["path"] == kit, forced.stderr
    assert soundfile.info(tmp_path / "kits" / "my kit [1].wav").channels == 1
    nowhere = train(f"{lab}/proc/kits/kit.wav")
    assert nowhere.returncode == 1
    assert nowhere.stderr.startswith(f"nmfserver: {lab}/proc/kits cannot be written to: ")
    assert names(tmp_path) == ["here.json", "here.wav", "kits", "sounds"]


def test_how_far_a_training_is_stays_on_this_machine(lab: str, sounds: Path, tmp_path: Path) -> None:
    words = "train", f"{lab}{sounds}", *LEARN, "--passes", "1000000", "--out"
    refused = run(*words, f"{lab}{tmp_path}/kit.wav", "--checkpoint", f"{lab}{tmp_path}/far", cwd=tmp_path)
    assert refused.returncode == 2
    assert f"{lab}{tmp_path}/far is in a store, and this is written on this machine" in refused.stderr

    def kept() -> list[str]:
        return [name for name in names(tmp_path) if name == "far" or name.endswith(".checkpoint")]

    for count, (kit, *more) in enumerate((("kit.wav",), ("other/kit.wav",), ("kit.wav", "--checkpoint", "far")), 1):
        with subprocess.Popen(
            [*PROGRAM, *words, f"{lab}{tmp_path}/{kit}", *more],
            cwd=tmp_path, env={**os.environ, **sftp.SETTINGS}, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            wait_until(lambda count=count: len(kept()) == count)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        assert process.returncode == 130
        assert said.decode().endswith(" of 3 files; the same call goes on from there\n")
    assert [name.partition("-")[0] for name in kept()] == ["far", "kit.wav", "kit.wav"]
    assert len(names(tmp_path)) == 4


INTERRUPTING = """
import os, signal, sys

def look(event, arguments, came=[]):
    if event == "os.remove" and str(arguments[0]).endswith("/out/tone-bases.wav") and not came:
        came.append(os.kill(os.getpid(), signal.SIGINT))

sys.addaudithook(look)
"""
"""A Ctrl-C at the moment when older files go, and the new ones are still to come."""


def test_ctrl_c_while_files_of_a_store_are_replaced_waits_until_the_new_ones_are_there(tmp_path: Path) -> None:
    tone(tmp_path / "tone.wav")
    words = "tone.wav", "--out", f"file://{tmp_path}/out"
    assert decompose(*words, cwd=tmp_path).returncode == 0
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING)
    done = decompose(*words, "--force", "--components", "1", cwd=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (130, "")
    assert names(tmp_path / "out") == [
        f"tone{end}" for end in ("-activations.wav", "-bases.wav", "-component-1.wav", ".json")
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a disk is made full there")
@pytest.mark.parametrize("free", [10_000, 40_000])
def test_where_the_folder_for_temporary_files_is_full_that_is_what_is_told(free: int, tmp_path: Path) -> None:
    """With room for neither, or for the sound, but not for what comes out."""
    (tmp_path / "old").mkdir()
    tone(tmp_path / "tone.wav", 8000)
    under = full_disk(tmp_path / "disk", size=2**20, content=tmp_path / "old", free=free)
    store = f"file://{tmp_path}"
    command = [*under, *PROGRAM, "decompose", f"{store}/tone.wav", *QUICK, "--out", f"{store}/out"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TMPDIR": str(tmp_path / "disk")})
    assert done.returncode == 1
    full = f"the folder for temporary files, {tmp_path / 'disk'}, is full (TMPDIR names another one): "
    assert done.stderr.startswith(f"nmfserver: {full}") and done.stderr.count(full) == 1
    assert names(tmp_path) == ["disk", "old", "tone.wav"]


class Listing(MemoryFileSystem):  # type: ignore[misc] # whose types are not read
    """A driver that keeps what it has listed, until it is told not to."""

    listed: ClassVar[list[str] | None] = None

    def exists(self, path: str, **rest: object) -> bool:
        Listing.listed = self.find("") if self.listed is None else self.listed
        return f"/{path}" in Listing.listed

    def invalidate_cache(self, path: str | None = None) -> None:
        Listing.listed = None


def test_what_others_write_to_a_store_meanwhile_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsspec, "url_to_fs", lambda url: (Listing(), url.partition("://")[2]))
    file = Url("s3://listing/out/x.wav")
    assert not exists(file)
    Listing().pipe_file("listing/out/x.wav", b"")
    assert exists(file)


def test_python_saves_bases_in_a_store_and_what_else_it_writes_is_on_this_machine(tmp_path: Path) -> None:
    sound = np.random.default_rng(1).standard_normal(2000).astype(np.float32)
    for write in (
        lambda: nmfserver.decompose(sound, 44100, components=1, iterations=1).save("s3://lab/out"),
        lambda: nmfserver.train([sound], 44100, checkpoint="s3://lab/out"),
    ):
        with pytest.raises(NMFServerError, match="s3://lab/out is in a store, and this is written on this machine"):
            write()
    kit = nmfserver.train([sound], 44100, components=1, passes=1, iterations=1, window_size=256)
    assert [str(file) for file in kit.save(f"file://{tmp_path}/kits/kit.wav")] == [
        f"file://{tmp_path}/kits/kit{ending}" for ending in (".wav", ".json")
    ]
    assert names(tmp_path / "kits") == ["kit.json", "kit.wav"]


def test_python_takes_sounds_from_a_store(sounds: Path, tmp_path: Path) -> None:
    urls = [f"file://{sounds}/{name}" for name in ("one.wav", "more/one.wav")]
    parts = nmfserver.decompose(urls[0], components=1, iterations=1, seed=1)
    same = nmfserver.decompose(sounds / "one.wav", components=1, iterations=1, seed=1)
    np.testing.assert_array_equal(parts.stems, same.stems)
    parts.save(tmp_path / "parts")
    source = json.loads((tmp_path / "parts" / "one.json").read_bytes())["source"]
    assert (source["file"], source["url"], source.get("path")) == ("one.wav", urls[0], None)
    settings: dict[str, Any] = {"components": 1, "passes": 1, "iterations": 1, "window_size": 256, "seed": 1}
    kits = [nmfserver.train(given, **settings) for given in (urls, [sounds / "one.wav", sounds / "more" / "one.wav"])]
    np.testing.assert_array_equal(kits[0].bases, kits[1].bases)
    missing = f"file://{sounds}/none.wav"
    for take in (nmfserver.decompose, lambda url: nmfserver.train([url])):
        with pytest.raises(NMFServerError, match=f"^{missing} does not exist$"):
            take(missing)


class Buckets(MemoryFileSystem):  # type: ignore[misc] # whose types are not read
    """A driver as those of S3 and others: asked for a folder in a bucket that is not there, it makes the bucket."""

    store: ClassVar[dict[str, object]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    buckets: ClassVar[set[str]] = {"lab"}

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        self.buckets.add(path.strip("/").partition("/")[0])

    def put_file(self, lpath: str, rpath: str, **rest: object) -> None:
        self.pipe_file(rpath, Path(lpath).read_bytes())

    def _open(self, path: str, mode: str = "rb", **rest: object) -> object:
        if path.strip("/").partition("/")[0] not in self.buckets:
            raise FileNotFoundError(path)
        return super()._open(path, mode, **rest)


def test_a_bucket_that_is_not_there_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsspec, "url_to_fs", lambda url: (Buckets(), url.partition("://")[2]))
    (tmp_path / "x.wav").write_text("sound")
    send(tmp_path / "x.wav", Url("gs://lab/out/x.wav"))
    require_writable(Url("gs://lab/out"))
    assert [*Buckets().find("")] == ["/lab/out/x.wav"]
    with pytest.raises(NMFServerError, match=r"gs://lob/x.wav cannot be written: there is no such bucket"):
        send(tmp_path / "x.wav", Url("gs://lob/x.wav"))
    with pytest.raises(NMFServerError, match=r"gs://lob cannot be written to: there is no such bucket"):
        require_writable(Url("gs://lob"))
    assert Buckets.buckets == {"lab"}
