"""Damaged sound files of every format, as many as wanted; and a server that reads them all.

python -m tests.sound_files.mutations COUNT [SEED]    starts a server, and lets it read so many
"""

from __future__ import annotations

import contextlib
import struct
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile

from tests.sound_files import makers
from tests.wire import Process, Udp

KEPT = 1000
"""Samples of the buffer that has to be there in the end."""
LOOK_EVERY = 500
INTERESTING = (0, 1, 2, 3, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 2**31 - 1, 2**31, 2**32 - 9, 2**32 - 1)


def originals() -> list[bytes]:
    """A sound file of every format and sample format that libsndfile writes, and of those that are made by hand."""
    samples = makers.sound(2000, 2)
    files = [makers.caf(samples), makers.au(samples), makers.w64(samples), makers.aiff(samples), makers.mp3(samples)]
    files.append(makers.riff(makers.fmt(), makers.chunk(b"LIST", b"INFO" + makers.chunk(b"INAM", b"title")), b""))
    for form in soundfile.available_formats():
        for sample_format in soundfile.available_subtypes(form):
            if form in ("RAW", "SD2") or sample_format == "DWVW_N":
                continue
            for columns in (2, 1):
                with contextlib.suppress(soundfile.LibsndfileError, AssertionError):
                    files.append(makers.whole(samples[:, :columns], 8000, format=form, subtype=sample_format))
                    break
    return files


def mutated(content: bytes, random: np.random.Generator) -> bytes:
    """A file that is damaged in one to four ways, most of them near its beginning."""
    data = bytearray(content)
    for _ in range(random.integers(1, 5)):
        at = int(min(random.exponential(60 if random.random() < 0.7 else len(data) / 3), max(len(data) - 1, 0)))
        way = random.integers(8)
        if way == 0:
            data[at : at + 1] = bytes([data[at] ^ 1 << random.integers(8)]) if data else b""
        elif way == 1:
            value = int(random.choice(np.array(INTERESTING, np.uint64)))
            data[at : at + 4] = struct.pack("<I" if random.random() < 0.5 else ">I", value)
        elif way == 2:
            del data[int(random.integers(len(data) + 1)) :]
        elif way == 3:
            del data[at : at + int(random.integers(1, 64))]
        elif way == 4:
            data[at:at] = random.bytes(int(random.integers(1, 64)))
        elif way == 5:
            size = int(random.integers(1, 32))
            data[at : at + size] = random.bytes(size)
        elif way == 6:
            size, to = int(random.integers(1, 200)), int(random.integers(len(data) + 1))
            data[to:to] = data[at : at + size]
        else:
            data[at : at + 8] = bytes(8)
    return bytes(data)


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Yield so many damaged files, the same for the same seed."""
    random, files = np.random.default_rng(seed), originals()
    for number in range(count):
        yield mutated(files[number % len(files)], random)


def kept(client: Udp) -> bool:
    """Whether the buffer that has nothing to do with it is as it was."""
    return client.samples("kept", KEPT) == [0.5] * KEPT


def attack(client: Udp, folder: Path, count: int, seed: int) -> Counter[str]:
    """Let a server read damaged files; return how often each kind of answer came.

    Raises AssertionError where a buffer is lost or changed, or an answer is none; TimeoutError where none comes.
    """
    client.do("/b_alloc", "kept", KEPT)
    client.send("/b_fill", "kept", 0, KEPT, 0.5)
    seen: Counter[str] = Counter()
    path = folder / "damaged"
    for number, content in enumerate(mutations(count, seed)):
        path.write_bytes(content)
        answer = client.do("/b_allocRead", "read", str(path))
        reason = answer[2] if answer[0] == "/fail" else ""
        kind = next((word for word in ("crashed", "never came", "nmfserver itself") if word in reason), "")
        seen[kind or answer[0]] += 1
        if kind:
            (folder / f"{kind.split()[0]}-{seed}-{number}").write_bytes(content)
        if answer[0] == "/done":
            assert client.ask("/b_query", "read")[2] > 0
        if number % LOOK_EVERY == 0:
            assert kept(client)
    assert kept(client)
    return seen


def main() -> None:
    """Attack a server of our own; say what came of it."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    folder = Path(tempfile.mkdtemp(prefix="mutations-"))
    process = Process(log=folder / "log.txt")
    try:
        seen = attack(Udp(process.port), folder, count, seed)
        print(f"{count} files, seed {seed}: {dict(seen)}; the server lives: {process.process.poll() is None}")
        print(f"what is worth a look: {folder}")
    finally:
        process.end()


if __name__ == "__main__":
    main()
