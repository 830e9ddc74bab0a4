"""Files: which may be touched, and which one a name means."""

from pathlib import Path

import pytest

from nmfserver.buffers.file_access import FileAccess
from nmfserver.errors import SoundFileError


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
