"""The section of the bench about sound files: read and written over OSC, beside libsndfile in this process."""

import statistics
from collections.abc import Iterator

import numpy as np
import soundfile

from bench.kernels import MINUTE, Floats
from bench.measuring import Clock, Row, Run, Target, interleaved, shown, spread, timed
from bench.server import Server
from bench.sounds import RATE

ROUNDS = 15
# Names of files with the header and the sample format that they get, as scsynth and as libsndfile name them.
KINDS = {
    "float.wav": ("wav", "float", "WAV", "FLOAT"), "int16.wav": ("wav", "int16", "WAV", "PCM_16"),
    "int24.flac": ("flac", "int24", "FLAC", "PCM_24"), "sound.mp3": ("mpeg", "mp3", "MP3", "MPEG_LAYER_III"),
    "sound.ogg": ("ogg", "vorbis", "OGG", "VORBIS"),
}  # fmt: skip


def files(run: Run) -> Iterator[Row]:
    """Measure how long a minute of stereo takes from a file into a buffer, and back."""
    mono = run.sounds.sound(MINUTE)
    stereo = np.stack([mono, mono[::-1]], axis=1)
    with Server() as server:
        for name in KINDS:
            yield from _kind(run, server, name, stereo)


def _kind(run: Run, server: Server, name: str, samples: Floats) -> Iterator[Row]:
    """Measure one kind of file. What is read is looked at: it has to be all of the sound."""
    header, sample_format, form, subtype = KINDS[name]
    path, copy = run.scratch / name, str(run.scratch / f"copy-{name}")

    def write() -> None:
        with soundfile.SoundFile(path, "w", RATE, 2, subtype, format=form) as file:
            for at in range(0, len(samples), RATE):  # its Vorbis encoder crashes on a whole minute
                file.write(samples[at : at + RATE])

    write()
    read = {
        "ours": timed(lambda: server.do("/b_allocRead", 0, str(path))),
        "alone": timed(lambda: soundfile.read(path, dtype="float32")),
    }
    yield _row(run, f"{name}, read", read, Target(1.2))
    server.send("/b_query", 0)
    frames = server.until("/b_info")[-1].arguments[1]
    if frames != len(samples):
        raise RuntimeError(f"{name}: {frames!r} frames were read of {len(samples)}")
    written = {
        "ours": timed(lambda: server.do("/b_write", 0, copy, header, sample_format)),
        "alone": timed(write),
    }
    yield _row(run, f"{name}, written", written)


def _row(run: Run, name: str, clocks: dict[str, Clock], wanted: Target | None = None) -> Row:
    times = interleaved(clocks, run.rounds(ROUNDS), warm=False)
    ours, alone = statistics.median(times["ours"]), statistics.median(times["alone"])
    details = spread(ours=times["ours"], alone=times["alone"])
    return Row(name, ours, "s", f"libsndfile alone: {shown(alone)}", ours / alone, wanted, details=details)
