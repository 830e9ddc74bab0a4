"""Sound files as other programs leave them behind: made byte by byte, after the formats' own descriptions."""

from __future__ import annotations

import io
import struct
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 44100


def sound(frames: int = 4410, channels: int = 2) -> NDArray[np.float32]:
    """A decaying tone over noise, float32 (frames, channels), the same at every call; exact in 16 bits."""
    time = np.arange(frames) / RATE
    noise = np.random.default_rng(5).standard_normal((frames, channels))
    tone = np.sin(2 * np.pi * 330 * time)[:, None] * np.exp(-3 * (time % 0.4))[:, None]
    samples: NDArray[np.float32] = (np.round((0.4 * tone + 0.02 * noise) * 2**15) / 2**15).astype(np.float32)
    return samples


def whole(samples: NDArray[np.float32], rate: int = RATE, **form: Any) -> bytes:
    """A file as libsndfile writes it."""
    file = io.BytesIO()
    soundfile.write(file, samples, rate, **form)
    return file.getvalue()


def pcm(samples: NDArray[np.float32], order: str = "<") -> bytes:
    """Samples as 16-bit integers."""
    return np.round(samples * 2**15).astype(f"{order}i2").tobytes()


def chunk(name: bytes, content: bytes, size: int | None = None, order: str = "<") -> bytes:
    """A chunk of RIFF or IFF, that may lie about its size."""
    told = len(content) if size is None else size & 0xFFFFFFFF
    return name + struct.pack(f"{order}I", told) + content + bytes(len(content) % 2)


def fmt(channels: int = 2, order: str = "<", bits: int = 16, tag: int = 1) -> bytes:
    align = channels * bits // 8
    return chunk(b"fmt ", struct.pack(f"{order}HHIIHH", tag, channels, RATE, RATE * align, align, bits), order=order)


def riff(*chunks: bytes, form: bytes = b"RIFF", size: int | None = None, order: str = "<") -> bytes:
    body = b"WAVE" + b"".join(chunks)
    return form + struct.pack(f"{order}I", len(body) if size is None else size & 0xFFFFFFFF) + body


def aiff(
    samples: NDArray[np.float32], frames: int | None = None, size: int | None = None, before: bytes = b""
) -> bytes:
    """An AIFF file of 16 bits that may lie about its frames, or the size of its sound."""
    rate = bytes.fromhex("400eac44000000000000")
    told = len(samples) if frames is None else frames
    common = struct.pack(">HIH", samples.shape[1], told, 16) + rate
    body = (
        b"AIFF" + before + chunk(b"COMM", common, order=">") + chunk(b"SSND", bytes(8) + pcm(samples, ">"), size, ">")
    )
    return b"FORM" + struct.pack(">I", len(body)) + body


def caf(samples: NDArray[np.float32], size: int | None = None) -> bytes:
    """A CAF file of 16 bits, big-endian."""
    channels, content = samples.shape[1], bytes(4) + pcm(samples, ">")
    described = struct.pack(">d4sIIIII", RATE, b"lpcm", 0, 2 * channels, 1, channels, 16)
    return (
        b"caff\0\1\0\0" + b"desc" + struct.pack(">q", len(described)) + described
        + b"free" + struct.pack(">q", 100) + bytes(100)
        + b"data" + struct.pack(">q", len(content) if size is None else size) + content
    )  # fmt: skip


def au(samples: NDArray[np.float32], size: int | None = None, order: str = ">") -> bytes:
    """An AU file of 16 bits with a comment."""
    content = pcm(samples, order)
    told = len(content) if size is None else size
    magic = b".snd" if order == ">" else b"dns."
    return magic + struct.pack(f"{order}5I", 32, told, 3, RATE, samples.shape[1]) + b"comment\0" + content


W64_TAIL = bytes.fromhex("f3acd3118cd100c04f8edb8a")


def w64(samples: NDArray[np.float32], size: int | None = None) -> bytes:
    """A Wave-64 file of 16 bits."""

    def part(name: bytes, content: bytes, told: int | None = None) -> bytes:
        return name + W64_TAIL + struct.pack("<q", 24 + len(content) if told is None else told) + content

    body = b"wave" + W64_TAIL + part(b"fmt ", fmt(samples.shape[1])[8:]) + part(b"data", pcm(samples), size)
    return b"riff" + bytes.fromhex("2e91cf11a5d628db04c10000") + struct.pack("<q", 24 + len(body)) + body


def mp3(samples: NDArray[np.float32], rate: int = RATE, **quality: Any) -> bytes:
    """An MP3 as LAME writes it, with a first frame that announces its length."""
    file = io.BytesIO()
    with soundfile.SoundFile(file, "w", rate, samples.shape[1], "MPEG_LAYER_III", format="MP3", **quality) as opened:
        opened.write(samples)
    return file.getvalue()


def without_first_frame(data: bytes) -> bytes:
    """An MP3 without what announces its length, as streams are."""
    bitrate = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)[data[2] >> 4]
    return data[144000 * bitrate // RATE + (data[2] >> 1 & 1) :]
