"""Files: which may be touched, and which one a name means."""

import contextlib
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile

from nmfserver.errors import SoundFileError
from nmfserver.sound_files import access as module
from nmfserver.sound_files.access import FileAccess, followed
from tests.wire import Udp, running


def resolved(access: FileAccess, name: Path | str) -> Path:
    with access.locate(str(name)) as location:
        return location.path


def test_only_some_folders(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "way_out").symlink_to(outside)
    (inside / "way_out.wav").symlink_to(outside / "x.wav")
    (tmp_path / "way_in").symlink_to(inside)
    (inside / "loop").symlink_to("loop")
    access = FileAccess([tmp_path / "way_in"])
    for name in (
        inside / "x.wav",
        inside / "a" / ".." / "x.wav",
        tmp_path / "way_in" / "x.wav",
        outside / "../inside/x.wav",
    ):
        assert resolved(access, name) == inside.resolve() / "x.wav"
    for name in (
        outside / "x.wav", inside / ".." / "outside" / "x.wav", inside / "way_out" / "x.wav", inside / "way_out.wav",
        Path(f"{inside}_too") / "x.wav", Path("/etc/passwd"), Path("~/x.wav"), Path("x.wav"), inside,
        Path("~root/x.wav"), Path("~nobody_of_this_name/x.wav"), outside / "nothing" / "x.wav", inside / "loop" / "x",
    ):  # fmt: skip
        with pytest.raises(SoundFileError) as refused:
            resolved(access, name)
        assert str(refused.value) == (  # whatever is there
            f"{name} may not be touched: the folders that this server may use are: {inside.resolve()} "
            "(file_folders in the configuration)"
        )
    with pytest.raises(SoundFileError, match="may use are: none"):
        resolved(FileAccess([]), inside / "x.wav")


def test_without_steps_nothing_outside_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, a look at another machine's share would tell that machine who is logged in here."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "way_in").symlink_to(inside)
    (inside / "way_out").symlink_to(tmp_path)
    access, looks = FileAccess([tmp_path / "way_in"]), list[str]()
    monkeypatch.setattr(module, "HAS_STEPS", False)

    def look(name: str) -> Path:
        looks.append(name)
        return followed(name)

    monkeypatch.setattr(module, "followed", look)
    for name in (
        "//machine/share/x.wav",
        "//?/UNC/machine/share/x.wav",
        "/etc/passwd",
        f"{inside}/../x.wav",
        "~/x.wav",
    ):
        with pytest.raises(SoundFileError, match="may not be touched"):
            resolved(access, name)
    assert looks == []
    for name in (f"{inside}/x.wav", f"{tmp_path}/way_in/x.wav"):
        assert resolved(access, name) == inside.resolve() / "x.wav"
    with pytest.raises(SoundFileError, match="may not be touched"):
        resolved(access, f"{inside}/way_out/x.wav")


def test_links_within_the_folders_are_followed(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two, one / "sub"):
        folder.mkdir()
    (one / "sub" / "x.wav").touch()
    (two / "absolute").symlink_to(one)
    (one / "relative").symlink_to("sub")
    (one / "sub" / "up").symlink_to("../../two")
    (two / "file.wav").symlink_to(two / "absolute" / "relative" / "x.wav")
    access = FileAccess([one, two])
    for name in (
        two / "absolute" / "sub" / "x.wav", one / "relative" / "x.wav", two / "file.wav",
        one / "sub" / "up" / "absolute" / "relative" / "x.wav",
    ):  # fmt: skip
        assert resolved(access, name) == (one / "sub" / "x.wav").resolve()
    with pytest.raises(SoundFileError, match="may not be touched"):
        resolved(FileAccess([two]), two / "file.wav")


SWAPPER = """
import os, sys
allowed, secret = sys.argv[1:]
while True:
    for target in (f"{secret}/x.wav", "own.wav"):
        os.symlink(target, f"{allowed}/swap")
        os.replace(f"{allowed}/swap", f"{allowed}/link.wav")
    os.link(f"{allowed}/own.wav", f"{allowed}/swap")
    os.replace(f"{allowed}/swap", f"{allowed}/link.wav")
    os.rename(f"{allowed}/folder", f"{allowed}/aside")
    os.symlink(secret, f"{allowed}/folder")
    os.unlink(f"{allowed}/folder")
    os.rename(f"{allowed}/aside", f"{allowed}/folder")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_a_link_that_is_swapped_meanwhile_lets_nothing_out_and_nothing_in(tmp_path: Path) -> None:
    allowed, secret = tmp_path / "allowed", tmp_path / "secret"
    for folder, value in ((allowed, 0.25), (allowed / "folder", 0.25), (secret, 0.5)):
        folder.mkdir()
        for name in ("x.wav", "own.wav"):
            soundfile.write(folder / name, np.full(10, value), 8000)
    before = (secret / "x.wav").read_bytes()
    swapper = subprocess.Popen([sys.executable, "-c", SWAPPER, str(allowed), str(secret)])
    reads, lost, writes = 0, 0, 0
    try:
        with running("--file-folders", str(allowed)) as process, contextlib.closing(Udp(process.port)) as client:
            client.do("/b_alloc", "mine", 10)
            end = time.monotonic() + 3
            while time.monotonic() < end or reads <= 50 or writes <= 10:  # however busy the machine is
                for road in (allowed / "link.wav", allowed / "folder" / "x.wav"):
                    if client.do("/b_allocRead", "got", str(road))[0] == "/done":
                        reads += 1
                        lost += client.ask("/b_get", "got", 0)[3] != 0.25
                writes += client.do("/b_write", "mine", str(allowed / "folder" / "new.wav"))[0] == "/done"
        assert swapper.poll() is None
    finally:
        swapper.kill()
        swapper.wait()
    print(f"links swapped: {reads} reads, {lost} of what is outside, {writes} writes")  # noqa: T201 - a figure
    assert lost == 0
    assert (secret / "x.wav").read_bytes() == before
    assert sorted(path.name for path in secret.iterdir()) == ["own.wav", "x.wav"]


def test_names_that_are_no_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = FileAccess()
    for name in ("", "a\0b"):
        with pytest.raises(SoundFileError, match="no file is named"):
            resolved(access, name)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("~nobody_of_this_name/x", str(tmp_path / "loop"), str(tmp_path / "loop" / "x")):
        with pytest.raises(SoundFileError, match="is no path that can be followed"):
            resolved(access, name)
    assert resolved(access, "~/x.wav") == Path.home().resolve() / "x.wav"
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as where this user has no home
    for each in (access, FileAccess([tmp_path])):
        with pytest.raises(SoundFileError, match=r"'~/x\.wav' is no path that can be followed"):
            resolved(each, "~/x.wav")


Form = Literal["NFC", "NFD"]
FORMS: tuple[Form, ...] = ("NFC", "NFD")


@pytest.mark.parametrize("there", FORMS)
@pytest.mark.parametrize("asked", FORMS)
def test_either_unicode_form_of_a_name_is_that_name(there: Form, asked: Form, tmp_path: Path) -> None:
    name = "Ångström/größer é🥁.wav"
    file = tmp_path / unicodedata.normalize(there, name)
    file.parent.mkdir()
    file.touch()
    wanted = tmp_path / unicodedata.normalize(asked, name)
    assert followed(str(wanted)) == file
    assert resolved(FileAccess([wanted.parent]), wanted) == file
    assert followed(str(wanted.with_name("neu ü.wav"))) == file.with_name("neu ü.wav")


def test_a_name_in_neither_form_is_found_and_one_that_exists_is_itself(tmp_path: Path) -> None:
    mixed, composed = tmp_path / "e\u0301\u00e9", tmp_path / "\u00e9\u00e9"
    mixed.touch()
    assert followed(str(composed)) == mixed
    composed.touch()
    assert followed(str(composed)) == composed
    assert followed(str(mixed)) == mixed


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_names_are_bytes(tmp_path: Path) -> None:
    for name in (b"caf\xe9.wav", b"\xff\xfe", "Übung.wav".encode()):
        (tmp_path / os.fsdecode(name)).touch()
        assert os.fsencode(followed(str(tmp_path / name.decode(errors="surrogateescape"))).name) == name


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_what_a_message_names_is_found_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "Übung.wav").touch()
    code = (
        "import os, sys; from nmfserver.sound_files.access import followed\n"
        "for name in sys.argv[1:]:\n"
        "    print(followed(os.fsencode(name).decode()).exists(), sys.getfilesystemencoding())\n"
    )
    names = [str(tmp_path / unicodedata.normalize(form, "Übung.wav")) for form in FORMS]
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-c", code, *names], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "True ascii\n" * 2
