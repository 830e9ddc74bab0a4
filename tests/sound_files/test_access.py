"""Files: which may be touched, and which one a name means."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from nmfserver.errors import SoundFileError
from nmfserver.sound_files.access import FileAccess


def test_only_some_folders(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "way_out").symlink_to(outside)
    (inside / "way_out.wav").symlink_to(outside / "x.wav")
    (tmp_path / "way_in").symlink_to(inside)
    access = FileAccess([tmp_path / "way_in"])
    for name in (
        inside / "x.wav",
        inside / "a" / ".." / "x.wav",
        tmp_path / "way_in" / "x.wav",
        outside / "../inside/x.wav",
    ):
        assert access.resolve(str(name)) == inside.resolve() / "x.wav"
    for name in (
        outside / "x.wav", inside / ".." / "outside" / "x.wav", inside / "way_out" / "x.wav", inside / "way_out.wav",
        Path(f"{inside}_too") / "x.wav", Path("/etc/passwd"), Path("~/x.wav"), Path("x.wav"),
    ):  # fmt: skip
        with pytest.raises(SoundFileError, match=f"may not be touched: .*may use are: {inside.resolve()}"):
            access.resolve(str(name))
    with pytest.raises(SoundFileError, match="may use are: none"):
        FileAccess([]).resolve(str(inside / "x.wav"))


def test_names_that_are_no_paths(tmp_path: Path) -> None:
    access = FileAccess()
    for name in ("", "a\0b"):
        with pytest.raises(SoundFileError, match="no file is named"):
            access.resolve(name)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("~nobody_of_this_name/x", str(tmp_path / "loop")):
        with pytest.raises(SoundFileError, match="is no path that can be followed"):
            access.resolve(name)
    assert access.resolve("~/x.wav") == Path.home().resolve() / "x.wav"


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
    assert FileAccess().resolve(str(wanted)) == file
    assert FileAccess([wanted.parent]).resolve(str(wanted)) == file
    assert FileAccess().resolve(str(wanted.with_name("neu ü.wav"))) == file.with_name("neu ü.wav")


def test_a_name_in_neither_form_is_found_and_one_that_exists_is_itself(tmp_path: Path) -> None:
    mixed, composed = tmp_path / "e\u0301\u00e9", tmp_path / "\u00e9\u00e9"
    mixed.touch()
    assert FileAccess().resolve(str(composed)) == mixed
    composed.touch()
    assert FileAccess().resolve(str(composed)) == composed
    assert FileAccess().resolve(str(mixed)) == mixed


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_names_are_bytes(tmp_path: Path) -> None:
    for name in (b"caf\xe9.wav", b"\xff\xfe", "Übung.wav".encode()):
        (tmp_path / os.fsdecode(name)).touch()
        assert os.fsencode(FileAccess().resolve(str(tmp_path / name.decode(errors="surrogateescape"))).name) == name


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_what_a_message_names_is_found_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "Übung.wav").touch()
    code = (
        "import os, sys; from nmfserver.sound_files.access import FileAccess\n"
        "for name in sys.argv[1:]:\n"
        "    print(FileAccess().resolve(os.fsencode(name).decode()).exists(), sys.getfilesystemencoding())\n"
    )
    names = [str(tmp_path / unicodedata.normalize(form, "Übung.wav")) for form in FORMS]
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-c", code, *names], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "True ascii\n" * 2
