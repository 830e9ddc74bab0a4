"""Files as crashed recorders, pipes and broken downloads leave them: what is there comes, and no more."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nmfserver.errors import SoundFileError
from nmfserver.sound_files.service import Reading, SoundFiles
from tests.sound_files import makers
from tests.sound_files.makers import RATE, aiff, au, caf, chunk, fmt, mp3, pcm, riff, w64, whole, without_first_frame

SOUND = makers.sound()
OPEN = 0xFFFFFFFF
Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def files() -> Iterator[SoundFiles]:
    with contextlib.closing(SoundFiles()) as service:
        yield service


@pytest.fixture
def read(files: SoundFiles, tmp_path: Path) -> Read:
    def reading(data: bytes, start: int = 0, count: int | None = None) -> Reading:
        path = tmp_path / "x"
        path.write_bytes(data)
        return files.read(str(path), start, count)

    return reading


def data(size: int | None = None, order: str = "<") -> bytes:
    return chunk(b"data", pcm(SOUND, order), size, order)


def ds64(frames: int) -> bytes:
    return chunk(b"ds64", struct.pack("<QQQI", 2**33, 4 * frames, frames, 0))


HARMLESS = {
    "INFO with a chunk of -8 bytes": riff(fmt(), chunk(b"LIST", b"INFO" + chunk(b"abcd", b"hello wo", -8)), data()),
    "list with a chunk of -8 bytes": riff(fmt(), chunk(b"LIST", b"wxyz" + chunk(b"abcd", b"hello wo", -8)), data()),
    "a chunk that reaches beyond the end": riff(fmt(), chunk(b"bext", b"x" * 700, -8), data()),
    "a large chunk before": riff(chunk(b"axml", b"<x/>" * 300_000), fmt(), data()),
    "a large chunk behind": riff(fmt(), data(), chunk(b"id3 ", b"ID3" + bytes(300_000))),
    "many chunks": riff(*[chunk(b"note", b"x" * 9)] * 2000, fmt(), data(), *[chunk(b"note", b"y")] * 2000),
    "ID3 in front": b"ID3\3\0\0\0\0\7\x68" + bytes(1000) + riff(fmt(), data()),
    "zeros behind": riff(fmt(), data()) + bytes(5000),
    "RF64": riff(ds64(len(SOUND)), fmt(), data(OPEN), form=b"RF64", size=OPEN),
    "BW64": riff(ds64(len(SOUND)), fmt(), chunk(b"axml", b"<x/>" * 20000), data(OPEN), form=b"BW64", size=OPEN),
    "BW64 with usual sizes": riff(fmt(), data(), form=b"BW64"),
    "RIFX": riff(fmt(order=">"), data(order=">"), form=b"RIFX", order=">"),
    "AIFF with a large chunk": aiff(SOUND, before=chunk(b"APPL", b"x" * 300_001, order=">")),
    "CAF": caf(SOUND),
    "AU": au(SOUND),
    "AU, little-endian": au(SOUND, order="<"),
    "W64": w64(SOUND),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_other_chunks_hold_does_no_harm(name: str, read: Read) -> None:
    reading = read(HARMLESS[name])
    assert (reading.sample_rate, reading.fault) == (RATE, "")
    np.testing.assert_array_equal(reading.samples, SOUND)
    np.testing.assert_array_equal(read(HARMLESS[name], 4000, 100).samples, SOUND[4000:4100])


NEVER_CLOSED = {
    "WAV, data 0": riff(fmt(), data(0)),
    "WAV, all 0": riff(fmt(), data(0), size=0),
    "WAV, JUNK first, data 0": riff(chunk(b"JUNK", bytes(4000)), fmt(), data(0), size=4088),
    "WAV into a pipe": riff(fmt(), data(OPEN), size=OPEN),
    "WAV into a pipe, as sox": riff(fmt(), data(0x7FFFF000), size=0x7FFFF024),
    "WAV into a pipe, as arecord": riff(fmt(), data(2**31), size=2**31 + 36),
    "RF64 without ds64": riff(fmt(), data(OPEN), form=b"RF64", size=OPEN),
    "RF64, ds64 0": riff(ds64(0), fmt(), data(OPEN), form=b"RF64", size=OPEN),
    "AIFF, all 0": aiff(SOUND, 0, 0),
    "AIFF, sound of 8 bytes": aiff(SOUND, 0, 8),
    "AIFF, open": aiff(SOUND, 0, OPEN),
    "AIFF, frames told": aiff(SOUND, None, 0),
    "CAF, open": caf(SOUND, -1),
    "CAF, 0": caf(SOUND, 0),
    "AU, open": au(SOUND, OPEN),
    "AU, 0": au(SOUND, 0),
    "W64, 0": w64(SOUND, 0),
    "W64, 24": w64(SOUND, 24),
    "W64, -1": w64(SOUND, -1),
}


@pytest.mark.parametrize("name", NEVER_CLOSED)
def test_a_length_that_was_left_open(name: str, read: Read) -> None:
    reading = read(NEVER_CLOSED[name])
    assert reading.fault == ""
    np.testing.assert_array_equal(reading.samples, SOUND)


CUT = {
    "WAV": riff(fmt(), data()), "AIFF": aiff(SOUND), "CAF": caf(SOUND), "AU": au(SOUND), "W64": w64(SOUND),
    "RF64": riff(ds64(len(SOUND)), fmt(), data(OPEN), form=b"RF64", size=OPEN),
}  # fmt: skip


@pytest.mark.parametrize("name", CUT)
def test_a_file_that_is_cut_short(name: str, read: Read) -> None:
    lost = 1002
    reading = read(CUT[name][: -4 * lost])
    there = len(SOUND) - lost
    np.testing.assert_array_equal(reading.samples, SOUND[:there])
    assert reading.fault == f"ends after {there} of its {len(SOUND)} frames"
    assert read(CUT[name][: -4 * lost], 0, there).fault == ""
    with pytest.raises(SoundFileError, match=f"ends after {there} of its {len(SOUND)} frames; .* frame 4000 on"):
        read(CUT[name][: -4 * lost], 4000)


def test_no_sound_at_all(read: Read) -> None:
    for content in (
        riff(fmt(), chunk(b"data", b"")),
        riff(fmt(), chunk(b"data", b""), chunk(b"LIST", b"INFO")),
        aiff(SOUND[:0]),
    ):
        with pytest.raises(SoundFileError, match="holds no sound: it has 0 frames"):
            read(content)
    with pytest.raises(SoundFileError, match="it has no 'data' chunk"):
        read(riff(fmt()))
    with pytest.raises(SoundFileError, match="it has no 'fmt' chunk"):
        read(riff(data()))


# Streams. --------------------------------------------------------------------


def flac(samples: NDArray[np.float32] = SOUND) -> bytes:
    return whole(samples, format="FLAC", subtype="PCM_16")


def of_length(stream: bytes, frames: int) -> bytes:
    """A FLAC stream that says to have so many frames; 0 means that it does not say."""
    head = bytearray(stream)
    head[21] = head[21] & 0xF0 | frames >> 32
    head[22:26] = struct.pack(">I", frames & 0xFFFFFFFF)
    return bytes(head)


def test_flac_of_any_told_length(read: Read) -> None:
    for told in (0, 1, len(SOUND) // 2):
        reading = read(of_length(flac(), told))
        np.testing.assert_array_equal(reading.samples, SOUND)
        assert reading.fault == ""
    for told in (len(SOUND) + 1, 2**36 - 1):
        reading = read(of_length(flac(), told))
        np.testing.assert_array_equal(reading.samples, SOUND)
        assert reading.fault == f"ends after {len(SOUND)} of its {told} frames"


def test_flac_that_is_cut_short(read: Read) -> None:
    long = makers.sound(60_000)
    stream = flac(long)
    for content in (stream, of_length(stream, 0)):
        reading = read(content[: len(content) // 2])
        there = len(reading.samples)
        assert 25_000 < there < 32_000
        np.testing.assert_array_equal(reading.samples, long[:there])
        assert reading.fault.startswith(
            f"ends after {there} of its 60000 frames" if content is stream else "is damaged behind"
        )
        np.testing.assert_array_equal(read(content[: len(content) // 2], 100, 20_000).samples, long[100:20_100])


@pytest.mark.parametrize("form", [{"format": "FLAC"}, {"format": "OGG"}, {"format": "OGG", "subtype": "OPUS"}])
def test_streams_that_follow_each_other(form: dict[str, str], read: Read) -> None:
    rate = 48000 if "subtype" in form else RATE
    one, other = whole(SOUND, rate, **form), whole(SOUND[:3000], rate, **form)
    alone = [read(one).samples, read(other).samples]
    assert [len(samples) for samples in alone] == [len(SOUND), 3000]
    reading = read(one + other)
    np.testing.assert_array_equal(reading.samples, np.concatenate(alone))
    assert reading.fault == ""
    np.testing.assert_array_equal(read(one + other, len(SOUND) - 10, 20).samples, reading.samples[-3010:-2990])


def test_streams_of_different_kinds(read: Read) -> None:
    reading = read(flac() + whole(SOUND[:, :1], 22050, format="FLAC"))
    np.testing.assert_array_equal(reading.samples, SOUND)
    assert (
        reading.fault == "goes on after 4410 frames with 1 channel at 22050 Hz instead of 2 at 44100; that is left out"
    )


@pytest.mark.parametrize("form", [{"format": "OGG"}, {"format": "OGG", "subtype": "OPUS"}])
def test_ogg_that_is_cut_short(form: dict[str, str], read: Read) -> None:
    long = makers.sound(200_000)
    content = whole(long, 48000, **form)
    reading = read(content[: len(content) // 2])
    assert 50_000 < len(reading.samples) < 150_000
    assert reading.fault == f"ends after {len(reading.samples)} frames, without the mark of its end: it is cut short"
    np.testing.assert_array_equal(reading.samples[:40_000], read(content).samples[:40_000])


LONG = makers.sound(100_000)
FRAME = 1152
"""Of MPEG-1 layer III."""


def alike(samples: NDArray[np.float32], original: NDArray[np.float32]) -> bool:
    """Whether two sounds are the same but for what MP3 loses."""
    return bool(np.corrcoef(samples[:, 0], original[:, 0])[0, 1] > 0.9)


def test_mp3_that_is_cut_short_holds_its_own_sound_only(read: Read) -> None:
    content = mp3(LONG)
    reading = read(content[: len(content) // 2])
    there = len(reading.samples)
    assert 0.4 * len(LONG) < there < 0.6 * len(LONG)
    assert reading.fault == f"ends after {there} of its {len(LONG)} frames"
    assert alike(reading.samples, LONG[:there])


@pytest.mark.parametrize("mode", ["VARIABLE", "CONSTANT"])
def test_mp3_without_its_length(mode: str, read: Read) -> None:
    quiet = np.concatenate([np.zeros((RATE, 2), np.float32), LONG])  # its first frames are smaller than the others
    reading = read(without_first_frame(mp3(quiet, bitrate_mode=mode, compression_level=0.5)))
    assert reading.fault == ""
    assert 0 <= len(reading.samples) - len(quiet) < 3 * FRAME
    delay = int(np.argmax(np.correlate(reading.samples[50_000:70_000, 0], quiet[50_000:65_000, 0])))
    assert alike(reading.samples[delay : delay + len(quiet)], quiet)


def test_mp3s_that_follow_each_other(read: Read) -> None:
    one = mp3(LONG)
    tag = b"ID3\3\0\0\0\0\7\x68" + bytes(1000)
    for between in (b"", tag, b"TAG" + bytes(125)):
        reading = read(tag + one + between + one)
        assert (len(reading.samples), reading.fault) == (2 * len(LONG), "")
        np.testing.assert_array_equal(reading.samples[len(LONG) :], reading.samples[: len(LONG)])
    bare = read(one + without_first_frame(one))
    assert 0 <= len(bare.samples) - 2 * len(LONG) < 3 * FRAME


def test_mp3_in_a_wav(read: Read) -> None:
    described = struct.pack("<HHIIHH", 0x55, 2, RATE, 16000, 1, 0) + struct.pack("<HHIHHH", 12, 1, 2, 417, 1, 1393)
    reading = read(
        riff(chunk(b"fmt ", described), chunk(b"fact", struct.pack("<I", 100_000)), chunk(b"data", mp3(LONG)))
    )
    assert len(reading.samples) == len(LONG)
    assert alike(reading.samples, LONG)


@pytest.mark.parametrize(
    ("form", "sample_format"),
    [
        ("WAV", "GSM610"), ("AIFF", "GSM610"), ("W64", "GSM610"), ("WAV", "G721_32"), ("AU", "G721_32"),
        ("AU", "G723_24"), ("AU", "G723_40"), ("WAV", "NMS_ADPCM_16"), ("WAV", "NMS_ADPCM_24"), ("WAV", "NMS_ADPCM_32"),
        ("AIFF", "DWVW_16"), ("AIFF", "DWVW_24"), ("XI", "DPCM_8"), ("XI", "DPCM_16"),
        ("WAV", "ULAW"), ("AIFF", "ALAW"), ("WAV", "IMA_ADPCM"), ("WAV", "MS_ADPCM"), ("CAF", "ALAC_16"),
        ("AIFF", "IMA_ADPCM"), ("CAF", "ULAW"), ("W64", "MS_ADPCM"), ("VOC", "PCM_16"), ("SVX", "PCM_16"),
        ("PAF", "PCM_16"), ("NIST", "PCM_16"), ("IRCAM", "PCM_16"), ("MAT5", "PCM_16"), ("WVE", "ALAW"),
    ],
)  # fmt: skip
def test_every_way_to_code_samples(form: str, sample_format: str, read: Read) -> None:
    tone = (0.5 * np.sin(np.arange(8000, dtype=np.float32) * 0.1))[:, None]
    content = whole(tone, 8000, format=form, subtype=sample_format)
    samples = read(content).samples
    assert len(tone) <= len(samples) < len(tone) + 700  # some have blocks of one size
    assert np.corrcoef(samples[1000:7000, 0], tone[1000:7000, 0])[0, 1] > 0.9
    np.testing.assert_array_equal(read(content, 3000, 2000).samples, samples[3000:5000])


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\0\0\0\x20ftypM4A " + bytes(100), r"MPEG-4 \(m4a, mp4\)"),
        (bytes.fromhex("3026b2758e66cf11") + bytes(100), r"Windows Media \(wma\)"),
        (b"PK\3\4" + bytes(100), "a ZIP archive"),
        (b"\x1a\x45\xdf\xa3" + bytes(100), "Matroska or WebM"),
        (b"<html>no such page</html>", "format not recognised"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_can(content: bytes, kind: str, read: Read) -> None:
    with pytest.raises(
        SoundFileError, match=f"x cannot be read as a sound file: .*{kind}.*WAV, AIFF.*ffmpeg -i x sound"
    ):
        read(content)
