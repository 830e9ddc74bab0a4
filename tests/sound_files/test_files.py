"""Sound files: what is written is read again, and nothing is half written."""

import contextlib
import os
import stat
import struct
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from nmfserver.errors import SoundFileError
from nmfserver.sound_files import formats, messages, writing
from nmfserver.sound_files.access import FileLocation
from nmfserver.sound_files.formats import HEADERS, SAMPLE_FORMATS
from nmfserver.sound_files.reading import Reader
from nmfserver.sound_files.service import SoundFiles
from tests.sound_files import makers
from tests.sound_files.workers import workers

RATE = 44100
FRAMES = 3000
# The largest difference to a value within -1…1 that a sample format may make; µ-law and A-law are coarser above.
PRECISION = {
    "int8": 2**-7, "uint8": 2**-7, "int16": 2**-15, "int24": 2**-22, "int32": 2**-24, "float": 0, "double": 0,
    "mulaw": 2**-5, "alaw": 2**-5,
}  # fmt: skip


def fits(header: str, sample_format: str) -> bool:
    try:
        formats.names(header, sample_format, Path("x"))
    except SoundFileError:
        return False
    return True


@pytest.fixture(scope="module")
def files() -> Iterator[SoundFiles]:
    with contextlib.closing(SoundFiles()) as service:
        yield service


COMBINATIONS = [
    (header, sample)
    for header in HEADERS
    for sample in PRECISION
    if HEADERS[header] not in formats.ONLY_FORMAT and fits(header, sample)
]


def sound(channels: int = 2) -> NDArray[np.float32]:
    return np.random.default_rng(2).uniform(-1, 1, (FRAMES, channels)).astype(np.float32)


def again(path: Path, header: str, sample_format: str, channels: int) -> NDArray[np.float32]:
    """Read a file with libsndfile itself."""
    form, sample = formats.names(header, sample_format, path)
    given = {"format": form, "subtype": sample, "channels": channels, "samplerate": RATE} if form == "RAW" else {}
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True, **given)
    assert rate == RATE
    result: NDArray[np.float32] = samples
    return result


def test_all_that_scsynth_documents_is_there() -> None:
    every = {"int8", "int16", "int24", "int32", "float", "double", "mulaw", "alaw"}
    assert {sample for sample in every if fits("raw", sample)} == every
    for header in ("aiff", "next", "wav"):
        assert {sample for sample in every if fits(header, sample)} == every
    assert {sample for sample in every if fits("ircam", sample)} == {"int16", "int32", "float", "mulaw", "alaw"}
    assert {sample for sample in every if fits("flac", sample)} == {"int8", "int16", "int24"}
    assert all(fits(header, "int16") for header in HEADERS)


@pytest.mark.parametrize(("header", "sample_format"), COMBINATIONS)
def test_written_sound_comes_back(files: SoundFiles, header: str, sample_format: str, tmp_path: Path) -> None:
    path, samples = tmp_path / "sound", sound()
    files.write(str(path), samples, RATE, header.upper(), sample_format)
    np.testing.assert_allclose(again(path, header, sample_format, 2), samples, atol=PRECISION[sample_format])
    assert [file.name for file in tmp_path.iterdir()] == ["sound"]


@pytest.mark.parametrize("header", ["ogg", "vorbis", "mpeg"])
def test_lossy_formats_keep_the_sound(files: SoundFiles, header: str, tmp_path: Path) -> None:
    path = tmp_path / "sound"
    tone = np.sin(np.arange(2 * RATE, dtype=np.float32) * 0.05)[:, None]
    files.write(str(path), tone, RATE, header, "int16")
    back = files.read(str(path)).samples
    assert np.corrcoef(back[RATE : RATE + 4410, 0], tone[RATE : RATE + 4410, 0])[0, 1] > 0.9


@pytest.mark.parametrize("header", HEADERS)
def test_no_values_can_crash_a_coder(files: SoundFiles, header: str, tmp_path: Path) -> None:
    samples = sound(1)
    samples[10:15, 0] = np.nan, np.inf, -np.inf, 1e30, -5
    limited = np.clip(np.nan_to_num(samples, nan=0), -1, 1)
    for sample_format in (item for item in SAMPLE_FORMATS if fits(header, item)):
        files.write(str(tmp_path / "sound"), samples, RATE, header, sample_format)
        if sample_format in ("float", "double") and HEADERS[header] not in formats.ONLY_FORMAT:
            np.testing.assert_array_equal(again(tmp_path / "sound", header, sample_format, 1), samples)
        elif sample_format in PRECISION and HEADERS[header] not in formats.ONLY_FORMAT:
            back = again(tmp_path / "sound", header, sample_format, 1)
            np.testing.assert_allclose(back, limited, atol=PRECISION[sample_format])


@pytest.mark.parametrize(
    ("header", "sample_format", "reason"),
    [
        ("flac", "double", "x.y: a file with header flac cannot hold double; it holds int8, int16, int24$"),
        ("ircam", "int24", "it holds int16, int32, float, mulaw, alaw$"),
        ("wav", "mp3", "cannot hold mp3"),
        ("mp4", "int16", "header format 'mp4' is unknown; it is one of aifc, aiff"),
        ("sd2", "int16", "header format 'sd2' is unknown"),
        ("wav", "int12", "sample format 'int12' is unknown; it is one of int8"),
    ],
)
def test_formats_that_do_not_exist(header: str, sample_format: str, reason: str) -> None:
    with pytest.raises(SoundFileError, match=reason):
        formats.names(header, sample_format, Path("/somewhere/x.y"))


@pytest.mark.parametrize(("rate", "written"), [(93.75, 94), (0.01, 1), (2.0**31 - 1, 2**31 - 1), (44100.4, 44100)])
def test_rates_are_whole(files: SoundFiles, rate: float, written: int, tmp_path: Path) -> None:
    files.write(str(tmp_path / "x.wav"), sound(), rate, "wav", "float")
    assert files.read(str(tmp_path / "x.wav")).sample_rate == written


@pytest.mark.parametrize(("header", "sample_format"), [("wav", "float"), ("flac", "int24"), ("aiff", "int16")])
def test_files_of_several_blocks(header: str, sample_format: str, files: SoundFiles, tmp_path: Path) -> None:
    frames, path = messages.SLOT // 8 * messages.SLOTS + 17, str(tmp_path / "x")
    samples = np.linspace(0, 1, 2 * frames, endpoint=False, dtype=np.float32).reshape(frames, 2)
    files.write(path, samples, RATE, header, sample_format)
    reading = files.read(path)
    assert (reading.sample_rate, reading.path, reading.fault) == (RATE, path, "")
    np.testing.assert_allclose(reading.samples, samples, atol=2**-15)
    part = files.read(path, 5, frames - 9, [1, 0, 1]).samples
    np.testing.assert_array_equal(part, reading.samples[5 : frames - 4, [1, 0, 1]])
    assert part.flags.c_contiguous
    np.testing.assert_array_equal(files.read(path, frames - 3).samples, reading.samples[-3:])
    np.testing.assert_array_equal(files.read(path, frames - 3, 100).samples, reading.samples[-3:])
    assert files.read(path, 7, 0).samples.shape == (0, 2)


@pytest.mark.parametrize("channels", [1, 2, 5])
@pytest.mark.parametrize("header", ["aiff", "caf"])
def test_tiny_sounds_come_back(files: SoundFiles, header: str, channels: int, tmp_path: Path) -> None:
    for frames in range(1, 8):
        samples = np.arange(1, frames * channels + 1, dtype=np.float32).reshape(frames, channels)
        files.write(str(tmp_path / "x"), samples, RATE, header, "float")
        np.testing.assert_array_equal(again(tmp_path / "x", header, "float", channels), samples)


def test_what_a_file_does_not_hold(files: SoundFiles, tmp_path: Path) -> None:
    path = str(tmp_path / "x.wav")
    files.write(path, sound(), RATE, "wav", "float")
    for start in (FRAMES, FRAMES + 1, 2**40):
        with pytest.raises(SoundFileError, match=f"has {FRAMES} frames; it cannot be read from frame {start} on"):
            files.read(path, start)
    with pytest.raises(SoundFileError, match="cannot be read from frame -1 on"):
        files.read(path, -1)
    for channel in (-1, 2):
        with pytest.raises(SoundFileError, match=f"has 2 channels; there is no channel {channel}"):
            files.read(path, 0, 10, [0, channel])
    np.testing.assert_array_equal(files.read(path).samples, sound())


@pytest.fixture
def odd_files(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.wav").touch()
    (tmp_path / "garbage.wav").write_bytes(b"RIFF" + bytes(range(256)) * 20)
    (tmp_path / "headerless.raw").write_bytes(bytes(1000))
    os.mkfifo(tmp_path / "pipe.wav")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.wav", "missing.wav does not exist"),
        ("folder", "folder is a folder, not a sound file"),
        ("empty.wav", "empty.wav cannot be read as a sound file"),
        ("garbage.wav", "garbage.wav cannot be read as a sound file"),
        ("headerless.raw", "headerless.raw cannot be read as a sound file"),
        ("pipe.wav", "pipe.wav is a pipe or a device"),
        ("x" * 300, "cannot be read: File name too long"),
        ("garbage.wav/x", "does not exist|Not a directory"),
    ],
)
def test_what_is_no_sound_file(files: SoundFiles, name: str, reason: str, odd_files: Path) -> None:
    with pytest.raises(SoundFileError, match=reason):
        files.read(str(odd_files / name))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes there")
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("folder", "is a folder"),
        ("pipe.wav", "is a pipe or a device"),
        ("nowhere/x.wav", "nowhere/x.wav cannot be written: No such file or directory"),
        ("x" * 300, "File name too long"),
    ],
)
def test_where_nothing_can_be_written(files: SoundFiles, name: str, reason: str, odd_files: Path) -> None:
    before = sorted(odd_files.rglob("*"))
    with pytest.raises(SoundFileError, match=reason):
        files.write(str(odd_files / name), sound(), RATE, "wav", "float")
    assert sorted(odd_files.rglob("*")) == before


def test_channels_beyond_what_a_file_holds(files: SoundFiles, tmp_path: Path) -> None:
    with pytest.raises(SoundFileError, match=r"x\.wav would have 1025 channels; .* header wav holds at most 1024"):
        files.write(str(tmp_path / "x.wav"), np.zeros((2, 1025), np.float32), RATE, "wav", "float")
    with pytest.raises(SoundFileError, match=r"x\.flac would have 9 channels; .* header flac holds at most 8"):
        files.write(str(tmp_path / "x.flac"), np.zeros((2, 9), np.float32), RATE, "flac", "int16")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there a process can be limited from outside")
@pytest.mark.parametrize("header", ["wav", "flac", "raw", "ogg"])
def test_a_write_that_fails_leaves_the_old_file(header: str, tmp_path: Path) -> None:
    import resource

    path = tmp_path / "x"
    path.write_bytes(b"the old one")
    with contextlib.closing(SoundFiles()) as files:
        others = workers()
        files.warm()
        (limited,) = (each for each in workers() if each not in others)
        resource.prlimit(limited.pid, resource.RLIMIT_FSIZE, (50_000, 50_000))  # as on a full disk
        for _ in range(2):
            with pytest.raises(SoundFileError, match=f"{path} cannot be written whole: the disk may be full"):
                files.write(str(path), np.tile(sound(), (2000, 1)), RATE, header, "int16")
        assert limited in workers()
    assert path.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["x"]


def test_permissions_are_kept_or_usual(files: SoundFiles, tmp_path: Path) -> None:
    path, usual = tmp_path / "x.wav", tmp_path / "usual"
    usual.touch()
    files.write(str(path), sound(), RATE, "wav", "int16")
    assert path.stat().st_mode == usual.stat().st_mode
    path.chmod(0o640)
    files.write(str(path), sound(), RATE, "wav", "int16")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_the_longest_name_can_be_written(files: SoundFiles, tmp_path: Path) -> None:
    path = tmp_path / ("🎵" * 62 + ".wav")
    files.write(str(path), sound(), RATE, "wav", "int16")
    assert len(files.read(str(path)).samples) == FRAMES


def test_a_link_stays_a_link(files: SoundFiles, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "link.wav").symlink_to(tmp_path / "there" / "x.wav")
    files.write(str(tmp_path / "link.wav"), sound(), RATE, "wav", "int16")
    assert (tmp_path / "link.wav").is_symlink()
    assert (tmp_path / "there" / "x.wav").is_file()


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user's, for root may do everything."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody is another user")
def test_files_without_permission(ordinary_user: Path) -> None:
    path = ordinary_user / "x.wav"
    soundfile.write(path, sound(), RATE)
    path.chmod(0o444)
    before = path.read_bytes()
    with pytest.raises(PermissionError), writing.replacing(FileLocation(path, path)):
        pass
    assert path.read_bytes() == before
    path.chmod(0)
    with pytest.raises(PermissionError):
        Reader(FileLocation(path, path))
    (ordinary_user / "sub").mkdir(mode=0o555)
    with pytest.raises(PermissionError), writing.replacing(FileLocation(path, ordinary_user / "sub" / "x.wav")):
        pass


HOUR = 550_000_000
"""Frames of two channels of floats: 4.4 GB."""


@pytest.mark.parametrize(
    ("name", "header", "form"),
    [
        ("x", "wav", "RF64"), ("x.wav", "", "RF64"), ("x", "wavex", "RF64"), ("x", "rf64", "RF64"), ("x", "w64", "W64"),
        ("x", "caf", "CAF"), ("x", "next", "AU"), ("x", "raw", "RAW"), ("x", "mat5", "MAT5"),
    ],
)  # fmt: skip
def test_headers_of_files_beyond_4_gigabytes(name: str, header: str, form: str) -> None:
    assert formats.choose(Path(name), header, "float", HOUR, 2, 44100) == (form, "FLOAT")


@pytest.mark.parametrize(("name", "header"), [("x", "aiff"), ("x", ""), ("x.aif", ""), ("x", "mat4")])
def test_headers_without_room_for_more_than_4_gigabytes(name: str, header: str) -> None:
    told = header or "aiff"
    with pytest.raises(SoundFileError, match=f"4400000000 bytes of sound; .* header {told} holds .* wav, w64 or caf"):
        formats.choose(Path(name), header, "float", HOUR, 2, 44100)
    assert formats.choose(Path(name), header, "int16", HOUR, 2, 44100)[1] == "PCM_16"  # half of that fits


def test_a_file_beyond_4_gigabytes_comes_back(files: SoundFiles, tmp_path: Path) -> None:
    """The sound is silence that takes no room in a file with holes: only its end is looked at."""
    frames = HOUR * 8 // 2 + 3
    path = tmp_path / "long.wav"
    head = makers.riff(makers.chunk(b"ds64", struct.pack("<QQQI", 0, 2 * frames, frames, 0)), makers.fmt(1),
                       makers.chunk(b"data", b"", 0xFFFFFFFF), form=b"RF64")  # fmt: skip
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + 2 * frames - 6)
        file.seek(0, os.SEEK_END)
        file.write(makers.pcm(np.full((3, 1), 0.5, np.float32)))
    end = files.read(str(path), frames - 5).samples
    np.testing.assert_array_equal(end[:, 0], [0, 0, 0.5, 0.5, 0.5])
    with pytest.raises(SoundFileError, match=f"has {frames} frames; it cannot be read from frame {frames} on"):
        files.read(str(path), frames)
